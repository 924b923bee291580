#include <claimgraph/graph/relations.hpp>

#include <array>

namespace claimgraph {
namespace {

using enum RelationFamily;

constexpr std::array<RelationInfo, 16> table{{
    // name        family    pol  PLOVER       mode          CAMEO  score  symmetric
    {"accuse",     hostile,  -1,  "ACCUSE",    "allege",     "112", -2.0,  false},
    {"blame",      hostile,  -1,  "ACCUSE",    "allege",     "112", -2.0,  false},
    {"criticize",  hostile,  -1,  "ACCUSE",    "disapprove", "111", -2.0,  false},
    {"reject",     hostile,  -1,  "REJECT",    "",           "120", -4.0,  false},
    {"deny",       hostile,  -1,  "REJECT",    "",           "016", -0.9,  false},
    {"demand",     asking,    0,  "REQUEST",   "",           "100", -5.0,  false},
    {"threaten",   hostile,  -1,  "THREATEN",  "",           "130", -4.4,  false},
    {"warn",       hostile,  -1,  "THREATEN",  "",           "130", -3.0,  false},
    {"thank",      friendly,  1,  "SUPPORT",   "",           "051",  3.4,  false},
    {"praise",     friendly,  1,  "SUPPORT",   "",           "051",  3.4,  false},
    {"support",    friendly,  1,  "SUPPORT",   "",           "052",  3.5,  false},
    {"promise",    friendly,  1,  "COOPERATE", "",           "030",  4.0,  false},
    {"agree",      friendly,  1,  "AGREE",     "",           "057",  6.5,  true},
    {"apologize",  friendly,  1,  "AGREE",     "",           "055",  7.0,  false},
    {"consult",    talking,   0,  "CONSULT",   "",           "040",  1.0,  true},
    {"mediate",    talking,   0,  "CONSULT",   "third-party", "045", 5.0,  false},
}};

}  // namespace

std::span<const RelationInfo> relations() { return table; }

const RelationInfo* find_relation(std::string_view name) {
  for (const auto& relation : table) {
    if (relation.name == name) return &relation;
  }
  return nullptr;
}

std::string_view to_string(RelationFamily family) {
  switch (family) {
    case hostile: return "hostile";
    case friendly: return "friendly";
    case asking: return "asking";
    case talking: return "talking";
    case other: break;
  }
  return "other";
}

}  // namespace claimgraph
