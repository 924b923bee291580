#include <claimgraph/export/drawing.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

#include <claimgraph/export/graphviz.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/placement.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

constexpr double points_per_inch = 72;
constexpr double most_pixels_a_side = 32'767, most_pixels = 40e6;  // cairo's limit; 160 MB of memory
constexpr double pad = 18;                                          // points around the page

// Points that a line of text takes in a sans-serif font: an estimate, for places in the legend.
double text_width(std::string_view text, double size) {
  double width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) width += 0.5;
    else if (byte >= 0xE3) width += 1.0;  // CJK, emoji
    else if (byte >= 0xC0) width += 0.6;
  }
  return width * size;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.find(c) != std::string_view::npos) out += c;
    else ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
  }
  return out;
}

// No other scheme than these can be meant, and every other character is encoded: nothing of a page's name can run.
std::string address(std::string_view page) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (page.starts_with(scheme)) return std::string(scheme) + percent_encoded(page.substr(scheme.size()));
  }
  return percent_encoded(page);
}

// Graphviz writes the bold font's name as one family; CSS wants the weight apart.
std::string with_weights(std::string svg) {
  static constexpr std::string_view written = " Bold\" font-size", wanted = "\" font-weight=\"bold\" font-size";
  for (std::size_t at = svg.find(written); at != std::string::npos; at = svg.find(written, at + wanted.size())) {
    svg.replace(at, written.size(), wanted);
  }
  return svg;
}

class Drawing {
 public:
  Drawing(const Picture& picture, const ImageOptions& options)
      : picture_(picture), options_(options), placement_(place(picture, options.layout)), dot_("claims"),
        page_(placement_.box) {
    set_defaults(dot_, picture.ink);
    add_actors();
    add_lines();
    if (options.heading) heading(placement_.box.top + 22);
    if (options.legend && !picture.lines.empty()) legend(placement_.box.bottom - 16);
    dot_.set("pad", shortest(pad / points_per_inch));
    dot_.set("margin", "0");  // a PDF's page ends where the picture does
  }

  std::string render(ImageFormat format) {
    if (format == ImageFormat::png) set_resolution();
    LaidOut layout(dot_, "nop2");  // takes places as they are
    const char* name = format == ImageFormat::svg ? "svg" : format == ImageFormat::png ? "png" : "pdf";
    std::string image = layout.render(name);
    return format == ImageFormat::svg ? set_titles(with_weights(std::move(image)), titles_) : image;
  }

 private:
  void add_actors();
  void add_lines();
  Agnode_t* note(Point centre, std::string_view label, double size, const std::string& colour, const std::string& of);
  void backing(Point centre, double width, double height);
  void heading(double bottom);
  void legend(double top);
  Agnode_t* text(Point left, std::string_view words, double size, const std::string& colour, bool bold = false);
  double sample_line(Point left, const LineStyle& style, std::string_view words);
  double sample_side(Point left, Colour colour, std::string_view words);
  void set_resolution();
  void link(void* object, std::string_view what, std::string_view id);
  std::string next_name() { return "x" + std::to_string(extra_++); }

  const Picture& picture_;
  const ImageOptions& options_;
  const std::string text_ = picture_.ink.text.hex(), soft_ = picture_.ink.soft.hex(), faint_ = picture_.ink.faint.hex();
  const Placement placement_;
  Cgraph dot_;
  Box page_;
  std::map<ClaimGraph::Vertex, Agnode_t*> nodes_;
  std::map<std::string, std::string> titles_;  // element id to tooltip
  std::size_t extra_ = 0;
};

// A text whose left end stands at `left`; returns its node.
Agnode_t* Drawing::text(Point left, std::string_view words, double size, const std::string& colour, bool bold) {
  const double width = text_width(words, size) * (bold ? 1.15 : 1.05) + 8;
  Agnode_t* node = dot_.node(next_name());
  dot_.set(node, "shape", "none");
  dot_.set(node, "style", "");
  dot_.set(node, "class", "note");
  dot_.set(node, "id", agnameof(node));
  dot_.set(node, "margin", "0");
  dot_.set(node, "fixedsize", "shape");
  dot_.set(node, "width", shortest(width / points_per_inch));
  dot_.set(node, "height", shortest(size * 1.3 / points_per_inch));
  dot_.set(node, "fontsize", shortest(size));
  dot_.set(node, "fontcolor", colour);
  if (bold) dot_.set(node, "fontname", bold_font);
  dot_.set(node, "label", escape_left(words));
  dot_.set(node, "pos", to_text({left.x + width / 2, left.y}));
  page_.right = std::max(page_.right, left.x + width);
  page_.top = std::max(page_.top, left.y + size);
  titles_[agnameof(node)] = words;
  return node;
}

// A text in small beside what Graphviz has drawn, centred; it belongs to the element with the id `of`.
Agnode_t* Drawing::note(Point centre, std::string_view label, double size, const std::string& colour, const std::string& of) {
  Agnode_t* node = dot_.node(next_name());
  for (const auto& [name, value] : {std::pair{"shape", "none"}, {"style", ""}, {"margin", "0"}, {"fixedsize", "shape"},
                                    {"width", "0.1"}, {"height", "0.1"}}) {
    dot_.set(node, name, value);
  }
  dot_.set(node, "class", "note of_" + of);
  dot_.set(node, "id", agnameof(node));
  dot_.set(node, "fontsize", shortest(size));
  dot_.set(node, "fontcolor", colour);
  dot_.set(node, "label", label);
  dot_.set(node, "pos", to_text(centre));
  titles_[agnameof(node)] = titles_[of];
  return node;
}

// Paper under a label, so that it can be read where lines cross it; they still shine through.
void Drawing::backing(Point centre, double width, double height) {
  Agnode_t* node = dot_.node(next_name());
  for (const auto& [name, value] : {std::pair{"shape", "box"}, {"style", "filled,rounded"}, {"label", ""}, {"fixedsize", "true"}, {"penwidth", "0"},
                                    {"class", "backing"}}) {
    dot_.set(node, name, value);
  }
  dot_.set(node, "id", agnameof(node));
  dot_.set(node, "fillcolor", picture_.ink.background.hex() + "D0");
  dot_.set(node, "width", shortest(width / points_per_inch));
  dot_.set(node, "height", shortest(height / points_per_inch));
  dot_.set(node, "pos", to_text(centre));
  titles_[agnameof(node)] = "";
}

// The name of the side stands in small where the first pass made room for it: on the last line of the label.
void Drawing::add_actors() {
  constexpr double side_size = 9;
  for (const auto& [vertex, placed] : placement_.actors) {
    const Actor& actor = picture_.graph.actor(vertex);
    const std::string id = "actor_" + std::to_string(vertex);
    titles_[id] = describe(actor);
    Agnode_t* node = nodes_[vertex] = add_actor(dot_, picture_, vertex);
    dot_.set(node, "pos", to_text(placed.centre));
    dot_.set(node, "width", placed.width);
    dot_.set(node, "height", placed.height);
    dot_.set(node, "fixedsize", "shape");
    link(node, "actor", actor.id);
    const std::string side = side_line(picture_, actor);
    if (side.empty()) continue;
    const double name_line = name_size(picture_, vertex) * 1.2;
    const auto name = name_lines(actor);
    std::string label;
    for (const std::string& line : name) label += escape_label(line) + "\\n";
    dot_.set(node, "label", label + ' ');
    const double below = static_cast<double>(name.size()) / 2 * name_line - 1;
    link(note(placed.centre + Point{0, -below}, escape_label(side), side_size, soft_, id), "actor", actor.id);
  }
}

// Labels stand above all lines, so that none crosses them; what a claim is about stands in grey below its relation.
void Drawing::add_lines() {
  constexpr double size = 9, line_height = size * 1.2;
  for (std::size_t i = 0; i < picture_.lines.size(); ++i) {
    const Line& line = picture_.lines[i];
    const PlacedLine& placed = placement_.lines[i];
    const std::string id = "line_" + std::to_string(i);
    titles_[id] = picture_.tooltip(line);
    Agedge_t* edge = add_line(dot_, picture_, i, nodes_[line.source], nodes_[line.target]);
    dot_.set(edge, "pos", placed.path);
    dot_.set(edge, "label", "");
    const std::string& surest = picture_.graph.claim(line.claims.front()).id;
    link(edge, "claim", surest);
    const std::string label = picture_.label(line);
    if (label.empty()) continue;
    const std::vector<std::string> charge = picture_.charge(line);
    double width = text_width(label, size) * 1.1;
    std::string words;
    for (const std::string& part : charge) {
      words += (words.empty() ? "" : "\\n") + escape_label(part);
      width = std::max(width, text_width(part, size));
    }
    const double below = static_cast<double>(charge.size()) * line_height;
    backing(placed.label, width, 0.85 * line_height + below);
    Agnode_t* name = note(placed.label + Point{0, below / 2}, escape_label(label), size, std::string(Cgraph::attribute(edge, "fontcolor")), id);
    dot_.set(name, "fontname", bold_font);
    link(name, "claim", surest);
    if (!words.empty()) link(note(placed.label + Point{0, -line_height / 2}, words, size, soft_, id), "claim", surest);
  }
}

// Title, and below it where the claims come from.
void Drawing::heading(double bottom) {
  const double left = page_.left - 4;
  text({left, bottom + 10}, heading_facts(picture_), 10, faint_);
  const std::string title = heading_title(picture_, options_.title, "");
  const auto width = static_cast<std::size_t>(std::max(page_.width(), 420.0) / (16 * 0.58));
  auto lines = wrap(shorten(title, 160), std::max<std::size_t>(width, 24));
  std::ranges::reverse(lines);
  double at = bottom + 32;
  for (const std::string& line : lines) {
    text({left, at}, line, 16, text_, true);
    at += 20;
  }
}

// Into the page of the same graph: "page.html#claim=00ab".
void Drawing::link(void* object, std::string_view what, std::string_view id) {
  if (options_.page.empty() || id.empty()) return;
  dot_.set(object, "URL", escape_label(address(options_.page) + '#' + std::string(what) + '=' + percent_encoded(id)));
  dot_.set(object, "target", "_top");
}

double Drawing::sample_line(Point left, const LineStyle& style, std::string_view words) {
  constexpr double length = 34;
  const auto end = [&](double x) {
    Agnode_t* node = dot_.node(next_name());
    for (const auto& [name, value] : {std::pair{"shape", "none"}, {"style", "invis"}, {"label", ""}, {"fixedsize", "true"},
                                      {"width", "0.01"}, {"height", "0.01"}}) {
      dot_.set(node, name, value);
    }
    dot_.set(node, "pos", to_text({x, left.y}));
    return node;
  };
  Agedge_t* edge = dot_.edge(end(left.x), end(left.x + length), next_name());
  style_edge(dot_, edge, style, picture_.ink);
  dot_.set(edge, "class", "sample");
  dot_.set(edge, "id", next_name());
  dot_.set(edge, "label", "");
  titles_[std::string(Cgraph::attribute(edge, "id"))] = words;
  const double head = style.negated ? 3 : 7.5;
  const Point tip{left.x + length, left.y}, stop{tip.x - head, left.y};
  const Point one{left.x + length / 3, left.y}, two{left.x + length / 2, left.y};
  dot_.set(edge, "pos", "e," + to_text(tip) + ' ' + to_text(left) + ' ' + to_text(one) + ' ' + to_text(two) + ' ' +
                            to_text(stop));
  text({left.x + length + 6, left.y}, words, 9.5, soft_);
  return length + 10 + text_width(words, 9.5) + 16;
}

double Drawing::sample_side(Point left, Colour colour, std::string_view words) {
  Agnode_t* node = dot_.node(next_name());
  for (const auto& [name, value] : {std::pair{"shape", "box"}, {"style", "filled,rounded"}, {"label", ""},
                                    {"fixedsize", "true"}, {"width", "0.25"}, {"height", "0.16"}, {"class", "sample"}}) {
    dot_.set(node, name, value);
  }
  dot_.set(node, "id", agnameof(node));
  dot_.set(node, "fillcolor", colour.hex());
  dot_.set(node, "color", picture_.ink.outline(colour).hex());
  dot_.set(node, "pos", to_text({left.x + 9, left.y}));
  titles_[agnameof(node)] = words;
  text({left.x + 23, left.y}, words, 9.5, soft_);
  return 26 + text_width(words, 9.5) + 14;
}

// Families, assertions and sides that occur, in rows as wide as the picture.
void Drawing::legend(double top) {
  constexpr double row = 17;
  const double left = page_.left, right = std::max(page_.right, left + 440);
  Point at{left, top - row};
  const auto next = [&](double width) {
    if (at.x > left && at.x + width > right) at = {left, at.y - row};
  };
  std::set<RelationFamily> families;
  bool negated = false, hypothetical = false, several = false;
  for (const Line& line : picture_.lines) {
    families.insert(line.family);
    negated |= line.negated;
    hypothetical |= line.hypothetical;
    several |= line.claims.size() > line.ties.size();
  }
  const auto line = [&](const LineStyle& style, std::string_view words) {
    next(58 + text_width(words, 9.5));
    at.x += sample_line(at, style, words);
  };
  for (const RelationFamily family : families) {
    std::string words(to_string(family));
    if (family != RelationFamily::other) {
      std::set<std::string_view> present;
      for (const Line& drawn : picture_.lines) {
        if (drawn.family != family) continue;
        for (const Tie* tie : drawn.ties) {
          if (family_of(tie->relation) == family) present.insert(tie->relation);
        }
      }
      words += ":";
      for (const auto& relation : relations()) {
        if (present.contains(relation.name)) (words += words.back() == ':' ? " " : ", ") += relation.name;
      }
    }
    line({family, false, false, false, 1, picture_.is_dense}, words);
  }
  const RelationFamily first = families.empty() ? RelationFamily::other : *families.begin();
  if (negated) line({first, true, false, false, 1}, "not: the text says that it did not happen");
  if (hypothetical) line({first, false, true, false, 1}, "?: possible, planned, wished or feared");
  if (several) {
    constexpr std::string_view words = "×n: so many claims";
    next(text_width(words, 9.5));
    text(at, words, 9.5, soft_);
  }
  at = {left, at.y - row};
  // A side that only the actor of its name has needs no explanation.
  std::set<std::string_view> present;
  bool neutral = false;
  for (const auto& [vertex, node] : nodes_) {
    const Actor& actor = picture_.graph.actor(vertex);
    const std::string_view side = picture_.colours.outer_side_of(actor);
    if (side != actor.name) present.insert(side);
    neutral |= std::ranges::find(picture_.colours.coloured(), side) == picture_.colours.coloured().end();
  }
  const auto side = [&](Colour colour, std::string_view words) {
    next(26 + text_width(words, 9.5));
    at.x += sample_side(at, colour, words);
  };
  for (const std::string& name : picture_.colours.coloured()) {
    if (present.contains(name)) side(picture_.ink.fill(picture_.colours.colour_of_side(name)), clean_line(shorten(name, 40)));
  }
  if (neutral && at.x > left) side(picture_.ink.box, "other or no side");
  page_.bottom = at.y - row / 2;
}

void Drawing::set_resolution() {
  const double width = page_.width() + 2 * pad, height = page_.height() + 2 * pad;
  const double scale = std::min({options_.dpi / points_per_inch, most_pixels_a_side / std::max(width, height),
                                 std::sqrt(most_pixels / (width * height))});
  dot_.set("dpi", shortest(scale * points_per_inch));
}

}  // namespace

std::string draw(const Picture& picture, ImageFormat format, const ImageOptions& options) {
  check_engine(options.layout);
  if (!(options.dpi >= 10 && options.dpi <= 2400)) {
    throw UsageError("CG511", "", shortest(options.dpi) + " dots per inch cannot be drawn", "use a number from 10 to 2400");
  }
  const std::lock_guard lock(graphviz_mutex());
  return Drawing(picture, options).render(format);
}

std::string set_titles(const std::string& svg, const std::map<std::string, std::string>& titles) {
  static constexpr std::string_view id_begin = "<g id=\"", title_begin = "<title>", title_end = "</title>";
  std::string out;
  out.reserve(svg.size() + svg.size() / 4);
  std::size_t done = 0;
  for (std::size_t at = svg.find(id_begin); at != std::string::npos; at = svg.find(id_begin, at + 1)) {
    const std::size_t id = at + id_begin.size();
    const auto title = titles.find(svg.substr(id, svg.find('"', id) - id));
    const std::size_t begin = svg.find(title_begin, id), end = svg.find(title_end, id);
    const std::size_t element_end = svg.find('\n', id);
    if (title == titles.end() || end == std::string::npos || begin > element_end + 1) continue;
    out.append(svg, done, begin + title_begin.size() - done);
    append_xml(out, clean(title->second));
    done = end;
  }
  return out.append(svg, done);
}

}  // namespace claimgraph
