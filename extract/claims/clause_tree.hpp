#pragma once
// Trees as the matcher walks them: children by token, subtree extents, and what a construction hides: who is
// the subject of a controlled, shared, participial or relative clause, in either voice.
#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon.hpp"
#include <claimgraph/extract/syntax/parse.hpp>

namespace claimgraph {

/// Tokens, in order of preference where several could be meant.
using TokenList = std::vector<std::uint32_t>;

/// Every walk is bounded (climbs by `max_climb`, coordination by `max_members`, a token's children by
/// `max_children`: what lies beyond is not seen), so that odd or cyclic trees from outside cost no more than
/// others.
class ClauseTree {
 public:
  static constexpr int max_climb = 12;
  static constexpr std::size_t max_members = 24;
  static constexpr std::uint32_t max_children = 128;

  ClauseTree(const ParsedDocument& document, const Lexicon& lexicon);

  const Lexicon& lexicon() const { return lexicon_; }
  std::size_t size() const { return tokens_.size(); }
  const Token& operator[](std::size_t i) const { return tokens_[i]; }
  std::int32_t head(std::uint32_t i) const { return tokens_[i].head; }
  std::span<const std::uint32_t> children(std::uint32_t i) const {
    return {children_.data() + first_child_[i],
            std::min(first_child_[i + 1] - first_child_[i], max_children)};
  }
  const std::string& lower(std::uint32_t i) const { return lower_[i]; }
  const std::string& lemma(std::uint32_t i) const { return lemma_[i]; }                ///< lower case
  std::int32_t child(std::uint32_t i, std::initializer_list<Deprel> relations) const;  ///< -1: none
  bool has(std::uint32_t i, std::initializer_list<Deprel> relations) const {
    return child(i, relations) >= 0;
  }
  bool in_list(std::uint32_t i, std::string_view list) const;
  bool nominal(std::uint32_t i) const;

  /// First and one past the last token of the subtree.
  std::uint32_t subtree_first(std::uint32_t i) const { return extent_[i].first; }
  std::uint32_t subtree_last(std::uint32_t i) const { return extent_[i].second; }

  /// The token and what is coordinated with it.
  TokenList members(std::uint32_t i) const;
  /// The noun for a relative pronoun, else the token itself.
  std::uint32_t antecedent(std::uint32_t i) const;
  /// Whether `preposition` (words joined by '-') introduces this phrase or clause.
  bool introduced_by(std::uint32_t i, std::string_view preposition) const;

  bool passive(std::uint32_t verb) const;
  std::int32_t surface_subject(std::uint32_t predicate, int depth = 0) const;
  std::int32_t deep_object(std::uint32_t verb) const;
  TokenList deep_subjects(std::uint32_t predicate) const;
  TokenList owners(std::uint32_t noun, int depth = 0) const;
  TokenList receivers(std::uint32_t noun) const;
  /// The verb whose meaning the noun carries ("issued" in "issued a warning"); -1: none.
  std::int32_t light_verb(std::uint32_t noun) const;
  TokenList phrases(std::uint32_t predicate, std::string_view preposition) const;
  TokenList follow(std::uint32_t predicate, const SlotStep& step) const;  ///< all steps but speaker
  TokenList follow(std::uint32_t predicate, std::span<const SlotStep> path) const;

 private:
  /// "A said that B failed, blaming C": the participle goes on with what A says, wherever the parser hung it.
  bool comments_on_report(std::uint32_t participle) const;
  TokenList modifiers(std::uint32_t noun) const;
  TokenList clauses(std::uint32_t predicate, SlotStep::Kind kind) const;
  std::int32_t infinitive_subject(std::uint32_t noun, int depth) const;
  void add_phrases(std::uint32_t at, std::string_view preposition, TokenList& found) const;

  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
  std::vector<std::uint32_t> first_child_, children_;
  std::vector<std::string> lower_, lemma_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> extent_;
};

}  // namespace claimgraph
