#pragma once
// A document made by hand for the tests of the exporters: talks between two neighbours, as the sample article tells them.
#include <initializer_list>
#include <string>
#include <string_view>

#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/records.hpp>
#include <claimgraph/graph/relations.hpp>

namespace claimgraph::test {

/// Finds `words` in the document's text and makes a span of code points of it; `text` must hold them.
TextSpan piece(const ExtractedDocument& document, std::string_view words);

/// Appends a claim whose evidence is a sentence of the text: "accuse", "attaullah-tarar" -> "afghan-taliban" …
Claim& add_claim(ExtractedDocument& document, std::string_view source, std::string_view relation, std::string_view target,
                 std::string_view sentence, std::string_view cue, std::string_view charge, double confidence = 0.9);

/// Seven actors on four sides, fourteen claims: parallels, a negated and a hypothetical one, reporters, both directions.
ExtractedDocument istanbul_talks();

/// Labels, texts and dates that break careless writers: exports.md's fixtures.
ExtractedDocument adversarial();

/// Forty claims whose text looks like numbers, truth values or times in the first thirty rows and not later: tables whose column types are
/// guessed lose what comes later.
ClaimGraph lookalikes();

/// `claims` claims among `actors` actors on five sides, for pictures and sizes; the same on every run.
ClaimGraph synthetic(std::size_t actors, std::size_t claims);
/// The same with a few pairs that have thousands of claims, as archives of news have them.
ClaimGraph skewed(std::size_t actors, std::size_t claims);

}  // namespace claimgraph::test
