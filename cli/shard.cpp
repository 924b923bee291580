#include "shard.hpp"

#include <charconv>

#include <claimgraph/graph/error.hpp>

namespace claimgraph::cli {

bool Shard::holds(std::string_view id) const noexcept {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash % count + 1 == index;
}

Shard read_shard(const std::string& text) {
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto [slash, bad_index] = std::from_chars(text.data(), end, shard.index);
  if (bad_index == std::errc() && slash != end && *slash == '/') {
    const auto [rest, bad_count] = std::from_chars(slash + 1, end, shard.count);
    if (bad_count == std::errc() && rest == end && shard.index >= 1 && shard.index <= shard.count)
      return shard;
  }
  throw UsageError("CG503", {}, "'" + text + "' is no part of the input",
                   "write 1/4, 2/4, 3/4 and 4/4 for four parts");
}

}  // namespace claimgraph::cli
