#include <array>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <claimgraph/extract/text/chars.hpp>

namespace claimgraph::text {
namespace {

bool without_spaces(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return c == 0x30FC;  // the long vowel mark is common to the Japanese scripts
  }
}

Char classify(char32_t point) {
  const auto c = static_cast<UChar32>(point);
  switch (point) {
    case '\'':
    case '`':
    case 0x2019:
    case 0x2018:
    case 0x201B:
    case 0x02BC:
    case 0x00B4:
      return Char::apostrophe;
    case '"':
    case 0x02BA:
      return Char::quote;
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x203C:
    case 0x203D:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF0E:
    case 0xFF61:
    case 0x061F:
    case 0x06D4:
    case 0x0964:
    case 0x0965:
      return Char::stop;
    case '-':
    case 0x2010:
    case 0x2011:
      return Char::hyphen;
    case 0x200B:
    case 0xFEFF:
      return Char::space;
    case 0xFFFD:
      return Char::letter;  // stands for characters of the word that were lost
    default:
      break;
  }
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return Char::upper;
    case U_LOWERCASE_LETTER:
      return Char::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
      return without_spaces(c) ? Char::script : Char::letter;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return without_spaces(c) ? Char::script : Char::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return Char::digit;
    case U_OTHER_NUMBER:
      return Char::symbol;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
      return Char::space;
    case U_FORMAT_CHAR:
      return Char::ignored;
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
      return Char::open;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return Char::close;
    case U_DASH_PUNCTUATION:
      return Char::dash;
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
      return Char::punctuation;
    default:
      break;
  }
  return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
                 u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR)
             ? Char::emoji
             : Char::symbol;
}

}  // namespace

Char char_class(char32_t c) {
  constexpr std::size_t size = 0x2100;  // Latin to general punctuation and currencies
  static const auto table = [] {
    std::array<Char, size> classes{};
    for (char32_t k = 0; k < size; ++k) classes[k] = classify(k);
    return classes;
  }();
  return c < size ? table[c] : classify(c);
}

}  // namespace claimgraph::text
