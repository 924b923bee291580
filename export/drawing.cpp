#include <claimgraph/export/drawing.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <vector>

#include <graphviz/gvc.h>

#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

constexpr double points_per_inch = 72;
constexpr double most_pixels_a_side = 32'767, most_pixels = 40e6;  // cairo's limit; 160 MB of memory
constexpr double pad = 18;                                          // points around the page
constexpr std::size_t dot_below = 100;                              // lines

std::string last_message;  // what Graphviz complained of; guarded by graphviz_mutex()

int keep_message(char* text) {
  last_message += text;
  return 0;
}

struct Point {
  double x = 0, y = 0;
};

// Numbers of Graphviz's attributes: "12.5,3" or "0,0,120,80".
std::vector<double> numbers(std::string_view text) {
  std::vector<double> out;
  for (const char* at = text.data(); at < text.data() + text.size();) {
    double value = 0;
    const auto [end, error] = std::from_chars(at, text.data() + text.size(), value);
    if (error != std::errc()) {
      ++at;
      continue;
    }
    out.push_back(value);
    at = end;
  }
  return out;
}

Point point_of(std::string_view text) {
  const auto values = numbers(text);
  return values.size() >= 2 ? Point{values[0], values[1]} : Point{};
}

struct Box {
  double left = 0, bottom = 0, right = 0, top = 0;
  double width() const { return right - left; }
  double height() const { return top - bottom; }
};

std::string to_text(Point point) { return shortest(point.x) + ',' + shortest(point.y); }

// Points that a line of text takes in a sans-serif font: an estimate, for places in the legend.
double text_width(std::string_view text, double size) {
  double width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) width += 0.55;
    else if (byte >= 0xE3) width += 1.0;  // CJK, emoji
    else if (byte >= 0xC0) width += 0.6;
  }
  return width * size;
}

class GraphvizContext {
 public:
  static GVC_t* get() {
    static GVC_t* const context = [] {
      agseterr(AGERR);
      agseterrf(keep_message);  // nothing of ours goes to stderr
      return gvContext();
    }();
    return context;
  }
};

[[noreturn]] void fail(std::string_view what) {
  const std::string message = clean_line(last_message);
  throw OutputError("CG410", "", std::string(what) + (message.empty() ? "" : ": " + message),
                    "check that Graphviz is installed with its plugins");
}

// A layout that is freed whatever happens.
class Layout {
 public:
  Layout(Cgraph& graph, const std::string& engine) : graph_(graph) {
    if (gvLayout(GraphvizContext::get(), graph.get(), engine.c_str()) != 0) fail("Graphviz has no layout '" + engine + "'");
  }
  ~Layout() { gvFreeLayout(GraphvizContext::get(), graph_.get()); }
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;

  // Puts positions on nodes and edges as attributes.
  void attach() { gvRender(GraphvizContext::get(), graph_.get(), "dot", nullptr); }

  std::string render(const char* format) {
    char* data = nullptr;
    unsigned length = 0;
    if (gvRenderData(GraphvizContext::get(), graph_.get(), format, &data, &length) != 0 || !data) {
      fail(std::string("Graphviz cannot write ") + format);
    }
    std::string out(data, length);
    gvFreeRenderData(data);
    return out;
  }

 private:
  Cgraph& graph_;
};

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
  Drawing(const Picture& picture, const ImageOptions& options) : picture_(picture), options_(options), dot_("claims") {
    set_defaults(dot_);
  }

  std::string render(ImageFormat format) {
    build();
    if (!picture_.lines.empty()) place();
    decorate();
    dot_.set("pad", shortest(pad / points_per_inch));
    if (format == ImageFormat::png) set_resolution();
    Layout layout(dot_, "nop2");
    const char* name = format == ImageFormat::svg ? "svg" : format == ImageFormat::png ? "png" : "pdf";
    std::string image = layout.render(name);
    return format == ImageFormat::svg ? set_titles(with_weights(std::move(image)), titles_) : image;
  }

 private:
  void build();
  void place();
  void place_with(const std::string& engine);
  void decorate();
  void add_sides();
  double heading(double top);
  void legend(double top);
  Agnode_t* text(Point left, std::string_view words, double size, const char* colour, bool bold = false);
  double sample_line(Point left, const LineStyle& style, std::string_view words);
  double sample_side(Point left, Colour colour, std::string_view words);
  void set_resolution();
  std::string next_name() { return "x" + std::to_string(extra_++); }

  const Picture& picture_;
  const ImageOptions& options_;
  Cgraph dot_;
  std::map<ClaimGraph::Vertex, Agnode_t*> nodes_;
  std::vector<Agedge_t*> edges_;
  std::map<std::string, std::string> titles_;
  Box box_;
  Box page_;
  std::size_t extra_ = 0;
};

// The name and, where it says more, the side below it: the first pass makes room for both.
std::string second_line(const Picture& picture, const Actor& actor) {
  const std::string_view side = picture.colours.side_of(actor);
  return side == actor.name ? "" : clean_line(shorten(side, 30));
}

void Drawing::build() {
  for (ClaimGraph::Vertex vertex = 0; vertex < picture_.is_drawn.size(); ++vertex) {
    if (!picture_.is_drawn[vertex]) continue;
    const Actor& actor = picture_.graph.actor(vertex);
    Agnode_t* node = dot_.node("n" + std::to_string(vertex));
    style_node(dot_, node, actor, picture_.colours);
    const std::string side = second_line(picture_, actor);
    if (!side.empty()) dot_.set(node, "label", std::string(Cgraph::attribute(node, "label")) + "\\n" + escape_label(side));
    const std::string id = "actor_" + std::to_string(vertex);
    dot_.set(node, "id", id);
    titles_[id] = describe(actor);
    nodes_[vertex] = node;
  }
  for (std::size_t i = 0; i < picture_.lines.size(); ++i) {
    const Line& line = picture_.lines[i];
    Agedge_t* edge = dot_.edge(nodes_[line.source], nodes_[line.target], "l" + std::to_string(i));
    style_edge(dot_, edge, {line.family, line.negated, line.hypothetical, line.symmetric, line.claims.size()});
    dot_.set(edge, "label", escape_label(picture_.label(line)));
    const std::string id = "line_" + std::to_string(i);
    dot_.set(edge, "id", id);
    std::string classes = "line " + class_of(line.family, line.ties.front()->relation);
    if (line.negated) classes += " negated";
    if (line.hypothetical) classes += " hypothetical";
    dot_.set(edge, "class", classes);
    titles_[id] = picture_.tooltip(line);
    edges_.push_back(edge);
  }
}

void Drawing::place_with(const std::string& engine) {
  Layout layout(dot_, engine);
  layout.attach();
  const auto box = numbers(Cgraph::attribute(dot_.get(), "bb"));
  if (box.size() == 4) box_ = {box[0], box[1], box[2], box[3]};
}

void Drawing::place() {
  std::string engine = options_.layout;
  if (engine.empty()) engine = picture_.lines.size() < dot_below ? "dot" : "sfdp";
  if (engine != "dot") {
    dot_.set("overlap", "prism");
    dot_.set("splines", engine == "sfdp" ? "line" : "true");
    dot_.set("sep", "+12");
    place_with(engine);
    return;
  }
  dot_.set("nodesep", "0.35");
  dot_.set("ranksep", "0.55");
  // Of the two directions the one nearer to the shape of a slide.
  const auto misfit = [&](const char* direction) {
    dot_.set("rankdir", direction);
    place_with("dot");
    return std::abs(std::log(box_.width() / std::max(box_.height(), 1.0) / 1.6));
  };
  const double across = misfit("LR");
  if (misfit("TB") > across) misfit("LR");
}

// A text whose left end stands at `left`; returns its node.
Agnode_t* Drawing::text(Point left, std::string_view words, double size, const char* colour, bool bold) {
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

void Drawing::add_sides() {
  constexpr double size = 9;
  for (const auto& [vertex, node] : nodes_) {
    dot_.set(node, "fixedsize", "shape");
    const std::string side = second_line(picture_, picture_.graph.actor(vertex));
    if (side.empty()) continue;
    // The last line of the label becomes blank, the side is written there in small.
    std::string label(Cgraph::attribute(node, "label"));
    const auto lines = static_cast<double>((label.size() - escape_label(side).size()) > 0);
    label.resize(label.size() - escape_label(side).size());
    dot_.set(node, "label", label + " ");
    const std::size_t breaks = [&] {
      std::size_t count = 0;
      for (std::size_t at = label.find("\\n"); at != std::string::npos; at = label.find("\\n", at + 2)) ++count;
      return count;
    }();
    const Point centre = point_of(Cgraph::attribute(node, "pos"));
    Agnode_t* note = dot_.node(next_name());
    for (const auto& [name, value] : {std::pair{"shape", "none"}, {"style", ""}, {"class", "note"}, {"margin", "0"},
                                      {"fixedsize", "shape"}, {"width", "0.1"}, {"height", "0.1"}}) {
      dot_.set(note, name, value);
    }
    dot_.set(note, "id", agnameof(note));
    dot_.set(note, "fontsize", shortest(size));
    dot_.set(note, "fontcolor", "#333333");
    dot_.set(note, "label", escape_label(side));
    dot_.set(note, "pos", to_text({centre.x, centre.y - 7.2 * static_cast<double>(breaks) * lines}));
    titles_[agnameof(note)] = describe(picture_.graph.actor(vertex));
  }
}

// Title, and below it where the claims come from. Returns the height used.
double Drawing::heading(double bottom) {
  std::set<std::string_view> documents, titles, outlets;
  std::string first, last;
  for (const auto edge : picture_.graph.claims()) {
    const Claim& claim = picture_.graph.claim(edge);
    documents.insert(claim.document);
    titles.insert(claim.title);
    if (!claim.outlet.empty()) outlets.insert(claim.outlet);
    if (claim.date.empty()) continue;
    if (first.empty() || claim.date < first) first = claim.date;
    last = std::max(last, claim.date);
  }
  std::string title = clean_line(options_.title);
  if (title.empty() && documents.size() == 1 && titles.size() == 1) title = clean_line(*titles.begin());

  const std::size_t claims = picture_.graph.claim_count();
  const auto counted = [](std::size_t count, const char* noun) {
    return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
  };
  std::string facts;
  if (outlets.size() == 1) facts += clean_line(*outlets.begin()) + " · ";
  if (!first.empty()) facts += clean_line(first == last ? first : first + " to " + last) + " · ";
  facts += claims == 0 ? "no claims" : counted(claims, "claim");
  if (claims > 0) facts += " between " + counted(picture_.graph.actor_count(), "actor");
  if (documents.size() > 1) facts += " in " + counted(documents.size(), "document");
  if (outlets.size() > 1) facts += " of " + counted(outlets.size(), "outlet");
  if (picture_.lines.size() < picture_.lines_in_all) {
    facts += " · the " + std::to_string(picture_.lines.size()) + " strongest of " + std::to_string(picture_.lines_in_all) +
             " lines";
  }
  const double left = page_.left - 4;
  text({left, bottom + 10}, facts, 10, "#555555");
  if (title.empty()) return 20;
  double top = bottom + 32;
  const auto width = static_cast<std::size_t>(std::max(page_.width(), 420.0) / (16 * 0.58));
  auto lines = wrap(shorten(title, 160), std::max<std::size_t>(width, 24));
  std::ranges::reverse(lines);
  for (const std::string& line : lines) {
    text({left, top}, line, 16, "#111111", true);
    top += 20;
  }
  return top - bottom;
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
  style_edge(dot_, edge, style);
  dot_.set(edge, "class", "sample");
  dot_.set(edge, "id", next_name());
  dot_.set(edge, "label", "");
  titles_[std::string(Cgraph::attribute(edge, "id"))] = words;
  const double head = style.negated ? 3 : 7.5;
  const Point tip{left.x + length, left.y}, stop{tip.x - head, left.y};
  const Point one{left.x + length / 3, left.y}, two{left.x + length / 2, left.y};
  dot_.set(edge, "pos", "e," + to_text(tip) + ' ' + to_text(left) + ' ' + to_text(one) + ' ' + to_text(two) + ' ' +
                            to_text(stop));
  text({left.x + length + 6, left.y}, words, 9.5, "#333333");
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
  dot_.set(node, "color", "#777777");
  dot_.set(node, "pos", to_text({left.x + 9, left.y}));
  titles_[agnameof(node)] = words;
  text({left.x + 23, left.y}, words, 9.5, "#333333");
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
        for (const Tie* tie : drawn.ties) present.insert(tie->relation);
      }
      words += ":";
      for (const auto& relation : relations()) {
        if (present.contains(relation.name)) (words += words.back() == ':' ? " " : ", ") += relation.name;
      }
    }
    line({family, false, false, false, 1}, words);
  }
  const RelationFamily first = families.empty() ? RelationFamily::other : *families.begin();
  if (negated) line({first, true, false, false, 1}, "not: the text says that it did not happen");
  if (hypothetical) line({first, false, true, false, 1}, "?: possible, planned, wished or feared");
  if (several) {
    constexpr std::string_view words = "×n: so many claims";
    next(text_width(words, 9.5));
    text(at, words, 9.5, "#333333");
  }
  at = {left, at.y - row};
  std::set<std::string_view> present;
  bool neutral = false;
  for (const auto& [vertex, node] : nodes_) {
    const std::string_view side = picture_.colours.side_of(picture_.graph.actor(vertex));
    present.insert(side);
    neutral |= std::ranges::find(picture_.colours.coloured(), side) == picture_.colours.coloured().end();
  }
  const auto side = [&](Colour colour, std::string_view words) {
    next(26 + text_width(words, 9.5));
    at.x += sample_side(at, colour, words);
  };
  for (const std::string& name : picture_.colours.coloured()) {
    if (present.contains(name)) side(picture_.colours.colour_of_side(name), clean_line(shorten(name, 40)));
  }
  if (neutral && at.x > left) side(SideColours::neutral(), "no side or another");
  page_.bottom = at.y - row / 2;
}

void Drawing::decorate() {
  page_ = box_;
  // The second pass takes places as they are.
  for (const char* name : {"rankdir", "bb", "overlap", "splines"}) dot_.set(name, "");
  add_sides();
  heading(box_.top + 22);
  if (options_.legend && !picture_.lines.empty()) legend(box_.bottom - 16);
}

void Drawing::set_resolution() {
  const double width = page_.width() + 2 * pad, height = page_.height() + 2 * pad;
  const double scale = std::min({options_.dpi / points_per_inch, most_pixels_a_side / std::max(width, height),
                                 std::sqrt(most_pixels / (width * height))});
  dot_.set("dpi", shortest(scale * points_per_inch));
}

}  // namespace

std::string draw(const Picture& picture, ImageFormat format, const ImageOptions& options) {
  static constexpr std::array engines{"", "dot", "neato", "fdp", "sfdp", "circo", "twopi"};
  if (std::ranges::find(engines, options.layout) == engines.end()) {
    throw UsageError("CG511", "", "'" + options.layout + "' is no layout", "use dot, neato, fdp, sfdp, circo or twopi");
  }
  if (!(options.dpi >= 10 && options.dpi <= 2400)) {
    throw UsageError("CG511", "", shortest(options.dpi) + " dots per inch cannot be drawn", "use a number from 10 to 2400");
  }
  const std::lock_guard lock(graphviz_mutex());
  GraphvizContext::get();
  last_message.clear();
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
