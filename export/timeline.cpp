#include <claimgraph/export/timeline.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/palette.hpp>
#include <claimgraph/export/picture.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/windows.hpp>

namespace claimgraph {
namespace {

constexpr std::size_t most_bars = 80;
constexpr double left = 92, right = 28, plot = 840, row = 74, gap = 16, top = 84;

// The shortest unit that gives few enough bars.
std::vector<TimeWindow> bars_of(const ClaimGraph& graph) {
  std::vector<TimeWindow> bars;
  for (const auto unit : {TimeUnit::day, TimeUnit::week, TimeUnit::month, TimeUnit::quarter, TimeUnit::year}) {
    try {
      bars = time_windows(graph, {unit, 1, 0});
    } catch (const UsageError&) {
      continue;  // centuries of days
    }
    std::size_t dated = 0;
    for (const TimeWindow& bar : bars) dated += bar.claims.size();
    // Days would leave out what is dated by the month: not where that is most.
    if (bars.size() <= most_bars && 2 * dated >= graph.claim_count()) break;
  }
  return bars;
}

// 1, 2 or 5 times a power of ten, at least `number`.
double round_up(double number) {
  const double power = std::pow(10, std::floor(std::log10(std::max(number, 1.0))));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (step * power >= number) return step * power;
  }
  return 10 * power;
}

class Svg {
 public:
  Svg(double width, double height, const Ink& ink) : ink_(ink) {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + shortest(width) +
           "\" height=\"" + shortest(height) + "\" viewBox=\"0 0 " + shortest(width) + ' ' + shortest(height) + "\" font-family=\"";
    append_xml(out_, font);
    out_ += "\" role=\"img\">\n";
    rectangle(0, 0, width, height, ink.background, "background");
  }
  void rectangle(double x, double y, double width, double height, Colour fill, std::string_view classes, std::string_view tip = {}) {
    ((out_ += "<rect class=\"") += classes) += "\" x=\"" + shortest(x) + "\" y=\"" + shortest(y) + "\" width=\"" + shortest(width) +
                                               "\" height=\"" + shortest(height) + "\" fill=\"" + fill.hex() + '"';
    if (tip.empty()) {
      out_ += "/>\n";
      return;
    }
    out_ += "><title>";
    append_xml(out_, tip);
    out_ += "</title></rect>\n";
  }
  void line(double x, double y, double to, Colour colour) {
    out_ += "<line x1=\"" + shortest(x) + "\" y1=\"" + shortest(y) + "\" x2=\"" + shortest(to) + "\" y2=\"" + shortest(y) +
            "\" stroke=\"" + colour.hex() + "\" stroke-width=\"0.6\"/>\n";
  }
  void text(double x, double y, std::string_view words, double size, Colour colour, const char* anchor = "start", bool bold = false) {
    out_ += "<text x=\"" + shortest(x) + "\" y=\"" + shortest(y) + "\" font-size=\"" + shortest(size) + "\" fill=\"" + colour.hex() +
            "\" text-anchor=\"" + anchor + '"';
    if (bold) out_ += " font-weight=\"bold\"";
    out_ += '>';
    append_xml(out_, clean_line(words));
    out_ += "</text>\n";
  }
  std::string finished() && { return std::move(out_) + "</svg>\n"; }

 private:
  std::string out_;
  const Ink& ink_;
};

struct Row {
  RelationFamily family;
  std::vector<std::size_t> counts;  ///< per bar
  std::size_t sum = 0;              ///< of claims, each once
};

// The claims of the bars, each once: moving windows hold it several times.
std::set<const Claim*> claims_of(const ClaimGraph& graph, const std::vector<TimeWindow>& bars) {
  std::set<const Claim*> claims;
  for (const TimeWindow& bar : bars) {
    for (const auto edge : bar.claims) claims.insert(&graph.claim(edge));
  }
  return claims;
}

std::vector<Row> rows_of(const ClaimGraph& graph, const std::vector<TimeWindow>& bars) {
  const std::set<const Claim*> claims = claims_of(graph, bars);
  std::vector<Row> rows;
  for (const auto family : {RelationFamily::hostile, RelationFamily::friendly, RelationFamily::asking, RelationFamily::talking,
                            RelationFamily::other}) {
    const auto is_of_family = [&](const Claim& claim) { return family_of(claim.relation) == family; };
    Row one{family, {}, static_cast<std::size_t>(std::ranges::count_if(claims, [&](const Claim* claim) { return is_of_family(*claim); }))};
    if (one.sum == 0) continue;
    for (const TimeWindow& bar : bars) {
      one.counts.push_back(static_cast<std::size_t>(std::ranges::count_if(bar.claims, [&](auto edge) { return is_of_family(graph.claim(edge)); })));
    }
    rows.push_back(std::move(one));
  }
  return rows;
}

}  // namespace

void write_timeline(std::ostream& out, const ClaimGraph& graph, const ImageOptions& options, const std::optional<WindowOptions>& wanted) {
  const Ink& ink = options.theme == Theme::dark ? dark_ink() : light_ink();
  const std::vector<TimeWindow> bars = wanted ? time_windows(graph, *wanted) : bars_of(graph);
  const std::vector<Row> rows = rows_of(graph, bars);
  const double bottom = top + static_cast<double>(std::max<std::size_t>(rows.size(), 1)) * (row + gap);
  Svg svg(left + plot + right, bottom + 34, ink);
  std::size_t shown = 0, highest = 1;
  for (const Row& one : rows) {
    shown += one.sum;
    highest = std::max(highest, std::ranges::max(one.counts));
  }
  if (options.heading) {
    svg.text(24, 34, options.title.empty() ? "Claims over time" : shorten(options.title, 90), 17, ink.text, "start", true);
    std::string facts = std::to_string(shown) + (shown == 1 ? " claim" : " claims");
    if (!bars.empty()) facts += " · " + bars.front().days.first + " to " + bars.back().days.last;
    if (shown < graph.claim_count()) facts += " · " + std::to_string(graph.claim_count() - shown) + " without so exact a date";
    svg.text(24, 56, facts, 11, ink.faint);
  }
  if (rows.empty()) svg.text(24, top + 30, "no dated claims", 13, ink.text);

  const double scale = round_up(static_cast<double>(highest)), slot = plot / static_cast<double>(std::max<std::size_t>(bars.size(), 1));
  double base = top + row;
  for (const Row& one : rows) {
    const FamilyStyle style = style_of(one.family);
    const std::string name(to_string(one.family));
    svg.text(left - 12, base - row / 2, name, 13, ink.is_dark ? style.dark : style.colour, "end", true);
    svg.text(left - 12, base - row / 2 + 15, std::to_string(one.sum), 11, ink.faint, "end");
    for (const double part : {0.0, 0.5, 1.0}) svg.line(left, base - row * part, left + plot, mixed(ink.background, ink.text, 0.25));
    svg.text(left + plot + 4, base - row + 4, shortest(scale), 9, ink.faint);
    for (std::size_t i = 0; i < bars.size(); ++i) {
      if (one.counts[i] == 0) continue;
      const double height = static_cast<double>(one.counts[i]) / scale * row, width = std::min(slot * 0.82, 60.0);
      svg.rectangle(left + slot * static_cast<double>(i) + (slot - width) / 2, base - height, width, height,
                    ink.is_dark ? style.dark : style.colour, "bar " + name,
                    bars[i].name + ": " + std::to_string(one.counts[i]) + ' ' + name);
    }
    base += row + gap;
  }
  // As many names of windows as have room: letters are about 6 points wide.
  const double name_width = bars.empty() ? 0 : std::max(70.0, 6.0 * static_cast<double>(bars.front().name.size()) + 12);
  const std::size_t every = bars.empty() ? 1 : std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(name_width / slot)));
  for (std::size_t i = 0; i < bars.size(); i += every) {
    if (left + slot * (static_cast<double>(i) + 0.5) + name_width / 2 > left + plot + right) break;
    svg.text(left + slot * (static_cast<double>(i) + 0.5), bottom - gap + 18, bars[i].name, 10.5, ink.soft, "middle");
  }
  out << std::move(svg).finished();
}

}  // namespace claimgraph
