#include <claimgraph/graph/measures.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/pending/disjoint_sets.hpp>

#include <claimgraph/graph/date.hpp>

namespace claimgraph {
namespace {

using Vertex = ClaimGraph::Vertex;

struct Step {
  Vertex source, target;
  double weight;  ///< sum of confidences
  auto operator<=>(const Step&) const = default;
};

// One step per ordered pair of actors, sorted.
std::vector<Step> steps(const ClaimGraph& graph, bool with_loops) {
  std::vector<Step> out;
  out.reserve(graph.claim_count());
  for (const auto edge : graph.claims()) {
    if (!with_loops && graph.source(edge) == graph.target(edge)) continue;
    out.push_back({graph.source(edge), graph.target(edge), graph.claim(edge).confidence});
  }
  std::ranges::sort(out);
  std::size_t last = 0;
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (out[i].source == out[last].source && out[i].target == out[last].target) out[last].weight += out[i].weight;
    else out[++last] = out[i];
  }
  if (!out.empty()) out.resize(last + 1);
  return out;
}

}  // namespace

std::vector<double> weighted_degree(const ClaimGraph& graph) {
  std::vector<double> degree(graph.actor_count());
  for (const auto edge : graph.claims()) {
    degree[graph.source(edge)] += graph.claim(edge).confidence;
    degree[graph.target(edge)] += graph.claim(edge).confidence;
  }
  return degree;
}

std::vector<std::size_t> components(const ClaimGraph& graph) {
  const std::size_t count = graph.actor_count();
  boost::disjoint_sets_with_storage<> sets(2 * count);
  for (Vertex vertex = 0; vertex < count; ++vertex) sets.make_set(vertex);
  for (const auto edge : graph.claims()) sets.union_set(graph.source(edge), graph.target(edge));
  constexpr std::size_t unset = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> number(count, unset), out(count);
  std::size_t next = 0;
  for (Vertex vertex = 0; vertex < count; ++vertex) {
    std::size_t& of = number[sets.find_set(vertex)];
    if (of == unset) of = next++;
    out[vertex] = of;
  }
  return out;
}

std::vector<double> page_rank(const ClaimGraph& graph, double damping) {
  constexpr int most_rounds = 200;
  constexpr double settled = 1e-12;
  const std::size_t count = graph.actor_count();
  if (count == 0) return {};
  const std::vector<Step> edges = steps(graph, true);
  std::vector<double> out_weight(count);
  for (const Step& edge : edges) out_weight[edge.source] += edge.weight;
  const double share = 1.0 / static_cast<double>(count);
  std::vector<double> rank(count, share), next(count);
  for (int round = 0; round < most_rounds; ++round) {
    double dangling = 0;
    for (Vertex vertex = 0; vertex < count; ++vertex) {
      if (out_weight[vertex] <= 0) dangling += rank[vertex];
    }
    next.assign(count, (1 - damping) * share + damping * dangling * share);
    for (const Step& edge : edges) {
      if (out_weight[edge.source] > 0) next[edge.target] += damping * rank[edge.source] * edge.weight / out_weight[edge.source];
    }
    double change = 0;
    for (Vertex vertex = 0; vertex < count; ++vertex) change = std::max(change, std::abs(next[vertex] - rank[vertex]));
    rank.swap(next);
    if (change < settled) break;
  }
  return rank;
}

std::vector<double> betweenness(const ClaimGraph& graph) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> simple(graph.actor_count());
  for (const Step& edge : steps(graph, false)) boost::add_edge(edge.source, edge.target, simple);
  std::vector<double> out(graph.actor_count());
  boost::brandes_betweenness_centrality(
      simple, boost::make_iterator_property_map(out.begin(), boost::get(boost::vertex_index, simple)));
  const auto n = static_cast<double>(out.size());
  if (n > 2) {
    for (double& value : out) value /= (n - 1) * (n - 2);
  }
  return out;
}

Summary summarise(const ClaimGraph& graph) {
  Summary out;
  std::set<std::string_view> documents, outlets;
  double confidence = 0;
  for (const auto edge : graph.claims()) {
    const Claim& claim = graph.claim(edge);
    if (!claim.document.empty()) documents.insert(claim.document);
    if (!claim.outlet.empty()) outlets.insert(claim.outlet);
    confidence += claim.confidence;
    const auto days = day_range(claim.date);
    if (!days) continue;
    if (out.first_date.empty() || days->first < out.first_date) out.first_date = days->first;
    out.last_date = std::max(out.last_date, days->last);
  }
  out.documents = documents.size();
  out.outlets = outlets.size();
  out.actors = graph.actor_count();
  out.claims = graph.claim_count();
  if (out.claims > 0) out.mean_confidence = confidence / static_cast<double>(out.claims);

  std::set<std::pair<Vertex, Vertex>> pairs;
  for (const Step& edge : steps(graph, false)) pairs.emplace(edge.source, edge.target);
  out.pairs = pairs.size();
  const auto both = std::ranges::count_if(pairs, [&](const auto& pair) { return pairs.contains({pair.second, pair.first}); });
  const auto n = static_cast<double>(out.actors);
  if (n > 1) out.density = static_cast<double>(out.pairs) / (n * (n - 1));
  if (out.pairs > 0) out.reciprocity = static_cast<double>(both) / static_cast<double>(out.pairs);

  std::vector<std::size_t> size;
  for (const std::size_t component : components(graph)) {
    size.resize(std::max(size.size(), component + 1));
    ++size[component];
  }
  out.components = size.size();
  if (!size.empty()) out.largest_component = static_cast<double>(std::ranges::max(size)) / n;
  return out;
}

std::optional<double> external_internal_index(const ClaimGraph& graph, int polarity) {
  const auto side_of = [&](Vertex vertex) -> const std::string& {
    const Actor& actor = graph.actor(vertex);
    return actor.side.empty() ? actor.name : actor.side;
  };
  double external = 0, internal = 0;
  for (const auto edge : graph.claims()) {
    const Claim& claim = graph.claim(edge);
    if (claim.polarity != polarity || claim.negated || claim.hypothetical) continue;
    ++(side_of(graph.source(edge)) == side_of(graph.target(edge)) ? internal : external);
  }
  if (external + internal == 0) return std::nullopt;
  return (external - internal) / (external + internal);
}

}  // namespace claimgraph
