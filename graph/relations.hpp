#pragma once
// The sixteen relations and what is derived from them: family, polarity, PLOVER and CAMEO codes, Goldstein-like score.
// Derived views are never stored in place of the relation.
#include <optional>
#include <span>
#include <string_view>

namespace claimgraph {

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
