// What a program that uses an installed claimgraph looks like: text in, a graph file out.
#include <iostream>

#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/extract/extractor.hpp>
#include <claimgraph/graph/claim_graph.hpp>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const claimgraph::Extractor extractor;
  claimgraph::ClaimGraph graph;
  graph.add(extractor.extract(
      claimgraph::make_document("a1", "", "Ruritania accused Freedonia of breaking the truce.")));
  claimgraph::write_graph(graph, argv[1]);
  for (const auto edge : graph.claims()) {
    const claimgraph::Claim& claim = graph.claim(edge);
    std::cout << claim.source.name << ' ' << claim.relation << ' ' << claim.target.name << '\n';
  }
}
