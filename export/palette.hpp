#pragma once
// Private to export/: the colours of sides and of relation families. Sides have the fills of Paul Tol's "light" scheme, made
// for cells under black text; families have dark lines with a contrast of at least 4.5 to 1 on white. Both can be told apart
// with the common kinds of colour blindness, and nothing is told by colour alone.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <claimgraph/graph/records.hpp>
#include <claimgraph/graph/relations.hpp>

namespace claimgraph {

struct Colour {
  std::uint8_t r, g, b;
  std::string hex() const;  ///< "#77AADD"
};

Colour mixed(Colour a, Colour b, double part_of_b);

/// The colours of a picture that are not those of families and sides.
struct Ink {
  bool is_dark;
  Colour background, text, soft, faint;  ///< texts have a contrast of at least 4.5 to 1 on the background
  Colour box;                            ///< of actors without a side
  /// The fill of a side, dark enough under light letters where the picture is dark.
  Colour fill(Colour side) const;
  Colour outline(Colour fill) const;
};
const Ink& light_ink();
const Ink& dark_ink();

/// How a family is drawn; `line` and `head` tell families apart in black and white.
struct FamilyStyle {
  Colour colour;          ///< on white
  Colour dark;            ///< on a dark background
  std::string_view line;  ///< Graphviz style: "solid", "dashed" …
  std::string_view head;  ///< Graphviz arrow shape
  double width;           ///< points
  bool is_double;         ///< two parallel lines
};

FamilyStyle style_of(RelationFamily family);
/// RelationFamily::other for a user's own relation.
RelationFamily family_of(std::string_view relation);

/// Gives each side of a graph its colour. The side of an actor is what it stands for, or itself where it is a state or others
/// stand for it; where a side has a side of its own (negotiators of a movement that stands for a state), the outermost one gives
/// the colour. The sides with most actors come first (equal ones in byte order), so the same graph always has the same
/// colours; those beyond the palette, and actors without a side, are neutral.
class SideColours {
 public:
  explicit SideColours(const std::vector<const Actor*>& actors);

  /// What the actor itself stands for; empty where it has no side.
  std::string_view side_of(const Actor& actor) const;
  /// The side that gives the colour: the outermost.
  std::string_view outer_side_of(const Actor& actor) const;
  Colour colour_of(const Actor& actor) const;
  /// Sides that have a colour of their own, in order.
  const std::vector<std::string>& coloured() const { return coloured_; }
  Colour colour_of_side(std::string_view outer_side) const;
  static Colour neutral();

 private:
  std::string_view outermost(std::string_view side) const;

  std::unordered_map<std::string, std::string> stands_for_;  // a side that is an actor with a side
  std::unordered_map<std::string, std::size_t> rank_;
  std::vector<std::string> coloured_;
};

/// For a Boost graph with Actor vertices.
template <typename Graph>
SideColours side_colours(const Graph& graph) {
  std::vector<const Actor*> actors;
  for (std::size_t vertex = 0; vertex < num_vertices(graph); ++vertex) actors.push_back(&graph[vertex]);
  return SideColours(actors);
}

}  // namespace claimgraph
