#pragma once
// What a tree's relations imply about each other, which the parser, labelling arc by arc, does not see.
#include <claimgraph/extract/syntax/parse.hpp>

namespace claimgraph {

/// Puts relations right that contradict a sister's, as they never do in the English treebanks: a word with a
/// preposition is no object but oblique, and the subject of a verb that has an auxiliary or an object, but no "be" or
/// "get" of the passive, is active. Changes `deprel` of `document.tokens`; thread-safe.
void settle_relations(ParsedDocument& document);

}  // namespace claimgraph
