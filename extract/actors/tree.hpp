#pragma once
// Reading a dependency tree from the head down: dependents of a word and the extent of noun phrases.
#include <cstdint>
#include <span>
#include <vector>

#include <claimgraph/extract/syntax/parse.hpp>

namespace claimgraph::actors {

class Tree {
 public:
  explicit Tree(const ParsedDocument& document);

  const ParsedDocument& document() const { return document_; }
  const Token& token(std::uint32_t i) const { return document_.tokens[i]; }
  /// Dependents in text order.
  std::span<const std::uint32_t> children(std::uint32_t head) const;
  /// First and one past the last token below `head`, itself included.
  std::uint32_t leftmost(std::uint32_t head) const { return leftmost_[head]; }
  std::uint32_t past_rightmost(std::uint32_t head) const { return past_rightmost_[head]; }
  /// A dependent with this relation (subtypes differ), or -1.
  std::int32_t child(std::uint32_t head, Deprel relation) const;

 private:
  const ParsedDocument& document_;
  std::vector<std::uint32_t> offsets_, children_, leftmost_, past_rightmost_;
};

struct Phrase {
  std::uint32_t first = 0, last = 0;  ///< [first, last)
  std::uint32_t long_last = 0;        ///< with the prepositional phrases that follow
};

/// The noun phrase of a head: its modifiers before and after, without determiner (but "both"), preposition, relative
/// clause and apposition; of what follows only names and "of" phrases.
Phrase noun_phrase(const Tree& tree, std::uint32_t head);

}  // namespace claimgraph::actors
