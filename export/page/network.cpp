#include <claimgraph/export/page/network.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <mutex>
#include <numeric>
#include <tuple>

#include <claimgraph/export/graphviz.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/packing.hpp>
#include <claimgraph/export/picture.hpp>
#include <claimgraph/export/text.hpp>

namespace claimgraph {
namespace {

constexpr std::size_t most_lines = 6'000;     // a canvas stays fluid with so many
constexpr std::size_t most_boxes = 24;        // actors; above, boxes would be too small to read on a screen
constexpr std::size_t most_for_neato = 300;   // actors; stress majorization takes the square of them, sfdp stays near linear
constexpr double points_per_inch = 72;
constexpr double screen_shape = 1.9;          // width by height of the page's drawing

void keep_strongest(Network& network) {
  network.lines_in_all = network.lines.size();
  if (network.lines.size() <= most_lines) return;
  std::vector<std::size_t> order(network.lines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return network.lines[i].strength; });
  order.resize(most_lines);
  std::ranges::sort(order);
  std::vector<int> new_index(network.lines.size(), -1);
  std::vector<NetworkLine> kept;
  for (const std::size_t i : order) {
    new_index[i] = static_cast<int>(kept.size());
    kept.push_back(network.lines[i]);
  }
  network.lines = std::move(kept);
  for (int& line : network.line_of_claim) line = new_index[static_cast<std::size_t>(line)];
}

Network lines_of(const ClaimGraph& graph) {
  Network network;
  std::map<std::tuple<std::size_t, std::size_t, RelationFamily>, int> index;
  for (const auto edge : graph.claims()) {
    const Claim& claim = graph.claim(edge);
    const NetworkLine line{graph.source(edge), graph.target(edge), family_of(claim.relation), 0, {}};
    const auto [at, is_new] = index.try_emplace({line.source, line.target, line.family}, static_cast<int>(network.lines.size()));
    if (is_new) network.lines.push_back(line);
    NetworkLine& shared = network.lines[static_cast<std::size_t>(at->second)];
    shared.strength += claim.confidence;
    shared.said.insert(assertion_label(claim.relation, claim.negated, claim.hypothetical));
    network.line_of_claim.push_back(at->second);
  }
  keep_strongest(network);
  return network;
}

// Graphviz' "12.5,3".
Point point_of(std::string_view text) {
  Point point;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), point.x);
  if (error == std::errc() && end < text.data() + text.size()) std::from_chars(end + 1, text.data() + text.size(), point.y);
  return point;
}

double dot_size(std::size_t claims) { return std::round(std::min(10 + 3.6 * std::sqrt(static_cast<double>(claims)), 90.0)); }

// A box for the actor's name as the browser will set it: its font may differ, so this only has to be near.
void set_box_size(NetworkPlace& place, const Actor& actor) {
  const auto lines = name_lines(actor);
  std::size_t longest = 0;
  for (const std::string& line : lines) longest = std::max(longest, code_points(line));
  place.width = std::round(24 + 7 * static_cast<double>(longest));
  place.height = 16 + 15 * static_cast<double>(lines.size());
}

// Actors and lines that hang together; lines from an actor to itself place nobody.
struct Part {
  std::vector<ClaimGraph::Vertex> actors;
  std::vector<std::size_t> lines;
};

std::vector<Part> parts_of(const Network& network) {
  std::vector<std::size_t> root(network.places.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t vertex) {
    while (root[vertex] != vertex) vertex = root[vertex] = root[root[vertex]];
    return vertex;
  };
  for (const NetworkLine& line : network.lines) root[find(line.source)] = find(line.target);
  std::map<std::size_t, std::size_t> index;
  std::vector<Part> parts;
  for (ClaimGraph::Vertex vertex = 0; vertex < root.size(); ++vertex) {
    if (!network.places[vertex].is_drawn) continue;
    const auto [at, is_new] = index.try_emplace(find(vertex), parts.size());
    if (is_new) parts.emplace_back();
    parts[at->second].actors.push_back(vertex);
  }
  for (std::size_t i = 0; i < network.lines.size(); ++i) {
    const NetworkLine& line = network.lines[i];
    if (line.source != line.target) parts[index.at(find(line.source))].lines.push_back(i);
  }
  return parts;
}

// Inches between the middles of two actors: room for half of each, and for the label between boxes.
double length_of(const Network& network, const NetworkLine& line) {
  constexpr double letter = 5, gap = 24, longest = 150;
  double label = 0;
  for (const std::string& said : line.said) label += static_cast<double>(code_points(said) + 2) * letter;
  const double halves = (network.places[line.source].width + network.places[line.target].width) / 2;
  if (network.dots) return (halves + 60) / points_per_inch;
  return (halves * 0.7 + std::min(label, longest) + gap) / points_per_inch;
}

// Turns places so that they spread most from left to right, where a screen has most room, and stretches them that way.
void lie_down(std::vector<Point>& places, double wider) {
  const auto count = static_cast<double>(places.size());
  Point mean;
  for (const Point place : places) mean = mean + Point{place.x / count, place.y / count};
  double xx = 0, xy = 0, yy = 0;
  for (const Point place : places) {
    const double x = place.x - mean.x, y = place.y - mean.y;
    xx += x * x, xy += x * y, yy += y * y;
  }
  const double angle = std::atan2(2 * xy, xx - yy) / 2, cosine = std::cos(angle), sine = std::sin(angle);
  for (Point& place : places) {
    const double x = place.x - mean.x, y = place.y - mean.y;
    place = {(x * cosine + y * sine) * wider, (y * cosine - x * sine) / wider};
  }
}

// Places of one part around its middle; returns what they cover.
Box lay_out(Network& network, const Part& part, std::string engine) {
  if (engine.empty()) engine = part.actors.size() > most_for_neato ? "sfdp" : "neato";
  Cgraph dot("network");
  dot.node_default("fixedsize", "true");
  dot.node_default("label", "");
  dot.edge_default("len", "1");
  dot.set("splines", "false");  // the browser draws the lines
  dot.set("overlap", "true");
  dot.set("sep", network.dots ? "+6" : "+22");
  std::map<ClaimGraph::Vertex, Agnode_t*> nodes;
  for (const auto vertex : part.actors) {
    nodes[vertex] = dot.node("n" + std::to_string(vertex));
    dot.set(nodes[vertex], "width", shortest(network.places[vertex].width / points_per_inch));
    dot.set(nodes[vertex], "height", shortest(network.places[vertex].height / points_per_inch));
    dot.set(nodes[vertex], "shape", network.dots ? "circle" : "box");
  }
  for (const std::size_t line : part.lines) {
    const NetworkLine& drawn = network.lines[line];
    Agedge_t* edge = dot.edge(nodes[drawn.source], nodes[drawn.target], "l" + std::to_string(line));
    dot.set(edge, "len", shortest(length_of(network, drawn)));
  }
  std::vector<Point> places;
  {
    LaidOut layout(dot, engine);
    layout.attach();
    for (const auto& [vertex, node] : nodes) places.push_back(point_of(Cgraph::attribute(node, "pos")));
  }
  lie_down(places, network.dots ? 1.15 : 1.3);
  std::size_t next = 0;
  for (const auto& [vertex, node] : nodes) {
    const Point place = places[next++];
    dot.set(node, "pos", shortest(place.x) + ',' + shortest(place.y));
  }
  dot.set("overlap", "prism");
  LaidOut apart(dot, "nop");  // keeps the places but for what lies on top of each other
  apart.attach();
  Box box{1e9, 1e9, -1e9, -1e9};
  for (const auto& [vertex, node] : nodes) {
    NetworkPlace& place = network.places[vertex];
    const Point centre = point_of(Cgraph::attribute(node, "pos"));
    place.x = centre.x;
    place.y = centre.y;
    box.left = std::min(box.left, centre.x - place.width / 2);
    box.right = std::max(box.right, centre.x + place.width / 2);
    box.bottom = std::min(box.bottom, centre.y - place.height / 2);
    box.top = std::max(box.top, centre.y + place.height / 2);
  }
  return box;
}

void lay_out(Network& network, const ClaimGraph& graph, const std::string& engine) {
  std::vector<std::size_t> claims(graph.actor_count());
  for (const auto edge : graph.claims()) ++claims[graph.source(edge)], ++claims[graph.target(edge)];
  const auto drawn = static_cast<std::size_t>(std::ranges::count(network.places, true, &NetworkPlace::is_drawn));
  network.dots = drawn > most_boxes;
  for (std::size_t vertex = 0; vertex < network.places.size(); ++vertex) {
    NetworkPlace& place = network.places[vertex];
    if (place.is_drawn && network.dots) place.width = place.height = dot_size(claims[vertex]);
    else if (place.is_drawn) set_box_size(place, graph.actor(vertex));
  }
  const std::lock_guard lock(graphviz_mutex());
  const std::vector<Part> parts = parts_of(network);
  std::vector<Box> boxes;
  for (const Part& part : parts) boxes.push_back(lay_out(network, part, engine));
  const Packing packing = pack(boxes, network.dots ? 26 : 44, screen_shape);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const auto vertex : parts[i].actors) {
      NetworkPlace& place = network.places[vertex];
      place.x = std::round(place.x + packing.shifts[i].x);
      place.y = -std::round(place.y + packing.shifts[i].y);
    }
  }
}

}  // namespace

Network network_of(const ClaimGraph& graph, const std::string& engine) {
  check_engine(engine);
  Network network = lines_of(graph);
  network.places.resize(graph.actor_count());
  for (const NetworkLine& line : network.lines) {
    network.places[line.source].is_drawn = network.places[line.target].is_drawn = true;
  }
  if (!network.lines.empty()) lay_out(network, graph, engine);
  return network;
}

}  // namespace claimgraph
