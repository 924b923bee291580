#include "name_key.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include <claimgraph/extract/text/chars.hpp>

namespace claimgraph::actors {
namespace {

bool is_ascii(std::string_view form) {
  return std::all_of(form.begin(), form.end(), [](char c) { return text::is_ascii(c); });
}

/// Letters without their accents.
std::string unaccented(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (U_SUCCESS(status)) {
    icu::UnicodeString decomposed = nfkd->normalize(wide, status);
    if (U_SUCCESS(status)) wide = decomposed;
  }
  icu::UnicodeString kept;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    UChar32 c = wide.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (c == 0x2019 || c == 0x2018) c = '\'';
    kept.append(c);
  }
  std::string result;
  kept.foldCase().toUTF8String(result);
  return result;
}

std::string key_of_plain(std::string_view name) {
  std::string key;
  bool gap = false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '.' || c == '\'') continue;
    const bool part = byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '&' || c == '+';
    if (!part) {
      gap = true;
      continue;
    }
    if (gap && !key.empty()) key += ' ';
    gap = false;
    key += text::ascii_lower(c);
  }
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

}  // namespace

std::string name_key(std::string_view name) { return is_ascii(name) ? key_of_plain(name) : key_of_plain(unaccented(name)); }

std::vector<std::string_view> key_words(std::string_view key) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_generation(std::string_view word) {
  static constexpr std::string_view generations[] = {"jr", "sr", "ii", "iii"};
  return std::ranges::find(generations, word) != std::end(generations);
}

std::string lower(std::string_view form) {
  if (is_ascii(form)) return text::ascii_lower(form);
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(form.data(), static_cast<int32_t>(form.size())));
  std::string result;
  wide.toLower().toUTF8String(result);
  return result;
}

bool all_capitals(std::string_view text) {
  bool any = false;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    if (c >= 'A' && c <= 'Z') any = true;
  }
  return any;
}

bool capitalised(std::string_view text) {
  if (text.empty()) return false;
  if (static_cast<unsigned char>(text[0]) < 0x80) return text[0] >= 'A' && text[0] <= 'Z';
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  return u_isupper(wide.char32At(0)) != 0;
}

}  // namespace claimgraph::actors
