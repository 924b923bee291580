#include <claimgraph/graph/balance.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <claimgraph/graph/communities.hpp>

namespace claimgraph {
namespace {

constexpr std::size_t exact_up_to = 20;  // actors
constexpr std::size_t starts = 32;

struct Neighbour {
  std::size_t to;
  int sign;
};
using Neighbours = std::vector<std::vector<Neighbour>>;

Neighbours neighbours_of(const Network& network) {
  Neighbours out(num_vertices(network));
  const auto [first, last] = boost::edges(network);
  for (auto edge = first; edge != last; ++edge) {
    const std::size_t a = source(*edge, network), b = target(*edge, network);
    const int sign = network[*edge].weight > 0 ? 1 : -1;
    out[a].push_back({b, sign});
    out[b].push_back({a, sign});
  }
  for (auto& list : out) std::ranges::sort(list, {}, &Neighbour::to);
  return out;
}

// Each triangle is met once: at its smallest corner in the order of (degree, index), which bounds the work by m^1.5.
void count_triangles(const Neighbours& neighbours, Balance& out) {
  const auto before = [&](std::size_t a, std::size_t b) {
    return std::pair(neighbours[a].size(), a) < std::pair(neighbours[b].size(), b);
  };
  std::vector<int> sign(neighbours.size());
  for (std::size_t a = 0; a < neighbours.size(); ++a) {
    for (const auto& [b, ab] : neighbours[a]) sign[b] = before(a, b) ? ab : 0;
    for (const auto& [b, ab] : neighbours[a]) {
      if (!before(a, b)) continue;
      for (const auto& [c, bc] : neighbours[b]) {
        if (!before(b, c) || sign[c] == 0) continue;
        ++out.triangles;
        out.balanced += ab * bc * sign[c] > 0;
      }
    }
    for (const auto& [b, ab] : neighbours[a]) sign[b] = 0;
  }
}

// Camps as +1 and -1 while they are sought. A bond is frustrated where sign × camp × camp is negative.
class Camps {
 public:
  Camps(const Neighbours& neighbours) : neighbours_(neighbours), camp_(neighbours.size(), 1) {}

  bool find() {
    const std::vector<std::size_t> set_aside = peel();
    bool exact = true;
    for (const auto& part : parts()) {
      if (part.size() <= exact_up_to) enumerate(part);
      else exact = false, descend(part);
    }
    // An actor with one bond to the rest can always be where that bond wants it.
    for (auto at = set_aside.rbegin(); at != set_aside.rend(); ++at) {
      in_core_[*at] = true;
      for (const auto& [to, sign] : neighbours_[*at]) {
        if (in_core_[to]) camp_[*at] = sign * camp_[to];
      }
    }
    return exact;
  }

  std::vector<std::size_t> numbered() const;

 private:
  // Takes away actors with at most one bond to those that remain; returns them in order.
  std::vector<std::size_t> peel() {
    in_core_.assign(neighbours_.size(), true);
    std::vector<std::size_t> degree, out;
    for (const auto& list : neighbours_) degree.push_back(list.size());
    for (std::size_t vertex = 0; vertex < degree.size(); ++vertex) {
      if (degree[vertex] <= 1) out.push_back(vertex), in_core_[vertex] = false;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
      for (const auto& [to, sign] : neighbours_[out[i]]) {
        if (in_core_[to] && --degree[to] <= 1) out.push_back(to), in_core_[to] = false;
      }
    }
    return out;
  }

  std::vector<std::vector<std::size_t>> parts() const {
    std::vector<std::vector<std::size_t>> out;
    std::vector<bool> seen(neighbours_.size());
    for (std::size_t root = 0; root < neighbours_.size(); ++root) {
      if (seen[root] || !in_core_[root]) continue;
      std::vector<std::size_t> part{root};
      seen[root] = true;
      for (std::size_t i = 0; i < part.size(); ++i) {
        for (const auto& [to, sign] : neighbours_[part[i]]) {
          if (in_core_[to] && !seen[to]) part.push_back(to), seen[to] = true;
        }
      }
      out.push_back(std::move(part));
    }
    return out;
  }

  // Frustrated bonds less satisfied ones at a vertex of the core: what moving it would win.
  int gain(std::size_t vertex) const {
    int out = 0;
    for (const auto& [to, sign] : neighbours_[vertex]) {
      if (in_core_[to]) out -= sign * camp_[vertex] * camp_[to];
    }
    return out;
  }

  std::vector<int> taken(const std::vector<std::size_t>& part) const {
    std::vector<int> out;
    for (const std::size_t vertex : part) out.push_back(camp_[vertex]);
    return out;
  }
  void give(const std::vector<std::size_t>& part, const std::vector<int>& camps) {
    for (std::size_t i = 0; i < part.size(); ++i) camp_[part[i]] = camps[i];
  }

  // All partitions in the order of a Gray code, one actor moved at a time; the first actor stays.
  void enumerate(const std::vector<std::size_t>& part) {
    int now = 0, least = 0;
    std::vector<int> best = taken(part);
    for (std::uint32_t step = 1; step < (std::uint32_t{1} << (part.size() - 1)); ++step) {
      const std::size_t vertex = part[1 + static_cast<std::size_t>(std::countr_zero(step))];
      now -= gain(vertex);
      camp_[vertex] = -camp_[vertex];
      if (now < least) least = now, best = taken(part);
    }
    give(part, best);
  }

  // From camps that satisfy a spanning tree, for each of several roots, moves actors while that helps.
  void descend(const std::vector<std::size_t>& part) {
    std::vector<int> best;
    int least = std::numeric_limits<int>::max();
    for (std::size_t start = 0; start < std::min(starts, part.size()); ++start) {
      span(part[start * part.size() / std::min(starts, part.size())]);
      for (bool moved = true; moved;) {
        moved = false;
        for (const std::size_t vertex : part) {
          if (gain(vertex) <= 0) continue;
          camp_[vertex] = -camp_[vertex];
          moved = true;
        }
      }
      int frustrated = 0;
      for (const std::size_t vertex : part) frustrated += gain(vertex);
      if (frustrated < least) least = frustrated, best = taken(part);
    }
    give(part, best);
  }

  void span(std::size_t root) {
    std::vector<bool> seen(neighbours_.size());
    std::vector<std::size_t> queue{root};
    seen[root] = true;
    camp_[root] = 1;
    for (std::size_t i = 0; i < queue.size(); ++i) {
      for (const auto& [to, sign] : neighbours_[queue[i]]) {
        if (!in_core_[to] || seen[to]) continue;
        seen[to] = true;
        camp_[to] = sign * camp_[queue[i]];
        queue.push_back(to);
      }
    }
  }

  const Neighbours& neighbours_;
  std::vector<int> camp_;
  std::vector<bool> in_core_;
};

// The larger half of each part is camp 0, of equal ones that of its first actor.
std::vector<std::size_t> Camps::numbered() const {
  std::vector<std::size_t> out(camp_.size());
  std::vector<bool> seen(camp_.size());
  for (std::size_t root = 0; root < camp_.size(); ++root) {
    if (seen[root]) continue;
    std::vector<std::size_t> part{root};
    seen[root] = true;
    int with_root = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
      with_root += camp_[part[i]] * camp_[root];
      for (const auto& [to, sign] : neighbours_[part[i]]) {
        if (!seen[to]) part.push_back(to), seen[to] = true;
      }
    }
    const int first = with_root >= 0 ? camp_[root] : -camp_[root];
    for (const std::size_t vertex : part) out[vertex] = camp_[vertex] == first ? 0 : 1;
  }
  return out;
}

double polarization(const Network& network, const std::vector<std::size_t>& camps) {
  Network positive(num_vertices(network)), negative(num_vertices(network));
  double friendly = 0, hostile = 0;
  const auto [first, last] = boost::edges(network);
  for (auto edge = first; edge != last; ++edge) {
    const double weight = network[*edge].weight;
    boost::add_edge(source(*edge, network), target(*edge, network), Bond{std::abs(weight)}, weight > 0 ? positive : negative);
    (weight > 0 ? friendly : hostile) += std::abs(weight);
  }
  if (friendly + hostile == 0) return 0;
  return (friendly * modularity(positive, camps) - hostile * modularity(negative, camps)) / (friendly + hostile);
}

}  // namespace

Balance balance(const Network& signed_network) {
  Balance out;
  const Neighbours neighbours = neighbours_of(signed_network);
  count_triangles(neighbours, out);
  Camps camps(neighbours);
  out.is_exact = camps.find();
  out.camps = camps.numbered();
  out.bonds = num_edges(signed_network);
  for (std::size_t vertex = 0; vertex < neighbours.size(); ++vertex) {
    for (const auto& [to, sign] : neighbours[vertex]) {
      if (to > vertex) out.frustrated += (out.camps[vertex] == out.camps[to]) != (sign > 0);
    }
  }
  out.polarization = polarization(signed_network, out.camps);
  return out;
}

}  // namespace claimgraph
