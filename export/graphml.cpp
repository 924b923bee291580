#include <claimgraph/export/graphml.hpp>

#include <string>

#include <claimgraph/export/buffered.hpp>
#include <claimgraph/export/columns.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/palette.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/export/walk.hpp>

namespace claimgraph {
namespace {

// Keys have prefixed ids because Gephi looks at ids before names: an edge key "g" became the colour green.
template <typename Record>
void append_keys(std::string& out, std::string_view domain) {
  static constexpr std::string_view types[] = {"string", "int", "double"};
  for (const auto& column : columns<Record>()) {
    ((((((out += " <key id=\"") += domain.front()) += '_') += column.name) += "\" for=\"") += domain) += "\" attr.name=\"";
    ((out += column.name) += "\" attr.type=\"") += types[static_cast<int>(column.type)];
    out += "\"/>\n";
  }
}

// In CDATA, because the JDK's parser drops white space between entities; plain where there is nothing to escape.
void append_text(std::string& out, std::string_view text) {
  if (text.find_first_of("&<>") == std::string_view::npos) {
    out += text;
    return;
  }
  out += "<![CDATA[";
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find("]]>", at);
    out += text.substr(at, end - at);
    if (end == std::string_view::npos) break;
    out += "]]]]><![CDATA[>";
    at = end + 3;
  }
  out += "]]>";
}

void append_data(std::string& out, char domain, std::string_view name, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return;
  const std::string* text = std::get_if<std::string>(&value);
  const std::string cleaned = text ? clean(*text) : "";
  if (text && cleaned.empty()) return;
  (((out += "<data key=\"") += domain) += '_') += name;
  out += "\">";
  if (text) append_text(out, cleaned);
  else if (const int* number = std::get_if<int>(&value)) out += std::to_string(*number);
  else out += shortest(std::get<double>(value));
  out += "</data>";
}

template <typename Record>
void append_all(std::string& out, char domain, const Record& record) {
  for (const auto& column : columns<Record>()) append_data(out, domain, column.name, column.get(record));
}

template <typename Graph>
void write(std::ostream& stream, const Graph& graph, GraphmlProfile profile) {
  using Edge = typename Graph::edge_bundled;
  Buffered buffer(stream);
  std::string& out = buffer.text;
  out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:cg=\"urn:claimgraph:1\">\n";
  append_keys<Actor>(out, "node");
  for (const char channel : {'r', 'g', 'b'}) {
    ((out += " <key id=\"n_") += channel) += "\" for=\"node\" attr.name=\"";
    (out += channel) += "\" attr.type=\"int\"/>\n";
  }
  append_keys<Edge>(out, "edge");
  ((out += " <graph id=\"claims\" edgedefault=\"") += is_directed<Graph> ? "directed" : "undirected") += "\">\n";

  const SideColours colours = side_colours(graph);
  for (std::size_t vertex = 0; vertex < num_vertices(graph); ++vertex) {
    const Actor& actor = graph[vertex];
    ((out += "  <node id=\"") += node_id(vertex)) += "\">";
    append_all(out, 'n', actor);
    const Colour colour = colours.colour_of(actor);
    append_data(out, 'n', "r", colour.r);
    append_data(out, 'n', "g", colour.g);
    append_data(out, 'n', "b", colour.b);
    out += "</node>\n";
    buffer.element_done();
  }
  for_each_kinded_edge(graph, [&](const KindedEdge& edge, const auto& record) {
    ((out += "  <edge id=\"") += edge.id) += "\" source=\"";
    ((out += edge.source) += "\" target=\"") += edge.target;
    if (profile == GraphmlProfile::neo4j) {  // APOC reads it only where it comes before cg:label
      out += "\" label=\"";
      append_xml(out, edge.relation);
    }
    out += "\" cg:label=\"";
    append_xml(out, edge.kind);
    out += "\">";
    append_all(out, 'e', record);
    out += "</edge>\n";
    buffer.element_done();
  });
  out += " </graph>\n</graphml>\n";
}

}  // namespace

void write_graphml(std::ostream& out, const ClaimGraph& graph, GraphmlProfile profile) { write(out, graph.graph(), profile); }
void write_graphml(std::ostream& out, const TieGraph& graph, GraphmlProfile profile) { write(out, graph, profile); }
void write_graphml(std::ostream& out, const Network& graph, GraphmlProfile profile) { write(out, graph, profile); }

}  // namespace claimgraph
