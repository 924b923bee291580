#include <sstream>
#include <string>

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <claimgraph/export/html.hpp>

#include "sample.hpp"

using namespace claimgraph;

namespace {

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

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a page has the picture, a row for each claim, and its data") {
  const auto document = test::istanbul_talks();
  const std::string html = page(document);
  CHECK(html.find("<svg role=\"group\"") != std::string::npos);
  CHECK(count(html, "<tr data-claim=") == document.claims.size());
  CHECK(html.find("{{") == std::string::npos);
  const auto data = data_of(html);
  REQUIRE(data.Size() == document.claims.size());
  for (rapidjson::SizeType i = 0; i < data.Size(); ++i) {
    std::string words;
    for (const auto& piece : data[i]["pieces"].GetArray()) words += piece[0].GetString();
    CHECK(words == document.claims[i].evidence.text);
    CHECK(data[i]["line"].GetInt() >= 0);
  }
}

TEST_CASE("cue, ends and charge are marked where their spans are: in the evidence, or in its sentence where the text is given") {
  auto document = test::istanbul_talks();
  document.claims[8].evidence = test::piece(document, "Asif blamed India");
  const auto kinds = [&](bool with_text) {
    std::string out;
    const auto data = data_of(page(document, with_text));
    for (const auto& piece : data[8]["pieces"].GetArray()) {
      (((out += piece[1].GetString()) += '(') += piece[0].GetString()) += ')';
    }
    return out;
  };
  CHECK(kinds(false) == "source(Asif)( )cue(blamed)( India)");
  CHECK(kinds(true) == "(Defence minister Khawaja )source(Asif)( )cue(blamed)( India for )charge(the failure)(.)");
}

TEST_CASE("hostile text stays text") {
  const std::string html = page(test::adversarial());
  CHECK(count(html, "<script") == 2);  // data and the page's own
  CHECK(html.find("alert(1)") != std::string::npos);
  const std::string data = between(html, "id=\"data\">", "</script>");
  CHECK(data.find('<') == std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
}

TEST_CASE("the Content Security Policy names the hashes of style and script and nothing else") {
  const std::string html = page(test::istanbul_talks());
  const std::string policy = between(html, "Content-Security-Policy\" content=\"", "\">");
  CHECK(policy.starts_with("default-src 'none'; script-src 'sha256-"));
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(html.find("http-equiv") < html.find("<style>"));
  CHECK(html.find(" style=\"") == std::string::npos);
  CHECK(html.find(" onclick") == std::string::npos);
}

TEST_CASE("a page of no claims is a page") { CHECK(page(ExtractedDocument{}).find("no claims") != std::string::npos); }
