#include <cstdint>
#include <cstring>

#include <claimgraph/extract/text/utf8.hpp>

namespace claimgraph::utf8 {
namespace {

struct Sequence {
  std::size_t length;  // bytes of the well-formed sequence, or of the maximal ill-formed subpart
  bool valid;
};

// Well-formed byte sequences after the Unicode Standard, table 3-7.
Sequence sequence(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) -> unsigned {
    return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u;
  };
  const unsigned lead = byte(i);
  if (lead < 0x80) return {1, true};
  std::size_t trailing;
  unsigned low = 0x80, high = 0xBF;  // bounds of the second byte
  if (lead >= 0xC2 && lead <= 0xDF) {
    trailing = 1;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    trailing = 2;
    if (lead == 0xE0) low = 0xA0;   // overlong
    if (lead == 0xED) high = 0x9F;  // surrogates
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    trailing = 3;
    if (lead == 0xF0) low = 0x90;   // overlong
    if (lead == 0xF4) high = 0x8F;  // above U+10FFFF
  } else {
    return {1, false};
  }
  if (byte(i + 1) < low || byte(i + 1) > high) return {1, false};
  for (std::size_t k = 2; k <= trailing; ++k) {
    if (byte(i + k) < 0x80 || byte(i + k) > 0xBF) return {k, false};
  }
  return {trailing + 1, true};
}

// Behind the ASCII bytes that begin at i, eight at a time.
std::size_t skip_ascii(std::string_view text, std::size_t i) {
  while (i + 8 <= text.size()) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + i, 8);
    if (eight & 0x8080808080808080u) break;
    i += 8;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

}  // namespace

std::size_t first_invalid(std::string_view text) {
  for (std::size_t i = skip_ascii(text, 0); i < text.size(); i = skip_ascii(text, i)) {
    const Sequence s = sequence(text, i);
    if (!s.valid) return i;
    i += s.length;
  }
  return std::string_view::npos;
}

std::string repaired(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Sequence s = sequence(text, i);
    out += s.valid ? text.substr(i, s.length) : std::string_view("\xEF\xBF\xBD");
    i += s.length;
  }
  return out;
}

void append(std::string& text, char32_t c) {
  const auto put = [&](char32_t b) { text += static_cast<char>(b); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

}  // namespace claimgraph::utf8
