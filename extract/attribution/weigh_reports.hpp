#pragma once
// The model's head for attributions and the reports of the tree, brought together by one rule: a word plays
// the part that the model's log-odds and the tree's vote give it in sum.
#include <claimgraph/extract/attribution/quotations.hpp>
#include <claimgraph/extract/attribution/reported_speech.hpp>

namespace claimgraph {

/// What decides between parts; all in units of log-odds. Chosen on PolNeAR's development articles, where F1
/// hardly changes within half a unit of each.
struct AttributionWeights {
  double tag_vote = 1;   ///< of the tree, for a word being source, cue or content at all
  double link_vote = 2;  ///< of the tree, for and against a word belonging to the cue at hand
  double tag_share =
      0.4;  ///< of a word's tag in its link: a word that is nobody's content is hardly this cue's
  double source_lean = 0.5;  ///< toward naming a source
  double switching = 3;      ///< for a content to stop or go on again
  double second_chance = 0;  ///< least mean log-odds of the links to content that no cue has claimed
};

/// @param votes  by find_tree_reports
/// Requires ParsedDocument::attribution_tags. In text order of the cues, but those found for contents that no
/// other cue claimed come last. Linear in the words but for the tokens of a window.
std::vector<Report> weigh_reports(const Tree& tree, const Quotations& quotations,
                                  const std::vector<Report>& votes, const AttributionWeights& weights = {});

}  // namespace claimgraph
