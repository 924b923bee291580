#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "toy_document.hpp"
#include <claimgraph/extract/claims/meeting.hpp>

using namespace claimgraph;
using claimgraph::test::toy;
using claimgraph::test::ToyDocument;

namespace {

/// A candidate whose cue is the word `place`, with an arc of that probability; with a frame where one is given.
Candidate candidate(const std::string& source, const std::string& relation, const std::string& target,
                    std::uint32_t place, float arc, const Frame* frame = nullptr) {
  Candidate made;
  made.claim.source.actor = source;
  made.claim.target.actor = target;
  made.claim.relation = relation;
  made.claim.cue.span = {place, place + 1};
  made.claim.extractor = frame ? "lexicon:" + frame->id : "model";
  made.cue = {place};
  made.frame = frame;
  made.arc.relation = made.arc.source = made.arc.target = arc;
  return made;
}

Frame frame(const std::string& id, double precision, bool built_in) {
  Frame made;
  made.id = id;
  made.precision = precision;
  made.built_in = built_in;
  return made;
}

std::string edges(const std::vector<Candidate>& candidates) {
  std::string found;
  for (const Candidate& c : candidates) {
    found += (found.empty() ? "" : "; ") + c.claim.source.actor + ' ' + c.claim.relation + ' ' +
             c.claim.target.actor + " by " + c.claim.extractor;
  }
  return found;
}

}  // namespace

TEST_CASE("frames and the model's arcs meet by one rule") {
  const Frame built_in = frame("x", 0.5, true), own = frame("mine", 0.5, false);
  const Candidate blame = candidate("a", "blame", "b", 10, 0, &built_in);
  const Candidate own_blame = candidate("a", "blame", "b", 10, 0, &own);
  const Candidate consult = candidate("a", "consult", "b", 10, 0, &built_in);
  struct Case {
    const char* name;
    std::vector<Candidate> frames, arcs;
    const char* edges;
  };
  const Case cases[] = {
      {"nothing", {}, {}, ""},
      {"a frame alone stays", {blame}, {}, "a blame b by lexicon:x"},
      {"an arc elsewhere adds its edge in text order",
       {blame},
       {candidate("c", "thank", "d", 2, 0.9f)},
       "c thank d by model; a blame b by lexicon:x"},
      {"what both found is one edge", {blame}, {candidate("a", "blame", "b", 10, 0.4f)}, "a blame b by lexicon:x"},
      {"for a pair at a word the stronger one speaks: the frame",
       {blame},
       {candidate("b", "criticize", "a", 10, 0.4f)},
       "a blame b by lexicon:x"},
      {"for a pair at a word the stronger one speaks: the arc",
       {blame},
       {candidate("b", "criticize", "a", 10, 0.9f)},
       "b criticize a by model"},
      {"but a user's frame always",
       {own_blame},
       {candidate("b", "criticize", "a", 10, 0.9f)},
       "a blame b by lexicon:mine"},
      {"another pair at the word is another edge",
       {blame},
       {candidate("c", "blame", "d", 10, 0.4f)},
       "a blame b by lexicon:x; c blame d by model"},
      {"an edge that is stated twice is one claim",
       {blame},
       {candidate("a", "blame", "b", 30, 0.4f)},
       "a blame b by lexicon:x"},
      {"talks have no direction",
       {consult},
       {candidate("b", "consult", "a", 30, 0.4f)},
       "a consult b by lexicon:x"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.name);
    CHECK(edges(meet(test.frames, test.arcs)) == test.edges);
  }
}

TEST_CASE("an edge that is stated again counts its places and keeps the best arc") {
  const Frame built_in = frame("x", 0.9, true);
  const std::vector<Candidate> met =
      meet({candidate("a", "blame", "b", 10, 0.1f, &built_in)}, {candidate("a", "blame", "b", 30, 0.6f)});
  REQUIRE(met.size() == 1);
  CHECK(met[0].repeated == 1);
  CHECK(met[0].arc.probability() == doctest::Approx(0.36));
}

TEST_CASE("candidates know which stronger ones of their sentence outdo them") {
  ToyDocument document = toy("a a NOUN 0 root\nb b NOUN 1 obj\n\nc c NOUN 0 root\n");
  std::vector<Candidate> candidates = {
      candidate("a", "blame", "b", 0, 0.9f), candidate("b", "accuse", "a", 1, 0.5f),
      candidate("a", "blame", "c", 1, 0.6f), candidate("d", "blame", "c", 1, 0.6f),
      candidate("a", "praise", "b", 2, 0.3f)};
  see_others(candidates, document.parsed);
  const auto marks = [&](std::size_t i) {
    const Candidate& c = candidates[i];
    return std::string(c.pair_outdone ? "p" : "") + (c.end_outdone ? "e" : "") + (c.pair_elsewhere ? "w" : "");
  };
  CHECK(marks(0) == "w");
  CHECK(marks(1) == "pw");
  CHECK(marks(2) == "e");
  CHECK(marks(3) == "");
  CHECK(marks(4) == "w");
}

TEST_CASE("what the lead says again of the headline is one claim, the more probable one") {
  ToyDocument document = toy(
      "Ruritania Ruritania PROPN 2 nsubj\nblames blame VERB 0 root\nFreedonia Freedonia PROPN 2 obj\n\n"
      "Ruritania Ruritania PROPN 2 nsubj\nblamed blame VERB 0 root\nministers minister NOUN 2 obj\n\n"
      "Ruritania Ruritania PROPN 2 nsubj\nblamed blame VERB 0 root\nminers miner NOUN 2 obj\n");
  document.parsed.document.title = document.parsed.document.text.substr(0, document.parsed.tokens[2].end);
  Candidate headline = candidate("a", "blame", "b", 1, 0), lead = candidate("a", "blame", "c", 4, 0),
            later = candidate("a", "blame", "d", 7, 0);
  headline.claim.confidence = 0.4;
  lead.claim.confidence = 0.6;
  later.claim.confidence = 0.7;
  std::vector<Candidate> candidates = {headline, lead, later};
  drop_restated(candidates, document.parsed);
  CHECK(edges(candidates) == "a blame c by model; a blame d by model");
  Candidate other_names = lead, other_act = lead;
  other_names.claim.source.actor = "e";
  other_act.claim.relation = "consult";
  candidates = {headline, other_names, other_act};
  drop_restated(candidates, document.parsed);
  CHECK(edges(candidates) == "e blame c by model; a consult c by model");
  document.parsed.document.title.clear();
  candidates = {headline, lead};
  drop_restated(candidates, document.parsed);
  CHECK(candidates.size() == 2);
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
    CAPTURE(static_cast<int>(method));
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].source.name == "Ruritania");
    CHECK(claims[0].relation == "criticize");
    CHECK(claims[0].target.name == "Freedonia");
    CHECK(claims[0].cue.text == "took");
    CHECK(claims[0].extractor == "model");
    CHECK(claims[0].confidence > 0);
    CHECK(claims[0].confidence < 1);
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
