#include <algorithm>

#include <claimgraph/extract/syntax/entity_path.hpp>

namespace claimgraph {
namespace {

bool is_inside(EntityTag tag) {
  return tag.type != EntityType::none && !tag.begins;
}

}  // namespace

std::vector<std::uint32_t> best_entity_path(std::span<const float> scores, std::size_t stride,
                                            std::span<const EntityTag> tags) {
  constexpr float impossible = -1e30f;
  const std::size_t n = tags.size(), words = scores.size() / stride;
  std::vector<std::uint32_t> from(words * n), path(words);
  std::vector<float> best(n), next(n);
  for (std::size_t w = 0; w < words; ++w) {
    const std::size_t top =
        w == 0 ? 0 : static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
    for (std::size_t t = 0; t < n; ++t) {
      std::size_t previous = top;
      float before = w == 0 ? 0 : best[top];
      if (is_inside(tags[t])) {  // only after its own type
        before = impossible;
        for (std::size_t p = 0; w > 0 && p < n; ++p) {
          if (tags[p].type == tags[t].type && best[p] > before) before = best[previous = p];
        }
      }
      from[w * n + t] = static_cast<std::uint32_t>(previous);
      next[t] = before + scores[w * stride + t];
    }
    best.swap(next);
  }
  if (words == 0) return path;
  auto at = static_cast<std::uint32_t>(std::ranges::max_element(best) - best.begin());
  for (std::size_t w = words; w-- > 0; at = from[w * n + at]) path[w] = at;
  return path;
}

}  // namespace claimgraph
