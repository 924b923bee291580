#include "claim_builder.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include <claimgraph/graph/relations.hpp>

namespace claimgraph {
namespace {


constexpr std::uint32_t min_evidence_words = 4;
constexpr std::uint32_t max_evidence_words = 15;
constexpr std::uint32_t max_charge_words = 20;

/// FNV-1a, 64 bits: stable over machines and versions, which std::hash is not.
class ContentHash {
 public:
  void add(std::string_view text) {
    for (const char c : text) add_byte(static_cast<unsigned char>(c));
    add_byte(0xFF);  // never in UTF-8: keeps "ab","c" apart from "a","bc"
  }
  void add(Span span) {
    for (const std::uint32_t value : {span.begin, span.end}) {
      for (int shift = 0; shift < 32; shift += 8) add_byte(static_cast<unsigned char>(value >> shift));
    }
  }
  std::string hex() const {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(state_));
    return text;
  }

 private:
  void add_byte(unsigned char byte) {
    state_ ^= byte;
    state_ *= 1099511628211ULL;
  }
  std::uint64_t state_ = 14695981039346656037ULL;
};

}  // namespace

Claim ClaimBuilder::build(const MatchedFrame& matched, const End& source, const End& target) const {
  const Document& document = document_.document;
  Claim claim;
  claim.source = end_record(source);
  claim.target = end_record(target);
  claim.relation = matched.frame.relation;
  set_flags(matched, claim);
  set_reporters(matched, source, claim);

  const Range charge = charge_range(matched, target);
  claim.cue = text_of(cue_range(matched));
  if (matched.charge >= 0 && can_be_charge(static_cast<std::uint32_t>(matched.charge))) claim.charge = text_of(charge);
  claim.evidence = text_of(evidence_range(matched, source, target, charge));
  const Sentence& sentence = document_.sentences[document_.tokens[matched.token].sentence];
  claim.sentence = span_of({sentence.first, sentence.last});

  claim.document = document.id;
  claim.title = document.title;
  claim.date = document.date;
  claim.outlet = document.outlet;
  claim.extractor = "lexicon:" + matched.frame.id;


  ContentHash hash;
  hash.add(claim.document);
  hash.add(claim.relation);
  hash.add(claim.source.actor);
  hash.add(claim.target.actor);
  hash.add(claim.source.span);
  hash.add(claim.target.span);
  hash.add(claim.cue.span);
  claim.id = hash.hex();
  return claim;
}

bool ClaimBuilder::names_something_else(std::uint32_t token, const End& end) const {
  if (end.mention < 0) return false;
  const Mention& mention = actors_.mentions[static_cast<std::size_t>(end.mention)];
  return token < mention.first || token >= mention.last;
}

ClaimEnd ClaimBuilder::end_record(const End& end) const {
  const Actor& actor = actors_.actors[static_cast<std::size_t>(end.actor)];
  ClaimEnd record;
  record.actor = actor.id;
  record.name = actor.name;
  record.side = actor.side;
  if (end.mention >= 0) {
    const Mention& mention = actors_.mentions[static_cast<std::size_t>(end.mention)];
    TextSpan words = text_of({mention.first, mention.last});
    record.mention = std::move(words.text);
    record.span = words.span;
  }
  return record;
}

Span ClaimBuilder::span_of(Range tokens) const {
  if (tokens.first >= tokens.last) return {};
  return {points_.at(document_.tokens[tokens.first].begin),
          points_.at(document_.tokens[tokens.last - 1].end)};
}

TextSpan ClaimBuilder::text_of(Range tokens) const {
  if (tokens.first >= tokens.last) return {};
  const std::uint32_t begin = document_.tokens[tokens.first].begin,
                      end = document_.tokens[tokens.last - 1].end;
  return {document_.document.text.substr(begin, end - begin), span_of(tokens)};
}

ClaimBuilder::Range ClaimBuilder::cue_range(const MatchedFrame& matched) const {
  const auto [first, last] = std::minmax_element(matched.cue.begin(), matched.cue.end());
  return {*first, *last + 1};
}

bool ClaimBuilder::can_be_charge(std::uint32_t token) const {
  return tree_[token].upos != Upos::PRON && !tree_.in_list(token, "time-words");
}

ClaimBuilder::Range ClaimBuilder::charge_range(const MatchedFrame& matched, const End& target) const {
  if (matched.charge < 0) return {};
  const auto head = static_cast<std::uint32_t>(matched.charge);
  const Sentence& sentence = document_.sentences[document_.tokens[matched.token].sentence];
  Range range{std::max(tree_.subtree_first(head), sentence.first),
              std::min(tree_.subtree_last(head), sentence.last)};
  // A phrase that reaches back over the predicate or the target (a parser's slip) says nothing from there on.
  if (range.first <= matched.token && matched.token < range.last) {
    if (head > matched.token)
      range.first = matched.token + 1;
    else
      range.last = matched.token;
  }
  if (target.mention >= 0 && !names_something_else(head, target)) {
    const Mention& mention = actors_.mentions[static_cast<std::size_t>(target.mention)];
    if (mention.last <= head) range.first = std::max(range.first, mention.last);
  }
  const auto is_edge = [&](std::uint32_t t) {
    const Deprel relation = tree_[t].deprel;
    return tree_[t].upos == Upos::PUNCT || relation == Deprel::case_ || relation == Deprel::mark ||
           relation == Deprel::det || relation == Deprel::cc;
  };
  while (range.first < head && is_edge(range.first)) ++range.first;
  while (range.last > head + 1 && tree_[range.last - 1].upos == Upos::PUNCT) --range.last;
  range.last = std::min(range.last, range.first + max_charge_words);
  return range;
}

ClaimBuilder::Range ClaimBuilder::evidence_range(const MatchedFrame& matched, const End& source,
                                                 const End& target, Range charge) const {
  const Sentence& sentence = document_.sentences[document_.tokens[matched.token].sentence];
  const Range cue = cue_range(matched);
  Range range = cue;
  // Grows by source, target and charge, in that order, as long as the limit allows.
  const auto include = [&](Range more) {
    if (more.first >= more.last || more.first < sentence.first || more.last > sentence.last) return;
    const Range wider{std::min(range.first, more.first), std::max(range.last, more.last)};
    if (wider.last - wider.first <= max_evidence_words) range = wider;
  };
  for (const End* end : {&target, &source}) {
    if (end->mention < 0) continue;
    const Mention& mention = actors_.mentions[static_cast<std::size_t>(end->mention)];
    include({mention.first, mention.last});
  }
  include(charge);
  while (range.last - range.first < min_evidence_words && range.last < sentence.last) ++range.last;
  while (range.last - range.first < min_evidence_words && range.first > sentence.first) --range.first;
  return range;
}

void ClaimBuilder::set_flags(const MatchedFrame& matched, Claim& claim) const {
  const Circumstances& found = matched.circumstances;
  const NegationRule rule = matched.frame.negation;
  const bool itself = rule == NegationRule::mark && found.negated_itself;
  const bool above = rule != NegationRule::ignore && found.negated_above;
  claim.negated = (itself != above) != matched.frame.negated;
  claim.modality = matched.frame.modality != Modality::asserted ? matched.frame.modality : found.modality;
  // What did not happen is told as a fact, and who wishes to thank does so.
  const bool performed =
      found.own_wish && tree_.lexicon().words("attitude-relations").contains(claim.relation);
  if (claim.negated || performed) claim.modality = Modality::asserted;
  claim.hypothetical = claim.modality != Modality::asserted;
  claim.tense = found.tense;
  const RelationInfo* relation = find_relation(claim.relation);
  claim.polarity = matched.frame.polarity.value_or(relation ? relation->polarity : 0);
}

void ClaimBuilder::set_reporters(const MatchedFrame& matched, const End& source, Claim& claim) const {
  const QuotedStatement* statement = statements_.get(matched.statement);
  if (statement) claim.quote = statement->type;
  for (int hops = 0; statement && hops < ClauseTree::max_climb; ++hops) {
    const QuotedStatement& here = *statement;
    const std::int32_t parent = here.parent;
    statement = parent >= 0 && statements_.reports_words(parent) ? statements_.get(parent) : nullptr;
    if (here.speaker < 0 || here.speaker == source.actor) continue;
    const Actor& actor = actors_.actors[static_cast<std::size_t>(here.speaker)];
    if (tree_.lexicon().words("news-agencies").contains(actor.id)) continue;  // they report all there is
    const bool known = std::any_of(claim.reporters.begin(), claim.reporters.end(),
                                   [&](const ActorRef& r) { return r.actor == actor.id; });
    if (!known) claim.reporters.push_back({actor.id, actor.name});
  }
}

}  // namespace claimgraph
