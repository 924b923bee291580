#pragma once
// Views: smaller or coarser graphs computed from a claim graph. Each is a free function that makes a new graph and leaves
// its argument alone; all are deterministic and thread-safe. docs/views.md tells what each is for; networks between actors
// that are no claims any more (who shares targets, who sides with whom) are in networks.hpp, figures in measures.hpp.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/filter.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// The claims for which `keep` is true, with their ends; actors without any claim left are dropped.
/// Order of claims and actors stays. Linear.
ClaimGraph filter(const ClaimGraph& graph, const std::function<bool(const Claim&)>& keep);

/// The claims that fulfil the conditions. Throws UsageError CG502, CG507 like check().
ClaimGraph filter(const ClaimGraph& graph, const ClaimFilter& conditions);

/// The given claims, in their order in the graph, with their ends.
ClaimGraph subgraph(const ClaimGraph& graph, const std::vector<ClaimGraph::Edge>& claims);

/// The claims among `actors`.
ClaimGraph among(const ClaimGraph& graph, const std::vector<ClaimGraph::Vertex>& actors);

/// The actors whose name, id or an alias is `name`, compared without case, accents and punctuation.
std::vector<ClaimGraph::Vertex> named(const ClaimGraph& graph, std::string_view name);

/// The claims among the actors that are at most `radius` claims away from one of `centres`, whatever the direction of the
/// claims. Radius 1 of one centre is its ego network (Wasserman and Faust, Social Network Analysis, 1994, section 2.3.3).
ClaimGraph ego_network(const ClaimGraph& graph, const std::vector<ClaimGraph::Vertex>& centres, std::size_t radius = 1);

/// The part with most actors (of equal ones, that with the first actor) that hangs together when directions are ignored.
ClaimGraph largest_component(const ClaimGraph& graph);

/// The claims among the `count` actors of highest weighted degree: the sum of the confidences of the claims that they make and
/// receive (Barrat et al., PNAS 101, 2004: strength). Of equal ones the first.
ClaimGraph busiest(const ClaimGraph& graph, std::size_t count);

/// All claims of one relation from one actor to another, seen as one edge.
struct Tie {
  std::string relation;
  bool negated = false, hypothetical = false;  ///< where the claims were told apart by them, else false
  std::vector<ClaimGraph::Edge> claims;        ///< edges of the graph it was made from, the surest first
  std::vector<std::string> outlets;            ///< distinct, in byte order
  std::size_t documents = 0;                   ///< distinct document ids
  std::string first_date, last_date;           ///< of the dated claims; empty where none is
  double mean_confidence = 0;
  double strength = 0;  ///< sum of confidences: how many true claims to expect
  std::size_t count() const { return claims.size(); }
};

/// Vertices are those of the claim graph, same indices; edges in order of the first claim of each.
using TieGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Actor, Tie>;

struct AggregateOptions {
  /// "accused", "did not accuse" and "may accuse" are three ties instead of one.
  bool by_assertion = false;
  /// "A consulted B" and "B consulted A" are one tie, in the direction that came first.
  bool join_symmetric = false;
};

/// One edge per (source, target, relation). The ties point into `graph`, which must outlive their use.
TieGraph aggregate(const ClaimGraph& graph, const AggregateOptions& options = {});

/// The claims of the `count` strongest ties (by Tie::strength; ties of equal strength in order of their first claim), with
/// their ends. Claims of a tie stay together, so the picture of the result has `count` lines.
ClaimGraph strongest(const ClaimGraph& graph, std::size_t count, const AggregateOptions& options = {});

}  // namespace claimgraph
