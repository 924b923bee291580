#pragma once
// What the model reads off the words about claims and attributions, before anybody is named: tokens and
// probabilities. The claims and attribution stages make records of it.
#include <cstdint>
#include <string>
#include <vector>

namespace claimgraph {

/// A token that may play a part, and how probable that is.
struct ScoredToken {
  std::uint32_t token = 0;
  float probability = 0;
};

struct ScoredRelation {
  std::string name;
  float probability = 0;
};

/// A word that states an act of `sources` toward `targets`.
struct ClaimArc {
  std::uint32_t cue = 0;                  ///< token
  std::vector<ScoredRelation> relations;  ///< what it may state, most probable first
  float negated = 0, hypothetical = 0;    ///< probabilities
  std::vector<ScoredToken> sources,
      targets;  ///< in text order; heads of mentions, possibly in other sentences
};

}  // namespace claimgraph
