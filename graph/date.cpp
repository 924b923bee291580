#include <claimgraph/graph/date.hpp>

#include <charconv>

namespace claimgraph {
namespace {

// The number of exactly `digits` digits at the front of `text`, which it takes away; -1 where there is none.
int take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits || text.front() < '0' || text.front() > '9') return -1;
  int value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc() || end != text.data() + digits) return -1;
  text.remove_prefix(digits);
  return value;
}

bool take_dash(std::string_view& text) {
  if (text.empty() || text.front() != '-') return false;
  text.remove_prefix(1);
  return true;
}

int days_in(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string two_digits(int number) { return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)}; }

}  // namespace

std::optional<DayRange> day_range(std::string_view date) {
  const std::string year_text(date.substr(0, 4));
  const int year = take_number(date, 4);
  if (year < 1) return std::nullopt;
  if (date.empty()) return DayRange{year_text + "-01-01", year_text + "-12-31"};
  const int month = take_dash(date) ? take_number(date, 2) : -1;
  if (month < 1 || month > 12) return std::nullopt;
  const std::string start = year_text + '-' + two_digits(month) + '-';
  if (date.empty()) return DayRange{start + "01", start + two_digits(days_in(year, month))};
  const int day = take_dash(date) ? take_number(date, 2) : -1;
  if (day < 1 || day > days_in(year, month)) return std::nullopt;
  if (!date.empty() && date.front() != 'T' && date.front() != ' ') return std::nullopt;
  return DayRange{start + two_digits(day), start + two_digits(day)};
}

bool is_date_form(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

}  // namespace claimgraph
