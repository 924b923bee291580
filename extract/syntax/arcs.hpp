#pragma once
// What the model reads off the words about claims, attributions and coreference, before anybody is named: tokens and
// probabilities. The claims and attribution stages make records of it.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

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

/// What part a token plays in whatever attributions there are: probabilities that it is outside of, begins
/// or goes on with one.
struct AttributionTags {
  std::array<float, 3> source{1, 0, 0}, cue{1, 0, 0}, content{1, 0, 0};
};

/// Which words are the source and the content of the attribution whose cue begins at `cue`. Told for the
/// words of one window alone: a content may go on past it.
struct CueLinks {
  std::uint32_t cue = 0;               ///< token
  std::uint32_t first = 0;             ///< token of the first of the probabilities
  std::vector<float> source, content;  ///< probabilities of the tokens from `first` on
};

/// To which earlier words a pronoun or noun may refer. Told for the words of one window alone.
struct Antecedents {
  std::uint32_t word = 0;          ///< token
  std::uint32_t first = 0;         ///< token where its window begins: nothing is told of what stands before it
  float none = 1;                  ///< probability that it refers to nothing in the window
  std::vector<ScoredToken> words;  ///< heads of mentions, in text order; the improbable ones are left out
};

}  // namespace claimgraph
