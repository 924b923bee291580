#include <claimgraph/export/dot.hpp>

#include <algorithm>

#include <claimgraph/export/cgraph.hpp>
#include <claimgraph/export/columns.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/picture.hpp>
#include <claimgraph/export/text.hpp>

namespace claimgraph {
namespace {

template <typename Record>
void set_all(Cgraph& dot, void* object, const Record& record) {
  for (const auto& column : columns<Record>()) {
    if (column.name == "label" || column.name == "weight") continue;  // Graphviz has its own use for them
    const std::string text = to_text(column.get(record));
    if (!text.empty()) dot.set(object, column.name.data(), escape_label(text));
  }
}

}  // namespace

void write_dot(std::ostream& out, const ClaimGraph& graph) {
  const std::lock_guard lock(graphviz_mutex());
  Cgraph dot("claims");
  set_defaults(dot);
  const SideColours colours = side_colours(graph.graph());
  std::vector<Agnode_t*> nodes;
  for (ClaimGraph::Vertex vertex = 0; vertex < graph.actor_count(); ++vertex) {
    const Actor& actor = graph.actor(vertex);
    Agnode_t* node = dot.node("n" + std::to_string(vertex));
    nodes.push_back(node);
    style_node(dot, node, actor, colours);
    dot.set(node, "tooltip", escape_label(describe(actor)));
    dot.set(node, "id", "n" + std::to_string(vertex));
    set_all(dot, node, actor);
  }
  std::size_t number = 0;
  for (const auto claim_edge : graph.claims()) {
    const Claim& claim = graph.claim(claim_edge);
    const std::string key = "e" + std::to_string(number++);
    Agedge_t* edge = dot.edge(nodes[graph.source(claim_edge)], nodes[graph.target(claim_edge)], key);
    const LineStyle style{family_of(claim.relation), claim.negated, claim.hypothetical, is_symmetric(claim.relation), 1};
    style_edge(dot, edge, style);
    dot.set(edge, "label", escape_label(assertion_label(claim.relation, claim.negated, claim.hypothetical)));
    dot.set(edge, "tooltip", escape_label(describe(graph, claim_edge)));
    dot.set(edge, "id", key);
    dot.set(edge, "class", "claim " + class_of(style.family, claim.relation));
    set_all(dot, edge, claim);
  }
  dot.write(out);
}

}  // namespace claimgraph
