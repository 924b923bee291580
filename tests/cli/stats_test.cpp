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
  CHECK(folder.names() == std::vector<std::string>{"claims.jsonl", "g.2024-01.graphml", "g.2024-03.graphml"});
  CHECK(run({"build", file, "--ego", "sylvania", "-o", folder / "ego.net"}).exit_code == 0);
  CHECK(read(folder / "ego.net") == "*Vertices 2\n1 \"Ruritania\"\n2 \"Sylvania\"\n*Arcs\n2 1 1 l \"blame\"\n");
  CHECK(run({"build", file, "--network", "signed", "-o", folder / "signed.net"}).exit_code == 0);
  CHECK(read(folder / "signed.net").ends_with("*Edges\n1 2 -1 l \"hostile\"\n1 3 -0.5 l \"hostile\"\n"));
}

TEST_CASE("a picture of time has windows as bars; other outputs are parted by them, each under its whole extension") {
  const Folder folder;
  const std::string file = folder.write("claims.jsonl", claims);
  CHECK(run({"build", file, "--window", "month", "-o", folder / "g.timeline.svg", "-o", folder / "g.csv"}).exit_code == 0);
  CHECK(folder.names() == std::vector<std::string>{"claims.jsonl", "g.2024-01.csv", "g.2024-01.nodes.csv", "g.2024-03.csv", "g.2024-03.nodes.csv", "g.timeline.svg"});
  const std::string months = read(folder / "g.timeline.svg");
  CHECK(months.find("<title>2024-01: 2 hostile") != std::string::npos);
  CHECK(run({"build", file, "--window", "quarter", "--step", "month", "-o", folder / "moving.timeline.svg"}).exit_code == 0);
  const std::string moving = read(folder / "moving.timeline.svg");
  CHECK(moving.find("<title>2024-01_2024-03: 3 hostile") != std::string::npos);
  CHECK(moving.find(">3 claims · ") != std::string::npos);  // each counted once
}

TEST_CASE("windows without claims give no file, and windows that no date fits are said") {
  const Folder folder;
  const std::string file = folder.write("claims.jsonl", claims);
  CHECK(run({"build", file, "--window", "day", "-o", folder / "g.net"}).exit_code == 0);
  CHECK(folder.names() == std::vector<std::string>{"claims.jsonl", "g.2024-01-10.net", "g.2024-01-11.net", "g.2024-03-01.net"});
  std::string undated = claims;
  for (std::size_t at; (at = undated.find("\"2024-")) != std::string::npos;) undated.replace(at, 6, "\"about ");
  const Outcome outcome = run({"build", folder.write("undated.jsonl", undated), "--window", "month", "-o", folder / "u.net"});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err.find("no claim has a date as exact as a window of 'month'") != std::string::npos);
}

TEST_CASE("conditions that nothing fits are told of, unless quiet") {
  const Folder folder;
  const std::string file = folder.write("claims.jsonl", claims);
  const Outcome outcome = run({"build", file, "--relation", "juggle", "-o", folder / "x.svg"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err == "claimgraph: nothing to draw: no claim fits these conditions\n");
  CHECK(run({"build", "-q", file, "--relation", "juggle", "-o", folder / "y.svg"}).err.empty());
}

TEST_CASE("--top keeps the strongest edges of graph files and of networks, too; a page has all claims") {
  const Folder folder;
  const std::string file = folder.write("claims.jsonl", claims + line("Ruritania", "accuse", "Freedonia", "2024-04-01"));
  CHECK(run({"build", file, "--top", "1", "-o", folder / "x.net", "-o", folder / "x.html"}).exit_code == 0);
  CHECK(read(folder / "x.net").ends_with("*Arcs\n1 2 1 l \"accuse\"\n1 2 1 l \"accuse\"\n"));
  CHECK(read(folder / "x.html").find("Sylvania") != std::string::npos);
  CHECK(run({"build", file, "--top", "1", "--aggregate", "-o", folder / "ties.net"}).exit_code == 0);
  CHECK(read(folder / "ties.net").ends_with("*Arcs\n1 2 2 l \"accuse\"\n"));
  CHECK(run({"build", file, "--top", "1", "--network", "signed", "-o", folder / "bonds.net"}).exit_code == 0);
  CHECK(read(folder / "bonds.net").ends_with("*Edges\n1 2 -1.5 l \"hostile\"\n"));
  CHECK(run({"build", file, "--top", "0", "-o", folder / "all.net"}).exit_code == 0);
  CHECK(lines(read(folder / "all.net")).size() == 9);
}

TEST_CASE("letters that no font has are named where they would be boxes: in a PNG or PDF, not in an SVG") {
  const Folder folder;
  const std::string file = folder.write("claims.jsonl", line("Ruritania \u0378", "accuse", "Freedonia", "2024-01-10"));
  CHECK(run({"build", file, "-o", folder / "x.svg"}).err.empty());
  const Outcome outcome = run({"build", file, "-o", folder / "x.png"});
  CHECK(outcome.exit_code == 0);
  if (outcome.err.empty()) MESSAGE("fontconfig or its fonts are not installed");
  else CHECK(outcome.err.starts_with("claimgraph: no font of this machine has the letters \u0378: "));
  CHECK(run({"build", "-q", file, "-o", folder / "x.pdf"}).err.empty());
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
      {{"stats", file, "--normalise", "jaccard"}, "--table targets"},
      {{"stats", file, "--since", "2024-03", "--until", "2024-02"}, "CG508"},
      {{"stats", file, "--rows", "-1"}, "'-1' is no whole number"},
      {{"build", file, "--network", "signed", "-o", folder / "x.svg"}, "CG512"},
      {{"build", file, "--network", "signed", "--aggregate", "-o", folder / "x.net"}, "--aggregate has nothing to do"},
      {{"build", file, "--network", "signed", "--normalise", "cosine", "-o", folder / "x.net"}, "--normalise is for"},
      {{"build", file, "--normalise", "cosine", "-o", folder / "x.net"}, "--normalise is for"},
      {{"build", file, "--aggregate", "-o", folder / "x.jsonl"}, "CG512"},
      {{"build", file, "--aggregate", "-o", folder / "x.svg", "-o", folder / "x.dot"}, "CG512"},
      {{"build", file, "--radius", "2", "-o", folder / "x.svg"}, "--ego"},
      {{"build", file, "--dpi", "100", "-o", folder / "x.svg"}, "--dpi says how .png is written"},
      {{"build", file, "--gexf", "1.2", "-o", folder / "x.graphml"}, "--gexf says how"},
      {{"build", file, "--layout", "dot", "-o", folder / "x.timeline.svg"}, "--layout says how"},
      {{"build", file, "--top", "-1", "-o", folder / "x.svg"}, "'-1' is no whole number"},
      {{"build", file, "-o", folder / "x.net", "-o", folder / "./x.net"}, "CG513"},
      {{"build", file, "-o", folder / "x.csv", "-o", folder / "x.nodes.csv"}, "CG513"},
  };
  for (const auto& [arguments, said] : cases) {
    const Outcome outcome = run(arguments);
    CAPTURE(said);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.err.find(said) != std::string::npos);
  }
}
