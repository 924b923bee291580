#include <claimgraph/export/gexf.hpp>

#include <string>

#include <claimgraph/export/buffered.hpp>
#include <claimgraph/export/columns.hpp>
#include <claimgraph/export/dated.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/palette.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/export/walk.hpp>

namespace claimgraph {
namespace {

void append(std::string& out, std::string_view name, std::string_view value) {
  ((out += ' ') += name) += "=\"";
  append_xml(out, value);
  out += '"';
}

template <typename Record>
void append_declarations(std::string& out, std::string_view element) {
  static constexpr std::string_view types[] = {"string", "integer", "double"};
  ((out += "  <attributes class=\"") += element) += "\">\n";
  for_each_attribute<Record>([&](const auto& column) {
    out += "   <attribute";
    append(out, "id", column.name);
    append(out, "title", column.name);
    append(out, "type", types[static_cast<int>(column.type)]);
    out += "/>\n";
  });
  out += "  </attributes>\n";
}

template <typename Record>
void append_values(std::string& out, const Record& record) {
  out += "<attvalues>";
  for_each_attribute<Record>([&](const auto& column) {
    const std::string text = to_text(column.get(record));
    if (text.empty()) return;
    out += "<attvalue";
    append(out, "for", column.name);
    append(out, "value", text);
    out += "/>";
  });
  out += "</attvalues>";
}

template <typename Graph>
void write(std::ostream& stream, const Graph& graph, GexfVersion version) {
  using Edge = typename Graph::edge_bundled;
  Buffered buffer(stream);
  std::string& out = buffer.text;
  out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += version == GexfVersion::v1_3
             ? "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"
             : "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n";
  ((out += " <graph mode=\"dynamic\" defaultedgetype=\"") += is_directed<Graph> ? "directed" : "undirected") +=
      "\" idtype=\"string\" timeformat=\"date\""
      " timerepresentation=\"interval\" timezone=\"UTC\">\n";
  append_declarations<Actor>(out, "node");
  append_declarations<Edge>(out, "edge");
  out += "  <nodes>\n";
  const SideColours colours = side_colours(graph);
  for (std::size_t vertex = 0; vertex < num_vertices(graph); ++vertex) {
    const Actor& actor = graph[vertex];
    out += "   <node";
    append(out, "id", node_id(vertex));
    append(out, "label", clean(actor.name));
    out += '>';
    append_values(out, actor);
    const Colour colour = colours.colour_of(actor);
    out += "<viz:color";
    append(out, "r", std::to_string(colour.r));
    append(out, "g", std::to_string(colour.g));
    append(out, "b", std::to_string(colour.b));
    out += "/></node>\n";
    buffer.element_done();
  }
  out += "  </nodes>\n  <edges>\n";
  for_each_kinded_edge(graph, [&](const KindedEdge& edge, const auto& record) {
    out += "   <edge";
    append(out, "id", edge.id);
    append(out, "source", edge.source);
    append(out, "target", edge.target);
    append(out, "kind", edge.kind);
    append(out, "label", edge.relation);
    append(out, "weight", weight_text(record));
    if (const auto days = days_of(record)) {
      append(out, "start", days->first);
      append(out, "end", days->last);
    }
    out += '>';
    append_values(out, record);
    out += "</edge>\n";
    buffer.element_done();
  });
  out += "  </edges>\n </graph>\n</gexf>\n";
}

}  // namespace

void write_gexf(std::ostream& out, const ClaimGraph& graph, GexfVersion version) { write(out, graph.graph(), version); }
void write_gexf(std::ostream& out, const TieGraph& graph, GexfVersion version) { write(out, graph, version); }
void write_gexf(std::ostream& out, const Network& graph, GexfVersion version) { write(out, graph, version); }

}  // namespace claimgraph
