#include <claimgraph/export/html.hpp>

#include <functional>
#include <map>
#include <ostream>
#include <string_view>

#include <claimgraph/export/drawing.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/page/network.hpp>
#include <claimgraph/export/page/page_data.hpp>
#include <claimgraph/export/picture.hpp>
#include <claimgraph/export/text.hpp>

#include "embedded_page.hpp"
#include "page_hashes.hpp"

namespace claimgraph {
namespace {

constexpr std::size_t most_plain_rows = 1'000;  // of the table for readers without JavaScript

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

class Page {
 public:
  Page(const ClaimGraph& graph, const HtmlOptions& options)
      : graph_(graph), options_(options), whole_(graph, 0, false), network_(network_of(graph, options.image.layout)) {}

  void write(std::ostream& out) {
    const std::map<std::string_view, std::function<std::string()>> parts{
        {"title", [&] { return html(heading_title(whole_, options_.image.title, "Who says what about whom")); }},
        {"facts", [&] { return html(heading_facts(whole_)); }},
        {"style", [] { return std::string(embedded::page_css); }},
        {"library", [] { return std::string(embedded::cytoscape_min_js); }},
        {"script", [] { return std::string(embedded::page_js); }},
        {"style-hash", [] { return base64_of_hex(page_style_sha256); }},
        {"library-hash", [] { return base64_of_hex(page_library_sha256); }},
        {"script-hash", [] { return base64_of_hex(page_script_sha256); }},
        {"picture", [&] { return svg(); }},
        {"rows", [&] { return rows(); }},
        {"data", [&] { return page_data(graph_, network_, options_.texts); }}};
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
  // For readers without JavaScript.
  std::string svg() const {
    ImageOptions image = options_.image;
    image.heading = false;
    const std::string drawn = draw(picture_for(graph_, image.strongest), ImageFormat::svg, image);
    return drawn.substr(drawn.find("<svg"));
  }

  std::string rows() const {
    std::string out;
    std::size_t count = 0;
    for (const auto edge : graph_.claims()) {
      if (++count > most_plain_rows) break;
      const Claim& claim = graph_.claim(edge);
      out += "<tr>";
      for (const std::string& cell :
           {graph_.actor(graph_.source(edge)).name, assertion_label(claim.relation, claim.negated, claim.hypothetical),
            graph_.actor(graph_.target(edge)).name, claim.charge.text, claim.evidence.text, claim.date}) {
        out += "<td>" + html(clean_line(cell)) + "</td>";
      }
      out += "</tr>\n";
    }
    if (graph_.claim_count() > most_plain_rows) {
      out += "<tr><td colspan=\"6\">and " + std::to_string(graph_.claim_count() - most_plain_rows) + " more</td></tr>\n";
    }
    return out;
  }

  const ClaimGraph& graph_;
  const HtmlOptions& options_;
  const Picture whole_;
  const Network network_;
};

}  // namespace

void write_html(std::ostream& out, const ClaimGraph& graph, const HtmlOptions& options) { Page(graph, options).write(out); }

}  // namespace claimgraph
