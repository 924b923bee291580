#include "statement_index.hpp"

#include <algorithm>

namespace claimgraph {

StatementIndex::StatementIndex(std::span<const QuotedStatement> statements, std::size_t tokens)
    : statements_(statements), innermost_(tokens, -1) {
  // Of the statements that cover a token, the one whose content is the shortest stands inside the others.
  std::vector<std::uint32_t> length(tokens, 0);
  for (std::size_t s = 0; s < statements.size(); ++s) {
    std::uint32_t size = 0;
    for (const TokenRange& range : statements[s].content) size += range.last - std::min(range.first, range.last);
    for (const TokenRange& range : statements[s].content) {
      for (std::uint32_t t = range.first; t < range.last && t < tokens; ++t) {
        if (innermost_[t] >= 0 && length[t] <= size) continue;
        innermost_[t] = static_cast<std::int32_t>(s);
        length[t] = size;
      }
    }
  }
}

}  // namespace claimgraph
