#include "table.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

namespace claimgraph::cli {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 12;  ///< no column is cut below this

/// Columns that a terminal gives to a code point.
std::size_t columns(UChar32 c) {
  const int type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// The longest beginning of `text` that fits into `width` columns, and its width.
std::pair<std::string, std::size_t> fit(const std::string& text, std::size_t width) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  std::size_t used = 0;
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    const std::size_t more = columns(c < 0 ? 0xFFFD : c);
    if (used + more > width) return {text.substr(0, static_cast<std::size_t>(begin)), used};
    used += more;
  }
  return {text, used};
}

std::size_t width_of(const std::string& text) {
  return fit(text, text.size() * 2).second;
}

/// One line, harmless to a terminal: control characters become blanks.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; },
      ' ');
  return text;
}

/// Cuts columns until they fit: the last down to three times the narrowest, then always the widest of the
/// others, then the last again.
void shrink(std::vector<std::size_t>& widths, std::size_t width) {
  std::size_t total = std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  const auto cut = [&](std::size_t& column, std::size_t floor) {
    if (total <= width || column <= floor) return;
    const std::size_t less = std::min(total - width, column - floor);
    column -= less;
    total -= less;
  };
  cut(widths.back(), 3 * narrowest);
  while (total > width && widths.size() > 1) {
    auto widest = std::max_element(widths.begin(), widths.end() - 1);
    if (*widest <= narrowest) break;
    cut(*widest, *widest - 1);
  }
  cut(widths.back(), narrowest);
}

}  // namespace

std::size_t terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) != 1 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

Table::Table(std::vector<std::string> header) {
  rows_.push_back(std::move(header));
}

void Table::add(std::vector<std::string> row) {
  for (std::string& cell : row) cell = one_line(std::move(cell));
  rows_.push_back(std::move(row));
}

void Table::hide(std::size_t column) {
  hidden_.insert(column);
}

std::string Table::print(std::size_t width) const {
  std::vector<std::size_t> shown, widths;
  for (std::size_t column = 0; column < rows_.front().size(); ++column) {
    std::size_t widest = 0;
    for (std::size_t row = 1; row < rows_.size(); ++row)
      widest = std::max(widest, width_of(rows_[row][column]));
    if (hidden_.contains(column) || (widest == 0 && rows_.size() > 1)) continue;
    shown.push_back(column);
    widths.push_back(std::max(widest, width_of(rows_.front()[column])));
  }
  if (width > 0) shrink(widths, width);
  std::string lines;
  for (const std::vector<std::string>& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      auto [text, used] = fit(row[shown[i]], widths[i]);
      if (text.size() < row[shown[i]].size()) {
        std::tie(text, used) = fit(row[shown[i]], widths[i] - 1);
        text += "…";
        ++used;
      }
      line += text;
      if (i + 1 < shown.size()) line.append(widths[i] - used + gap, ' ');
    }
    (lines += line) += '\n';
  }
  return lines;
}

}  // namespace claimgraph::cli
