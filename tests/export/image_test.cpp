#include <sstream>
#include <string>
#include <thread>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <doctest/doctest.h>

#include <claimgraph/export/image.hpp>
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
