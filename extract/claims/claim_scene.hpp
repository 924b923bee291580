#pragma once
// What every way of finding claims needs of one document: the tree, its actors, who speaks where, and the
// maker of records.
#include <vector>

#include "claim_builder.hpp"
#include "clause_tree.hpp"
#include "ends.hpp"
#include "statement_index.hpp"

namespace claimgraph {

struct ClaimScene {
  /// All arguments must outlive the scene.
  ClaimScene(const ParsedDocument& parsed, const DocumentActors& actors,
             std::span<const QuotedStatement> quoted, const Lexicon& frames)
      : document(parsed),
        lexicon(frames),
        tree(parsed, frames),
        ends(tree, actors),
        statements(quoted, tree),
        builder(parsed, actors, statements, tree) {}
  ClaimScene(const ClaimScene&) = delete;
  ClaimScene& operator=(const ClaimScene&) = delete;

  /// Who says the words in which the token stands; nobody or one.
  std::vector<End> speaker(std::uint32_t token) const {
    const QuotedStatement* statement = statements.get(statements.innermost(token));
    if (!statement || statement->speaker < 0) return {};
    return {End{statement->speaker, statement->speaker_mention}};
  }

  const ParsedDocument& document;
  const Lexicon& lexicon;
  const ClauseTree tree;
  const EndFinder ends;
  const StatementIndex statements;
  const ClaimBuilder builder;
};

}  // namespace claimgraph
