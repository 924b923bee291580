#pragma once
// The sixteen relations and what is derived from them: family, polarity, PLOVER and CAMEO codes, Goldstein score.
// Derived views are never stored in place of the relation.
//
// Sources. PLOVER root and mode: Halterman, Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and POLECAT" (2023); a mode
// stands only where every act of the relation has it. CAMEO: Schrodt, "CAMEO Event and Actor Codebook" 1.1b3 (2012),
// the most specific code that fits every act of the relation ("demand" takes strong and weak ones: 100; a warning has no
// code of its own: 130). Score: the value of that code in the mapping of Goldstein's scale (J. Conflict Resolution
// 36(2), 1992) to CAMEO that event data sets carry; where one code lumps acts that Goldstein rated apart, his own rating
// (deny an accusation -0.9, warn -3.0, make a substantive agreement 6.5).
#include <optional>
#include <span>
#include <string_view>

#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

enum class RelationFamily { hostile, friendly, asking, talking, other };

struct RelationInfo {
  std::string_view name;         ///< "accuse"
  RelationFamily family;
  int polarity;                  ///< -1, 0, +1
  std::string_view plover;       ///< root, "ACCUSE"
  std::string_view plover_mode;  ///< "allege"; may be empty
  std::string_view cameo;        ///< "112"
  double score;                  ///< conflict (-10) to cooperation (+10)
  bool symmetric;                ///< consult, agree: no direction
};

/// The built-in relations in the order of the guidelines.
std::span<const RelationInfo> relations();
/// nullptr for a relation that is not built in.
const RelationInfo* find_relation(std::string_view name);
std::string_view to_string(RelationFamily);

}  // namespace claimgraph
