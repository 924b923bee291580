#pragma once
// A claim graph between sides or states, where the actor table knows what the documents leave unsaid.
#include <claimgraph/extract/actors/actor_table.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/fold.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// fold(): each end of a claim becomes the actor that it stands for at `level`. A side that no actor of the graph has is looked up
/// in `table`, for its id, type, Wikidata id and own side. Thread-safe; linear in the claims.
ClaimGraph at_level(const ClaimGraph& graph, Level level, const ActorTable& table);

}  // namespace claimgraph
