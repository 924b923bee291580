#include <claimgraph/graph/communities.hpp>

#include <algorithm>
#include <map>
#include <numeric>

namespace claimgraph {
namespace {

// A network of groups: neighbours with weights, and the weight within each.
struct Level {
  std::vector<std::vector<std::pair<std::size_t, double>>> neighbours;
  std::vector<double> within;  ///< counted once
  double total = 0;            ///< of all bonds, those within included

  std::size_t size() const { return neighbours.size(); }
  double degree(std::size_t vertex) const {
    double sum = 2 * within[vertex];
    for (const auto& [to, weight] : neighbours[vertex]) sum += weight;
    return sum;
  }
};

Level level_of(const Network& network) {
  Level level;
  level.neighbours.resize(num_vertices(network));
  level.within.resize(num_vertices(network));
  const auto [first, last] = boost::edges(network);
  for (auto edge = first; edge != last; ++edge) {
    const std::size_t a = source(*edge, network), b = target(*edge, network);
    const double weight = network[*edge].weight;
    level.neighbours[a].emplace_back(b, weight);
    level.neighbours[b].emplace_back(a, weight);
    level.total += weight;
  }
  return level;
}

// Moves vertices between groups while that raises modularity; returns whether any moved.
bool move_vertices(const Level& level, std::vector<std::size_t>& group) {
  constexpr double least_gain = 1e-12;
  std::vector<double> degree(level.size()), group_degree(level.size());
  for (std::size_t vertex = 0; vertex < level.size(); ++vertex) {
    degree[vertex] = level.degree(vertex);
    group_degree[group[vertex]] += degree[vertex];
  }
  bool any = false;
  for (bool moved = true; moved;) {
    moved = false;
    for (std::size_t vertex = 0; vertex < level.size(); ++vertex) {
      std::map<std::size_t, double> to_group;
      for (const auto& [to, weight] : level.neighbours[vertex]) to_group[group[to]] += weight;
      const std::size_t own = group[vertex];
      group_degree[own] -= degree[vertex];
      const auto gain = [&](std::size_t other, double weight) {
        return weight - group_degree[other] * degree[vertex] / (2 * level.total);
      };
      std::size_t best = own;
      const auto here = to_group.find(own);
      double most = gain(own, here == to_group.end() ? 0 : here->second);
      for (const auto& [other, weight] : to_group) {
        if (gain(other, weight) > most + least_gain) {
          most = gain(other, weight);
          best = other;
        }
      }
      group_degree[best] += degree[vertex];
      group[vertex] = best;
      moved |= best != own;
    }
    any |= moved;
  }
  return any;
}

// Numbers the groups from 0 in order of their first vertex; returns how many there are.
std::size_t renumber(std::vector<std::size_t>& group) {
  std::map<std::size_t, std::size_t> number;
  for (std::size_t& of : group) of = number.try_emplace(of, number.size()).first->second;
  return number.size();
}

Level merged(const Level& level, const std::vector<std::size_t>& group, std::size_t groups) {
  Level out;
  out.neighbours.resize(groups);
  out.within.resize(groups);
  out.total = level.total;
  std::vector<std::map<std::size_t, double>> weights(groups);
  for (std::size_t vertex = 0; vertex < level.size(); ++vertex) {
    out.within[group[vertex]] += level.within[vertex];
    for (const auto& [to, weight] : level.neighbours[vertex]) {
      if (group[to] == group[vertex]) out.within[group[vertex]] += weight / 2;
      else weights[group[vertex]][group[to]] += weight;
    }
  }
  for (std::size_t i = 0; i < groups; ++i) out.neighbours[i].assign(weights[i].begin(), weights[i].end());
  return out;
}

// Largest group first.
void order_by_size(std::vector<std::size_t>& group) {
  const std::size_t groups = renumber(group);
  std::vector<std::size_t> size(groups), order(groups), rank(groups);
  for (const std::size_t of : group) ++size[of];
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t of) { return size[of]; });
  for (std::size_t i = 0; i < groups; ++i) rank[order[i]] = i;
  for (std::size_t& of : group) of = rank[of];
}

}  // namespace

double modularity(const Network& network, const std::vector<std::size_t>& group) {
  std::map<std::size_t, double> within, degree;
  double total = 0;
  const auto [first, last] = boost::edges(network);
  for (auto edge = first; edge != last; ++edge) {
    const std::size_t a = group[source(*edge, network)], b = group[target(*edge, network)];
    const double weight = network[*edge].weight;
    total += weight;
    degree[a] += weight;
    degree[b] += weight;
    if (a == b) within[a] += weight;
  }
  if (total == 0) return 0;
  double out = 0;
  for (const auto& [of, sum] : degree) out += within[of] / total - (sum / (2 * total)) * (sum / (2 * total));
  return out;
}

std::vector<std::size_t> communities(const Network& network) {
  std::vector<std::size_t> out(num_vertices(network));
  std::iota(out.begin(), out.end(), std::size_t{0});
  Level level = level_of(network);
  while (level.total > 0) {
    std::vector<std::size_t> group(level.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    if (!move_vertices(level, group)) break;
    const std::size_t groups = renumber(group);
    for (std::size_t& of : out) of = group[of];
    level = merged(level, group, groups);
  }
  order_by_size(out);
  return out;
}

}  // namespace claimgraph
