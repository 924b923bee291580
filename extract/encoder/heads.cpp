#include <algorithm>

#include <claimgraph/extract/encoder/heads.hpp>

namespace claimgraph {

void ChoiceHead::choose(QuantisedRows words, std::size_t n, std::span<std::uint32_t> out) const {
  const Buffer<std::int32_t> acc(product_rows * layer_.out());
  for (std::size_t row = 0; row < n; row += product_rows) {
    const std::size_t rows = std::min(product_rows, n - row);
    layer_.multiply(words.q + row * layer_.in(), rows, acc.data());
    kernels().argmax(acc.data(), rows, layer_.out(), words.scale + row, layer_.output(), &out[row]);
  }
}

ParserHead::ParserHead(const ModelFile& file, std::size_t width, std::size_t relations)
    : relations_(relations),
      mlp_(file, "head.parser.mlp", width, total_width),
      arc_(file, "head.parser.arc", arc_width, arc_width),
      label_(file, "head.parser.label", label_width, relations * label_width),
      label_dep_(file, "head.parser.label_dep", label_width, relations),
      label_head_(file, "head.parser.label_head", label_width, relations, false) {
  const Buffer<std::int8_t> q(product_rows * width);
  const Buffer<float> scale(product_rows);
  kernels().quantise(file.floats("head.parser.root", {width}).data(), 1, width, width,
                     {q.data(), scale.data()});
  root_ = project({q.data(), scale.data()}, 1).both;
}

ParserHead::Projections ParserHead::project(QuantisedRows words, std::size_t n) const {
  const Kernels& run = kernels();
  Projections result{std::vector<float>(n * total_width), std::vector<float>(n * arc_width)};
  const Buffer<std::int32_t> acc(product_rows * total_width);
  const Buffer<std::int8_t> q(product_rows * arc_width);
  const Buffer<float> scale(product_rows);
  constexpr float slope = 0.1f;
  for (std::size_t row = 0; row < n; row += product_rows) {
    const std::size_t rows = std::min(product_rows, n - row);
    float* both = result.both.data() + row * total_width;
    mlp_.multiply(words.q + row * mlp_.in(), rows, acc.data());
    run.dequantise(acc.data(), rows, total_width, words.scale + row, mlp_.output(), slope, both, total_width);
    run.quantise(both, rows, arc_width, total_width, {q.data(), scale.data()});
    arc_.multiply(q.data(), rows, acc.data());
    run.dequantise(acc.data(), rows, arc_width, scale.data(), arc_.output(), 1,
                   result.arc.data() + row * arc_width, arc_width);
  }
  return result;
}

void ParserHead::arcs(const Projections& words, std::size_t first, std::size_t last,
                      std::span<float> scores) const {
  const Kernels& run = kernels();
  const std::size_t n = last - first;
  for (std::size_t h = 0; h <= n; ++h) {
    const float* row = h == 0 ? root_.data() : words.both.data() + (first + h - 1) * total_width;
    for (std::size_t d = 0; d < n; ++d) {
      scores[h * n + d] = run.dot(words.arc.data() + (first + d) * arc_width, row + arc_width, arc_width);
    }
  }
}

std::vector<float> ParserHead::labels(const Projections& words, std::span<const std::int32_t> heads) const {
  const Kernels& run = kernels();
  const std::size_t n = heads.size();
  std::vector<float> scores(n * relations_), of_head(label_head_.out_padded()),
      of_word(label_dep_.out_padded());
  const Buffer<std::int32_t> acc(product_rows * label_.out());
  const Buffer<std::int8_t> q(product_rows * label_width);
  const Buffer<float> scale(product_rows);
  for (std::size_t row = 0; row < n; row += product_rows) {
    const std::size_t rows = std::min(product_rows, n - row);
    const float* dependents = words.both.data() + row * total_width + 2 * arc_width;
    run.quantise(dependents, rows, label_width, total_width, {q.data(), scale.data()});
    label_.multiply(q.data(), rows, acc.data());
    for (std::size_t r = 0; r < rows; ++r) {
      const std::int32_t head = heads[row + r];
      const float* head_side =
          (head < 0 ? root_.data() : words.both.data() + static_cast<std::size_t>(head) * total_width) +
          2 * arc_width + label_width;
      float* out = scores.data() + (row + r) * relations_;
      label_dep_.apply(dependents + r * total_width, of_word.data());
      label_head_.apply(head_side, of_head.data());
      for (std::size_t i = 0; i < relations_; ++i) out[i] = of_word[i] + of_head[i];
      run.grouped_dot(acc.data() + r * label_.out(), scale.data()[r], label_.output(), relations_,
                      label_width, head_side, out);
    }
  }
  return scores;
}

}  // namespace claimgraph
