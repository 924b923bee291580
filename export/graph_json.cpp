#include <claimgraph/export/graph_json.hpp>

#include <string>

#include <claimgraph/export/buffered.hpp>
#include <claimgraph/export/columns.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/palette.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/export/walk.hpp>

namespace claimgraph {
namespace {

template <typename Record>
void add_columns(JsonWriter& json, const Record& record) {
  for (const auto& column : columns<Record>()) {
    const Value value = column.get(record);
    if (const auto* text = std::get_if<std::string>(&value)) json.optional_field(column.name, clean(*text));
    else if (const auto* whole = std::get_if<int>(&value)) json.field(column.name, *whole);
    else if (const auto* real = std::get_if<double>(&value)) json.field(column.name, *real);
  }
}

// Elements one a line, separated by commas; each is built in a buffer of its own, so memory stays flat.
class Elements {
 public:
  explicit Elements(Buffered& buffer) : buffer_(buffer) {}
  template <typename Fill>
  void add(Fill fill) {
    rapidjson::StringBuffer text;
    JsonWriter json(text);
    json.StartObject();
    fill(json);
    json.EndObject();
    buffer_.text += first_ ? "\n" : ",\n";
    buffer_.text.append(text.GetString(), text.GetSize());
    buffer_.element_done();
    first_ = false;
  }

 private:
  Buffered& buffer_;
  bool first_ = true;
};

template <typename Graph, typename Fill>
void add_nodes(Buffered& buffer, const Graph& graph, Fill fill) {
  Elements elements(buffer);
  const SideColours colours = side_colours(graph);
  for (std::size_t vertex = 0; vertex < num_vertices(graph); ++vertex) {
    elements.add([&](JsonWriter& json) { fill(json, node_id(vertex), graph[vertex], colours.colour_of(graph[vertex]).hex()); });
  }
}

template <typename Graph, typename Fill>
void add_edges(Buffered& buffer, const Graph& graph, Fill fill) {
  Elements elements(buffer);
  for_each_edge(graph, [&](std::size_t number, std::size_t from, std::size_t to, const auto& record) {
    elements.add([&](JsonWriter& json) { fill(json, edge_id(number), node_id(from), node_id(to), record); });
  });
}

template <typename Graph>
void node_link(std::ostream& stream, const Graph& graph) {
  Buffered out(stream);
  out.text = std::string(R"({"directed":)") + (is_directed<Graph> ? "true" : "false") + R"(,"multigraph":true,"graph":{"name":"claims"},"nodes":[)";
  add_nodes(out, graph, [](JsonWriter& json, const std::string& id, const Actor& actor, const std::string& colour) {
    json.field("id", id);
    add_columns(json, actor);
    json.field("color", colour);
  });
  out.text += "\n],\"edges\":[";
  add_edges(out, graph, [](JsonWriter& json, const std::string& id, const std::string& from, const std::string& to,
                           const auto& record) {
    json.field("source", from);
    json.field("target", to);
    json.field("key", id);
    add_columns(json, record);
  });
  out.text += "\n]}\n";
}

template <typename Graph>
void cytoscape(std::ostream& stream, const Graph& graph) {
  Buffered out(stream);
  out.text = std::string(R"({"data":{"name":"claims"},"directed":)") + (is_directed<Graph> ? "true" : "false") + R"(,"multigraph":true,"elements":{"nodes":[)";
  const auto data = [](JsonWriter& json, auto fill) {
    json.key("data");
    json.StartObject();
    fill();
    json.EndObject();
  };
  add_nodes(out, graph, [&](JsonWriter& json, const std::string& id, const Actor& actor, const std::string& colour) {
    data(json, [&] {
      json.field("id", id);
      json.field("value", id);  // networkx names nodes by value and insists on a name
      json.field("name", clean(actor.name));
      add_columns(json, actor);
      json.field("color", colour);
    });
  });
  out.text += "\n],\"edges\":[";
  add_edges(out, graph, [&](JsonWriter& json, const std::string& id, const std::string& from, const std::string& to,
                            const auto& record) {
    data(json, [&] {
      json.field("id", id);
      json.field("source", from);
      json.field("target", to);
      json.field("key", id);
      add_columns(json, record);
    });
  });
  out.text += "\n]}}\n";
}

}  // namespace

void write_node_link(std::ostream& out, const ClaimGraph& graph) { node_link(out, graph.graph()); }
void write_node_link(std::ostream& out, const TieGraph& graph) { node_link(out, graph); }
void write_cytoscape(std::ostream& out, const ClaimGraph& graph) { cytoscape(out, graph.graph()); }
void write_cytoscape(std::ostream& out, const TieGraph& graph) { cytoscape(out, graph); }
void write_node_link(std::ostream& out, const Network& graph) { node_link(out, graph); }
void write_cytoscape(std::ostream& out, const Network& graph) { cytoscape(out, graph); }

}  // namespace claimgraph
