#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/records_jsonl.hpp>
#include <claimgraph/graph/relations.hpp>

namespace claimgraph {
namespace {

void write(JsonWriter& out, const Actor& actor) {
  out.StartObject();
  out.field("id", actor.id);
  out.field("name", actor.name);
  out.field("type", to_string(actor.type));
  out.key("aliases");
  out.StartArray();
  for (const std::string& alias : actor.aliases) out.string(alias);
  out.EndArray();
  out.optional_field("role", actor.role);
  out.optional_field("side", actor.side);
  out.optional_field("wikidata", actor.wikidata);
  out.EndObject();
}

void write(JsonWriter& out, std::string_view name, const std::vector<Span>& spans) {
  out.key(name);
  out.StartArray();
  for (const Span span : spans) out.span(span);
  out.EndArray();
}

void write(JsonWriter& out, const Attribution& attribution) {
  out.StartObject();
  write(out, "source", attribution.source);
  write(out, "cue", attribution.cue);
  write(out, "content", attribution.content);
  out.field("type", to_string(attribution.type));
  out.key("speaker");
  attribution.speaker.empty() ? out.Null() : (out.string(attribution.speaker), true);
  out.key("parent");
  attribution.parent < 0 ? out.Null() : out.Int(attribution.parent);
  out.EndObject();
}

void write(JsonWriter& out, std::string_view name, const ClaimEnd& end) {
  out.key(name);
  out.StartObject();
  out.field("actor", end.actor);
  out.field("name", end.name);
  out.field("mention", end.mention);
  out.field("span", end.span);
  out.optional_field("side", end.side);
  out.EndObject();
}

void write(JsonWriter& out, std::string_view name, const TextSpan& piece) {
  out.key(name);
  out.StartObject();
  out.field("text", piece.text);
  out.field("span", piece.span);
  out.EndObject();
}

void write_derived(JsonWriter& out, const Claim& claim) {
  const RelationInfo* info = find_relation(claim.relation);
  if (!info) return;
  out.field("plover", info->plover);
  out.optional_field("plover_mode", info->plover_mode);
  out.field("cameo", info->cameo);
  out.field("score", info->score);
}

void write(JsonWriter& out, const Claim& claim, const ExtractedDocument& document) {
  out.StartObject();
  out.field("id", claim.id);
  write(out, "source", claim.source);
  out.field("relation", claim.relation);
  write(out, "target", claim.target);
  out.key("reporters");
  out.reporters(claim.reporters);
  out.field("negated", claim.negated);
  out.field("hypothetical", claim.hypothetical);
  out.field("modality", to_string(claim.modality));
  out.field("tense", to_string(claim.tense));
  out.field("polarity", claim.polarity);
  write(out, "cue", claim.cue);
  write(out, "charge", claim.charge);
  write(out, "evidence", claim.evidence);
  out.field("sentence", claim.sentence);
  out.field("quote", to_string(claim.quote));
  write_derived(out, claim);
  out.field("confidence", claim.confidence);
  out.field("extractor", claim.extractor);
  if (!claim.reasons.empty()) {
    out.key("reasons");
    out.reasons(claim.reasons);
  }
  // A claim belongs to its line; only one that says otherwise repeats these.
  if (claim.document != document.id) out.field("document", claim.document);
  if (claim.title != document.title) out.field("title", claim.title);
  if (claim.date != document.date) out.field("date", claim.date);
  if (claim.outlet != document.outlet) out.field("outlet", claim.outlet);
  out.EndObject();
}

template <typename Records, typename... Context>
void write_all(JsonWriter& out, std::string_view name, const Records& records, const Context&... context) {
  out.key(name);
  out.StartArray();
  for (const auto& record : records) write(out, record, context...);
  out.EndArray();
}

}  // namespace

std::string to_json_line(const ExtractedDocument& document, bool with_text) {
  rapidjson::StringBuffer buffer;
  JsonWriter out(buffer);
  out.StartObject();
  out.field("id", document.id);
  out.field("title", document.title);
  out.field("date", document.date);
  out.optional_field("outlet", document.outlet);
  out.optional_field("url", document.url);
  write_all(out, "actors", document.actors);
  write_all(out, "attributions", document.attributions);
  write_all(out, "claims", document.claims, document);
  if (with_text) out.optional_field("text", document.text);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string to_json_line(const Claim& claim) {
  rapidjson::StringBuffer buffer;
  JsonWriter out(buffer);
  write(out, claim, ExtractedDocument{});
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace claimgraph
