// stats, and the views of build, on extracted claims. No model is needed.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "process.hpp"

using namespace claimgraph::test;

namespace {

std::string line(const std::string& source, const std::string& relation, const std::string& target, const std::string& date) {
  return R"({"id": "c-)" + date + R"(", "source": {"name": ")" + source + R"("}, "relation": ")" + relation + R"(", "target": {"name": ")" +
         target + R"("}, "polarity": -1, "confidence": 0.5, "document": "d-)" + date + R"(", "date": ")" + date + "\"}\n";
}

const std::string claims = line("Ruritania", "accuse", "Freedonia", "2024-01-10") + line("Freedonia", "deny", "Ruritania", "2024-01-11") +
                           line("Sylvania", "blame", "Ruritania", "2024-03-01");

}  // namespace

TEST_CASE("stats prints tables for people, JSON, and one table as CSV; a claim a line is enough to read") {
  const Folder folder;
  const std::string file = folder.write("claims.jsonl", claims);
  CHECK(run({"stats", file}).out.find("balanced triangles") != std::string::npos);
  CHECK(run({"stats", file, "--format", "json", "--table", "windows", "--window", "month"}).out.find(R"("window":"2024-02")") !=
        std::string::npos);
  const auto rows = lines(run({"stats", file, "--format", "csv"}).out);
  REQUIRE(rows.size() == 4);
  CHECK(rows[1].starts_with("Ruritania,ruritania,"));
  CHECK(lines(run({"stats", file, "--since", "2024-02", "--format", "csv"}).out).size() == 3);
}

TEST_CASE("build writes a file per window, and only what is near an actor") {
  const Folder folder;
  const std::string file = folder.write("claims.jsonl", claims);
  CHECK(run({"build", file, "--window", "month", "-o", folder / "g.graphml"}).exit_code == 0);
  CHECK(folder.names() == std::vector<std::string>{"claims.jsonl", "g.2024-01.graphml", "g.2024-02.graphml", "g.2024-03.graphml"});
  CHECK(run({"build", file, "--ego", "sylvania", "-o", folder / "ego.net"}).exit_code == 0);
  CHECK(read(folder / "ego.net") == "*Vertices 2\n1 \"Ruritania\"\n2 \"Sylvania\"\n*Arcs\n2 1 1 l \"blame\"\n");
  CHECK(run({"build", file, "--network", "signed", "-o", folder / "signed.net"}).exit_code == 0);
  CHECK(read(folder / "signed.net").ends_with("*Edges\n1 2 -1 l \"hostile\"\n1 3 -0.5 l \"hostile\"\n"));
}

TEST_CASE("views that make no sense are wrong usage, said before any work") {
  const Folder folder;
  const std::string file = folder.write("claims.jsonl", claims);
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"stats", file, "--table", "nonsense"}, "CG505"},
      {{"stats", file, "--format", "csv", "--table", "actors", "--table", "ties"}, "CSV holds one table"},
      {{"stats", file, "--family", "angry"}, "CG507"},
      {{"stats", file, "--window", "fortnight"}, "CG504"},
      {{"stats", file, "--step", "month"}, "--window"},
      {{"stats", file, "--ego", "Nobody"}, "CG506"},
      {{"build", file, "--network", "signed", "-o", folder / "x.svg"}, "CG512"},
  };
  for (const auto& [arguments, said] : cases) {
    const Outcome outcome = run(arguments);
    CAPTURE(said);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find(said) != std::string::npos);
  }
}
