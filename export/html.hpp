#pragma once
// One self-contained page that opens offline: the picture, a table of all claims that can be searched, filtered and sorted, and
// for each claim the words that prove it, with cue, ends and charge marked. Nothing is loaded from anywhere; a strict Content
// Security Policy with hashes keeps text from documents from ever running. Without JavaScript the picture and table remain.
#include <iosfwd>
#include <map>
#include <string>

#include <claimgraph/export/image.hpp>
#include <claimgraph/graph/claim_graph.hpp>

namespace claimgraph {

struct HtmlOptions {
  ImageOptions image;  ///< of the picture; its title is also the page's
  /// Document id to the string in which the claims' spans count. Where it is given, evidence is shown in its whole sentence.
  std::map<std::string, std::string> texts{};
};

/// Throws OutputError CG410 and UsageError CG511 like render_image. Memory: the page's data, one picture.
void write_html(std::ostream& out, const ClaimGraph& graph, const HtmlOptions& options = {});

}  // namespace claimgraph
