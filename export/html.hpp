#pragma once
// One self-contained page that opens offline: the graph, a table of all claims that can be searched, filtered and sorted, and
// for each claim the words that prove it, with cue, ends and charge marked and the document around them. Nothing is loaded from
// anywhere; a strict Content Security Policy with hashes keeps text from documents from ever running. Without JavaScript a
// picture and a table remain. docs/exports.md describes the page; its sources are the files of export/page.
#include <iosfwd>
#include <map>
#include <string>

#include <claimgraph/export/image.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph CLAIMGRAPH_API {

struct HtmlOptions {
  ImageOptions image;  ///< title: the page's heading; layout: of the graph; the rest for the picture that stands where JavaScript is off
  /// Document id to the string in which the claims' spans count. Where it is given, the evidence is shown in its
  /// sentence and the sentence in its document; it makes the page larger by as much.
  std::map<std::string, std::string> texts{};
};

/// Throws OutputError CG410 and UsageError CG511 like render_image. Memory: about twice the page's data, one picture. The same
/// graph gives the same page. Thread-safe like render_image.
void write_html(std::ostream& out, const ClaimGraph& graph, const HtmlOptions& options = {});

}  // namespace claimgraph
