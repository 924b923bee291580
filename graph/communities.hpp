#pragma once
// Communities: groups of actors with more between them than chance would give.
#include <cstddef>
#include <vector>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/networks.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Q = Σ_c (w_in(c)/W − (k(c)/2W)²), over the groups c of `group` (one number per vertex): w_in the weight within the group, k the sum of
/// its actors' weighted degrees, W the weight of all bonds. 0 for a network without bonds. Weights must be positive.
/// Source: Newman, Physical Review E 70, 056131 (2004); the same as networkx.community.modularity.
double modularity(const Network& network, const std::vector<std::size_t>& group);

/// The Louvain method: every actor joins the neighbour's group that raises modularity most, until none does; groups then become
/// actors, and so on. Groups are numbered from 0 by size, then by first actor; an isolated actor is a group of its own. Boost has
/// no such algorithm. Where the published method visits actors in random order, this one goes by index, so that the same network always has the
/// same communities. Weights must be positive (contacts, congruence …). Roughly linear in the number of bonds.
/// Source: Blondel, Guillaume, Lambiotte and Lefebvre, J. Stat. Mech. (2008) P10008.
std::vector<std::size_t> communities(const Network& network);

}  // namespace claimgraph
