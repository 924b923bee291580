#pragma once
// The heads for claims, attributions and coreference over a batch of windows.
#include <vector>

#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/syntax/arcs.hpp>
#include <claimgraph/extract/syntax/windows.hpp>

namespace claimgraph {

/// Finds arcs batch by batch; an object keeps its memory over batches.
class ArcFinder {
 public:
  /// Arcs and ends that are less probable are left out; an arc keeps its best source and target whatever
  /// their probability. No threshold of a decision: the claims stage sets those.
  static constexpr float least = 0.1f, least_relation = 0.03f;
  /// The same for antecedents.
  static constexpr float least_antecedent = 0.01f;

  explicit ArcFinder(const Model& model);

  /// Looks at a batch; the others read this one until the next call.
  void begin(const WindowPacker& packer);

  struct Found {
    std::uint32_t document = 0;  ///< as given to WindowPacker::add
    ClaimArc arc;
  };
  /// @param words  the vectors of packer.batch().wanted, quantised, whole products
  /// @return       in text order, tokens counted in their document
  std::vector<Found> claims(QuantisedRows words);

  /// Writes tags of the batch's tokens into their documents, where attribution_tags has room for them, and
  /// links from every token that may begin a cue. @param vectors  the same in floats
  void attributions(const float* vectors, QuantisedRows words, std::vector<ParsedDocument>& documents);

  /// Writes of the batch's pronouns and common nouns, which must be tagged, to which words they may refer.
  void antecedents(const float* vectors, QuantisedRows words, std::vector<ParsedDocument>& documents);

 private:
  /// Where a word of the batch stands.
  struct Place {
    std::uint32_t document = 0, token = 0;
    std::int32_t sentence = 0;          // of the batch
    std::uint32_t first = 0, last = 0;  // words of its window, in the batch
  };
  void link(const LinkHead& links, QuantisedRows words);
  float score(const LinkHead& links, std::size_t anchor, std::size_t word, std::size_t role) const;
  float linked(const LinkHead& links, std::size_t anchor, std::size_t word, std::size_t role) const;
  std::vector<ScoredToken> ends(std::size_t anchor, std::size_t role) const;

  const Model& model_;
  HeadSpace space_;
  std::vector<Place> places_;
  ClaimHead::Scores scores_;
  std::vector<std::uint32_t> anchors_;  // words of the batch
  std::vector<float> queries_, keys_, tags_;
};

}  // namespace claimgraph
