#include <algorithm>

#include <claimgraph/extract/text/chars.hpp>
#include <claimgraph/extract/text/paragraphs.hpp>
#include <claimgraph/extract/text/utf8.hpp>

namespace claimgraph::text {
namespace {

// Lines of more characters were not wrapped by hand: their ends are paragraph ends.
constexpr std::size_t max_wrapped_width = 120;
// Nobody wraps text to fewer: such lines are headings, bylines, dates.
constexpr std::size_t min_wrapped_width = 45;

struct Line {
  std::size_t begin, end;  // without white space around it; empty if blank
  std::size_t width() const { return end - begin; }
};

bool is_blank(Char c) {
  return c == Char::space || c == Char::ignored;
}

// Cuts at \n, \r, \r\n, U+0085, U+2028 and U+2029.
class Lines {
 public:
  Lines(std::string_view text, std::size_t begin) : text_(text), i_(begin) {}

  bool next(Line& line) {
    if (i_ >= text_.size()) return false;
    std::size_t first = i_, last = i_;
    bool any = false;
    while (i_ < text_.size()) {
      const std::size_t at = i_;
      const char32_t c = utf8::next(text_, i_);
      if (c == '\r' && i_ < text_.size() && text_[i_] == '\n') ++i_;
      if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) break;
      if (is_blank(char_class(c))) continue;
      if (!any) first = at;
      any = true;
      last = i_;
    }
    line = any ? Line{first, last} : Line{first, first};
    return true;
  }

 private:
  std::string_view text_;
  std::size_t i_;
};

bool begins_with_bullet(std::string_view line) {
  std::size_t i = 0;
  const char32_t c = utf8::next(line, i);
  const auto space_at = [&](std::size_t k) {
    return k < line.size() && char_class(utf8::at(line, k)) == Char::space;
  };
  switch (c) {
    case 0x2022:
    case 0x25CF:
    case 0x25AA:
    case 0x25A0:
    case 0x25E6:
    case 0x2043:
    case 0x2023:
    case 0x00B7:
      return true;
    case '*':
    case '-':
    case 0x2013:
    case 0x2014:
      return space_at(i);
    default:
      break;
  }
  constexpr std::size_t max_digits = 3;
  i = 0;
  while (i < std::min(line.size(), max_digits) && line[i] >= '0' && line[i] <= '9') ++i;
  return i > 0 && i < line.size() && (line[i] == '.' || line[i] == ')') && space_at(i + 1);
}

std::size_t first_word_width(std::string_view line) {
  return std::min(line.find_first_of(" \t"), line.size());
}

// Does a paragraph end between two neighbouring lines, neither blank? In text wrapped to `width` a line ends
// because the next word did not fit; a line that had room was ended on purpose, unless the sentence plainly
// goes on.
bool ends_between(std::string_view line, std::string_view next, std::size_t width) {
  if (begins_with_bullet(next)) return true;
  if (line.size() > max_wrapped_width) return true;
  std::size_t i = 0;
  if (char_class(utf8::next(next, i)) == Char::lower) return false;
  return width < min_wrapped_width || line.size() + 1 + first_word_width(next) <= width;
}

}  // namespace

void find_paragraphs(std::string_view text, std::size_t begin, std::size_t end,
                     std::vector<Range>& paragraphs) {
  Lines lines(text.substr(0, end), begin);
  std::vector<Line> block;  // neighbouring lines, none blank
  const auto flush = [&] {
    std::size_t width = 0;
    for (const Line& line : block) {
      if (line.width() <= max_wrapped_width) width = std::max(width, line.width());
    }
    for (std::size_t i = 0; i < block.size(); ++i) {
      const auto piece = [&](const Line& line) { return text.substr(line.begin, line.width()); };
      if (i > 0 && !ends_between(piece(block[i - 1]), piece(block[i]), width)) {
        paragraphs.back().end = block[i].end;
      } else {
        paragraphs.push_back({block[i].begin, block[i].end});
      }
    }
    block.clear();
  };
  Line line;
  while (lines.next(line)) {
    if (line.width() > 0) {
      block.push_back(line);
    } else {
      flush();
    }
  }
  flush();
}

}  // namespace claimgraph::text
