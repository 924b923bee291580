#include <string>

#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <doctest/doctest.h>

#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/views.hpp>

using namespace claimgraph;

namespace {

Actor actor(std::string id, std::string name, std::string side = "", ActorType type = ActorType::person) {
  return {std::move(id), std::move(name), type, {}, "", std::move(side), ""};
}

Claim claim(std::string source, std::string relation, std::string target, double confidence = 0.5, std::string date = "",
            std::string outlet = "") {
  Claim claim;
  claim.source.actor = claim.source.name = std::move(source);
  claim.target.actor = claim.target.name = std::move(target);
  claim.relation = std::move(relation);
  claim.confidence = confidence;
  claim.date = std::move(date);
  claim.outlet = std::move(outlet);
  return claim;
}

ClaimGraph three_actors() {
  ClaimGraph graph;
  graph.add_claim(claim("a", "accuse", "b", 0.9, "2024-02", "Post"));
  graph.add_claim(claim("a", "accuse", "b", 0.5, "2023-05-01", "Echo"));
  graph.add_claim(claim("a", "accuse", "b", 0.4));
  graph.add_claim(claim("b", "thank", "c", 0.95));
  graph.add_claim(claim("a", "consult", "c", 0.3));
  graph.add_claim(claim("c", "consult", "a", 0.8));
  return graph;
}

}  // namespace

TEST_CASE("claims are edges and are never merged") {
  const ClaimGraph graph = three_actors();
  CHECK(graph.actor_count() == 3);
  CHECK(graph.claim_count() == 6);
  CHECK(graph.actor(graph.source(*graph.claims().begin())).id == "a");
}

TEST_CASE("actors of one id become one: fullest name, united aliases") {
  ClaimGraph graph;
  Actor first = actor("asif", "Asif");
  first.aliases = {"the minister"};
  Actor second = actor("asif", "Khawaja Asif");
  second.aliases = {"he", "the minister"};
  graph.add_actor(first);
  graph.add_actor(second);
  graph.add_actor(actor("asif", "K. Asif"));
  REQUIRE(graph.actor_count() == 1);
  CHECK(graph.actor(0).name == "Khawaja Asif");
  CHECK(graph.actor(0).aliases == std::vector<std::string>{"the minister", "Asif", "he", "K. Asif"});
}

TEST_CASE("what most documents say about an actor stands, a tie goes to the first, silence does not count") {
  ClaimGraph graph;
  for (const char* side : {"", "Arvenia", "Belmark", "Belmark", "Arvenia"}) graph.add_actor(actor("x", "X", side));
  CHECK(graph.actor(0).side == "Arvenia");
  graph.add_actor(actor("x", "X", "Belmark", ActorType::party));
  CHECK(graph.actor(0).side == "Belmark");
  CHECK(graph.actor(0).type == ActorType::person);
  ClaimGraph other;
  other.add_actor(actor("y", "Y", "", ActorType::group));
  other.add_actor(actor("y", "Y", "", ActorType::court));
  other.add_actor(actor("y", "Y", "", ActorType::group));
  CHECK(other.actor(0).type == ActorType::court);
}

TEST_CASE("ends that no actor list names become actors, ends without id get a slug") {
  ClaimGraph graph;
  Claim thanks = claim("", "thank", "qatar");
  thanks.source.name = "Zoë Smith";
  thanks.source.side = "Arvenia";
  const auto edge = graph.add_claim(thanks);
  CHECK(graph.claim(edge).source.actor == "zoe-smith");
  CHECK(graph.actor(*graph.find("zoe-smith")).side == "Arvenia");
  CHECK(graph.find("qatar"));
  CHECK_FALSE(graph.find("nobody"));
}

TEST_CASE("a document adds its claims and the actors in them, no others") {
  ExtractedDocument document;
  document.actors = {actor("a", "A", "Arvenia"), actor("bystander", "Bystander"), actor("b", "B")};
  document.claims = {claim("a", "thank", "b")};
  ClaimGraph graph;
  graph.add(document);
  CHECK(graph.actor_count() == 2);
  CHECK(graph.claim_count() == 1);
  CHECK(graph.actor(*graph.find("a")).side == "Arvenia");
  CHECK_FALSE(graph.find("bystander"));
}

TEST_CASE("a self-loop is a claim like any other") {
  ClaimGraph graph;
  graph.add_claim(claim("a", "criticize", "a"));
  CHECK(graph.actor_count() == 1);
  CHECK(graph.claim_count() == 1);
}

TEST_CASE("algorithms of Boost.Graph run on it") {
  const ClaimGraph graph = three_actors();
  std::vector<double> rank(graph.actor_count());
  boost::graph::page_rank(graph.graph(), boost::make_iterator_property_map(rank.begin(), get(boost::vertex_index, graph.graph())));
  CHECK(rank[2] > rank[1]);
}

TEST_CASE("a filter keeps what it is asked to and drops actors left alone") {
  const ClaimGraph graph = filter(three_actors(), [](const Claim& c) { return c.relation == "accuse"; });
  CHECK(graph.claim_count() == 3);
  CHECK(graph.actor_count() == 2);
  CHECK_FALSE(graph.find("c"));
}

TEST_CASE("an aggregated edge has count, outlets, dates and mean confidence") {
  const ClaimGraph graph = three_actors();
  const TieGraph ties = aggregate(graph);
  REQUIRE(boost::num_edges(ties) == 4);
  const Tie& tie = ties[*boost::edges(ties).first];
  CHECK(tie.relation == "accuse");
  CHECK(tie.count() == 3);
  CHECK(tie.outlets == std::vector<std::string>{"Echo", "Post"});
  CHECK(tie.first_date == "2023-05-01");
  CHECK(tie.last_date == "2024-02");
  CHECK(tie.mean_confidence == doctest::Approx(0.6));
  CHECK(graph.claim(tie.claims.front()).confidence == 0.9);
  CHECK(boost::num_edges(aggregate(graph, {.join_symmetric = true})) == 3);
}

TEST_CASE("denied and possible claims can be told apart") {
  ClaimGraph graph = three_actors();
  Claim denied = claim("a", "accuse", "b");
  denied.negated = true;
  graph.add_claim(denied);
  CHECK(boost::num_edges(aggregate(graph)) == 4);
  CHECK(boost::num_edges(aggregate(graph, {.by_assertion = true})) == 5);
}

TEST_CASE("the strongest ties keep all their claims") {
  const ClaimGraph graph = three_actors();
  const ClaimGraph one = strongest(graph, 1);
  CHECK(one.claim_count() == 3);
  CHECK(one.actor_count() == 2);
  CHECK(strongest(graph, 2).claim_count() == 4);
  CHECK(strongest(graph, 2, {.join_symmetric = true}).claim_count() == 5);
  CHECK(strongest(graph, 99).claim_count() == 6);
  CHECK(strongest(graph, 0).empty());
}
