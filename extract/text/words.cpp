#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <claimgraph/extract/text/chars.hpp>
#include <claimgraph/extract/text/chunk.hpp>
#include <claimgraph/extract/text/utf8.hpp>
#include <claimgraph/extract/text/words.hpp>

namespace claimgraph::text {
namespace {

using BreakIterator = std::unique_ptr<icu::BreakIterator>;

constexpr std::size_t min_rule = 5;  // marks in a row that draw a line

// Cuts the chunks of a paragraph into words.
class Cutter {
 public:
  Cutter(std::string_view text, std::vector<Token>& tokens, BreakIterator& breaks)
      : text_(text), tokens_(tokens), first_(tokens.size()), breaks_(breaks) {}

  void paragraph(std::size_t begin) {
    for (std::size_t i = skip_space(text_, begin); i < text_.size(); i = chunk_.next()) {
      chunk_ = Chunk(text_, i);
      space_ = true;
      while (i < chunk_.end()) i = one(i);
    }
  }

 private:
  bool follows_open() const {
    return tokens_.size() > first_ && tokens_.back().role == Role::open && !space_;
  }

  Token& push(std::size_t begin, std::size_t end, Role role) {
    Token token;
    token.place = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    token.role = role;
    token.space_before = space_;
    const Char c = char_class(utf8::at(text_, begin));
    token.upper = c == Char::upper;
    token.lower = c == Char::lower;
    space_ = false;
    tokens_.push_back(token);
    return tokens_.back();
  }

  // Cuts the word that begins at i; returns the byte behind it.
  std::size_t one(std::size_t i) {
    const Char c = chunk_.at(i);
    if (c == Char::ignored) return chunk_.after(i);
    if (const std::size_t j = pattern(i); j != i) return j;
    switch (c) {
      case Char::upper:
      case Char::lower:
      case Char::letter:
      case Char::mark:
        return word(i);
      case Char::digit:
        return number(i);
      case Char::script:
        return script(i);
      case Char::emoji:
        return emoji(i);
      case Char::stop:
        return stop(i);
      case Char::apostrophe:
        return apostrophe(i);
      case Char::quote:
        return push_quote(i, chunk_.after(i), opens(i, chunk_.after(i)));
      case Char::open:
      case Char::close:
        return bracket(i, c);
      case Char::hyphen:
      case Char::dash:
        return dash(i);
      default:
        return mark(i);
    }
  }

  // Addresses, tags, entities and emoticons, which are one word whatever they are made of.
  std::size_t pattern(std::size_t i) {
    const char c = text_[i];
    std::size_t j = i;
    if (is_ascii_letter(c) || is_ascii_digit(c)) {
      if (i > chunk_.begin() && is_word(chunk_.before(i))) return i;
      if (const std::size_t url = chunk_.url_end(i); url != i) {
        j = url;
      } else {
        j = chunk_.email_end(i);
      }
      if (j == i) j = chunk_.entity_end(i);
    } else if (c == '#' || c == '&') {
      j = chunk_.entity_end(i);
      if (j == i && c == '#' && is_letter(chunk_.at(i + 1))) j = chunk_.name_end(i + 1);
    } else if (c == '@') {
      if (!is_word(chunk_.before(i)) && is_letter(chunk_.at(i + 1))) j = chunk_.host_end(i + 1);
    } else if (c == '<') {
      j = chunk_.html_tag_end(i);
    } else if (c == ':' || c == ';' || c == '=') {
      j = chunk_.emoticon_end(i);
      if (j != i) return push(i, j, Role::emoticon), j;
    }
    if (j == i) return i;
    if (const std::string_view found = chunk_.piece(i, j); found == "&quot;" || found == "quot;") {
      return push_quote(i, j, opens(i, j));
    }
    push(i, j, Role::word);
    return j;
  }

  std::size_t word(std::size_t begin) { return word(begin, begin); }

  // The word that begins at `begin`, of which text[begin, i) has been read.
  std::size_t word(std::size_t begin, std::size_t i) {
    std::size_t label = begin;  // part behind the last hyphen or full stop
    bool dots = false;
    while (i < chunk_.end()) {
      const Char c = chunk_.at(i);
      if (is_word(c) || c == Char::ignored) {
        i = chunk_.after(i);
      } else if (c == Char::apostrophe && is_word(chunk_.at(chunk_.after(i))) && is_word(chunk_.before(i))) {
        i = chunk_.after(i);
      } else if (text_[i] == '.') {
        const Chunk::Dot dot = chunk_.full_stop(begin, label, i, dots);
        if (dot.attached) return abbreviation(begin, dot.end, dot.forms);
        if (dot.end == i) break;
        i = dot.end;
        label = dot.label;
        dots = true;
      } else if (c == Char::hyphen && chunk_.joins(label, i)) {
        i = label = chunk_.after(i);
      } else if (chunk_.joins_mark(begin, i)) {
        ++i;
      } else if (const std::size_t j = chunk_.slashed_end(begin, i); j != i) {
        i = j;
        break;
      } else {
        break;
      }
    }
    if (chunk_.byte(i) == '$' && i - begin <= 3 && chunk_.is_upper(begin, i)) ++i;  // US$, C$
    contractions(begin, i);
    return i;
  }

  std::size_t abbreviation(std::size_t begin, std::size_t end, std::uint32_t forms) {
    push(begin, end, Role::word).forms = forms;
    return end;
  }

  // Pushes text[begin, end), cut as "do|n't", "she|'d|'ve", "can|not", "its".
  void contractions(std::size_t begin, std::size_t end) {
    if (const auto& parts = Forms::instance().parts(chunk_.piece(begin, end)); !parts.empty()) {
      for (const std::uint8_t characters : parts) {
        std::size_t i = begin;
        for (std::uint8_t k = 0; k < characters; ++k) i = chunk_.after(i);
        push(begin, i, Role::word);
        begin = i;
      }
      return;
    }
    std::vector<std::size_t> cuts;
    std::size_t stop = end;
    while (true) {
      const std::size_t cut = chunk_.clitic(begin, stop);
      if (cut == stop) break;
      cuts.push_back(cut);
      stop = cut;
    }
    push(begin, stop, Role::word);
    for (std::size_t k = cuts.size(); k-- > 0;) push(cuts[k], k > 0 ? cuts[k - 1] : end, Role::word);
  }

  std::size_t number(std::size_t begin) {
    std::size_t i = chunk_.digits(begin);
    i = chunk_.joined_digits(begin, i);
    // "1." that begins a paragraph numbers it
    if (chunk_.byte(i) == '.' && i + 1 == chunk_.end() && tokens_.size() == first_ &&
        chunk_.next() < text_.size()) {
      push(begin, i + 1, Role::word);
      return i + 1;
    }
    if (const std::size_t j = chunk_.label_end(i); j != i) {
      push(begin, j, Role::word);
      return j;
    }
    if (is_letter(chunk_.at(i))) {
      std::size_t j = i;
      constexpr std::size_t longest = 16;
      while (j < i + longest && is_letter(chunk_.at(j))) j = chunk_.after(j);
      if (!is_word(chunk_.at(j)) && (Forms::instance().kinds(chunk_.piece(i, j)) & Form::unit)) {
        push(begin, i, Role::word);
        return i;
      }
      return word(begin, i);
    }
    if (chunk_.at(i) == Char::apostrophe || chunk_.byte(i) == '_') return word(begin, i);
    push(begin, i, Role::word);
    return i;
  }

  // Text of scripts without spaces, by dictionary. In pieces, since the dictionary's work space grows with
  // the run.
  std::size_t script(std::size_t begin) {
    constexpr std::size_t longest = 3000;
    std::size_t end = begin;
    while (chunk_.at(end) == Char::script && end < begin + longest) end = chunk_.after(end);
    UErrorCode status = U_ZERO_ERROR;
    if (!breaks_) breaks_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text_.data() + begin, static_cast<std::int64_t>(end - begin), &status);
    if (U_SUCCESS(status)) {
      breaks_->setText(&utext, status);
      std::size_t from = begin;
      for (std::int32_t to = breaks_->next(); U_SUCCESS(status) && to != icu::BreakIterator::DONE;
           to = breaks_->next()) {
        push(from, begin + static_cast<std::size_t>(to), Role::word);
        from = begin + static_cast<std::size_t>(to);
      }
      if (from < end) push(from, end, Role::word);
    } else {
      push(begin, end, Role::word);
    }
    utext_close(&utext);
    return end;
  }

  // One emoji with its modifiers, joined ones and flags.
  std::size_t emoji(std::size_t begin) {
    const auto is_flag = [](char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; };
    const bool flag = is_flag(utf8::at(text_, begin));
    std::size_t i = chunk_.after(begin);
    if (flag && i < chunk_.end() && is_flag(utf8::at(text_, i))) i = chunk_.after(i);
    while (i < chunk_.end()) {
      const char32_t c = utf8::at(text_, i);
      if (c == 0x200D && chunk_.at(chunk_.after(i)) == Char::emoji) {
        i = chunk_.after(chunk_.after(i));
      } else if (c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF) || c == 0x20E3) {
        i = chunk_.after(i);
      } else {
        break;
      }
    }
    push(begin, i, Role::emoticon);
    return i;
  }

  std::size_t stop(std::size_t begin) {
    if (text_[begin] == '.' && chunk_.at(begin + 1) == Char::digit &&
        !is_word(chunk_.before(begin))) {  // .265
      const std::size_t i = chunk_.digits(begin + 1);
      push(begin, i, Role::word);
      return i;
    }
    if (const std::size_t j = chunk_.label_end(begin); j != begin && !is_word(chunk_.before(begin))) {
      push(begin, j, Role::word);
      return j;
    }
    std::size_t i = begin;
    bool dots_only = true;
    std::size_t count = 0;
    while (chunk_.at(i) == Char::stop) {
      const char32_t c = utf8::at(text_, i);
      dots_only = dots_only && (c == '.' || c == 0x2026);
      count += c == 0x2026 ? 3 : 1;
      i = chunk_.after(i);
    }
    push(begin, i, dots_only && count > 1 ? Role::ellipsis : Role::stop);
    return i;
  }

  std::size_t apostrophe(std::size_t begin) {
    const std::size_t next = chunk_.after(begin);
    const std::string_view mark = chunk_.piece(begin, next);
    if (const std::size_t end = chunk_.double_quote_end(begin, next); end != begin) {
      return push_quote(begin, end, opens(begin, end));
    }
    const bool inside = is_word(chunk_.before(begin));
    if (is_word(chunk_.at(next))) {
      std::size_t j = next;
      constexpr std::size_t longest = 8;
      while (j < next + longest && is_word(chunk_.at(j))) j = chunk_.after(j);
      const std::string_view rest = chunk_.piece(next, j);
      const bool whole = !is_word(chunk_.at(j));
      if (whole && !inside && !Forms::instance().parts(chunk_.piece(begin, j)).empty())
        return contractions(begin, j), j;
      const bool elided =
          !inside && ((Forms::instance().kinds(chunk_.piece(begin, j)) & Form::elision) || is_year(rest));
      if (whole && ((!follows_open() && is_clitic(rest)) || elided)) {
        push(begin, j, Role::word);
        return j;
      }
      if (!inside) {
        single_open_ = true;
        return push_quote(begin, next, true);
      }
    }
    if (!inside && begin == chunk_.begin() && !single_open_ && next == chunk_.end())
      return push_quote(begin, next, true);
    // lovin'
    if (inside && !single_open_ && tokens_.back().place.end == begin && mark != "`") {
      Token& last = tokens_.back();
      const std::string_view word = chunk_.piece(last.place.begin, begin);
      if (word.size() > 3 && equals_lowered(word.substr(word.size() - 2), "in") && last.lower) {
        last.place.end = static_cast<std::uint32_t>(next);
        return next;
      }
    }
    single_open_ = false;
    return push_quote(begin, next, false);
  }

  static bool is_clitic(std::string_view text) {
    return equals_lowered(text, "s") || equals_lowered(text, "re") || equals_lowered(text, "ll") ||
           equals_lowered(text, "ve");
  }

  static bool is_year(std::string_view text) {  // 72, 90s
    return text.size() >= 2 && text.size() <= 3 && is_ascii_digit(text[0]) && is_ascii_digit(text[1]) &&
           (text.size() == 2 || text[2] == 's');
  }

  // Does the quotation mark text[begin, end), which looks the same on both sides, open? White space tells;
  // where it does not, they take turns.
  bool opens(std::size_t begin, std::size_t end) {
    const bool blank_before = begin == chunk_.begin() || follows_open();
    const bool blank_after = end == chunk_.end();
    double_open_ = blank_before == blank_after ? !double_open_ : blank_before;
    return double_open_;
  }

  std::size_t push_quote(std::size_t begin, std::size_t end, bool is_open) {
    push(begin, end, is_open ? Role::open : Role::close).quote = true;
    return end;
  }

  std::size_t bracket(std::size_t i, Char c) {
    const std::size_t next = chunk_.after(i);
    const char32_t point = utf8::at(text_, i);
    push(i, next, c == Char::open ? Role::open : Role::close).quote = point > 0x7F;
    return next;
  }

  std::size_t dash(std::size_t begin) {
    std::size_t i = begin;
    const std::string_view first = chunk_.piece(begin, chunk_.after(begin));
    while (chunk_.piece(i, std::min(chunk_.end(), i + first.size())) == first) i += first.size();
    const bool between_words = first == "-" && i == begin + 1 && begin > chunk_.begin() && i < chunk_.end();
    const bool rule = first == "-" && i - begin >= min_rule && !is_word(chunk_.before(begin));
    push(begin, i, between_words ? Role::other : rule ? Role::rule : Role::dash);
    return i;
  }

  // Any other mark; runs of the same one are one word where they draw lines.
  std::size_t mark(std::size_t begin) {
    const char c = text_[begin];
    std::size_t i = chunk_.after(begin);
    if (c == '+' && !is_word(chunk_.before(begin)) && chunk_.at(i) == Char::digit) {
      return number_with_sign(begin);
    }
    if (std::string_view("*=_~<>|^+$/\\").find(c) != std::string_view::npos) {
      while (chunk_.byte(i) == c) ++i;
    }
    const bool rule = i - begin >= min_rule && !is_word(chunk_.before(begin));
    push(begin, i, rule ? Role::rule : c == ',' || c == ';' || c == ':' ? Role::pause : Role::other);
    return i;
  }

  std::size_t number_with_sign(std::size_t begin) {
    const std::size_t i = chunk_.joined_digits(begin + 1, chunk_.digits(begin + 1));
    push(begin, i, Role::word);
    return i;
  }

  std::string_view text_;  // to the end of the paragraph
  std::vector<Token>& tokens_;
  std::size_t first_;  // first token of the paragraph
  Chunk chunk_;
  bool space_ = true;                               // white space stands before the next word
  bool single_open_ = false, double_open_ = false;  // quotations
  BreakIterator& breaks_;
};

}  // namespace

struct WordCutter::Breaks {
  BreakIterator iterator;
};

WordCutter::WordCutter(std::string_view text) : text_(text), breaks_(std::make_unique<Breaks>()) {}
WordCutter::~WordCutter() = default;

void WordCutter::cut(std::size_t begin, std::size_t end, std::vector<Token>& tokens) {
  Cutter(text_.substr(0, end), tokens, breaks_->iterator).paragraph(begin);
}

}  // namespace claimgraph::text
