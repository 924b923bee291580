#include <claimgraph/extract/text/code_points.hpp>

#include <algorithm>

namespace claimgraph {
namespace {

constexpr std::size_t stride = 64;

/// Bytes that begin a code point.
std::uint32_t starts(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return;
  std::uint32_t count = 0;
  before_.reserve(text.size() / stride + 1);
  for (std::size_t byte = 0; byte <= text.size(); byte += stride) {
    before_.push_back(count);
    count += starts(text.substr(byte, stride));
  }
}

std::uint32_t CodePoints::at(std::size_t byte) const noexcept {
  if (before_.empty()) return static_cast<std::uint32_t>(byte);
  const std::size_t block = byte / stride;
  return before_[block] + starts(text_.substr(block * stride, byte - block * stride));
}

}  // namespace claimgraph
