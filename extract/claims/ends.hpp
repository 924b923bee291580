#pragma once
// From an argument in the tree to the actors that it names, directly or inside ("slammed Trump's travel ban":
// Trump).
#include <cstdint>
#include <vector>

#include "clause_tree.hpp"
#include <claimgraph/extract/actors/actors.hpp>

namespace claimgraph {

struct End {
  std::int32_t actor = -1;  ///< index into DocumentActors::actors
  std::int32_t mention =
      -1;         ///< index into DocumentActors::mentions; -1: not named in the sentence (a speaker)
  int depth = 0;  ///< 0: the argument itself; 1: inside it ("A's ban"); 2: inside that
};

class EndFinder {
 public:
  EndFinder(const ClauseTree& tree, const DocumentActors& actors) : tree_(tree), actors_(actors) {}

  /// The actors for an argument and what is coordinated with it, in text order, each once. Empty: no actor
  /// there.
  std::vector<End> find(std::uint32_t argument) const;
  /// The same for one word, whatever is coordinated with it.
  std::vector<End> find_at(std::uint32_t token) const;

 private:
  End named(std::uint32_t token) const;
  void inside(std::uint32_t token, int depth, std::vector<End>& found) const;
  void add(std::uint32_t token, int depth, std::vector<End>& found) const;

  const ClauseTree& tree_;
  const DocumentActors& actors_;
};

}  // namespace claimgraph
