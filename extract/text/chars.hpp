#pragma once
// Classes of characters as the segmenter sees them. Private to extract/text.
#include <array>
#include <cstdint>

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

}  // namespace claimgraph::text
