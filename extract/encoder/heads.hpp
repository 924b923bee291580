#pragma once
// What is read off word vectors: tags, lemma rules, and the scores of a dependency tree (FORMAT.md, "Heads").
// Further heads are built from the same parts: Linear, FloatLinear and the kernels, over vectors from
// Encoder::encode.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <claimgraph/extract/encoder/linear.hpp>

namespace claimgraph {

/// One int8 layer and the index of its largest output. Immutable; any number of threads.
class ChoiceHead {
 public:
  ChoiceHead(const ModelFile& file, const std::string& name, std::size_t width, std::size_t choices)
      : layer_(file, name, width, choices) {}
  /// @param words  quantised [whole_products(n) × width]
  /// @param out    [n]
  void choose(QuantisedRows words, std::size_t n, std::span<std::uint32_t> out) const;

 private:
  Linear layer_;
};

/// Biaffine scores of arcs and their labels (Dozat and Manning 2017). Immutable; any number of threads.
class ParserHead {
 public:
  ParserHead(const ModelFile& file, std::size_t width, std::size_t relations);

  /// The words of a batch as dependents and as heads.
  struct Projections {
    std::vector<float> both;  ///< [words × (2·arc + 2·label)]: arc_dep, arc_head, label_dep, label_head
    std::vector<float> arc;   ///< [words × arc]: arc_dep through the arc layer
  };
  /// @param words  quantised [whole_products(n) × width]
  Projections project(QuantisedRows words, std::size_t n) const;

  /// Arc scores among words [first, last), which are a sentence: scores[(1 + h) · n + d] of head h, scores[d]
  /// of the root, n = last - first. A word's score as its own head means nothing.
  void arcs(const Projections& words, std::size_t first, std::size_t last, std::span<float> scores) const;

  /// Label scores of each word's arc to heads[word] (an index into the batch; -1: root): [words × relations].
  std::vector<float> labels(const Projections& words, std::span<const std::int32_t> heads) const;

 private:
  static constexpr std::size_t arc_width = 256, label_width = 96,
                               total_width = 2 * arc_width + 2 * label_width;

  std::size_t relations_;
  Linear mlp_, arc_, label_;
  FloatLinear label_dep_, label_head_;
  std::vector<float> root_;  // projections of the root, as a head
};

}  // namespace claimgraph
