#pragma once
// The model's head for attributions and the reports of the tree, brought together by one rule: a word plays
// the part that the model's log-odds and the tree's vote give it in sum.
#include <claimgraph/extract/attribution/quotations.hpp>
#include <claimgraph/extract/attribution/reported_speech.hpp>

namespace claimgraph {

/// What decides between parts, in units of log-odds unless said otherwise. Chosen on PolNeAR's development
/// articles; none of F1's figures moves by more than a point when one of them is halved or doubled.
struct AttributionWeights {
  double tag_vote = 1;       ///< the tree's, for a word being source, cue or content of whatever cue
  double cue_reach = 0.7;    ///< how much less a word beside a cue needs to be part of it
  double link_vote = 2;      ///< the tree's, for or against a word belonging to the cue at hand
  double tag_share = 0.2;    ///< of its tag in a word's link: what is nobody's content is hardly this cue's
  double source_lean = 0.3;  ///< toward naming a source
  double switching = 3;      ///< what it costs a content to begin, to stop or to go on again
  std::uint32_t farthest_sentence = 3;  ///< sentences after a speaker's latest words that may still be theirs
};

/// @param votes  by find_tree_reports
/// Requires ParsedDocument::attribution_tags. In text order of the cues, but those found for contents that no
/// other cue claimed come last. Linear in the words but for the tokens of a window.
std::vector<Report> weigh_reports(const Tree& tree, const Quotations& quotations,
                                  const std::vector<Report>& votes, const AttributionWeights& weights = {});

}  // namespace claimgraph
