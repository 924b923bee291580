#include <doctest/doctest.h>

#include <string>

#include <claimgraph/graph/fold.hpp>

using namespace claimgraph;

namespace {

Actor actor(const std::string& name, ActorType type, const std::string& side = {}) {
  Actor made;
  made.id = slug(name);
  made.name = name;
  made.type = type;
  made.side = side;
  return made;
}

ClaimEnd end(const Actor& actor, const std::string& side) { return {actor.id, actor.name, "he", {3, 5}, side}; }

ClaimGraph sample() {
  const Actor minister = actor("Anna Weil", ActorType::person, "Defence Ministry"), ministry = actor("Defence Ministry", ActorType::organisation, "Veldania"),
              state = actor("Veldania", ActorType::state), rebels = actor("Arden rebels", ActorType::group, "Arden Front"),
              guest = actor("Tom Arkwell", ActorType::person);
  ClaimGraph graph;
  for (const Actor* a : {&minister, &ministry, &state, &rebels, &guest}) graph.add_actor(*a);
  const auto add = [&](const Actor& from, const Actor& to, const std::string& from_side, const std::string& to_side) {
    Claim claim;
    claim.source = end(from, from_side);
    claim.target = end(to, to_side);
    claim.relation = "accuse";
    graph.add_claim(claim);
  };
  add(minister, rebels, "Defence Ministry", "Arden Front");
  add(ministry, minister, "Veldania", "Defence Ministry");
  add(guest, state, "", "");
  return graph;
}

std::string edges(const ClaimGraph& graph) {
  std::string all;
  for (const auto edge : graph.claims()) all += graph.actor(graph.source(edge)).id + ">" + graph.actor(graph.target(edge)).id + " ";
  return all;
}

}  // namespace

TEST_CASE("persons and groups become what they stand for, bodies too at the level of states") {
  const ClaimGraph graph = sample();
  CHECK(edges(fold(graph, Level::actor)) == "anna-weil>arden-rebels defence-ministry>anna-weil tom-arkwell>veldania ");
  CHECK(edges(fold(graph, Level::side)) == "defence-ministry>arden-front defence-ministry>defence-ministry tom-arkwell>veldania ");
  CHECK(edges(fold(graph, Level::state)) == "veldania>arden-front veldania>veldania tom-arkwell>veldania ");
}

TEST_CASE("an end without a side has its actor's") {
  ClaimGraph graph = sample();
  Claim claim;
  claim.source = end(graph.actor(*graph.find("anna-weil")), "");
  claim.target = end(graph.actor(*graph.find("veldania")), "");
  claim.relation = "thank";
  graph.add_claim(claim);
  CHECK(edges(fold(graph, Level::side)).ends_with("defence-ministry>veldania "));
}

TEST_CASE("who spoke stays on the edge") {
  const ClaimGraph folded = fold(sample(), Level::state);
  const Claim& claim = folded.claim(*folded.claims().begin());
  CHECK(claim.source.actor == "veldania");
  CHECK(claim.source.name == "Anna Weil");
  CHECK(claim.source.mention == "he");
  CHECK(claim.source.side.empty());
}

TEST_CASE("a side that the graph lacks is looked up, and followed further") {
  const auto look_up = [](std::string_view side) -> std::optional<Actor> {
    if (side == "Arden Front") return actor("Arden Front", ActorType::armed_group, "Ardenia");
    if (side == "Ardenia") return actor("Ardenia", ActorType::state);
    return std::nullopt;
  };
  const ClaimGraph graph = sample();
  CHECK(edges(fold(graph, Level::side, look_up)).starts_with("defence-ministry>arden-front "));
  CHECK(edges(fold(graph, Level::state, look_up)).starts_with("veldania>ardenia "));
  const ClaimGraph folded = fold(graph, Level::side, look_up);
  CHECK(folded.actor(*folded.find("arden-front")).type == ActorType::armed_group);
}

TEST_CASE("sides that stand for each other end somewhere") {
  Actor a = actor("A", ActorType::organisation, "B"), b = actor("B", ActorType::organisation, "A");
  ClaimGraph graph;
  graph.add_actor(a);
  graph.add_actor(b);
  Claim claim;
  claim.source = end(a, "B");
  claim.target = end(b, "A");
  graph.add_claim(claim);
  CHECK(fold(graph, Level::state).claim_count() == 1);
}
