#pragma once
// A claim that may be one: what was found at a word, and what speaks for it.
#include <cstdint>

#include "circumstances.hpp"
#include "ends.hpp"
#include "lexicon.hpp"
#include <claimgraph/graph/records.hpp>

namespace claimgraph {

/// What the model says about an edge at a word; probabilities, 0 where it says nothing.
struct ArcEvidence {
  float relation = 0;        ///< that the word states the relation
  float rival = 0;           ///< that it states another one, the most probable of them
  float source = 0, target = 0;  ///< that the ends are its source and its target
  float other_source = 0, other_target = 0;  ///< that somebody else is, the most probable one
  float negated = 0, hypothetical = 0;

  bool sees_edge() const { return relation > 0 && source > 0 && target > 0; }
  /// Of the whole edge.
  double probability() const;
};

struct Candidate {
  Claim claim;
  TokenList cue;                 ///< its words, the head first
  const Frame* frame = nullptr;  ///< that matched; nullptr: the model alone
  End source, target;
  Circumstances circumstances;
  ArcEvidence arc;
  int repeated = 0;  ///< further places of the document that state the same edge
  bool pair_outdone = false;  ///< a stronger candidate of its sentence has the same two actors
  bool end_outdone = false;   ///< a stronger one has the same relation and source, or relation and target
  bool pair_elsewhere = false;  ///< another sentence has a candidate with the same two actors
  bool beside_frame = false;  ///< of the model alone, at a word where a frame matched with other ends

  /// Before anything is weighed: the frame's precision or the arc's probability, whichever is higher.
  double strength() const;
};

}  // namespace claimgraph
