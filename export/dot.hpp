#pragma once
// DOT for Graphviz: every claim an edge with its own key, styled as in the pictures, all attributes on it. For Graphviz and
// programs that read DOT with it; Gephi's DOT importer discards everything after a `graph/node/edge [...]` statement, so give
// Gephi GraphML or GEXF.
#include <iosfwd>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Nodes n0, n1 …, edges with keys e0, e1 …; `id` and `class` ("claim hostile accuse") are there for the SVG that `dot -Tsvg`
/// makes. Backslashes are doubled and & is &amp;, as Graphviz reads them; control characters are removed. Thread-safe: calls wait
/// for each other.
void write_dot(std::ostream& out, const ClaimGraph& graph);

}  // namespace claimgraph
