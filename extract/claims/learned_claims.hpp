#pragma once
// Claims from the model's arcs: which word states which relation, and which words name its two ends.
#include <vector>

#include "claim_scene.hpp"

namespace claimgraph {

/// One claim for each pair of ends of each arc, in text order; `extractor` is "model", `confidence` the
/// model's probability. Deterministic and thread-safe.
std::vector<Claim> find_learned_claims(const ClaimScene& scene);

}  // namespace claimgraph
