#pragma once
// What is read off word vectors: tags, lemma rules, and the scores of a dependency tree (FORMAT.md, "Heads").
// Further heads are built from the same parts: Linear, FloatLinear and the kernels, over vectors from
// Encoder::encode.
#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <claimgraph/extract/encoder/linear.hpp>

namespace claimgraph {

/// Memory for one product of a head; kept over calls, since touching fresh pages costs more than the product.
struct HeadSpace {
  /// Room for layers of at most `widest` inputs or outputs.
  explicit HeadSpace(std::size_t widest)
      : acc(product_rows * widest), q(product_rows * widest), scale(product_rows) {}

  Buffer<std::int32_t> acc;
  Buffer<std::int8_t> q;
  Buffer<float> scale;
  QuantisedRows quantised() const { return {q.data(), scale.data()}; }
};

/// One int8 layer over word vectors. Immutable; any number of threads.
class ScoreHead {
 public:
  ScoreHead(const ModelFile& file, const std::string& name, std::size_t width, std::size_t choices)
      : layer_(file, name, width, choices) {}

  std::size_t choices() const { return layer_.out(); }
  /// @param words   quantised [whole_products(n) × width]
  /// @param scores  [n × choices]
  void apply(QuantisedRows words, std::size_t n, const HeadSpace& space, std::vector<float>& scores) const;

 private:
  Linear layer_;
};

/// Biaffine scores of arcs and their labels (Dozat and Manning 2017). Immutable; any number of threads.
class ParserHead {
 public:
  ParserHead(const ModelFile& file, std::size_t width, std::size_t relations);

  std::size_t widest() const { return std::max(total_width, label_.out()); }

  /// The words of a batch as dependents and as heads.
  struct Projections {
    std::vector<float> both;  ///< [words × (2·arc + 2·label)]: arc_dep, arc_head, label_dep, label_head
    std::vector<float> arc;   ///< [words × arc]: arc_dep through the arc layer
    std::vector<float> label_dep;   ///< [words × relations, padded]: what the dependent adds to each label
    std::vector<float> label_head;  ///< the same of the head
  };
  /// @param words  quantised [whole_products(n) × width]
  void project(QuantisedRows words, std::size_t n, const HeadSpace& space, Projections& out) const;

  /// Arc scores among words [first, last), which are a sentence: scores[(1 + h) · n + d] of head h, scores[d]
  /// of the root, n = last - first. A word's score as its own head means nothing.
  void arcs(const Projections& words, std::size_t first, std::size_t last, std::span<float> scores) const;

  /// Label scores of each word's arc to heads[word] (an index into the batch; -1: root).
  /// @param scores  [words × relations]
  void labels(const Projections& words, std::span<const std::int32_t> heads, const HeadSpace& space,
              std::vector<float>& scores) const;

 private:
  static constexpr std::size_t arc_width = 256, label_width = 96,
                               total_width = 2 * arc_width + 2 * label_width;

  std::size_t relations_;
  Linear mlp_, arc_, label_;
  FloatLinear label_dep_, label_head_;
  Projections root_;  // of the root, as a head
};

}  // namespace claimgraph
