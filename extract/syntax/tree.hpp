#pragma once
// The dependency trees of a document read from the heads down: dependents of a word and the stretch of words below it.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <claimgraph/extract/syntax/parse.hpp>

namespace claimgraph {

/// Built once per document in linear time; refers to the document, which must outlive it. Tokens of a cycle (only a
/// damaged tree has them) stretch over themselves alone.
class Tree {
 public:
  explicit Tree(const ParsedDocument& document);

  const ParsedDocument& document() const { return document_; }
  const Token& token(std::uint32_t i) const { return document_.tokens[i]; }
  const Token& operator[](std::uint32_t i) const { return document_.tokens[i]; }
  std::string_view word(std::uint32_t i) const { return document_.word(i); }

  /// Dependents in text order.
  std::span<const std::uint32_t> children(std::uint32_t head) const {
    return std::span(children_).subspan(offsets_[head], offsets_[head + 1] - offsets_[head]);
  }
  /// First and one past the last token below `head`, itself included.
  std::uint32_t leftmost(std::uint32_t head) const { return leftmost_[head]; }
  std::uint32_t past_rightmost(std::uint32_t head) const { return past_rightmost_[head]; }
  /// First dependent with this relation (subtypes apart: nsubj is not nsubj:pass); -1: none.
  std::int32_t child(std::uint32_t head, Deprel relation) const;
  /// First dependent whose relation is `relation` whatever its subtype; -1: none.
  std::int32_t child_of_kind(std::uint32_t head, Deprel relation) const;

 private:
  const ParsedDocument& document_;
  std::vector<std::uint32_t> offsets_, children_, leftmost_, past_rightmost_;
};

}  // namespace claimgraph
