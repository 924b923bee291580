#pragma once
// Lemmas from forms, by the table and the rules of the model file.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/extract/encoder/model_file.hpp>
#include <claimgraph/extract/syntax/lemma_table.hpp>

namespace claimgraph {

/// The lemma that a rule makes of a form (valid UTF-8); the lower-cased form where the rule cannot be
/// applied.
std::string apply_lemma_rule(const LemmaRule& rule, std::string_view form);

/// The lemma of a form with its part of speech: the table's; else that of the best-scoring rule, or of one
/// nearly as good that leads to a lemma which the table knows with this part of speech.
/// @param scores  of the rules
std::string choose_lemma(std::string_view form, Upos tag, const LemmaTable& table,
                         const std::vector<LemmaRule>& rules, std::span<const float> scores);

}  // namespace claimgraph
