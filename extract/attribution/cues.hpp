#pragma once
// Which words report, and where in the tree their content stands: the rows of
// extract/data/reporting_cues.csv.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <claimgraph/extract/syntax/parse.hpp>

namespace claimgraph {

/// A place below (or above) a cue where its content stands.
struct ContentPart {
  enum class Kind : std::uint8_t {
    ccomp,  ///< clause: "said (that) …"
    xcomp,  ///< clause without subject: "wants to …"
    obj,    ///< noun phrase: "supported …"
    iobj,
    obl,      ///< phrase with `marker`: "called for …"
    nmod,     ///< the same below a noun: "support for …"
    advcl,    ///< clause with `marker`: "accused him of …"
    acl,      ///< clause below a noun: "the claim that …"
    subject,  ///< "… is expected", "… seems"
    clause,   ///< the clause that the cue is put into: "…, he said, …", "as he said", "according to him"
    quote     ///< a quotation beside the cue that the tree does not join to it
  };
  Kind kind = Kind::ccomp;
  std::string marker;  ///< lemma of the preposition or conjunction; empty: any or none
};

/// One way in which a cue reports.
struct CuePattern {
  bool passive = false;
  std::vector<ContentPart> parts;  ///< the content is all of them together; each must be there
  bool with_source = true, without_source = false;  ///< counts where a source is named, where none is
  double share = 0;  ///< of its occurrences, how many report (by annotated news)
};

/// Immutable after construction.
class CueTable {
 public:
  /// CSV with the header cue,pos,pattern,source,share,count,comment. `cue`: lemma; `pos`: its UPOS;
  /// `pattern`: see parse_cue_pattern; `source`: "with" where it reports only if a source is named,
  /// "without", or "any"; `share` and `count`: how often it occurs in PolNeAR's training articles as our
  /// model parses them, and how many of these are annotated attributions with this source and content
  /// (smoothed by the share of the pattern over all words); rows below 0.3 are left out. Rows by hand, with a
  /// comment, have no count. Throws LexiconError CG350 (with the line).
  explicit CueTable(std::string_view csv);
  /// The built-in table.
  static const CueTable& built_in();

  /// Patterns of a lemma as this part of speech, most reliable first; empty where it is no cue.
  const std::vector<CuePattern>& patterns(std::string_view lemma, Upos pos) const;
  /// Whether a pattern "quote" stands for it.
  bool introduces_quotations(std::string_view lemma, Upos pos) const;

 private:
  std::unordered_map<std::string, std::vector<CuePattern>> patterns_;  // "say VERB"
};

/// "obj+obl:of", "pass subject+xcomp". Parts joined by "+"; throws LexiconError CG350.
CuePattern parse_cue_pattern(std::string_view text);

}  // namespace claimgraph
