#pragma once
// Private to export/: where the actors and lines of a picture go. Parts that do not hang together are laid out one by one and
// packed into the shape of a slide; Graphviz alone would stack them into a column. Positions are points, y upwards.
#include <map>
#include <string>
#include <vector>

#include <claimgraph/export/packing.hpp>
#include <claimgraph/export/picture.hpp>

namespace claimgraph {

struct PlacedActor {
  Point centre;
  std::string width, height;  ///< inches, as Graphviz gave them
};

struct PlacedLine {
  std::string path;  ///< Graphviz' pos
  Point label;
};

struct Placement {
  Box box;
  std::map<ClaimGraph::Vertex, PlacedActor> actors;
  std::vector<PlacedLine> lines;  ///< as in Picture::lines
};

/// `engine`: a Graphviz layout, or empty for the one that suits each part.
Placement place(const Picture& picture, const std::string& engine);

/// What both passes draw: an actor's box, and a line with its label; the label leaves room for what the second pass adds.
Agnode_t* add_actor(Cgraph& dot, const Picture& picture, ClaimGraph::Vertex vertex);
Agedge_t* add_line(Cgraph& dot, const Picture& picture, std::size_t line, Agnode_t* source, Agnode_t* target);

/// Points of an actor's name: in dense pictures by its strength.
double name_size(const Picture& picture, ClaimGraph::Vertex vertex);

/// The side, where the box's name does not say it already.
std::string side_line(const Picture& picture, const Actor& actor);

/// Graphviz' numbers: "12.5,3" and the like.
std::string to_text(Point point);

}  // namespace claimgraph
