#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "toy_document.hpp"
#include <claimgraph/extract/claims/meeting.hpp>

using namespace claimgraph;
using claimgraph::test::toy;
using claimgraph::test::ToyDocument;

namespace {

/// A claim whose cue stands at `place`.
Claim claim(const std::string& source, const std::string& relation, const std::string& target,
            std::uint32_t place, double confidence, const std::string& extractor = "model") {
  Claim made;
  made.source.actor = source;
  made.target.actor = target;
  made.relation = relation;
  made.cue.span = {place, place + 1};
  made.confidence = confidence;
  made.extractor = extractor;
  return made;
}

std::string edges(const std::vector<Claim>& claims) {
  std::string found;
  for (const Claim& c : claims) {
    found += (found.empty() ? "" : "; ") + c.source.actor + ' ' + c.relation + ' ' + c.target.actor + " by " +
             c.extractor;
  }
  return found;
}

}  // namespace

TEST_CASE("frames and the model's arcs meet by one rule") {
  const Claim frame = claim("a", "blame", "b", 10, 0.5, "lexicon:x");
  const Claim meeting_of_both = claim("a", "consult", "b", 10, 0.5, "lexicon:x");
  struct Case {
    const char* name;
    std::vector<Claim> frames, arcs;
    const char* edges;
  };
  const Case cases[] = {
      {"nothing", {}, {}, ""},
      {"a frame alone stays", {frame}, {}, "a blame b by lexicon:x"},
      {"an improbable arc adds nothing", {}, {claim("a", "blame", "b", 10, 0.1)}, ""},
      {"a probable arc adds its edge in text order",
       {frame},
       {claim("c", "thank", "d", 2, 0.9)},
       "c thank d by model; a blame b by lexicon:x"},
      {"what both found is one edge", {frame}, {claim("a", "blame", "b", 30, 0.9)}, "a blame b by lexicon:x"},
      {"of a pair the frame has spoken",
       {frame},
       {claim("b", "criticize", "a", 30, 0.9)},
       "a blame b by lexicon:x"},
      {"at its word the frame has spoken",
       {frame},
       {claim("c", "blame", "d", 10, 0.9)},
       "a blame b by lexicon:x"},
      {"talks have no direction",
       {meeting_of_both},
       {claim("b", "consult", "a", 30, 0.9)},
       "a consult b by lexicon:x"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.name);
    CHECK(edges(meet(test.frames, test.arcs)) == test.edges);
  }
}

TEST_CASE("an edge that frame and model found is wrong only if both are") {
  const std::vector<Claim> both =
      meet({claim("a", "blame", "b", 10, 0.5, "lexicon:x")}, {claim("a", "blame", "b", 30, 0.9)});
  REQUIRE(both.size() == 1);
  CHECK(both[0].confidence == doctest::Approx(0.95));
  CHECK(both[0].extractor == "lexicon:x");
}

TEST_CASE("of the same edges the most probable one stays") {
  const std::vector<Claim> kept = unique_edges(
      {claim("a", "blame", "b", 1, 0.4), claim("a", "thank", "b", 2, 0.5), claim("a", "blame", "b", 3, 0.6)});
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].relation == "blame");
  CHECK(kept[0].confidence == doctest::Approx(0.6));
}

TEST_CASE("arcs of the model become claims between the actors that their words name") {
  const Lexicon none;
  ToyDocument document =
      toy("Ruritania Ruritania PROPN 2 nsubj\ntook take VERB 0 root\nFreedonia Freedonia PROPN 5 "
          "nmod:poss\n's 's PART "
          "3 case\nministers minister NOUN 2 obj\nto to ADP 7 case\ntask task NOUN 2 obl\n");
  document.parsed.claim_arcs = {{1, {{"criticize", 0.9f}, {"blame", 0.05f}}, 0, 0, {{0, 0.8f}}, {{4, 0.8f}}}};
  const auto find = [&](ClaimMethod method) {
    return find_claims(document.parsed, document.actors, document.statements, none, method);
  };
  CHECK(find(ClaimMethod::lexicon).empty());
  for (const ClaimMethod method : {ClaimMethod::model, ClaimMethod::both}) {
    const std::vector<Claim> claims = find(method);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].source.name == "Ruritania");
    CHECK(claims[0].relation == "criticize");
    CHECK(claims[0].target.name == "Freedonia");
    CHECK(claims[0].cue.text == "took");
    CHECK(claims[0].extractor == "model");
    CHECK(claims[0].confidence == doctest::Approx(0.72));
  }
}

TEST_CASE("arcs without actors at their ends make no claims") {
  const Lexicon none;
  ToyDocument document =
      toy("Ruritania Ruritania PROPN 2 nsubj\nblamed blame VERB 0 root\nrain rain NOUN 2 obj\n");
  document.parsed.claim_arcs = {{1, {{"blame", 0.9f}}, 0, 0, {{0, 0.9f}}, {{2, 0.9f}}},  // nobody at one end
                                {1, {{"blame", 0.9f}}, 0, 0, {{0, 0.9f}}, {{0, 0.9f}}},  // one actor at both
                                {1, {{"blame", 0.9f}}, 0, 0, {}, {}}};
  CHECK(find_claims(document.parsed, document.actors, document.statements, none).empty());
}
