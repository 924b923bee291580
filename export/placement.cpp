#include <claimgraph/export/placement.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <numeric>
#include <set>
#include <sstream>

#include <claimgraph/export/graphviz.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/packing.hpp>
#include <claimgraph/export/text.hpp>

namespace claimgraph {
namespace {

constexpr std::size_t dot_below = 100;  // lines of a part: dot takes minutes for a thousand, sfdp a second
constexpr double gap = 26;              // points between parts
constexpr double points_per_inch = 72;

// Calls `use` with each number of a Graphviz attribute and copies everything else.
std::string map_numbers(std::string_view text, const std::function<double(double, std::size_t)>& use) {
  std::string out;
  std::size_t count = 0;
  for (const char *at = text.data(), *const last = at + text.size(); at < last;) {
    double value = 0;
    const auto [end, error] = std::from_chars(at, last, value);
    if (error != std::errc() || end == at) {
      out += *at++;
      continue;
    }
    out += shortest(use(value, count++));
    at = end;
  }
  return out;
}

std::vector<double> numbers(std::string_view text) {
  std::vector<double> out;
  map_numbers(text, [&](double value, std::size_t) { return out.push_back(value), value; });
  return out;
}

Point point_of(std::string_view text) {
  const auto values = numbers(text);
  return values.size() >= 2 ? Point{values[0], values[1]} : Point{};
}

// "e,1,2 3,4": every other number is an x.
std::string shifted(std::string_view path, Point by) {
  return map_numbers(path, [&](double value, std::size_t i) { return value + (i % 2 == 0 ? by.x : by.y); });
}

// Actors and lines that hang together.
struct Part {
  std::vector<ClaimGraph::Vertex> actors;
  std::vector<std::size_t> lines;
};

std::vector<Part> parts_of(const Picture& picture) {
  std::vector<std::size_t> root(picture.is_drawn.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t vertex) {
    while (root[vertex] != vertex) vertex = root[vertex] = root[root[vertex]];
    return vertex;
  };
  for (const Line& line : picture.lines) root[find(line.source)] = find(line.target);
  std::map<std::size_t, std::size_t> index;
  std::vector<Part> parts;
  for (ClaimGraph::Vertex vertex = 0; vertex < root.size(); ++vertex) {
    if (!picture.is_drawn[vertex]) continue;
    const auto [at, is_new] = index.try_emplace(find(vertex), parts.size());
    if (is_new) parts.emplace_back();
    parts[at->second].actors.push_back(vertex);
  }
  for (std::size_t i = 0; i < picture.lines.size(); ++i) {
    parts[index.at(find(picture.lines[i].source))].lines.push_back(i);
  }
  return parts;
}

// How a part may be set. dot: along its claims, or in layers around an actor, which is broader or higher; a line against the layers is laid
// out from its target to its source and turned round afterwards. sfdp, which knows no directions: rotated.
struct Arrangement {
  const char* direction = "LR";
  std::map<ClaimGraph::Vertex, int> layers{};  ///< empty: along the claims
  double preference = 1;
  int rotation = 0;  ///< degrees, for sfdp

  int rise(const Line& line) const { return layers.empty() ? 1 : layers.at(line.target) - layers.at(line.source); }
  bool turns(const Line& line) const { return rise(line) < 0; }
};

using Neighbours = std::map<ClaimGraph::Vertex, std::set<ClaimGraph::Vertex>>;
using Layers = std::map<ClaimGraph::Vertex, int>;

Neighbours neighbours_of(const Picture& picture, const Part& part) {
  Neighbours neighbours;
  for (const std::size_t index : part.lines) {
    const Line& line = picture.lines[index];
    neighbours[line.source].insert(line.target);
    neighbours[line.target].insert(line.source);
  }
  return neighbours;
}

// How many lines away each actor is from `start`, without a way through those that have a layer already; they are entered there.
std::vector<ClaimGraph::Vertex> spread(const Neighbours& neighbours, ClaimGraph::Vertex start, int first, Layers& layers) {
  layers[start] = first;
  std::vector<ClaimGraph::Vertex> reached{start};
  for (std::size_t next = 0; next < reached.size(); ++next) {
    for (const auto vertex : neighbours.at(reached[next])) {
      if (layers.try_emplace(vertex, layers[reached[next]] + 1).second) reached.push_back(vertex);
    }
  }
  return reached;
}

// The branches of an actor on both of its sides, about equally many; of many leaves every second one a layer further out if `staggered`.
Layers both_sides(const Neighbours& neighbours, ClaimGraph::Vertex centre, bool staggered) {
  Layers layers{{centre, 0}};
  std::vector<std::vector<ClaimGraph::Vertex>> branches;
  for (const auto vertex : neighbours.at(centre)) {
    if (!layers.contains(vertex)) branches.push_back(spread(neighbours, vertex, 1, layers));
  }
  std::ranges::stable_sort(branches, std::ranges::greater{}, [](const auto& branch) { return branch.size(); });
  std::array<std::size_t, 2> sizes{}, leaves{};
  for (const auto& branch : branches) {
    const std::size_t side = sizes[0] <= sizes[1] ? 0 : 1;
    sizes[side] += branch.size();
    const int further = staggered && branch.size() == 1 && leaves[side]++ % 2 == 1 ? 1 : 0;
    for (const auto vertex : branch) layers[vertex] = (side == 0 ? 1 : -1) * (layers[vertex] + further);
  }
  return layers;
}

std::vector<Arrangement> arrangements(const Picture& picture, const Part& part, const std::string& engine) {
  constexpr std::size_t quick = 1000;  // lines that sfdp sets in a moment
  if (engine == "sfdp" && part.lines.size() < quick) {
    return {{"LR", {}, 1, 0}, {"LR", {}, 1, 45}, {"LR", {}, 1, 90}, {"LR", {}, 1, 135}};
  }
  if (engine != "dot" || part.lines.size() >= dot_below) return {};
  // Who acts stands left of whom it concerns: reads best, so it is given up only where a slide gains by it.
  constexpr double along = 1.05, down = 0.96;
  constexpr std::size_t few = 3, most_depths = 4;
  std::vector<Arrangement> out{{"LR", {}, along}};
  if (part.lines.size() <= few) return out;
  out.push_back({"TB", {}, 1});
  const Neighbours neighbours = neighbours_of(picture, part);
  std::map<int, Layers> by_depth;  // one for each number of layers
  for (const auto vertex : part.actors) {
    Layers layers;
    const int depth = layers[spread(neighbours, vertex, 0, layers).back()];
    by_depth.try_emplace(depth, std::move(layers));
  }
  for (auto& [depth, layers] : by_depth) {
    if (out.size() >= 2 + 2 * most_depths) break;
    out.push_back({"LR", layers, 1});
    out.push_back({"TB", std::move(layers), down});
  }
  const auto centre = std::ranges::max_element(neighbours, {}, [](const auto& entry) { return entry.second.size(); })->first;
  for (const bool staggered : {false, true}) {
    out.push_back({"LR", both_sides(neighbours, centre, staggered), 1});
    out.push_back({"TB", both_sides(neighbours, centre, staggered), down});
  }
  return out;
}

// A line laid out the other way round: the same curve from its other end.
std::string turned(const std::string& path) {
  std::string start, end, out;
  std::vector<std::string> points;
  std::istringstream in(path);
  for (std::string point; in >> point;) {
    if (point.starts_with("s,")) start = point.substr(2);
    else if (point.starts_with("e,")) end = point.substr(2);
    else points.push_back(point);
  }
  if (!end.empty()) out += "s," + end + ' ';
  if (!start.empty()) out += "e," + start + ' ';
  for (auto point = points.rbegin(); point != points.rend(); ++point) (out += *point) += ' ';
  if (!out.empty()) out.pop_back();
  return out;
}

void turn(Cgraph& dot, Agedge_t* edge, bool symmetric) {
  if (symmetric) return;
  dot.set(edge, "dir", "back");
  dot.set(edge, "arrowtail", std::string(Cgraph::attribute(edge, "arrowhead")));
}

// One part laid out by itself.
Placement place_part(const Picture& picture, const Part& part, const std::string& engine, const Arrangement& arrangement) {
  Cgraph dot("part");
  set_defaults(dot, picture.ink);
  dot.edge_default("fontsize", "10.5");  // a little more room for labels than they will take
  if (engine == "dot") {
    dot.set("rankdir", arrangement.direction);
    dot.set("nodesep", "0.25");
    dot.set("ranksep", "0.35");
  } else {
    dot.set("overlap", "prism");
    dot.set("splines", engine == "sfdp" ? "line" : "true");
    dot.set("sep", picture.is_dense ? "+8" : "+20");
    dot.set("K", picture.is_dense ? "0.8" : "1.1");
    if (arrangement.rotation != 0) dot.set("rotation", std::to_string(arrangement.rotation));
  }
  std::map<ClaimGraph::Vertex, Agnode_t*> nodes;
  for (const auto vertex : part.actors) nodes[vertex] = add_actor(dot, picture, vertex);
  std::vector<Agedge_t*> edges;
  for (const std::size_t index : part.lines) {
    const Line& line = picture.lines[index];
    const bool turns = arrangement.turns(line);
    edges.push_back(add_line(dot, picture, index, nodes[turns ? line.target : line.source], nodes[turns ? line.source : line.target]));
    if (turns) turn(dot, edges.back(), line.symmetric);
    if (std::abs(arrangement.rise(line)) > 1) dot.set(edges.back(), "minlen", std::to_string(std::abs(arrangement.rise(line))));
  }
  LaidOut layout(dot, engine);
  layout.attach();
  Placement out;
  out.lines.resize(picture.lines.size());
  if (const auto box = numbers(Cgraph::attribute(dot.get(), "bb")); box.size() == 4) {
    out.box = {box[0], box[1], box[2], box[3]};
  }
  for (const auto& [vertex, node] : nodes) {
    out.actors[vertex] = {point_of(Cgraph::attribute(node, "pos")), std::string(Cgraph::attribute(node, "width")),
                          std::string(Cgraph::attribute(node, "height"))};
  }
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const std::string path(Cgraph::attribute(edges[i], "pos"));
    out.lines[part.lines[i]] = {arrangement.turns(picture.lines[part.lines[i]]) ? turned(path) : path,
                                point_of(Cgraph::attribute(edges[i], "lp"))};
  }
  return out;
}

Box around(Point centre, double width, double height) {
  return {centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2};
}

// What a laid out part covers: boxes, labels, and lines piece by piece.
Outline outline_of(const Picture& picture, const Placement& part) {
  Outline out{part.box, {}};
  for (const auto& [vertex, actor] : part.actors) {
    out.filled.push_back(around(actor.centre, std::stod(actor.width) * points_per_inch, std::stod(actor.height) * points_per_inch));
  }
  for (std::size_t i = 0; i < part.lines.size(); ++i) {
    if (part.lines[i].path.empty()) continue;
    std::vector<double> path = numbers(part.lines[i].path);
    for (std::size_t at = 0; at + 3 < path.size(); at += 2) {  // a curve stays within the hull of its points
      out.filled.push_back({std::min(path[at], path[at + 2]), std::min(path[at + 1], path[at + 3]), std::max(path[at], path[at + 2]),
                            std::max(path[at + 1], path[at + 3])});
    }
    const std::size_t rows = 1 + picture.charge(picture.lines[i]).size();
    if (!picture.label(picture.lines[i]).empty()) out.filled.push_back(around(part.lines[i].label, 90, 13 * static_cast<double>(rows)));
  }
  return out;
}

Packing packed(const Picture& picture, const std::vector<Placement>& parts) {
  std::vector<Outline> outlines;
  for (const Placement& part : parts) outlines.push_back(outline_of(picture, part));
  return nest(outlines, gap, {});
}

Placement joined(const std::vector<Placement>& parts, const Packing& packing) {
  Placement all;
  all.box = packing.whole;
  all.lines.resize(parts.front().lines.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Point by = packing.shifts[i];
    for (const auto& [vertex, actor] : parts[i].actors) {
      all.actors[vertex] = {actor.centre + by, actor.width, actor.height};
    }
    for (std::size_t line = 0; line < parts[i].lines.size(); ++line) {
      const PlacedLine& placed = parts[i].lines[line];
      if (!placed.path.empty()) all.lines[line] = {shifted(placed.path, by), placed.label + by};
    }
  }
  return all;
}

// How well a drawing suits a slide: by the size of its letters there, less for one that is higher than broad or broader than the slide.
double suitability(const Box& box) {
  constexpr double enough = 0.95;  // of the natural size: larger letters are no gain
  const Slide slide;
  const double shape = std::max(box.width(), slide.least_width) / (box.height() + slide.extra_height);
  const double excess = std::max({shape / (slide.width / slide.height), 1 / shape, 1.0});
  return std::min(slide.scale_of(box), enough) / std::pow(excess, 0.25);
}

}  // namespace

Placement place(const Picture& picture, const std::string& wanted) {
  if (picture.lines.empty()) return {};
  const std::vector<Part> parts = parts_of(picture);
  std::vector<Placement> placed;
  const auto engine_of = [&](const Part& part) { return !wanted.empty() ? wanted : part.lines.size() < dot_below ? "dot" : "sfdp"; };
  for (const Part& part : parts) placed.push_back(place_part(picture, part, engine_of(part), {}));
  Packing packing = packed(picture, placed);

  // The parts with most lines, one after the other, in the arrangement that lets the whole be largest on a slide.
  constexpr std::size_t most_arranged = 3;
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return parts[i].lines.size(); });
  order.resize(std::min(order.size(), most_arranged));
  for (const std::size_t i : order) {
    const std::string engine = engine_of(parts[i]);
    double best = 0;
    Placement chosen;
    for (const Arrangement& arrangement : arrangements(picture, parts[i], engine)) {
      Placement other = place_part(picture, parts[i], engine, arrangement);
      std::swap(placed[i], other);
      const Packing tried = packed(picture, placed);
      const double worth = suitability(tried.whole) * arrangement.preference;
      if (worth > best) {
        best = worth;
        chosen = placed[i];
        packing = tried;
      }
    }
    if (best > 0) placed[i] = std::move(chosen);
  }
  return joined(placed, packing);
}

double name_size(const Picture& picture, ClaimGraph::Vertex vertex) {
  constexpr double usual = 12, least = 10, most = 26;
  if (!picture.is_dense) return usual;
  const double strongest = std::ranges::max(picture.strength);
  return std::round(least + (most - least) * std::sqrt(picture.strength[vertex] / std::max(strongest, 1e-9)));
}

Agnode_t* add_actor(Cgraph& dot, const Picture& picture, ClaimGraph::Vertex vertex) {
  const Actor& actor = picture.graph.actor(vertex);
  Agnode_t* node = dot.node("n" + std::to_string(vertex));
  style_node(dot, node, actor, picture.colours, picture.ink);
  dot.set(node, "fontsize", shortest(name_size(picture, vertex)));
  dot.set(node, "id", "actor_" + std::to_string(vertex));
  const std::string side = side_line(picture, actor);
  if (!side.empty()) dot.set(node, "label", std::string(Cgraph::attribute(node, "label")) + "\\n" + escape_label(side));
  return node;
}

Agedge_t* add_line(Cgraph& dot, const Picture& picture, std::size_t index, Agnode_t* source, Agnode_t* target) {
  const Line& line = picture.lines[index];
  Agedge_t* edge = dot.edge(source, target, "l" + std::to_string(index));
  style_edge(dot, edge, {line.family, line.negated, line.hypothetical, line.symmetric, line.claims.size(), picture.is_dense}, picture.ink);
  dot.set(edge, "id", "line_" + std::to_string(index));
  std::string classes = "line " + class_of(line.family, line.ties.front()->relation);
  if (line.negated) classes += " negated";
  if (line.hypothetical) classes += " hypothetical";
  dot.set(edge, "class", classes);
  dot.set(edge, "fontname", bold_font);
  std::string label = escape_label(picture.label(line));
  for (const std::string& part : picture.charge(line)) label += "\\n" + escape_label(part);
  dot.set(edge, "label", label);
  return edge;
}

std::string side_line(const Picture& picture, const Actor& actor) {
  const std::string_view side = picture.colours.side_of(actor);
  return side == actor.name ? "" : clean_line(shorten(side, 30));
}

std::string to_text(Point point) { return shortest(point.x) + ',' + shortest(point.y); }

}  // namespace claimgraph
