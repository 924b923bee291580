#pragma once
// Figures of actors and of the whole graph. All functions are deterministic, thread-safe, and give one value per vertex of the
// claim graph, by its index.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Sum of the confidences of the claims that an actor makes and receives; a claim toward itself counts twice. Linear.
std::vector<double> weighted_degree(const ClaimGraph& graph);

/// Part of the graph, from 0 in order of the first actor of each, that hangs together when directions are ignored. Linear.
std::vector<std::size_t> components(const ClaimGraph& graph);

/// PageRank: r(v) = (1 − d)/n + d (Σ_u r(u) w(u,v) / w(u) + D/n), with w(u,v) the sum of the confidences of the claims of u toward v,
/// w(u) their sum over all v, and D the rank of actors that make no claim, which goes to all alike. Who is much talked of by those
/// who are much talked of ranks high. The ranks sum to 1. Source: Page, Brin, Motwani and Winograd, "The PageRank citation ranking"
/// (1999); the same as networkx.pagerank. Boost's page_rank knows neither weights nor actors without claims, so this is not it.
/// Ends when no rank changes by more than 1e-12, at the latest after 200 rounds.
std::vector<double> page_rank(const ClaimGraph& graph, double damping = 0.85);

/// Betweenness: b(v) = Σ_{s≠v≠t} σ(s,t|v)/σ(s,t) / ((n−1)(n−2)), σ(s,t) the number of shortest paths from s to t along the direction of
/// claims, parallel claims seen as one step. Source: Freeman, Sociometry 40 (1977); computed by Boost's
/// brandes_betweenness_centrality (Brandes, 2001) in O(n m): minutes above about 20,000 actors. The same as
/// networkx.betweenness_centrality of the DiGraph.
std::vector<double> betweenness(const ClaimGraph& graph);

/// The graph in figures. Pairs are ordered pairs of different actors with at least one claim from the first to the second.
struct Summary {
  std::size_t documents = 0, outlets = 0, actors = 0, claims = 0;
  std::size_t pairs = 0;
  std::string first_date, last_date;  ///< first and last day of the dated claims; empty where none is
  double density = 0;                 ///< pairs / (n (n − 1))
  double reciprocity = 0;             ///< share of pairs whose reverse is a pair, too (networkx.overall_reciprocity)
  std::size_t components = 0;         ///< parts that hang together
  double largest_component = 0;       ///< share of the actors in the largest
  double mean_confidence = 0;
};
Summary summarise(const ClaimGraph& graph);

/// E-I index of the claims of one polarity (+1 or −1) between actors with sides: (E − I)/(E + I), E claims between sides, I claims
/// within a side; an actor without a side is its own. 1: all go outside, −1: all stay inside; nothing where there is no such claim. Negated and
/// hypothetical claims do not count. Source: Krackhardt and Stern, Social Psychology Quarterly 51 (1988).
std::optional<double> external_internal_index(const ClaimGraph& graph, int polarity);

}  // namespace claimgraph
