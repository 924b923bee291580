#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "cases.hpp"
#include <claimgraph/extract/attribution/mark_reports.hpp>

using namespace claimgraph;
using namespace attribution_test;

namespace {

/// Source and content of each report; capitalised words from `names` are persons.
std::string reports(const std::string& text, const std::string& names) {
  ParsedDocument document = without_tree(text);
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    Token& token = document.tokens[i];
    const std::string word(document.word(i));
    if (names.find(word) != std::string::npos && word.size() > 1) token.entity = EntityType::person;
    if (word == "Kessel") token.entity = EntityType::location;
    if (word.size() < 4 && std::ranges::none_of(word, [](char c) { return c >= 'A' && c <= 'z'; }))
      token.upos = Upos::PUNCT;
  }
  const Tree tree(document);
  const Quotations quotations = find_quotations(document);
  std::string shown;
  const auto words = [&](TokenRange range) {
    const std::uint32_t begin = document.tokens[range.first].begin;
    return text.substr(begin, document.tokens[range.last - 1].end - begin);
  };
  for (const Report& report : find_mark_reports(tree, quotations)) {
    shown += "[" + words(report.source_tokens.front()) + "]";
    for (const TokenRange range : report.content) shown += " {" + words(range) + "}";
    shown += "\n";
  }
  return shown;
}

}  // namespace

TEST_CASE("a name and a colon open a headline or a turn of a transcript") {
  CHECK(reports("Vela: Dam must stay\nThe dam is old.", "Vela") == "[Vela] {Dam must stay}\n");
  CHECK(reports("VELA: It must stay. We need it.\nORIN: I am against it.", "VELA ORIN") ==
        "[VELA] {It must stay. We need it.}\n[ORIN] {I am against it.}\n");
}

TEST_CASE("other colons give nobody the word") {
  CHECK(reports("Kessel: Dam must stay.", "").empty());
  CHECK(reports("Note: Vela was mayor.", "Vela").empty());
  CHECK(reports("The dam stays. Vela: no.", "Vela").empty());
  CHECK(reports("Vela:", "Vela").empty());
}

TEST_CASE("a name behind a dash signs the quotation before it") {
  CHECK(reports("“It must stay.” — Orin Vela\nThe dam is old.", "Orin Vela") ==
        "[Orin Vela] {“It must stay.”}\n");
  CHECK(reports("“It must stay.\n“We need it.” — Vela\nThe dam is old.", "Vela") ==
        "[Vela] {“It must stay.} {“We need it.”}\n");
  CHECK(reports("“It must stay” — Vela said so.", "Vela").empty());
  CHECK(reports("“It must stay” —", "Vela").empty());
}
