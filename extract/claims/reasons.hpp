#pragma once
// Why a candidate became a claim and has the confidence that it has, step by step (docs/claims.md, "Why a claim was
// made").
#include <vector>

#include "candidate.hpp"
#include "claim_scene.hpp"
#include "confidence.hpp"

namespace claimgraph {

std::vector<Reason> reasons_for(const Candidate& candidate, const ClaimScene& scene, const DocumentActors& actors,
                                const Confidence& confidence);

}  // namespace claimgraph
