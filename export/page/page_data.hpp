#pragma once
// Private to export/: what the script of the HTML page works with, as JSON.
#include <map>
#include <string>

#include <claimgraph/export/page/network.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph {

/// {"families", "sides", "relations", "actors", "lines", "documents", "claims"}: see page.js for their reader. Empty properties
/// are left out. Places in texts count UTF-16 units, as JavaScript's strings do; they count in the document's text where
/// `texts` has it, else in the claim's own "words". No "<" stands in the result, so that it can stand in a <script>.
std::string page_data(const ClaimGraph& graph, const Network& network, const std::map<std::string, std::string>& texts);

}  // namespace claimgraph
