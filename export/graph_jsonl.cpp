#include <claimgraph/export/graph_jsonl.hpp>

#include <ostream>
#include <set>

#include <claimgraph/export/records_jsonl.hpp>

namespace claimgraph {

// One line for the claims of a document that follow each other, so that memory stays flat and their order as it is.
void write_jsonl(std::ostream& out, const ClaimGraph& graph) {
  const auto claims = graph.claims();
  for (auto edge = claims.begin(); edge != claims.end();) {
    const Claim& first = graph.claim(*edge);
    ExtractedDocument document;
    document.id = first.document;
    document.title = first.title;
    document.date = first.date;
    document.outlet = first.outlet;
    std::set<ClaimGraph::Vertex> actors;
    for (; edge != claims.end() && graph.claim(*edge).document == first.document; ++edge) {
      actors.insert({graph.source(*edge), graph.target(*edge)});
      document.claims.push_back(graph.claim(*edge));
    }
    for (const auto vertex : actors) document.actors.push_back(graph.actor(vertex));
    out << to_json_line(document) << '\n';
  }
}

}  // namespace claimgraph
