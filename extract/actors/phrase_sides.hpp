#pragma once
// Whose a phrase is: the names and nouns inside it that may be its side, and the party behind a name.
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "found.hpp"

namespace claimgraph::actors {

/// The name is a place or a state of the table.
bool names_state(const Name& name);

/// Refers to what it is made from, which must outlive it.
class PhraseSides {
 public:
  PhraseSides(const Tree& tree, const ActorTable& table, const ActorWords& words, const std::vector<Name>& names);

  /// Index of the innermost name that covers a token, or -1.
  std::int32_t name_at(std::uint32_t i) const { return any_at_[i]; }
  /// What the list of nouns says of a token; nullptr for other words.
  const ActorNoun* noun_at(std::uint32_t i) const;
  bool plural_form(std::uint32_t i) const;

  /// The names that may be the side of a phrase: those before its core [first of phrase, core), and those in the
  /// phrases that hang on `head` by "of" and "from", or, but for places, by "for", "at" and "with" ("envoy for Syria").
  void read_sides(Found& found, const Phrase& phrase, std::uint32_t core, std::uint32_t head) const;
  /// "US troops and diplomats": a bare noun shares the names before the first of those joined.
  void share_sides(Found& found, std::uint32_t head) const;
  /// "the rebels' leader", "their spokesman", "a leader of the movement".
  void read_possessors(Found& found, std::uint32_t head) const;
  /// "(R-Ohio)", ", D-N.Y.," behind a name that ends before token `from`.
  const ActorEntry* party_tag(std::uint32_t from) const;

 private:
  using Ranked = std::vector<std::pair<int, std::uint32_t>>;

  const Token& token(std::uint32_t i) const { return tree_.token(i); }
  std::string_view word(std::uint32_t i) const { return tree_.word(i); }
  bool made_by(std::uint32_t after) const;
  void collect_names(Ranked& ranked, std::uint32_t first, std::uint32_t last, bool with_states) const;

  const Tree& tree_;
  const ActorTable& table_;
  const ActorWords& words_;
  const std::vector<Name>& names_;
  std::uint32_t size_;
  std::vector<std::int32_t> any_at_;  ///< [tokens]
};

}  // namespace claimgraph::actors
