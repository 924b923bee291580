#include "claims.hpp"

#include <algorithm>
#include <utility>

#include "circumstances.hpp"
#include "claim_scene.hpp"
#include "confidence.hpp"
#include "learned_claims.hpp"
#include "meeting.hpp"
#include "reasons.hpp"

namespace claimgraph {
namespace {

/// Several members of one argument at both ends are pairs of them ("A and B met"), else every source with
/// every target.
constexpr std::size_t max_pairs = 64;
/// Arcs of the model below this probability are nothing that anybody answers.
constexpr double least_answered = 0.3;
/// So many candidates before an answer are looked at.
constexpr std::ptrdiff_t max_answered = 256;

class Matcher {
 public:
  Matcher(const ClaimScene& scene, const NamedArcs& arcs, std::span<const Candidate> from_model)
      : scene_(scene),
        arcs_(arcs),
        from_model_(from_model),
        tree_(scene.tree),
        lexicon_(scene.lexicon),
        builder_(scene.builder) {}

  std::vector<Candidate> run() {
    for (std::uint32_t token = 0; token < tree_.size(); ++token) match(token);
    return std::move(found_);
  }

 private:
  void match(std::uint32_t token) {
    const Upos tag = tree_[token].upos;
    const Upos pos = tag == Upos::PROPN ? Upos::NOUN : tag == Upos::AUX ? Upos::VERB : tag;
    if (pos != Upos::VERB && pos != Upos::NOUN && pos != Upos::ADJ) return;
    for (const std::uint32_t index : lexicon_.candidates(tree_.lemma(token), pos)) {
      if (apply(lexicon_.frames()[index], token)) return;
    }
    for (const std::uint32_t index : lexicon_.any_word(pos)) {
      if (apply(lexicon_.frames()[index], token)) return;
    }
  }

  bool apply(const Frame& frame, std::uint32_t token) {
    TokenList cue{token};
    if (!companions_present(frame, token, cue)) return false;
    for (const FrameCondition& condition : frame.conditions) {
      if (holds(condition, token) == condition.forbidden) return false;
    }
    const Circumstances circumstances = circumstances_of(tree_, lexicon_, token);
    if (frame.negation == NegationRule::require && !circumstances.negated_itself) return false;
    if (frame.negation == NegationRule::forbid && circumstances.negated_itself) return false;

    const Argument source = argument(frame.source, token);
    if (source.ends.empty()) return false;
    Argument target = argument(frame.target, token, &source);
    if (target.ends.empty() && !frame.answers.empty()) target.ends = answered(frame, token, source);
    if (target.ends.empty()) return false;

    MatchedFrame matched{frame,
                         token,
                         std::move(cue),
                         circumstances,
                         charge(frame, token, source, target),
                         scene_.statements.innermost(token)};
    return emit(matched, source, target);
  }

  struct Argument {
    std::vector<End> ends;
    std::int32_t token = -1;  ///< -1: a speaker
  };

  /// The first place of the slot that names actors other than `taken`.
  Argument argument(const Slot& slot, std::uint32_t token, const Argument* taken = nullptr) const {
    for (const SlotPath& way : slot) {
      if (way.front().kind == SlotStep::Kind::speaker) {
        if (std::vector<End> ends = scene_.speaker(token); !ends.empty()) return {std::move(ends), -1};
        continue;
      }
      for (const std::uint32_t place : tree_.follow(token, way)) {
        std::vector<End> ends = scene_.ends.find(place);
        if (ends.empty() && tree_.in_list(place, "first-person")) ends = scene_.speaker(token);
        if (way.back().itself) std::erase_if(ends, [](const End& end) { return end.depth > 0; });
        const bool shared = taken && taken->token == static_cast<std::int32_t>(place);  // "A and B met"
        if (taken && !shared && taken->ends.size() == 1) {
          std::erase_if(ends, [&](const End& end) { return end.actor == taken->ends.front().actor; });
        }
        if (!ends.empty()) return {std::move(ends), static_cast<std::int32_t>(place)};
      }
    }
    return {};
  }

  /// Whoever did last to the source what the frame answers: an accusation that is denied, a demand that is
  /// rejected.
  std::vector<End> answered(const Frame& frame, std::uint32_t token, const Argument& source) const {
    const auto is_answered = [&](const Candidate& act) {
      const std::uint32_t word = act.cue.front();
      const bool part_of_it = tree_.subtree_first(word) <= token && token < tree_.subtree_last(word);
      return word < token && !part_of_it && frame.answers.contains(act.claim.relation) &&
             act.target.actor == source.ends.front().actor &&
             (act.frame || act.arc.probability() >= least_answered);
    };
    const auto latest = [&](std::span<const Candidate> acts) -> const Candidate* {
      const auto first = acts.rbegin(), end = first + std::min<std::ptrdiff_t>(std::ssize(acts), max_answered);
      const auto found = std::find_if(first, end, is_answered);
      return found == end ? nullptr : &*found;
    };
    const auto before = std::ranges::partition_point(
        from_model_, [&](const Candidate& act) { return act.cue.front() < token; });
    const Candidate* last = latest(found_);
    const Candidate* learned = latest({from_model_.begin(), before});
    if (!last || (learned && learned->cue.front() > last->cue.front())) last = learned;
    if (!last) return {};
    return {last->source};
  }

  bool companions_present(const Frame& frame, std::uint32_t token, TokenList& cue) const {
    for (std::size_t i = 0; i < frame.lemmas.size(); ++i) {
      if (frame.lemmas[i] != "*" && frame.lemmas[i] != tree_.lemma(token)) continue;
      TokenList found{token};
      for (const std::string& word : frame.companions[i]) {
        const std::int32_t companion = find_companion(token, word);
        if (companion < 0) break;
        found.push_back(static_cast<std::uint32_t>(companion));
      }
      if (found.size() == frame.companions[i].size() + 1) {
        cue = std::move(found);
        return true;
      }
    }
    return false;
  }

  /// A word of a longer expression: below the head, or below one of its dependents ("take *aim*", "come under
  /// *fire*").
  std::int32_t find_companion(std::uint32_t token, const std::string& word) const {
    const auto is = [&](std::uint32_t c) { return tree_.lemma(c) == word || tree_.lower(c) == word; };
    for (const std::uint32_t c : tree_.children(token)) {
      if (is(c)) return static_cast<std::int32_t>(c);
    }
    for (const std::uint32_t c : tree_.children(token)) {
      if (tree_[c].deprel == Deprel::nsubj || universal(tree_[c].deprel) == Deprel::acl) continue;
      for (const std::uint32_t d : tree_.children(c)) {
        if (is(d)) return static_cast<std::int32_t>(d);
      }
    }
    return -1;
  }

  bool holds(const FrameCondition& condition, std::uint32_t token) const {
    if (condition.path.front().kind == SlotStep::Kind::speaker) {
      return !scene_.speaker(token).empty();
    }
    const TokenList places = tree_.follow(token, condition.path);
    if (condition.words.empty()) return !places.empty();
    const auto is_word = [&](std::uint32_t at) {
      return condition.words.contains(tree_.lemma(at)) || condition.words.contains(tree_.lower(at));
    };
    return std::any_of(places.begin(), places.end(), [&](std::uint32_t place) {
      if (is_word(place)) return true;
      if (!tree_.nominal(place)) return false;
      const auto children = tree_.children(place);
      return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return (tree_[c].deprel == Deprel::amod || tree_[c].deprel == Deprel::compound) && is_word(c);
      });
    });
  }

  std::int32_t charge(const Frame& frame, std::uint32_t token, const Argument& source,
                      const Argument& target) const {
    std::int32_t other = -1;  // a time or a pronoun: no charge, but evidence
    for (const SlotPath& way : frame.charge) {
      for (const std::uint32_t place : tree_.follow(token, way)) {
        const auto at = static_cast<std::int32_t>(place);
        if (at == source.token || at == target.token) continue;
        if (builder_.can_be_charge(place)) return at;
        if (other < 0) other = at;
      }
    }
    // "slammed Trump's travel ban": the ban is what it is about.
    if (target.token >= 0 &&
        builder_.names_something_else(static_cast<std::uint32_t>(target.token), target.ends.front())) {
      return target.token;
    }
    return other;
  }

  bool emit(const MatchedFrame& matched, const Argument& source, const Argument& target) {
    const bool among_themselves = source.token >= 0 && source.token == target.token;
    bool any = false;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < source.ends.size(); ++i) {
      for (std::size_t j = among_themselves ? i + 1 : 0; j < target.ends.size(); ++j) {
        if (source.ends[i].actor == target.ends[j].actor) continue;
        if (++pairs > max_pairs) return any;
        any = true;
        add(matched, source.ends[i], target.ends[j]);
      }
    }
    return any;
  }

  void add(const MatchedFrame& matched, const End& source, const End& target) {
    Candidate candidate;
    candidate.claim = builder_.build(matched, source, target);
    candidate.cue = matched.cue;
    candidate.frame = &matched.frame;
    candidate.source = source;
    candidate.target = target;
    candidate.circumstances = matched.circumstances;
    candidate.arc = arcs_.about(matched.cue, source.actor, target.actor, matched.frame.relation);
    found_.push_back(std::move(candidate));
  }

  const ClaimScene& scene_;
  const NamedArcs& arcs_;
  const std::span<const Candidate> from_model_;
  const ClauseTree& tree_;
  const Lexicon& lexicon_;
  const ClaimBuilder& builder_;
  std::vector<Candidate> found_;
};

/// Lets the model have its say about whether an act is hypothetical, except where a frame's word says so itself.
void settle_modality(Candidate& candidate) {
  if (candidate.frame && candidate.frame->modality != Modality::asserted) return;
  const Features features = Confidence::hypothetical_features(candidate);
  if (features.empty()) return;
  double sum = 0;
  for (const auto& [name, value] : features)
    sum += Confidence::hypothetical_weight(name) * value;
  Claim& claim = candidate.claim;
  claim.hypothetical = sum > 0;
  if (!claim.hypothetical) claim.modality = Modality::asserted;
  else if (claim.modality == Modality::asserted) claim.modality = Modality::planned;
}

}  // namespace

std::vector<Claim> find_claims(const ParsedDocument& document, const DocumentActors& actors,
                               std::span<const QuotedStatement> statements, const Lexicon& lexicon,
                               ClaimMethod method, bool explain) {
  const ClaimScene scene(document, actors, statements, lexicon);
  const NamedArcs arcs(scene, method != ClaimMethod::lexicon);
  std::vector<Candidate> from_frames, from_model = arcs.candidates();
  if (method != ClaimMethod::model) from_frames = Matcher(scene, arcs, from_model).run();
  const Confidence confidence(scene, actors, method == ClaimMethod::lexicon);
  std::vector<Candidate> candidates = meet(std::move(from_frames), std::move(from_model));
  see_others(candidates, document);
  for (Candidate& candidate : candidates) candidate.claim.confidence = confidence.of(candidate);
  drop_restated(candidates, document);
  std::vector<Claim> claims;
  for (Candidate& candidate : candidates) {
    if (explain) candidate.claim.reasons = reasons_for(candidate, scene, actors, confidence);
    settle_modality(candidate);
    claims.push_back(std::move(candidate.claim));
  }
  return claims;
}

}  // namespace claimgraph
