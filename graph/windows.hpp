#pragma once
// Time windows: the claims of each day, week, month …, for seeing a graph change.
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/date.hpp>

namespace claimgraph CLAIMGRAPH_API {

enum class TimeUnit { day, week, month, quarter, year };

/// Windows of `length` units, one every `step` units: tumbling where step = length (each claim in one window), moving where it is less.
struct WindowOptions {
  TimeUnit unit = TimeUnit::month;
  int length = 1;
  int step = 0;  ///< 0: as length
};

/// "month", "3month", "2week": a number and a unit (day, week, month, quarter, year). Throws UsageError CG504 on anything else.
WindowOptions window_options(std::string_view length, std::string_view step = {});

struct TimeWindow {
  std::string name;  ///< "2024-02-29", "2024-W09", "2024-02", "2024-Q1", "2024"; of several units "2024-01_2024-03"
  DayRange days;
  std::vector<ClaimGraph::Edge> claims;  ///< in their order in the graph; subgraph() (views.hpp) makes a graph of them
};

/// From the unit of the first dated claim to that of the last, without gaps: a window without claims is there, too. A claim is in
/// each window that holds all days of its date; claims without a date, and those whose date is longer than any window ("2024" in months), are in
/// none. Weeks begin on Monday and are numbered as in ISO 8601. Moving windows begin before the first claim's unit where needed, so that every
/// claim is in as many windows as any other. Throws UsageError CG504 where more than 20,000 windows would come out, or length or step is
/// not positive or step > length.
std::vector<TimeWindow> time_windows(const ClaimGraph& graph, const WindowOptions& options);

}  // namespace claimgraph
