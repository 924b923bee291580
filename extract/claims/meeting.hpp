#pragma once
// The one rule by which the frames' claims and the model's meet (docs/claims.md): for two actors at a word the
// stronger of frame and arc speaks, but a user's frame always; an edge that is stated in several places is one
// claim.
#include <vector>

#include "candidate.hpp"

namespace claimgraph {

/// Candidates with different edges (source, relation, target, negated), in text order.
std::vector<Candidate> meet(std::vector<Candidate> from_frames, std::vector<Candidate> from_model);

/// Marks which candidates stronger ones of their sentence outdo, and whose actors meet elsewhere, too.
void see_others(std::vector<Candidate>& candidates, const ParsedDocument& document);

/// A lead says again what its headline said, often with other words for the ends: of two candidates with one
/// relation, one in the title and the other in the first sentence below it, only the more probable one
/// (Claim::confidence) stays.
void drop_restated(std::vector<Candidate>& candidates, const ParsedDocument& document);

}  // namespace claimgraph
