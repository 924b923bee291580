#include "noun_phrase.hpp"

#include <algorithm>
#include <ranges>

namespace claimgraph::actors {
namespace {

bool is_word(const Tree& tree, std::uint32_t i, std::string_view lemma) { return tree.token(i).lemma == lemma; }

bool belongs_before(const Tree& tree, std::uint32_t child) {
  switch (tree.token(child).deprel) {
    case Deprel::amod:
    case Deprel::compound:
    case Deprel::nummod:
    case Deprel::nmod_poss:
    case Deprel::nmod_desc:
    case Deprel::nmod:
    case Deprel::nmod_unmarked:
    case Deprel::flat:
    case Deprel::goeswith:
      return tree.child(child, Deprel::case_) < 0 || tree.token(child).deprel == Deprel::nmod_poss;
    case Deprel::det:
    case Deprel::det_predet:
    case Deprel::cc_preconj:
      return is_word(tree, child, "both");
    default:
      return false;
  }
}

bool belongs_after(const Tree& tree, std::uint32_t child) {
  switch (tree.token(child).deprel) {
    case Deprel::compound:
    case Deprel::flat:
    case Deprel::goeswith:
    case Deprel::fixed:
    case Deprel::nummod:
    case Deprel::nmod_desc:
      return true;
    case Deprel::nmod: {
      const std::int32_t preposition = tree.child(child, Deprel::case_);
      if (preposition >= 0) return is_word(tree, static_cast<std::uint32_t>(preposition), "of");
      // The tree may hang a second "of" on the first noun: "of the province of Herat".
      const std::uint32_t first = tree.leftmost(child);
      return first > 0 && is_word(tree, first - 1, "of");
    }
    default:
      return false;
  }
}

bool is_prepositional(const Tree& tree, std::uint32_t child) {
  return tree.token(child).deprel == Deprel::nmod && tree.child(child, Deprel::case_) >= 0;
}

/// Deeper nesting than this is no noun phrase of news; it bounds the recursion on hostile trees.
constexpr int deepest_phrase = 16;

Phrase phrase_at_depth(const Tree& tree, std::uint32_t head, int depth);

/// Past the last word of the phrase below `head` and of what is joined to it: "of industry, farm and labour groups".
std::uint32_t end_of(const Tree& tree, std::uint32_t head, int depth) {
  if (depth >= deepest_phrase) return head + 1;
  std::uint32_t end = phrase_at_depth(tree, head, depth + 1).last;
  for (const std::uint32_t child : tree.children(head)) {
    if (child < head) continue;
    if (tree.token(child).deprel == Deprel::conj || names_without_comma(tree, head, child)) end = std::max(end, phrase_at_depth(tree, child, depth + 1).last);
  }
  return end;
}

Phrase phrase_at_depth(const Tree& tree, std::uint32_t head, int depth) {
  Phrase phrase{head, head + 1, head + 1};
  const auto children = tree.children(head);
  for (const std::uint32_t child : std::ranges::reverse_view(children)) {
    if (child > head || tree.token(child).deprel == Deprel::punct) continue;
    if (!belongs_before(tree, child)) break;
    // Of "at least 11 people" only the number belongs to the name.
    phrase.first = std::min(phrase.first, tree.token(child).deprel == Deprel::nummod ? child : tree.leftmost(child));
    // "the United States' minister": the article belongs to the possessor, and is no part of the name either.
    const Token& first = tree.token(phrase.first);
    if (first.deprel == Deprel::det && phrase.first + 1 < head) ++phrase.first;
  }
  for (; phrase.first < head; ++phrase.first) {
    const Upos upos = tree.token(phrase.first).upos;
    if (upos != Upos::CCONJ && upos != Upos::PUNCT && upos != Upos::ADP && upos != Upos::SCONJ) break;
  }
  bool names_only = true;
  for (const std::uint32_t child : children) {
    if (child < head || tree.token(child).deprel == Deprel::punct || tree.token(child).deprel == Deprel::case_) continue;
    // "attorney general", "the president elect".
    const bool title = child == head + 1 && tree.token(child).deprel == Deprel::amod && tree.children(child).empty();
    if (names_only && (title || belongs_after(tree, child))) {
      phrase.last = std::max(phrase.last, end_of(tree, child, depth));
      phrase.long_last = phrase.last;
    } else if (is_prepositional(tree, child)) {
      names_only = false;
      phrase.long_last = std::max(phrase.last, end_of(tree, child, depth));
    } else {
      break;
    }
  }
  return phrase;
}

}  // namespace

bool names_without_comma(const Tree& tree, std::uint32_t head, std::uint32_t child) {
  return tree.token(child).deprel == Deprel::appos && tree.token(child).upos == Upos::PROPN && tree.leftmost(child) == head + 1 &&
         tree.token(head + 1).upos != Upos::PUNCT;
}

Phrase noun_phrase(const Tree& tree, std::uint32_t head) { return phrase_at_depth(tree, head, 0); }

}  // namespace claimgraph::actors
