#include <claimgraph/export/placement.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <numeric>

#include <claimgraph/export/graphviz.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/packing.hpp>
#include <claimgraph/export/text.hpp>

namespace claimgraph {
namespace {

constexpr std::size_t dot_below = 100;  // lines of a part: dot takes minutes for a thousand, sfdp a second
constexpr double gap = 34;              // points between parts

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

// One part laid out by itself; `direction` is dot's rankdir.
Placement place_part(const Picture& picture, const Part& part, const std::string& engine, const char* direction) {
  Cgraph dot("part");
  set_defaults(dot, picture.ink);
  dot.edge_default("fontsize", "10.5");  // a little more room for labels than they will take
  if (engine == "dot") {
    dot.set("rankdir", direction);
    dot.set("nodesep", "0.35");
    dot.set("ranksep", "0.55");
  } else {
    dot.set("overlap", "prism");
    dot.set("splines", engine == "sfdp" ? "line" : "true");
    dot.set("sep", "+20");
    dot.set("K", picture.is_dense ? "1.6" : "1.1");
  }
  std::map<ClaimGraph::Vertex, Agnode_t*> nodes;
  for (const auto vertex : part.actors) nodes[vertex] = add_actor(dot, picture, vertex);
  std::vector<Agedge_t*> edges;
  for (const std::size_t line : part.lines) {
    edges.push_back(add_line(dot, picture, line, nodes[picture.lines[line].source], nodes[picture.lines[line].target]));
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
    out.lines[part.lines[i]] = {std::string(Cgraph::attribute(edges[i], "pos")),
                                point_of(Cgraph::attribute(edges[i], "lp"))};
  }
  return out;
}

Placement packed(const std::vector<Placement>& parts) {
  std::vector<Box> boxes;
  for (const Placement& part : parts) boxes.push_back(part.box);
  const Packing packing = pack(boxes, gap);
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

Placement place_all(const Picture& picture, const std::string& wanted, const char* direction) {
  std::vector<Placement> parts;
  for (const Part& part : parts_of(picture)) {
    const std::string engine = !wanted.empty() ? wanted : part.lines.size() < dot_below ? "dot" : "sfdp";
    parts.push_back(place_part(picture, part, engine, direction));
  }
  return packed(parts);
}

}  // namespace

Placement place(const Picture& picture, const std::string& engine) {
  if (picture.lines.empty()) return {};
  Placement across = place_all(picture, engine, "LR");
  if ((!engine.empty() && engine != "dot") || picture.lines.size() >= dot_below) return across;
  // From left to right labels stand beside each other: downwards only where the shape is much better.
  constexpr double preference = 0.25;
  Placement down = place_all(picture, engine, "TB");
  return misfit(down.box) + preference < misfit(across.box) ? down : across;
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
