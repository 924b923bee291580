#include <claimgraph/export/columns.hpp>

#include <algorithm>
#include <array>
#include <cmath>

#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/graph/relations.hpp>

namespace claimgraph {
namespace {

using enum ColumnType;

Value some(std::string_view text) {
  if (text.empty()) return {};
  return std::string(text);
}

Value some(const std::vector<std::string>& strings) {
  if (strings.empty()) return {};
  return json_list(strings);
}

// A view derived from the relation; nothing for a user's own relation.
template <typename Record, typename Get>
Value derived(const Record& record, Get get) {
  const RelationInfo* info = find_relation(record.relation);
  if (!info) return {};
  if constexpr (std::is_same_v<decltype(get(*info)), std::string_view>) return some(get(*info));
  else return get(*info);
}

template <typename Record>
Value family(const Record& record) {
  const RelationInfo* info = find_relation(record.relation);
  return some(to_string(info ? info->family : RelationFamily::other));
}
template <typename Record>
Value plover(const Record& record) { return derived(record, [](const RelationInfo& info) { return info.plover; }); }
template <typename Record>
Value plover_mode(const Record& record) { return derived(record, [](const RelationInfo& info) { return info.plover_mode; }); }
template <typename Record>
Value cameo(const Record& record) { return derived(record, [](const RelationInfo& info) { return info.cameo; }); }
template <typename Record>
Value score(const Record& record) { return derived(record, [](const RelationInfo& info) { return info.score; }); }

// The chain of reporters, innermost first: [{"actor":"a","name":"A"}].
Value reporters(const Claim& claim) {
  if (claim.reporters.empty()) return {};
  rapidjson::StringBuffer buffer;
  JsonWriter out(buffer);
  out.reporters(claim.reporters);
  return std::string(buffer.GetString(), buffer.GetSize());
}

Value reasons(const Claim& claim) {
  if (claim.reasons.empty()) return {};
  rapidjson::StringBuffer buffer;
  JsonWriter out(buffer);
  out.reasons(claim.reasons);
  return std::string(buffer.GetString(), buffer.GetSize());
}

// All spans of the claim as one JSON object, in code points; empty ones are left out.
Value spans(const Claim& claim) {
  rapidjson::StringBuffer buffer;
  JsonWriter out(buffer);
  out.StartObject();
  const auto add = [&](std::string_view name, Span span) {
    if (!span.empty()) out.field(name, span);
  };
  add("source", claim.source.span);
  add("target", claim.target.span);
  add("cue", claim.cue.span);
  add("charge", claim.charge.span);
  add("evidence", claim.evidence.span);
  add("sentence", claim.sentence);
  out.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize());
}

constexpr std::array<Column<Actor>, 7> actor_columns{{
    {"label", text, [](const Actor& a) { return some(a.name); }},
    {"actor_id", text, [](const Actor& a) { return some(a.id); }},
    {"actor_type", text, [](const Actor& a) { return some(to_string(a.type)); }},
    {"side", text, [](const Actor& a) { return some(a.side); }},
    {"role", text, [](const Actor& a) { return some(a.role); }},
    {"aliases", text, [](const Actor& a) { return some(a.aliases); }},
    {"wikidata", text, [](const Actor& a) { return some(a.wikidata); }},
}};

constexpr std::array<Column<Claim>, 34> claim_columns{{
    {"label", text, [](const Claim& c) { return some(c.relation); }},
    {"weight", real, [](const Claim&) { return Value(1.0); }},
    {"claim_id", text, [](const Claim& c) { return some(c.id); }},
    {"relation", text, [](const Claim& c) { return some(c.relation); }},
    {"family", text, family<Claim>},
    {"polarity", integer, [](const Claim& c) { return Value(c.polarity); }},
    {"negated", integer, [](const Claim& c) { return Value(static_cast<int>(c.negated)); }},
    {"hypothetical", integer, [](const Claim& c) { return Value(static_cast<int>(c.hypothetical)); }},
    {"modality", text, [](const Claim& c) { return some(to_string(c.modality)); }},
    {"tense", text, [](const Claim& c) { return some(to_string(c.tense)); }},
    {"quote", text, [](const Claim& c) { return some(to_string(c.quote)); }},
    {"source_name", text, [](const Claim& c) { return some(c.source.name); }},
    {"source_mention", text, [](const Claim& c) { return some(c.source.mention); }},
    {"source_side", text, [](const Claim& c) { return some(c.source.side); }},
    {"target_name", text, [](const Claim& c) { return some(c.target.name); }},
    {"target_mention", text, [](const Claim& c) { return some(c.target.mention); }},
    {"target_side", text, [](const Claim& c) { return some(c.target.side); }},
    {"cue", text, [](const Claim& c) { return some(c.cue.text); }},
    {"charge", text, [](const Claim& c) { return some(c.charge.text); }},
    {"evidence", text, [](const Claim& c) { return some(c.evidence.text); }},
    {"spans", text, spans},
    {"reporters", text, reporters},
    {"document", text, [](const Claim& c) { return some(c.document); }},
    {"title", text, [](const Claim& c) { return some(c.title); }},
    {"date", text, [](const Claim& c) { return some(c.date); }},
    {"outlet", text, [](const Claim& c) { return some(c.outlet); }},
    {"plover", text, plover<Claim>},
    {"plover_mode", text, plover_mode<Claim>},
    {"cameo", text, cameo<Claim>},
    {"score", real, score<Claim>},
    {"confidence", real, [](const Claim& c) { return Value(c.confidence); }},
    {"extractor", text, [](const Claim& c) { return some(c.extractor); }},
    {"reasons", text, reasons},
    {"interaction", text, [](const Claim& c) { return some(c.relation); }},  // Cytoscape's edge type
}};

constexpr std::array<Column<Tie>, 16> tie_columns{{
    {"label", text, [](const Tie& t) { return some(t.relation); }},
    {"weight", real, [](const Tie& t) { return Value(static_cast<double>(std::max<std::size_t>(t.count(), 1))); }},
    {"relation", text, [](const Tie& t) { return some(t.relation); }},
    {"family", text, family<Tie>},
    {"polarity", integer, [](const Tie& t) { return derived(t, [](const RelationInfo& info) { return info.polarity; }); }},
    {"negated", integer, [](const Tie& t) { return Value(static_cast<int>(t.negated)); }},
    {"hypothetical", integer, [](const Tie& t) { return Value(static_cast<int>(t.hypothetical)); }},
    {"documents", integer, [](const Tie& t) { return Value(static_cast<int>(t.documents)); }},
    {"outlets", text, [](const Tie& t) { return some(t.outlets); }},
    {"first_date", text, [](const Tie& t) { return some(t.first_date); }},
    {"last_date", text, [](const Tie& t) { return some(t.last_date); }},
    {"confidence", real, [](const Tie& t) { return Value(t.mean_confidence); }},
    {"plover", text, plover<Tie>},
    {"cameo", text, cameo<Tie>},
    {"score", real, score<Tie>},
    {"interaction", text, [](const Tie& t) { return some(t.relation); }},
}};

// Weights of signed networks may be negative, which Gephi does not draw: the sign stands apart.
constexpr std::array<Column<Bond>, 3> bond_columns{{
    {"label", text, [](const Bond& b) { return some(relation_of(b)); }},
    {"weight", real, [](const Bond& b) { return Value(std::abs(b.weight)); }},
    {"sign", integer, [](const Bond& b) { return Value(b.weight < 0 ? -1 : 1); }},
}};

}  // namespace

template <>
std::span<const Column<Actor>> columns<Actor>() { return actor_columns; }
template <>
std::span<const Column<Claim>> columns<Claim>() { return claim_columns; }
template <>
std::span<const Column<Tie>> columns<Tie>() { return tie_columns; }
template <>
std::span<const Column<Bond>> columns<Bond>() { return bond_columns; }

std::string to_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return clean(*text);
  if (const auto* number = std::get_if<int>(&value)) return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&value)) return shortest(*number);
  return {};
}

}  // namespace claimgraph
