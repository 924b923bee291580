#pragma once
// The figures of a claim graph as tables: what `claimgraph stats` prints. docs/views.md explains each figure.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/windows.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Nothing, text, a count or a number.
using Cell = std::variant<std::monostate, std::string, std::size_t, double>;

struct Sheet {
  std::string name;  ///< one of statistics_names()
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  ///< as many cells as columns
};

struct StatisticsOptions {
  std::optional<WindowOptions> windows;  ///< for the table of windows; without them there is one window per month
  Normalisation normalisation = Normalisation::none;  ///< of targets, congruence and conflict
};

/// overview (figure, value), relations, actors, ties, windows, and the networks of network_names().
std::vector<std::string> statistics_names();

/// One table. Actors and ties are in order of their strength, networks of their weight; equal ones in order of the graph. Betweenness
/// is left empty where computing it would take minutes (actors × pairs above 2e9). Throws UsageError CG505 where `name` is none
/// of statistics_names(), CG504 like time_windows.
Sheet statistics(const ClaimGraph& graph, std::string_view name, const StatisticsOptions& options = {});

/// RFC 4180 with a header.
std::string to_csv(const Sheet& sheet);
/// {"overview": {"claims": 14, …}, "actors": [{"id": …}, …]}; empty cells are null.
std::string to_json(std::span<const Sheet> sheets);
/// For people: numbers with four significant digits, "" for nothing.
std::string to_words(const Cell& cell);

}  // namespace claimgraph
