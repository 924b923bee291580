#pragma once
// In whose words a token stands.
#include <cstdint>
#include <span>
#include <vector>

#include <claimgraph/extract/attribution/attribution.hpp>

namespace claimgraph {

class StatementIndex {
 public:
  StatementIndex(std::span<const QuotedStatement> statements, std::size_t tokens);

  /// Index of the innermost statement whose content covers the token; -1: none.
  std::int32_t innermost(std::uint32_t token) const { return innermost_[token]; }
  const QuotedStatement* get(std::int32_t statement) const {
    return statement < 0 ? nullptr : &statements_[static_cast<std::size_t>(statement)];
  }

 private:
  std::span<const QuotedStatement> statements_;
  std::vector<std::int32_t> innermost_;
};

}  // namespace claimgraph
