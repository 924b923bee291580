#include <claimgraph/graph/networks.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

using Vertex = ClaimGraph::Vertex;
using Pair = std::pair<Vertex, Vertex>;

constexpr double cancelled = 1e-9;  // weights below are none

bool is_act(const Claim& claim) { return !claim.negated && !claim.hypothetical; }

Network weighted(const ClaimGraph& graph, const std::map<Pair, double>& weights) {
  Network out(graph.actor_count());
  for (Vertex vertex = 0; vertex < graph.actor_count(); ++vertex) out[vertex] = graph.actor(vertex);
  for (const auto& [pair, weight] : weights) boost::add_edge(pair.first, pair.second, Bond{weight}, out);
  return out;
}

// Who has a thing: sorted, each actor once.
using Holders = std::map<std::pair<Vertex, int>, std::vector<Vertex>>;

// Sources by (target, polarity); polarity 0 for all where it does not matter.
Holders holders(const ClaimGraph& graph, bool by_polarity) {
  Holders out;
  for (const auto edge : graph.claims()) {
    const Claim& claim = graph.claim(edge);
    if (!is_act(claim) || (by_polarity && claim.polarity == 0)) continue;
    const int polarity = !by_polarity ? 0 : claim.polarity > 0 ? 1 : -1;
    out[{graph.target(edge), polarity}].push_back(graph.source(edge));
  }
  for (auto& [thing, actors] : out) {
    std::ranges::sort(actors);
    const auto rest = std::ranges::unique(actors);
    actors.erase(rest.begin(), rest.end());
  }
  return out;
}

Pair ordered(Vertex a, Vertex b) { return a < b ? Pair{a, b} : Pair{b, a}; }

double normalised(double weight, double first, double second, Normalisation normalisation) {
  switch (normalisation) {
    case Normalisation::none: break;
    case Normalisation::average: return weight / ((first + second) / 2);
    case Normalisation::jaccard: return weight / (first + second - weight);
    case Normalisation::cosine: return weight / std::sqrt(first * second);
  }
  return weight;
}

Network projected(const ClaimGraph& graph, const Holders& things, std::map<Pair, double> weights, Normalisation normalisation) {
  std::vector<double> count(graph.actor_count());
  for (const auto& [thing, actors] : things) {
    for (const Vertex actor : actors) ++count[actor];
  }
  for (auto& [pair, weight] : weights) weight = normalised(weight, count[pair.first], count[pair.second], normalisation);
  return weighted(graph, weights);
}

Network same_things(const ClaimGraph& graph, const Holders& things, Normalisation normalisation) {
  std::map<Pair, double> weights;
  for (const auto& [thing, actors] : things) {
    for (std::size_t i = 0; i < actors.size(); ++i) {
      for (std::size_t j = i + 1; j < actors.size(); ++j) ++weights[{actors[i], actors[j]}];
    }
  }
  return projected(graph, things, std::move(weights), normalisation);
}

// Sums `value` of the claims of each pair of different actors.
template <typename Value>
std::map<Pair, double> summed(const ClaimGraph& graph, Value value) {
  std::map<Pair, double> weights;
  for (const auto edge : graph.claims()) {
    const Claim& claim = graph.claim(edge);
    const Vertex source = graph.source(edge), target = graph.target(edge);
    const double add = source == target || !is_act(claim) ? 0.0 : value(claim);
    if (add != 0) weights[ordered(source, target)] += add;
  }
  std::erase_if(weights, [](const auto& entry) { return std::abs(entry.second) < cancelled; });
  return weights;
}

struct NamedNetwork {
  std::string_view name;
  Network (*make)(const ClaimGraph&, Normalisation);
};
constexpr std::array networks{
    NamedNetwork{"targets", shared_targets},
    NamedNetwork{"congruence", congruence},
    NamedNetwork{"conflict", conflict},
    NamedNetwork{"signed", [](const ClaimGraph& graph, Normalisation) { return signed_network(graph); }},
    NamedNetwork{"contacts", [](const ClaimGraph& graph, Normalisation) { return contacts(graph); }},
};

}  // namespace

Network shared_targets(const ClaimGraph& graph, Normalisation normalisation) {
  return same_things(graph, holders(graph, false), normalisation);
}

Network congruence(const ClaimGraph& graph, Normalisation normalisation) {
  return same_things(graph, holders(graph, true), normalisation);
}

Network conflict(const ClaimGraph& graph, Normalisation normalisation) {
  const Holders things = holders(graph, true);
  std::map<Pair, double> weights;
  for (const auto& [thing, friends] : things) {
    const auto [target, polarity] = thing;
    const auto foes = polarity > 0 ? things.find({target, -1}) : things.end();
    if (foes == things.end()) continue;
    for (const Vertex a : friends) {
      for (const Vertex b : foes->second) {
        if (a != b) ++weights[ordered(a, b)];
      }
    }
  }
  return projected(graph, things, std::move(weights), normalisation);
}

Network contacts(const ClaimGraph& graph) {
  return weighted(graph, summed(graph, [](const Claim& claim) { return claim.confidence; }));
}

Network signed_network(const ClaimGraph& graph) {
  return weighted(graph, summed(graph, [](const Claim& claim) { return claim.polarity * claim.confidence; }));
}

Network strongest(const Network& network, std::size_t count) {
  const auto [first, last] = edges(network);
  const std::vector<boost::graph_traits<Network>::edge_descriptor> all(first, last);
  std::vector<std::size_t> kept(all.size());
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  std::ranges::stable_sort(kept, std::ranges::greater{}, [&](std::size_t i) { return std::abs(network[all[i]].weight); });
  kept.resize(std::min(kept.size(), count));
  std::ranges::sort(kept);
  Network out;
  for (std::size_t vertex = 0; vertex < num_vertices(network); ++vertex) boost::add_vertex(network[vertex], out);
  for (const std::size_t i : kept) boost::add_edge(source(all[i], network), target(all[i], network), network[all[i]], out);
  return out;
}

std::vector<std::string> network_names() {
  std::vector<std::string> names;
  for (const auto& [name, make] : networks) names.emplace_back(name);
  return names;
}

Network network_of(const ClaimGraph& graph, std::string_view name, Normalisation normalisation) {
  const auto found = std::ranges::find(networks, name, &NamedNetwork::name);
  if (found != networks.end()) return found->make(graph, normalisation);
  throw UsageError("CG505", {}, "there is no network '" + std::string(name) + "'",
                   "use targets, congruence, conflict, signed or contacts");
}

}  // namespace claimgraph
