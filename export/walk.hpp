#pragma once
// Private to export/: the one way through a graph that all writers of graph files take. A writer says how an edge and a value look
// in its format; which edges and values there are, in which order and under which ids, is the same for all.
#include <string>
#include <string_view>

#include <boost/graph/adjacency_list.hpp>

#include <claimgraph/export/columns.hpp>
#include <claimgraph/export/edge_kinds.hpp>
#include <claimgraph/export/text.hpp>

namespace claimgraph {

inline std::string node_id(std::size_t vertex) { return 'n' + std::to_string(vertex); }
inline std::string edge_id(std::size_t number) { return 'e' + std::to_string(number); }

/// Calls `visit(number, source, target, record)` with each edge in order: claims, ties or bonds.
template <typename Graph, typename Visit>
void for_each_edge(const Graph& graph, Visit visit) {
  std::size_t number = 0;
  const auto [first, last] = edges(graph);
  for (auto edge = first; edge != last; ++edge) visit(number++, source(*edge, graph), target(*edge, graph), graph[*edge]);
}

/// An edge for formats that would merge parallel ones: with a kind that tells them apart (edge_kinds.hpp).
struct KindedEdge {
  std::string id, source, target;
  std::string relation;  ///< on one line
  std::string kind;
};

/// Calls `visit(edge, record)`.
template <typename Graph, typename Visit>
void for_each_kinded_edge(const Graph& graph, Visit visit) {
  EdgeKinds<Graph> kinds(graph);
  for_each_edge(graph, [&](std::size_t number, std::size_t from, std::size_t to, const auto& record) {
    KindedEdge edge{edge_id(number), node_id(from), node_id(to), clean_line(relation_of(record)), {}};
    edge.kind = kinds.next(from, edge.relation);
    visit(edge, record);
  });
}

/// Formats whose elements have a label and a weight of their own write these two there and not among the other attributes.
inline bool is_element_property(std::string_view name) { return name == "label" || name == "weight"; }

/// Calls `visit(column)` with each attribute that is not written as a property of the element.
template <typename Record, typename Visit>
void for_each_attribute(Visit visit) {
  for (const auto& column : columns<Record>()) {
    if (!is_element_property(column.name)) visit(column);
  }
}

/// The weight as text; every edge has one.
template <typename Record>
std::string weight_text(const Record& record) {
  return to_text(columns<Record>()[1].get(record));
}

}  // namespace claimgraph
