#pragma once
// Dates of documents: ISO 8601, possibly partial, seen as the whole days that they cover.
#include <optional>
#include <string>
#include <string_view>

#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// First and last day, both included, as YYYY-MM-DD.
struct DayRange {
  std::string first, last;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// "2024-02-29" and "2024-02-29T10:00:00Z" cover one day, "2024-02" 1 to 29 February, "2024" the year. Nothing for what is
/// no date of the years 1 to 9999: other formats, 30 February, years BCE.
std::optional<DayRange> day_range(std::string_view date);

/// Whether the text has the form of a date that conditions and tables take: 2024, 2024-02 or 2024-02-29.
bool is_date_form(std::string_view text);

}  // namespace claimgraph
