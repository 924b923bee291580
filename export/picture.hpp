#pragma once
// Private to export/: how actors and claims look, shared by DOT, images and the HTML page.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/export/cgraph.hpp>
#include <claimgraph/export/palette.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph {

/// One line of a picture: the claims between two actors that are drawn together.
struct Line {
  ClaimGraph::Vertex source = 0, target = 0;
  RelationFamily family = RelationFamily::other;
  bool negated = false, hypothetical = false, symmetric = false;
  std::vector<const Tie*> ties;            ///< strongest first; several only where a pair's relations are bundled
  std::vector<ClaimGraph::Edge> claims;    ///< all claims of the ties
};

/// What is drawn: the strongest lines of a graph and the actors they join.
struct Picture {
  Picture(const ClaimGraph& graph, std::size_t strongest, bool with_charges, const Ink& ink = light_ink());

  const ClaimGraph& graph;
  std::unique_ptr<const TieGraph> ties;  ///< lines point into it: it keeps its place when the picture moves
  std::vector<Line> lines;        ///< in order of the first claim of each
  std::vector<bool> is_drawn;     ///< per vertex
  std::size_t lines_in_all = 0;   ///< before the weaker ones were left out
  SideColours colours;            ///< of the actors that are drawn
  const Ink& ink;
  bool is_dense = false;  ///< too many lines for labels: one line per pair, in the colour of its strongest family
  std::vector<double> strength;   ///< per vertex: sum over its lines, for the size of names in dense pictures

  std::string label(const Line& line) const;  ///< "accuse ×2, blame"
  /// What its surest claim with a charge is about, in short lines; nothing in pictures with many lines.
  std::vector<std::string> charge(const Line& line) const;
  std::string tooltip(const Line& line) const;

 private:
  bool with_charges_;
};

/// With charges on the labels where there are few lines.
Picture picture_for(const ClaimGraph& graph, std::size_t strongest, const Ink& ink = light_ink());

/// The wanted title, else that of the only document, else `otherwise`.
std::string heading_title(const Picture& picture, std::string_view wanted, std::string_view otherwise);
/// Outlet, days, numbers of claims, actors, documents, and how many lines were left out: "Post · 2025-10-29 · 14 claims …".
std::string heading_facts(const Picture& picture);

struct LineStyle {
  RelationFamily family;
  bool negated, hypothetical, symmetric;
  std::size_t count;
  bool is_thin = false;  ///< one of very many
};

/// Named with fallbacks; the first that the machine has is used, for the layout as for the drawing.
inline constexpr const char* font = "Helvetica,Arial,Liberation Sans,DejaVu Sans,Noto Sans,Noto Sans CJK SC,Noto Sans Arabic,sans-serif";
inline constexpr const char* bold_font = "Helvetica,Arial,Liberation Sans,DejaVu Sans,Noto Sans,Noto Sans CJK SC,Noto Sans Arabic,sans-serif Bold";

void set_defaults(Cgraph& dot, const Ink& ink = light_ink());
/// An actor's name in lines that make a box, not a ribbon.
std::vector<std::string> name_lines(const Actor& actor);
void style_node(Cgraph& dot, Agnode_t* node, const Actor& actor, const SideColours& colours,
                const Ink& ink = light_ink());
/// Families by colour, line and arrowhead; negated claims end in a bar, hypothetical ones are dotted with a hollow head.
void style_edge(Cgraph& dot, Agedge_t* edge, const LineStyle& style, const Ink& ink = light_ink());

bool is_symmetric(std::string_view relation);
/// "accuse", "not accuse", "accuse?".
std::string assertion_label(std::string_view relation, bool negated, bool hypothetical);
/// "hostile accuse" as CSS classes: letters, digits, '-' and '_' only.
std::string class_of(RelationFamily family, std::string_view relation);
/// "Khawaja Asif: person, defence minister, Pakistan".
std::string describe(const Actor& actor);
/// Who, what, whom, with the evidence and where it stands; several lines.
std::string describe(const ClaimGraph& graph, ClaimGraph::Edge edge);

}  // namespace claimgraph
