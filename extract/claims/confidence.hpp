#pragma once
// How probable it is that a candidate claim is right: a logistic regression over what speaks for it, its
// weights in extract/data/confidence.json, fitted by extract/claims/calibrate.py (docs/claims.md).
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "candidate.hpp"
#include "claim_scene.hpp"

namespace claimgraph {

/// What speaks for or against a candidate: a name ("target pronoun") and how much of it there is. Values that
/// are probabilities are given as logits.
using Features = std::vector<std::pair<std::string, double>>;

/// "name", "pronoun" …
std::string_view name_of(MentionKind kind);

class Confidence {
 public:
  /// Both must outlive the object. @param by_precision  frames are believed by their precision alone
  Confidence(const ClaimScene& scene, const DocumentActors& actors, bool by_precision)
      : scene_(scene), actors_(actors), by_precision_(by_precision) {}

  /// Whether the claim's confidence is its frame's precision: a user's frame is believed as its author says,
  /// whatever the model thinks.
  bool by_precision(const Candidate& candidate) const {
    return candidate.frame && (by_precision_ || !candidate.frame->built_in);
  }

  double of(const Candidate& candidate) const;
  Features features(const Candidate& candidate) const;
  /// What one unit of a feature adds, in logits.
  static double weight(std::string_view feature);

  /// Whether the act is hypothetical, by the words around it (Claim::modality) and by the model: the sum of these
  /// features' weights is above 0. Empty where the model sees nothing at the word: the words decide alone then.
  static Features hypothetical_features(const Candidate& candidate);
  static double hypothetical_weight(std::string_view feature);

 private:
  void describe_end(const std::string& role, const End& end, std::uint32_t cue, Features& found) const;
  bool in_title(const Candidate& candidate) const;

  const ClaimScene& scene_;
  const DocumentActors& actors_;
  bool by_precision_;
};

}  // namespace claimgraph
