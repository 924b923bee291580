#pragma once
// From bytes of a text to code points and back: records count code points, the stages of extract/ count
// bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Index of a text, built once (linear), looked up in constant time. Refers to the text, which must outlive
/// it; costs one count per 64 bytes, nothing for ASCII. Immutable, thus thread-safe.
class CodePoints {
 public:
  /// Requires valid UTF-8.
  explicit CodePoints(std::string_view text);

  /// Number of code points in the text.
  std::uint32_t size() const noexcept { return size_; }

  /// Code points before byte `byte`; a byte inside a code point counts as its beginning, one past the end as
  /// the end.
  std::uint32_t at(std::size_t byte) const noexcept;

  /// The span of the bytes [begin, end).
  Span span(std::size_t begin, std::size_t end) const noexcept { return {at(begin), at(end)}; }

  /// Byte at which code point `index` begins; the size of the text where there is none.
  std::size_t byte(std::uint32_t index) const noexcept;

 private:
  std::string_view text_;
  std::uint32_t size_ = 0;
  std::vector<std::uint32_t> before_;  // code points before byte 64 * i; empty for ASCII
};

}  // namespace claimgraph
