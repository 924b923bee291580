#include <doctest/doctest.h>

#include <claimgraph/extract/attribution/cues.hpp>
#include <claimgraph/graph/error.hpp>

using namespace claimgraph;

TEST_CASE("a cue pattern names voice, parts and their prepositions") {
  const CuePattern pattern = parse_cue_pattern("pass subject+obl:of");
  CHECK(pattern.passive);
  REQUIRE(pattern.parts.size() == 2);
  CHECK(pattern.parts[0].kind == ContentPart::Kind::subject);
  CHECK(pattern.parts[1].kind == ContentPart::Kind::obl);
  CHECK(pattern.parts[1].marker == "of");
  CHECK_THROWS_AS(parse_cue_pattern("objekt"), LexiconError);
}

TEST_CASE("patterns of a cue come most reliable first") {
  const CueTable table(
      "cue,pos,pattern,source,share,count,comment\nsay,VERB,obj,with,0.4,8,\nsay,VERB,ccomp,any,0.9,90,"
      "clear\n");
  const auto& patterns = table.patterns("say", Upos::VERB);
  REQUIRE(patterns.size() == 2);
  CHECK(patterns[0].share == 0.9);
  CHECK(patterns[0].without_source);
  CHECK_FALSE(patterns[1].without_source);
  CHECK(table.patterns("say", Upos::NOUN).empty());
}

TEST_CASE("a wrong row of a cue table is named by its line") {
  for (const char* row : {"say,VERB", "say,VERB,thing,with,0.5,", "say,VERB,ccomp,with,often,"}) {
    CAPTURE(row);
    try {
      CueTable(std::string("cue,pos,pattern,source,share,count,comment\n") + row);
      FAIL("no error");
    } catch (const LexiconError& error) {
      CHECK(error.code() == "CG350");
      CHECK(error.where() == "cue table:2");
    }
  }
}

TEST_CASE("the built-in table knows the common words of speech") {
  for (const char* verb : {"say", "tell", "claim", "warn", "insist", "add", "accuse", "believe"})
    CHECK_MESSAGE(!CueTable::built_in().patterns(verb, Upos::VERB).empty(), verb);
}
