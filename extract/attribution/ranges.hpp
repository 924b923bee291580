#pragma once
// Sets of tokens as sorted, separate ranges.
#include <vector>

#include <claimgraph/extract/attribution/attribution.hpp>
#include <claimgraph/extract/syntax/tree.hpp>

namespace claimgraph {

inline bool contains(TokenRange range, std::uint32_t token) {
  return range.first <= token && token < range.last;
}
inline bool overlap(TokenRange a, TokenRange b) {
  return a.first < b.last && b.first < a.last;
}
inline TokenRange intersection(TokenRange a, TokenRange b) {
  const TokenRange both{a.first > b.first ? a.first : b.first, a.last < b.last ? a.last : b.last};
  return both.first < both.last ? both : TokenRange{};
}
/// From the leftmost to past the rightmost token below `head`, itself included.
inline TokenRange below(const Tree& tree, std::uint32_t head) {
  return {tree.leftmost(head), tree.past_rightmost(head)};
}
bool contains(const std::vector<TokenRange>& ranges, std::uint32_t token);

/// Sorts, joins what touches or overlaps, drops what is empty.
void normalize(std::vector<TokenRange>& ranges);
/// Takes `hole` out of normalized ranges.
void subtract(std::vector<TokenRange>& ranges, TokenRange hole);
/// Leaves of normalized ranges what lies in `window`.
void clip(std::vector<TokenRange>& ranges, TokenRange window);

}  // namespace claimgraph
