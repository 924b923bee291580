#include <claimgraph/export/page/page_data.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <vector>

#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/picture.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/graph/date.hpp>
#include <claimgraph/graph/relations.hpp>

namespace claimgraph {
namespace {

// Above this, the page would become too heavy to open: claims then carry their own sentences only.
constexpr std::size_t most_bytes_of_text = 48u << 20;

constexpr std::array all_families{RelationFamily::hostile, RelationFamily::friendly, RelationFamily::asking,
                                  RelationFamily::talking, RelationFamily::other};

// From code points to UTF-16 units: characters beyond U+FFFF take two.
class Utf16 {
 public:
  explicit Utf16(std::string_view text) {
    std::uint32_t point = 0;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte & 0xC0) == 0x80) continue;
      if (byte >= 0xF0) pairs_.push_back(point);
      ++point;
    }
    length_ = point;
  }
  std::uint32_t operator()(std::uint32_t point) const {
    point = std::min(point, length_);
    return point + static_cast<std::uint32_t>(std::ranges::lower_bound(pairs_, point) - pairs_.begin());
  }

 private:
  std::vector<std::uint32_t> pairs_;
  std::uint32_t length_ = 0;
};

struct Text {
  int index = -1;  // in "documents"
  const std::string* words = nullptr;
  Utf16 units{""};
};

class Data {
 public:
  Data(const ClaimGraph& graph, const Network& network, const std::map<std::string, std::string>& texts)
      : graph_(graph), network_(network), texts_(texts), json_(buffer_) {}

  std::string write() {
    json_.StartObject();
    add_families();
    add_relations();
    add_sides_and_actors();
    add_lines();
    add_documents();
    json_.key("claims");
    json_.StartArray();
    std::size_t index = 0;
    for (const auto edge : graph_.claims()) add(edge, network_.line_of_claim[index++]);
    json_.EndArray();
    json_.EndObject();
    // "<" could end the element or begin a comment; inside JSON strings it may be written so.
    std::string out;
    out.reserve(buffer_.GetSize());
    for (const char c : std::string_view(buffer_.GetString(), buffer_.GetSize())) {
      if (c == '<') out += "\\u003c";
      else out += c;
    }
    return out;
  }

 private:
  void add_families() {
    json_.key("families");
    json_.StartArray();
    for (const RelationFamily family : all_families) {
      json_.string(to_string(family));
    }
    json_.EndArray();
  }

  void add_relations() {
    std::set<std::string> present;
    for (const auto edge : graph_.claims()) present.insert(clean_line(graph_.claim(edge).relation));
    json_.key("relations");
    json_.StartArray();
    for (const std::string& name : present) {
      json_.StartObject();
      json_.field("name", name);
      json_.field("family", to_string(family_of(name)));
      if (const RelationInfo* info = find_relation(name)) {
        json_.field("polarity", info->polarity);
        json_.field("symmetric", info->symmetric);
        json_.field("plover", info->plover);
        json_.optional_field("plover_mode", info->plover_mode);
        json_.field("cameo", info->cameo);
        json_.field("score", info->score);
      }
      json_.EndObject();
    }
    json_.EndArray();
  }

  void add_sides_and_actors() {
    const SideColours colours = side_colours(graph_.graph());
    json_.key("sides");
    json_.StartArray();
    for (const std::string& side : colours.coloured()) {
      json_.StartObject();
      json_.field("name", clean_line(side));
      json_.field("colour", colours.colour_of_side(side).hex());
      json_.EndObject();
    }
    json_.EndArray();
    json_.key("actors");
    json_.StartArray();
    for (ClaimGraph::Vertex vertex = 0; vertex < graph_.actor_count(); ++vertex) {
      const Actor& actor = graph_.actor(vertex);
      json_.StartObject();
      json_.field("id", clean_line(actor.id));
      json_.field("name", clean_line(actor.name));
      json_.field("type", to_string(actor.type));
      json_.optional_field("role", clean_line(actor.role));
      json_.optional_field("side", clean_line(actor.side));
      json_.optional_field("outer_side", clean_line(colours.outer_side_of(actor)));
      json_.optional_field("wikidata", clean_line(actor.wikidata));
      if (!actor.aliases.empty()) {
        json_.key("aliases");
        json_.StartArray();
        for (const std::string& alias : actor.aliases) json_.string(clean_line(alias));
        json_.EndArray();
      }
      const std::string colour = colours.colour_of(actor).hex();
      if (colour != SideColours::neutral().hex()) json_.field("colour", colour);
      add(network_.places[vertex], actor);
      json_.EndObject();
    }
    json_.EndArray();
    json_.field("dots", network_.dots);
  }

  void add(const NetworkPlace& place, const Actor& actor) {
    if (!place.is_drawn) return;
    std::string label;
    for (const std::string& line : name_lines(actor)) (label += label.empty() ? "" : "\n") += line;
    json_.field("label", label);
    json_.field("x", place.x);
    json_.field("y", place.y);
    json_.field("w", place.width);
    json_.field("h", place.height);
  }

  void add_lines() {
    json_.key("lines");
    json_.StartArray();
    for (const NetworkLine& line : network_.lines) {
      json_.StartObject();
      json_.field("source", static_cast<int>(line.source));
      json_.field("target", static_cast<int>(line.target));
      json_.field("family", to_string(line.family));
      json_.EndObject();
    }
    json_.EndArray();
    json_.field("lines_in_all", static_cast<int>(network_.lines_in_all));
  }

  // Documents of the claims, with their text where it is at hand and all of them together are not too long.
  void add_documents() {
    std::size_t bytes = 0;
    std::vector<const Claim*> firsts;
    for (const auto edge : graph_.claims()) {
      const Claim& claim = graph_.claim(edge);
      const auto [at, is_new] = documents_.try_emplace(claim.document);
      if (!is_new) continue;
      at->second.index = static_cast<int>(firsts.size());
      firsts.push_back(&claim);
      const auto text = texts_.find(claim.document);
      if (text == texts_.end() || text->second.empty()) continue;
      at->second.words = &text->second;
      at->second.units = Utf16(text->second);
      bytes += text->second.size();
    }
    whole_texts_ = bytes <= most_bytes_of_text;
    json_.key("documents");
    json_.StartArray();
    for (const Claim* claim : firsts) {
      json_.StartObject();
      json_.field("id", clean_line(claim->document));
      json_.optional_field("title", clean_line(claim->title));
      const Text& text = documents_.at(claim->document);
      if (whole_texts_ && text.words) json_.field("text", *text.words);
      json_.EndObject();
    }
    json_.EndArray();
  }

  template <typename Units>
  void add_places(const Claim& claim, const Units& units) {
    const auto place = [&](std::string_view name, Span span) {
      if (span.empty()) return;
      json_.field(name, Span{units(span.begin), units(span.end)});
    };
    place("sentence", claim.sentence);
    place("evidence", claim.evidence.span);
    place("source_at", claim.source.span);
    place("target_at", claim.target.span);
    place("cue", claim.cue.span);
    place("charge", claim.charge.span);
  }

  // Where the whole text is not handed over: the sentence, or the evidence alone, as the claim's own words.
  void add_own_words(const Claim& claim, const std::string* text) {
    Span whole = claim.evidence.span;
    std::string words = claim.evidence.text;
    if (text && !claim.sentence.empty()) {
      whole = {std::min(whole.begin, claim.sentence.begin), std::max(whole.end, claim.sentence.end)};
      words = slice(*text, whole);
    }
    json_.optional_field("words", words);
    const Utf16 units(words);
    const auto inside = [&](std::uint32_t point) {
      return units(std::clamp(point, whole.begin, std::max(whole.begin, whole.end)) - whole.begin);
    };
    add_places(claim, inside);
  }

  // What the claim says of its end beside who it is: its name, where the document has another than the graph, and so on.
  void add(std::string_view which, const ClaimEnd& end, const Actor& actor) {
    const std::string prefix = std::string(which) + '_';
    if (end.name != actor.name) json_.optional_field(prefix + "name", clean_line(end.name));
    json_.optional_field(prefix + "side", clean_line(end.side));
    json_.optional_field(prefix + "mention", clean_line(end.mention));
  }

  void add(ClaimGraph::Edge edge, int line) {
    const Claim& claim = graph_.claim(edge);
    json_.StartObject();
    json_.field("id", clean_line(claim.id));
    json_.field("source", static_cast<int>(graph_.source(edge)));
    json_.field("target", static_cast<int>(graph_.target(edge)));
    json_.field("relation", clean_line(claim.relation));
    json_.field("line", line);
    add("source", claim.source, graph_.actor(graph_.source(edge)));
    add("target", claim.target, graph_.actor(graph_.target(edge)));
    if (claim.negated) json_.field("negated", true);
    if (claim.hypothetical) json_.field("hypothetical", true);
    if (claim.modality != Modality::asserted) json_.field("modality", to_string(claim.modality));
    if (claim.tense != Tense::none) json_.field("tense", to_string(claim.tense));
    if (claim.quote != QuoteType::none) json_.field("quote", to_string(claim.quote));
    if (!claim.reporters.empty()) {
      json_.key("reporters");
      json_.reporters(claim.reporters);
    }
    const Text& text = documents_.at(claim.document);
    json_.field("document", text.index);
    // Two documents of one id: the text is that of the first.
    const bool fits = text.words && slice(*text.words, claim.evidence.span) == claim.evidence.text;
    if (whole_texts_ && fits) add_places(claim, text.units);
    else add_own_words(claim, fits ? text.words : nullptr);
    json_.optional_field("charge_text", clean_line(claim.charge.text));
    json_.optional_field("cue_text", clean_line(claim.cue.text));
    json_.optional_field("outlet", clean_line(claim.outlet));
    json_.optional_field("date", clean_line(claim.date));
    if (const auto days = day_range(claim.date)) {
      json_.field("first_day", days->first);
      json_.field("last_day", days->last);
    }
    json_.field("confidence", claim.confidence);
    json_.optional_field("extractor", clean_line(claim.extractor));
    json_.EndObject();
  }

  const ClaimGraph& graph_;
  const Network& network_;
  const std::map<std::string, std::string>& texts_;
  std::unordered_map<std::string, Text> documents_;
  bool whole_texts_ = true;
  rapidjson::StringBuffer buffer_;
  JsonWriter json_;
};

}  // namespace

std::string page_data(const ClaimGraph& graph, const Network& network, const std::map<std::string, std::string>& texts) {
  return Data(graph, network, texts).write();
}

}  // namespace claimgraph
