#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <thread>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <doctest/doctest.h>

#include <claimgraph/export/image.hpp>
#include <claimgraph/export/packing.hpp>
#include <claimgraph/export/palette.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/graph/error.hpp>

#include "sample.hpp"

using namespace claimgraph;

namespace {

ClaimGraph graph_of(const ExtractedDocument& document) {
  ClaimGraph graph;
  graph.add(document);
  return graph;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string svg(const ClaimGraph& graph, const ImageOptions& options = {}) {
  std::string image = render_image(graph, ImageFormat::svg, options);
  std::istringstream in(image);
  boost::property_tree::ptree tree;
  CHECK_NOTHROW(boost::property_tree::read_xml(in, tree));
  return image;
}

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

TEST_CASE("a picture has one line per relation of a pair, with count, classes and evidence as tooltip") {
  const std::string image = svg(graph_of(test::istanbul_talks()));
  CHECK(count(image, "class=\"edge line ") == 13);
  CHECK(count(image, "class=\"node actor ") == 8);
  CHECK(image.find("accuse ×2") != std::string::npos);
  CHECK(image.find("class=\"edge line hostile threaten hypothetical\"") != std::string::npos);
  CHECK(image.find(">not blame<") != std::string::npos);
  CHECK(image.find("<title>Khawaja Asif – blame – India&#10;“Defence minister") != std::string::npos);
  CHECK(image.find("<title>Attaullah Tarar: person, information minister, Pakistan</title>") != std::string::npos);
  CHECK(image.find(">Talks in Istanbul end without a deal<") != std::string::npos);
  CHECK(image.find(">n0") == std::string::npos);
}

TEST_CASE("names, lines and their labels lead into the page") {
  const ExtractedDocument document = test::istanbul_talks();
  const std::string image = svg(graph_of(document), {.page = "page.html"});
  for (const char* words : {">blame<", ">accuse ×2<", ">India<", ">Khawaja Asif<"}) {
    const std::size_t at = image.find(words), link = image.rfind("<a xlink:href=\"page.html#", at), closed = image.rfind("</a>", at);
    CAPTURE(words);
    REQUIRE(at != std::string::npos);
    CHECK(link != std::string::npos);
    CHECK((closed == std::string::npos || closed < link));
  }
}

TEST_CASE("text from documents stays text") {
  const std::string image = svg(graph_of(test::adversarial()));
  CHECK(image.find("<script") == std::string::npos);
  CHECK(image.find("&lt;script&gt;") != std::string::npos);
  CHECK(image.find("href") == std::string::npos);
  CHECK(image.find('\x01') == std::string::npos);
}

TEST_CASE("only the strongest lines are drawn, and the picture says so") {
  const ClaimGraph graph = test::synthetic(30, 200);
  const std::string few = svg(graph, {.strongest = 5});
  CHECK(count(few, "class=\"edge line ") == 5);
  CHECK(few.find("the 5 strongest of ") != std::string::npos);
  CHECK(count(svg(graph), "class=\"edge line ") == 40);
  CHECK(count(svg(graph, {.strongest = 0, .layout = "sfdp"}), "class=\"edge line ") == 30);  // so many: one a pair
}

TEST_CASE("the legend can be left out, the title set") {
  const std::string image = svg(graph_of(test::istanbul_talks()), {.title = "A & B", .legend = false});
  CHECK(image.find(">A &amp; B<") != std::string::npos);
  CHECK(image.find("class=\"edge sample\"") == std::string::npos);
}

TEST_CASE("a graph without claims, a self-loop and one pair are pictures too") {
  CHECK(svg(ClaimGraph{}).find("no claims") != std::string::npos);
  ClaimGraph graph;
  Claim claim;
  claim.source.name = claim.target.name = "A";
  claim.relation = "criticize";
  graph.add_claim(claim);
  CHECK(count(svg(graph), "class=\"edge line ") == 1);
}

TEST_CASE("PNG and PDF are what they say; the resolution is followed up to the size limit") {
  const ClaimGraph graph = graph_of(test::istanbul_talks());
  CHECK(render_image(graph, ImageFormat::pdf).starts_with("%PDF"));
  const std::string low = render_image(graph, ImageFormat::png, {.dpi = 50});
  const std::string high = render_image(graph, ImageFormat::png, {.dpi = 100});
  CHECK(low.substr(1, 3) == "PNG");
  CHECK(big_endian(high, 16) == doctest::Approx(2 * big_endian(low, 16)).epsilon(0.02));
  const std::string huge = render_image(graph, ImageFormat::png, {.dpi = 2400});
  CHECK(big_endian(huge, 16) <= 32'767);
  CHECK(big_endian(huge, 20) <= 32'767);
}

TEST_CASE("pictures suit a slide: neither high nor narrow, and their letters can be read there") {
  struct Case {
    std::size_t actors, claims, strongest;
    double least_scale;  ///< from natural size to a slide of 13.33 by 7.5 inches
  };
  for (const auto& [actors, claims, strongest, least_scale] :
       {Case{6, 5, 5, 0.9}, Case{40, 60, 50, 0.6}, Case{90, 110, 50, 0.6}, Case{250, 500, 0, 0.22}}) {
    const std::string png = render_image(test::synthetic(actors, claims), ImageFormat::png, {.strongest = strongest, .dpi = 72});
    const double width = big_endian(png, 16), height = big_endian(png, 20);
    CAPTURE(claims);
    CAPTURE(width);
    CAPTURE(height);
    CHECK(width / height > 0.95);
    CHECK(width / height < 2.2);
    CHECK(std::min(960 / width, 540 / height) > least_scale);
  }
}

TEST_CASE("a line that is laid out against its direction ends at its target") {
  // Four actors act toward one that acts toward four others: layers around the middle turn half of the lines.
  const std::string image = svg(graph_of(test::istanbul_talks()));
  CHECK(count(image, "class=\"edge line ") == 13);
  std::istringstream in(image);
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(in, tree);
  std::map<std::string, std::pair<double, double>> centres;
  const std::function<void(const boost::property_tree::ptree&)> walk = [&](const boost::property_tree::ptree& element) {
    for (const auto& [name, child] : element) {
      if (name == "g" && child.get<std::string>("<xmlattr>.class", "").starts_with("node actor")) {
        const auto title = child.get<std::string>("title");
        const auto words = child.get_child("text");
        centres[title.substr(0, title.find(':'))] = {words.get<double>("<xmlattr>.x"), words.get<double>("<xmlattr>.y")};
      }
      walk(child);
    }
  };
  walk(tree);
  std::size_t checked = 0;
  const std::function<void(const boost::property_tree::ptree&)> check_lines = [&](const boost::property_tree::ptree& element) {
    for (const auto& [name, child] : element) {
      if (name == "g" && child.get<std::string>("<xmlattr>.class", "").starts_with("edge line hostile")) {
        const auto title = child.get<std::string>("title");
        const std::size_t dash = title.find(" – "), next = title.find(" – ", dash + 1);
        const auto from = centres.find(title.substr(0, dash)), to = centres.find(title.substr(next + 5, title.find('\n') - next - 5));
        if (from == centres.end() || to == centres.end() || from == to) continue;
        const auto head = child.get_child_optional("polygon");
        if (!head) continue;
        std::istringstream points(head->get<std::string>("<xmlattr>.points"));
        double x = 0, y = 0;
        char comma = 0;
        points >> x >> comma >> y;
        const auto away = [&](const std::pair<double, double>& place) { return std::hypot(place.first - x, place.second - y); };
        CHECK_MESSAGE(away(to->second) < away(from->second), title);
        ++checked;
      }
      check_lines(child);
    }
  };
  check_lines(tree);
  CHECK(checked >= 5);
}

TEST_CASE("parts of a drawing go into its corners, never onto or within each other") {
  // A frame with an opening at the top right, and small boxes.
  const Outline frame{{0, 0, 900, 500}, {{0, 0, 900, 20}, {0, 0, 20, 500}, {880, 0, 900, 200}, {300, 180, 900, 200}, {0, 480, 300, 500}, {280, 200, 300, 500}}};
  const Outline small{{0, 0, 60, 30}, {{0, 0, 60, 30}}};
  const Packing packing = nest({frame, small, small, small}, 10, {.width = 900, .height = 610});  // any growth would make it smaller there
  CHECK(packing.whole.width() == doctest::Approx(900));
  CHECK(packing.whole.height() == doctest::Approx(500).epsilon(0.02));
  for (std::size_t i = 1; i < 4; ++i) {
    const double x = packing.shifts[i].x - packing.shifts[0].x, y = packing.shifts[i].y - packing.shifts[0].y;
    CHECK(x >= 300);  // in the open corner …
    CHECK(y >= 200);
    for (std::size_t k = 1; k < i; ++k) {  // … and apart
      CHECK((std::abs(packing.shifts[i].x - packing.shifts[k].x) >= 70 || std::abs(packing.shifts[i].y - packing.shifts[k].y) >= 40));
    }
  }
}

TEST_CASE("letters that no font has are told of, those that need none are not") {
  ClaimGraph graph;
  Claim claim;
  claim.source.name = "Zoë \u0378 A\u200D\uFE0F";  // U+0378 is no letter yet, so that no font has it
  claim.target.name = "B";
  claim.relation = "thank";
  claim.charge.text = "\u0379 — “x”";
  graph.add_claim(claim);
  const std::string missing = undrawable_letters(graph);
  if (missing.empty()) {
    MESSAGE("fontconfig or its fonts are not installed");
    return;
  }
  CHECK(missing == "\u0378\u0379");
  CHECK(undrawable_letters(graph_of(test::istanbul_talks())).empty());
}

TEST_CASE("wrong options are refused") {
  for (const ImageOptions& options : {ImageOptions{.layout = "spiral"}, ImageOptions{.dpi = 0}, ImageOptions{.dpi = 1e9}}) {
    CHECK_THROWS_AS(render_image(ClaimGraph{}, ImageFormat::svg, options), UsageError);
  }
}

TEST_CASE("threads may draw at the same time") {
  const ClaimGraph graph = graph_of(test::istanbul_talks());
  const std::string expected = render_image(graph, ImageFormat::svg);
  std::vector<std::thread> threads;
  std::vector<std::string> images(4);
  for (auto& image : images) threads.emplace_back([&] { image = render_image(graph, ImageFormat::svg); });
  for (auto& thread : threads) thread.join();
  for (const auto& image : images) CHECK(image == expected);
}

TEST_CASE("texts are shortened between words and wrapped") {
  CHECK(shorten("one two three four", 12) == "one two…");
  CHECK(shorten("short", 12) == "short");
  CHECK(shorten("Donaudampfschiff", 6) == "Donau…");
  CHECK(wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(clean("  a\r\nb\rc\x01\xFF \xEF\xBF\xBE ") == "a\nb\nc");
}

TEST_CASE("who stands for a movement that stands for a state has the colour of the state; circles end") {
  const Actor state{"s", "Arvenia", ActorType::state, {}, "", "", ""};
  const Actor movement{"m", "Movement", ActorType::armed_group, {}, "", "Arvenia", ""};
  const Actor envoys{"e", "Envoys", ActorType::group, {}, "", "Movement", ""};
  const SideColours colours({&state, &movement, &envoys});
  CHECK(colours.coloured() == std::vector<std::string>{"Arvenia"});
  CHECK(colours.side_of(envoys) == "Movement");
  CHECK(colours.colour_of(envoys).hex() == colours.colour_of(state).hex());
  const Actor one{"1", "One", ActorType::group, {}, "", "Two", ""}, two{"2", "Two", ActorType::group, {}, "", "One", ""};
  CHECK_FALSE(SideColours({&one, &two}).coloured().empty());
}
