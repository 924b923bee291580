#pragma once
// In whose words a token stands. Only statements that report words count here (a quotation, or a cue in the
// list "saying-cues"): the attitude in "A wants B to leave" is a frame's business.
#include <cstdint>
#include <span>
#include <vector>

#include "clause_tree.hpp"
#include <claimgraph/extract/attribution/attribution.hpp>

namespace claimgraph {

class StatementIndex {
 public:
  StatementIndex(std::span<const QuotedStatement> statements, const ClauseTree& tree);

  /// Index of the innermost statement whose content covers the token; -1: none.
  std::int32_t innermost(std::uint32_t token) const { return innermost_[token]; }
  bool reports_words(std::int32_t statement) const {
    return reports_words_[static_cast<std::size_t>(statement)];
  }
  const QuotedStatement* get(std::int32_t statement) const {
    return statement < 0 ? nullptr : &statements_[static_cast<std::size_t>(statement)];
  }

 private:
  std::span<const QuotedStatement> statements_;
  std::vector<std::int32_t> innermost_;
  std::vector<bool> reports_words_;
};

}  // namespace claimgraph
