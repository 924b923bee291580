#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <doctest/doctest.h>

#include <claimgraph/extract/claims/lexicon.hpp>
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/relations.hpp>

using namespace claimgraph;

namespace {

const char* const minimal = R"({"patterns": {"p": {"source": "subject", "target": "object"}}})";

Lexicon with_pattern() {
  Lexicon lexicon;
  lexicon.load_text(minimal, "minimal.json");
  return lexicon;
}

}  // namespace

TEST_CASE("the built-in lexicon loads and has frames for every relation") {
  const Lexicon lexicon = Lexicon::built_in();
  std::set<std::string> covered;
  for (const Frame& frame : lexicon.frames()) {
    CAPTURE(frame.id);
    CHECK(find_relation(frame.relation) != nullptr);
    covered.insert(frame.relation);
  }
  for (const RelationInfo& relation : relations()) {
    CAPTURE(relation.name);
    CHECK(covered.contains(std::string(relation.name)));
  }
}

TEST_CASE("every word of a frame finds it") {
  const Lexicon lexicon = Lexicon::built_in();
  for (const Frame& frame : lexicon.frames()) {
    for (const std::string& lemma : frame.lemmas) {
      const auto found = lexicon.candidates(lemma, frame.pos);
      const bool there = std::any_of(found.begin(), found.end(),
                                     [&](std::uint32_t i) { return lexicon.frames()[i].id == frame.id; });
      CAPTURE(frame.id);
      CAPTURE(lemma);
      CHECK(there);
    }
  }
}

TEST_CASE("a frame that asks for more is tried first") {
  Lexicon lexicon = with_pattern();
  lexicon.load_text(R"({"frames": [
    {"id": "plain", "verb": "hit", "pattern": "p", "relation": "criticize"},
    {"id": "phrasal", "verb": "hit out", "pattern": "p", "relation": "criticize"}]})",
                    "f.json");
  const auto found = lexicon.candidates("hit", Upos::VERB);
  REQUIRE(found.size() == 2);
  CHECK(lexicon.frames()[found[0]].id == "phrasal");
}

TEST_CASE("lemmas that a tagger cut wrongly are put right where the lexicon knows the word") {
  const Lexicon lexicon = Lexicon::built_in();
  CHECK(lexicon.known_lemma("accused", "accus") == "accuse");
  CHECK(lexicon.known_lemma("denied", "denie") == "deny");
  CHECK(lexicon.known_lemma("slamming", "slamm") == "slam");
  CHECK(lexicon.known_lemma("accused", "accuse") == "accuse");
  CHECK(lexicon.known_lemma("xyzzyed", "xyzzye") == "xyzzye");
}

TEST_CASE("a user's frame with a known id replaces the old one") {
  Lexicon lexicon = with_pattern();
  lexicon.load_text(R"({"frames": [{"id": "a", "verb": "slam", "pattern": "p", "relation": "criticize"}]})",
                    "a.json");
  lexicon.load_text(R"({"frames": [{"id": "a", "verb": "hug", "pattern": "p", "relation": "praise"}]})",
                    "b.json");
  REQUIRE(lexicon.frames().size() == 1);
  CHECK(lexicon.find("a")->relation == "praise");
  CHECK(lexicon.candidates("slam", Upos::VERB).empty());
  CHECK(lexicon.candidates("hug", Upos::VERB).size() == 1);
}

TEST_CASE("a user's word list adds to the built-in one") {
  Lexicon lexicon;
  lexicon.load_text(R"({"lists": {"l": ["one two"]}})", "a.json");
  lexicon.load_text(R"({"lists": {"l": "three"}})", "b.json");
  CHECK(lexicon.words("l") == std::set<std::string, std::less<>>{"one", "three", "two"});
}

TEST_CASE("a wrong lexicon is refused with code, file and line, and changes nothing") {
  struct Case {
    const char* json;
    const char* code;
    int line;
    const char* reason;
  };
  const Case cases[] = {
      {"{\n\"frames\": [\n{\"id\": \"x\",}]}", "CG301", 3, "not JSON"},
      {"", "CG301", 1, "not JSON"},
      {"[]", "CG302", 1, "object"},
      {"{\n\"frame\": []}", "CG302", 2, "unknown part"},
      {"{\"frames\": [\n{\"verb\": \"slam\"}]}", "CG302", 2, "needs \"id\""},
      {"{\"frames\": [\n{\"id\": \"x\", \"verb\": \"slam\",\n\"pattern\": \"nowhere\", \"relation\": "
       "\"accuse\"}]}",
       "CG302", 3, "unknown pattern"},
      {"{\"frames\": [{\"id\": \"x\", \"verb\": \"slam\", \"pattern\": \"p\"}]}", "CG302", 1,
       "needs \"relation\""},
      {"{\"frames\": [{\"id\": \"x\", \"pattern\": \"p\", \"relation\": \"accuse\"}]}", "CG302", 1,
       "needs \"verb\""},
      {"{\"frames\": [{\"id\": \"x\", \"verb\": \"slam\", \"relation\": \"accuse\"}]}", "CG302", 1,
       "needs \"pattern\""},
      {"{\"frames\": [{\"id\": \"x\",\n\n\"vreb\": \"slam\"}]}", "CG302", 3, "unknown field \"vreb\""},
      {"{\"frames\": [{\"id\": \"x\", \"verb\": \"slam\", \"source\": \"Subject!\"}]}", "CG302", 1,
       "no place"},
      {"{\"frames\": [{\"id\": \"x\", \"verb\": \"deny\", \"source\": \"subject\", \"target\": \"answered\", "
       "\"relation\": \"deny\"}]}",
       "CG302", 1, "go together"},
      {"{\"frames\": [{\"id\": \"x\", \"verb\": \"@nothing\"}]}", "CG302", 1, "unknown word list"},
      {"{\"frames\": [{\"id\": \"x\", \"verb\": \"a\", \"negation\": \"maybe\"}]}", "CG302", 1,
       "unknown negation rule"},
      {"{\"frames\": [{\"id\": \"x\", \"verb\": \"a\", \"precision\": 2}]}", "CG302", 1, "from 0 to 1"},
      {"{\"frames\": [{\"id\": \"x\", \"verb\": \"a\", \"examples\": {\"A a B.\": \"A B\"}}]}", "CG302", 1,
       "A > B"},
      {"{\"patterns\": {\"q\": {\"source\": \"subject\"}}}", "CG302", 1, "needs \"source\" and \"target\""},
  };
  for (const Case& wrong : cases) {
    CAPTURE(wrong.json);
    Lexicon lexicon = with_pattern();
    try {
      lexicon.load_text(wrong.json, "mine.json");
      FAIL("accepted");
    } catch (const LexiconError& error) {
      CHECK(error.code() == wrong.code);
      CHECK(error.where() == "mine.json:" + std::to_string(wrong.line));
      CHECK_MESSAGE(error.problem().find(wrong.reason) != std::string::npos, error.problem());
    }
    CHECK(lexicon.frames().empty());
  }
}

TEST_CASE("deeply nested JSON is refused, not followed") {
  Lexicon lexicon;
  CHECK_THROWS_AS(lexicon.load_text(std::string(100000, '['), "deep.json"), LexiconError);
}

TEST_CASE("a missing lexicon file is refused by name") {
  Lexicon lexicon;
  try {
    lexicon.load("does-not-exist.json");
    FAIL("accepted");
  } catch (const LexiconError& error) {
    CHECK(error.code() == "CG303");
    CHECK(error.where() == "does-not-exist.json");
  }
}

TEST_CASE("a lexicon file is loaded from disk") {
  const auto file = std::filesystem::temp_directory_path() / "claimgraph-lexicon-test.json";
  std::ofstream(file)
      << R"({"frames": [{"id": "mine", "verb": "hug", "source": "subject", "target": "object", "relation": "praise"}]})";
  Lexicon lexicon = Lexicon::built_in();
  lexicon.load(file);
  CHECK(lexicon.find("mine") != nullptr);
  std::filesystem::remove(file);
}
