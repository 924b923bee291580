#include <claimgraph/export/graph_jsonl.hpp>

#include <ostream>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <claimgraph/export/records_jsonl.hpp>

namespace claimgraph {

void write_jsonl(std::ostream& out, const ClaimGraph& graph) {
  std::vector<std::vector<ClaimGraph::Edge>> documents;
  std::unordered_map<std::string_view, std::size_t> index;
  for (const auto edge : graph.claims()) {
    const auto [at, is_new] = index.try_emplace(graph.claim(edge).document, documents.size());
    if (is_new) documents.emplace_back();
    documents[at->second].push_back(edge);
  }
  for (const auto& claims : documents) {
    const Claim& first = graph.claim(claims.front());
    ExtractedDocument document;
    document.id = first.document;
    document.title = first.title;
    document.date = first.date;
    document.outlet = first.outlet;
    std::set<ClaimGraph::Vertex> actors;
    for (const auto edge : claims) {
      actors.insert({graph.source(edge), graph.target(edge)});
      document.claims.push_back(graph.claim(edge));
    }
    for (const auto vertex : actors) document.actors.push_back(graph.actor(vertex));
    out << to_json_line(document) << '\n';
  }
}

}  // namespace claimgraph
