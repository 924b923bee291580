#include <random>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include <claimgraph/export/records_jsonl.hpp>
#include <claimgraph/graph/error.hpp>

#include "sample.hpp"

using namespace claimgraph;

TEST_CASE("a line reads back as the record it was written from") {
  for (const auto& document : {test::istanbul_talks(), test::adversarial(), ExtractedDocument{}}) {
    const std::string line = to_json_line(document);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(from_json_line(line) == document);
    CHECK(to_json_line(from_json_line(line)) == line);
    CHECK(is_record_line(line));
    CHECK(record_id(line) == document.id);
  }
}

TEST_CASE("attributions, reporters and numbers survive") {
  ExtractedDocument document = test::istanbul_talks();
  document.attributions = {{{{0, 3}, {5, 9}}, {{10, 14}}, {{15, 30}}, QuoteType::mixed, "pakistan", -1},
                           {{}, {}, {{20, 25}}, QuoteType::direct, "", 0}};
  document.claims[0].confidence = 0.1 + 0.2;
  document.claims[0].document = "another";
  document.claims[0].date = "";
  CHECK(from_json_line(to_json_line(document)) == document);
  CHECK(to_json_line(document).find("0.30000000000000004") != std::string::npos);
}

TEST_CASE("spans of a line are code points of its text") {
  const ExtractedDocument document = from_json_line(to_json_line(test::istanbul_talks()));
  for (const Claim& claim : document.claims) {
    CHECK(slice(document.text, claim.evidence.span) == claim.evidence.text);
    CHECK(slice(document.text, claim.source.span) == claim.source.mention);
  }
}

TEST_CASE("the text may be left out, derived codes are written and ignored, an empty side is absent") {
  ExtractedDocument document = test::istanbul_talks();
  const std::string line = to_json_line(document, false);
  CHECK(line.find("\"text\":\"Talks in") == std::string::npos);
  CHECK(line.find("\"plover\":\"ACCUSE\",\"plover_mode\":\"allege\",\"cameo\":\"112\",\"score\":-2,") != std::string::npos);
  CHECK(line.find("\"side\":\"\"") == std::string::npos);
  document.text.clear();
  CHECK(from_json_line(line) == document);
}

TEST_CASE("a line's fields come in a fixed order") {
  ExtractedDocument document;
  document.id = "d";
  document.text = "A thanked B.";
  document.actors = {{"a", "A", ActorType::person, {}, "", "S", ""}, {"b", "B", ActorType::state, {}, "", "", ""}};
  test::add_claim(document, "a", "thank", "b", "A thanked B.", "thanked", "", 0.5);
  CHECK(to_json_line(document) ==
        R"({"id":"d","title":"","date":"","actors":[{"id":"a","name":"A","type":"person","aliases":[],"side":"S"},)"
        R"({"id":"b","name":"B","type":"state","aliases":[]}],"attributions":[],"claims":[{"id":"0000000000000000",)"
        R"("source":{"actor":"a","name":"A","mention":"A","span":[0,1],"side":"S"},"relation":"thank",)"
        R"("target":{"actor":"b","name":"B","mention":"B","span":[10,11]},"reporters":[],"negated":false,)"
        R"("hypothetical":false,"modality":"asserted","tense":"past","polarity":1,"cue":{"text":"thanked","span":[2,9]},)"
        R"("charge":{"text":"","span":[0,0]},"evidence":{"text":"A thanked B.","span":[0,12]},"sentence":[0,12],)"
        R"("quote":"none","plover":"SUPPORT","cameo":"051","score":3.4,"confidence":0.5,"extractor":"lexicon:thank"}],)"
        R"("text":"A thanked B."})");
}

TEST_CASE("a wrong line is refused with its place and field") {
  struct Case {
    std::string line, code, part;
  };
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  const Case cases[] = {
      {"", "CG110", "f:1: byte 0"},
      {"{\"claims\": [", "CG110", "byte 12"},
      {"{\"id\": \"\xFF\"}", "CG110", "f:1"},
      {deep, "CG112", "nested"},
      {"{\"id\":\"a\",\"claims\":" + deep + "}", "CG112", "nested"},
      {"[]", "CG111", "the line must be an object"},
      {R"({"claims": {}})", "CG111", "'claims' must be an array"},
      {R"({"claims": [7]})", "CG111", "'claims[0]' must be an object"},
      {R"({"claims": [{"source": {"name": "A"}, "relation": "thank"}]})", "CG111", "'claims[0].target' is missing"},
      {R"({"claims": [{"source": {"name": "A", "span": [3]}}]})", "CG111", "'claims[0].source.span' must be a span"},
      {R"({"claims": [{"source": {"name": "A", "span": [-3, 1]}}]})", "CG111", "source.span"},
      {R"({"actors": [{"id": "a", "name": "A", "type": "ghost"}]})", "CG109", "'actors[0].type'"},
      {R"({"actors": [{"id": "a", "name": 3}]})", "CG111", "'actors[0].name' must be a string"},
      {R"({"title": 1e999})", "CG110", "f:1"},
  };
  for (const Case& wrong : cases) {
    CAPTURE(wrong.line.substr(0, 80));
    try {
      from_json_line(wrong.line, "f:1");
      FAIL_CHECK("accepted");
    } catch (const InputError& error) {
      CHECK(error.code() == wrong.code);
      CHECK(std::string(error.what()).find(wrong.part) != std::string::npos);
    }
    CHECK_FALSE(is_record_line(wrong.line));
  }
}

TEST_CASE("limits of size and count are options") {
  const std::string line = to_json_line(test::istanbul_talks());
  CHECK_THROWS_AS(from_json_line(line, "", {.line_bytes = 100}), InputError);
  CHECK_THROWS_AS(from_json_line(line, "", {.entries = 3}), InputError);
}

TEST_CASE("a hand-written line needs only ends and relation; an actor without id gets its slug") {
  const auto document = from_json_line(
      R"({"claims":[{"source":{"name":"Zoë"},"relation":"thank","target":{"name":"B"},"new field":[1]}]})");
  REQUIRE(document.claims.size() == 1);
  CHECK(document.claims[0].source.actor == "zoe");
}

TEST_CASE("a parent that is not there becomes none") {
  const auto document = from_json_line(R"({"attributions":[{"parent":5},{"parent":-7},{"parent":0}]})");
  CHECK(document.attributions[0].parent == -1);
  CHECK(document.attributions[1].parent == -1);
  CHECK(document.attributions[2].parent == 0);
}

TEST_CASE("the reader goes on after a bad line and skips empty ones") {
  std::istringstream stream(to_json_line(test::istanbul_talks()) + "\n\n{bad\n" + to_json_line(test::adversarial()));
  RecordsReader reader(stream, "x.jsonl");
  CHECK(reader.next()->id == "istanbul-talks");
  CHECK_THROWS_WITH_AS(reader.next(), doctest::Contains("x.jsonl:3"), InputError);
  CHECK(*reader.next() == test::adversarial());
  CHECK_FALSE(reader.next());
}

TEST_CASE("a line over the limit is skipped without being kept") {
  std::istringstream stream(std::string(1000, ' ') + "\n{}\n");
  RecordsReader reader(stream, "x.jsonl", {.line_bytes = 100});
  CHECK_THROWS_AS(reader.next(), InputError);
  CHECK(reader.next());
}

TEST_CASE("a damaged line is read or refused, whatever the damage") {
  const std::string line = to_json_line(test::istanbul_talks());
  std::minstd_rand random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = line;
    for (int changes = 1 + i % 3; changes > 0; --changes) {
      const std::size_t at = random() % damaged.size();
      switch (random() % 4) {
        case 0: damaged[at] = static_cast<char>(random()); break;
        case 1: damaged.erase(at, random() % 40); break;
        case 2: damaged.insert(at, 1, std::string_view("]}[{\",:0-\\")[random() % 10]); break;
        default: damaged.resize(at + 1);
      }
    }
    try {
      from_json_line(damaged);
    } catch (const InputError&) {
    }
  }
}
