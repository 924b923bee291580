#pragma once
// UTF-8 as the text stage needs it: checking, repairing and walking. Private to extract/.
#include <cstddef>
#include <string>
#include <string_view>

namespace claimgraph::utf8 {

/// Byte at which the first ill-formed sequence begins (Unicode 15, table 3-7); npos if there is none.
std::size_t first_invalid(std::string_view text);

/// The text with each maximal ill-formed subpart replaced by U+FFFD (Unicode 15, section 3.9).
std::string repaired(std::string_view text);

void append(std::string& text, char32_t c);

/// The code point at `i`; moves `i` behind it. Requires valid UTF-8 and i < text.size().
inline char32_t next(std::string_view text, std::size_t& i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const char32_t lead = byte(i);
  if (lead < 0x80) return ++i, lead;
  if (lead < 0xE0) return i += 2, (lead & 0x1F) << 6 | (byte(i - 1) & 0x3F);
  if (lead < 0xF0) return i += 3, (lead & 0x0F) << 12 | (byte(i - 2) & 0x3F) << 6 | (byte(i - 1) & 0x3F);
  i += 4;
  return (lead & 0x07) << 18 | (byte(i - 3) & 0x3F) << 12 | (byte(i - 2) & 0x3F) << 6 | (byte(i - 1) & 0x3F);
}

/// The code point that begins at `i`.
inline char32_t at(std::string_view text, std::size_t i) {
  return next(text, i);
}

inline bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The code point that ends before `i`. Requires 0 < i.
inline char32_t before(std::string_view text, std::size_t i) {
  do --i;
  while (i > 0 && is_continuation(text[i]));
  return next(text, i);
}

}  // namespace claimgraph::utf8
