#pragma once
// Lemmas from forms, by the rules of the model file.
#include <string>
#include <string_view>

#include <claimgraph/extract/encoder/model_file.hpp>

namespace claimgraph {

/// The lemma that a rule makes of a form (valid UTF-8); the lower-cased form where the rule cannot be
/// applied.
std::string apply_lemma_rule(const LemmaRule& rule, std::string_view form);

}  // namespace claimgraph
