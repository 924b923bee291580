#pragma once
// Private to export/: what every format writes of an actor, a claim and a tie. One table for all writers, so that no format
// forgets an attribute. Names avoid those that consumers take for themselves (id, source, target, type, key, name, timeset).
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/records.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph {

enum class ColumnType { text, integer, real };

/// Nothing (an empty string, an unknown number), text, a whole number or a real one.
using Value = std::variant<std::monostate, std::string, int, double>;

/// The value in words: text cleaned (export/text.hpp), numbers in their shortest exact form, "" for nothing.
std::string to_text(const Value& value);

template <typename Record>
struct Column {
  std::string_view name;
  ColumnType type;
  Value (*get)(const Record&);
};

/// Defined for Actor, Claim, Tie and Bond. A label comes first; claims, ties and bonds have weight > 0, as second (Gephi removes edges of weight 0).
template <typename Record>
std::span<const Column<Record>> columns();
template <>
std::span<const Column<Actor>> columns<Actor>();
template <>
std::span<const Column<Claim>> columns<Claim>();
template <>
std::span<const Column<Tie>> columns<Tie>();
template <>
std::span<const Column<Bond>> columns<Bond>();

/// What kind of edge it is, in one word.
inline std::string_view relation_of(const Claim& claim) { return claim.relation; }
inline std::string_view relation_of(const Tie& tie) { return tie.relation; }
inline std::string_view relation_of(const Bond& bond) { return bond.weight < 0 ? "hostile" : "bond"; }

}  // namespace claimgraph
