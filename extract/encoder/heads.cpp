#include <claimgraph/extract/encoder/heads.hpp>

namespace claimgraph {

void ScoreHead::apply(QuantisedRows words, std::size_t n, const HeadSpace& space,
                      std::vector<float>& scores) const {
  const std::size_t out = choices();
  scores.resize(n * out);
  for (std::size_t row = 0; row < n; row += product_rows) {
    const std::size_t rows = std::min(product_rows, n - row);
    layer_.multiply(words.q + row * layer_.in(), rows, space.acc.data());
    for (std::size_t r = 0; r < rows; ++r) {
      const std::int32_t* sums = space.acc.data() + r * out;
      const OutputScale layer = layer_.output();
      const float scale = words.scale[row + r];
      float* to = scores.data() + (row + r) * out;
      for (std::size_t i = 0; i < out; ++i)
        to[i] = static_cast<float>(sums[i]) * (scale * layer.scale[i]) + layer.bias[i];
    }
  }
}

ParserHead::ParserHead(const ModelFile& file, std::size_t width, std::size_t relations)
    : relations_(relations),
      mlp_(file, "head.parser.mlp", width, total_width),
      arc_(file, "head.parser.arc", arc_width, arc_width),
      label_(file, "head.parser.label", label_width, relations * label_width),
      label_dep_(file, "head.parser.label_dep", label_width, relations),
      label_head_(file, "head.parser.label_head", label_width, relations, false) {
  const HeadSpace root(width), space(widest());
  kernels().quantise(file.floats("head.parser.root", {width}).data(), 1, width, width, root.quantised());
  project(root.quantised(), 1, space, root_);
}

void ParserHead::project(QuantisedRows words, std::size_t n, const HeadSpace& space, Projections& out) const {
  const Kernels& run = kernels();
  out.both.resize(n * total_width);
  out.arc.resize(n * arc_width);
  out.label_dep.resize(n * label_dep_.out_padded());
  out.label_head.resize(n * label_head_.out_padded());
  std::int32_t* acc = space.acc.data();
  constexpr float slope = 0.1f;
  for (std::size_t row = 0; row < n; row += product_rows) {
    const std::size_t rows = std::min(product_rows, n - row);
    float* both = out.both.data() + row * total_width;
    mlp_.multiply(words.q + row * mlp_.in(), rows, acc);
    run.dequantise(acc, rows, total_width, words.scale + row, mlp_.output(), slope, both, total_width);
    run.quantise(both, rows, arc_width, total_width, space.quantised());
    arc_.multiply(space.q.data(), rows, acc);
    run.dequantise(acc, rows, arc_width, space.scale.data(), arc_.output(), 1,
                   out.arc.data() + row * arc_width, arc_width);
  }
  const float* label_sides = out.both.data() + 2 * arc_width;
  label_dep_.apply(label_sides, n, total_width, out.label_dep.data());
  label_head_.apply(label_sides + label_width, n, total_width, out.label_head.data());
}

void ParserHead::arcs(const Projections& words, std::size_t first, std::size_t last,
                      std::span<float> scores) const {
  const Kernels& run = kernels();
  const std::size_t n = last - first;
  for (std::size_t h = 0; h <= n; ++h) {
    const float* row = h == 0 ? root_.both.data() : words.both.data() + (first + h - 1) * total_width;
    for (std::size_t d = 0; d < n; ++d) {
      scores[h * n + d] = run.dot(words.arc.data() + (first + d) * arc_width, row + arc_width, arc_width);
    }
  }
}

void ParserHead::labels(const Projections& words, std::span<const std::int32_t> heads, const HeadSpace& space,
                        std::vector<float>& scores) const {
  const Kernels& run = kernels();
  const std::size_t n = heads.size();
  scores.resize(n * relations_);
  // Few rows at a time: the layer's outputs are many, and are to stay in the cache until they are read.
  for (std::size_t row = 0; row < n; row += low_rows) {
    const std::size_t rows = std::min(low_rows, n - row);
    run.quantise(words.both.data() + row * total_width + 2 * arc_width, rows, label_width, total_width,
                 space.quantised());
    label_.multiply(space.q.data(), rows, space.acc.data());
    for (std::size_t r = 0; r < rows; ++r) {
      const std::int32_t head = heads[row + r];
      const Projections& side = head < 0 ? root_ : words;
      const std::size_t at = head < 0 ? 0 : static_cast<std::size_t>(head);
      const float* from_word = words.label_dep.data() + (row + r) * label_dep_.out_padded();
      const float* from_head = side.label_head.data() + at * label_head_.out_padded();
      float* out = scores.data() + (row + r) * relations_;
      for (std::size_t i = 0; i < relations_; ++i) out[i] = from_word[i] + from_head[i];
      run.grouped_dot(space.acc.data() + r * label_.out(), space.scale.data()[r], label_.output(), relations_,
                      label_width, side.both.data() + at * total_width + 2 * arc_width + label_width, out);
    }
  }
}

}  // namespace claimgraph
