#pragma once
// Private to export/: the days that an edge covers, for formats with time.
#include <optional>

#include <claimgraph/graph/date.hpp>
#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph {

inline std::optional<DayRange> days_of(const Claim& claim) { return day_range(claim.date); }

inline std::optional<DayRange> days_of(const Tie& tie) {
  const auto first = day_range(tie.first_date), last = day_range(tie.last_date);
  if (!first || !last) return std::nullopt;
  return DayRange{first->first, std::max(first->last, last->last)};
}

inline std::optional<DayRange> days_of(const Bond&) { return std::nullopt; }

}  // namespace claimgraph
