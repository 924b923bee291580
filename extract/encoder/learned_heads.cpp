#include <algorithm>
#include <cmath>
#include <cstring>

#include <claimgraph/extract/encoder/learned_heads.hpp>

namespace claimgraph {
namespace {

constexpr float slope = 0.1f;  // of the leaky rectifier on both sides of a link

std::vector<float> copy(std::span<const float> values) {
  return {values.begin(), values.end()};
}

/// gelu(layer(x)) as floats, one product of at most product_rows rows.
void hidden_layer(const Linear& layer, const std::int8_t* x, const float* scale, std::size_t rows,
                  const HeadSpace& space, float* out) {
  layer.multiply(x, rows, space.acc.data());
  kernels().gelu(space.acc.data(), rows, layer.out(), scale, layer.output(), space.quantised());
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t i = 0; i < layer.out(); ++i) {
      out[r * layer.out() + i] =
          static_cast<float>(space.q.data()[r * layer.out() + i]) * space.scale.data()[r];
    }
  }
}

}  // namespace

LinkHead::LinkHead(const ModelFile& file, const std::string& name, std::size_t width, std::size_t roles)
    : roles_(roles),
      query_(file, name + ".query", width, roles * link_width),
      key_(file, name + ".key", width, roles * link_width),
      distance_(copy(file.floats(name + ".distance", {roles, 2 * far + 1}))) {}

void LinkHead::keys(QuantisedRows words, std::size_t n, const HeadSpace& space,
                    std::vector<float>& out) const {
  out.resize(n * key_.out());
  for (std::size_t row = 0; row < n; row += product_rows) {
    const std::size_t rows = std::min(product_rows, n - row);
    key_.multiply(words.q + row * key_.in(), rows, space.acc.data());
    kernels().dequantise(space.acc.data(), rows, key_.out(), words.scale + row, key_.output(), slope,
                         out.data() + row * key_.out(), key_.out());
  }
}

void LinkHead::queries(QuantisedRows words, std::span<const std::uint32_t> anchors, const HeadSpace& space,
                       std::vector<float>& out) const {
  const std::size_t width = query_.in();
  out.resize(anchors.size() * query_.out());
  for (std::size_t row = 0; row < anchors.size(); row += product_rows) {
    const std::size_t rows = std::min(product_rows, anchors.size() - row);
    for (std::size_t r = 0; r < rows; ++r) {
      const std::size_t word = anchors[row + r];
      std::memcpy(space.q.data() + r * width, words.q + word * width, width);
      space.scale.data()[r] = words.scale[word];
    }
    query_.multiply(space.q.data(), rows, space.acc.data());
    kernels().dequantise(space.acc.data(), rows, query_.out(), space.scale.data(), query_.output(), slope,
                         out.data() + row * query_.out(), query_.out());
  }
}

float LinkHead::score(const float* query, const float* key, std::size_t role, int distance) const {
  const std::size_t at = role * link_width;
  const auto apart = static_cast<std::size_t>(std::clamp(distance, -far, far) + far);
  return kernels().dot(query + at, key + at, link_width) / std::sqrt(static_cast<float>(link_width)) +
         distance_[role * (2 * far + 1) + apart];
}

ClaimHead::ClaimHead(const ModelFile& file, std::size_t width)
    : relations(file.labels("claim")),
      hidden_(file, "head.claims.hidden", width, hidden_width),
      relation_(file, "head.claims.relation", hidden_width, relations.size()),
      flags_(file, "head.claims.flags", hidden_width, 2),
      links(file, "head.claims.links", width, 2) {
  if (relations.size() < 2) file.reject("no relations of claims");
}

void ClaimHead::score(QuantisedRows words, std::size_t n, const HeadSpace& space, Scores& out) const {
  out.hidden.resize(n * hidden_width);
  for (std::size_t row = 0; row < n; row += product_rows) {
    hidden_layer(hidden_, words.q + row * hidden_.in(), words.scale + row, std::min(product_rows, n - row),
                 space, out.hidden.data() + row * hidden_width);
  }
  out.relation.resize(n * relation_stride());
  relation_.apply(out.hidden.data(), n, hidden_width, out.relation.data());
  out.flags.resize(n * flag_stride());
  flags_.apply(out.hidden.data(), n, hidden_width, out.flags.data());
}

void AttributionHead::tags(const float* vectors, std::size_t n, std::size_t width,
                           std::vector<float>& out) const {
  out.resize(n * tag_stride());
  tags_.apply(vectors, n, width, out.data());
}

void CoreferenceHead::none(const float* vectors, std::size_t n, std::size_t width,
                           std::vector<float>& out) const {
  out.resize(n * none_stride());
  none_.apply(vectors, n, width, out.data());
}

PairHead::PairHead(const ModelFile& file, std::size_t width)
    : plover_roots(file.labels("plover")),
      hidden_(file, "head.pairs.hidden", 3 * width, width),
      stance_(file, "head.pairs.out.stance", width, 5),
      plover_(file, "head.pairs.out.plover", width, plover_roots.size()) {}

std::vector<float> PairHead::classify(const float* vectors, const FloatLinear& head,
                                      std::size_t classes) const {
  const HeadSpace space(hidden_.in());
  std::vector<float> hidden(hidden_.out()), scores(head.out_padded());
  const Buffer<std::int8_t> q(product_rows * hidden_.in());
  float scale = 0;
  kernels().quantise(vectors, 1, hidden_.in(), hidden_.in(), {q.data(), &scale});
  hidden_layer(hidden_, q.data(), &scale, 1, space, hidden.data());
  head.apply(hidden.data(), 1, hidden.size(), scores.data());
  scores.resize(classes);
  const float top = *std::ranges::max_element(scores);
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - top);
  for (float& score : scores) score /= sum;
  return scores;
}

}  // namespace claimgraph
