#pragma once
// Levels: the same claims between fewer, larger actors. A minister's words become those of the state that he speaks for,
// and who said them stays on the edge.
#include <functional>
#include <optional>
#include <string_view>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph CLAIMGRAPH_API {

enum class Level {
  actor,  ///< as it is
  side,   ///< persons and groups are what they stand for: a ministry, a party, a state
  state   ///< so are bodies, up to the state where the chain of sides ends in one (spokesman, ministry, state)
};

/// Who is meant by the name of a side that no actor of the graph has: id, name, type, and the name of its own side.
using SideLookup = std::function<std::optional<Actor>(std::string_view side)>;

/// A new graph in which each end of a claim is the actor that it stands for at `level`. The side is that of the end, not of
/// the actor: somebody who changed sides is on both; only where the end has none is it the actor's. An end's `name` and `mention` remain those of who spoke or was spoken of;
/// its `actor` is the new vertex, its `side` becomes empty. Claims within one side become loops.
/// An actor without any side stays; a side that neither the graph nor `look_up` knows becomes an actor of type group.
ClaimGraph fold(const ClaimGraph& graph, Level level, const SideLookup& look_up = {});

}  // namespace claimgraph
