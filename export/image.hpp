#pragma once
// Pictures for print, slides and the web, drawn by Graphviz: actors as boxes in the colour of their side, claims as arrows
// told apart by relation family through colour, line and arrowhead. Parallel claims of one relation are one line with ×n; where more
// than 26 lines would be drawn, those of one family from one actor to another share a line, and above 100 all from one to another do.
#include <cstddef>
#include <iosfwd>
#include <string>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph CLAIMGRAPH_API {

enum class ImageFormat { svg, png, pdf };
enum class Theme { light, dark };

struct ImageOptions {
  /// Lines to draw, the strongest first (sum of confidences); 0: all.
  std::size_t strongest = 40;
  /// Graphviz layout engine: dot, neato, fdp, sfdp, circo or twopi; empty: dot for parts of fewer than 100 lines, else sfdp,
  /// because dot takes minutes for a thousand lines.
  std::string layout{};
  /// Dots per inch of a PNG. Lowered where the picture would pass 32,767 pixels a side or 40 megapixels.
  double dpi = 150;
  /// Heading; empty: the title of the document, where all claims come from one.
  std::string title{};
  Theme theme = Theme::light;
  /// Address of an HTML page of the same graph, for an SVG: actors and lines link to it. Only relative names and http(s) addresses are taken.
  std::string page{};
  bool legend = true;
  bool heading = true;  ///< title, and below it outlet, dates and numbers
};

/// Draws the graph. The SVG has an id ("line_0", "actor_3") and classes on every element, and what is claimed, the evidence
/// and its place as tooltip. Fonts: Helvetica or Arial, else the sans-serif font of the machine, with the
/// Noto fonts for scripts that it lacks; in PNG and PDF letters that no installed font has come out as boxes. A graph without claims gives a picture
/// that says so. Thread-safe: calls wait for each other, because Graphviz is not.
/// Throws OutputError CG410 (Graphviz cannot do it), UsageError CG511 (unknown layout engine, dpi not in 10…2400).
std::string render_image(const ClaimGraph& graph, ImageFormat format, const ImageOptions& options = {});

/// The letters in the picture's names and labels that no font of this machine has, each once: in a PNG or PDF they are boxes. Empty where all
/// can be drawn, or where that cannot be known (no fontconfig). Thread-safe.
std::string undrawable_letters(const ClaimGraph& graph, const ImageOptions& options = {});

void write_image(std::ostream& out, const ClaimGraph& graph, ImageFormat format, const ImageOptions& options = {});

}  // namespace claimgraph
