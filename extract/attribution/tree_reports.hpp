#pragma once
// What the trees and the quotation marks of a document say about who is quoted, without the model's head for
// attributions.
#include <claimgraph/extract/attribution/cues.hpp>
#include <claimgraph/extract/attribution/quotations.hpp>
#include <claimgraph/extract/attribution/reported_speech.hpp>

namespace claimgraph {

/// Reports in the order of their sentences, each with the quotations that belong to it. Linear in the words
/// of ordinary sentences.
std::vector<Report> find_tree_reports(const Tree& tree, const Quotations& quotations, const CueTable& table);

}  // namespace claimgraph
