// query on extracted claims: conditions and formats. No model is needed.
#include <doctest/doctest.h>

#include "process.hpp"

using namespace claimgraph::test;

namespace {

std::string claim(const std::string& id, const std::string& source, const std::string& side,
                  const std::string& relation, const std::string& target, const std::string& evidence) {
  const std::string side_field = side.empty() ? "" : R"(, "side": ")" + side + "\"";
  return R"({"id": ")" + id + R"(", "source": {"actor": ")" + source + R"(", "name": ")" + source +
         R"(", "mention": "", "span": [0, 0])" + side_field + R"(}, "relation": ")" + relation +
         R"(", "target": {"actor": ")" + target + R"(", "name": ")" + target +
         R"(", "mention": "", "span": [0, 0]}, "reporters": [{"actor": "x", "name": "The Herald"}], "negated": )" +
         (id == "c3" ? "true" : "false") +
         R"(, "hypothetical": false, "modality": "asserted", "tense": "past", "polarity": -1, )"
         R"("cue": {"text": "", "span": [0, 0]}, "charge": {"text": "", "span": [0, 0]}, "evidence": {"text": ")" +
         evidence + R"(", "span": [0, 0]}, "sentence": [0, 0], "quote": "none", "confidence": 0.)" +
         id.substr(1) + R"(, "extractor": "model"})";
}

std::string document(const std::string& id, const std::string& date, const std::string& claims) {
  return R"({"id": ")" + id + R"(", "title": "", "date": ")" + date +
         R"(", "actors": [{"id": "Zoë Almásy", "name": "Zoë Almásy", "type": "person", "aliases": ["Almásy"], "role": "minister", "side": "Ruritania"}], )"
         R"("attributions": [], "claims": [)" +
         claims + "]}\n";
}

const std::string archive =
    document("d1", "2024-02-10",
             claim("c9", "Zoë Almásy", "Ruritania", "accuse", "Freedonia",
                   "she accused, openly, \\\"Freedonia\\\"") +
                 ", " + claim("c8", "Freedonia", "", "thank", "Türkiye", "thanked Türkiye")) +
    document("d2", "2024-03", claim("c3", "Ruritania", "", "accuse", "Borduria", "did not accuse Borduria")) +
    document("d3", "",
             claim("c5", "Borduria", "", "blame", "Ruritania", "Borduria put the blame on Ruritania"));

/// The ids of the claims that `query CONDITIONS... --format csv` prints, joined by blanks.
std::string found(std::vector<std::string> conditions) {
  std::vector<std::string> arguments = {"query", "-", "--format", "csv", "--model", "/no/such/model"};
  arguments.insert(arguments.end(), conditions.begin(), conditions.end());
  const Outcome outcome = run(arguments, archive);
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
  std::string ids;
  for (const std::string& line : lines(outcome.out)) {
    if (line.starts_with("c")) (ids += ids.empty() ? "" : " ") += line.substr(0, line.find(','));
  }
  return ids;
}

}  // namespace

TEST_CASE(
    "conditions find claims by ends, sides, aliases, relation, reporter, document, date and confidence") {
  CHECK(found({}) == "c9 c8 c3 c5");
  CHECK(found({"--source", "Zoë Almásy"}) == "c9");
  CHECK(found({"--source", "zoe almasy"}) == "c9");
  CHECK(found({"--source", "ALMÁSY"}) == "c9");
  CHECK(found({"--source", "ruritania"}) == "c9 c3");
  CHECK(found({"--target", "Turkiye"}) == "c8");
  CHECK(found({"--actor", "Freedonia"}) == "c9 c8");
  CHECK(found({"--actor", "Freedonia", "--actor", "Borduria"}) == "c9 c8 c3 c5");
  CHECK(found({"--side", "Ruritania"}) == "c9 c3 c5");
  CHECK(found({"--relation", "accuse"}) == "c9 c3");
  CHECK(found({"--relation", "accuse", "--target", "Borduria"}) == "c3");
  CHECK(found({"--reporter", "the herald"}) == "c9 c8 c3 c5");
  CHECK(found({"--reporter", "Reuters"}) == "");
  CHECK(found({"--document", "d2", "--document", "d3"}) == "c3 c5");
  CHECK(found({"--since", "2024-02-11"}) == "c3");
  CHECK(found({"--since", "2024"}) == "c9 c8 c3");
  CHECK(found({"--until", "2024-02"}) == "c9 c8");
  CHECK(found({"--since", "2024-03-15", "--until", "2024-03-15"}) == "c3");
  CHECK(found({"--min-confidence", "0.6"}) == "c9 c8");
  CHECK(found({"--source", "Freedonia", "--target", "Ruritania"}) == "");
}

TEST_CASE("the table is aligned and shows negation, sides and evidence") {
  const Outcome outcome = run({"query", "-"}, archive);
  const std::vector<std::string> table = lines(outcome.out);
  REQUIRE(table.size() == 5);
  CHECK(table[0].find("SOURCE") != std::string::npos);
  CHECK(table[1].find("Zoë Almásy (Ruritania)") != std::string::npos);
  CHECK(table[3].find("not accuse") != std::string::npos);
  CHECK(table[4].ends_with("Borduria put the blame on Ruritania"));
  CHECK(table[0].find("RELATION") == table[4].find("blame"));
}

TEST_CASE("a column that says the same everywhere or nothing at all is left out of the table") {
  const Outcome one = run({"query", "-", "--document", "d3"}, archive), all = run({"query", "-"}, archive);
  CHECK(all.out.find("DOCUMENT") != std::string::npos);
  CHECK(one.out.find("DOCUMENT") == std::string::npos);
  CHECK(one.out.find("DATE") == std::string::npos);
  const Outcome none = run({"query", "-", "--document", "d4"}, archive);
  CHECK(none.exit_code == 0);
  CHECK(lines(none.out).size() == 1);
}

TEST_CASE("jsonl gives a claim a line") {
  const Outcome outcome = run({"query", "-", "--format", "jsonl", "--relation", "blame"}, archive);
  REQUIRE(lines(outcome.out).size() == 1);
  CHECK(outcome.out.find("\"document\":\"d3\"") != std::string::npos);
  CHECK(outcome.out.find("\"relation\":\"blame\"") != std::string::npos);
}

TEST_CASE("a broken line among claims costs only itself") {
  const Outcome outcome = run({"query", "-", "--format", "csv"},
                              archive + "{\"id\": 1, \"actors\": [], \"claims\": [{}]}\n" + archive);
  CHECK(outcome.exit_code == 1);
  CHECK(lines(outcome.err).size() == 1);
  CHECK(lines(outcome.out).size() == 9);
}

TEST_CASE("control characters of a document do not reach the terminal") {
  const Outcome outcome =
      run({"query", "-"}, document("d1", "", claim("c9", "A", "", "accuse", "B", "\\u001b[31mred\\nline")));
  CHECK(lines(outcome.out).size() == 2);
  CHECK(outcome.out.find('\x1b') == std::string::npos);
}
