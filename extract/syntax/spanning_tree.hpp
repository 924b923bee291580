#pragma once
// The best dependency tree over the words of a sentence.
#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

/// The maximum spanning tree with exactly one child of the root (Chu-Liu/Edmonds in Tarjan's O(n²) form for
/// dense graphs; Tarjan 1977, "Finding optimum branchings").
/// @param scores  [(1 + n) × n]: of the root to each word, then of head h to each word
/// @returns [n] head of each word, -1 for the root's child. Ties go to the earlier head.
std::vector<std::int32_t> spanning_tree(std::span<const float> scores, std::size_t n);

}  // namespace claimgraph
