#pragma once
// Where words are quoted: pairs of quotation marks, also over several sentences and paragraphs.
#include <claimgraph/extract/attribution/attribution.hpp>

namespace claimgraph {

/// A quoted stretch inside one paragraph, its marks included where they are there.
struct QuotedPiece {
  TokenRange tokens;
  bool continues =
      false;            ///< goes on from the piece before: that one stayed open at the end of its paragraph
  bool nested = false;  ///< inside another piece
};

struct Quotations {
  std::vector<QuotedPiece> pieces;      ///< in order of their first token
  std::vector<std::int32_t> outermost;  ///< [tokens]: the piece, not a nested one, around this token, or -1
  std::vector<std::int32_t> innermost;  ///< [tokens]: the smallest piece around this token, or -1
};

/// Knows “ ”, „ “ and „ ”, « » and » «, ", '', ``, ‘ ’, ‚ ‘, ‹ ›, ` and '. A quotation that is never closed ends with its paragraph where it
/// began with it, else with its sentence; it goes on in the next paragraph where that begins with an opening
/// mark. Linear.
Quotations find_quotations(const ParsedDocument& document);

}  // namespace claimgraph
