// GraphML and GEXF: the lint of docs/exports.md over everything that is written, and what Boost reads back.
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include <boost/graph/graphml.hpp>
#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <doctest/doctest.h>

#include <claimgraph/export/gexf.hpp>
#include <claimgraph/export/graphml.hpp>
#include <claimgraph/export/text.hpp>

#include "sample.hpp"

using namespace claimgraph;
using boost::property_tree::ptree;

namespace {

ClaimGraph graph_of(const ExtractedDocument& document) {
  ClaimGraph graph;
  graph.add(document);
  return graph;
}

std::string graphml(const ClaimGraph& graph, GraphmlProfile profile = GraphmlProfile::standard) {
  std::ostringstream out;
  write_graphml(out, graph, profile);
  return out.str();
}

std::string gexf(const ClaimGraph& graph, GexfVersion version = GexfVersion::v1_3) {
  std::ostringstream out;
  write_gexf(out, graph, version);
  return out.str();
}

ptree parse(const std::string& xml) {
  std::istringstream in(xml);
  ptree tree;
  boost::property_tree::read_xml(in, tree);
  return tree;
}

std::string data_of(const ptree& element, const std::string& key) {
  for (const auto& [name, child] : element) {
    if (name == "data" && child.get<std::string>("<xmlattr>.key") == key) return child.data();
  }
  return {};
}

// Every rule that holds for one element at a time or for all together; gives the evidence strings in order.
std::vector<std::string> lint_graphml(const std::string& xml) {
  CHECK(xml.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
  CHECK(xml.find("<default") == std::string::npos);
  CHECK(xml.find("<desc") == std::string::npos);
  CHECK(xml.find('\x01') == std::string::npos);
  const ptree tree = parse(xml);
  const ptree& root = tree.get_child("graphml");
  std::set<std::string> keys, ids;
  for (const auto& [name, key] : root) {
    if (name != "key") continue;
    const auto id = key.get<std::string>("<xmlattr>.id");
    CHECK(keys.insert(id).second);
    CHECK((id.starts_with("n_") || id.starts_with("e_")));
    static const std::set<std::string> types{"string", "int", "long", "double"};
    CHECK(types.contains(key.get<std::string>("<xmlattr>.attr.name", key.get_child("<xmlattr>").find("attr.type")->second.data())));
    static const std::set<std::string> reserved{"id", "source", "target", "type", "key", "name", "timeset"};
    CHECK_FALSE(reserved.contains(id.substr(2)));
  }
  std::vector<std::string> evidence;
  std::set<std::tuple<std::string, std::string, std::string>> triples;
  bool edges_begun = false;
  for (const auto& [name, element] : root.get_child("graph")) {
    if (name != "node" && name != "edge") continue;
    CHECK(ids.insert(element.get<std::string>("<xmlattr>.id")).second);
    for (const auto& [tag, data] : element) {
      if (tag == "data") CHECK(keys.contains(data.get<std::string>("<xmlattr>.key")));
    }
    if (name == "node") {
      CHECK_FALSE(edges_begun);
      continue;
    }
    edges_begun = true;
    const auto& attributes = element.get_child("<xmlattr>");
    const std::string source = attributes.get<std::string>("source"), target = attributes.get<std::string>("target");
    CHECK(ids.contains(source));
    CHECK(ids.contains(target));
    CHECK(triples.emplace(source, target, attributes.get<std::string>("cg:label")).second);
    CHECK(std::stod(data_of(element, "e_weight")) > 0);
    evidence.push_back(data_of(element, "e_evidence"));
  }
  return evidence;
}

}  // namespace

TEST_CASE("GraphML passes the lint and carries every evidence string") {
  for (const auto& document : {test::istanbul_talks(), test::adversarial()}) {
    const auto evidence = lint_graphml(graphml(graph_of(document)));
    REQUIRE(evidence.size() == document.claims.size());
    for (std::size_t i = 0; i < evidence.size(); ++i) CHECK(evidence[i] == clean(document.claims[i].evidence.text));
  }
  CHECK(lint_graphml(graphml(test::synthetic(20, 3000))).size() == 3000);
  CHECK(lint_graphml(graphml(ClaimGraph{})).empty());
}

TEST_CASE("parallel claims have numbered kinds, also where a user's relation looks like one") {
  ClaimGraph graph;
  for (const char* relation : {"accuse", "accuse", "accuse#2", "accuse#", "accuse#"}) {
    Claim claim;
    claim.source.name = "A";
    claim.target.name = "B";
    claim.relation = relation;
    graph.add_claim(claim);
  }
  const std::string xml = graphml(graph);
  CHECK(lint_graphml(xml).size() == 5);
  CHECK(xml.find("cg:label=\"accuse\"") != std::string::npos);
  CHECK(xml.find("cg:label=\"accuse#2\"") != std::string::npos);
}

TEST_CASE("text is in CDATA where it needs it, split at its end mark, and trimmed") {
  const std::string xml = graphml(graph_of(test::adversarial()));
  CHECK(xml.find("<![CDATA[B & Co <b>bold</b> said ]]]]><![CDATA[> \"done\".]]>") != std::string::npos);
  CHECK(xml.find(">A bell  rang.<") != std::string::npos);
  CHECK(xml.find(">INFORMATION about Zoë.<") != std::string::npos);
  CHECK(xml.find("line two\tafter") != std::string::npos);
}

TEST_CASE("the neo4j profile has the plain label before the namespaced one") {
  const std::string xml = graphml(graph_of(test::istanbul_talks()), GraphmlProfile::neo4j);
  CHECK(xml.find("label=\"accuse\" cg:label=\"accuse#2\"") != std::string::npos);
  CHECK(graphml(graph_of(test::istanbul_talks())).find(" label=") == std::string::npos);
}

TEST_CASE("Boost reads the GraphML back with all edges") {
  struct Node { std::string label; };
  struct Edge { std::string label, evidence; double weight = 0; };
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Node, Edge>;
  for (const auto& document : {test::istanbul_talks(), test::adversarial()}) {
    Graph graph;
    boost::dynamic_properties properties(
        [](const std::string&, const boost::any&, const boost::any&) { return boost::shared_ptr<boost::dynamic_property_map>(); });
    properties.property("label", boost::get(&Node::label, graph));
    properties.property("weight", boost::get(&Edge::weight, graph));
    properties.property("evidence", boost::get(&Edge::evidence, graph));
    std::istringstream in(graphml(graph_of(document)));
    boost::read_graphml(in, graph, properties);
    CHECK(boost::num_vertices(graph) == document.actors.size());
    REQUIRE(boost::num_edges(graph) == document.claims.size());
    std::size_t i = 0;
    const auto [first, last] = boost::edges(graph);
    // Boost makes runs of white space one blank.
    for (auto edge = first; edge != last; ++edge) {
      CHECK(graph[*edge].evidence == clean_line(document.claims[i++].evidence.text));
    }
  }
}

TEST_CASE("an aggregated graph is written with counts as weights") {
  const ClaimGraph graph = graph_of(test::istanbul_talks());
  std::ostringstream out;
  write_graphml(out, aggregate(graph));
  CHECK(lint_graphml(out.str()).size() == 13);
  CHECK(out.str().find("<data key=\"e_weight\">2</data>") != std::string::npos);
}

TEST_CASE("GEXF has whole days for partial dates and none for what is no date") {
  const ptree tree = parse(gexf(graph_of(test::adversarial())));
  std::vector<std::string> days;
  for (const auto& [name, edge] : tree.get_child("gexf.graph.edges")) {
    if (name != "edge") continue;
    days.push_back(edge.get<std::string>("<xmlattr>.start", "") + '/' + edge.get<std::string>("<xmlattr>.end", ""));
  }
  CHECK(days == std::vector<std::string>{"/", "2024-02-01/2024-02-29", "/", "2024-01-01/2024-12-31", "2024-02-29/2024-02-29",
                                         "/", "/"});
}

TEST_CASE("GEXF keeps tabs, line breaks and the original date, and has its two versions") {
  const std::string xml = gexf(graph_of(test::adversarial()));
  CHECK(xml.find("Line one&#10;line two&#9;after") != std::string::npos);
  CHECK(xml.find("<attvalue for=\"date\" value=\"2024-02\"/>") != std::string::npos);
  CHECK(xml.find("xmlns=\"http://gexf.net/1.3\"") != std::string::npos);
  CHECK(gexf(ClaimGraph{}, GexfVersion::v1_2).find("xmlns=\"http://www.gexf.net/1.2draft\"") != std::string::npos);
}
