#pragma once
// Attributions that a mark makes without a word of speech: "Vela: Dam must stay" in a headline or a
// transcript, "“It must stay.” — Orin Vela" under a quotation.
#include <claimgraph/extract/attribution/quotations.hpp>
#include <claimgraph/extract/attribution/reported_speech.hpp>

namespace claimgraph {

/// Reports whose cue is the colon or the dash. The source is the name of a person or an organisation; a colon
/// counts where that opens a paragraph, and gives the speaker the rest of it. Linear.
std::vector<Report> find_mark_reports(const Tree& tree, const Quotations& quotations);

}  // namespace claimgraph
