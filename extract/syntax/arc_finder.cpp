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
  return model.claims ? std::max(model.encoder.width(), model.claims->widest()) : 0;
}

}  // namespace

ArcFinder::ArcFinder(const Model& model) : model_(model), space_(widest(model)) {}

void ArcFinder::find_places(const WindowPacker& packer) {
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

std::vector<ArcFinder::Found> ArcFinder::claims(const WindowPacker& packer, QuantisedRows words) {
  std::vector<Found> found;
  if (!model_.claims) return found;
  const ClaimHead& head = *model_.claims;
  const std::size_t n = packer.batch().wanted.size();
  head.score(words, n, space_, scores_);
  find_places(packer);
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
  head.links.queries(words, anchors_, space_, queries_);
  head.links.keys(words, n, space_, keys_);
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].arc.sources = ends(i, 0);
    found[i].arc.targets = ends(i, 1);
  }
  return found;
}

std::vector<ScoredToken> ArcFinder::ends(std::size_t anchor, std::size_t role) const {
  const LinkHead& links = model_.claims->links;
  const std::size_t stride = keys_.size() / places_.size();
  const Place& from = places_[anchors_[anchor]];
  const float* query = queries_.data() + anchor * stride;
  std::vector<ScoredToken> kept;
  ScoredToken best;
  for (std::size_t word = from.first; word < from.last; ++word) {
    const Place& to = places_[word];
    const float p =
        sigmoid(links.score(query, keys_.data() + word * stride, role, to.sentence - from.sentence));
    if (p >= least) kept.push_back({to.token, p});
    if (p > best.probability) best = {to.token, p};
  }
  if (kept.empty() && best.probability > 0) kept.push_back(best);
  return kept;
}

}  // namespace claimgraph
