#include "statement_index.hpp"

#include <algorithm>

namespace claimgraph {

StatementIndex::StatementIndex(std::span<const QuotedStatement> statements, const ClauseTree& tree)
    : statements_(statements), innermost_(tree.size(), -1) {
  const std::size_t tokens = tree.size();
  // Of the statements that cover a token, the one whose content is the shortest stands inside the others.
  std::vector<std::uint32_t> length(tokens, 0);
  for (std::size_t s = 0; s < statements.size(); ++s) {
    const QuotedStatement& statement = statements[s];
    reports_words_.push_back(statement.type != QuoteType::indirect || statement.cue_head < 0 ||
                             tree.in_list(static_cast<std::uint32_t>(statement.cue_head), "saying-cues"));
    if (!reports_words_.back()) continue;
    std::uint32_t size = 0;
    for (const TokenRange& range : statement.content) size += range.last - std::min(range.first, range.last);
    for (const TokenRange& range : statement.content) {
      for (std::uint32_t t = range.first; t < range.last && t < tokens; ++t) {
        if (innermost_[t] >= 0 && length[t] <= size) continue;
        innermost_[t] = static_cast<std::int32_t>(s);
        length[t] = size;
      }
    }
  }
}

}  // namespace claimgraph
