#include <doctest/doctest.h>

#include <claimgraph/extract/syntax/lemma.hpp>
#include <claimgraph/extract/syntax/lemma_table.hpp>

using namespace claimgraph;

namespace {

const LemmaTable table(
    "accused\tVERB\taccuse\nleft\tADJ\tleft\nleft\tVERB\tleave\nmen\tNOUN\tman\nbroken "
    "line\nx\ty\nempty\tVERB\t\n");

const std::vector<LemmaRule> rules = {{LemmaRule::Case::lower, 0, 2, "", ""},   // accusing -> accusi
                                      {LemmaRule::Case::lower, 0, 3, "", "e"},  // accusing -> accuse
                                      {LemmaRule::Case::word, 0, 0, "man", ""},
                                      {LemmaRule::Case::keep, 0, 0, "", ""}};

}  // namespace

TEST_CASE("Forms are looked up with their part of speech") {
  CHECK(table.find("left", Upos::VERB) == "leave");
  CHECK(table.find("left", Upos::ADJ) == "left");
  CHECK(table.find("left", Upos::NOUN).empty());
  CHECK(table.find("", Upos::NOUN).empty());
  CHECK(table.has_lemma("man", Upos::NOUN));
  CHECK_FALSE(table.has_lemma("men", Upos::NOUN));
  CHECK_FALSE(table.has_lemma("", Upos::VERB));
  CHECK(LemmaTable().find("left", Upos::VERB).empty());
}

TEST_CASE("The table goes before the rules, and decides between rules that score alike") {
  CHECK(choose_lemma("Accused", Upos::VERB, table, rules, std::vector<float>{9, 0, 0, 0}) == "accuse");
  CHECK(choose_lemma("accusing", Upos::VERB, table, rules, std::vector<float>{5, 4, 0, 0}) == "accuse");
  CHECK(choose_lemma("accusing", Upos::VERB, table, rules, std::vector<float>{9, 0, 0, 0}) ==
        "accusi");  // too far behind
  CHECK(choose_lemma("mat", Upos::NOUN, table, rules, std::vector<float>{0, 0, 4, 5}) ==
        "mat");  // whole words never replace
  CHECK(choose_lemma("Accusing", Upos::PROPN, table, rules, std::vector<float>{0, 4, 0, 5}) == "Accusing");
}
