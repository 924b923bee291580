#include <claimgraph/graph/views.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

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

ClaimGraph filter(const ClaimGraph& graph, const std::function<bool(const Claim&)>& keep) {
  std::vector<bool> used(graph.actor_count());
  std::vector<ClaimGraph::Edge> kept;
  for (const auto edge : graph.claims()) {
    if (!keep(graph.claim(edge))) continue;
    kept.push_back(edge);
    used[graph.source(edge)] = used[graph.target(edge)] = true;
  }
  ClaimGraph out;
  for (ClaimGraph::Vertex vertex = 0; vertex < graph.actor_count(); ++vertex) {
    if (used[vertex]) out.add_actor(graph.actor(vertex));
  }
  for (const auto edge : kept) out.add_claim(graph.claim(edge));
  return out;
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
