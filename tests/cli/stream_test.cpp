// The stream: results leave soon after their documents came, signals cut no line, --resume loses and doubles
// nothing, --shard parts the input.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <set>

#include <doctest/doctest.h>

#include "process.hpp"

using namespace claimgraph::test;

namespace {

std::string line_of(const std::string& id) {
  return R"({"id": ")" + id + R"(", "text": "Ruritania accused Freedonia of breaking the truce."})" + "\n";
}

std::string archive(int documents) {
  std::string made;
  for (int i = 0; i < documents; ++i) made += line_of("d" + std::to_string(i));
  return made;
}

int shell(const Folder& folder, const std::string& script) {
  folder.write("script.sh", "claimgraph() { '" CLAIMGRAPH_COMMAND "' \"$@\"; }\n" + script);
  return WEXITSTATUS(std::system(("cd '" + folder.path().string() + "' && sh script.sh").c_str()));
}

}  // namespace

TEST_CASE("the result of a document leaves while the producer is silent and the input stays open") {
  const Folder folder;
  folder.write("one.jsonl", line_of("first"));
  for (const std::string jobs : {"1", "2"}) {
    CAPTURE(jobs);
    // The producer ends only when the first result is there.
    CHECK(shell(folder,
                "rm -f out; (cat one.jsonl; i=0; until [ -s out ] || [ $i -gt 600 ]; do sleep 0.1; "
                "i=$((i+1)); done;"
                " [ -s out ] && echo seen > seen) | claimgraph extract - --jobs " +
                    jobs + " > out") == 0);
    CHECK(read(folder / "seen") == "seen\n");
    CHECK(lines(read(folder / "out")).size() == 1);
    std::filesystem::remove(folder / "seen");
  }
}

TEST_CASE("output that cannot be written ends the run at once, also where the producer is silent") {
  const Folder folder;
  folder.write("one.jsonl", line_of("first"));
  for (const std::string jobs : {"1", "2"}) {
    CAPTURE(jobs);
    CHECK(shell(folder, "mkfifo go; claimgraph extract - --jobs " + jobs +
                            " < go > /dev/full 2> err & run=$!; exec 3> go;"
                            " cat one.jsonl >&3; wait $run; code=$?; rm go; exit $code") == 3);
    CHECK(read(folder / "err").find("CG402") != std::string::npos);
  }
}

TEST_CASE("a signal ends a run between two lines of its output") {
  const Folder folder;
  folder.write("news.jsonl", archive(400));
  for (const auto& [name, number] : {std::pair("INT", SIGINT), std::pair("TERM", SIGTERM)}) {
    CAPTURE(name);
    // Shells start what runs in the background with SIGINT ignored; `timeout` undoes that and passes signals
    // on.
    CHECK(shell(folder, "rm -f go out; mkfifo go; timeout 600 '" CLAIMGRAPH_COMMAND
                        "' extract - < go > out & run=$!; exec 3> go; cat news.jsonl >&3;"
                        " until [ -s out ]; do sleep 0.02; done; kill -" +
                            std::string(name) + " $run; wait $run") == 128 + number);
    CHECK(read(folder / "out").ends_with('\n'));
  }
}

TEST_CASE("--resume goes on where a run was cut, and gives what a whole run gives") {
  const Folder folder;
  const std::string input = folder.write("news.jsonl", archive(60)), output = folder / "claims.jsonl";
  const std::string whole = run({"extract", input}).out;
  REQUIRE(lines(whole).size() == 60);
  // At the end of a line, in the middle of one, in the first, at the very end, and nothing at all.
  const std::size_t tenth = whole.find("{\"id\":\"d10\"");
  for (const std::size_t cut : {tenth, tenth + 40, tenth - 1, std::size_t{5}, whole.size(), std::size_t{0}}) {
    CAPTURE(cut);
    folder.write("claims.jsonl", whole.substr(0, cut));
    const Outcome outcome = run({"extract", input, "--resume", output});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.empty());
    CHECK((read(output) == whole));
  }
  std::filesystem::remove(output);
  CHECK(run({"extract", "-", "--resume", output}, archive(60)).exit_code == 0);
  CHECK((read(output) == whole));
}

TEST_CASE("--resume keeps documents of one id, and names again what failed") {
  const Folder folder;
  const std::string input =
      folder.write("news.jsonl", line_of("a") + "no json\n" + line_of("a") + line_of("b"));
  const Outcome whole = run({"extract", input});
  CHECK(whole.exit_code == 1);
  CHECK(lines(whole.out).size() == 3);
  const std::string first = lines(whole.out).front() + "\n", output = folder.write("claims.jsonl", first);
  const Outcome resumed = run({"extract", input, "--resume", output});
  CHECK(resumed.exit_code == 1);
  CHECK(resumed.err == whole.err);
  CHECK(read(output) == whole.out);
}

TEST_CASE("--resume refuses a file that holds something else, and leaves it as it was") {
  const Folder folder;
  const std::string input = folder.write("news.jsonl", archive(2)),
                    notes = folder.write("notes.jsonl", "my notes\n");
  const Outcome outcome = run({"extract", input, "--resume", notes});
  CHECK(outcome.exit_code == 3);
  CHECK(outcome.err.find("CG405") != std::string::npos);
  CHECK(outcome.err.find("notes.jsonl:1") != std::string::npos);
  CHECK(read(notes) == "my notes\n");
  CHECK(run({"extract", input, "--resume", folder.path().string()}).exit_code == 3);
  CHECK(run({"extract", input, "--resume", "/dev/null"}).exit_code == 3);
  CHECK(run({"extract", input, "--resume", notes, "-o", folder / "other"}).exit_code == 2);
}

TEST_CASE("two runs do not write one file at a time") {
  const Folder folder;
  folder.write("one.jsonl", line_of("first"));
  CHECK(shell(folder,
              "mkfifo go; claimgraph extract - --resume out < go & exec 3> go; cat one.jsonl >&3;"
              " i=0; until [ -s out ] || [ $i -gt 600 ]; do sleep 0.1; i=$((i+1)); done;"
              " claimgraph extract one.jsonl --resume out 2> err; code=$?; exec 3>&-; wait; exit $code") ==
        3);
  CHECK(read(folder / "err").find("CG404") != std::string::npos);
  CHECK(lines(read(folder / "out")).size() == 1);
}

TEST_CASE("the parts of --shard have each document once, and each failure is named by one of them") {
  const Folder folder;
  std::filesystem::create_directory(folder.path() / "news");
  folder.write("news/a.jsonl", archive(50) + "no json\n");
  folder.write("news/b.txt", "Ruritania thanked Freedonia.\n");
  const Outcome whole = run({"extract", folder / "news"});
  std::multiset<std::string> parts;
  std::string errors;
  for (const char* part : {"1/3", "2/3", "3/3"}) {
    const Outcome outcome = run({"extract", folder / "news", "--shard", part});
    const std::vector<std::string> found = lines(outcome.out);
    CHECK(found.size() > 5);
    parts.insert(found.begin(), found.end());
    errors += outcome.err;
    CHECK(run({"extract", folder / "news", "--shard", part, "--jobs", "1"}).out == outcome.out);
  }
  const std::vector<std::string> all = lines(whole.out);
  CHECK(parts == std::multiset<std::string>(all.begin(), all.end()));
  CHECK(errors == whole.err);
  for (const char* part : {"0/3", "4/3", "1", "1/", "a/b", "1/3x", "-1/3", "1/0"}) {
    CAPTURE(part);
    CHECK(run({"extract", folder / "news", "--shard", part}).exit_code == 2);
  }
}
