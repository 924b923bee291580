#pragma once
// GraphML for Gephi, networkx, igraph, Boost and Neo4j: every attribute of every claim, parallel claims kept apart.
// docs/exports.md says what each consumer keeps. Text is carried as it is, but for what XML forbids and for white space at its
// ends, which are removed.
#include <iosfwd>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph CLAIMGRAPH_API {

enum class GraphmlProfile {
  standard,
  neo4j  ///< edges also have the un-namespaced attribute `label` that Neo4j's APOC takes for the relationship type
};

/// Nodes are n0, n1 …, edges e0, e1 … in order of addition. Streams: needs memory only to number parallel edges.
void write_graphml(std::ostream& out, const ClaimGraph& graph, GraphmlProfile profile = GraphmlProfile::standard);
/// One edge per tie, weight = count.
void write_graphml(std::ostream& out, const TieGraph& graph, GraphmlProfile profile = GraphmlProfile::standard);
void write_graphml(std::ostream& out, const Network& graph, GraphmlProfile profile = GraphmlProfile::standard);

}  // namespace claimgraph
