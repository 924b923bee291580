#include "tree.hpp"

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
      return preposition >= 0 && is_word(tree, static_cast<std::uint32_t>(preposition), "of");
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
  for (const std::uint32_t child : tree.children(head))
    if (tree.token(child).deprel == Deprel::conj && child > head) end = std::max(end, phrase_at_depth(tree, child, depth + 1).last);
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
    if (names_only && belongs_after(tree, child)) {
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

Tree::Tree(const ParsedDocument& document) : document_(document) {
  const std::size_t size = document.tokens.size();
  offsets_.assign(size + 2, 0);
  children_.resize(size);
  for (const Token& token : document.tokens)
    if (token.head >= 0) ++offsets_[static_cast<std::size_t>(token.head) + 2];
  for (std::size_t i = 2; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
  for (std::uint32_t i = 0; i < size; ++i)
    if (const std::int32_t head = document.tokens[i].head; head >= 0) children_[offsets_[static_cast<std::size_t>(head) + 1]++] = i;

  leftmost_.resize(size);
  past_rightmost_.resize(size);
  for (std::uint32_t i = 0; i < size; ++i) {
    leftmost_[i] = i;
    past_rightmost_[i] = i + 1;
  }
  // From the leaves up, without recursion: a chain of thousands of words is no reason to overflow the stack.
  std::vector<std::uint32_t> open(size), leaves;
  for (std::uint32_t i = 0; i < size; ++i) {
    open[i] = static_cast<std::uint32_t>(children(i).size());
    if (open[i] == 0) leaves.push_back(i);
  }
  while (!leaves.empty()) {
    const std::uint32_t i = leaves.back();
    leaves.pop_back();
    if (document.tokens[i].head < 0) continue;
    const auto head = static_cast<std::uint32_t>(document.tokens[i].head);
    leftmost_[head] = std::min(leftmost_[head], leftmost_[i]);
    past_rightmost_[head] = std::max(past_rightmost_[head], past_rightmost_[i]);
    if (--open[head] == 0) leaves.push_back(head);
  }
}

std::span<const std::uint32_t> Tree::children(std::uint32_t head) const {
  return {children_.data() + offsets_[head], children_.data() + offsets_[head + 1]};
}

std::int32_t Tree::child(std::uint32_t head, Deprel relation) const {
  for (const std::uint32_t i : children(head))
    if (token(i).deprel == relation) return static_cast<std::int32_t>(i);
  return -1;
}

Phrase noun_phrase(const Tree& tree, std::uint32_t head) { return phrase_at_depth(tree, head, 0); }

}  // namespace claimgraph::actors
