#pragma once
// Reported speech and attitudes inside a sentence, read off the tree by the patterns of a cue table.
#include <optional>

#include <claimgraph/extract/attribution/cues.hpp>
#include <claimgraph/extract/syntax/tree.hpp>

namespace claimgraph {

struct Report {
  std::uint32_t cue = 0;     ///< head of the cue: "said"
  std::int32_t source = -1;  ///< head of the source, or -1
  bool clause = false;       ///< the content is a finite clause, not a phrase or an infinitive
  bool by_mark = false;      ///< the cue is a colon or a dash; needs no word of speech
  double share = 0;          ///< of the pattern that fits
  std::vector<TokenRange> source_tokens, cue_tokens, content;
};

/// The one who does what the verb, noun or adjective `cue` says ("A and B" for "A and B spoke and said"):
/// head, or -1.
std::int32_t find_source(const Tree& tree, std::uint32_t cue, bool passive);
bool is_passive(const Tree& tree, std::uint32_t cue);
/// Tokens of the phrase below `head` that name a source: with titles and appositions, without the clause of
/// `cue`.
std::vector<TokenRange> source_phrase(const Tree& tree, std::uint32_t head, std::uint32_t cue);
/// The cue with auxiliaries, negation, adverbs and particles beside it.
std::vector<TokenRange> cue_phrase(const Tree& tree, std::uint32_t cue);

/// `cue` read by `pattern`; nothing where the tree does not fit.
std::optional<Report> match(const Tree& tree, std::uint32_t cue, const CuePattern& pattern);
/// `cue` read by the first of its patterns that fits.
std::optional<Report> match(const Tree& tree, std::uint32_t cue, const CueTable& table);

}  // namespace claimgraph
