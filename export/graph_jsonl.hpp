#pragma once
// A claim graph as the JSON lines of `claimgraph extract`: to edit claims in any tool and read them back.
#include <iosfwd>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// One line per document, in order of its first claim: its claims, and the actors that they name, as the graph has merged them. Reading the lines
/// back (records_jsonl.hpp) into a ClaimGraph gives equal actors and claims. Attributions and texts are no part of a graph and
/// are not there. Memory: one document.
void write_jsonl(std::ostream& out, const ClaimGraph& graph);

}  // namespace claimgraph
