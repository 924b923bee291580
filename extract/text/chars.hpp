#pragma once
// Classes of characters as the segmenter sees them. Private to extract/text.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace claimgraph::text {

enum class Char : std::uint8_t {
  space,    ///< white space, zero-width spaces and control characters: between words
  ignored,  ///< format characters (soft hyphen, joiners, direction marks): part of a word, never a word
  upper,
  lower,
  letter,
  mark,  ///< `letter` has no case; marks combine with what stands before
  digit,
  script,      ///< written without spaces (Chinese, Japanese, Thai, ...): words are found by dictionary
  apostrophe,  ///< ' ’ ‘ ` and the like
  open,
  close,
  quote,  ///< brackets and curly quotation marks by their side; `quote`: the straight "
  stop,   ///< . ! ? … and their relatives in other scripts
  hyphen,
  dash,
  punctuation,
  symbol,
  emoji
};

Char char_class(char32_t c);

inline bool is_letter(Char c) {
  return c >= Char::upper && c <= Char::mark;
}
inline bool is_word(Char c) {
  return c >= Char::upper && c <= Char::digit;
}

inline bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
inline bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_ascii_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
inline bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || is_ascii_upper(c);
}
inline char ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
}

/// With ASCII letters in lower case, all else as it is.
inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return ascii_lower(c); });
  return lower;
}

/// Is `text` the word `lower`, whatever the case of its ASCII letters?
inline bool equals_lowered(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(),
                                                   [](char a, char b) { return ascii_lower(a) == b; });
}

}  // namespace claimgraph::text
