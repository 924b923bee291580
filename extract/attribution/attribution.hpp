#pragma once
// Who is quoted saying what, over tokens: reported speech from the tree, and quotations over sentences.
#include <cstdint>
#include <span>
#include <vector>

#include <claimgraph/extract/actors/actors.hpp>
#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

struct TokenRange {
  std::uint32_t first = 0, last = 0;  ///< tokens [first, last)
};

/// One act of attribution in a document. `source`, `cue` and `content` may be discontinuous, in text order.
struct QuotedStatement {
  std::vector<TokenRange> source, cue, content;
  QuoteType type = QuoteType::indirect;
  bool speech = false;  ///< the content is a clause or quotation ("said that …"); false: an attitude toward
                        ///< something or somebody ("supports …", "wants to …")
  std::int32_t speaker = -1;          ///< index into DocumentActors::actors; -1: unknown
  std::int32_t speaker_mention = -1;  ///< index into DocumentActors::mentions; -1: none
  std::int32_t cue_head = -1;         ///< token that reports ("said"); -1: none
  std::int32_t parent = -1;           ///< index of the statement in whose content this one stands; -1: none
};

/// In text order of their first token. First-person pronouns inside a quotation stand for its speaker: the
/// resolution is written into `actors`. Deterministic and thread-safe.
std::vector<QuotedStatement> find_quoted_statements(const ParsedDocument& document, DocumentActors& actors);

/// The statements as records: spans in code points of the document's text, speakers by their actor's id; same
/// order, so that parents stay valid.
std::vector<Attribution> to_attributions(const ParsedDocument& document, const DocumentActors& actors,
                                         std::span<const QuotedStatement> statements);

}  // namespace claimgraph
