#include <algorithm>

#include <claimgraph/extract/attribution/tree_view.hpp>

namespace claimgraph {

TreeView::TreeView(const ParsedDocument& document) : document_(document) {
  const auto& tokens = document.tokens;
  const auto n = static_cast<std::uint32_t>(tokens.size());
  offsets_.assign(n + 1, 0);
  for (const Token& token : tokens)
    if (token.head >= 0) ++offsets_[token.head + 1];
  for (std::uint32_t i = 0; i < n; ++i) offsets_[i + 1] += offsets_[i];
  children_.resize(offsets_[n]);
  auto next = offsets_;
  for (std::uint32_t i = 0; i < n; ++i)
    if (tokens[i].head >= 0) children_[next[tokens[i].head]++] = i;

  below_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) below_[i] = {i, i + 1};
  std::vector<std::uint32_t> order;  // heads before their children
  order.reserve(n);
  for (std::uint32_t i = 0; i < n; ++i)
    if (tokens[i].head < 0) order.push_back(i);
  for (std::size_t k = 0; k < order.size(); ++k)
    order.insert(order.end(), children_.begin() + offsets_[order[k]],
                 children_.begin() + offsets_[order[k] + 1]);
  for (auto it = order.rbegin(); it != order.rend(); ++it) {
    if (tokens[*it].head < 0) continue;
    TokenRange& head = below_[tokens[*it].head];
    head.first = std::min(head.first, below_[*it].first);
    head.last = std::max(head.last, below_[*it].last);
  }
}

std::int32_t TreeView::child(std::uint32_t token, Deprel relation) const {
  for (std::uint32_t c : children(token))
    if (document_.tokens[c].deprel == relation) return static_cast<std::int32_t>(c);
  return -1;
}

std::int32_t TreeView::child_of_kind(std::uint32_t token, Deprel relation) const {
  for (std::uint32_t c : children(token))
    if (universal(document_.tokens[c].deprel) == relation) return static_cast<std::int32_t>(c);
  return -1;
}

}  // namespace claimgraph
