#pragma once
// What stands between white space, and the look-ups that tell where the words in it end. Private to
// extract/text.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <claimgraph/extract/text/chars.hpp>
#include <claimgraph/extract/text/forms.hpp>
#include <claimgraph/extract/text/utf8.hpp>

namespace claimgraph::text {

/// Behind the white space that begins at `i`.
std::size_t skip_space(std::string_view text, std::size_t i);

/// Positions are bytes of the text. A look-up named `..._end(i)` gives the byte behind what begins at `i`, or
/// `i` where nothing of that kind begins there. Every look-up is bounded, save those that pass over what
/// becomes one word.
class Chunk {
 public:
  Chunk() = default;
  /// The chunk of `text` (to the end of the paragraph) that begins at `begin`, which is no white space.
  Chunk(std::string_view text, std::size_t begin);

  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }
  /// Where the next chunk begins; the end of the text where there is none.
  std::size_t next() const { return next_; }

  /// Class of the character at i, or of the one before i; `space` outside of the chunk.
  Char at(std::size_t i) const { return i < end_ ? char_class(utf8::at(text_, i)) : Char::space; }
  Char before(std::size_t i) const { return i > begin_ ? char_class(utf8::before(text_, i)) : Char::space; }
  char byte(std::size_t i) const { return i < end_ ? text_[i] : ' '; }
  /// The byte behind the character at i.
  std::size_t after(std::size_t i) const { return utf8::next(text_, i), i; }
  std::string_view piece(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  bool is_upper(std::size_t begin, std::size_t end) const;

  // Addresses and tags, which are one word whatever they are made of.
  std::size_t url_end(std::size_t i) const;
  std::size_t email_end(std::size_t i) const;
  std::size_t entity_end(
      std::size_t i) const;  ///< "&amp;", "&#36;", and what old wires made of them: "quot;", "#36;"
  std::size_t html_tag_end(std::size_t i) const;
  std::size_t emoticon_end(std::size_t i) const;
  std::size_t name_end(std::size_t i) const;   ///< letters, digits and '_'
  std::size_t host_end(std::size_t i) const;   ///< a name and perhaps a domain: "desk", "example.com"
  std::size_t label_end(std::size_t i) const;  ///< ".doc", ".com"

  // Numbers.
  std::size_t digits(std::size_t i) const;
  /// Behind decimals, thousands, times, dates, fractions and telephone numbers, of which text[begin, i) are
  /// digits.
  std::size_t joined_digits(std::size_t begin, std::size_t i) const;

  // Inside of a word that begins at `begin`; its last part, behind a hyphen or full stop, begins at `label`.
  /// Does a mark other than hyphen, full stop and apostrophe at i belong to the word: AT&T, a_b, f*ed?
  bool joins_mark(std::size_t begin, std::size_t i) const;
  /// Does the hyphen at i: "anti-government", "city-wise"?
  bool joins(std::size_t label, std::size_t i) const;
  std::size_t slashed_end(std::size_t begin,
                          std::size_t i) const;  ///< the rest of "b/c", "w/o" from the slash at i
  /// Where the last clitic of text[begin, end) begins; `end` if there is none.
  std::size_t clitic(std::size_t begin, std::size_t end) const;

  struct Dot {
    std::size_t end;  ///< the place of the full stop: the word ends before it; else the word goes on there
    std::size_t label = 0;    ///< of the word that goes on
    bool attached = false;    ///< the full stop at end - 1 belongs to the word, which ends with it
    std::uint32_t forms = 0;  ///< kinds of the abbreviation that is attached
  };
  /// The full stop at i behind text[begin, i); `dots`: there were others before it.
  Dot full_stop(std::size_t begin, std::size_t label, std::size_t i, bool dots) const;

  /// Behind two apostrophes, of which text[begin, next) is the first, that stand for a double quotation mark;
  /// else `begin`.
  std::size_t double_quote_end(std::size_t begin, std::size_t next) const;

 private:
  Dot final_stop(std::size_t begin, std::size_t label, std::size_t i, bool dots) const;
  bool starter_follows() const;

  std::string_view text_;
  std::size_t begin_ = 0, end_ = 0, next_ = 0;
  bool has_at_ = false;
};

}  // namespace claimgraph::text
