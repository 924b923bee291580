#pragma once
// One of several equal parts of the input, so that several runs or machines share the work.
#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph::cli {

/// Part `index` of `count`. A document belongs to the part that its id says: FNV-1a (64 bits) of the id's
/// bytes, modulo `count`, plus 1. So each is in one part, whatever else the input holds and in which order.
struct Shard {
  std::uint32_t index = 1, count = 1;
  bool holds(std::string_view id) const noexcept;
};

/// Reads "2/8". Throws UsageError CG503.
Shard read_shard(const std::string& text);

}  // namespace claimgraph::cli
