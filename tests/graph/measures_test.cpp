// Networks, communities, balance and centralities on graphs small enough to reckon by hand; tests/readers/views.py compares
// them with networkx on larger ones.
#include <cmath>
#include <string>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>

#include <claimgraph/graph/balance.hpp>
#include <claimgraph/graph/communities.hpp>
#include <claimgraph/graph/measures.hpp>
#include <claimgraph/graph/networks.hpp>

using namespace claimgraph;
using doctest::Approx;

namespace {

using Act = std::tuple<const char*, int, const char*>;

// Acts with polarity; confidence 1.
ClaimGraph graph_of(const std::vector<Act>& acts) {
  ClaimGraph graph;
  for (const auto& [source, polarity, target] : acts) {
    Claim claim;
    claim.source.name = source;
    claim.target.name = target;
    claim.relation = polarity < 0 ? "accuse" : polarity > 0 ? "thank" : "consult";
    claim.polarity = polarity;
    claim.confidence = 1;
    graph.add_claim(claim);
  }
  return graph;
}

std::string in_words(const Network& network) {
  std::string out;
  const auto [first, last] = boost::edges(network);
  for (auto edge = first; edge != last; ++edge) {
    char weight[16];
    std::snprintf(weight, sizeof weight, "%.3g ", network[*edge].weight);
    out += network[source(*edge, network)].name + network[target(*edge, network)].name + weight;
  }
  return out;
}

// Every edge of a complete graph of n actors, with the sign that `sign` gives.
template <typename Sign>
ClaimGraph complete(int n, Sign sign) {
  ClaimGraph graph;
  for (int i = 0; i < n; ++i) {
    for (int j = i + 1; j < n; ++j) {
      Claim claim;
      claim.source.name = "a" + std::to_string(i);
      claim.target.name = "a" + std::to_string(j);
      claim.polarity = sign(i, j);
      claim.confidence = 1;
      graph.add_claim(claim);
    }
  }
  return graph;
}

}  // namespace

TEST_CASE("congruence counts targets on which two agree, conflict those on which they differ") {
  // a and b are hostile toward x, friendly toward y; c is friendly toward x; d only talks.
  const ClaimGraph graph = graph_of({{"a", -1, "x"}, {"a", -1, "x"}, {"b", -1, "x"}, {"a", 1, "y"}, {"b", 1, "y"}, {"c", 1, "x"}, {"d", 0, "x"}});
  CHECK(in_words(congruence(graph)) == "ab2 ");
  CHECK(in_words(conflict(graph)) == "ac1 bc1 ");
  CHECK(in_words(conflict(graph, Normalisation::average)) == "ac0.667 bc0.667 ");
  CHECK(in_words(conflict(graph, Normalisation::jaccard)) == "ac0.5 bc0.5 ");
  CHECK(in_words(conflict(graph, Normalisation::cosine)) == "ac0.707 bc0.707 ");
  CHECK(in_words(shared_targets(graph)) == "ab2 ac1 ad1 bc1 bd1 cd1 ");
}

TEST_CASE("what is denied or only possible is no act") {
  ClaimGraph graph = graph_of({{"a", -1, "x"}});
  Claim denied = graph.claim(*graph.claims().begin());
  denied.source = {};
  denied.source.name = "b";
  denied.negated = true;
  graph.add_claim(denied);
  denied.negated = false;
  denied.hypothetical = true;
  graph.add_claim(denied);
  CHECK(in_words(congruence(graph)).empty());
  CHECK(in_words(signed_network(graph)) == "ax-1 ");
}

TEST_CASE("friendly and hostile acts of a pair are weighed against each other") {
  const ClaimGraph graph = graph_of({{"a", -1, "b"}, {"b", -1, "a"}, {"a", 1, "b"}, {"a", 1, "c"}, {"c", -1, "a"}, {"a", -1, "a"}});
  CHECK(in_words(signed_network(graph)) == "ab-1 ");
  CHECK(in_words(contacts(graph)) == "ab3 ac2 ");
}

TEST_CASE("a triangle is balanced where the product of its signs is positive") {
  struct Case {
    std::vector<Act> acts;
    std::size_t balanced, frustrated;
  };
  const std::vector<Case> cases = {{{{"a", 1, "b"}, {"b", 1, "c"}, {"c", 1, "a"}}, 1, 0},
                                   {{{"a", 1, "b"}, {"b", 1, "c"}, {"c", -1, "a"}}, 0, 1},
                                   {{{"a", 1, "b"}, {"b", -1, "c"}, {"c", -1, "a"}}, 1, 0},
                                   {{{"a", -1, "b"}, {"b", -1, "c"}, {"c", -1, "a"}}, 0, 1}};
  for (const Case& one : cases) {
    const Balance result = balance(signed_network(graph_of(one.acts)));
    CHECK(result.triangles == 1);
    CHECK(result.balanced == one.balanced);
    CHECK(result.frustrated == one.frustrated);
    CHECK(result.is_exact);
  }
}

TEST_CASE("all foes of each other: the best two camps leave n²/4 - n/2 bonds frustrated, exactly or found by moving") {
  for (const int n : {4, 10, 20, 40}) {
    const Balance result = balance(signed_network(complete(n, [](int, int) { return -1; })));
    CHECK(result.frustrated == static_cast<std::size_t>(n * n / 4 - n / 2));
    CHECK(result.is_exact == (n <= 20));
  }
}

TEST_CASE("two camps of friends that are foes are balanced and polarized, with hangers-on on their side") {
  ClaimGraph graph = complete(30, [](int i, int j) { return i % 2 == j % 2 ? 1 : -1; });
  Claim hanger_on;
  hanger_on.source.name = "z";
  hanger_on.target.name = "a1";
  hanger_on.polarity = -1;
  hanger_on.confidence = 1;
  graph.add_claim(hanger_on);
  const Balance result = balance(signed_network(graph));
  CHECK(result.balanced == result.triangles);
  CHECK(result.frustrated == 0);
  CHECK(result.camps[graph.find("z").value()] == result.camps[graph.find("a0").value()]);
  CHECK(result.polarization > 0.45);
}

TEST_CASE("communities are found, numbered by size, and an isolated actor is its own") {
  // Two cliques joined by one bond.
  std::vector<Act> acts;
  const char* names[] = {"a", "b", "c", "d", "e", "f", "g"};
  for (int i = 0; i < 7; ++i) {
    for (int j = i + 1; j < 7; ++j) {
      if ((i < 3) == (j < 3)) acts.push_back({names[i], 0, names[j]});
    }
  }
  acts.push_back({"a", 0, "d"});
  ClaimGraph graph = graph_of(acts);
  graph.add_actor({"h", "h", ActorType::group, {}, "", "", ""});
  const Network network = contacts(graph);
  const std::vector<std::size_t> group = communities(network);
  CHECK(group == std::vector<std::size_t>{1, 1, 1, 0, 0, 0, 0, 2});
  CHECK(modularity(network, group) == Approx(9.0 / 10 - (7.0 / 20) * (7.0 / 20) - (13.0 / 20) * (13.0 / 20)));
  CHECK(communities(Network()).empty());
}

TEST_CASE("PageRank sums to one, and the rank of the silent goes to all") {
  const ClaimGraph graph = graph_of({{"a", -1, "b"}, {"c", -1, "b"}});
  const std::vector<double> rank = page_rank(graph);
  CHECK(rank[0] + rank[1] + rank[2] == Approx(1));
  CHECK(rank[1] > rank[0]);
  CHECK(rank[0] == Approx(rank[2]));
  CHECK(page_rank(ClaimGraph()).empty());
}

TEST_CASE("betweenness follows claims and takes parallel ones as one step") {
  const std::vector<double> value = betweenness(graph_of({{"a", -1, "b"}, {"a", 1, "b"}, {"b", 0, "c"}}));
  CHECK(value == std::vector<double>{0, 0.5, 0});
}

TEST_CASE("the summary counts pairs once, and reciprocity those answered") {
  const Summary summary = summarise(graph_of({{"a", -1, "b"}, {"a", 1, "b"}, {"b", 0, "a"}, {"b", 0, "c"}, {"d", 0, "d"}}));
  CHECK(summary.pairs == 3);
  CHECK(summary.density == Approx(3.0 / 12));
  CHECK(summary.reciprocity == Approx(2.0 / 3));
  CHECK(summary.components == 2);
  CHECK(summary.largest_component == Approx(0.75));
  CHECK(summarise(ClaimGraph()).density == 0);
}

TEST_CASE("the E-I index says whether acts go across sides") {
  ClaimGraph graph;
  graph.add_actor({"a", "a", ActorType::person, {}, "", "S", ""});
  graph.add_actor({"b", "b", ActorType::person, {}, "", "S", ""});
  for (const auto& [source, polarity, target] : std::vector<Act>{{"a", -1, "b"}, {"a", -1, "x"}, {"b", -1, "x"}, {"b", -1, "S"}, {"a", 1, "b"}}) {
    Claim claim;
    claim.source.name = source;
    claim.target.name = target;
    claim.source.actor = slug(source);
    claim.polarity = polarity;
    graph.add_claim(claim);
  }
  CHECK(external_internal_index(graph, -1).value() == Approx(0));
  CHECK(external_internal_index(graph, 1).value() == Approx(-1));
  CHECK_FALSE(external_internal_index(ClaimGraph(), 1).has_value());
}
