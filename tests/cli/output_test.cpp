// Output: nothing but data on standard output, files complete or absent, the same for any number of workers.
#include <csignal>
#include <cstdlib>

#include <doctest/doctest.h>

#include "process.hpp"

using namespace claimgraph::test;

namespace {

/// Documents of different lengths, with letters outside ASCII.
std::string archive(int documents) {
  std::string made;
  for (int i = 0; i < documents; ++i) {
    const std::string number = std::to_string(i);
    std::string text =
        "Ruritania’s foreign minister, Zoë Almásy, accused Freedonia of breaking the truce on day " + number +
        ".";
    for (int more = 0; more < i % 7; ++more)
      text += " Freedonia denied it and thanked Türkiye for its efforts.";
    made += R"({"id": "d)" + number + R"(", "title": "Day )" + number +
            R"(", "date": "2025-01-02", "text": ")" + text + "\"}\n";
  }
  return made;
}

}  // namespace

TEST_CASE("the lines are the same for 1, 2 and 4 jobs, from a file and from standard input") {
  const Folder folder;
  const std::string input = archive(300), file = folder.write("news.jsonl", input);
  const Outcome one = run({"extract", file, "--jobs", "1"});
  REQUIRE(one.exit_code == 0);
  CHECK(one.err.empty());
  CHECK(lines(one.out).size() == 300);
  for (const char* jobs : {"2", "4"}) {
    CAPTURE(jobs);
    CHECK(run({"extract", file, "--jobs", jobs}).out == one.out);
  }
  CHECK(run({"extract", "-"}, input).out == one.out);
  const auto merged = [&](const char* jobs) { return run({"extract", file, "--merge", "names", "--jobs", jobs}).out; };
  const std::string merged_by_one = merged("1");
  CHECK(merged_by_one != one.out);
  CHECK(merged("4") == merged_by_one);
  CHECK(run({"extract", "-", "-o", folder / "claims.jsonl"}, input).out.empty());
  CHECK(read(folder / "claims.jsonl") == one.out);
}

TEST_CASE("every line of extract is one JSON object with the text unless --no-text") {
  const Outcome with = run({"extract", "-"}, archive(3)),
                without = run({"extract", "--no-text", "-"}, archive(3));
  for (const std::string& line : lines(with.out)) {
    CHECK(line.starts_with("{\"id\":\"d"));
    CHECK(line.ends_with("}"));
    CHECK(line.find("\"text\":\"Day ") != std::string::npos);
  }
  CHECK(without.out.size() < with.out.size());
  CHECK(without.out.find("\"text\":\"Day ") == std::string::npos);
}

TEST_CASE("--explain gives the reasons of each claim, in the lines or as a text") {
  const Outcome plain = run({"extract", "-"}, archive(2)), json = run({"extract", "-", "--explain"}, archive(2)),
                text = run({"extract", "-", "--explain=text"}, archive(2));
  CHECK(plain.out.find("\"reasons\"") == std::string::npos);
  CHECK(json.out.find("\"reasons\":[{\"step\":") != std::string::npos);
  CHECK(lines(json.out).size() == 2);
  CHECK(text.out.starts_with("d0  Day 0\n"));
  CHECK(text.out.find("  frame  ") != std::string::npos);
  CHECK(text.out.find("  confidence  ") != std::string::npos);
  CHECK(run({"extract", "-", "--explain=poem"}, archive(1)).exit_code == 2);
}

TEST_CASE("date and outlet are given to documents that carry none") {
  const Folder folder;
  const Outcome outcome = run({"extract", "--date", "2024-05", "--outlet", "The Herald",
                               folder.write("a.txt", "Ruritania thanked Freedonia.")});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.find("\"date\":\"2024-05\"") != std::string::npos);
  CHECK(outcome.out.find("\"outlet\":\"The Herald\"") != std::string::npos);
  CHECK(run({"extract", "--date", "2024-05", "-"}, archive(1)).out.find("\"date\":\"2025-01-02\"") !=
        std::string::npos);
}

TEST_CASE("output that cannot be written ends with 3 and leaves nothing behind") {
  const Folder folder;
  const std::string input = folder.write("news.jsonl", archive(3));
  const std::string full = "/dev/full", nowhere = folder / "no/such/folder/out.jsonl",
                    itself = folder.path().string();
  for (const std::string& output : {full, nowhere, itself}) {
    CAPTURE(output);
    const Outcome outcome = run({"extract", input, "-o", output});
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find("CG40") != std::string::npos);
    CHECK(outcome.err.find(output) != std::string::npos);
  }
  for (const char* ending : {".svg", ".graphml", ".json", ".html"}) {
    CAPTURE(ending);
    CHECK(run({"build", input, "-o", (folder / "no/such/folder/out") + ending}).exit_code == 3);
  }
  CHECK(folder.names() == std::vector<std::string>{"news.jsonl"});
}

TEST_CASE("a file that was there before stays as it was where the run fails") {
  const Folder folder;
  const std::string output = folder.write("claims.jsonl", "precious\n");
  const Outcome outcome = run({"extract", "--model", folder / "missing.cgm", "-", "-o", output}, archive(1));
  CHECK(outcome.exit_code == 3);
  CHECK(read(output) == "precious\n");
}

TEST_CASE("a full disk behind standard output ends with 3, a reader that leaves ends the run quietly") {
  const Folder folder;
  const std::string input = folder.write("news.jsonl", archive(2000)), command = CLAIMGRAPH_COMMAND;
  const std::string errors = folder / "errors";
  int status =
      std::system(("'" + command + "' extract '" + input + "' > /dev/full 2> '" + errors + "'").c_str());
  CHECK(WEXITSTATUS(status) == 3);
  CHECK(read(errors).find("CG402 standard output") != std::string::npos);
  status = std::system(("'" + command + "' extract '" + input + "' 2> '" + errors + "' | head -n 1 > '" +
                        (folder / "first") + "'")
                           .c_str());
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(lines(read(folder / "first")).size() == 1);
  CHECK(read(errors).empty());
}

TEST_CASE("a signal ends the run as signals do and leaves no unfinished file") {
  const Folder folder, elsewhere;
  const std::string command = CLAIMGRAPH_COMMAND, output = folder / "claims.jsonl", go = elsewhere / "go";
  // The input stays open, so that the run waits for more when the signal comes.
  const std::string script = "mkfifo '" + go + "'; '" + command + "' extract - -o '" + output + "' < '" + go +
                             "' & exec 3> '" + go + "'; echo '{\"text\": \"A thanked B.\"}' >&3; " +
                             "while [ -z \"$(ls '" + folder.path().string() +
                             "')\" ]; do sleep 0.05; done; " + "kill -TERM $!; wait $!";
  const int status = std::system(script.c_str());
  CHECK(WEXITSTATUS(status) == 128 + SIGTERM);
  CHECK(folder.names().empty());
}

TEST_CASE("a graph built from extracted claims equals the one built from the documents") {
  const Folder folder;
  const std::string documents = folder.write("news.jsonl", archive(20)), claims = folder / "claims.jsonl";
  REQUIRE(run({"extract", documents, "-o", claims}).exit_code == 0);
  for (const char* ending : {".graphml", ".gexf", ".json", ".cyjs", ".csv", ".dot", ".svg", ".html"}) {
    CAPTURE(ending);
    const std::string direct = (folder / "direct") + ending, later = (folder / "later") + ending;
    REQUIRE(run({"build", documents, "-o", direct}).exit_code == 0);
    // The claims need no model any more.
    REQUIRE(run({"build", claims, "-o", later, "--model", folder / "missing.cgm"}).exit_code == 0);
    CHECK(read(direct).size() > 100);
    CHECK(read(direct) == read(later));
  }
}

TEST_CASE("one run writes several formats") {
  const Folder folder;
  const Outcome outcome =
      run({"build", "-", "-o", folder / "a.graphml", "-o", folder / "b.svg", "--output", folder / "c.png"},
          archive(5));
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.empty());
  CHECK(folder.names() == std::vector<std::string>{"a.graphml", "b.svg", "c.png"});
  CHECK(read(folder / "c.png").starts_with("\x89PNG"));
}

TEST_CASE("aggregation, profiles and the confidence that is asked for change what is written") {
  const Folder folder;
  const std::string claims = folder / "claims.jsonl";
  REQUIRE(run({"extract", "-", "-o", claims}, archive(20)).exit_code == 0);
  const auto built = [&](std::vector<std::string> arguments, const std::string& ending) {
    const std::string output = (folder / "out") + ending;
    arguments.insert(arguments.begin(), {"build", claims, "-o", output});
    const Outcome outcome = run(arguments);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 0);
    return read(output);
  };
  const std::string plain = built({}, ".graphml"), same_ids = built({"--merge", "none"}, ".graphml");
  CHECK(built({"--merge", "none", "--aggregate"}, ".graphml").size() < same_ids.size() / 2);
  CHECK(built({"--graphml", "neo4j"}, ".graphml") != plain);
  CHECK(built({"--gexf", "1.2"}, ".gexf").find("1.2draft") != std::string::npos);
  CHECK(plain.find("<edge") != std::string::npos);
  CHECK(built({"--min-confidence", "1"}, ".graphml").find("<edge ") == std::string::npos);
  CHECK(run({"build", claims, "-o", folder / "x.gexf", "--gexf", "7"}).exit_code == 2);
}
