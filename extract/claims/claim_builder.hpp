#pragma once
// From a matched frame and its ends to the claim record: names, spans, evidence, charge, reporters, id.
#include "circumstances.hpp"
#include "clause_tree.hpp"
#include "ends.hpp"
#include "statement_index.hpp"
#include <claimgraph/extract/actors/actors.hpp>
#include <claimgraph/extract/text/code_points.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph {

struct MatchedFrame {
  const Frame& frame;
  std::uint32_t token = 0;  ///< the predicate
  TokenList cue;            ///< its words, the predicate first
  Circumstances circumstances;
  std::int32_t charge = -1;     ///< head of what it is about; -1: nothing
  std::int32_t statement = -1;  ///< innermost statement around it; -1: none
};

class ClaimBuilder {
 public:
  ClaimBuilder(const ParsedDocument& document, const DocumentActors& actors, const StatementIndex& statements,
               const ClauseTree& tree)
      : document_(document),
        actors_(actors),
        statements_(statements),
        tree_(tree),
        points_(document.document.text) {}

  Claim build(const MatchedFrame& matched, const End& source, const End& target) const;
  /// Whether the phrase headed by `token` says what an act is about: a time or a pronoun does not.
  bool can_be_charge(std::uint32_t token) const;
  /// Whether the phrase headed by `token` names a thing and `end` only stands inside it.
  bool names_something_else(std::uint32_t token, const End& end) const;

 private:
  struct Range {
    std::uint32_t first = 0, last = 0;
  };

  ClaimEnd end_record(const End& end) const;
  TextSpan text_of(Range tokens) const;
  Span span_of(Range tokens) const;
  Range cue_range(const MatchedFrame& matched) const;
  Range charge_range(const MatchedFrame& matched, const End& target) const;
  Range evidence_range(const MatchedFrame& matched, const End& source, const End& target, Range charge) const;
  void set_flags(const MatchedFrame& matched, Claim& claim) const;
  void set_reporters(const MatchedFrame& matched, const End& source, Claim& claim) const;

  const ParsedDocument& document_;
  const DocumentActors& actors_;
  const StatementIndex& statements_;
  const ClauseTree& tree_;
  CodePoints points_;
};

}  // namespace claimgraph
