#include <claimgraph/graph/records.hpp>

#include <array>
#include <utility>

#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

template <typename Enum, std::size_t N>
using Words = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Words<ActorType, 9> actor_types{{{ActorType::person, "person"},
                                           {ActorType::state, "state"},
                                           {ActorType::organisation, "organisation"},
                                           {ActorType::armed_group, "armed_group"},
                                           {ActorType::party, "party"},
                                           {ActorType::company, "company"},
                                           {ActorType::media, "media"},
                                           {ActorType::court, "court"},
                                           {ActorType::group, "group"}}};
constexpr Words<Modality, 6> modalities{{{Modality::asserted, "asserted"},
                                         {Modality::wished, "wished"},
                                         {Modality::feared, "feared"},
                                         {Modality::planned, "planned"},
                                         {Modality::conditional, "conditional"},
                                         {Modality::possible, "possible"}}};
constexpr Words<Tense, 4> tenses{
    {{Tense::none, "none"}, {Tense::past, "past"}, {Tense::present, "present"}, {Tense::future, "future"}}};
constexpr Words<QuoteType, 4> quote_types{{{QuoteType::none, "none"},
                                           {QuoteType::direct, "direct"},
                                           {QuoteType::indirect, "indirect"},
                                           {QuoteType::mixed, "mixed"}}};

template <typename Enum, std::size_t N>
std::string_view word_of(const Words<Enum, N>& words, Enum value) {
  for (const auto& [key, word] : words) {
    if (key == value) return word;
  }
  return "";
}

template <typename Enum, std::size_t N>
Enum value_of(const Words<Enum, N>& words, std::string_view word, std::string_view what) {
  std::string known;
  for (const auto& [key, name] : words) {
    if (name == word) return key;
    if (!known.empty()) known += ", ";
    known += name;
  }
  throw InputError("CG109", "", std::string("'").append(word).append("' is no ").append(what), "use one of " + known);
}

// Letters of U+00C0..U+017F as ASCII, one entry a code point; "-" is no letter.
constexpr std::array<std::string_view, 0x180 - 0xC0> latin_letters{
    "a",  "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   // C0
    "d",  "n", "o", "o", "o", "o", "o",  "-", "o", "u", "u", "u", "u", "y", "th", "ss",  // D0
    "a",  "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   // E0
    "d",  "n", "o", "o", "o", "o", "o",  "-", "o", "u", "u", "u", "u", "y", "th", "y",   // F0
    "a",  "a", "a", "a", "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",   // 100
    "d",  "d", "e", "e", "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",   // 110
    "g",  "g", "g", "g", "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",   // 120
    "i",  "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",   // 130
    "l",  "l", "l", "n", "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",   // 140
    "o",  "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",   // 150
    "s",  "s", "t", "t", "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",   // 160
    "u",  "u", "u", "u", "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s"};  // 170

// The same for U+1E00..U+1EFF (Latin Extended Additional: Vietnamese, transliteration): base letters in runs.
constexpr std::string_view latin_additional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
    "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyassssdaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
    "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";
static_assert(latin_additional.size() == 256);

// Letters of Latin Extended-B that living alphabets use: Vietnamese, Romanian, Pinyin, Azerbaijani.
constexpr std::array<std::pair<char32_t, std::string_view>, 18> latin_extended_b{
    {{0x18F, "e"}, {0x1A0, "o"}, {0x1A1, "o"}, {0x1AF, "u"}, {0x1B0, "u"}, {0x1CD, "a"}, {0x1CE, "a"}, {0x1D0, "i"}, {0x1D2, "o"},
     {0x1D4, "u"}, {0x1DA, "u"}, {0x1E6, "g"}, {0x1E7, "g"}, {0x218, "s"}, {0x219, "s"}, {0x21A, "t"}, {0x21B, "t"}, {0x259, "e"}}};

struct Range {
  char32_t first, last;
};

// Not letters or digits: what separates words in scripts that keep their letters.
constexpr std::array separators{
    Range{0x80, 0xA9},      Range{0xAB, 0xB4},      Range{0xB6, 0xB9},      Range{0xBB, 0xBF},
    Range{0x2B0, 0x2FF},    Range{0x37E, 0x37E},    Range{0x387, 0x387},    Range{0x55A, 0x55F},
    Range{0x589, 0x58A},    Range{0x5BE, 0x5BE},    Range{0x5F3, 0x5F4},    Range{0x600, 0x61F},
    Range{0x640, 0x640},    Range{0x66A, 0x66D},    Range{0x6D4, 0x6D4},    Range{0x964, 0x965},
    Range{0x2000, 0x206F},  Range{0x20A0, 0x20CF},  Range{0x2100, 0x2BFF},  Range{0x2E00, 0x2E7F},
    Range{0x3000, 0x3004},  Range{0x3007, 0x3020},  Range{0x3030, 0x303F},  Range{0x30FB, 0x30FB},
    Range{0xD800, 0xF8FF},  Range{0xFE00, 0xFE6F},  Range{0xFEFF, 0xFEFF},  Range{0xFF01, 0xFF0F},
    Range{0xFF1A, 0xFF20},  Range{0xFF3B, 0xFF40},  Range{0xFF5B, 0xFF65},  Range{0xFFE0, 0xFFFF},
    Range{0x1F000, 0x1FAFF}, Range{0xE0000, 0x10FFFF}};

// Dropped without a trace: combining accents and the apostrophes inside a name ("O'Brien", "Shi’ite").
bool is_dropped(char32_t c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x2BC || (c >= 0x300 && c <= 0x36F) || c == 0xAD ||
         (c >= 0x64B && c <= 0x65F) || c == 0x200C || c == 0x200D;
}

bool is_separator(char32_t c) {
  for (const auto& range : separators) {
    if (c >= range.first && c <= range.last) return true;
  }
  return false;
}

// ASCII letters of a Latin letter; "-" for a sign among them; empty for everything else.
std::string_view latin(char32_t c) {
  if (c >= 0xC0 && c < 0x180) return latin_letters[c - 0xC0];
  if (c >= 0x1E00 && c <= 0x1EFF) return latin_additional.substr(c - 0x1E00, 1);
  for (const auto& [letter, ascii] : latin_extended_b) {
    if (letter == c) return ascii;
  }
  return {};
}

char32_t lower(char32_t c) {
  if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 32;  // Greek, Cyrillic
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x531 && c <= 0x556) return c + 48;  // Armenian
  return c;
}

// The code point at `at`, which moves behind it. Bytes that are no UTF-8 count as U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = static_cast<unsigned char>(text[at++]);
  if (byte < 0x80) return byte;
  const int extra = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC0 ? 1 : 0;
  if (extra == 0) return 0xFFFD;
  char32_t c = byte & (0x3F >> extra);
  for (int i = 0; i < extra; ++i) {
    if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) return 0xFFFD;
    c = (c << 6) | (static_cast<unsigned char>(text[at++]) & 0x3F);
  }
  return c;
}

}  // namespace

std::string_view slice(std::string_view text, Span span) {
  if (span.empty()) return {};
  std::size_t points = 0, begin = text.size(), end = text.size();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;  // inside a code point
    if (points == span.begin) begin = at;
    if (points == span.end) {
      end = at;
      break;
    }
    ++points;
  }
  return text.substr(begin, end - begin);
}

std::string_view to_string(ActorType value) { return word_of(actor_types, value); }
std::string_view to_string(Modality value) { return word_of(modalities, value); }
std::string_view to_string(Tense value) { return word_of(tenses, value); }
std::string_view to_string(QuoteType value) { return word_of(quote_types, value); }
ActorType actor_type_from_string(std::string_view word) { return value_of(actor_types, word, "actor type"); }
Modality modality_from_string(std::string_view word) { return value_of(modalities, word, "modality"); }
Tense tense_from_string(std::string_view word) { return value_of(tenses, word, "tense"); }
QuoteType quote_type_from_string(std::string_view word) { return value_of(quote_types, word, "quote type"); }

std::string slug(std::string_view name) {
  std::string out;
  bool pending = false;  // a '-' is due before the next letter
  const auto append = [&](std::string_view letters) {
    if (pending && !out.empty()) out += '-';
    pending = false;
    out += letters;
  };
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(name, at);
    if (is_dropped(c)) continue;
    if (c < 0x80) {
      const char letter = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) append({&letter, 1});
      else pending = true;
    } else if (const std::string_view letters = latin(c); !letters.empty() && letters != "-") {
      append(letters);
    } else if (!letters.empty() || is_separator(c) || c == 0xFFFD) {
      pending = true;
    } else if (const char32_t small = lower(c); small != c) {  // all of them have two bytes
      const std::array<char, 2> bytes{static_cast<char>(0xC0 | (small >> 6)), static_cast<char>(0x80 | (small & 0x3F))};
      append({bytes.data(), bytes.size()});
    } else {
      append(name.substr(begin, at - begin));
    }
  }
  return out.empty() ? "x" : out;
}

}  // namespace claimgraph
