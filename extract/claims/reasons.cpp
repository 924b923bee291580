#include "reasons.hpp"

#include <string>

namespace claimgraph {
namespace {

/// How an end got its actor: "he: Zoë Almásy, a pronoun".
std::string resolution(const ClaimEnd& end, const End& found, const DocumentActors& actors) {
  if (found.mention < 0) return "speaker: " + end.name;
  const Mention& mention = actors.mentions[static_cast<std::size_t>(found.mention)];
  return end.mention + ": " + end.name + ", by its " + std::string(name_of(mention.kind)) +
         (found.depth > 0 ? ", inside the phrase" : "");
}

}  // namespace

std::vector<Reason> reasons_for(const Candidate& candidate, const ClaimScene& scene, const DocumentActors& actors,
                                const Confidence& confidence) {
  std::vector<Reason> reasons;
  const auto add = [&](std::string step, std::string detail, double value = 0, double share = 0) {
    reasons.push_back({std::move(step), std::move(detail), value, share});
  };
  const Claim& claim = candidate.claim;
  const ArcEvidence& arc = candidate.arc;
  if (candidate.frame) add("frame", candidate.frame->id, candidate.frame->precision);
  if (arc.relation > 0) {
    add("arc", claim.relation, arc.relation);
    add("arc source", claim.source.mention, arc.source);
    add("arc target", claim.target.mention, arc.target);
  }
  add("source", resolution(claim.source, candidate.source, actors));
  add("target", resolution(claim.target, candidate.target, actors));
  const Circumstances& circumstances = candidate.circumstances;
  const auto word = [&](std::int32_t token) {
    return std::string(scene.document.word(static_cast<std::size_t>(token)));
  };
  if (circumstances.negation_word >= 0)
    add(claim.negated ? "negated" : "not negated", word(circumstances.negation_word));
  if (circumstances.modality_word >= 0) add("modality", word(circumstances.modality_word));
  for (const auto& [name, value] : Confidence::hypothetical_features(candidate))
    add("hypothetical", name, value, Confidence::hypothetical_weight(name) * value);
  if (candidate.repeated > 0) add("repeated", "in other places", candidate.repeated);
  if (confidence.by_precision(candidate)) {
    add("by precision", "the frame is believed", candidate.frame->precision);
    return reasons;
  }
  for (const auto& [name, value] : confidence.features(candidate))
    add("confidence", name, value, Confidence::weight(name) * value);
  return reasons;
}

}  // namespace claimgraph
