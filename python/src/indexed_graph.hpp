#pragma once
// Private to python/: the graph as Python sees it.
#include <memory>
#include <utility>
#include <vector>

#include <nanobind/nanobind.h>

#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph::python {

/// A graph whose claims can be counted through: Boost keeps edges in a list. The graph stays at its place,
/// because edge descriptors point into it.
class IndexedGraph {
 public:
  IndexedGraph() : graph_(std::make_unique<ClaimGraph>()) {}
  explicit IndexedGraph(ClaimGraph made) : graph_(std::make_unique<ClaimGraph>(std::move(made))) {
    count_through();
  }

  void add(const ExtractedDocument& document) {
    graph_->add(document);
    count_through();
  }
  void add(const Claim& claim) { edges_.push_back(graph_->add_claim(claim)); }
  void add(const Actor& actor) { graph_->add_actor(actor); }

  const ClaimGraph& graph() const { return *graph_; }
  const std::vector<ClaimGraph::Edge>& edges() const { return edges_; }
  const Claim& claim(std::size_t index) const {
    if (index >= edges_.size()) throw nanobind::index_error("no such claim");
    return graph_->claim(edges_[index]);
  }
  const Actor& actor(std::size_t index) const {
    if (index >= graph_->actor_count()) throw nanobind::index_error("no such actor");
    return graph_->actor(index);
  }

 private:
  /// Takes up the edges that have been added last.
  void count_through() {
    const auto known = edges_.size();
    edges_.resize(graph_->claim_count());
    auto edge = graph_->claims().end();
    for (auto place = edges_.size(); place > known; --place) edges_[place - 1] = *--edge;
  }

  std::unique_ptr<ClaimGraph> graph_;
  std::vector<ClaimGraph::Edge> edges_;
};

}  // namespace claimgraph::python
