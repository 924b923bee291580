#include <algorithm>
#include <cmath>
#include <utility>

#include <claimgraph/extract/syntax/arc_finder.hpp>

namespace claimgraph {
namespace {

float sigmoid(float x) {
  return 1 / (1 + std::exp(-x));
}

std::size_t widest(const Model& model) {
  return std::max({model.encoder.width(), model.claims ? model.claims->widest() : 0,
                   model.attributions ? model.attributions->widest() : 0,
                   model.coreference ? model.coreference->widest() : 0});
}

/// Softmax of three scores.
std::array<float, 3> probabilities(const float* scores) {
  const float top = std::max({scores[0], scores[1], scores[2]});
  std::array<float, 3> p{std::exp(scores[0] - top), std::exp(scores[1] - top), std::exp(scores[2] - top)};
  const float sum = p[0] + p[1] + p[2];
  for (float& x : p) x /= sum;
  return p;
}

}  // namespace

ArcFinder::ArcFinder(const Model& model) : model_(model), space_(widest(model)) {}

void ArcFinder::begin(const WindowPacker& packer) {
  const PieceBatch& batch = packer.batch();
  places_.clear();
  std::int32_t sentence = 0;
  for (const SentencePart& part : packer.parts()) {
    for (std::uint32_t token = part.first; token < part.last; ++token) {
      places_.push_back({part.document, token, sentence, 0, 0});
    }
    ++sentence;
  }
  std::size_t first = 0;
  for (const std::uint32_t end : batch.ends) {
    std::size_t last = first;
    while (last < places_.size() && batch.wanted[last] < end) ++last;
    for (std::size_t word = first; word < last; ++word) {
      places_[word].first = static_cast<std::uint32_t>(first);
      places_[word].last = static_cast<std::uint32_t>(last);
    }
    first = last;
  }
}

std::vector<ArcFinder::Found> ArcFinder::claims(QuantisedRows words) {
  std::vector<Found> found;
  if (!model_.claims) return found;
  const ClaimHead& head = *model_.claims;
  const std::size_t n = places_.size();
  head.score(words, n, space_, scores_);
  anchors_.clear();
  std::vector<float> weights(head.relations.size());
  for (std::size_t word = 0; word < n; ++word) {
    const float* scores = scores_.relation.data() + word * head.relation_stride();
    const float* best = std::max_element(scores + 1, scores + head.relations.size());
    if (scores[0] - *best > 6) continue;  // 16 relations together stay below `least`
    float sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] = std::exp(scores[i] - scores[0]);
    if (1 - weights[0] / sum < least) continue;
    Found one{places_[word].document, {}};
    one.arc.cue = places_[word].token;
    for (std::size_t i = 1; i < weights.size(); ++i) {
      const float p = weights[i] / sum;
      if (p >= least_relation || scores + i == best) one.arc.relations.push_back({head.relations[i], p});
    }
    std::ranges::stable_sort(one.arc.relations, std::ranges::greater{}, &ScoredRelation::probability);
    const float* flags = scores_.flags.data() + word * head.flag_stride();
    one.arc.negated = sigmoid(flags[0]);
    one.arc.hypothetical = sigmoid(flags[1]);
    anchors_.push_back(static_cast<std::uint32_t>(word));
    found.push_back(std::move(one));
  }
  if (found.empty()) return found;
  link(head.links, words);
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].arc.sources = ends(i, 0);
    found[i].arc.targets = ends(i, 1);
  }
  return found;
}

void ArcFinder::link(const LinkHead& links, QuantisedRows words) {
  links.queries(words, anchors_, space_, queries_);
  links.keys(words, places_.size(), space_, keys_);
}

float ArcFinder::score(const LinkHead& links, std::size_t anchor, std::size_t word, std::size_t role) const {
  const std::size_t stride = keys_.size() / places_.size();
  const int apart = places_[word].sentence - places_[anchors_[anchor]].sentence;
  return links.score(queries_.data() + anchor * stride, keys_.data() + word * stride, role, apart);
}

float ArcFinder::linked(const LinkHead& links, std::size_t anchor, std::size_t word, std::size_t role) const {
  return sigmoid(score(links, anchor, word, role));
}

std::vector<ScoredToken> ArcFinder::ends(std::size_t anchor, std::size_t role) const {
  const Place& from = places_[anchors_[anchor]];
  std::vector<ScoredToken> kept;
  ScoredToken best;
  for (std::size_t word = from.first; word < from.last; ++word) {
    const float p = linked(model_.claims->links, anchor, word, role);
    if (p >= least) kept.push_back({places_[word].token, p});
    if (p > best.probability) best = {places_[word].token, p};
  }
  if (kept.empty() && best.probability > 0) kept.push_back(best);
  return kept;
}

void ArcFinder::attributions(const float* vectors, QuantisedRows words,
                             std::vector<ParsedDocument>& documents) {
  if (!model_.attributions) return;
  const AttributionHead& head = *model_.attributions;
  head.tags(vectors, places_.size(), model_.encoder.width(), tags_);
  anchors_.clear();
  for (std::size_t word = 0; word < places_.size(); ++word) {
    const float* scores = tags_.data() + word * head.tag_stride();
    AttributionTags& tags = documents[places_[word].document].attribution_tags[places_[word].token];
    tags = {probabilities(scores), probabilities(scores + 3), probabilities(scores + 6)};
    if (tags.cue[1] >= least) anchors_.push_back(static_cast<std::uint32_t>(word));
  }
  if (anchors_.empty()) return;
  link(head.links, words);
  for (std::size_t i = 0; i < anchors_.size(); ++i) {
    const Place& from = places_[anchors_[i]];
    CueLinks links{from.token, places_[from.first].token, {}, {}};
    links.source.reserve(from.last - from.first);
    links.content.reserve(from.last - from.first);
    for (std::size_t word = from.first; word < from.last; ++word) {
      links.source.push_back(linked(head.links, i, word, 0));
      links.content.push_back(linked(head.links, i, word, 1));
    }
    documents[from.document].cue_links.push_back(std::move(links));
  }
}

void ArcFinder::antecedents(const float* vectors, QuantisedRows words,
                            std::vector<ParsedDocument>& documents) {
  if (!model_.coreference) return;
  const CoreferenceHead& head = *model_.coreference;
  anchors_.clear();
  for (std::size_t word = 0; word < places_.size(); ++word) {
    const Upos upos = documents[places_[word].document].tokens[places_[word].token].upos;
    if (upos == Upos::PRON || upos == Upos::NOUN) anchors_.push_back(static_cast<std::uint32_t>(word));
  }
  if (anchors_.empty()) return;
  head.none(vectors, places_.size(), model_.encoder.width(), tags_);
  link(head.links, words);
  std::vector<float> scores;
  for (std::size_t i = 0; i < anchors_.size(); ++i) {
    const std::size_t anchor = anchors_[i];
    const Place& from = places_[anchor];
    const float none = tags_[anchor * head.none_stride()];
    scores.clear();
    for (std::size_t word = from.first; word < anchor; ++word) scores.push_back(score(head.links, i, word, 0));
    float top = none, sum = 0;
    for (const float x : scores) top = std::max(top, x);
    for (float& x : scores) sum += x = std::exp(x - top);
    Antecedents found{from.token, places_[from.first].token, std::exp(none - top), {}};
    sum += found.none;
    found.none /= sum;
    for (std::size_t word = from.first; word < anchor; ++word) {
      const float p = scores[word - from.first] / sum;
      if (p >= least_antecedent) found.words.push_back({places_[word].token, p});
    }
    documents[from.document].antecedents.push_back(std::move(found));
  }
}

}  // namespace claimgraph
