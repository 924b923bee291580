#include <algorithm>

#include <claimgraph/extract/text/code_points.hpp>
#include <claimgraph/extract/text/utf8.hpp>

namespace claimgraph {
namespace {

constexpr std::size_t block = 64;

std::uint32_t count(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return !utf8::is_continuation(c); }));
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text), size_(count(text)) {
  if (size_ == text.size()) return;
  before_.reserve(text.size() / block + 1);
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < text.size(); i += block) {
    before_.push_back(sum);
    sum += count(text.substr(i, block));
  }
}

std::uint32_t CodePoints::at(std::size_t byte) const noexcept {
  if (byte >= text_.size()) return size_;
  if (before_.empty()) return static_cast<std::uint32_t>(byte);
  while (byte > 0 && utf8::is_continuation(text_[byte])) --byte;
  const std::size_t start = byte / block * block;
  return before_[byte / block] + count(text_.substr(start, byte - start));
}

std::size_t CodePoints::byte(std::uint32_t index) const noexcept {
  if (index >= size_) return text_.size();
  if (before_.empty()) return index;
  const auto next = std::upper_bound(before_.begin(), before_.end(), index);
  std::size_t i = static_cast<std::size_t>(next - before_.begin() - 1) * block;
  std::uint32_t left = index - *(next - 1);
  for (;; ++i) {
    if (utf8::is_continuation(text_[i])) continue;
    if (left-- == 0) return i;
  }
}

}  // namespace claimgraph
