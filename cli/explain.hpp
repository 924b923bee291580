#pragma once
// Why claims were made, for people.
#include <string>

#include <claimgraph/graph/records.hpp>

namespace claimgraph::cli {

/// The claims of a document with their reasons, as lines of text.
std::string explain(const ExtractedDocument& document);

}  // namespace claimgraph::cli
