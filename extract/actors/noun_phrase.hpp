#pragma once
// The extent of noun phrases.
#include <cstdint>

#include <claimgraph/extract/syntax/tree.hpp>

namespace claimgraph::actors {

struct Phrase {
  std::uint32_t first = 0, last = 0;  ///< [first, last)
  std::uint32_t long_last = 0;        ///< with the prepositional phrases that follow
};

/// The noun phrase of a head: its modifiers before and after, without determiner (but "both"), preposition, relative
/// clause and apposition; of what follows only names and "of" phrases ("of the militant group Hezbollah" whole).
Phrase noun_phrase(const Tree& tree, std::uint32_t head);

/// `child` is a proper noun in apposition right behind `head`: "the militant group Hezbollah".
bool names_without_comma(const Tree& tree, std::uint32_t head, std::uint32_t child);

}  // namespace claimgraph::actors
