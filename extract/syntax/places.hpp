#pragma once
// What a list of states and regions (extract/data/places.csv) knows better than a tagger about names of places.
#include <claimgraph/extract/syntax/parse.hpp>

namespace claimgraph {

/// Puts entities right by their words: a name that is a state's is a LOCATION, and a place followed by its state or
/// region without a comma ("Lyon France") is two names. Changes the tags of `document.tokens`; thread-safe.
void settle_places(ParsedDocument& document);

}  // namespace claimgraph
