#include <string>

#include <doctest/doctest.h>

#include "support/tiny_model.hpp"
#include <claimgraph/extract/pairs/pair_classes.hpp>
#include <claimgraph/graph/error.hpp>

using namespace claimgraph;

namespace {

/// The text with ( ) around the first and { } around the second actor.
std::string shown(const MarkedSentence& sentence) {
  std::string text;
  for (std::size_t i = 0; i <= sentence.text.size(); ++i) {
    if (sentence.first && sentence.first->end == i) text += ')';
    if (sentence.second && sentence.second->end == i) text += '}';
    if (sentence.first && sentence.first->begin == i) text += '(';
    if (sentence.second && sentence.second->begin == i) text += '{';
    if (i < sentence.text.size()) text += sentence.text[i];
  }
  return text;
}

}  // namespace

TEST_CASE("Marks of stance rows") {
  struct Case {
    const char *row, *shown;
  };
  const Case cases[] = {
      {"[Orla] thanked [Jonas] .\tOrla\tJonas\t1", "(Orla) thanked {Jonas} ."},
      {"[Orla]s aide met [Jonas].", "(Orlas) aide met {Jonas}."},  // a mark that closes inside a word
      {"[Zo]ë met [Jonas]", "(Zoë) met {Jonas}"},
      {"only [Orla] here", "only (Orla) here"},
      {"nobody", "nobody"},
      {"[Orla", "[Orla"},
      {"][", "]["},
      {"", ""},
      {"\t[a] [b]", ""},
  };
  for (const Case& c : cases) CHECK(shown(read_stance_row(c.row)) == c.shown);
}

TEST_CASE("Marks of PLOVER rows") {
  struct Case {
    const char *row, *shown;
  };
  const Case cases[] = {
      {"<s>Nordane</s> sued <t>Vell</t> .\tNordane\tVell\tACCUSE\t3", "(Nordane) sued {Vell} ."},
      {"<t>Vell</t> was sued by <s>Nordane</s>", "{Vell} was sued by (Nordane)"},
      {"<s>Nordane</s> spoke", "(Nordane) spoke"},
      {"<s>Nordane", "<s>Nordane"},
      {"1 < 2", "1 < 2"},
      {"", ""},
  };
  for (const Case& c : cases) CHECK(shown(read_plover_row(c.row)) == c.shown);
}

TEST_CASE("A model without a head for pairs says so") {
  const test::TemporaryFile file("no-pairs.cgm", test::TinyModel().bytes());
  const auto model = load_model(file.path());
  CHECK_FALSE(model->pairs);
  CHECK_FALSE(model->claims);
  CHECK_THROWS_WITH_AS(stance_of(*model, {}), doctest::Contains("CG210"), ModelError);
  CHECK_THROWS_WITH_AS(plover_of(*model, {}), doctest::Contains("CG210"), ModelError);
}
