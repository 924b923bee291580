#include <string>

#include <doctest/doctest.h>

#include "toy_document.hpp"
#include <claimgraph/extract/claims/claims.hpp>

using namespace claimgraph;
using claimgraph::test::toy;

namespace {

const Lexicon& lexicon() {
  static const Lexicon built_in = Lexicon::built_in();
  return built_in;
}

}  // namespace

TEST_CASE("constructions of one act") {
  struct Case {
    const char* name;
    const char* tree;
    const char* edges;
  };
  const Case cases[] = {
      {"active",
       "Ruritania Ruritania PROPN 2 nsubj\naccused accuse VERB 0 root\nFreedonia Freedonia PROPN 2 obj\n"
       "of of SCONJ 5 mark\nspying spy VERB 2 advcl\n",
       "Ruritania accuse Freedonia"},
      {"passive with agent",
       "Freedonia Freedonia PROPN 3 nsubj:pass\nwas be AUX 3 aux:pass\naccused accuse VERB 0 root\nby by ADP "
       "5 case\n"
       "Ruritania Ruritania PROPN 3 obl:agent\n",
       "Ruritania accuse Freedonia"},
      {"passive without agent",
       "Freedonia Freedonia PROPN 3 nsubj:pass\nwas be AUX 3 aux:pass\naccused accuse VERB 0 root\n", ""},
      {"coordinated targets",
       "Ruritania Ruritania PROPN 2 nsubj\nthanked thank VERB 0 root\nQatar Qatar PROPN 2 obj\nand and CCONJ "
       "5 cc\n"
       "Oman Oman PROPN 3 conj\n",
       "Ruritania thank Qatar; Ruritania thank Oman"},
      {"shared subject and object",
       "Ruritania Ruritania PROPN 2 nsubj\nblamed blame VERB 0 root\nand and CCONJ 4 cc\ncriticised "
       "criticise VERB 2 conj\n"
       "Freedonia Freedonia PROPN 4 obj\n",
       "Ruritania blame Freedonia; Ruritania criticize Freedonia"},
      {"participle",
       "Ruritania Ruritania PROPN 2 nsubj\nleft leave VERB 0 root\n, , PUNCT 4 punct\nblaming blame VERB 2 "
       "advcl\n"
       "Freedonia Freedonia PROPN 4 obj\n",
       "Ruritania blame Freedonia"},
      {"participle that comments on a report",
       "Zog Zog PROPN 2 nsubj\nsaid say VERB 0 root\nFreedonia Freedonia PROPN 4 nsubj\nfailed fail VERB 2 "
       "ccomp\n, , PUNCT 6 punct\nblaming blame VERB 4 advcl\nQatar Qatar PROPN 6 obj\n",
       "Zog blame Qatar"},
      {"participle that comments on a report, taken for a conjunct",
       "Zog Zog PROPN 2 nsubj\nsaid say VERB 0 root\nFreedonia Freedonia PROPN 4 nsubj\nfailed fail VERB 2 "
       "ccomp\n, , PUNCT 6 punct\nblaming blame VERB 4 conj\nQatar Qatar PROPN 6 obj\n",
       "Zog blame Qatar"},
      {"relative clause",
       "Zog Zog PROPN 0 root\n, , PUNCT 4 punct\nwho who PRON 4 nsubj\ncriticised criticise VERB 1 "
       "acl:relcl\n"
       "Freedonia Freedonia PROPN 4 obj\n",
       "Zog criticize Freedonia"},
      {"noun with possessor",
       "Zog Zog PROPN 3 nmod:poss\n's 's PART 1 case\ncriticism criticism NOUN 6 nsubj\nof of ADP 5 case\n"
       "Freedonia Freedonia PROPN 3 nmod\ncontinued continue VERB 0 root\n",
       "Zog criticize Freedonia"},
      {"noun with by and against",
       "accusations accusation NOUN 6 nsubj\nby by ADP 3 case\nRuritania Ruritania PROPN 1 nmod\nagainst "
       "against ADP 5 case\n"
       "Freedonia Freedonia PROPN 1 nmod\ngrew grow VERB 0 root\n",
       "Ruritania accuse Freedonia"},
      {"talks between",
       "Talks talk NOUN 6 nsubj\nbetween between ADP 3 case\nRuritania Ruritania PROPN 1 nmod\nand and CCONJ "
       "5 cc\n"
       "Freedonia Freedonia PROPN 3 conj\nfailed fail VERB 0 root\n",
       "Ruritania consult Freedonia"},
      {"light verb",
       "Ruritania Ruritania PROPN 2 nsubj\nissued issue VERB 0 root\na a DET 4 det\nwarning warning NOUN 2 "
       "obj\n"
       "to to ADP 6 case\nFreedonia Freedonia PROPN 2 obl\n",
       "Ruritania warn Freedonia"},
      {"receiving verb",
       "Freedonia Freedonia PROPN 2 nsubj\ndrew draw VERB 0 root\ncriticism criticism NOUN 2 obj\nfrom from "
       "ADP 5 case\n"
       "Ruritania Ruritania PROPN 2 obl\n",
       "Ruritania criticize Freedonia"},
      {"phrasal verb",
       "Ruritania Ruritania PROPN 2 nsubj\nlashed lash VERB 0 root\nout out ADP 2 compound:prt\nat at ADP 5 "
       "case\n"
       "Freedonia Freedonia PROPN 2 obl\n",
       "Ruritania criticize Freedonia"},
      {"act on what belongs to somebody",
       "Ruritania Ruritania PROPN 2 nsubj\nslammed slam VERB 0 root\nZog Zog PROPN 5 nmod:poss\n's 's PART 3 "
       "case\n"
       "ban ban NOUN 2 obj\n",
       "Ruritania criticize Zog"},
      {"raising",
       "Ruritania Ruritania PROPN 2 nsubj\nvowed vow VERB 0 root\nto to PART 4 mark\npunish punish VERB 2 "
       "xcomp\n"
       "Freedonia Freedonia PROPN 4 obj\n",
       "Ruritania threaten Freedonia"},
      {"object control",
       "Ruritania Ruritania PROPN 2 nsubj\nurged urge VERB 0 root\nFreedonia Freedonia PROPN 2 obj\nto to "
       "PART 5 mark\n"
       "thank thank VERB 2 xcomp\nQatar Qatar PROPN 5 obj\n",
       "Ruritania demand Freedonia; Freedonia thank Qatar hypothetical"},
      {"rejected calls",
       "Ruritania Ruritania PROPN 2 nsubj\nrejected reject VERB 0 root\ncalls call NOUN 2 obj\nfrom from ADP "
       "5 case\n"
       "Freedonia Freedonia PROPN 3 nmod\n",
       "Ruritania reject Freedonia; Freedonia demand Ruritania"},
      {"negation",
       "Ruritania Ruritania PROPN 4 nsubj\ndid do AUX 4 aux\nnot not PART 4 advmod\nthank thank VERB 0 root\n"
       "Freedonia Freedonia PROPN 4 obj\n",
       "Ruritania thank Freedonia negated"},
      {"refusal",
       "Ruritania Ruritania PROPN 2 nsubj\nrefused refuse VERB 0 root\nto to PART 4 mark\nmeet meet VERB 2 "
       "xcomp\n"
       "Freedonia Freedonia PROPN 4 obj\n",
       "Ruritania consult Freedonia negated"},
      {"possibility",
       "Ruritania Ruritania PROPN 3 nsubj\nmay may AUX 3 aux\naccuse accuse VERB 0 root\nFreedonia Freedonia "
       "PROPN 3 obj\n",
       "Ruritania accuse Freedonia hypothetical"},
      {"what follows a plan",
       "Ruritania Ruritania PROPN 2 nsubj\nplans plan VERB 0 root\na a DET 4 det\ntour tour NOUN 2 obj\n"
       "followed follow VERB 2 advcl\nby by ADP 7 case\ntalks talk NOUN 5 obl\nwith with ADP 9 case\n"
       "Freedonia Freedonia PROPN 7 nmod\n",
       "Ruritania consult Freedonia hypothetical"},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.name));
    CHECK(toy(c.tree).edges(lexicon()) == c.edges);
  }
}

TEST_CASE("reported acts name their reporter, and statements have the speaker as source") {
  // Zog said that Ruritania accused Freedonia
  auto reported =
      toy("Zog Zog PROPN 2 nsubj\nsaid say VERB 0 root\nthat that SCONJ 5 mark\nRuritania Ruritania PROPN 5 "
          "nsubj\n"
          "accused accuse VERB 2 ccomp\nFreedonia Freedonia PROPN 5 obj\n");
  reported.say("Zog", 2, 6);
  CHECK(reported.edges(lexicon()) == "Ruritania accuse Freedonia by Zog");
  Actor& zog = reported.actors.actors[static_cast<std::size_t>(reported.actor("Zog"))];
  zog.type = ActorType::media;
  CHECK(reported.edges(lexicon()) == "Ruritania accuse Freedonia by Zog");
  zog.id = "reuters";  // a news agency
  CHECK(reported.edges(lexicon()) == "Ruritania accuse Freedonia");

  // Freedonia must withdraw , Zog said
  auto demand =
      toy("Freedonia Freedonia PROPN 3 nsubj\nmust must AUX 3 aux\nwithdraw withdraw VERB 6 ccomp\n, , PUNCT "
          "6 punct\n"
          "Zog Zog PROPN 6 nsubj\nsaid say VERB 0 root\n");
  demand.say("Zog", 0, 3);
  CHECK(demand.edges(lexicon()) == "Zog demand Freedonia");

  // The same words in the article's own voice are nobody's.
  demand.statements.clear();
  CHECK(demand.edges(lexicon()).empty());
}

TEST_CASE("an answer goes to whoever did last what it answers") {
  const std::string accusation =
      "Ruritania Ruritania PROPN 2 nsubj\naccused accuse VERB 0 root\nFreedonia Freedonia PROPN 2 obj\n\n";
  const std::string denial = "Freedonia Freedonia PROPN 2 nsubj\ndenied deny VERB 0 root\nit it PRON 2 obj\n\n";
  CHECK(toy(accusation + denial).edges(lexicon()) == "Ruritania accuse Freedonia; Freedonia deny Ruritania");
  CHECK(toy(denial + accusation).edges(lexicon()) == "Ruritania accuse Freedonia");
  CHECK(toy(accusation + "Graustark Graustark PROPN 2 nsubj\ndenied deny VERB 0 root\nit it PRON 2 obj\n")
            .edges(lexicon()) == "Ruritania accuse Freedonia");
}

TEST_CASE("nested reports keep the innermost reporter first") {
  auto nested = toy(
      "Zog Zog PROPN 2 nsubj\nsaid say VERB 0 root\nOman Oman PROPN 4 nsubj\nsaid say VERB 2 ccomp\n"
      "Ruritania Ruritania PROPN 6 nsubj\naccused accuse VERB 4 ccomp\nFreedonia Freedonia PROPN 6 obj\n");
  nested.say("Zog", 2, 7);
  nested.say("Oman", 4, 7, 0);
  CHECK(nested.edges(lexicon()) == "Ruritania accuse Freedonia by Oman by Zog");
}

TEST_CASE("the same edge keeps its first place; its negation is another edge") {
  const char* once =
      "Ruritania Ruritania PROPN 2 nsubj\nthanked thank VERB 0 root\nFreedonia Freedonia PROPN 2 obj\n\n";
  const auto twice = toy(std::string(once) + once);
  const auto claims = find_claims(twice.parsed, twice.actors, {}, lexicon());
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].source.span.begin == 0);
}

TEST_CASE("a claim carries its words with their places in code points") {
  const auto document =
      toy("Türkiye Türkiye PROPN 2 nsubj\nblamed blame VERB 0 root\nFreedonia Freedonia PROPN 2 obj\nfor for "
          "ADP 6 case\n"
          "the the DET 6 det\ndelay delay NOUN 2 obl\n. . PUNCT 2 punct\n");
  const auto claims = find_claims(document.parsed, document.actors, {}, lexicon());
  REQUIRE(claims.size() == 1);
  const Claim& claim = claims[0];
  CHECK(claim.source.mention == "Türkiye");
  CHECK(claim.source.span == Span{0, 7});
  CHECK(claim.cue.text == "blamed");
  CHECK(claim.cue.span == Span{8, 14});
  CHECK(claim.charge.text == "delay");
  CHECK(claim.evidence.text == "Türkiye blamed Freedonia for the delay");
  CHECK(claim.tense == Tense::past);
  CHECK(claim.polarity == -1);
  CHECK(claim.id.size() == 16);
  CHECK(claim.extractor == "lexicon:blame");
  for (const TextSpan* words : {&claim.cue, &claim.charge, &claim.evidence}) {
    CHECK(slice(document.parsed.document.text, words->span) == words->text);
  }
}

TEST_CASE("odd trees from outside neither crash nor hang") {
  // A cycle, every token a verb, and a very wide coordination.
  std::string cycle = "accused accuse VERB 2 conj\nblamed blame VERB 3 xcomp\nblaming blame VERB 1 conj\n";
  CHECK(toy(cycle).edges(lexicon()).empty());

  std::string wide = "Ruritania Ruritania PROPN 2 nsubj\nthanked thank VERB 0 root\n";
  for (int i = 0; i < 5000; ++i) {
    wide.append("X").append(std::to_string(i)).append(i == 0 ? " x PROPN 2 obj\n" : " x PROPN 3 conj\n");
  }
  const auto coordination = toy(wide);
  CHECK(find_claims(coordination.parsed, coordination.actors, {}, lexicon()).size() <= 64);

  std::string verbs;
  for (int i = 0; i < 20000; ++i)
    verbs.append(i == 0 ? "blamed blame VERB 0 root\n" : "blamed blame VERB 1 conj\n");
  CHECK(toy(verbs).edges(lexicon()).empty());

  std::string chain;
  for (int i = 0; i < 20000; ++i)
    chain.append("blamed blame VERB ").append(std::to_string(i)).append(" xcomp\n");
  CHECK(toy(chain).edges(lexicon()).empty());
}

TEST_CASE("nothing comes of nothing") {
  const auto empty = toy("");
  CHECK(find_claims(empty.parsed, empty.actors, {}, lexicon()).empty());
  const auto words = toy("Ruritania Ruritania PROPN 2 nsubj\nslept sleep VERB 0 root\n");
  CHECK(words.edges(Lexicon{}).empty());
}
