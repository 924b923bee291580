#pragma once
// Networks between actors that are derived from claims: who shares targets with whom, who takes the same side toward the same
// targets (congruence) or opposite ones (conflict), and the signed network of friendly and hostile acts. They are what discourse
// network analysis and the study of structural balance work on.
//
// Claims that the text denies (negated) or holds only possible (hypothetical) are left out of all of them: they are no acts.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// What joins two actors. In a signed network the weight may be negative; 0 never occurs.
struct Bond {
  double weight = 0;
};

/// Undirected, at most one edge per pair, no loops. Vertices are those of the claim graph, same indices; an actor without any
/// bond is an isolated vertex. Edges are in order of their vertices.
using Network = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, Actor, Bond>;

/// How a count of shared things becomes a weight, where actor i has things N(i). Actors that say much have more of everything in
/// common with everybody; all but `none` correct for that.
enum class Normalisation {
  none,     ///< w
  average,  ///< w / ((|N(i)| + |N(j)|) / 2): "average activity" of discourse network analysis
  jaccard,  ///< w / |N(i) ∪ N(j)|
  cosine    ///< w / sqrt(|N(i)| |N(j)|)
};

/// One-mode projection onto the sources: w = number of distinct targets of both. Of a graph filtered to `accuse` these are the
/// actors that accuse the same targets. Loops (an actor toward itself) count as a target like others.
/// Source: Borgatti and Everett, "Network analysis of 2-mode data", Social Networks 19 (1997); networkx
/// weighted_projected_graph (none) and overlap_weighted_projected_graph (jaccard).
/// Time and memory: the sum over targets of the square of the number of their sources.
Network shared_targets(const ClaimGraph& graph, Normalisation normalisation = Normalisation::none);

/// Congruence: w = number of targets toward whom both are friendly, plus that toward whom both are hostile, by polarity. The
/// things of an actor are its (target, polarity) pairs; acts without polarity (asking, talking) do not count.
/// Source: Leifeld, "Discourse Network Analysis", Oxford Handbook of Political Networks (2017), with targets as concepts.
Network congruence(const ClaimGraph& graph, Normalisation normalisation = Normalisation::none);

/// Conflict: w = number of targets toward whom one is friendly and the other hostile (a target toward whom both are both
/// counts twice). The same source.
Network conflict(const ClaimGraph& graph, Normalisation normalisation = Normalisation::none);

/// All claims between two actors, whatever their direction and relation: w = sum of confidences.
Network contacts(const ClaimGraph& graph);

/// w = sum of polarity × confidence over the claims between two actors in both directions; pairs whose acts cancel out (|w| below
/// 1e-9) are not joined. For balance and polarization (balance.hpp).
Network signed_network(const ClaimGraph& graph);

/// The `count` bonds of highest weight, whatever their sign; of equal ones the first. Vertices stay.
Network strongest(const Network& network, std::size_t count);

/// The names of those: targets, congruence, conflict, signed, contacts.
std::vector<std::string> network_names();
/// One of them by its name; `normalisation` is for the first three. Throws UsageError CG505 on another name.
Network network_of(const ClaimGraph& graph, std::string_view name, Normalisation normalisation = Normalisation::none);

}  // namespace claimgraph
