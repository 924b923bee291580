#pragma once
// Whether a claim is said to have happened: negation, modality and tense around its predicate.
#include "clause_tree.hpp"
#include <claimgraph/graph/records.hpp>

namespace claimgraph {

struct Circumstances {
  bool negated_itself = false;  ///< a negation stands at the predicate ("did not", "no threat")
  bool negated_above = false;   ///< a word above it negates ("refused to")
  Modality modality = Modality::asserted;
  bool own_wish = false;  ///< the modality is the actor's own wish ("want to thank") or a condition
  Tense tense = Tense::none;
  std::int32_t negation_word = -1, modality_word = -1;  ///< tokens that decided these; -1: none
};

/// @param predicate the word of the frame: verb, noun or adjective
Circumstances circumstances_of(const ClauseTree& tree, const Lexicon& lexicon, std::uint32_t predicate);

}  // namespace claimgraph
