#pragma once
// What the model makes of two marked actors in a sentence (train/FORMAT.md, "Pairs"): a pass of its own over
// that sentence.
#include <string>
#include <vector>

#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/pairs/marked_sentence.hpp>

namespace claimgraph {

/// Probabilities of: 0 neutral, 1 first is positive toward second, 2 second toward first, 3 first is negative
/// toward second, 4 second toward first. Exchanging the marks exchanges the classes: it is the mean over both
/// ways of marking. ModelError CG210 where the model has no head for pairs. Thread-safe.
std::vector<float> stance_of(const Model& model, const MarkedSentence& sentence);

/// The PLOVER root of what the first actor does to the second: "ACCUSE". CG210 as above. Thread-safe.
std::string plover_of(const Model& model, const MarkedSentence& sentence);

}  // namespace claimgraph
