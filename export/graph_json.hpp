#pragma once
// The graph as JSON, for networkx and for cytoscape.js. Lists and spans are JSON text inside strings, as in GraphML, so that a
// graph read from one format can be written in the other.
#include <iosfwd>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Node-link form: `networkx.node_link_graph(json.load(file), edges="edges")` gives a MultiDiGraph with keys e0, e1 …
void write_node_link(std::ostream& out, const ClaimGraph& graph);
void write_node_link(std::ostream& out, const TieGraph& graph);
void write_node_link(std::ostream& out, const Network& graph);

/// cytoscape.js: `cytoscape(json)`; also opened by Cytoscape and by `networkx.cytoscape_graph`.
void write_cytoscape(std::ostream& out, const ClaimGraph& graph);
void write_cytoscape(std::ostream& out, const TieGraph& graph);
void write_cytoscape(std::ostream& out, const Network& graph);

}  // namespace claimgraph
