#include <vector>

#include <doctest/doctest.h>

#include <claimgraph/extract/syntax/relations.hpp>

using namespace claimgraph;

namespace {

struct Arc {
  std::int32_t head;
  Deprel relation;
};

std::vector<Deprel> settled(const std::vector<Arc>& arcs) {
  ParsedDocument document;
  for (const Arc& arc : arcs) {
    Token token;
    token.head = arc.head;
    token.deprel = arc.relation;
    document.tokens.push_back(token);
  }
  settle_relations(document);
  std::vector<Deprel> relations;
  for (const Token& token : document.tokens) relations.push_back(token.deprel);
  return relations;
}

}  // namespace

TEST_CASE("The subject of a verb with auxiliaries but none of the passive is active") {
  // Ruritania has accused Freedonia
  const Arc has{2, Deprel::aux}, root{-1, Deprel::root}, object{2, Deprel::obj};
  CHECK(settled({{2, Deprel::nsubj_pass}, has, root, object})[0] == Deprel::nsubj);
  CHECK(settled({{2, Deprel::nsubj_pass}, has, root})[0] == Deprel::nsubj);
}

TEST_CASE("Passives stay: with their auxiliary, with an object beside it, and bare as headlines have them") {
  const Arc subject{2, Deprel::nsubj_pass}, was{2, Deprel::aux_pass}, root{-1, Deprel::root};
  CHECK(settled({subject, was, root})[0] == Deprel::nsubj_pass);
  CHECK(settled({subject, was, root, {2, Deprel::obj}})[0] == Deprel::nsubj_pass);
  CHECK(settled({{1, Deprel::nsubj_pass}, root, {1, Deprel::obl}})[0] == Deprel::nsubj_pass);
}

TEST_CASE("What has a preposition is oblique, and no object of the verb either") {
  // Ruritania called for calm
  const std::vector<Deprel> relations =
      settled({{1, Deprel::nsubj_pass}, {-1, Deprel::root}, {3, Deprel::case_}, {1, Deprel::obj}});
  CHECK(relations[3] == Deprel::obl);
  CHECK(relations[0] == Deprel::nsubj_pass);
}

TEST_CASE("A possessive's mark is no preposition") {
  CHECK(settled({{-1, Deprel::root}, {0, Deprel::obj}, {1, Deprel::case_}})[1] == Deprel::obj);
}
