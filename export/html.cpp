#include <claimgraph/export/html.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <ostream>
#include <unordered_map>

#include <claimgraph/export/drawing.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/graph/date.hpp>

#include "embedded_page.hpp"
#include "html_hashes.hpp"

namespace claimgraph {
namespace {

std::string base64_of_hex(std::string_view hex) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [&](std::size_t at) -> unsigned {
    if (at >= hex.size()) return 0;
    return static_cast<unsigned>(hex[at] <= '9' ? hex[at] - '0' : hex[at] - 'a' + 10);
  };
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += 6) {  // three bytes, four digits
    unsigned bits = 0;
    for (std::size_t i = 0; i < 6; ++i) bits = bits << 4 | nibble(at + i);
    for (const int shift : {18, 12, 6, 0}) out += digits[bits >> shift & 63];
    const std::size_t missing = at + 6 > hex.size() ? (at + 6 - hex.size()) / 2 : 0;
    for (std::size_t i = 0; i < missing; ++i) out[out.size() - 1 - i] = '=';
  }
  return out;
}

std::string html(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

// A run of a sentence's words that are all part of the same thing: "", "cue", "source", "target" or "charge".
using Piece = std::pair<std::string, std::string_view>;

// The evidence, or its sentence where the text is at hand, cut where something begins or ends.
std::vector<Piece> pieces_of(const Claim& claim, const std::string* text) {
  Span whole = claim.evidence.span;
  std::string words = claim.evidence.text;
  if (text && claim.sentence.begin <= whole.begin && whole.end <= claim.sentence.end && !claim.sentence.empty()) {
    whole = claim.sentence;
    words = slice(*text, whole);
  }
  std::vector<std::string_view> kinds(code_points(words));
  const auto paint = [&](Span span, std::string_view kind) {
    for (std::uint32_t at = std::max(span.begin, whole.begin); at < std::min(span.end, whole.end); ++at) {
      if (at - whole.begin < kinds.size()) kinds[at - whole.begin] = kind;
    }
  };
  paint(claim.charge.span, "charge");
  paint(claim.source.span, "source");
  paint(claim.target.span, "target");
  paint(claim.cue.span, "cue");
  std::vector<Piece> pieces;
  for (std::uint32_t begin = 0, end = 0; begin < kinds.size(); begin = end) {
    while (end < kinds.size() && kinds[end] == kinds[begin]) ++end;
    pieces.emplace_back(slice(words, {begin, end}), kinds[begin]);
  }
  return pieces;
}

std::string codes_of(const Claim& claim) {
  const RelationInfo* info = find_relation(claim.relation);
  if (!info) return {};
  std::string out = "PLOVER " + std::string(info->plover);
  if (!info->plover_mode.empty()) (out += '/') += info->plover_mode;
  return out + ", CAMEO " + std::string(info->cameo) + ", score " + shortest(info->score);
}

class Page {
 public:
  Page(const ClaimGraph& graph, const HtmlOptions& options) : graph_(graph), options_(options), picture_(picture_for(graph, options.image.strongest)) {
    for (std::size_t i = 0; i < picture_.lines.size(); ++i) {
      for (const auto edge : picture_.lines[i].claims) line_of_[&graph.claim(edge)] = static_cast<int>(i);
    }
  }

  void write(std::ostream& out) {
    const std::map<std::string_view, std::function<std::string()>> parts{
        {"title", [&] { return html(heading_title(picture_, options_.image.title, "Claims")); }},
        {"facts", [&] { return html(heading_facts(picture_)); }},
        {"style", [] { return std::string(embedded::page_css); }},
        {"script", [] { return std::string(embedded::page_js); }},
        {"style-hash", [] { return base64_of_hex(page_style_sha256); }},
        {"script-hash", [] { return base64_of_hex(page_script_sha256); }},
        {"picture", [&] { return svg(); }},
        {"caption", [] { return std::string("Click a line or an actor to see its claims; hover to read the evidence."); }},
        {"head", [&] { return head(); }},
        {"rows", [&] { return rows(); }},
        {"data", [&] { return data(); }}};
    // What is put in is never looked through for further marks.
    std::string_view rest = embedded::page_html;
    for (std::size_t at = rest.find("{{"); at != std::string_view::npos; at = rest.find("{{")) {
      const std::size_t end = rest.find("}}", at);
      out << rest.substr(0, at) << parts.at(rest.substr(at + 2, end - at - 2))();
      rest.remove_prefix(end + 2);
    }
    out << rest;
  }

 private:
  std::string svg() const {
    ImageOptions image = options_.image;
    image.heading = false;
    const std::string drawn = draw(picture_, ImageFormat::svg, image);
    const std::size_t begin = drawn.find("<svg");
    return "<svg role=\"group\" aria-label=\"Picture of the claims; the table below lists them all\"" + drawn.substr(begin + 4);
  }

  static std::string head() {
    std::string out;
    for (const auto& [field, name] : {std::pair{"source", "Source"}, {"relation", "Relation"}, {"target", "Target"},
                                      {"charge", "About"}, {"date", "Date"}, {"confidence", "Confidence"}}) {
      out += std::string("<th scope=\"col\" data-field=\"") + field + "\"><button type=\"button\">" + name + "</button></th>";
    }
    return out;
  }

  static std::string end_cell(const Actor& actor, const ClaimEnd& end) {
    std::string out = "<td>" + html(clean_line(actor.name));
    const std::string& side = end.side.empty() ? actor.side : end.side;
    if (!side.empty() && side != actor.name) out += "<small>" + html(clean_line(side)) + "</small>";
    return out + "</td>";
  }

  std::string rows() const {
    std::string out;
    std::size_t index = 0;
    for (const auto edge : graph_.claims()) {
      const Claim& claim = graph_.claim(edge);
      out += "<tr data-claim=\"" + std::to_string(index++) + "\">" + end_cell(graph_.actor(graph_.source(edge)), claim.source);
      out += "<td><span class=\"relation " + std::string(to_string(family_of(claim.relation))) + "\">" +
             html(assertion_label(claim.relation, claim.negated, claim.hypothetical)) + "</span></td>";
      out += end_cell(graph_.actor(graph_.target(edge)), claim.target);
      out += "<td>" + html(clean_line(claim.charge.text)) + "<small>" + html(clean_line(claim.evidence.text)) + "</small></td>";
      out += "<td>" + html(clean_line(claim.date)) + "<small>" + html(clean_line(claim.outlet)) + "</small></td>";
      std::string confidence = shortest(std::round(claim.confidence * 100) / 100);
      out += "<td class=\"number\">" + confidence + "</td></tr>\n";
    }
    return out;
  }

  std::string data() const {
    rapidjson::StringBuffer buffer;
    JsonWriter json(buffer);
    json.StartArray();
    int index = 0;
    for (const auto edge : graph_.claims()) add(json, edge, index++);
    json.EndArray();
    // "<" could end the element or begin a comment; inside JSON strings it may be written so.
    std::string out;
    for (const char c : std::string_view(buffer.GetString(), buffer.GetSize())) {
      if (c == '<') out += "\\u003c";
      else out += c;
    }
    return out;
  }

  void add(JsonWriter& json, ClaimGraph::Edge edge, int index) const {
    const Claim& claim = graph_.claim(edge);
    const Actor& source = graph_.actor(graph_.source(edge));
    const Actor& target = graph_.actor(graph_.target(edge));
    json.StartObject();
    json.field("index", index);
    json.field("id", clean(claim.id));
    const auto line = line_of_.find(&claim);
    json.field("line", line == line_of_.end() ? -1 : line->second);
    json.field("source", clean_line(source.name));
    json.field("source_side", clean_line(claim.source.side.empty() ? source.side : claim.source.side));
    json.field("source_node", static_cast<int>(graph_.source(edge)));
    json.field("target", clean_line(target.name));
    json.field("target_side", clean_line(claim.target.side.empty() ? target.side : claim.target.side));
    json.field("target_node", static_cast<int>(graph_.target(edge)));
    json.field("relation", clean_line(claim.relation));
    json.field("family", to_string(family_of(claim.relation)));
    json.field("said", assertion_label(claim.relation, claim.negated, claim.hypothetical));
    json.key("reporters");
    json.StartArray();
    for (const ActorRef& reporter : claim.reporters) json.string(clean_line(reporter.name));
    json.EndArray();
    json.field("charge", clean_line(claim.charge.text));
    const auto text = options_.texts.find(claim.document);
    json.key("pieces");
    json.StartArray();
    for (const auto& [words, kind] : pieces_of(claim, text == options_.texts.end() ? nullptr : &text->second)) {
      json.StartArray();
      json.string(words);
      json.string(kind);
      json.EndArray();
    }
    json.EndArray();
    json.field("title", clean_line(claim.title));
    json.field("outlet", clean_line(claim.outlet));
    json.field("date", clean_line(claim.date));
    if (const auto days = day_range(claim.date)) {
      json.field("first_day", days->first);
      json.field("last_day", days->last);
    }
    json.field("modality", to_string(claim.modality));
    json.field("tense", to_string(claim.tense));
    json.field("quote", to_string(claim.quote));
    json.field("codes", codes_of(claim));
    json.field("confidence", claim.confidence);
    json.field("extractor", clean_line(claim.extractor));
    json.EndObject();
  }

  const ClaimGraph& graph_;
  const HtmlOptions& options_;
  Picture picture_;
  std::unordered_map<const Claim*, int> line_of_;
};

}  // namespace

void write_html(std::ostream& out, const ClaimGraph& graph, const HtmlOptions& options) { Page(graph, options).write(out); }

}  // namespace claimgraph
