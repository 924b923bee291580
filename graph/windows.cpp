#include <claimgraph/graph/windows.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <utility>

#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t most_windows = 20'000;
constexpr std::array<std::pair<std::string_view, TimeUnit>, 5> units{{{"day", TimeUnit::day},
                                                                     {"week", TimeUnit::week},
                                                                     {"month", TimeUnit::month},
                                                                     {"quarter", TimeUnit::quarter},
                                                                     {"year", TimeUnit::year}}};

sys_days day_of(std::string_view iso) {
  int year = 0;
  unsigned month = 0, day = 0;
  std::from_chars(iso.data(), iso.data() + 4, year);
  std::from_chars(iso.data() + 5, iso.data() + 7, month);
  std::from_chars(iso.data() + 8, iso.data() + 10, day);
  return sys_days(year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)));
}

template <typename... Numbers>
std::string printed(const char* format, Numbers... numbers) {
  std::array<char, 48> text;
  const int length = std::snprintf(text.data(), text.size(), format, numbers...);
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string iso(sys_days day) {
  const year_month_day date(day);
  return printed("%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                 static_cast<unsigned>(date.day()));
}

std::int64_t divided(std::int64_t number, std::int64_t by) { return (number >= 0 ? number : number - by + 1) / by; }

int months_in(TimeUnit unit) { return unit == TimeUnit::year ? 12 : unit == TimeUnit::quarter ? 3 : 1; }

// Units are numbered, so that windows are ranges of numbers: days and weeks from 1970, months and longer ones from year 0.
constexpr std::int64_t monday = 3;  // 1970-01-01 was a Thursday

std::int64_t unit_of(sys_days day, TimeUnit unit) {
  const std::int64_t number = day.time_since_epoch().count();
  if (unit == TimeUnit::day) return number;
  if (unit == TimeUnit::week) return divided(number + monday, 7);
  const year_month_day date(day);
  return divided(static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1, months_in(unit));
}

sys_days first_day(std::int64_t number, TimeUnit unit) {
  if (unit == TimeUnit::day) return sys_days(days(number));
  if (unit == TimeUnit::week) return sys_days(days(number * 7 - monday));
  const std::int64_t month = number * months_in(unit);
  return sys_days(year_month_day(std::chrono::year(static_cast<int>(divided(month, 12))),
                                 std::chrono::month(static_cast<unsigned>(month - divided(month, 12) * 12 + 1)),
                                 std::chrono::day(1)));
}

std::string name_of(std::int64_t number, TimeUnit unit) {
  const sys_days first = first_day(number, unit);
  const year_month_day date(first);
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  switch (unit) {
    case TimeUnit::day: return iso(first);
    case TimeUnit::week: {  // the week belongs to the year of its Thursday
      const year_month_day thursday(first + days(3));
      const sys_days new_year(thursday.year() / std::chrono::January / 1);
      const auto week = (sys_days(thursday) - new_year).count() / 7 + 1;
      return printed("%04d-W%02d", static_cast<int>(thursday.year()), static_cast<int>(week));
    }
    case TimeUnit::month: return printed("%04d-%02u", year, month);
    case TimeUnit::quarter: return printed("%04d-Q%u", year, (month + 2) / 3);
    case TimeUnit::year: break;
  }
  return printed("%04d", year);
}

std::pair<int, TimeUnit> parsed(std::string_view text) {
  int number = 1;
  std::string_view name = text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc()) name.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (name.ends_with('s')) name.remove_suffix(1);
  const auto unit = std::ranges::find(units, name, &std::pair<std::string_view, TimeUnit>::first);
  if (unit == units.end() || number < 1) {
    throw UsageError("CG504", {}, "'" + std::string(text) + "' is no length of time",
                     "write a number and day, week, month, quarter or year: month, 2week, 90day");
  }
  return {number, unit->second};
}

}  // namespace

WindowOptions window_options(std::string_view length, std::string_view step) {
  WindowOptions out;
  std::tie(out.length, out.unit) = parsed(length);
  if (step.empty()) return out;
  const auto [number, unit] = parsed(step);
  if (unit == out.unit) {
    out.step = number;
    return out;
  }
  // "year" every "month" is "12month" every "month".
  if (out.unit >= TimeUnit::month && unit >= TimeUnit::month && months_in(out.unit) % months_in(unit) == 0) {
    out.length *= months_in(out.unit) / months_in(unit);
  } else if (out.unit == TimeUnit::week && unit == TimeUnit::day) {
    out.length *= 7;
  } else {
    throw UsageError("CG504", {}, "windows of '" + std::string(length) + "' cannot move by '" + std::string(step) + "'",
                     "use the same unit for both, or a step that divides the length");
  }
  out.unit = unit;
  out.step = number;
  return out;
}

std::vector<TimeWindow> time_windows(const ClaimGraph& graph, const WindowOptions& options) {
  const std::int64_t length = options.length, step = options.step == 0 ? length : options.step;
  if (length < 1 || step < 1 || step > length) {
    throw UsageError("CG504", {}, "windows of " + std::to_string(length) + " cannot move by " + std::to_string(step),
                     "use a length of at least 1 and a step from 1 to the length");
  }
  struct Dated {
    ClaimGraph::Edge edge;
    std::int64_t first, last;
  };
  std::vector<Dated> dated;
  std::int64_t first = 0, last = 0;
  for (const auto edge : graph.claims()) {
    const auto range = day_range(graph.claim(edge).date);
    if (!range) continue;
    const Dated claim{edge, unit_of(day_of(range->first), options.unit), unit_of(day_of(range->last), options.unit)};
    if (claim.last - claim.first >= length) continue;
    first = dated.empty() ? claim.first : std::min(first, claim.first);
    last = dated.empty() ? claim.last : std::max(last, claim.last);
    dated.push_back(claim);
  }
  if (dated.empty()) return {};
  // Starts are multiples of `step` after `begin`; the earliest is the last one that still lets all others hold the first claim.
  const std::int64_t begin = first - (length - 1) / step * step;
  const std::int64_t count = (last - begin) / step + 1;
  if (count > most_windows) {
    throw UsageError("CG504", {}, std::to_string(count) + " windows would come out", "use longer windows, or --since and --until");
  }
  std::vector<TimeWindow> out(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t from = begin + i * step, to = from + length;
    TimeWindow& window = out[static_cast<std::size_t>(i)];
    window.days = {iso(first_day(from, options.unit)), iso(first_day(to, options.unit) - days(1))};
    window.name = name_of(from, options.unit);
    if (length > 1) window.name += '_' + name_of(to - 1, options.unit);
  }
  for (const Dated& claim : dated) {
    const std::int64_t newest = (claim.first - begin) / step;
    for (std::int64_t i = newest; i >= 0 && begin + i * step + length > claim.last; --i) {
      out[static_cast<std::size_t>(i)].claims.push_back(claim.edge);
    }
  }
  return out;
}

}  // namespace claimgraph
