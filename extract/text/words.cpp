#include <algorithm>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <claimgraph/extract/text/chars.hpp>
#include <claimgraph/extract/text/utf8.hpp>
#include <claimgraph/extract/text/words.hpp>

namespace claimgraph::text {
namespace {

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
char lowered(char c) {
  return is_capital(c) ? static_cast<char>(c + 32) : c;
}

bool equals_lowered(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return lowered(a) == b; });
}

using BreakIterator = std::unique_ptr<icu::BreakIterator>;

constexpr std::size_t min_rule = 5;  // marks in a row that draw a line

// Cuts chunks, which are what stands between white space. Every look ahead is bounded, or happens once a
// chunk.
class Cutter {
 public:
  Cutter(std::string_view text, std::vector<Token>& tokens, BreakIterator& breaks)
      : text_(text), tokens_(tokens), forms_(Forms::instance()), breaks_(breaks) {}

  void paragraph(std::size_t begin) {
    first_ = tokens_.size();
    for (std::size_t i = skip_space(begin); i < text_.size();) {
      chunk_ = i;
      end_ = i;
      while (end_ < text_.size()) {
        std::size_t after = end_;
        if (char_class(utf8::next(text_, after)) == Char::space) break;
        end_ = after;
      }
      next_ = skip_space(end_);
      space_ = true;
      has_at_ = text_.substr(i, end_ - i).find('@') != std::string_view::npos;
      while (i < end_) i = one(i);
      i = next_;
    }
  }

 private:
  std::size_t skip_space(std::size_t i) const {
    while (i < text_.size()) {
      std::size_t after = i;
      if (char_class(utf8::next(text_, after)) != Char::space) break;
      i = after;
    }
    return i;
  }

  // Class of the character at i in the chunk; `space` outside.
  Char at(std::size_t i) const { return i < end_ ? char_class(utf8::at(text_, i)) : Char::space; }
  Char before(std::size_t i) const { return i > chunk_ ? char_class(utf8::before(text_, i)) : Char::space; }
  char byte(std::size_t i) const { return i < end_ ? text_[i] : ' '; }
  std::string_view piece(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  std::size_t after(std::size_t i) const { return utf8::next(text_, i), i; }

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
    const Char c = at(i);
    if (c == Char::ignored) return after(i);
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
        return push_quote(i, after(i), opens(i, after(i)));
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
      if (i > chunk_ && is_word(before(i))) return i;
      if (const std::size_t url = url_end(i); url != i) {
        j = url;
      } else if (has_at_) {
        j = email_end(i);
      }
      if (j == i) j = entity_end(i);
    } else if (c == '#' || c == '&') {
      j = entity_end(i);
      if (j == i && c == '#' && is_letter(at(i + 1))) j = name_end(i + 1);
    } else if (c == '@') {
      if (!is_word(before(i)) && is_letter(at(i + 1))) j = host_end(i + 1);
    } else if (c == '<') {
      j = html_tag_end(i);
    } else if (c == ':' || c == ';' || c == '=') {
      j = emoticon_end(i);
      if (j != i) return push(i, j, Role::emoticon), j;
    }
    if (j == i) return i;
    if (const std::string_view found = piece(i, j); found == "&quot;" || found == "quot;") {
      return push_quote(i, j, opens(i, j));
    }
    push(i, j, Role::word);
    return j;
  }

  std::size_t url_end(std::size_t i) const {
    const std::string_view rest = piece(i, std::min(end_, i + 10));
    const auto starts = [&](std::string_view prefix) {
      return rest.size() > prefix.size() && equals_lowered(rest.substr(0, prefix.size()), prefix);
    };
    if (!starts("http://") && !starts("https://") && !starts("ftp://") && !starts("www.") &&
        !starts("mailto:"))
      return i;
    std::size_t j = i;
    while (j < end_) {
      const Char c = at(j);
      if (c == Char::quote || text_[j] == '<' || text_[j] == '>' || (c == Char::open && text_[j] < 0) ||
          (c == Char::close && text_[j] < 0)) {
        break;
      }
      j = after(j);
    }
    while (j > i && std::string_view(".,;:!?'\")]}").find(text_[j - 1]) != std::string_view::npos) --j;
    return j;
  }

  std::size_t email_end(std::size_t i) const {
    constexpr std::size_t longest = 64;
    const auto is_part = [](char c) {
      return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' ||
             c == '%';
    };
    std::size_t j = i;
    while (j < std::min(end_, i + longest) && is_part(text_[j])) ++j;
    if (byte(j) != '@' || !is_ascii_letter(byte(j + 1))) return i;
    const std::size_t limit = std::min(end_, j + 1 + 4 * longest);
    for (++j; j < limit && is_part(text_[j]);) ++j;
    while (text_[j - 1] == '.' || text_[j - 1] == '-') --j;
    return j;
  }

  // "&amp;", "&#36;" and what old wires made of them: "quot;", "#36;".
  std::size_t entity_end(std::size_t i) const {
    constexpr std::size_t longest = 8;
    std::size_t j = i;
    const bool marked = text_[j] == '&';
    if (marked) ++j;
    const bool numeric = byte(j) == '#';
    if (numeric) ++j;
    const std::size_t name = j;
    while (j < std::min(end_, name + longest) &&
           (numeric ? is_ascii_digit(text_[j]) : is_ascii_letter(text_[j])))
      ++j;
    if (j == name || byte(j) != ';') return i;
    return marked || numeric || (forms_.kinds(piece(name, j)) & Form::entity) ? j + 1 : i;
  }

  std::size_t html_tag_end(std::size_t i) const {
    std::size_t j = i + 1;
    if (byte(j) == '/') ++j;
    const std::size_t name = j;
    while (j < std::min(end_, name + 16) && (is_ascii_letter(text_[j]) || is_ascii_digit(text_[j]))) ++j;
    if (j == name) return i;
    if (byte(j) == '/') ++j;
    return byte(j) == '>' ? j + 1 : i;
  }

  std::size_t emoticon_end(std::size_t i) const {
    if (is_word(before(i))) return i;
    std::size_t j = i + 1;
    if (byte(j) == '-' || byte(j) == '\'') ++j;
    if (std::string_view("()DPpO/\\|").find(byte(j)) == std::string_view::npos) return i;
    const char mouth = text_[j];
    while (byte(j) == mouth) ++j;
    return is_word(at(j)) ? i : j;
  }

  // A name with a domain behind it, if there is one: "@desk", "@example.com".
  std::size_t host_end(std::size_t i) const {
    i = name_end(i);
    const std::size_t label = name_end(i + 1);
    const bool domain = byte(i) == '.' && label > i + 1 && (forms_.kinds(piece(i + 1, label)) & Form::label);
    return domain ? label : i;
  }

  std::size_t name_end(std::size_t i) const {
    while (is_word(at(i)) || byte(i) == '_') i = after(i);
    return i;
  }

  // ---- words that begin with a letter

  std::size_t word(std::size_t begin) { return word(begin, begin); }

  // The word that begins at `begin`, of which text[begin, i) has been read.
  std::size_t word(std::size_t begin, std::size_t i) {
    std::size_t label = begin;  // part behind the last hyphen or full stop
    bool dots = false;
    while (i < end_) {
      const Char c = at(i);
      if (is_word(c) || c == Char::ignored) {
        i = after(i);
      } else if (c == Char::apostrophe && is_word(at(after(i))) && is_word(before(i))) {
        i = after(i);
      } else if (text_[i] == '.') {
        const Dot dot = full_stop(begin, label, i, dots);
        if (dot.attached) return abbreviation(begin, dot.end, dot.forms);
        if (dot.end == i) break;
        i = dot.end;
        label = dot.label;
        dots = true;
      } else if (c == Char::hyphen && joins(label, i)) {
        i = label = after(i);
      } else if (joins_mark(begin, i)) {
        ++i;
      } else if (const std::size_t j = slashed_end(begin, i); j != i) {
        i = j;
        break;
      } else {
        break;
      }
    }
    if (byte(i) == '$' && i - begin <= 3 && is_upper(begin, i)) ++i;  // US$, C$
    contractions(begin, i);
    return i;
  }

  bool is_upper(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; i = after(i)) {
      if (at(i) != Char::upper) return false;
    }
    return begin < end;
  }

  // '&' between capitals (AT&T), '_' and '*' inside of words.
  bool joins_mark(std::size_t begin, std::size_t i) const {
    const char c = text_[i];
    if (c == '_') return is_word(at(i + 1)) || byte(i + 1) == '_';
    if (c == '*') return is_letter(at(i + 1)) && is_letter(before(i));
    constexpr std::size_t longest = 4;
    return c == '&' && i - begin <= longest && is_letter(at(i + 1)) && at(begin) == at(i + 1) &&
           before(i) == at(i + 1) && (at(i + 1) == Char::upper || i - begin == 1);
  }

  // Behind an abbreviation with a slash at i ("b/c", "w/o"); i if it is none.
  std::size_t slashed_end(std::size_t begin, std::size_t i) const {
    constexpr std::size_t longest = 4;
    if (text_[i] != '/' || i - begin > longest) return i;
    std::size_t j = i + 1;
    while (j <= i + longest && is_letter(at(j))) j = after(j);
    return !is_word(at(j)) && (forms_.kinds(piece(begin, j)) & Form::slashed) ? j : i;
  }

  // Is the hyphen at i inside of one word ("anti-government", "Islamabad-wise")?
  bool joins(std::size_t label, std::size_t i) const {
    const std::size_t next = after(i);
    if (!is_word(at(next))) return false;
    const bool letter_in_chain =
        after(label) == i && label > chunk_ && text_[label - 1] == '-';                   // Hizb-e-Islami
    const bool acronym = i - label > 1 && is_upper(label, i) && at(next) != Char::upper;  // UN-led
    if (!letter_in_chain && !acronym && (forms_.kinds(piece(label, i)) & Form::prefix)) return true;
    std::size_t j = next;
    constexpr std::size_t longest = 12;
    while (j < next + longest && is_letter(at(j))) j = after(j);
    return !is_word(at(j)) && (forms_.kinds(piece(next, j)) & Form::suffix);
  }

  struct Dot {
    std::size_t end;  // i: the word ends before the full stop; else the word goes on there
    std::size_t label = 0;
    bool attached = false;  // the full stop at end - 1 belongs to the word, which ends there
    std::uint32_t forms = 0;
  };

  // The full stop at i behind text[begin, i).
  Dot full_stop(std::size_t begin, std::size_t label, std::size_t i, bool dots) const {
    const std::size_t next = i + 1;
    const bool single = after(label) == i && is_letter(at(label));
    if (!is_word(at(next))) {
      if (byte(next) == '.' && byte(next + 1) == '.') return {i};
      return final_stop(begin, label, i, dots);
    }
    std::size_t j = next;
    std::size_t last = next;
    constexpr std::size_t longest = 128;
    while (j < next + longest &&
           (is_word(at(j)) || ((byte(j) == '.' || byte(j) == '-') && is_word(at(j + 1))))) {
      if (text_[j] == '.' || text_[j] == '-') last = j + 1;
      j = after(j);
    }
    const std::string_view tail = piece(last, j);
    if (forms_.kinds(tail) & Form::label) return {j, j};
    if (forms_.kinds(piece(begin, j)) & Form::abbreviation) return {j, next};
    if (single && is_letter(at(next))) {
      if (!is_word(at(after(next)))) return {next, next};
      if (!dots || at(next) == Char::upper) return {next, 0, true, Form::end};
    }
    if (forms_.kinds(piece(begin, i)) & Form::abbreviation)
      return {next, 0, true, forms_.kinds(piece(begin, i))};
    const bool sentence = at(next) == Char::upper;
    return sentence ? Dot{i} : Dot{next, next};
  }

  // Does the next chunk begin with a word that begins sentences?
  bool starter_follows() const {
    constexpr std::size_t longest = 16;
    std::size_t i = next_;
    while (i < text_.size() && i < next_ + longest && !is_letter(char_class(utf8::at(text_, i))))
      i = after(i);
    std::size_t j = i;
    while (j < text_.size() && j < i + longest && is_ascii_letter(text_[j])) ++j;
    return j < text_.size() && (forms_.kinds(piece(i, j)) & Form::starter) != 0 && is_capital(text_[i]);
  }

  // A full stop with no letter or digit behind it. `dots`: there are others before it, as in "U.S".
  Dot final_stop(std::size_t begin, std::size_t label, std::size_t i, bool dots) const {
    const bool single = after(label) == i && is_letter(at(label));
    const bool chained = label > begin && text_[label - 1] == '-';  // post-Sept.
    const std::size_t name = chained ? label : begin;
    const bool upper = at(name) == Char::upper;
    std::uint32_t forms = forms_.kinds(piece(name, i)) & Form::abbreviation;
    if (!upper) forms &= ~static_cast<std::uint32_t>(Form::capitalized);
    const bool ends_chunk = i + 1 == end_;
    const bool last = ends_chunk && next_ >= text_.size();
    const Char following = ends_chunk && !last ? char_class(utf8::at(text_, next_)) : Char::space;
    const bool before_number = following == Char::digit || (ends_chunk && !last && text_[next_] == '#');
    if (forms == Form::number && !before_number) forms = 0;
    if (forms != 0) return {i + 1, 0, true, forms};
    if (dots && single) return {i + 1, 0, true, Form::end};
    const bool initial = !dots && single && upper && text_[begin] != 'I';
    const bool goes_on = !ends_chunk || (!last && following != Char::digit && !starter_follows());
    return initial && goes_on ? Dot{i + 1, 0, true, Form::end} : Dot{i};
  }

  std::size_t abbreviation(std::size_t begin, std::size_t end, std::uint32_t forms) {
    push(begin, end, Role::word).forms = forms;
    return end;
  }

  // Pushes text[begin, end), cut as "do|n't", "she|'d|'ve", "can|not", "its".
  void contractions(std::size_t begin, std::size_t end) {
    if (const auto& parts = forms_.parts(piece(begin, end)); !parts.empty()) {
      for (const std::uint8_t characters : parts) {
        std::size_t i = begin;
        for (std::uint8_t k = 0; k < characters; ++k) i = after(i);
        push(begin, i, Role::word);
        begin = i;
      }
      return;
    }
    std::vector<std::size_t> cuts;
    std::size_t stop = end;
    while (true) {
      const std::size_t cut = clitic(begin, stop);
      if (cut == stop) break;
      cuts.push_back(cut);
      stop = cut;
    }
    push(begin, stop, Role::word);
    for (std::size_t k = cuts.size(); k-- > 0;) push(cuts[k], k > 0 ? cuts[k - 1] : end, Role::word);
  }

  // Where the last clitic of text[begin, end) begins; `end` if there is none.
  std::size_t clitic(std::size_t begin, std::size_t end) const {
    constexpr std::size_t longest = 3 + 2;  // curly apostrophe and "ve"
    std::size_t apostrophe = end;
    for (std::size_t i = end; i > begin && i + longest >= end;) {
      --i;
      if (!utf8::is_continuation(text_[i]) && char_class(utf8::at(text_, i)) == Char::apostrophe) {
        apostrophe = i;
        break;
      }
    }
    if (apostrophe == end || apostrophe == begin) return end;
    const std::size_t tail = after(apostrophe);
    const auto is_tail = [&](std::string_view lower) { return equals_lowered(piece(tail, end), lower); };
    if (is_tail("s")) {
      // "the 1980's" is one word, "2003's" is not
      const bool decade =
          text_[apostrophe - 1] == '0' && apostrophe - begin >= 2 && is_ascii_digit(text_[apostrophe - 2]);
      return decade && !(apostrophe - begin == 4 && text_.substr(begin, 2) == "20") ? end : apostrophe;
    }
    if (is_tail("t")) {
      const std::size_t n = apostrophe - 1;
      return n > begin && lowered(text_[n]) == 'n' ? n : end;
    }
    for (const std::string_view lower : {"m", "d", "re", "ve", "ll"}) {
      if (is_tail(lower)) return apostrophe;
    }
    return end;
  }

  // ---- numbers

  std::size_t number(std::size_t begin) {
    std::size_t i = digits(begin);
    i = joined_digits(begin, i);
    // "1." that begins a paragraph numbers it
    if (byte(i) == '.' && i + 1 == end_ && tokens_.size() == first_ && next_ < text_.size()) {
      push(begin, i + 1, Role::word);
      return i + 1;
    }
    if (const std::size_t j = label_end(i); j != i) {
      push(begin, j, Role::word);
      return j;
    }
    if (is_letter(at(i))) {
      std::size_t j = i;
      constexpr std::size_t longest = 16;
      while (j < i + longest && is_letter(at(j))) j = after(j);
      if (!is_word(at(j)) && (forms_.kinds(piece(i, j)) & Form::unit)) {
        push(begin, i, Role::word);
        return i;
      }
      return word(begin, i);
    }
    if (at(i) == Char::apostrophe || byte(i) == '_') return word(begin, i);
    push(begin, i, Role::word);
    return i;
  }

  // Behind ".doc" and the like at i; i if there is none.
  std::size_t label_end(std::size_t i) const {
    constexpr std::size_t longest = 8;
    if (byte(i) != '.') return i;
    std::size_t j = i + 1;
    while (j <= i + longest && is_word(at(j))) j = after(j);
    return !is_word(at(j)) && (forms_.kinds(piece(i + 1, j)) & Form::label) ? j : i;
  }

  std::size_t digits(std::size_t i) const {
    while (at(i) == Char::digit || at(i) == Char::ignored) i = after(i);
    return i;
  }

  // Behind decimals, thousands, times, dates, fractions and telephone numbers.
  std::size_t joined_digits(std::size_t begin, std::size_t i) const {
    std::size_t hyphens = 0, first_hyphen = i;
    std::size_t j = i;
    while (at(j + 1) == Char::digit && std::string_view(".,:/-").find(byte(j)) != std::string_view::npos) {
      const std::size_t k = digits(j + 1);
      if (text_[j] == ',' && (k - j - 1 != 3)) break;
      if (text_[j] == '-' && hyphens++ == 0) first_hyphen = j;
      j = k;
    }
    if (hyphens == 0) return j;
    const std::size_t left = first_hyphen - begin, right = digits(first_hyphen + 1) - first_hyphen - 1;
    const bool telephone = hyphens > 1 || (left == 3 && right == 4) || (left == 5 && right == 4);
    return telephone ? j : first_hyphen;
  }

  // ---- other words

  // Text of scripts without spaces, by dictionary. In pieces, since the dictionary's work space grows with
  // the run.
  std::size_t script(std::size_t begin) {
    constexpr std::size_t longest = 3000;
    std::size_t end = begin;
    while (at(end) == Char::script && end < begin + longest) end = after(end);
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
    std::size_t i = after(begin);
    if (flag && i < end_ && is_flag(utf8::at(text_, i))) i = after(i);
    while (i < end_) {
      const char32_t c = utf8::at(text_, i);
      if (c == 0x200D && at(after(i)) == Char::emoji) {
        i = after(after(i));
      } else if (c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF) || c == 0x20E3) {
        i = after(i);
      } else {
        break;
      }
    }
    push(begin, i, Role::emoticon);
    return i;
  }

  std::size_t stop(std::size_t begin) {
    if (text_[begin] == '.' && at(begin + 1) == Char::digit && !is_word(before(begin))) {  // .265
      const std::size_t i = digits(begin + 1);
      push(begin, i, Role::word);
      return i;
    }
    if (const std::size_t j = label_end(begin); j != begin && !is_word(before(begin))) {
      push(begin, j, Role::word);
      return j;
    }
    std::size_t i = begin;
    bool dots_only = true;
    std::size_t count = 0;
    while (at(i) == Char::stop) {
      const char32_t c = utf8::at(text_, i);
      dots_only = dots_only && (c == '.' || c == 0x2026);
      count += c == 0x2026 ? 3 : 1;
      i = after(i);
    }
    push(begin, i, dots_only && count > 1 ? Role::ellipsis : Role::stop);
    return i;
  }

  std::size_t apostrophe(std::size_t begin) {
    const std::size_t next = after(begin);
    const std::string_view mark = piece(begin, next);
    if (const std::size_t end = double_quote_end(begin, next); end != begin) {
      return push_quote(begin, end, opens(begin, end));
    }
    const bool inside = is_word(before(begin));
    if (is_word(at(next))) {
      std::size_t j = next;
      constexpr std::size_t longest = 8;
      while (j < next + longest && is_word(at(j))) j = after(j);
      const std::string_view rest = piece(next, j);
      const bool whole = !is_word(at(j));
      if (whole && !inside && !forms_.parts(piece(begin, j)).empty()) return contractions(begin, j), j;
      const bool elided = !inside && ((forms_.kinds(piece(begin, j)) & Form::elision) || is_year(rest));
      if (whole && ((!follows_open() && is_clitic(rest)) || elided)) {
        push(begin, j, Role::word);
        return j;
      }
      if (!inside) {
        single_open_ = true;
        return push_quote(begin, next, true);
      }
    }
    if (!inside && begin == chunk_ && !single_open_ && next == end_) return push_quote(begin, next, true);
    // lovin'
    if (inside && !single_open_ && tokens_.back().place.end == begin && mark != "`") {
      Token& last = tokens_.back();
      const std::string_view word = piece(last.place.begin, begin);
      if (word.size() > 3 && equals_lowered(word.substr(word.size() - 2), "in") && last.lower) {
        last.place.end = static_cast<std::uint32_t>(next);
        return next;
      }
    }
    single_open_ = false;
    return push_quote(begin, next, false);
  }

  // Behind two apostrophes that stand for a double quotation mark; `begin` if they do not.
  std::size_t double_quote_end(std::size_t begin, std::size_t next) const {
    if (next >= end_) return begin;
    const std::string_view first = piece(begin, next), second = piece(next, std::min(end_, after(next)));
    return second == first || (first == "\u2018" && second == "\u2019") ? next + second.size() : begin;
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
    const bool blank_before = begin == chunk_ || follows_open();
    const bool blank_after = end == end_;
    double_open_ = blank_before == blank_after ? !double_open_ : blank_before;
    return double_open_;
  }

  std::size_t push_quote(std::size_t begin, std::size_t end, bool is_open) {
    push(begin, end, is_open ? Role::open : Role::close).quote = true;
    return end;
  }

  std::size_t bracket(std::size_t i, Char c) {
    const std::size_t next = after(i);
    const char32_t point = utf8::at(text_, i);
    push(i, next, c == Char::open ? Role::open : Role::close).quote = point > 0x7F;
    return next;
  }

  std::size_t dash(std::size_t begin) {
    std::size_t i = begin;
    const std::string_view first = piece(begin, after(begin));
    while (piece(i, std::min(end_, i + first.size())) == first) i += first.size();
    const bool between_words = first == "-" && i == begin + 1 && begin > chunk_ && i < end_;
    push(begin, i,
         between_words                                                      ? Role::other
         : first == "-" && i - begin >= min_rule && !is_word(before(begin)) ? Role::rule
                                                                            : Role::dash);
    return i;
  }

  // Any other mark; runs of the same one are one word where they draw lines.
  std::size_t mark(std::size_t begin) {
    const char c = text_[begin];
    std::size_t i = after(begin);
    if (c == '+' && !is_word(before(begin)) && at(i) == Char::digit) {
      return number_with_sign(begin);
    }
    if (std::string_view("*=_~<>|^+$/\\").find(c) != std::string_view::npos) {
      while (byte(i) == c) ++i;
    }
    const bool rule = i - begin >= min_rule && !is_word(before(begin));
    push(begin, i, rule ? Role::rule : c == ',' || c == ';' || c == ':' ? Role::pause : Role::other);
    return i;
  }

  std::size_t number_with_sign(std::size_t begin) {
    const std::size_t i = joined_digits(begin + 1, digits(begin + 1));
    push(begin, i, Role::word);
    return i;
  }

  std::string_view text_;  // to the end of the paragraph
  std::vector<Token>& tokens_;
  const Forms& forms_;
  std::size_t first_ = 0;  // first token of the paragraph
  std::size_t chunk_ = 0, end_ = 0, next_ = 0;
  bool space_ = true;
  bool has_at_ = false;
  bool single_open_ = false, double_open_ = false;
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
