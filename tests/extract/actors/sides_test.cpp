#include <doctest/doctest.h>

#include <string>

#include <claimgraph/extract/actors/actor_table.hpp>
#include <claimgraph/extract/actors/actors.hpp>

#include "support/parsed_text.hpp"

using namespace claimgraph;
using claimgraph::test::parsed;

namespace {

/// The side of the actor of the mention headed by a word; "-" for none.
std::string side_of(const std::string& text, std::string_view word) {
  static const ActorTable table = ActorTable::built_in();
  const ParsedDocument document = parsed(text);
  const DocumentActors actors = find_actors(document, table);
  for (const Mention& mention : actors.mentions) {
    if (document.word(mention.head) != word || mention.actor < 0) continue;
    const std::string& side = actors.actors[static_cast<std::size_t>(mention.actor)].side;
    return side.empty() ? "-" : side;
  }
  FAIL("no actor at: " << std::string(word));
  return {};
}

}  // namespace

TEST_CASE("opposition leaders and rebels do not speak for the state before them") {
  CHECK(side_of("Chadian Chadian ADJ 3 amod B-MISC\nopposition opposition NOUN 3 compound\nleader leader NOUN 4 nmod:desc\nJane Jane PROPN 6 nsubj B-PERSON\n"
                "Doe Doe PROPN 4 flat I-PERSON\nmet meet VERB 0 root\nPeru Peru PROPN 6 obj B-LOCATION\n",
                "Jane") == "opposition");
  CHECK(side_of("A a DET 4 det\nChadian Chadian ADJ 4 amod B-MISC\nrebel rebel NOUN 4 compound\ncommander commander NOUN 5 nsubj\nmet meet VERB 0 root\n"
                "Peru Peru PROPN 5 obj B-LOCATION\n",
                "commander") == "-");
  CHECK(side_of("A a DET 3 det\nChadian Chadian ADJ 3 amod B-MISC\ncommander commander NOUN 4 nsubj\nmet meet VERB 0 root\nPeru Peru PROPN 4 obj B-LOCATION\n",
                "commander") == "Chad");
}

TEST_CASE("who is retired speaks for nobody") {
  CHECK(side_of("retired retired ADJ 3 amod\nChadian Chadian ADJ 3 amod B-MISC\ngeneral general NOUN 4 nmod:desc\nJane Jane PROPN 6 nsubj B-PERSON\nDoe Doe PROPN 4 flat I-PERSON\n"
                "spoke speak VERB 0 root\n",
                "Jane") == "-");
}

TEST_CASE("an armed group that is called a government is its state's") {
  const std::string group = "The the DET 2 det\nTaliban Taliban PROPN 3 nsubj B-ORGANIZATION\nrefused refuse VERB 0 root\n. . PUNCT 3 punct\n\nChad Chad PROPN 2 nsubj B-LOCATION\n"
                            "thanked thank VERB 0 root\nKabul Kabul PROPN 2 obj B-LOCATION\n";
  CHECK(side_of(group, "Taliban") == "-");
  CHECK(side_of(group + "\nThe the DET 3 det\nTaliban Taliban PROPN 3 compound B-ORGANIZATION\nregime regime NOUN 4 nsubj\nagreed agree VERB 0 root\n", "Taliban") == "Afghanistan");
}

TEST_CASE("a campaign's spokesman speaks for the campaign, a manager for whom he serves") {
  CHECK(side_of("Doe Doe PROPN 2 compound B-PERSON\ncampaign campaign NOUN 3 compound\nspokesman spokesman NOUN 4 nmod:desc\nJohn John PROPN 6 nsubj B-PERSON\nRoe Roe PROPN 4 flat I-PERSON\n"
                "spoke speak VERB 0 root\n",
                "John") == "Doe campaign");
  CHECK(side_of("Doe Doe PROPN 3 nmod:poss B-PERSON\n's 's PART 1 case\nmanager manager NOUN 4 nsubj\nspoke speak VERB 0 root\n", "manager") == "Doe");
}

TEST_CASE("a politician stands for the party that is spoken of nearby, but not for that of a thing") {
  const std::string name = "Nancy Nancy PROPN 3 nsubj B-PERSON\nPelosi Pelosi PROPN 1 flat I-PERSON\nspoke speak VERB 0 root\n. . PUNCT 3 punct\n\n";
  const std::string filler = "It it PRON 2 nsubj\nrained rain VERB 0 root\n. . PUNCT 2 punct\n\n";
  const std::string senators = "Democratic Democratic ADJ 2 amod\nsenators senator NOUN 3 nsubj\nmet meet VERB 0 root\n. . PUNCT 3 punct\n\n";
  const std::string polls = "Democratic Democratic ADJ 2 amod\npolls poll NOUN 3 nsubj\nfell fall VERB 0 root\n. . PUNCT 3 punct\n\n";
  CHECK(side_of(name + senators, "Nancy") == "Democratic Party");
  CHECK(side_of(name + polls, "Nancy") == "-");
  CHECK(side_of(name + filler + filler + filler + senators, "Nancy") == "-");
}

TEST_CASE("a party's word inside the name of another state's body is no party") {
  CHECK(side_of("leader leader NOUN 7 nsubj\nof of ADP 6 case\nthe the DET 6 det\nSyrian Syrian ADJ 6 amod B-ORGANIZATION\nDemocratic Democratic ADJ 6 amod I-ORGANIZATION\n"
                "Council council PROPN 1 nmod I-ORGANIZATION\nspoke speak VERB 0 root\n",
                "leader") != "Democratic Party");
}

TEST_CASE("a leader of people who speak for nobody speaks for them") {
  CHECK(side_of("leader leader NOUN 5 nsubj\nof of ADP 4 case\nChadian Chadian ADJ 4 amod B-MISC\nrefugees refugee NOUN 1 nmod\nspoke speak VERB 0 root\n", "leader") == "Chadian refugees");
}
