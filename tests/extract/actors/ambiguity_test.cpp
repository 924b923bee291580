// Names that several actors bear: which one is meant is told by the tagger, the words around or the rest of the text.
#include <doctest/doctest.h>

#include <string>

#include <claimgraph/extract/actors/actor_table.hpp>
#include <claimgraph/extract/actors/actors.hpp>

#include "support/parsed_text.hpp"

using namespace claimgraph;
using claimgraph::test::parsed;

namespace {

struct Reading {
  ParsedDocument document;
  DocumentActors actors;

  explicit Reading(const std::string& text) : document(parsed(text)), actors(find_actors(document, table())) {}

  /// Id of the actor of the nth mention headed by a word, and its side: "jordan", "jane-doe of Chad", "-" for none.
  std::string actor(std::string_view word, int nth = 1) const {
    for (std::size_t i = 0; i < document.tokens.size(); ++i) {
      if (document.word(i) != word || --nth > 0) continue;
      const std::int32_t mention = actors.by_head[i];
      if (mention < 0 || actors.mentions[static_cast<std::size_t>(mention)].actor < 0) return "-";
      const Actor& found = actors.actors[static_cast<std::size_t>(actors.mentions[static_cast<std::size_t>(mention)].actor)];
      return found.side.empty() ? found.id : found.id + " of " + found.side;
    }
    return "no such word";
  }

 private:
  static const ActorTable& table() {
    static const ActorTable built_in = ActorTable::built_in();
    return built_in;
  }
};

/// "NAME warned OTHER"
std::string warned(const std::string& name, const std::string& type, const std::string& other) {
  return name + " " + name + " PROPN 2 nsubj B-" + type + "\nwarned warn VERB 0 root\n" + other + " " + other + " PROPN 2 obj B-LOCATION\n\n";
}

}  // namespace

TEST_CASE("Georgia is the country where other countries are spoken of, else the state of the USA") {
  CHECK(Reading(warned("Georgia", "LOCATION", "Armenia")).actor("Georgia") == "georgia");
  CHECK(Reading(warned("Georgia", "LOCATION", "America")).actor("Georgia") == "georgia-us-state");
  CHECK(Reading(warned("Georgia", "LOCATION", "America") + warned("Tbilisi", "LOCATION", "America")).actor("Georgia") == "georgia");
  CHECK(Reading(warned("Georgia", "PERSON", "America")).actor("Georgia") == "georgia-2");
}

TEST_CASE("Congo is the one whose other names are in the text") {
  CHECK(Reading(warned("Congo", "LOCATION", "Kinshasa")).actor("Congo") == "democratic-republic-of-the-congo");
  CHECK(Reading(warned("Congo", "LOCATION", "Brazzaville")).actor("Congo") == "republic-of-the-congo");
}

TEST_CASE("the two Koreas stay apart, and their people and capitals with them") {
  const Reading r(
      "North North ADJ 2 amod B-LOCATION\n"
      "Korea Korea PROPN 3 nsubj I-LOCATION\n"
      "warned warn VERB 0 root\n"
      "South South ADJ 5 amod B-LOCATION\n"
      "Korea Korea PROPN 3 obj I-LOCATION\n\n" +
      warned("Seoul", "LOCATION", "Pyongyang"));
  CHECK(r.actor("Korea", 1) == "north-korea");
  CHECK(r.actor("Korea", 2) == "south-korea");
  CHECK(r.actor("Seoul") == "south-korea");
  CHECK(r.actor("Pyongyang") == "north-korea");
}

TEST_CASE("the Taliban are those of Afghanistan unless the text speaks of Pakistan's by their own name") {
  CHECK(Reading(warned("Taliban", "ORGANIZATION", "Chad")).actor("Taliban") == "taliban");
  CHECK(Reading(warned("Taliban", "ORGANIZATION", "Chad") + warned("TTP", "ORGANIZATION", "Chad")).actor("Taliban") == "tehreek-e-taliban-pakistan");
  const Reading both(
      "Pakistani Pakistani ADJ 2 amod B-ORGANIZATION\n"
      "Taliban Taliban PROPN 3 nsubj I-ORGANIZATION\n"
      "warned warn VERB 0 root\n"
      "Afghan Afghan ADJ 5 amod B-MISC\n"
      "Taliban Taliban PROPN 3 obj B-ORGANIZATION\n");
  CHECK(both.actor("Taliban", 1) == "tehreek-e-taliban-pakistan");
  CHECK(both.actor("Taliban", 2) == "taliban");
}

TEST_CASE("Washington is a government where it acts, a city after 'in', a person where the tagger says so") {
  const Reading r(warned("Washington", "LOCATION", "Chad") +
                  "They they PRON 2 nsubj\n"
                  "met meet VERB 0 root\n"
                  "in in ADP 4 case\n"
                  "Washington Washington PROPN 2 obl B-LOCATION\n\n"
                  "Denzel Denzel PROPN 3 nsubj B-PERSON\n"
                  "Washington Washington PROPN 1 flat I-PERSON\n"
                  "smiled smile VERB 0 root\n");
  CHECK(r.actor("Washington", 1) == "united-states of United States");
  CHECK(r.actor("Washington", 2) == "washington of United States");
  CHECK(r.actor("Denzel") == "denzel-washington");
}

TEST_CASE("Jordan is a country or a person as the tagger says, and both in one text") {
  const Reading r(warned("Jordan", "LOCATION", "Chad") + "Ann Ann PROPN 3 nsubj B-PERSON\nJordan Jordan PROPN 1 flat I-PERSON\nleft leave VERB 0 root\n\n" +
                  warned("Jordan", "PERSON", "Chad"));
  CHECK(r.actor("Jordan", 1) == "jordan");
  CHECK(r.actor("Ann") == "ann-jordan");
  CHECK(r.actor("Jordan", 3) == "ann-jordan");
}

TEST_CASE("'the president' is the one named last, 'the Peruvian president' Peru's") {
  const Reading r(
      "Peruvian Peruvian ADJ 2 amod B-MISC\n"
      "President president NOUN 3 nmod:desc\n"
      "Luz Luz PROPN 5 nsubj B-PERSON\n"
      "Marin Marin PROPN 3 flat I-PERSON\n"
      "met meet VERB 0 root\n"
      "Chadian Chadian ADJ 7 amod B-MISC\n"
      "President president NOUN 8 nmod:desc\n"
      "Ali Ali PROPN 5 obj B-PERSON\n"
      "Deby Deby PROPN 8 flat I-PERSON\n"
      "\n"
      "The the DET 2 det\n"
      "president president NOUN 3 nsubj\n"
      "left leave VERB 0 root\n"
      "\n"
      "The the DET 3 det\n"
      "Peruvian Peruvian ADJ 3 amod B-MISC\n"
      "president president NOUN 4 nsubj\n"
      "stayed stay VERB 0 root\n");
  CHECK(r.actor("president", 1) == "ali-deby of Chad");
  CHECK(r.actor("president", 2) == "luz-marin of Peru");
}

TEST_CASE("an aide is not the one whom he serves") {
  const Reading r(
      "Omar Omar PROPN 3 nsubj B-PERSON\n"
      "Karimi Karimi PROPN 1 flat I-PERSON\n"
      "left leave VERB 0 root\n"
      "\n"
      "The the DET 2 det\n"
      "aide aide NOUN 5 nsubj\n"
      "to to ADP 4 case\n"
      "Karimi Karimi PROPN 2 nmod B-PERSON\n"
      "stayed stay VERB 0 root\n");
  CHECK(r.actor("aide") == "aide of Omar Karimi");
}

TEST_CASE("a son with his father's name is somebody else") {
  const Reading r(
      "Donald Donald PROPN 3 nsubj B-PERSON\nTrump Trump PROPN 1 flat I-PERSON\nspoke speak VERB 0 root\n\n"
      "Donald Donald PROPN 4 nsubj B-PERSON\nTrump Trump PROPN 1 flat I-PERSON\nJr. Jr. PROPN 1 flat\nspoke speak VERB 0 root\n\n"
      "Trump Trump PROPN 3 nsubj\nJr. Jr. PROPN 1 flat\nspoke speak VERB 0 root\n\n"
      "Trump Trump PROPN 2 nsubj B-PERSON\nspoke speak VERB 0 root\n");
  CHECK(r.actor("Donald", 1) == "donald-trump");
  CHECK(r.actor("Donald", 2) == "donald-trump-jr");
  CHECK(r.actor("Trump", 3) == "donald-trump-jr");
  CHECK(r.actor("Trump", 4) == "donald-trump");
}
