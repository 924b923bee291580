#include <string>

#include <doctest/doctest.h>

#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/records.hpp>
#include <claimgraph/graph/relations.hpp>

using namespace claimgraph;

TEST_CASE("slugs are lower-case ASCII for Latin names and keep the letters of other scripts") {
  const std::pair<const char*, const char*> cases[] = {
      {"Türkiye", "turkiye"},        {"Zoë & Co.", "zoe-co"},      {"Attaullah Tarar", "attaullah-tarar"},
      {"Côte d’Ivoire", "cote-divoire"}, {"O'Brien", "obrien"},    {"Straße", "strasse"},
      {"Þór Æsir", "thor-aesir"},    {"Iași", "iasi"},             {"Nguyễn Phú Trọng", "nguyen-phu-trong"},
      {"  U.S.  ", "u-s"},           {"Москва", "москва"},         {"Ёлка", "ёлка"},
      {"ΑΘΗΝΑ", "αθηνα"},            {"和平", "和平"},              {"سلام، شهر", "سلام-شهر"},
      {"e\xCC\x81t\xCC\x81", "et"},  {"5 × 7", "5-7"},             {"🕊", "x"},
      {"", "x"},                     {"—", "x"},                   {"a\xFF" "b", "a-b"},
  };
  for (const auto& [name, expected] : cases) {
    CAPTURE(name);
    CHECK(slug(name) == expected);
  }
}

TEST_CASE("a slice counts code points and is clipped to the text") {
  const std::string text = "a\xC3\xA9\xF0\x9F\x95\x8A" "b";
  CHECK(slice(text, {1, 2}) == "\xC3\xA9");
  CHECK(slice(text, {2, 4}) == "\xF0\x9F\x95\x8A" "b");
  CHECK(slice(text, {3, 99}) == "b");
  CHECK(slice(text, {9, 12}) == "");
  CHECK(slice(text, {2, 2}) == "");
  CHECK(slice("", {0, 1}) == "");
}

TEST_CASE("every enumeration's words read back, others are refused with the known ones") {
  for (int i = 0; i < 9; ++i) {
    const auto value = static_cast<ActorType>(i);
    CHECK(actor_type_from_string(to_string(value)) == value);
  }
  for (int i = 0; i < 6; ++i) CHECK(modality_from_string(to_string(static_cast<Modality>(i))) == static_cast<Modality>(i));
  for (int i = 0; i < 4; ++i) {
    CHECK(tense_from_string(to_string(static_cast<Tense>(i))) == static_cast<Tense>(i));
    CHECK(quote_type_from_string(to_string(static_cast<QuoteType>(i))) == static_cast<QuoteType>(i));
  }
  CHECK_THROWS_WITH_AS(tense_from_string("perfect"), doctest::Contains("one of none, past, present, future"), InputError);
}

TEST_CASE("the relations are those of the guidelines, polarity and score agree in sign with the family") {
  CHECK(relations().size() == 16);
  CHECK(relations().front().name == "accuse");
  CHECK(relations().back().name == "mediate");
  for (const auto& relation : relations()) {
    CAPTURE(relation.name);
    CHECK(find_relation(relation.name) == &relation);
    if (relation.family == RelationFamily::hostile) CHECK((relation.polarity == -1 && relation.score < 0));
    if (relation.family == RelationFamily::friendly) CHECK((relation.polarity == 1 && relation.score > 0));
    if (relation.family == RelationFamily::talking) CHECK((relation.polarity == 0 && relation.score > 0));
  }
  CHECK(find_relation("gossip") == nullptr);
}
