#include <claimgraph/export/pajek.hpp>

#include <algorithm>
#include <map>

#include <claimgraph/export/buffered.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/walk.hpp>

namespace claimgraph {
namespace {

std::string quoted(std::string_view text) {
  std::string out = clean_line(text);
  std::ranges::replace(out, '"', '\'');
  std::ranges::replace(out, '\\', '/');  // readers that split lines like a shell would take it for an escape
  return '"' + out + '"';
}

double weight_of(const Bond& bond) { return bond.weight; }
double weight_of(const Claim&) { return 1; }
double weight_of(const Tie& tie) { return static_cast<double>(tie.count()); }

template <typename Graph>
void write(std::ostream& stream, const Graph& graph) {
  Buffered buffer(stream);
  std::string& out = buffer.text;
  std::map<std::string, std::size_t> named;
  for (std::size_t vertex = 0; vertex < num_vertices(graph); ++vertex) ++named[quoted(graph[vertex].name)];
  out = "*Vertices " + std::to_string(num_vertices(graph)) + '\n';
  for (std::size_t vertex = 0; vertex < num_vertices(graph); ++vertex) {
    const Actor& actor = graph[vertex];
    const std::string label = quoted(actor.name);
    out += std::to_string(vertex + 1) + ' ';
    out += named[label] == 1 && label != "\"\"" ? label : quoted(actor.name + " (" + actor.id + ")");
    out += '\n';
    buffer.element_done();
  }
  out += is_directed<Graph> ? "*Arcs\n" : "*Edges\n";
  for_each_edge(graph, [&](std::size_t, std::size_t from, std::size_t to, const auto& record) {
    out += std::to_string(from + 1) + ' ' + std::to_string(to + 1) + ' ' + shortest(weight_of(record));
    (out += " l ") += quoted(relation_of(record));
    out += '\n';
    buffer.element_done();
  });
}

}  // namespace

void write_pajek(std::ostream& out, const ClaimGraph& graph) { write(out, graph.graph()); }
void write_pajek(std::ostream& out, const TieGraph& graph) { write(out, graph); }
void write_pajek(std::ostream& out, const Network& graph) { write(out, graph); }

}  // namespace claimgraph
