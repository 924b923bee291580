#include "learned_claims.hpp"

#include <algorithm>
#include <cmath>

#include "circumstances.hpp"
#include <claimgraph/graph/relations.hpp>

namespace claimgraph {
namespace {

/// Ends that the model finds less probable than this are no ends, unless they are an arc's best.
constexpr float least_end = 0.1f;
/// Arcs that are less probable are not even weighed.
constexpr double least_probability = 0.05;
/// What the speaker of quoted words is given as the source of an act in them, where the model links nobody
/// better: who says the words stands too far away for its links, often in another sentence.
constexpr float speaker_probability = 0.1f;

/// The bare frame of a relation: an arc has no words of its own to tell more. "Would not accept" is a
/// rejection; its negation makes it one.
Frame bare_frame(const std::string& relation, const Lexicon& lexicon) {
  Frame frame;
  frame.relation = relation;
  if (lexicon.words("relations-by-negation").contains(relation)) frame.negation = NegationRule::require;
  return frame;
}

template <typename End>
const End* find_actor(const std::vector<End>& ends, std::int32_t actor) {
  const auto at = std::ranges::find_if(ends, [&](const End& e) { return e.end.actor == actor; });
  return at == ends.end() ? nullptr : &*at;
}

}  // namespace

double ArcEvidence::probability() const {
  return relation * std::sqrt(source * target);
}

double Candidate::strength() const {
  return std::max(frame ? frame->precision : 0.0, arc.probability());
}

NamedArcs::NamedArcs(const ClaimScene& scene, bool wanted) : scene_(scene) {
  if (!wanted) return;
  for (const ClaimArc& arc : scene.document.claim_arcs) {
    by_cue_.emplace(arc.cue, arcs_.size());
    arcs_.push_back({&arc, name_ends(arc.sources), name_ends(arc.targets)});
    std::vector<LearnedEnd>& sources = arcs_.back().sources;
    for (const End& speaker : scene.speaker(arc.cue)) {
      if (!find_actor(sources, speaker.actor)) sources.push_back({speaker, arc.cue, speaker_probability});
    }
  }
}

/// The actors of an arc's tokens, each once, with its best token.
std::vector<NamedArcs::LearnedEnd> NamedArcs::name_ends(const std::vector<ScoredToken>& tokens) const {
  const auto best = std::ranges::max_element(tokens, {}, &ScoredToken::probability);
  std::vector<LearnedEnd> found;
  for (const ScoredToken& scored : tokens) {
    if (scored.probability < least_end && scored.token != best->token) continue;
    std::vector<End> ends = scene_.ends.find_at(scored.token);
    if (ends.empty() && scene_.tree.in_list(scored.token, "first-person"))
      ends = scene_.speaker(scored.token);
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

ArcEvidence NamedArcs::evidence(const NamedArc& named, const LearnedEnd* source, const LearnedEnd* target,
                                std::string_view relation) {
  ArcEvidence found;
  for (const ScoredRelation& scored : named.arc->relations) {
    if (scored.name == relation) {
      found.relation = scored.probability;
    } else {
      found.rival = std::max(found.rival, scored.probability);
    }
  }
  const auto compare = [](const std::vector<LearnedEnd>& ends, const LearnedEnd* chosen, float& own,
                          float& other) {
    for (const LearnedEnd& end : ends) {
      float& place = &end == chosen ? own : other;
      place = std::max(place, end.probability);
    }
  };
  compare(named.sources, source, found.source, found.other_source);
  compare(named.targets, target, found.target, found.other_target);
  found.negated = named.arc->negated;
  found.hypothetical = named.arc->hypothetical;
  return found;
}

ArcEvidence NamedArcs::about(const TokenList& cue, std::int32_t source, std::int32_t target,
                             std::string_view relation) const {
  ArcEvidence best;
  const RelationInfo* info = find_relation(relation);
  const auto consider = [&](const NamedArc& named, std::int32_t from, std::int32_t to) {
    const ArcEvidence found =
        evidence(named, find_actor(named.sources, from), find_actor(named.targets, to), relation);
    if (found.probability() > best.probability() ||
        (best.probability() == 0 && found.relation >= best.relation)) {
      best = found;
    }
  };
  for (const std::uint32_t token : cue) {
    const auto at = by_cue_.find(token);
    if (at == by_cue_.end()) continue;
    consider(arcs_[at->second], source, target);
    if (info && info->symmetric) consider(arcs_[at->second], target, source);
  }
  return best;
}

/// Head of what the act is about: a clause below the cue, or what it is said to be for or over.
std::int32_t NamedArcs::charge_of(std::uint32_t cue, std::uint32_t source, const LearnedEnd& target) const {
  using Kind = SlotStep::Kind;
  static const SlotStep places[] = {{Kind::complement, "", false},       {Kind::preposition, "for", false},
                                    {Kind::preposition, "over", false},  {Kind::preposition, "of", false},
                                    {Kind::preposition, "about", false}, {Kind::preposition, "on", false}};
  for (const SlotStep& step : places) {
    for (const std::uint32_t place : scene_.tree.follow(cue, step)) {
      if (place != source && place != target.token && scene_.builder.can_be_charge(place))
        return static_cast<std::int32_t>(place);
    }
  }
  if (scene_.builder.names_something_else(target.token, target.end)) {
    return static_cast<std::int32_t>(target.token);
  }
  return -1;
}

std::vector<Candidate> NamedArcs::candidates() const {
  std::vector<Candidate> found;
  for (const NamedArc& named : arcs_) {
    if (named.sources.empty() || named.targets.empty()) continue;
    const std::uint32_t cue = named.arc->cue;
    const Circumstances circumstances = circumstances_of(scene_.tree, scene_.lexicon, cue);
    const std::int32_t statement = scene_.statements.innermost(cue);
    for (const LearnedEnd& source : named.sources) {
      for (const LearnedEnd& target : named.targets) {
        if (source.end.actor == target.end.actor) continue;
        // Of the relations the most probable one: no pair states two acts by one word.
        const ScoredRelation& relation = named.arc->relations.front();
        const ArcEvidence seen = evidence(named, &source, &target, relation.name);
        if (seen.probability() < least_probability) continue;
        const Frame frame = bare_frame(relation.name, scene_.lexicon);
        Candidate candidate;
        candidate.claim = scene_.builder.build(
            {frame, cue, {cue}, circumstances, charge_of(cue, source.token, target), statement}, source.end,
            target.end);
        candidate.claim.extractor = "model";
        candidate.cue = {cue};
        candidate.source = source.end;
        candidate.target = target.end;
        candidate.circumstances = circumstances;
        candidate.arc = seen;
        found.push_back(std::move(candidate));
      }
    }
  }
  return found;
}

}  // namespace claimgraph
