#include <claimgraph/export/picture.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/graph/date.hpp>

namespace claimgraph {
namespace {

// Above these numbers of lines, the relations of one family from one actor to another share a line; then all relations.
constexpr std::size_t bundle_above = 26, dense_above = 100;
constexpr std::size_t charge_length = 40, label_width = 24;
constexpr std::size_t claims_in_tooltip = 4;

struct Shape {
  std::string_view shape, style;
};

Shape shape_of(ActorType type) {
  switch (type) {
    case ActorType::person: return {"box", "filled,rounded"};
    case ActorType::state: return {"box", "filled,bold"};
    case ActorType::organisation:
    case ActorType::company: return {"box", "filled"};
    case ActorType::armed_group: return {"hexagon", "filled"};
    case ActorType::party: return {"octagon", "filled"};
    case ActorType::media: return {"note", "filled"};
    case ActorType::court: return {"tab", "filled"};
    case ActorType::group: break;
  }
  return {"box", "filled,rounded,dashed"};
}

enum class Bundling { none, family, pair };

// Whether two ties from one actor to another share a line.
using BundleKey = std::tuple<std::size_t, std::size_t, int, bool, bool, bool>;
BundleKey bundle_key(const Line& line, Bundling bundling) {
  // Loops would lie on each other with their labels.
  if (bundling == Bundling::pair || line.source == line.target) return {line.source, line.target, 0, false, false, false};
  return {line.source, line.target, static_cast<int>(line.family), line.negated, line.hypothetical, line.symmetric};
}

// The lines of a tie graph: one a tie, one a pair and family, or one a pair in the manner of its strongest tie.
std::vector<Line> lines_of(const ClaimGraph& graph, const TieGraph& ties, Bundling bundling) {
  std::vector<Line> lines;
  std::map<BundleKey, std::size_t> index;
  const auto [first, last] = edges(ties);
  for (auto edge = first; edge != last; ++edge) {
    const Tie& tie = ties[*edge];
    Line line{source(*edge, ties), target(*edge, ties), family_of(tie.relation), tie.negated, tie.hypothetical,
              is_symmetric(tie.relation), {&tie}, tie.claims};
    if (bundling != Bundling::none) {
      const auto [at, is_new] = index.try_emplace(bundle_key(line, bundling), lines.size());
      if (!is_new) {
        Line& bundle = lines[at->second];
        bundle.ties.push_back(&tie);
        bundle.claims.insert(bundle.claims.end(), tie.claims.begin(), tie.claims.end());
        continue;
      }
    }
    lines.push_back(std::move(line));
  }
  for (Line& line : lines) {
    std::ranges::stable_sort(line.ties, std::ranges::greater{}, &Tie::strength);
    std::ranges::stable_sort(line.claims, std::ranges::greater{},
                             [&](ClaimGraph::Edge edge) { return graph.claim(edge).confidence; });
    if (line.ties.size() == 1) continue;
    const Tie& strongest = *line.ties.front();
    line.family = family_of(strongest.relation);
    line.negated = strongest.negated;
    line.hypothetical = strongest.hypothetical;
    line.symmetric = is_symmetric(strongest.relation);
  }
  return lines;
}

double strength(const Line& line) {
  double sum = 0;
  for (const Tie* tie : line.ties) sum += tie->strength;
  return sum;
}

// The strongest `count`, in their old order.
void keep_strongest(std::vector<Line>& lines, std::size_t count) {
  if (count == 0 || lines.size() <= count) return;
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < lines.size(); ++i) order.emplace_back(-strength(lines[i]), i);
  std::ranges::sort(order);
  order.resize(count);
  std::ranges::sort(order, {}, &std::pair<double, std::size_t>::second);
  std::vector<Line> kept;
  for (const auto& [weight, at] : order) kept.push_back(std::move(lines[at]));
  lines = std::move(kept);
}

std::string with_count(std::string text, std::size_t count) {
  return count > 1 ? std::move(text) + " ×" + std::to_string(count) : text;
}

}  // namespace

Picture::Picture(const ClaimGraph& claims, std::size_t strongest, bool with_charges, const Ink& colours_of_rest)
    : graph(claims),
      ties(std::make_unique<const TieGraph>(aggregate(claims, {.by_assertion = true, .join_symmetric = true}))),
      is_drawn(claims.actor_count()),
      colours({}),
      ink(colours_of_rest),
      strength(claims.actor_count()),
      with_charges_(with_charges) {
  lines = lines_of(claims, *ties, Bundling::none);
  if (lines.size() > bundle_above) lines = lines_of(claims, *ties, Bundling::family);
  is_dense = lines.size() > dense_above && (strongest == 0 || strongest > dense_above);
  if (is_dense) lines = lines_of(claims, *ties, Bundling::pair);
  lines_in_all = lines.size();
  keep_strongest(lines, strongest);
  for (const Line& line : lines) {
    is_drawn[line.source] = is_drawn[line.target] = true;
    const double of_line = claimgraph::strength(line);
    strength[line.source] += of_line;
    strength[line.target] += of_line;
  }
  std::vector<const Actor*> drawn;
  for (ClaimGraph::Vertex vertex = 0; vertex < is_drawn.size(); ++vertex) {
    if (is_drawn[vertex]) drawn.push_back(&claims.actor(vertex));
  }
  colours = SideColours(drawn);
}

std::string Picture::label(const Line& line) const {
  constexpr std::size_t most = 3, worth_a_count = 3;
  std::string out;
  if (is_dense) return line.claims.size() < worth_a_count ? "" : "×" + std::to_string(line.claims.size());
  for (std::size_t i = 0; i < std::min(line.ties.size(), most); ++i) {
    if (i > 0) out += ", ";
    const Tie& tie = *line.ties[i];
    out += with_count(assertion_label(tie.relation, tie.negated, tie.hypothetical), tie.count());
  }
  return line.ties.size() > most ? out + " …" : out;
}

std::vector<std::string> Picture::charge(const Line& line) const {
  if (!with_charges_) return {};
  for (const auto edge : line.claims) {
    const std::string charge = clean_line(graph.claim(edge).charge.text);
    if (!charge.empty()) return wrap(shorten(charge, charge_length), label_width);
  }
  return {};
}

std::string Picture::tooltip(const Line& line) const {
  std::string out;
  for (std::size_t i = 0; i < std::min(line.claims.size(), claims_in_tooltip); ++i) {
    if (i > 0) out += "\n\n";
    out += describe(graph, line.claims[i]);
  }
  if (line.claims.size() > claims_in_tooltip) {
    out += "\n\nand " + std::to_string(line.claims.size() - claims_in_tooltip) + " more";
  }
  return out;
}

Picture picture_for(const ClaimGraph& graph, std::size_t strongest, const Ink& ink) {
  constexpr std::size_t charges_below = 20;  // lines
  Picture with_charges(graph, strongest, true, ink);
  return with_charges.lines.size() < charges_below ? std::move(with_charges) : Picture(graph, strongest, false, ink);
}

std::string heading_title(const Picture& picture, std::string_view wanted, std::string_view otherwise) {
  if (!wanted.empty()) return clean_line(wanted);
  std::set<std::string_view> documents, titles;
  for (const auto edge : picture.graph.claims()) {
    documents.insert(picture.graph.claim(edge).document);
    titles.insert(picture.graph.claim(edge).title);
  }
  if (documents.size() != 1 || titles.size() != 1 || titles.begin()->empty()) return std::string(otherwise);
  return clean_line(*titles.begin());
}

std::string heading_facts(const Picture& picture) {
  std::set<std::string_view> documents, outlets;
  std::string first, last;
  for (const auto edge : picture.graph.claims()) {
    const Claim& claim = picture.graph.claim(edge);
    documents.insert(claim.document);
    if (!claim.outlet.empty()) outlets.insert(claim.outlet);
    if (!day_range(claim.date)) continue;
    if (first.empty() || claim.date < first) first = claim.date;
    last = std::max(last, claim.date);
  }
  const auto counted = [](std::size_t count, const char* noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
  };
  const std::size_t claims = picture.graph.claim_count();
  std::string facts;
  if (outlets.size() == 1) facts += clean_line(*outlets.begin()) + " · ";
  if (!first.empty()) facts += clean_line(first == last ? first : first + " to " + last) + " · ";
  facts += claims == 0 ? "no claims" : counted(claims, "claim");
  if (claims > 0) facts += " between " + counted(picture.graph.actor_count(), "actor");
  if (documents.size() > 1) facts += " in " + counted(documents.size(), "document");
  if (outlets.size() > 1) facts += " of " + counted(outlets.size(), "outlet");
  if (picture.lines.size() < picture.lines_in_all) {
    facts += " · the picture shows the " + std::to_string(picture.lines.size()) + " strongest of " +
             std::to_string(picture.lines_in_all) + " lines";
  }
  return facts;
}

void set_defaults(Cgraph& dot, const Ink& ink) {
  dot.set("bgcolor", ink.background.hex());
  dot.set("fontname", font);
  dot.set("outputorder", "edgesfirst");
  dot.node_default("fontname", font);
  dot.node_default("fontsize", "12");
  dot.node_default("fontcolor", ink.text.hex().c_str());
  dot.node_default("shape", "box");
  dot.node_default("margin", "0.14,0.07");
  dot.node_default("height", "0.35");
  dot.node_default("penwidth", "1");
  dot.edge_default("fontname", font);
  dot.edge_default("fontsize", "9");
  dot.edge_default("arrowsize", "0.75");
}

std::vector<std::string> name_lines(const Actor& actor) { return wrap(shorten(clean_line(actor.name), 60), 22); }

void style_node(Cgraph& dot, Agnode_t* node, const Actor& actor, const SideColours& colours, const Ink& ink) {
  const Colour fill = ink.fill(colours.colour_of(actor));
  const Shape shape = shape_of(actor.type);
  std::string lines;
  for (const std::string& part : name_lines(actor)) (lines += lines.empty() ? "" : "\n") += part;
  dot.set(node, "label", escape_label(lines));
  dot.set(node, "shape", shape.shape);
  // Graphviz draws polygons around the label's box; a small margin keeps them near the size of the boxes.
  if (shape.shape == "hexagon" || shape.shape == "octagon") dot.set(node, "margin", "0.01,0.0");
  dot.set(node, "style", shape.style);
  dot.set(node, "fillcolor", fill.hex());
  dot.set(node, "color", ink.outline(fill).hex());
  dot.set(node, "class", "actor " + std::string(to_string(actor.type)));
}

void style_edge(Cgraph& dot, Agedge_t* edge, const LineStyle& style, const Ink& ink) {
  const FamilyStyle family = style_of(style.family);
  const std::string colour = (ink.is_dark ? family.dark : family.colour).hex();
  const bool is_double = family.is_double && !style.hypothetical && !style.is_thin;
  const std::string line = style.is_thin ? colour + (ink.is_dark ? "D9" : "A6") : colour;  // many lines on each other: let them shine through
  dot.set(edge, "color", is_double ? colour + ':' + ink.background.hex() + ':' + colour : line);
  dot.set(edge, "fontcolor", colour);
  dot.set(edge, "style", style.hypothetical ? "dotted" : family.line);
  const double width = (style.is_thin ? 1.0 : family.width) + std::min<double>(static_cast<double>(style.count) - 1, 6) * 0.3;
  dot.set(edge, "penwidth", shortest(is_double ? 1.1 : width));
  if (style.is_thin) dot.set(edge, "arrowsize", "0.5");
  std::string head(family.head);
  if (style.negated) head = "tee";
  else if (style.hypothetical && head != "vee") head.insert(0, "o");  // hollow; a vee has no inside
  dot.set(edge, "arrowhead", head);
  if (style.symmetric) {
    dot.set(edge, "dir", "both");
    dot.set(edge, "arrowtail", head);
  }
}

bool is_symmetric(std::string_view relation) {
  const RelationInfo* info = find_relation(relation);
  return info && info->symmetric;
}

std::string assertion_label(std::string_view relation, bool negated, bool hypothetical) {
  return (negated ? "not " : "") + clean_line(relation) + (hypothetical ? "?" : "");
}

std::string class_of(RelationFamily family, std::string_view relation) {
  return std::string(to_string(family)) + ' ' + slug(relation);
}

std::string describe(const Actor& actor) {
  std::string type(to_string(actor.type));
  std::ranges::replace(type, '_', ' ');
  std::string out = clean_line(actor.name) + ": " + type;
  for (const std::string* part : {&actor.role, &actor.side}) {
    if (!part->empty()) out += ", " + clean_line(*part);
  }
  return out;
}

std::string describe(const ClaimGraph& graph, ClaimGraph::Edge edge) {
  const Claim& claim = graph.claim(edge);
  std::string out = clean_line(graph.actor(graph.source(edge)).name) + " – " +
                    assertion_label(claim.relation, claim.negated, claim.hypothetical) + " – " +
                    clean_line(graph.actor(graph.target(edge)).name);
  for (const ActorRef& reporter : claim.reporters) out += ", says " + clean_line(reporter.name);
  if (!claim.evidence.text.empty()) out += "\n“" + clean_line(claim.evidence.text) + "”";
  std::string place = clean_line(claim.title.empty() ? claim.document : claim.title);
  for (const std::string* part : {&claim.outlet, &claim.date}) {
    if (!part->empty()) place += (place.empty() ? "" : ", ") + clean_line(*part);
  }
  if (!place.empty()) (out += '\n') += place;
  return out;
}

}  // namespace claimgraph
