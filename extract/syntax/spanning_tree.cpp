#include <algorithm>
#include <limits>

#include <claimgraph/extract/syntax/spanning_tree.hpp>

namespace claimgraph {
namespace {

constexpr std::int32_t none = -1;

// Whether heads (0 the root, 1 + word) form a tree with one child of the root.
bool is_tree(const std::vector<std::int32_t>& heads) {
  const std::size_t n = heads.size();
  if (std::ranges::count(heads, 0) != 1) return false;
  std::vector<std::size_t> seen(n, n);  // the walk that came by
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t at = i; seen[at] == n;) {
      seen[at] = i;
      if (heads[at] == 0) break;
      at = static_cast<std::size_t>(heads[at] - 1);
      if (seen[at] == i) return false;
    }
  }
  return true;
}

// Dense contraction. Slots 0 … n are the root and the words; a contracted cycle lives on in one of its slots.
// Nodes are the root, the words and then the cycles in the order in which they were contracted.
class Contraction {
 public:
  Contraction(std::span<const float> scores, std::size_t n)
      : n_(n), edges_((n + 1) * (n + 1)), node_(n + 1), live_(n + 1, true) {
    double size = 1;
    for (const float s : scores) size = std::max(size, 2.0 * std::abs(double{s}));
    // With every edge of the root cheaper by more than a tree can gain, the best tree has one such edge.
    const double penalty = size * static_cast<double>(n + 1);
    for (std::size_t h = 0; h <= n; ++h) {
      for (std::size_t d = 1; d <= n; ++d) {
        edge(h, d) = {double{scores[h * n + d - 1]} - (h == 0 ? penalty : 0), static_cast<std::int32_t>(h),
                      static_cast<std::int32_t>(d)};
      }
    }
    for (std::size_t i = 0; i <= n; ++i) node_[i] = static_cast<std::int32_t>(i);
    parent_.assign(n + 1, none);
    entering_.resize(n + 1);
  }

  std::vector<std::int32_t> solve() {
    std::vector<bool> done(n_ + 1, false), on_path(n_ + 1, false);
    done[0] = true;
    for (std::size_t start = 1; start <= n_; ++start) {
      if (!live_[start] || done[start]) continue;
      std::vector<std::size_t> path{start};
      on_path[start] = true;
      while (!path.empty()) {
        const std::size_t at = path.back(), head = best_head(at);
        entering_[node_[at]] = edge(head, at);
        if (done[head]) {
          for (const std::size_t slot : path) done[slot] = true, on_path[slot] = false;
          path.clear();
        } else if (on_path[head]) {
          const auto first = std::ranges::find(path, head);
          const std::vector<std::size_t> cycle(first, path.end());
          path.erase(first + 1, path.end());
          for (const std::size_t slot : cycle) on_path[slot] = slot == head;
          contract(cycle);
        } else {
          path.push_back(head);
          on_path[head] = true;
        }
      }
    }
    return expand();
  }

 private:
  struct Edge {
    double score = 0;
    std::int32_t head = 0, dependent = 0;  // words at its ends
  };

  Edge& edge(std::size_t head, std::size_t dependent) { return edges_[head * (n_ + 1) + dependent]; }

  std::size_t best_head(std::size_t slot) {
    std::size_t best = n_ + 1;
    for (std::size_t h = 0; h <= n_; ++h) {
      if (live_[h] && h != slot && (best > n_ || edge(h, slot).score > edge(best, slot).score)) best = h;
    }
    return best;
  }

  // The cycle's slots become one, that of its first member.
  void contract(const std::vector<std::size_t>& cycle) {
    const auto made = static_cast<std::int32_t>(parent_.size());
    const std::size_t keep = cycle.front();
    std::vector<double> inner(cycle.size());  // what an edge into a member makes superfluous
    for (std::size_t i = 0; i < cycle.size(); ++i) {
      inner[i] = entering_[node_[cycle[i]]].score;
      parent_[node_[cycle[i]]] = made;
      live_[cycle[i]] = false;
    }
    for (std::size_t other = 0; other <= n_; ++other) {
      if (!live_[other]) continue;
      Edge in, out;
      for (std::size_t i = 0; i < cycle.size(); ++i) {
        Edge to = edge(other, cycle[i]);
        to.score -= inner[i];
        if (i == 0 || to.score > in.score) in = to;
        if (i == 0 || edge(cycle[i], other).score > out.score) out = edge(cycle[i], other);
      }
      edge(other, keep) = in;
      edge(keep, other) = out;
    }
    live_[keep] = true;
    node_[keep] = made;
    parent_.push_back(none);
    entering_.emplace_back();
  }

  // From the outermost cycle inwards: the edge that enters a cycle replaces that of the member which it
  // reaches.
  std::vector<std::int32_t> expand() {
    for (std::size_t cycle = parent_.size(); cycle-- > n_ + 1;) {
      auto member = static_cast<std::size_t>(entering_[cycle].dependent);
      while (parent_[member] != static_cast<std::int32_t>(cycle))
        member = static_cast<std::size_t>(parent_[member]);
      entering_[member] = entering_[cycle];
    }
    std::vector<std::int32_t> heads(n_);
    for (std::size_t i = 0; i < n_; ++i) heads[i] = entering_[i + 1].head;
    return heads;
  }

  std::size_t n_;
  std::vector<Edge> edges_;           // [heads × dependents] between slots
  std::vector<std::int32_t> node_;    // of each slot
  std::vector<bool> live_;            // slots that stand for a node
  std::vector<std::int32_t> parent_;  // [nodes] the cycle that a node is part of
  std::vector<Edge> entering_;        // [nodes] the chosen edge into each
};

}  // namespace

std::vector<std::int32_t> spanning_tree(std::span<const float> scores, std::size_t n) {
  std::vector<std::int32_t> heads(n);
  for (std::size_t d = 0; d < n; ++d) {
    std::size_t best = 0;
    for (std::size_t h = 1; h <= n; ++h) {
      if (h != d + 1 && scores[h * n + d] > scores[best * n + d]) best = h;
    }
    heads[d] = static_cast<std::int32_t>(best);
  }
  if (!is_tree(heads)) heads = Contraction(scores, n).solve();  // rare: the best heads mostly are a tree
  for (std::int32_t& head : heads) --head;
  return heads;
}

}  // namespace claimgraph
