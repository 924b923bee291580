#pragma once
// Words of one paragraph, with what the sentence splitter must know of each. Private to extract/text.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <claimgraph/extract/text/forms.hpp>
#include <claimgraph/extract/text/segment.hpp>

namespace claimgraph::text {

enum class Role : std::uint8_t {
  word,
  stop,      ///< . ? ! and runs of them: may end a sentence
  ellipsis,  ///< ... or …
  open,
  close,  ///< brackets and quotation marks by the side that they stand on
  dash,   ///< a dash between words; a hyphen inside of words is `other`
  emoticon,
  rule,   ///< a drawn line: ----- ===== *****
  pause,  ///< , ; : — no sentence ends before it
  other
};

struct Token {
  Word place;
  Role role = Role::word;
  bool upper = false, lower = false;  ///< how a word begins
  bool space_before = false;
  bool quote = false;       ///< quotation mark
  std::uint32_t forms = 0;  ///< kinds of an abbreviation with its full stop (Form), 0: none
};

/// Cuts the paragraphs of one text, one after the other. Not for several threads.
class WordCutter {
 public:
  explicit WordCutter(std::string_view text);
  ~WordCutter();
  /// Appends the words of text[begin, end), which is one paragraph, to `tokens`. Linear.
  void cut(std::size_t begin, std::size_t end, std::vector<Token>& tokens);

 private:
  struct Breaks;
  std::string_view text_;
  std::unique_ptr<Breaks> breaks_;
};

}  // namespace claimgraph::text
