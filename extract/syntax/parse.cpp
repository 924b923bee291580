#include <claimgraph/extract/syntax/parse.hpp>

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

using namespace std::string_view_literals;

// In the order of the enumerations.
constexpr std::array upos_names = {"ADJ"sv,  "ADP"sv,  "ADV"sv,  "AUX"sv,   "CCONJ"sv, "DET"sv,   "INTJ"sv, "NOUN"sv, "NUM"sv,
                                   "PART"sv, "PRON"sv, "PROPN"sv, "PUNCT"sv, "SCONJ"sv, "SYM"sv, "VERB"sv, "X"sv};
constexpr std::array deprel_names = {
    "acl"sv,        "acl:relcl"sv,   "advcl"sv,         "advcl:relcl"sv, "advmod"sv,     "amod"sv,      "appos"sv,
    "aux"sv,        "aux:pass"sv,    "case"sv,          "cc"sv,          "cc:preconj"sv, "ccomp"sv,     "compound"sv,
    "compound:prt"sv, "conj"sv,      "cop"sv,           "csubj"sv,       "csubj:outer"sv, "csubj:pass"sv, "dep"sv,
    "det"sv,        "det:predet"sv,  "discourse"sv,     "dislocated"sv,  "expl"sv,       "fixed"sv,     "flat"sv,
    "goeswith"sv,   "iobj"sv,        "list"sv,          "mark"sv,        "nmod"sv,       "nmod:desc"sv, "nmod:npmod"sv,
    "nmod:poss"sv,  "nmod:tmod"sv,   "nmod:unmarked"sv, "nsubj"sv,       "nsubj:outer"sv, "nsubj:pass"sv, "nummod"sv,
    "obj"sv,        "obl"sv,         "obl:agent"sv,     "obl:npmod"sv,   "obl:tmod"sv,   "obl:unmarked"sv, "orphan"sv,
    "parataxis"sv,  "punct"sv,       "reparandum"sv,    "root"sv,        "vocative"sv,   "xcomp"sv};
static_assert(upos_names.size() == static_cast<std::size_t>(Upos::X) + 1);
static_assert(deprel_names.size() == static_cast<std::size_t>(Deprel::xcomp) + 1);

template <class Enum, std::size_t N>
bool find_name(const std::array<std::string_view, N>& names, std::string_view text, Enum& out) {
  const auto at = std::find(names.begin(), names.end(), text);
  if (at == names.end()) return false;
  out = static_cast<Enum>(at - names.begin());
  return true;
}

}  // namespace

std::string_view to_string(Upos tag) { return upos_names[static_cast<std::size_t>(tag)]; }
std::string_view to_string(Deprel relation) { return deprel_names[static_cast<std::size_t>(relation)]; }

Upos upos_from_string(std::string_view text) {
  Upos tag = Upos::X;
  find_name(upos_names, text, tag);
  return tag;
}

Deprel deprel_from_string(std::string_view text) {
  Deprel relation = Deprel::dep;
  if (!find_name(deprel_names, text, relation)) find_name(deprel_names, text.substr(0, text.find(':')), relation);
  return relation;
}

Deprel universal(Deprel relation) {
  const std::string_view name = to_string(relation);
  const std::size_t colon = name.find(':');
  return colon == name.npos ? relation : deprel_from_string(name.substr(0, colon));
}

}  // namespace claimgraph
