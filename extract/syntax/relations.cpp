#include <claimgraph/extract/syntax/relations.hpp>

#include <vector>

namespace claimgraph {
namespace {

// Dependents of a word, as far as the rules ask for them.
struct Dependents {
  bool auxiliary = false, passive = false, object = false, preposition = false;
};

}  // namespace

void settle_relations(ParsedDocument& document) {
  std::vector<Dependents> of(document.tokens.size());
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    const Token& token = document.tokens[i];
    if (token.head < 0) continue;
    Dependents& sisters = of[static_cast<std::size_t>(token.head)];
    sisters.auxiliary |= token.deprel == Deprel::aux;
    sisters.passive |= token.deprel == Deprel::aux_pass;
    sisters.preposition |= token.deprel == Deprel::case_ && i < static_cast<std::size_t>(token.head);
  }
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    Token& token = document.tokens[i];
    if (token.deprel != Deprel::obj && token.deprel != Deprel::iobj) continue;
    if (of[i].preposition) {
      token.deprel = Deprel::obl;
    } else if (token.head >= 0) {
      of[static_cast<std::size_t>(token.head)].object = true;
    }
  }
  for (Token& token : document.tokens) {
    if (token.deprel != Deprel::nsubj_pass || token.head < 0) continue;
    const Dependents& sisters = of[static_cast<std::size_t>(token.head)];
    if (!sisters.passive && (sisters.auxiliary || sisters.object)) token.deprel = Deprel::nsubj;
  }
}

}  // namespace claimgraph
