// Parts of the graph, windows in time, networks between actors, and figures.
#include "views.hpp"

#include <tuple>
#include <utility>

#include <nanobind/stl/tuple.h>

#include <claimgraph/extract/actors/levels.hpp>
#include <claimgraph/graph/balance.hpp>
#include <claimgraph/graph/communities.hpp>
#include <claimgraph/graph/measures.hpp>
#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/views.hpp>
#include <claimgraph/graph/windows.hpp>

namespace claimgraph::python {
namespace {

using Links = std::vector<std::tuple<std::size_t, std::size_t, double>>;

Network network_named(const ClaimGraph& graph, const std::string& name, const std::string& normalisation) {
  const auto kind = named<Normalisation>({{"none", Normalisation::none},
                                          {"average", Normalisation::average},
                                          {"jaccard", Normalisation::jaccard},
                                          {"cosine", Normalisation::cosine}},
                                         normalisation);
  return network_of(graph, name, kind);
}

Links links_of(const Network& network) {
  Links links;
  const auto [first, last] = boost::edges(network);
  for (auto edge = first; edge != last; ++edge) {
    links.emplace_back(source(*edge, network), target(*edge, network), network[*edge].weight);
  }
  return links;
}

/// The actors of one of the names, or a UsageError.
std::vector<ClaimGraph::Vertex> actors_named(const ClaimGraph& graph, const std::vector<std::string>& names) {
  std::vector<ClaimGraph::Vertex> found;
  for (const std::string& name : names) {
    const auto actors = named(graph, name);
    if (actors.empty())
      throw UsageError("CG506", {}, "no actor is called '" + name + "'", "see the names in graph.actors");
    found.insert(found.end(), actors.begin(), actors.end());
  }
  return found;
}

nb::dict summary_of(const ClaimGraph& graph) {
  const Summary summary = summarise(graph);
  nb::dict figures;
  figures["documents"] = summary.documents;
  figures["outlets"] = summary.outlets;
  figures["actors"] = summary.actors;
  figures["claims"] = summary.claims;
  figures["pairs"] = summary.pairs;
  figures["first_date"] = known(summary.first_date);
  figures["last_date"] = known(summary.last_date);
  figures["density"] = summary.density;
  figures["reciprocity"] = summary.reciprocity;
  figures["components"] = summary.components;
  figures["largest_component"] = summary.largest_component;
  figures["mean_confidence"] = summary.mean_confidence;
  figures["hostile_external_internal"] = external_internal_index(graph, -1);
  figures["friendly_external_internal"] = external_internal_index(graph, 1);
  return figures;
}

nb::dict balance_of(const ClaimGraph& graph) {
  const Balance found = balance(signed_network(graph));
  nb::dict figures;
  figures["triangles"] = found.triangles;
  figures["balanced"] = found.balanced;
  figures["bonds"] = found.bonds;
  figures["frustrated"] = found.frustrated;
  figures["is_exact"] = found.is_exact;
  figures["polarization"] = found.polarization;
  figures["camps"] = found.camps;
  return figures;
}

}  // namespace

void bind_views(nb::class_<IndexedGraph>& graph) {
  graph
      .def(
          "ego_network",
          [](const IndexedGraph& indexed, const std::vector<std::string>& names, std::size_t radius) {
            return IndexedGraph(ego_network(indexed.graph(), actors_named(indexed.graph(), names), radius));
          },
          nb::arg("names"), nb::arg("radius"))
      .def(
          "fold",
          [](const IndexedGraph& indexed, const std::string& level) {
            const auto wanted = named<Level>(
                {{"actor", Level::actor}, {"side", Level::side}, {"state", Level::state}}, level);
            return IndexedGraph(at_level(indexed.graph(), wanted, ActorTable::built_in()));
          },
          nb::arg("level"))
      .def("largest_component",
           [](const IndexedGraph& indexed) { return IndexedGraph(largest_component(indexed.graph())); })
      .def(
          "busiest",
          [](const IndexedGraph& indexed, std::size_t count) {
            return IndexedGraph(busiest(indexed.graph(), count));
          },
          nb::arg("count"))
      .def(
          "windows",
          [](const IndexedGraph& indexed, const std::string& length, const std::string& step) {
            std::vector<std::tuple<std::string, std::string, std::string, IndexedGraph>> windows;
            for (TimeWindow& window : time_windows(indexed.graph(), window_options(length, step))) {
              windows.emplace_back(std::move(window.name), std::move(window.days.first),
                                   std::move(window.days.last),
                                   IndexedGraph(subgraph(indexed.graph(), window.claims)));
            }
            return windows;
          },
          nb::arg("length"), nb::arg("step"))
      .def(
          "network",
          [](const IndexedGraph& indexed, const std::string& name, const std::string& normalisation) {
            return links_of(network_named(indexed.graph(), name, normalisation));
          },
          nb::arg("name"), nb::arg("normalisation"))
      .def(
          "communities",
          [](const IndexedGraph& indexed, const std::string& name, const std::string& normalisation) {
            return communities(network_named(indexed.graph(), name, normalisation));
          },
          nb::arg("name"), nb::arg("normalisation"))
      .def("weighted_degree", [](const IndexedGraph& indexed) { return weighted_degree(indexed.graph()); })
      .def(
          "page_rank",
          [](const IndexedGraph& indexed, double damping) { return page_rank(indexed.graph(), damping); },
          nb::arg("damping"))
      .def("betweenness", [](const IndexedGraph& indexed) { return betweenness(indexed.graph()); })
      .def("components", [](const IndexedGraph& indexed) { return components(indexed.graph()); })
      .def(
          "summary", [](const IndexedGraph& indexed) { return summary_of(indexed.graph()); },
          nb::sig("def summary(self) -> dict[str, typing.Any]"))
      .def(
          "balance", [](const IndexedGraph& indexed) { return balance_of(indexed.graph()); },
          nb::sig("def balance(self) -> dict[str, typing.Any]"));
}

}  // namespace claimgraph::python
