#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <claimgraph/export/html.hpp>
#include <claimgraph/export/palette.hpp>
#include <claimgraph/graph/error.hpp>

#include "sample.hpp"

using namespace claimgraph;

namespace {

std::string page(const ClaimGraph& graph) {
  std::ostringstream out;
  write_html(out, graph);
  return out.str();
}

std::string page(const ExtractedDocument& document, bool with_text = false) {
  ClaimGraph graph;
  graph.add(document);
  HtmlOptions options;
  if (with_text) options.texts[document.id] = document.text;
  std::ostringstream out;
  write_html(out, graph, options);
  return out.str();
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  REQUIRE(from != std::string::npos);
  return text.substr(from + begin.size(), text.find(end, from) - from - begin.size());
}

rapidjson::Document data_of(const std::string& html) {
  rapidjson::Document json;
  json.Parse(between(html, "id=\"data\">", "</script>").c_str());
  REQUIRE_FALSE(json.HasParseError());
  return json;
}

// UTF-16 units of ASCII text are its bytes.
std::string words(const rapidjson::Value& claim, const std::string& text, const char* place) {
  const unsigned begin = claim[place][0].GetUint(), end = claim[place][1].GetUint();
  return text.substr(begin, end - begin);
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a page holds every claim, the actors with their places, and the lines between them") {
  const auto document = test::istanbul_talks();
  const std::string html = page(document);
  CHECK(html.find("{{") == html.find("{{", html.find("<script>")));  // none left in what is not the drawing library
  const auto data = data_of(html);
  REQUIRE(data["claims"].Size() == document.claims.size());
  CHECK(data["actors"].Size() == 8);
  for (const auto& claim : data["claims"].GetArray()) {
    const auto& line = data["lines"][claim["line"].GetUint()];
    CHECK(line["source"] == claim["source"]);
    CHECK(line["target"] == claim["target"]);
  }
  for (const auto& actor : data["actors"].GetArray()) CHECK(actor.HasMember("x"));
}

TEST_CASE("claims of one family from one actor to another share a line") {
  const auto data = data_of(page(test::istanbul_talks()));
  CHECK(data["claims"][3]["line"] == data["claims"][4]["line"]);  // two accusations
  CHECK(data["claims"][3]["line"] != data["claims"][5]["line"]);  // and a demand
}

TEST_CASE("evidence, sentence, cue, ends and charge are places in the claim's own words, or in the document's text where it is given") {
  auto document = test::istanbul_talks();
  document.claims[8].evidence = test::piece(document, "Asif blamed India");
  const auto alone = data_of(page(document));
  const std::string own = alone["claims"][8]["words"].GetString();
  CHECK(own == "Asif blamed India");
  CHECK(words(alone["claims"][8], own, "cue") == "blamed");
  const auto whole = data_of(page(document, true));
  const auto& claim = whole["claims"][8];
  CHECK_FALSE(claim.HasMember("words"));
  // "Türkiye" stands before: its bytes are one more than its units.
  const std::string text = whole["documents"][0]["text"].GetString();
  CHECK(text == document.text);
  const std::size_t more = count(text.substr(0, text.find("Asif blamed")), "\xC3\xBC");
  const auto in_text = [&](const char* place) {
    const unsigned begin = claim[place][0].GetUint(), end = claim[place][1].GetUint();
    return text.substr(begin + more, end - begin);
  };
  CHECK(in_text("cue") == "blamed");
  CHECK(in_text("evidence") == "Asif blamed India");
  CHECK(in_text("charge") == "the failure");
  CHECK(in_text("sentence") == "Defence minister Khawaja Asif blamed India for the failure.");
}

TEST_CASE("characters beyond the basic plane count two, as in JavaScript") {
  const auto data = data_of(page(test::adversarial(), true));
  const auto& first = data["claims"][5];  // after a dove
  const auto& dove = data["claims"][4];
  CHECK(dove["charge"][1].GetUint() - dove["charge"][0].GetUint() == 2);
  CHECK(first["evidence"][0].GetUint() > dove["evidence"][1].GetUint());
}

TEST_CASE("a claim whose evidence is not in the text of its document's id keeps its own words") {
  ClaimGraph graph;
  auto document = test::istanbul_talks();
  graph.add(document);
  HtmlOptions options;
  options.texts[document.id] = "Another text under the same id.";
  std::ostringstream out;
  write_html(out, graph, options);
  const auto data = data_of(out.str());
  CHECK(data["claims"][8]["words"] == "Defence minister Khawaja Asif blamed India for the failure.");
}

TEST_CASE("spans that lie outside of the text, or end before they begin, make a page all the same") {
  const auto document = test::adversarial();
  constexpr std::uint32_t far = 4'294'967'295u;
  for (const Span odd : {Span{0, far}, Span{far, far}, Span{far, 0}, Span{90, 3}, Span{5, 400}}) {
    for (const bool with_text : {false, true}) {
      auto broken = document;
      for (Claim& claim : broken.claims) claim.sentence = claim.cue.span = claim.source.span = odd;
      broken.claims[0].evidence.span = odd;
      const auto data = data_of(page(broken, with_text));
      for (const auto& claim : data["claims"].GetArray()) {
        if (!claim.HasMember("cue")) continue;
        const std::string text = claim.HasMember("words") ? claim["words"].GetString() : data["documents"][0]["text"].GetString();
        CHECK(claim["cue"][1].GetUint() <= text.size());
      }
    }
  }
}

TEST_CASE("hostile text stays text") {
  const std::string html = page(test::adversarial(), true);
  CHECK(count(html, "<script") == 3);  // data, drawing library, the page's own
  CHECK(html.find("alert(1)") != std::string::npos);
  const std::string data = between(html, "id=\"data\">", "</script>");
  CHECK(data.find('<') == std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
}

TEST_CASE("the Content Security Policy names the hashes of style and scripts and nothing else") {
  const std::string html = page(test::istanbul_talks());
  const std::string policy = between(html, "Content-Security-Policy\" content=\"", "\">");
  CHECK(policy.starts_with("default-src 'none'; script-src 'sha256-"));
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(policy.find("http") == std::string::npos);
  CHECK(html.find("http-equiv") < html.find("<style"));
  const std::string before_scripts = html.substr(0, html.find("<script>"));
  CHECK(before_scripts.find(" style=\"") == std::string::npos);
  CHECK(before_scripts.find(" onclick") == std::string::npos);
}

TEST_CASE("the page has the colours of the pictures") {
  const std::string html = page(test::istanbul_talks());
  for (const auto family : {RelationFamily::hostile, RelationFamily::friendly, RelationFamily::asking, RelationFamily::talking, RelationFamily::other}) {
    const FamilyStyle style = style_of(family);
    CHECK(html.find("--" + std::string(to_string(family)) + ": light-dark(" + style.colour.hex() + ", " + style.dark.hex() + ");") != std::string::npos);
  }
}

TEST_CASE("places are the same from run to run, and thousands of claims are laid out") {
  const ClaimGraph graph = test::synthetic(200, 2000);
  CHECK(page(graph) == page(graph));
  const auto data = data_of(page(graph));
  CHECK(data["dots"].GetBool());
  CHECK(data["lines"].Size() < 2000);
}

TEST_CASE("an unknown layout is refused") {
  HtmlOptions options;
  options.image.layout = "spiral";
  std::ostringstream out;
  ClaimGraph graph;
  graph.add(test::istanbul_talks());
  CHECK_THROWS_AS(write_html(out, graph, options), UsageError);
}

TEST_CASE("without JavaScript there are a picture and a table") {
  const auto document = test::istanbul_talks();
  const std::string plain = between(page(document), "<noscript>", "</noscript>");
  CHECK(plain.find("<svg") != std::string::npos);
  CHECK(count(plain, "<tr><td>") == document.claims.size());
}

TEST_CASE("a page of no claims is a page") { CHECK(page(ExtractedDocument{}).find("no claims") != std::string::npos); }
