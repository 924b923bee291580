#include <claimgraph/extract/syntax/tree.hpp>

#include <algorithm>

namespace claimgraph {

Tree::Tree(const ParsedDocument& document) : document_(document) {
  const std::size_t size = document.tokens.size();
  offsets_.assign(size + 1, 0);
  for (const Token& token : document.tokens)
    if (token.head >= 0) ++offsets_[static_cast<std::size_t>(token.head) + 1];
  for (std::size_t i = 0; i < size; ++i) offsets_[i + 1] += offsets_[i];
  children_.resize(offsets_[size]);
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end());
  for (std::uint32_t i = 0; i < size; ++i)
    if (const std::int32_t head = document.tokens[i].head; head >= 0) children_[next[static_cast<std::size_t>(head)]++] = i;

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

std::int32_t Tree::child(std::uint32_t head, Deprel relation) const {
  for (const std::uint32_t i : children(head))
    if (token(i).deprel == relation) return static_cast<std::int32_t>(i);
  return -1;
}

std::int32_t Tree::child_of_kind(std::uint32_t head, Deprel relation) const {
  for (const std::uint32_t i : children(head))
    if (universal(token(i).deprel) == relation) return static_cast<std::int32_t>(i);
  return -1;
}

}  // namespace claimgraph
