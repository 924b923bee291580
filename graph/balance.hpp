#pragma once
// Structural balance of a signed network (networks.hpp): whether the friend of a friend is a friend and the foe of a foe, too,
// and how nearly the actors fall into two camps.
#include <cstddef>
#include <vector>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/networks.hpp>

namespace claimgraph CLAIMGRAPH_API {

struct Balance {
  /// Triangles, and those of them with an even number of negative bonds. Source: Cartwright and Harary, Psychological Review 63 (1956).
  std::size_t triangles = 0, balanced = 0;
  /// Bonds, and the frustrated ones among them: positive between the camps or negative within one. Their least number over all
  /// partitions into two camps is the line index of balance. Source: Harary, Behavioral Science 4 (1959); Aref and Wilson, "Measuring
  /// partial balance in signed networks", J. Complex Networks 6 (2018).
  std::size_t bonds = 0, frustrated = 0;
  /// Whether `frustrated` is that least number. It is where every part, after actors with a single bond have been set aside, has at
  /// most 20 actors; else it is an upper bound, found by moving single actors from 32 starts, because the problem is NP-hard.
  bool is_exact = true;
  /// 0 or 1 per vertex: the camp of each actor in that partition. Parts that do not hang together choose theirs apart: the
  /// larger half of each is camp 0. Actors without bonds are in camp 0.
  std::vector<std::size_t> camps;
  /// Polarization: modularity of the two camps in the signed network, Q = (W⁺ Q⁺ − W⁻ Q⁻)/(W⁺ + W⁻), with Q± the modularity
  /// (communities.hpp) in the network of the positive or negative bonds (by |weight|) alone and W± their weight. Near 1 only with friends
  /// inside and foes across. Source: Gómez, Jensen and Arenas, Physical Review E 80, 016114 (2009).
  double polarization = 0;

  double balanced_share() const { return triangles == 0 ? 1 : static_cast<double>(balanced) / static_cast<double>(triangles); }
  double frustrated_share() const { return bonds == 0 ? 0 : static_cast<double>(frustrated) / static_cast<double>(bonds); }
};

/// Deterministic. Time: triangles in O(m^1.5); frustration at most 2^19 steps per part of 20 actors, else 32 descents.
Balance balance(const Network& signed_network);

}  // namespace claimgraph
