#pragma once
// GEXF: what Gephi reads best, with time: each dated claim has an interval of whole days.
#include <iosfwd>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph CLAIMGRAPH_API {

enum class GexfVersion {
  v1_3,
  v1_2  ///< for networkx before 3, which rejects 1.3; the same body
};

/// "2024-02" becomes the interval 2024-02-01 to 2024-02-29; what was written stays in `date`. Undated claims, and those with a
/// year BCE, have no interval. Parallel claims have numbered kinds, as in GraphML.
void write_gexf(std::ostream& out, const ClaimGraph& graph, GexfVersion version = GexfVersion::v1_3);
void write_gexf(std::ostream& out, const TieGraph& graph, GexfVersion version = GexfVersion::v1_3);
void write_gexf(std::ostream& out, const Network& graph, GexfVersion version = GexfVersion::v1_3);

}  // namespace claimgraph
