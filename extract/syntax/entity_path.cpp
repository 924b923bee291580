#include <algorithm>
#include <array>
#include <string>

#include <claimgraph/extract/syntax/entity_path.hpp>
#include <claimgraph/extract/text/chars.hpp>

namespace claimgraph {
namespace {

constexpr float impossible = -1e30f;

bool is_inside(EntityTag tag) {
  return tag.type != EntityType::none && !tag.begins;
}

/// E-mail and web addresses, and names of files.
bool is_address(std::string_view word) {
  using namespace std::string_view_literals;
  const std::size_t at = word.find('@');
  if (at != word.npos && at > 0 && word.find('.', at) != word.npos) return true;
  if (word.find('.') == word.npos) return false;
  const std::string lower = text::ascii_lower(word);
  if (lower.starts_with("www.") || lower.find("://") != lower.npos) return true;
  constexpr std::array endings = {".com"sv, ".org"sv, ".net"sv, ".doc"sv, ".pdf"sv, ".xls"sv, ".htm"sv, ".html"sv};
  return std::ranges::any_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

bool is_mark(std::string_view word) {
  return std::ranges::none_of(word, [](unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  });
}

}  // namespace

std::vector<std::uint32_t> best_entity_path(std::span<const float> scores, std::size_t stride,
                                            std::span<const EntityTag> tags) {
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

void rule_out_tags(std::string_view word, std::span<const EntityTag> tags, std::span<float> scores) {
  const bool address = is_address(word), mark = is_mark(word);
  if (!address && !mark) return;
  for (std::size_t t = 0; t < tags.size(); ++t) {
    if (tags[t].type != EntityType::none && (address || tags[t].begins)) scores[t] = impossible;
  }
}

}  // namespace claimgraph
