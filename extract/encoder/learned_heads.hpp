#pragma once
// Heads that a model file may have beyond the tree's: links between words, claims, attributions, coreference, marked pairs
// (FORMAT.md, "Heads"). They read the same word vectors as the parser's.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <claimgraph/extract/encoder/heads.hpp>

namespace claimgraph {

/// Scores of links from anchor words to the words of their window, one per role. Immutable; any number of
/// threads.
class LinkHead {
 public:
  LinkHead(const ModelFile& file, const std::string& name, std::size_t width, std::size_t roles);

  std::size_t roles() const { return roles_; }
  std::size_t widest() const { return std::max(query_.in(), query_.out()); }

  /// What links can end at. @param words quantised [whole_products(n) × width]; @param out [n × roles · 128]
  void keys(QuantisedRows words, std::size_t n, const HeadSpace& space, std::vector<float>& out) const;
  /// What links start from: the same for chosen words. `space` has room for rows of the word vectors' width.
  void queries(QuantisedRows words, std::span<const std::uint32_t> anchors, const HeadSpace& space,
               std::vector<float>& out) const;
  /// @param distance  sentences from the anchor's to the word's
  float score(const float* query, const float* key, std::size_t role, int distance) const;

 private:
  static constexpr std::size_t link_width = 128;
  static constexpr int far = 3;

  std::size_t roles_;
  Linear query_, key_;
  std::vector<float> distance_;  // [roles × (2 far + 1)]
};

/// Which relation a word states, whether negated or hypothetical, and who does it to whom. Immutable; any
/// number of threads.
class ClaimHead {
 public:
  ClaimHead(const ModelFile& file, std::size_t width);

  std::size_t widest() const { return std::max(hidden_.out(), links.widest()); }

  struct Scores {
    std::vector<float> hidden;
    std::vector<float> relation;  ///< [n × relation_stride()]: of relations; 0 is none
    std::vector<float> flags;     ///< [n × flag_stride()]: negated, hypothetical
  };
  /// @param words  quantised [whole_products(n) × width]
  void score(QuantisedRows words, std::size_t n, const HeadSpace& space, Scores& out) const;
  std::size_t relation_stride() const { return relation_.out_padded(); }
  std::size_t flag_stride() const { return flags_.out_padded(); }

  const std::vector<std::string> relations;  ///< names; the first stands for none
 private:
  static constexpr std::size_t hidden_width = 256;
  Linear hidden_;
  FloatLinear relation_, flags_;

 public:
  const LinkHead links;  ///< roles: source, target
};

/// Which words are sources, cues and contents of attributions, and which of them belong to a cue. Immutable;
/// any number of threads.
class AttributionHead {
 public:
  AttributionHead(const ModelFile& file, std::size_t width)
      : tags_(file, "head.attribution.tags", width, 9), links(file, "head.attribution.links", width, 2) {}

  std::size_t widest() const { return links.widest(); }

  /// Of each word, scores of O, B and I for source, cue and content, in this order.
  /// @param vectors  [n × width], in floats
  /// @param out      [n × tag_stride()]
  void tags(const float* vectors, std::size_t n, std::size_t width, std::vector<float>& out) const;
  std::size_t tag_stride() const { return tags_.out_padded(); }

 private:
  FloatLinear tags_;

 public:
  const LinkHead links;  ///< from the first word of a cue; roles: source, content
};

/// To which earlier words a word refers. Immutable; any number of threads.
class CoreferenceHead {
 public:
  CoreferenceHead(const ModelFile& file, std::size_t width)
      : none_(file, "head.coreference.none", width, 1), links(file, "head.coreference.links", width, 1) {}

  std::size_t widest() const { return links.widest(); }

  /// Of each word, the score of a reference to nothing, beside those of its links to the words before it.
  /// @param vectors  [n × width], in floats
  /// @param out      [n × none_stride()]
  void none(const float* vectors, std::size_t n, std::size_t width, std::vector<float>& out) const;
  std::size_t none_stride() const { return none_.out_padded(); }

 private:
  FloatLinear none_;

 public:
  const LinkHead links;  ///< from the head of a mention to the heads of earlier ones of the same actor
};

/// Classes of a sentence with two marked actors, from the vectors of [CLS] and of both opening marks.
/// Immutable; any number of threads.
class PairHead {
 public:
  PairHead(const ModelFile& file, std::size_t width);

  /// Class probabilities.
  /// @param vectors  [3 × width]: of [CLS], the first actor's mark, the second's
  std::vector<float> stance(const float* vectors) const { return classify(vectors, stance_, 5); }
  std::vector<float> plover(const float* vectors) const {
    return classify(vectors, plover_, plover_roots.size());
  }

  const std::vector<std::string> plover_roots;

 private:
  std::vector<float> classify(const float* vectors, const FloatLinear& head, std::size_t classes) const;

  Linear hidden_;
  FloatLinear stance_, plover_;
};

}  // namespace claimgraph
