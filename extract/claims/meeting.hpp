#pragma once
// The one rule by which the frames' claims and the model's meet (docs/claims.md): frames speak first; an arc
// of the model adds an edge only at a word and for a pair of actors of which no frame has spoken, and only
// from `least_probability`; an edge that both found keeps the frame's record and is wrong only if both are,
// independently.
#include <vector>

#include <claimgraph/graph/records.hpp>

namespace claimgraph {

/// Arcs that are less probable add no edge; among the best values on the development documents
/// (docs/claims.md).
inline constexpr double least_probability = 0.35;

/// Of several claims with the same ends, relation and negation the most probable one, in the first one's
/// place.
std::vector<Claim> unique_edges(std::vector<Claim> claims);

/// All claims of both in text order. The claims of each side have different edges.
std::vector<Claim> meet(std::vector<Claim> from_frames, std::vector<Claim> from_model);

}  // namespace claimgraph
