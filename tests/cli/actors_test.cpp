// actors, and merging across documents: on extracted claims, so that no model is needed.
#include <doctest/doctest.h>

#include "process.hpp"

using namespace claimgraph::test;

namespace {

std::string actor(const std::string& id, const std::string& name, const std::string& more = R"("type": "person")") {
  return R"({"id": ")" + id + R"(", "name": ")" + name + R"(", "aliases": [], )" + more + "}";
}

std::string claim(const std::string& source, const std::string& relation, const std::string& target) {
  return R"({"source": {"actor": ")" + source + R"(", "name": ")" + source + R"("}, "relation": ")" + relation + R"(", "target": {"actor": ")" + target +
         R"(", "name": ")" + target + R"("}, "confidence": 0.9})";
}

std::string document(const std::string& id, const std::string& actors, const std::string& claims) {
  return R"({"id": ")" + id + R"(", "actors": [)" + actors + R"(], "attributions": [], "claims": [)" + claims + "]}\n";
}

const std::string archive =
    document("d1", actor("tom-arkwell", "Tom Arkwell") + ", " + actor("velda", "Velda", R"("type": "state")"), claim("tom-arkwell", "accuse", "velda")) +
    document("d2", actor("arkwell", "Arkwell") + ", " + actor("velda", "Velda", R"("type": "state")"), claim("arkwell", "thank", "velda")) +
    document("d3", actor("thomas-arkwell", "Thomas Arkwell") + ", " + actor("protesters", "protesters", R"("type": "group")"),
             claim("protesters", "blame", "thomas-arkwell"));

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t times = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++times;
  return times;
}

}  // namespace

TEST_CASE("actors lists who acts with counts, and how each is known") {
  const Outcome outcome = run({"actors", "-", "--model", "/no/such/model"}, archive);
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
  const auto rows = lines(outcome.out);
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].starts_with("ACTOR"));
  CHECK(rows[1].starts_with("Velda"));
  CHECK(outcome.out.find("may be thomas-arkwell or tom-arkwell") != std::string::npos);
  CHECK(lines(run({"actors", "-", "--only", "ambiguous"}, archive).out).size() == 2);
  CHECK(lines(run({"actors", "-", "--only", "named", "--top", "2"}, archive).out).size() == 3);
  CHECK(run({"actors", "-", "--only", "famous"}, archive).exit_code == 2);
}

TEST_CASE("the CSV of actors can be edited and given back") {
  const Folder folder;
  const std::string claims = folder.write("claims.jsonl", archive), csv = folder / "actors.csv", graph = folder / "graph.csv";
  REQUIRE(run({"actors", claims, "-o", csv}).exit_code == 0);
  const std::string table = read(csv);
  CHECK(table.starts_with("id,name,type,side,parent,aliases,from,to,wikidata,note\n#"));
  CHECK(table.find("\ntom-arkwell,Tom Arkwell,person,,,,,,,\"claims: 1, documents: 1\"\n") != std::string::npos);
  CHECK(table.find("\n#arkwell,Arkwell,person,,,,,,,\"claims: 1, documents: 1; may be thomas-arkwell or tom-arkwell\"\n") != std::string::npos);

  const auto nodes = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments = {"build", claims, "-o", folder / "graph.json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run(arguments);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 0);
    return read(folder / "graph.json");
  };
  const std::string before = nodes({});
  CHECK(nodes({"--actors", csv}) == before);
  CHECK(count(before, "arkwell~d2") > 0);
  CHECK(count(before, "thomas-arkwell") > 0);

  // The three are one man, and Velda is a company on the side of Norway.
  std::string edited;
  for (const std::string& line : lines(table)) {
    if (line.starts_with("thomas-arkwell,") || line.starts_with("velda,")) continue;
    edited += line.starts_with("tom-arkwell,") ? "tom-arkwell,Tom Arkwell,person,norway,,Thomas Arkwell|Arkwell,,,," : line;
    edited += '\n';
  }
  folder.write("actors.csv", edited + "velda,Velda,company,norway,,,,,,\n");
  const std::string after = nodes({"--actors", csv});
  CHECK(count(after, "arkwell~d2") == 0);
  CHECK(count(after, "thomas-arkwell") == 0);
  CHECK(count(after, "\"Norway\"") > 0);
  CHECK(count(after, "company") > 0);
  // What has been edited is listed as it is now, and can be edited again.
  const std::string again = run({"actors", claims, "--actors", csv, "--format", "csv"}).out;
  CHECK(again.find("\ntom-arkwell,Tom Arkwell,person,norway,,Thomas Arkwell|Arkwell,,,,\"claims: 3, documents: 3\"\n") != std::string::npos);
}

TEST_CASE("--merge says how far actors of different documents are one, --merge-report why") {
  const Folder folder;
  const auto ids = [&](const std::string& how) {
    const Outcome outcome = run({"extract", "-", "--merge", how, "--merge-report", folder / "merges.csv"}, archive);
    CHECK(outcome.exit_code == 0);
    return outcome.out;
  };
  CHECK(run({"extract", "-", "--merge", "all"}, archive).exit_code == 2);
  CHECK(count(ids("exact"), "\"arkwell~d2\"") == 2);
  const std::string names = ids("names");
  CHECK(count(names, "\"velda\"") == 4);
  CHECK(read(folder / "merges.csv").starts_with("id,name,form,reason,documents,first_document\n"));
  CHECK(read(folder / "merges.csv").find("velda,Velda,Velda,same name,2,d1\n") != std::string::npos);
  // Lines that have been merged stay as they are.
  CHECK(run({"extract", "-", "--merge", "names"}, names).out == names);
}
