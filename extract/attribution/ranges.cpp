#include <algorithm>

#include <claimgraph/extract/attribution/ranges.hpp>

namespace claimgraph {

bool contains(const std::vector<TokenRange>& ranges, std::uint32_t token) {
  return std::ranges::any_of(ranges, [&](TokenRange range) { return contains(range, token); });
}

void normalize(std::vector<TokenRange>& ranges) {
  std::erase_if(ranges, [](TokenRange range) { return range.first >= range.last; });
  std::ranges::sort(ranges, {}, &TokenRange::first);
  std::size_t kept = 0;
  for (const TokenRange range : ranges) {
    if (kept > 0 && range.first <= ranges[kept - 1].last)
      ranges[kept - 1].last = std::max(ranges[kept - 1].last, range.last);
    else
      ranges[kept++] = range;
  }
  ranges.resize(kept);
}

void subtract(std::vector<TokenRange>& ranges, TokenRange hole) {
  std::vector<TokenRange> left;
  for (const TokenRange range : ranges) {
    if (!overlap(range, hole)) {
      left.push_back(range);
      continue;
    }
    if (range.first < hole.first) left.push_back({range.first, hole.first});
    if (hole.last < range.last) left.push_back({hole.last, range.last});
  }
  ranges = std::move(left);
}

void clip(std::vector<TokenRange>& ranges, TokenRange window) {
  for (TokenRange& range : ranges) range = intersection(range, window);
  normalize(ranges);
}

}  // namespace claimgraph
