#pragma once
// What the segmenter knows of single words: abbreviations, contractions, prefixes and so on, from the tables
// extract/data/{abbreviations,word_splits,text_words}.csv, which are compiled in. Private to extract/text.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph::text {

/// Kinds of words, as the tables name them; a word may be of several. The tables say what each means.
enum Form : std::uint32_t {
  title = 1,
  inner = 2,
  number = 4,
  month = 8,
  time = 16,
  end = 32,
  final = 64,  // abbreviations
  prefix = 128,
  suffix = 256,
  unit = 512,
  starter = 1024,
  when = 2048,
  agency = 4096,
  label = 8192,
  elision = 16384,
  place = 32768,
  slashed = 65536,
  reporting = 131072,
  entity = 262144,
  abbreviation = title | inner | number | month | time | end | final | place,
  capitalized = title | month | place  // abbreviations only with a capital letter
};

class Forms {
 public:
  /// The built-in tables, read on first use; thread-safe.
  static const Forms& instance();

  /// Kinds of a word (union of Form), in any case; curly apostrophes count as straight ones. 0 for unknown
  /// words.
  std::uint32_t kinds(std::string_view word) const;

  /// Lengths in characters of the parts of a contraction such as "cannot"; empty for other words.
  const std::vector<std::uint8_t>& parts(std::string_view word) const;

 private:
  Forms();
  struct Entry {
    std::uint32_t kinds = 0;
    std::vector<std::uint8_t> parts;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  const Entry& find(std::string_view word) const;
  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
};

}  // namespace claimgraph::text
