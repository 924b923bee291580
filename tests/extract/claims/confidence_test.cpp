#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "toy_document.hpp"

using namespace claimgraph;
using claimgraph::test::toy;
using claimgraph::test::ToyDocument;

namespace {

ToyDocument would_blame() {
  return toy(
      "Ruritania Ruritania PROPN 3 nsubj\nmay may AUX 3 aux\nblame blame VERB 0 root\n"
      "Freedonia Freedonia PROPN 3 obj\n");
}

std::vector<Claim> explained(const ToyDocument& document, const Lexicon& lexicon) {
  return find_claims(document.parsed, document.actors, document.statements, lexicon, ClaimMethod::both, true);
}

const Reason* find(const Claim& claim, const std::string& step) {
  const auto at = std::ranges::find(claim.reasons, step, &Reason::step);
  return at == claim.reasons.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("reasons are given only where they are asked for") {
  const ToyDocument document = would_blame();
  const Lexicon lexicon = Lexicon::built_in();
  const std::vector<Claim> claims =
      find_claims(document.parsed, document.actors, document.statements, lexicon);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].reasons.empty());
  CHECK(explained(document, lexicon)[0].confidence == claims[0].confidence);
}

TEST_CASE("the shares of the reasons add up to the logit of the confidence") {
  ToyDocument document = would_blame();
  document.parsed.claim_arcs = {{2, {{"blame", 0.9f}}, 0.1f, 0.8f, {{0, 0.8f}}, {{3, 0.7f}}}};
  const std::vector<Claim> claims = explained(document, Lexicon::built_in());
  REQUIRE(claims.size() == 1);
  double sum = 0;
  for (const Reason& reason : claims[0].reasons) {
    if (reason.step == "confidence") sum += reason.share;
  }
  CHECK(claims[0].confidence == doctest::Approx(1 / (1 + std::exp(-sum))));
}

TEST_CASE("reasons name the frame, the arc, the ends and the word that made it hypothetical") {
  ToyDocument document = would_blame();
  document.parsed.claim_arcs = {{2, {{"blame", 0.9f}}, 0.1f, 0.8f, {{0, 0.8f}}, {{3, 0.7f}}}};
  const Claim claim = explained(document, Lexicon::built_in()).at(0);
  REQUIRE(find(claim, "frame"));
  CHECK(find(claim, "frame")->detail == "blame");
  REQUIRE(find(claim, "arc"));
  CHECK(find(claim, "arc")->value == doctest::Approx(0.9));
  REQUIRE(find(claim, "source"));
  CHECK(find(claim, "source")->detail == "Ruritania: Ruritania, by its name");
  REQUIRE(find(claim, "modality"));
  CHECK(find(claim, "modality")->detail == "may");
  CHECK(find(claim, "hypothetical"));
}

TEST_CASE("the words around an act and the model's flag decide together whether it is hypothetical") {
  ToyDocument document = toy(
      "Ruritania Ruritania PROPN 2 nsubj\nblames blame VERB 0 root\nFreedonia Freedonia PROPN 2 obj\n");
  const auto hypothetical = [&](float flag) {
    document.parsed.claim_arcs = {{1, {{"blame", 0.9f}}, 0, flag, {{0, 0.8f}}, {{2, 0.7f}}}};
    const Claim claim = explained(document, Lexicon::built_in()).at(0);
    CHECK(claim.hypothetical == (claim.modality != Modality::asserted));
    return claim.hypothetical;
  };
  CHECK_FALSE(hypothetical(0.01f));
  CHECK(hypothetical(0.99f));
}

TEST_CASE("a user's frame is believed as its author says, whatever the model thinks") {
  ToyDocument document = would_blame();
  document.parsed.claim_arcs = {{2, {{"criticize", 0.9f}}, 0, 0, {{3, 0.9f}}, {{0, 0.9f}}}};
  Lexicon lexicon = Lexicon::built_in();
  lexicon.load_text(
      R"({"frames": [{"id": "blame", "verb": "blame", "pattern": "transitive", "relation": "warn", "precision": 0.8}]})",
      "mine.json");
  const std::vector<Claim> claims = explained(document, lexicon);
  const auto own = std::ranges::find(claims, "lexicon:blame", &Claim::extractor);
  REQUIRE(own != claims.end());
  CHECK(own->relation == "warn");
  CHECK(own->confidence == doctest::Approx(0.8));
  CHECK(find(*own, "by precision"));
}

TEST_CASE("frames alone are believed by their precision") {
  const ToyDocument document = would_blame();
  const Lexicon lexicon = Lexicon::built_in();
  const std::vector<Claim> claims = find_claims(document.parsed, document.actors, document.statements, lexicon,
                                                ClaimMethod::lexicon);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].confidence == doctest::Approx(lexicon.find("blame")->precision));
}
