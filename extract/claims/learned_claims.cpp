#include "learned_claims.hpp"

#include <algorithm>
#include <cmath>

#include "circumstances.hpp"

namespace claimgraph {
namespace {

/// Ends that the model finds less probable than this are no ends, unless they are an arc's best.
constexpr float least_end = 0.1f;

struct LearnedEnd {
  End end;
  std::uint32_t token = 0;
  float probability = 0;
};

/// The actors of an arc's tokens, each once, with its best token.
std::vector<LearnedEnd> name_ends(const ClaimScene& scene, const std::vector<ScoredToken>& tokens) {
  const auto best = std::ranges::max_element(tokens, {}, &ScoredToken::probability);
  std::vector<LearnedEnd> found;
  for (const ScoredToken& scored : tokens) {
    if (scored.probability < least_end && scored.token != best->token) continue;
    std::vector<End> ends = scene.ends.find_at(scored.token);
    if (ends.empty() && scene.tree.in_list(scored.token, "first-person")) ends = scene.speaker(scored.token);
    for (const End& end : ends) {
      const auto known =
          std::ranges::find_if(found, [&](const LearnedEnd& e) { return e.end.actor == end.actor; });
      if (known == found.end()) {
        found.push_back({end, scored.token, scored.probability});
      } else if (known->probability < scored.probability) {
        *known = {end, scored.token, scored.probability};
      }
    }
  }
  return found;
}

/// The bare frame of a relation: an arc has no words of its own to tell more.
Frame bare_frame(const std::string& relation) {
  Frame frame;
  frame.relation = relation;
  return frame;
}

/// Head of what the act is about: a clause below the cue, or what it is said to be for or over.
std::int32_t charge_of(const ClaimScene& scene, std::uint32_t cue, std::uint32_t source,
                       const LearnedEnd& target) {
  using Kind = SlotStep::Kind;
  static const SlotStep places[] = {{Kind::complement, "", false},       {Kind::preposition, "for", false},
                                    {Kind::preposition, "over", false},  {Kind::preposition, "of", false},
                                    {Kind::preposition, "about", false}, {Kind::preposition, "on", false}};
  for (const SlotStep& step : places) {
    for (const std::uint32_t place : scene.tree.follow(cue, step)) {
      if (place != source && place != target.token && scene.builder.can_be_charge(place))
        return static_cast<std::int32_t>(place);
    }
  }
  if (scene.builder.names_something_else(target.token, target.end)) {
    return static_cast<std::int32_t>(target.token);
  }
  return -1;
}

}  // namespace

std::vector<Claim> find_learned_claims(const ClaimScene& scene) {
  std::vector<Claim> claims;
  for (const ClaimArc& arc : scene.document.claim_arcs) {
    const std::vector<LearnedEnd> sources = name_ends(scene, arc.sources),
                                  targets = name_ends(scene, arc.targets);
    if (sources.empty() || targets.empty()) continue;
    const Circumstances circumstances = circumstances_of(scene.tree, scene.lexicon, arc.cue);
    const std::int32_t statement = scene.statements.innermost(arc.cue);
    for (const LearnedEnd& source : sources) {
      for (const LearnedEnd& target : targets) {
        if (source.end.actor == target.end.actor) continue;
        const std::int32_t charge = charge_of(scene, arc.cue, source.token, target);
        for (const ScoredRelation& relation : arc.relations) {
          const Frame frame = bare_frame(relation.name);
          Claim claim = scene.builder.build({frame, arc.cue, {arc.cue}, circumstances, charge, statement},
                                            source.end, target.end);
          claim.extractor = "model";
          claim.confidence = relation.probability * std::sqrt(source.probability * target.probability);
          claims.push_back(std::move(claim));
        }
      }
    }
  }
  return claims;
}

}  // namespace claimgraph
