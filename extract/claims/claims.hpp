#pragma once
// From words to claims: frames of the lexicon matched on the tree and arcs of the model, their ends named by
// actors (docs/claims.md).
#include <cstdint>
#include <span>
#include <vector>

#include <claimgraph/extract/actors/actors.hpp>
#include <claimgraph/extract/attribution/attribution.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

class Lexicon;  // extract/claims/lexicon.hpp: the frames

/// What claims come from: frames, the model's arcs, or both by the rule of docs/claims.md. A model without a
/// head for claims leaves the frames alone.
enum class ClaimMethod : std::uint8_t { both, lexicon, model };

/// All claims of a document in text order, one per (source, relation, target, negated); a repeated edge keeps
/// its first place. Deterministic and thread-safe.
std::vector<Claim> find_claims(const ParsedDocument& document, const DocumentActors& actors,
                               std::span<const QuotedStatement> statements, const Lexicon& lexicon,
                               ClaimMethod method = ClaimMethod::both, bool explain = false);

}  // namespace claimgraph
