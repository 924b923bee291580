#pragma once
// From words to claims: frames of the lexicon matched on the tree, their ends named by actors.
#include <span>
#include <vector>

#include <claimgraph/extract/actors/actors.hpp>
#include <claimgraph/extract/attribution/attribution.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph {

class Lexicon;  // extract/claims/lexicon.hpp: the frames

/// All claims of a document in text order, one per (source, relation, target, negated); a repeated edge keeps
/// its first place. Deterministic and thread-safe.
std::vector<Claim> find_claims(const ParsedDocument& document, const DocumentActors& actors,
                               std::span<const QuotedStatement> statements, const Lexicon& lexicon);

}  // namespace claimgraph
