#pragma once
// From bytes to code points: the stages of extract/ count bytes, the records count code points.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The number of code points before a byte of a text, in constant time: built in one pass, 4 bytes of memory per 64 bytes
/// of text. The text (valid UTF-8) must outlive it.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);

  /// @param byte a byte offset into the text, at most its size
  std::uint32_t at(std::size_t byte) const noexcept;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_;  ///< code points before each 64th byte; empty where all bytes are ASCII
};

}  // namespace claimgraph
