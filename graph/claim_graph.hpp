#pragma once
// The claim graph: actors are its vertices, claims its edges. A directed multigraph, because two claims between the same
// actors are two claims: nothing is merged unless a view (graph/views.hpp) is asked to. The graph is a plain
// boost::adjacency_list, so every algorithm of Boost.Graph runs on it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Owns its actors and claims; a value: copies are deep. Reading is thread-safe, adding is not.
///
///     ClaimGraph graph;
///     for (const ExtractedDocument& document : documents) graph.add(document);
///     for (auto edge : graph.claims()) std::cout << graph.actor(graph.source(edge)).name << '\n';
class ClaimGraph {
 public:
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Actor, Claim>;
  using Vertex = boost::graph_traits<Graph>::vertex_descriptor;  ///< index 0 … actor_count()-1, in order of addition
  using Edge = boost::graph_traits<Graph>::edge_descriptor;
  using EdgeIterator = boost::graph_traits<Graph>::edge_iterator;

  /// The claims in order of addition, for range-based for.
  struct EdgeRange {
    EdgeIterator first, last;
    EdgeIterator begin() const { return first; }
    EdgeIterator end() const { return last; }
  };

  /// Adds the claims of a document, each as an edge, and the actors that make or receive them; an actor that the document
  /// names outside its claims is no part of this graph.
  /// Actors of the same id become one vertex (see add_actor). Linear in the document.
  void add(const ExtractedDocument& document);

  /// Adds an actor or merges it with the one that has its id:
  /// - name: the fullest form, i.e. the most words, then the most bytes, then the smaller one in byte order; the other form
  ///   becomes an alias, as do all other aliases, in order of appearance and each once;
  /// - type, role, side, wikidata: what most documents say; a tie goes to what was said first, and silence does not count.
  Vertex add_actor(const Actor& actor);

  /// Adds one claim as one edge. An end whose actor id is not in the graph becomes an actor with the end's name and side; an
  /// end without an id gets the slug of its name. The claim's ends are set to those ids: end ids are always valid.
  Edge add_claim(Claim claim);

  std::optional<Vertex> find(std::string_view actor_id) const;
  std::size_t actor_count() const { return boost::num_vertices(graph_); }
  std::size_t claim_count() const { return boost::num_edges(graph_); }
  bool empty() const { return actor_count() == 0; }

  const Actor& actor(Vertex vertex) const { return graph_[vertex]; }
  const Claim& claim(Edge edge) const { return graph_[edge]; }
  Vertex source(Edge edge) const { return boost::source(edge, graph_); }
  Vertex target(Edge edge) const { return boost::target(edge, graph_); }
  EdgeRange claims() const;

  /// For algorithms of Boost.Graph.
  const Graph& graph() const { return graph_; }

 private:
  // What documents said about one property of an actor, and how many of them.
  using Votes = std::vector<std::pair<std::string, std::uint32_t>>;
  struct Opinions {
    Votes type, role, side, wikidata;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  Vertex end_vertex(ClaimEnd& end);

  Graph graph_;
  std::vector<Opinions> opinions_;  // one per vertex
  std::unordered_map<std::string, Vertex, Hash, std::equal_to<>> by_id_;
};

}  // namespace claimgraph
