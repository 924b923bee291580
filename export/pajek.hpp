#pragma once
// Pajek .net: for Pajek itself, and for the many programs that read nothing newer.
#include <iosfwd>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// One arc per claim, with its relation as label; the format has no place for the evidence and the other attributes. Readers take labels of
/// vertices for their ids, so actors of the same name get their id behind it: "Zoë (zoe-2)". Double quotes in names become single
/// ones, because the format cannot escape them. UTF-8, without a byte order mark.
void write_pajek(std::ostream& out, const ClaimGraph& graph);
void write_pajek(std::ostream& out, const TieGraph& graph);
/// Edges instead of arcs; negative bonds have negative weights.
void write_pajek(std::ostream& out, const Network& graph);

}  // namespace claimgraph
