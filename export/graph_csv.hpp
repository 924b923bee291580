#pragma once
// The graph as two tables, nodes and edges, as Gephi's spreadsheet import takes them (RFC 4180).
#include <iosfwd>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph CLAIMGRAPH_API {

enum class CsvProfile {
  gephi,
  /// Cells that begin with = + - @ or a tab get an apostrophe in front, so that Excel does not run them as formulas.
  excel
};

/// Gephi guesses the type of a column from its first 25 rows and drops later values that do not fit. So dates are written as
/// ranges of days ("2024-02-01/2024-02-29"), codes and ids that look like numbers get a letter in front ("c112", "d007"), real numbers
/// have a decimal point, and where all of those rows that hold text look like numbers, truth values or times, the first begins with
/// "[text] ". It takes backslashes for escapes: they are doubled, and in JSON other escapes stand for them. `excel` has neither.
void write_nodes_csv(std::ostream& out, const ClaimGraph& graph, CsvProfile profile = CsvProfile::gephi);
void write_edges_csv(std::ostream& out, const ClaimGraph& graph, CsvProfile profile = CsvProfile::gephi);
void write_nodes_csv(std::ostream& out, const TieGraph& graph, CsvProfile profile = CsvProfile::gephi);
void write_edges_csv(std::ostream& out, const TieGraph& graph, CsvProfile profile = CsvProfile::gephi);
void write_nodes_csv(std::ostream& out, const Network& graph, CsvProfile profile = CsvProfile::gephi);
void write_edges_csv(std::ostream& out, const Network& graph, CsvProfile profile = CsvProfile::gephi);

}  // namespace claimgraph
