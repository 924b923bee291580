#pragma once
// Private to export/: edge types that keep Gephi from merging parallel edges. It merges edges of equal source, target and
// type, so the first claim of a (source, target, relation) has the type "accuse", the next "accuse#2", "accuse#3" … One type
// per edge would not do: above 65,534 types its import fails.
//
// Writers must not need memory that grows with the claims, and counting (source, target, relation)s while writing took 60 bytes for
// each. So all claims are numbered beforehand, one source at a time: what stays is their numbers, four bytes a claim, beside a graph
// of about a thousand bytes a claim. Fewer would need another order of claims than that of the documents.
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include <claimgraph/export/columns.hpp>
#include <claimgraph/export/text.hpp>

namespace claimgraph {

template <typename Graph>
constexpr bool is_directed = std::is_convertible_v<typename boost::graph_traits<Graph>::directed_category, boost::directed_tag>;

/// The kinds of a graph's edges in their order; undirected graphs (Network) have one edge a pair, and nothing to number.
template <typename Graph>
class EdgeKinds {
 public:
  explicit EdgeKinds(const Graph& graph) {
    if constexpr (is_directed<Graph>) number(graph);
  }

  /// The kind of the next edge, which leaves `source`; `relation` as it is written. Call it once per edge, in the order of edges(graph).
  std::string next(std::size_t source, std::string_view relation) {
    std::string kind;
    for (const char c : relation) kind.append(c == '#' ? 2 : 1, c);  // a user's '#' is doubled: it never looks like ours
    if constexpr (is_directed<Graph>) {
      if (const std::uint32_t number = numbers_[next_[source]++]; number > 1) (kind += '#') += std::to_string(number);
    }
    return kind;
  }

 private:
  struct Hash {
    std::size_t operator()(const std::pair<std::size_t, std::size_t>& key) const {
      return (key.first * 0x9E3779B97F4A7C15u + key.second) * 0xC2B2AE3D27D4EB4Fu;
    }
  };

  void number(const Graph& graph) {
    next_.resize(num_vertices(graph));
    numbers_.reserve(num_edges(graph));
    std::unordered_map<std::string, std::size_t> relations;
    for (std::size_t source = 0; source < next_.size(); ++source) {
      next_[source] = numbers_.size();
      std::unordered_map<std::pair<std::size_t, std::size_t>, std::uint32_t, Hash> seen;
      // A source's edges stand in the order in which edges(graph) has them, too.
      const auto [first, last] = out_edges(source, graph);
      for (auto edge = first; edge != last; ++edge) {
        const std::size_t relation = relations.try_emplace(clean_line(relation_of(graph[*edge])), relations.size()).first->second;
        numbers_.push_back(++seen[{target(*edge, graph), relation}]);
      }
    }
  }

  std::vector<std::uint32_t> numbers_;  ///< edges grouped by their sources
  std::vector<std::size_t> next_;       ///< per source: the place of its next edge
};

}  // namespace claimgraph
