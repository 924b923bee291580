#include <algorithm>

#include <claimgraph/extract/text/chunk.hpp>

namespace claimgraph::text {
namespace {

std::uint32_t kinds(std::string_view word) {
  return Forms::instance().kinds(word);
}

}  // namespace

std::size_t skip_space(std::string_view text, std::size_t i) {
  while (i < text.size()) {
    std::size_t after = i;
    if (char_class(utf8::next(text, after)) != Char::space) break;
    i = after;
  }
  return i;
}

Chunk::Chunk(std::string_view text, std::size_t begin) : text_(text), begin_(begin), end_(begin) {
  while (end_ < text.size()) {
    std::size_t after = end_;
    if (char_class(utf8::next(text, after)) == Char::space) break;
    end_ = after;
  }
  next_ = skip_space(text, end_);
  has_at_ = text.substr(begin, end_ - begin).find('@') != std::string_view::npos;
}

std::size_t Chunk::url_end(std::size_t i) const {
  const std::string_view rest = piece(i, std::min(end_, i + 10));
  const auto starts = [&](std::string_view prefix) {
    return rest.size() > prefix.size() && equals_lowered(rest.substr(0, prefix.size()), prefix);
  };
  if (!starts("http://") && !starts("https://") && !starts("ftp://") && !starts("www.") && !starts("mailto:"))
    return i;
  std::size_t j = i;
  while (j < end_) {
    const Char c = at(j);
    if (c == Char::quote || text_[j] == '<' || text_[j] == '>' ||
        ((c == Char::open || c == Char::close) && !is_ascii(text_[j]))) {
      break;
    }
    j = after(j);
  }
  while (j > i && std::string_view(".,;:!?'\")]}").find(text_[j - 1]) != std::string_view::npos) --j;
  return j;
}

std::size_t Chunk::email_end(std::size_t i) const {
  if (!has_at_) return i;
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

std::size_t Chunk::entity_end(std::size_t i) const {
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
  return marked || numeric || (kinds(piece(name, j)) & Form::entity) ? j + 1 : i;
}

std::size_t Chunk::html_tag_end(std::size_t i) const {
  std::size_t j = i + 1;
  if (byte(j) == '/') ++j;
  const std::size_t name = j;
  while (j < std::min(end_, name + 16) && (is_ascii_letter(text_[j]) || is_ascii_digit(text_[j]))) ++j;
  if (j == name) return i;
  if (byte(j) == '/') ++j;
  return byte(j) == '>' ? j + 1 : i;
}

std::size_t Chunk::emoticon_end(std::size_t i) const {
  if (is_word(before(i))) return i;
  std::size_t j = i + 1;
  if (byte(j) == '-' || byte(j) == '\'') ++j;
  if (std::string_view("()DPpO/\\|").find(byte(j)) == std::string_view::npos) return i;
  const char mouth = text_[j];
  while (byte(j) == mouth) ++j;
  return is_word(at(j)) ? i : j;
}

std::size_t Chunk::host_end(std::size_t i) const {
  i = name_end(i);
  const std::size_t label = name_end(i + 1);
  const bool domain = byte(i) == '.' && label > i + 1 && (kinds(piece(i + 1, label)) & Form::label);
  return domain ? label : i;
}

std::size_t Chunk::name_end(std::size_t i) const {
  while (is_word(at(i)) || byte(i) == '_') i = after(i);
  return i;
}

bool Chunk::is_upper(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; i = after(i)) {
    if (at(i) != Char::upper) return false;
  }
  return begin < end;
}

bool Chunk::joins_mark(std::size_t begin, std::size_t i) const {
  const char c = text_[i];
  if (c == '_') return is_word(at(i + 1)) || byte(i + 1) == '_';
  if (c == '*') return is_letter(at(i + 1)) && is_letter(before(i));
  constexpr std::size_t longest = 4;
  return c == '&' && i - begin <= longest && is_letter(at(i + 1)) && at(begin) == at(i + 1) &&
         before(i) == at(i + 1) && (at(i + 1) == Char::upper || i - begin == 1);
}

std::size_t Chunk::slashed_end(std::size_t begin, std::size_t i) const {
  constexpr std::size_t longest = 4;
  if (text_[i] != '/' || i - begin > longest) return i;
  std::size_t j = i + 1;
  while (j <= i + longest && is_letter(at(j))) j = after(j);
  return !is_word(at(j)) && (kinds(piece(begin, j)) & Form::slashed) ? j : i;
}

bool Chunk::joins(std::size_t label, std::size_t i) const {
  const std::size_t next = after(i);
  if (!is_word(at(next))) return false;
  const bool letter_in_chain =
      after(label) == i && label > begin_ && text_[label - 1] == '-';                   // Hizb-e-Islami
  const bool acronym = i - label > 1 && is_upper(label, i) && at(next) != Char::upper;  // UN-led
  if (!letter_in_chain && !acronym && (kinds(piece(label, i)) & Form::prefix)) return true;
  std::size_t j = next;
  constexpr std::size_t longest = 12;
  while (j < next + longest && is_letter(at(j))) j = after(j);
  return !is_word(at(j)) && (kinds(piece(next, j)) & Form::suffix);
}

Chunk::Dot Chunk::full_stop(std::size_t begin, std::size_t label, std::size_t i, bool dots) const {
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
  if (kinds(tail) & Form::label) return {j, j};
  if (kinds(piece(begin, j)) & Form::abbreviation) return {j, next};
  if (single && is_letter(at(next))) {
    if (!is_word(at(after(next)))) return {next, next};
    if (!dots || at(next) == Char::upper) return {next, 0, true, Form::end};
  }
  if (kinds(piece(begin, i)) & Form::abbreviation) return {next, 0, true, kinds(piece(begin, i))};
  const bool sentence = at(next) == Char::upper;
  return sentence ? Dot{i} : Dot{next, next};
}

// Does the next chunk begin with a word that begins sentences?
bool Chunk::starter_follows() const {
  constexpr std::size_t longest = 16;
  std::size_t i = next_;
  while (i < text_.size() && i < next_ + longest && !is_letter(char_class(utf8::at(text_, i)))) i = after(i);
  std::size_t j = i;
  while (j < text_.size() && j < i + longest && is_ascii_letter(text_[j])) ++j;
  return j < text_.size() && (kinds(piece(i, j)) & Form::starter) != 0 && is_ascii_upper(text_[i]);
}

// A full stop with no letter or digit behind it. `dots`: there are others before it, as in "U.S".
Chunk::Dot Chunk::final_stop(std::size_t begin, std::size_t label, std::size_t i, bool dots) const {
  const bool single = after(label) == i && is_letter(at(label));
  const bool chained = label > begin && text_[label - 1] == '-';  // post-Sept.
  const std::size_t name = chained ? label : begin;
  const bool upper = at(name) == Char::upper;
  std::uint32_t forms = kinds(piece(name, i)) & Form::abbreviation;
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

std::size_t Chunk::clitic(std::size_t begin, std::size_t end) const {
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
    return n > begin && ascii_lower(text_[n]) == 'n' ? n : end;
  }
  for (const std::string_view lower : {"m", "d", "re", "ve", "ll"}) {
    if (is_tail(lower)) return apostrophe;
  }
  return end;
}

std::size_t Chunk::label_end(std::size_t i) const {
  constexpr std::size_t longest = 8;
  if (byte(i) != '.') return i;
  std::size_t j = i + 1;
  while (j <= i + longest && is_word(at(j))) j = after(j);
  return !is_word(at(j)) && (kinds(piece(i + 1, j)) & Form::label) ? j : i;
}

std::size_t Chunk::digits(std::size_t i) const {
  while (at(i) == Char::digit || at(i) == Char::ignored) i = after(i);
  return i;
}

std::size_t Chunk::joined_digits(std::size_t begin, std::size_t i) const {
  std::size_t hyphens = 0, first_hyphen = i;
  std::size_t j = i;
  while (std::string_view(".,:/-").find(byte(j)) != std::string_view::npos && at(j + 1) == Char::digit) {
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

std::size_t Chunk::double_quote_end(std::size_t begin, std::size_t next) const {
  if (next >= end_) return begin;
  const std::string_view first = piece(begin, next), second = piece(next, std::min(end_, after(next)));
  return second == first || (first == "\u2018" && second == "\u2019") ? next + second.size() : begin;
}

}  // namespace claimgraph::text
