#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include <claimgraph/extract/actors/actor_table.hpp>
#include <claimgraph/extract/actors/actors.hpp>

#include "support/parsed_text.hpp"

using namespace claimgraph;
using claimgraph::test::parsed;

namespace {

const ActorTable& table() {
  static const ActorTable built_in = ActorTable::built_in();
  return built_in;
}

/// What is found, with the document: places are given by words.
struct Result {
  ParsedDocument document;
  DocumentActors actors;

  explicit Result(const std::string& text) : document(parsed(text)), actors(find_actors(document, table())) {}

  std::size_t token(std::string_view word, int nth = 1) const {
    for (std::size_t i = 0; i < document.tokens.size(); ++i)
      if (document.word(i) == word && --nth == 0) return i;
    FAIL("no such word: " << std::string(word));
    return 0;
  }
  /// The actor of the mention headed by a word; nullptr where there is none.
  const Actor* at(std::string_view word, int nth = 1) const {
    const std::int32_t mention = actors.by_head[token(word, nth)];
    if (mention < 0) return nullptr;
    const std::int32_t actor = actors.mentions[static_cast<std::size_t>(mention)].actor;
    return actor < 0 ? nullptr : &actors.actors[static_cast<std::size_t>(actor)];
  }
  std::string name(std::string_view word, int nth = 1) const {
    const Actor* actor = at(word, nth);
    return actor ? actor->name : "-";
  }
  /// The words of the mention headed by a word.
  std::string mention(std::string_view word, int nth = 1) const {
    const std::int32_t m = actors.by_head[token(word, nth)];
    if (m < 0) return "-";
    const Mention& found = actors.mentions[static_cast<std::size_t>(m)];
    return document.document.text.substr(document.tokens[found.first].begin, document.tokens[found.last - 1].end - document.tokens[found.first].begin);
  }
};

bool has_alias(const Actor& actor, std::string_view form) { return std::find(actor.aliases.begin(), actor.aliases.end(), form) != actor.aliases.end(); }

const char* const titled =
    "Pakistani Pakistani ADJ 3 amod B-MISC\n"
    "Foreign foreign ADJ 3 amod\n"
    "Minister minister NOUN 4 nmod:desc\n"
    "Ayesha Ayesha PROPN 6 nsubj B-PERSON\n"
    "Karimi Karimi PROPN 4 flat I-PERSON\n"
    "thanked thank VERB 0 root\n"
    "Qatar Qatar PROPN 6 obj B-LOCATION\n"
    ". . PUNCT 6 punct\n"
    "\n"
    "Karimi Karimi PROPN 2 nsubj B-PERSON\n"
    "said say VERB 0 root\n"
    "she she PRON 4 nsubj\n"
    "trusted trust VERB 2 ccomp\n"
    "it it PRON 4 obj\n"
    ". . PUNCT 2 punct\n"
    "\n"
    "The the DET 2 det\n"
    "minister minister NOUN 3 nsubj\n"
    "left leave VERB 0 root\n"
    ". . PUNCT 3 punct\n";

}  // namespace

TEST_CASE("a title, a full name, a surname, a pronoun and a role are one person with a side") {
  const Result r(titled);
  const Actor* person = r.at("Ayesha");
  REQUIRE(person);
  CHECK(person->name == "Ayesha Karimi");
  CHECK(person->id == "ayesha-karimi");
  CHECK(person->type == ActorType::person);
  CHECK(person->role == "foreign minister");
  CHECK(person->side == "Pakistan");
  CHECK(has_alias(*person, "Pakistani Foreign Minister Ayesha Karimi"));
  CHECK(has_alias(*person, "Karimi"));
  CHECK(r.mention("Ayesha") == "Pakistani Foreign Minister Ayesha Karimi");
  CHECK(r.name("Karimi", 2) == "Ayesha Karimi");
  CHECK(r.name("she") == "Ayesha Karimi");
  CHECK(r.name("minister") == "Ayesha Karimi");
  CHECK(r.name("it") == "Qatar");
  CHECK(r.name("Pakistani") == "Pakistan");
  REQUIRE(r.at("Qatar"));
  CHECK(r.at("Qatar")->id == "qatar");
  CHECK(r.at("Qatar")->side.empty());
  CHECK(r.at("Qatar")->wikidata == "Q846");
}

TEST_CASE("a surname in the title finds the full name that comes later") {
  const Result r(
      "Karimi Karimi PROPN 2 nsubj B-PERSON\n"
      "warns warn VERB 0 root\n"
      "Qatar Qatar PROPN 2 obj B-LOCATION\n"
      "---\n"
      "Ayesha Ayesha PROPN 3 nsubj B-PERSON\n"
      "Karimi Karimi PROPN 1 flat I-PERSON\n"
      "spoke speak VERB 0 root\n");
  CHECK(r.name("Karimi", 1) == "Ayesha Karimi");
}

TEST_CASE("two people with one surname stay two; the surname alone means the one named last") {
  const Result r(
      "Ayesha Ayesha PROPN 3 nsubj B-PERSON\n"
      "Karimi Karimi PROPN 1 flat I-PERSON\n"
      "met meet VERB 0 root\n"
      "Omar Omar PROPN 3 obj B-PERSON\n"
      "Karimi Karimi PROPN 4 flat I-PERSON\n"
      "\n"
      "Karimi Karimi PROPN 2 nsubj B-PERSON\n"
      "left leave VERB 0 root\n"
      "\n"
      "Ms. Ms. PROPN 2 nmod:desc\n"
      "Karimi Karimi PROPN 3 nsubj B-PERSON\n"
      "stayed stay VERB 0 root\n");
  CHECK(r.name("Ayesha") == "Ayesha Karimi");
  CHECK(r.name("Omar") == "Omar Karimi");
  CHECK(r.name("Karimi", 3) == "Omar Karimi");
  CHECK(r.name("Karimi", 4) == "Ayesha Karimi");
}

TEST_CASE("the government of a state is the state, demonyms and acting capitals too") {
  const Result r(
      "The the DET 3 det\n"
      "Cuban Cuban ADJ 3 amod B-MISC\n"
      "government government NOUN 4 nsubj\n"
      "rejected reject VERB 0 root\n"
      "it it PRON 4 obj\n"
      "\n"
      "Havana Havana PROPN 2 nsubj B-LOCATION\n"
      "said say VERB 0 root\n"
      "so so ADV 2 advmod\n"
      "\n"
      "Cuba Cuba PROPN 2 nsubj B-LOCATION\n"
      "met meet VERB 0 root\n"
      "them they PRON 2 obj\n"
      "in in ADP 5 case\n"
      "Paris Paris PROPN 2 obl B-LOCATION\n");
  CHECK(r.name("government") == "Cuba");
  CHECK(r.name("Havana") == "Cuba");
  CHECK(r.name("Cuban") == "Cuba");
  CHECK(has_alias(*r.at("Cuba"), "Cuban government"));
  REQUIRE(r.at("Paris"));
  CHECK(r.at("Paris")->id == "paris");
}

TEST_CASE("a capital alone keeps its name and tells its state") {
  const Result r(
      "Islamabad Islamabad PROPN 2 nsubj B-LOCATION\n"
      "thanked thank VERB 0 root\n"
      "Kabul Kabul PROPN 2 obj B-LOCATION\n");
  REQUIRE(r.at("Islamabad"));
  CHECK(r.at("Islamabad")->name == "Islamabad");
  CHECK(r.at("Islamabad")->id == "pakistan");
  CHECK(r.at("Islamabad")->side == "Pakistan");
}

TEST_CASE("the entity type decides between a country and a person of that name") {
  const Result r(
      "Jordan Jordan PROPN 2 nsubj B-LOCATION\n"
      "praised praise VERB 0 root\n"
      "Jordan Jordan PROPN 2 obj B-PERSON\n");
  REQUIRE(r.at("Jordan", 1));
  CHECK(r.at("Jordan", 1)->id == "jordan");
  CHECK(r.at("Jordan", 1)->type == ActorType::state);
  REQUIRE(r.at("Jordan", 2));
  CHECK(r.at("Jordan", 2)->type == ActorType::person);
  CHECK(r.at("Jordan", 2)->id != "jordan");
}

TEST_CASE("descriptions take their side from the demonym, possessor or party before them") {
  const Result r(
      "Afghan Afghan ADJ 2 amod B-MISC\n"
      "negotiators negotiator NOUN 3 nsubj\n"
      "thanked thank VERB 0 root\n"
      "Italy Italy PROPN 7 nmod:poss B-LOCATION\n"
      "'s 's PART 4 case\n"
      "interior interior NOUN 7 compound\n"
      "minister minister NOUN 3 obj\n"
      "and and CCONJ 11 cc\n"
      "a a DET 11 det\n"
      "Republican Republican ADJ 11 amod B-MISC\n"
      "senator senator NOUN 7 conj\n");
  REQUIRE(r.at("negotiators"));
  CHECK(r.at("negotiators")->name == "Afghan negotiators");
  CHECK(r.at("negotiators")->side == "Afghanistan");
  CHECK(r.at("negotiators")->type == ActorType::group);
  REQUIRE(r.at("minister"));
  CHECK(r.at("minister")->name == "Italy 's interior minister");
  CHECK(r.at("minister")->side == "Italy");
  CHECK(r.at("minister")->role == "interior minister");
  REQUIRE(r.at("senator"));
  CHECK(r.at("senator")->side == "Republican Party");
}

TEST_CASE("an acronym in brackets is the name before it, an apposition its description") {
  const Result r(
      "The the DET 4 det\n"
      "River River PROPN 4 compound B-ORGANIZATION\n"
      "Peace Peace PROPN 4 compound I-ORGANIZATION\n"
      "Council Council PROPN 13 nsubj I-ORGANIZATION\n"
      "( ( PUNCT 6 punct\n"
      "RPC RPC PROPN 4 appos B-ORGANIZATION\n"
      ") ) PUNCT 6 punct\n"
      ", , PUNCT 11 punct\n"
      "a a DET 11 det\n"
      "local local ADJ 11 amod\n"
      "charity charity NOUN 4 appos\n"
      ", , PUNCT 11 punct\n"
      "thanked thank VERB 0 root\n"
      "its its PRON 15 nmod:poss\n"
      "donors donor NOUN 13 obj\n"
      "\n"
      "RPC RPC PROPN 2 nsubj B-ORGANIZATION\n"
      "left leave VERB 0 root\n");
  CHECK(r.name("RPC", 1) == "River Peace Council");
  CHECK(r.name("RPC", 2) == "River Peace Council");
  CHECK(r.name("charity") == "River Peace Council");
  CHECK(r.name("its") == "River Peace Council");
  CHECK(r.mention("Council") == "River Peace Council");
}

TEST_CASE("a relative pronoun stands for the noun that its clause modifies, first persons for nobody yet") {
  const Result r(
      "Rebels rebel NOUN 6 nsubj\n"
      ", , PUNCT 4 punct\n"
      "who who PRON 4 nsubj\n"
      "fled flee VERB 1 acl:relcl\n"
      ", , PUNCT 4 punct\n"
      "blamed blame VERB 0 root\n"
      "us we PRON 6 obj\n");
  CHECK(r.name("who") == "Rebels");
  CHECK(r.name("us") == "-");
  CHECK(r.mention("us") == "us");
}

TEST_CASE("he inside a quotation is not its speaker") {
  const Result r(
      "Omar Omar PROPN 3 nsubj B-PERSON\n"
      "Karimi Karimi PROPN 1 flat I-PERSON\n"
      "spoke speak VERB 0 root\n"
      "\n"
      "\" \" PUNCT 3 punct\n"
      "He he PRON 3 nsubj\n"
      "lied lie VERB 7 ccomp\n"
      ", , PUNCT 3 punct\n"
      "\" \" PUNCT 3 punct\n"
      "David David PROPN 7 nsubj B-PERSON\n"
      "said say VERB 0 root\n");
  CHECK(r.name("He") == "Omar Karimi");
}

TEST_CASE("party tags behind a name tell its side") {
  const Result r(
      "Sen. Sen. PROPN 2 nmod:desc\n"
      "Jane Jane PROPN 9 nsubj B-PERSON\n"
      "Doe Doe PROPN 2 flat I-PERSON\n"
      "( ( PUNCT 5 punct\n"
      "D D PROPN 2 appos\n"
      "- - PUNCT 7 punct\n"
      "Ohio Ohio PROPN 5 nmod B-LOCATION\n"
      ") ) PUNCT 5 punct\n"
      "spoke speak VERB 0 root\n");
  REQUIRE(r.at("Jane"));
  CHECK(r.at("Jane")->side == "Democratic Party");
  CHECK(r.at("Jane")->name == "Jane Doe");
}

TEST_CASE("a role with another field or party is another person") {
  const Result r(
      "Prime prime ADJ 2 amod\n"
      "Minister minister NOUN 3 nmod:desc\n"
      "Ayesha Ayesha PROPN 5 nsubj B-PERSON\n"
      "Karimi Karimi PROPN 3 flat I-PERSON\n"
      "dismissed dismiss VERB 0 root\n"
      "her her PRON 8 nmod:poss\n"
      "finance finance NOUN 8 compound\n"
      "minister minister NOUN 5 obj\n"
      "\n"
      "The the DET 2 det\n"
      "minister minister NOUN 3 nsubj\n"
      "left leave VERB 0 root\n");
  CHECK(r.name("her") == "Ayesha Karimi");
  CHECK(r.name("minister") == "her finance minister");
}

TEST_CASE("private persons and armed men do not stand for the state in front of them, officials do") {
  const Result r(
      "Sudanese Sudanese ADJ 2 amod B-MISC\n"
      "refugees refugee NOUN 3 nsubj\n"
      "thanked thank VERB 0 root\n"
      "Sudanese Sudanese ADJ 5 amod B-MISC\n"
      "officials official NOUN 3 obj\n");
  REQUIRE(r.at("refugees"));
  CHECK(r.at("refugees")->side.empty());
  REQUIRE(r.at("officials"));
  CHECK(r.at("officials")->side == "Sudan");
}

TEST_CASE("the regime of a movement is the movement, with or without its demonym") {
  const Result r(
      "The the DET 3 det\n"
      "Afghan Afghan ADJ 3 amod B-MISC\n"
      "Taliban Taliban PROPN 4 nsubj B-ORGANIZATION\n"
      "refused refuse VERB 0 root\n"
      "\n"
      "The the DET 3 det\n"
      "Taliban Taliban PROPN 3 compound B-ORGANIZATION\n"
      "regime regime NOUN 4 nsubj\n"
      "agreed agree VERB 0 root\n");
  REQUIRE(r.at("regime"));
  CHECK(r.at("regime")->id == "taliban");
  REQUIRE(r.at("Taliban"));
  CHECK(r.at("Taliban")->id == "taliban");
}

TEST_CASE("a country that the tagger takes for a person stays a country, and a lost apostrophe is forgiven") {
  const Result r(
      "Ankara Ankara PROPN 2 nsubj B-PERSON\n"
      "criticized criticize VERB 0 root\n"
      "Chinas Chinas PROPN 4 compound\n"
      "policy policy NOUN 2 obj\n");
  REQUIRE(r.at("Ankara"));
  CHECK(r.at("Ankara")->id == "turkey");
  REQUIRE(r.at("Chinas"));
  CHECK(r.at("Chinas")->id == "china");
}

TEST_CASE("a short description takes up the fuller one before it") {
  const Result r(
      "A a DET 4 det\n"
      "senior senior ADJ 4 amod\n"
      "US US PROPN 4 compound B-LOCATION\n"
      "official official NOUN 5 nsubj\n"
      "spoke speak VERB 0 root\n"
      "\n"
      "The the DET 2 det\n"
      "official official NOUN 3 nsubj\n"
      "left leave VERB 0 root\n");
  CHECK(r.name("official", 2) == "senior US official");
  CHECK(r.at("official", 2)->side == "United States");
}

TEST_CASE("a known person speaks for the office only in documents of its time that speak of a state") {
  const std::string home =
      "Donald Donald PROPN 3 nsubj B-PERSON\n"
      "Trump Trump PROPN 1 flat I-PERSON\n"
      "spoke speak VERB 0 root\n";
  const std::string abroad = home +
                             "of of ADP 5 case\n"
                             "Peru Peru PROPN 3 obl B-LOCATION\n";
  struct Case {
    std::string text;
    const char *date, *side;
  };
  for (const Case& c : {Case{abroad, "2016-05-01", ""}, {abroad, "2018-05-01", "United States"}, {abroad, "", ""}, {home, "2018-05-01", ""}}) {
    CAPTURE(c.date);
    ParsedDocument document = parsed(c.text);
    document.document.date = c.date;
    const DocumentActors found = find_actors(document, table());
    REQUIRE(!found.actors.empty());
    CHECK(found.actors[0].id == "donald-trump");
    CHECK(found.actors[0].side == c.side);
  }
}

TEST_CASE("every mention lies in the text, heads and covers are consistent") {
  const Result r(titled);
  REQUIRE(r.actors.by_head.size() == r.document.tokens.size());
  for (const Mention& mention : r.actors.mentions) {
    CHECK(mention.first <= mention.head);
    CHECK(mention.head < mention.last);
    CHECK(mention.last <= r.document.tokens.size());
    for (std::uint32_t i = mention.first; i < mention.last; ++i) {
      REQUIRE(r.actors.covering[i] >= 0);
      const Mention& cover = r.actors.mentions[static_cast<std::size_t>(r.actors.covering[i])];
      CHECK(cover.last - cover.first >= mention.last - mention.first);
    }
  }
}

TEST_CASE("nothing, one word and ten thousand names are no trouble") {
  CHECK(Result("").actors.actors.empty());
  CHECK(Result("Qatar Qatar PROPN 0 root B-LOCATION\n").actors.actors.size() == 1);
  CHECK(Result(". . PUNCT 0 root\n").actors.actors.empty());
  std::string chain, list;
  for (int i = 0; i < 10000; ++i) {
    const std::string n = std::to_string(i);
    list += "Nam" + n + " Nam" + n + " PROPN 3 nsubj B-PERSON\nDoe Doe PROPN 1 flat I-PERSON\nleft leave VERB 0 root\n\n";
    list += "Doe Doe PROPN 2 nsubj B-PERSON\nsaid say VERB 0 root\nhe he PRON 4 nsubj\nleft leave VERB 2 ccomp\n\n";
    chain += "minister minister NOUN " + std::to_string(i) + (i ? " nmod\n" : " root\n");
  }
  CHECK(Result(list).actors.actors.size() == 10000);
  CHECK(Result(chain).actors.mentions.size() == 10000);
}

TEST_CASE("a number counts all nouns joined behind it: one group") {
  const Result r("88 88 NUM 2 nummod\ngenerals general NOUN 5 nsubj\nand and CCONJ 4 cc\nadmirals admiral NOUN 2 conj\nspoke speak VERB 0 root\n");
  CHECK(r.name("generals") == "88 generals and admirals");
  CHECK(r.at("admirals") == nullptr);
  const Result apart("diplomats diplomat NOUN 4 nsubj\nand and CCONJ 3 cc\nadmirals admiral NOUN 1 conj\nspoke speak VERB 0 root\n");
  CHECK(apart.name("admirals") == "admirals");
}

TEST_CASE("town and state before a titled person are no actors") {
  const Result r(
      "Peru Peru PROPN 2 nsubj B-LOCATION\nblamed blame VERB 0 root\nTulsa Tulsa PROPN 2 obj B-LOCATION\n, , PUNCT 3 punct\nOkla. Okla. PROPN 3 conj B-LOCATION\n"
      ", , PUNCT 7 punct\nofficer officer NOUN 8 nmod:desc\nJane Jane PROPN 3 conj B-PERSON\nDoe Doe PROPN 8 flat I-PERSON\n. . PUNCT 2 punct\n");
  CHECK(r.name("Tulsa") == "Jane Doe");  // the head of the whole phrase in the tree
  CHECK(r.at("Okla.") == nullptr);
}

TEST_CASE("no name ends in a mark, but for a bracket of its own") {
  const Result r(
      "Democrats Democrats PROPN 4 nmod:poss B-ORGANIZATION\n' 's PART 1 case\nsharp sharp ADJ 4 amod\nwords word NOUN 5 nsubj\nhit hit VERB 0 root\n"
      "Chad Chad PROPN 5 obj B-LOCATION\n) ) PUNCT 6 punct\n. . PUNCT 5 punct\n");
  CHECK(r.name("Democrats") == "Democrats");
  CHECK(r.name("Chad") == "Chad");
}

TEST_CASE("a leader of a group that is named behind it speaks for that group") {
  const Result r(
      "leader leader NOUN 6 nsubj\nof of ADP 4 case\nLebanese Lebanese ADJ 4 amod B-MISC\ngroup group NOUN 1 nmod\nHezbollah Hezbollah PROPN 4 appos B-ORGANIZATION\nspoke speak VERB 0 root\n");
  CHECK(r.name("leader") == "leader of Lebanese group Hezbollah");
  CHECK(r.at("leader")->side == "Hezbollah");
}

TEST_CASE("a demonym before a noun is its state, whatever the tree makes of it") {
  const Result r(
      "They they PRON 2 nsubj\nliked like VERB 0 root\nChadian Chadian PROPN 2 obj B-MISC\nand and CCONJ 5 cc\nPeruvian Peruvian PROPN 3 conj B-MISC\nsupport support NOUN 3 nmod\n");
  CHECK(r.name("Chadian") == "Chad");
  CHECK(r.name("Peruvian") == "Peru");
}

TEST_CASE("an adjective behind its noun belongs to it") {
  const Result r("The the DET 2 det\nattorney attorney NOUN 4 nsubj\ngeneral general ADJ 2 amod\nspoke speak VERB 0 root\n");
  CHECK(r.name("attorney") == "attorney general");
}

TEST_CASE("names in capitals are written as in the table") {
  const Result r("BRITAIN Britain PROPN 2 nsubj B-LOCATION\nthanked thank VERB 0 root\nUN UN PROPN 2 obj B-ORGANIZATION\n");
  CHECK(r.name("BRITAIN") == "Britain");
  CHECK(r.name("UN") == "UN");
  CHECK(Result("U.S. U.S. PROPN 2 nsubj B-LOCATION\nspoke speak VERB 0 root\n").name("U.S.") == "U.S.");
}

TEST_CASE("people with a hyphen before their name are others") {
  const Result r("Indian Indian ADJ 3 compound B-MISC\n- - PUNCT 1 punct\nAmericans Americans PROPN 4 nsubj B-MISC\nspoke speak VERB 0 root\n");
  CHECK(r.at("Americans")->id == "indian-americans");
}

TEST_CASE("the candidate of a party is its politician who was named, a state's envoy not just any of its officials") {
  const std::string named = "Donald Donald PROPN 3 nsubj B-PERSON\nTrump Trump PROPN 1 flat I-PERSON\nspoke speak VERB 0 root\n. . PUNCT 3 punct\n\n";
  CHECK(Result(named + "The the DET 3 det\nGOP GOP PROPN 3 compound B-ORGANIZATION\ncandidate candidate NOUN 4 nsubj\nleft leave VERB 0 root\n").name("candidate") == "Donald Trump");
  CHECK(Result(named + "The the DET 3 det\nUS US PROPN 3 compound B-LOCATION\nenvoy envoy NOUN 4 nsubj\nleft leave VERB 0 root\n").name("envoy") == "US envoy");
  CHECK(Result(named + "The the DET 3 det\nUS US PROPN 3 compound B-LOCATION\npresident president NOUN 4 nsubj\nleft leave VERB 0 root\n").name("president") == "Donald Trump");
}

TEST_CASE("a description of one party is no apposition of another party's politician") {
  const Result r(
      "The the DET 3 det\nDemocratic Democratic ADJ 3 amod\ncandidate candidate NOUN 7 obl\n, , PUNCT 5 punct\nDonald Donald PROPN 7 nsubj B-PERSON\nTrump Trump PROPN 5 flat I-PERSON\nsaid say VERB 0 root\n");
  CHECK(r.name("candidate") == "Democratic candidate");
}
