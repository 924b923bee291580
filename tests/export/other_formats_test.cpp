// JSON, CSV, DOT and the dispatcher by extension.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <graphviz/cgraph.h>
#include <rapidjson/document.h>

#include <claimgraph/export/dot.hpp>
#include <claimgraph/export/graph_csv.hpp>
#include <claimgraph/export/graph_json.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/graph/error.hpp>

#include "sample.hpp"

using namespace claimgraph;
namespace fs = std::filesystem;

namespace {

ClaimGraph graph_of(const ExtractedDocument& document) {
  ClaimGraph graph;
  graph.add(document);
  return graph;
}

template <typename... Arguments>
std::string written(void (*write)(std::ostream&, const ClaimGraph&, Arguments...), const ExtractedDocument& document,
                    Arguments... arguments) {
  std::ostringstream out;
  write(out, graph_of(document), arguments...);
  return out.str();
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Folder {
  fs::path path = fs::temp_directory_path() / ("claimgraph-export-test-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

// Cells of RFC 4180.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') rows.back().back() += c;
      else if (i + 1 < text.size() && text[i + 1] == '"') rows.back().back() += text[++i];
      else quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.push_back({""});
    } else if (c != '\r') {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

}  // namespace

TEST_CASE("node-link JSON has every claim under its key with its evidence") {
  for (const auto& document : {test::istanbul_talks(), test::adversarial()}) {
    rapidjson::Document json;
    json.Parse(written<>(write_node_link, document).c_str());
    REQUIRE_FALSE(json.HasParseError());
    CHECK(json["multigraph"].GetBool());
    CHECK(json["nodes"].Size() == document.actors.size());
    REQUIRE(json["edges"].Size() == document.claims.size());
    for (rapidjson::SizeType i = 0; i < json["edges"].Size(); ++i) {
      CHECK(json["edges"][i]["key"].GetString() == 'e' + std::to_string(i));
      CHECK(json["edges"][i]["evidence"].GetString() == clean(document.claims[i].evidence.text));
    }
  }
}

TEST_CASE("cytoscape JSON has what networkx needs to open it") {
  rapidjson::Document json;
  json.Parse(written<>(write_cytoscape, test::adversarial()).c_str());
  REQUIRE_FALSE(json.HasParseError());
  for (const char* name : {"data", "directed", "multigraph", "elements"}) CHECK(json.HasMember(name));
  for (const auto& node : json["elements"]["nodes"].GetArray()) {
    for (const char* name : {"id", "value", "name"}) CHECK(node["data"][name].IsString());
  }
  CHECK(json["elements"]["edges"].Size() == 7);
}

TEST_CASE("CSV cells survive quoting; dates are day ranges, codes get a letter, spans are no JSON") {
  const auto rows = parse_csv(written<CsvProfile>(write_edges_csv, test::adversarial(), CsvProfile::gephi));
  REQUIRE(rows.size() == 8);
  const auto cell = [&](std::size_t row, std::string_view column) {
    const auto at = std::find(rows[0].begin(), rows[0].end(), column);
    REQUIRE(at != rows[0].end());
    return rows[row][static_cast<std::size_t>(at - rows[0].begin())];
  };
  CHECK(rows[0][4] == "Kind");
  CHECK(cell(2, "Kind") == "accuse#2");
  CHECK(cell(2, "date") == "2024-02-01/2024-02-29");
  CHECK(cell(2, "Timeset") == "<[2024-02-01, 2024-02-29]>");
  CHECK(cell(1, "Timeset").empty());
  CHECK(cell(3, "evidence") == "Line one\nline two\tafter a tab.");
  CHECK(cell(2, "evidence") == "B & Co <b>bold</b> said ]]> \"done\".");
  CHECK(cell(1, "cameo") == "c112");
  CHECK(cell(1, "claim_id").front() == 'c');
  CHECK(cell(1, "spans").starts_with("source "));
}

TEST_CASE("backslashes, which Gephi takes for escapes, are doubled in its CSV; JSON does without them") {
  ExtractedDocument document = test::adversarial();
  document.claims[0].evidence.text = "a \\\"path\\\" C:\\new\\";
  const auto rows = parse_csv(written<CsvProfile>(write_edges_csv, document, CsvProfile::gephi));
  const auto cell = [&](const char* name) { return rows[1][static_cast<std::size_t>(std::ranges::find(rows[0], name) - rows[0].begin())]; };
  CHECK(cell("evidence") == "a \\\\\"path\\\\\" C:\\\\new\\\\");
  CHECK(cell("reasons").find("\"detail\":\"a \\u0022]]> & <frame>\"") != std::string::npos);
  const auto excel = parse_csv(written<CsvProfile>(write_edges_csv, document, CsvProfile::excel));
  CHECK(excel[1][static_cast<std::size_t>(std::ranges::find(excel[0], "evidence") - excel[0].begin())] == document.claims[0].evidence.text);
}

TEST_CASE("where the first rows of a column of text look like numbers, times or truth values, its first cell says that it is text") {
  std::ostringstream out;
  write_edges_csv(out, test::lookalikes(), CsvProfile::gephi);
  const auto rows = parse_csv(out.str());
  REQUIRE(rows.size() == 41);
  for (std::size_t column = 0; column < rows[0].size(); ++column) {
    const std::string &name = rows[0][column], &first = rows[1][column];
    static const std::set<std::string> marked{"source_side", "target_side", "cue", "charge", "evidence", "title", "date", "outlet", "extractor"};
    CHECK_MESSAGE(first.starts_with("[text] ") == marked.contains(name), name, ": ", first);
    for (std::size_t row = 2; row < rows.size(); ++row) CHECK_FALSE(rows[row][column].starts_with("[text]"));
    if (name == "score" || name == "confidence") CHECK(first.find('.') != std::string::npos);
  }
  std::ostringstream excel;
  write_edges_csv(excel, test::lookalikes(), CsvProfile::excel);
  CHECK(excel.str().find("[text]") == std::string::npos);
}

TEST_CASE("only the Excel profile neutralises formulas") {
  ExtractedDocument document = test::istanbul_talks();
  document.claims[0].charge.text = "=HYPERLINK(\"x\")";
  CHECK(written<CsvProfile>(write_edges_csv, document, CsvProfile::gephi).find("\"=HYPERLINK") != std::string::npos);
  CHECK(written<CsvProfile>(write_edges_csv, document, CsvProfile::excel).find("\"'=HYPERLINK") != std::string::npos);
  CHECK(written<CsvProfile>(write_edges_csv, document, CsvProfile::excel).find(",-1,") != std::string::npos);
}

TEST_CASE("Graphviz reads the DOT back with one edge a claim, its text unchanged") {
  for (const auto& document : {test::istanbul_talks(), test::adversarial()}) {
    const std::string dot = written<>(write_dot, document);
    Agraph_t* graph = agmemread(dot.c_str());
    REQUIRE(graph);
    CHECK(agnnodes(graph) == static_cast<int>(document.actors.size()));
    CHECK(agnedges(graph) == static_cast<int>(document.claims.size()));
    std::size_t with_class = 0;
    for (Agnode_t* node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
      for (Agedge_t* edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) {
        with_class += std::string_view(agget(edge, const_cast<char*>("class"))).starts_with("claim ");
        const std::string_view label = agget(edge, const_cast<char*>("label"));
        CHECK(label.find('\\') == std::string_view::npos);
      }
    }
    CHECK(with_class == document.claims.size());
    agclose(graph);
  }
  const std::string dot = written<>(write_dot, test::adversarial());
  CHECK(dot.find("label=<") == std::string::npos);  // no HTML-like label
  CHECK(dot.find("\\\\N") != std::string::npos);    // no escape of Graphviz's own
}

TEST_CASE("the extension tells the format; an unknown one is refused before anything is written") {
  const Folder folder;
  const ClaimGraph graph = graph_of(test::istanbul_talks());
  for (const auto& format : known_formats()) {
    const fs::path path = folder.path / ("x" + std::string(format.extension));
    CAPTURE(path.string());
    check_format(path);
    write_graph(graph, path);
    const std::string first = read(path);
    CHECK(first.size() > 100);
    write_graph(graph, path);
    if (format.extension != ".pdf") CHECK(read(path) == first);  // a PDF has the time of writing
  }
  CHECK(fs::exists(folder.path / "x.nodes.csv"));
  write_graph(graph, folder.path / "UPPER.GRAPHML");
  CHECK(fs::exists(folder.path / "UPPER.GRAPHML"));
  for (const char* name : {"x.xlsx", "x"}) {
    CHECK_THROWS_WITH_AS(write_graph(graph, folder.path / name), doctest::Contains(".graphml, .gexf"), OutputError);
    CHECK_FALSE(fs::exists(folder.path / name));
  }
  CHECK_THROWS_AS(write_graph(graph, folder.path / "no" / "folder.json"), OutputError);
}
