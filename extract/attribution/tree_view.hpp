#pragma once
// The dependency trees of a document, read from the top: children and the stretch of tokens below each token.
#include <algorithm>

#include <claimgraph/extract/attribution/attribution.hpp>

namespace claimgraph {

/// Built once per document in linear time; refers to the document, which must outlive it. Tokens that hang in
/// a cycle (only a damaged tree has them) are leaves of their own.
class TreeView {
 public:
  static constexpr std::uint32_t max_children =
      256;  ///< more are not seen: odd trees must not cost more than others

  explicit TreeView(const ParsedDocument& document);

  const ParsedDocument& document() const { return document_; }
  const Token& operator[](std::uint32_t token) const { return document_.tokens[token]; }
  std::string_view word(std::uint32_t token) const { return document_.word(token); }

  std::span<const std::uint32_t> children(std::uint32_t token) const {
    return std::span(children_).subspan(offsets_[token],
                                        std::min(offsets_[token + 1] - offsets_[token], max_children));
  }
  /// From the leftmost to past the rightmost token below `token`, itself included.
  TokenRange below(std::uint32_t token) const { return below_[token]; }
  /// First child with this relation (subtypes apart: nsubj is not nsubj:pass); -1: none.
  std::int32_t child(std::uint32_t token, Deprel relation) const;
  /// Children whose relation is `relation` whatever its subtype.
  std::int32_t child_of_kind(std::uint32_t token, Deprel relation) const;

 private:
  const ParsedDocument& document_;
  std::vector<std::uint32_t> offsets_, children_;
  std::vector<TokenRange> below_;
};

}  // namespace claimgraph
