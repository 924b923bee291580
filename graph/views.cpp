#include <claimgraph/graph/views.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include <claimgraph/graph/measures.hpp>
#include <claimgraph/graph/relations.hpp>

namespace claimgraph {
namespace {

using Key = std::tuple<ClaimGraph::Vertex, ClaimGraph::Vertex, std::string_view, bool, bool>;

void summarise(Tie& tie, const ClaimGraph& graph) {
  std::set<std::string_view> outlets, documents;
  for (const auto edge : tie.claims) {
    const Claim& claim = graph.claim(edge);
    documents.insert(claim.document);
    if (!claim.outlet.empty()) outlets.insert(claim.outlet);
    tie.strength += claim.confidence;
    if (claim.date.empty()) continue;
    if (tie.first_date.empty() || claim.date < tie.first_date) tie.first_date = claim.date;
    if (claim.date > tie.last_date) tie.last_date = claim.date;
  }
  tie.documents = documents.size();
  tie.outlets.assign(outlets.begin(), outlets.end());
  tie.mean_confidence = tie.strength / static_cast<double>(tie.count());
  std::ranges::stable_sort(tie.claims, std::ranges::greater{},
                           [&](ClaimGraph::Edge edge) { return graph.claim(edge).confidence; });
}

}  // namespace

ClaimGraph subgraph(const ClaimGraph& graph, const std::vector<ClaimGraph::Edge>& claims) {
  std::vector<bool> used(graph.actor_count());
  for (const auto edge : claims) used[graph.source(edge)] = used[graph.target(edge)] = true;
  ClaimGraph out;
  for (ClaimGraph::Vertex vertex = 0; vertex < graph.actor_count(); ++vertex) {
    if (used[vertex]) out.add_actor(graph.actor(vertex));
  }
  for (const auto edge : claims) out.add_claim(graph.claim(edge));
  return out;
}

ClaimGraph filter(const ClaimGraph& graph, const std::function<bool(const Claim&)>& keep) {
  std::vector<ClaimGraph::Edge> kept;
  for (const auto edge : graph.claims()) {
    if (keep(graph.claim(edge))) kept.push_back(edge);
  }
  return subgraph(graph, kept);
}

ClaimGraph filter(const ClaimGraph& graph, const ClaimFilter& conditions) {
  check(conditions);
  const FindActor find = [&](std::string_view id) -> const Actor* {
    const auto vertex = graph.find(id);
    return vertex ? &graph.actor(*vertex) : nullptr;
  };
  return filter(graph, [&](const Claim& claim) { return matches(conditions, claim, find); });
}

ClaimGraph among(const ClaimGraph& graph, const std::vector<ClaimGraph::Vertex>& actors) {
  std::vector<bool> wanted(graph.actor_count());
  for (const auto vertex : actors) wanted[vertex] = true;
  std::vector<ClaimGraph::Edge> kept;
  for (const auto edge : graph.claims()) {
    if (wanted[graph.source(edge)] && wanted[graph.target(edge)]) kept.push_back(edge);
  }
  return subgraph(graph, kept);
}

std::vector<ClaimGraph::Vertex> named(const ClaimGraph& graph, std::string_view name) {
  const std::string wanted = slug(name);
  std::vector<ClaimGraph::Vertex> found;
  for (ClaimGraph::Vertex vertex = 0; vertex < graph.actor_count(); ++vertex) {
    const Actor& actor = graph.actor(vertex);
    const auto is_wanted = [&](const std::string& form) { return slug(form) == wanted; };
    if (is_wanted(actor.name) || is_wanted(actor.id) || std::ranges::any_of(actor.aliases, is_wanted)) found.push_back(vertex);
  }
  return found;
}

ClaimGraph ego_network(const ClaimGraph& graph, const std::vector<ClaimGraph::Vertex>& centres, std::size_t radius) {
  std::vector<bool> seen(graph.actor_count());
  std::vector<ClaimGraph::Vertex> reached;
  const auto reach = [&](ClaimGraph::Vertex vertex) {
    if (seen[vertex]) return;
    seen[vertex] = true;
    reached.push_back(vertex);
  };
  for (const auto centre : centres) reach(centre);
  std::size_t begin = 0;
  for (std::size_t step = 0; step < radius && begin < reached.size(); ++step) {
    for (const std::size_t end = reached.size(); begin < end; ++begin) {
      const auto [out, out_end] = boost::out_edges(reached[begin], graph.graph());
      for (auto edge = out; edge != out_end; ++edge) reach(graph.target(*edge));
      const auto [in, in_end] = boost::in_edges(reached[begin], graph.graph());
      for (auto edge = in; edge != in_end; ++edge) reach(graph.source(*edge));
    }
  }
  return among(graph, reached);
}

ClaimGraph largest_component(const ClaimGraph& graph) {
  const std::vector<std::size_t> component = components(graph);
  std::vector<std::size_t> size(component.size());
  for (const std::size_t of : component) ++size[of];
  const auto largest = static_cast<std::size_t>(std::ranges::max_element(size) - size.begin());
  std::vector<ClaimGraph::Vertex> members;
  for (ClaimGraph::Vertex vertex = 0; vertex < component.size(); ++vertex) {
    if (component[vertex] == largest) members.push_back(vertex);
  }
  return among(graph, members);
}

ClaimGraph busiest(const ClaimGraph& graph, std::size_t count) {
  const std::vector<double> degree = weighted_degree(graph);
  std::vector<ClaimGraph::Vertex> order(graph.actor_count());
  std::iota(order.begin(), order.end(), ClaimGraph::Vertex{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](auto vertex) { return degree[vertex]; });
  order.resize(std::min(order.size(), count));
  return among(graph, order);
}

TieGraph aggregate(const ClaimGraph& graph, const AggregateOptions& options) {
  TieGraph out(graph.actor_count());
  for (ClaimGraph::Vertex vertex = 0; vertex < graph.actor_count(); ++vertex) out[vertex] = graph.actor(vertex);
  std::map<Key, TieGraph::edge_descriptor> ties;
  for (const auto edge : graph.claims()) {
    const Claim& claim = graph.claim(edge);
    auto source = graph.source(edge), target = graph.target(edge);
    const bool negated = options.by_assertion && claim.negated;
    const bool hypothetical = options.by_assertion && claim.hypothetical;
    if (options.join_symmetric) {
      const RelationInfo* info = find_relation(claim.relation);
      if (info && info->symmetric && ties.contains({target, source, claim.relation, negated, hypothetical})) {
        std::swap(source, target);
      }
    }
    const Key key{source, target, claim.relation, negated, hypothetical};
    auto found = ties.find(key);
    if (found == ties.end()) {
      const Tie tie{claim.relation, negated, hypothetical, {}, {}, 0, {}, {}, 0, 0};
      found = ties.emplace(key, boost::add_edge(source, target, tie, out).first).first;
    }
    out[found->second].claims.push_back(edge);
  }
  const auto [first, last] = boost::edges(out);
  for (auto edge = first; edge != last; ++edge) summarise(out[*edge], graph);
  return out;
}

ClaimGraph strongest(const ClaimGraph& graph, std::size_t count, const AggregateOptions& options) {
  const TieGraph ties = aggregate(graph, options);
  if (boost::num_edges(ties) <= count) return filter(graph, [](const Claim&) { return true; });
  std::vector<const Tie*> order;
  const auto [first, last] = boost::edges(ties);
  for (auto edge = first; edge != last; ++edge) order.push_back(&ties[*edge]);
  std::ranges::stable_sort(order, std::ranges::greater{}, &Tie::strength);
  order.resize(count);
  std::set<const Claim*> kept;
  for (const Tie* tie : order) {
    for (const auto edge : tie->claims) kept.insert(&graph.claim(edge));
  }
  return filter(graph, [&](const Claim& claim) { return kept.contains(&claim); });
}

}  // namespace claimgraph
