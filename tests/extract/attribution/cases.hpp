#pragma once
// Parsed documents and actors for tests of the attribution stage, written by hand.
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/extract/attribution/attribution.hpp>

namespace attribution_test {

/// `text` with words as given by `tree`: one word a line, "form lemma UPOS head deprel", heads counted from 1
/// in the sentence, an empty line between sentences. A line break in the text begins a paragraph.
claimgraph::ParsedDocument parsed(std::string text, std::string_view tree);
/// `text` cut into words at spaces and before and after marks, a sentence ends at ". ", no tree at all.
claimgraph::ParsedDocument without_tree(std::string text);
/// An actor for each proper name (one word a name) and unresolved mentions for pronouns.
claimgraph::DocumentActors actors_of(const claimgraph::ParsedDocument& document);

/// One block of a golden file.
struct Case {
  std::string name, text, tree, expected;
};
std::vector<Case> read_cases(const std::string& path);

/// "A <said> {that …} indirect A": source, cue and content in the order of the text, then type, speaker,
/// parent ("^0").
std::string describe(const claimgraph::ParsedDocument& document, const claimgraph::DocumentActors& actors,
                     const std::vector<claimgraph::QuotedStatement>& statements);

}  // namespace attribution_test
