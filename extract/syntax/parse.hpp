#pragma once
// A document with its words analysed: parts of speech, lemmas, a dependency tree per sentence, named entities.
// This is what the actors, attribution and claims stages read.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/extract/syntax/arcs.hpp>
#include <claimgraph/extract/text/segment.hpp>
#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

enum class Upos : std::uint8_t { ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X };

/// Universal Dependencies relations of the English treebanks, with their subtypes.
enum class Deprel : std::uint8_t {
  acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, compound,
  compound_prt, conj, cop, csubj, csubj_outer, csubj_pass, dep, det, det_predet, discourse, dislocated, expl, fixed,
  flat, goeswith, iobj, list, mark, nmod, nmod_desc, nmod_npmod, nmod_poss, nmod_tmod, nmod_unmarked, nsubj,
  nsubj_outer, nsubj_pass, nummod, obj, obl, obl_agent, obl_npmod, obl_tmod, obl_unmarked, orphan, parataxis, punct,
  reparandum, root, vocative, xcomp
};

enum class EntityType : std::uint8_t { none, person, organization, location, misc };

std::string_view to_string(Upos);
std::string_view to_string(Deprel);  ///< "acl:relcl", "case"
/// Unknown tags become X / the relation without its subtype / dep.
Upos upos_from_string(std::string_view);
Deprel deprel_from_string(std::string_view);
/// The relation without its subtype: acl for acl_relcl.
Deprel universal(Deprel);

struct Token {
  std::uint32_t begin = 0, end = 0;  ///< bytes of Document::text
  Upos upos = Upos::X;
  Deprel deprel = Deprel::dep;
  std::int32_t head = -1;  ///< index into ParsedDocument::tokens, always in the same sentence; -1: root of the sentence
  EntityType entity = EntityType::none;
  bool entity_begins = false;  ///< first word of an entity (B-)
  std::uint32_t sentence = 0;
  std::string lemma;
};

/// Words [first, last) that name something.
struct Entity {
  std::uint32_t first = 0, last = 0;
  EntityType type = EntityType::none;
};

struct ParsedDocument {
  Document document;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;  ///< words are tokens
  std::vector<Entity> entities;     ///< in order, not overlapping; the same as the tokens' tags
  std::vector<ClaimArc> claim_arcs;  ///< in order of their cues; empty where the model has no head for claims
  std::vector<AttributionTags> attribution_tags;  ///< [tokens]; empty where the model has no head for attributions
  std::vector<CueLinks> cue_links;                ///< in order of their cues
  std::vector<Antecedents> antecedents;           ///< of pronouns and nouns, in text order

  std::string_view word(std::size_t i) const {
    return std::string_view(document.text).substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  }
};

}  // namespace claimgraph
