#pragma once
// Private to python/: claims as a table in memory, in the Arrow C data interface
// (arrow.apache.org/docs/format/CDataInterface.html), so that pyarrow, pandas, polars and DuckDB take it
// without a copy and without a build dependency on any of them.
#include <vector>

#include <nanobind/nanobind.h>

#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph::python {

/// A capsule "arrow_array_stream" with one row per claim and the columns of `claimgraph query --format csv`,
/// in batches of at most 65,536 rows. The table is a copy: the graph may change or go. Strings that are not
/// known are null.
nanobind::capsule claim_columns(const ClaimGraph& graph, const std::vector<ClaimGraph::Edge>& edges);

}  // namespace claimgraph::python
