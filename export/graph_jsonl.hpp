#pragma once
// A claim graph as the JSON lines of `claimgraph extract`: to edit claims in any tool and read them back.
#include <iosfwd>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// One line per document: its claims, and the actors that they name, as the graph has merged them. Claims stay in the order of the
/// graph; a document whose claims do not follow each other there has several lines. Reading the lines back (records_jsonl.hpp) into
/// a ClaimGraph gives equal actors and claims. Attributions and texts are no part of a graph and are not there. Memory: one line.
void write_jsonl(std::ostream& out, const ClaimGraph& graph);

}  // namespace claimgraph
