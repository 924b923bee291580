#pragma once
// Private to export/: the network that the HTML page draws. Claims of one family from one actor to another share a line; places
// are computed here, by Graphviz, so that a browser never has to lay out thousands of actors.
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include <claimgraph/export/palette.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph {

struct NetworkLine {
  ClaimGraph::Vertex source = 0, target = 0;
  RelationFamily family = RelationFamily::other;
  double strength = 0;         ///< sum of confidences
  std::set<std::string> said;  ///< the different things that its claims say: "accuse", "not blame"
};

/// An actor's place in the drawing: centre and size in CSS pixels, y downwards.
struct NetworkPlace {
  bool is_drawn = false;
  double x = 0, y = 0, width = 0, height = 0;
};

struct Network {
  std::vector<NetworkLine> lines;    ///< the strongest, in order of the first claim of each
  std::vector<int> line_of_claim;    ///< index into lines, in order of graph.claims(); -1: not drawn
  std::vector<NetworkPlace> places;  ///< per vertex
  std::size_t lines_in_all = 0;
  bool dots = false;  ///< too many actors for boxes with names: circles sized by their number of claims
};

/// `engine`: a Graphviz layout, or empty for the one that suits the size. Holds graphviz_mutex() while it works; the same graph
/// gets the same places. Throws OutputError CG410, UsageError CG511.
Network network_of(const ClaimGraph& graph, const std::string& engine);

}  // namespace claimgraph
