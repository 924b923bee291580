// Every frame of the built-in lexicon is shown by an example; here each is read by the whole chain, model
// included.
#include <algorithm>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

#include <claimgraph/extract/claims/lexicon.hpp>
#include <claimgraph/extract/extractor.hpp>

using namespace claimgraph;

namespace {

std::string edge_of(const Claim& claim) {
  std::string edge = claim.source.name + " > " + claim.target.name;
  if (claim.negated) edge += " negated";
  if (claim.hypothetical) edge += " hypothetical";
  return edge;
}

}  // namespace

TEST_CASE("the examples of the frames hold, read by the whole chain") {
  const std::filesystem::path model = std::string(CLAIMGRAPH_SOURCE_DIR) + "/extract/model/claimgraph.cgm";
  if (!std::filesystem::exists(model)) {
    MESSAGE("skipped: no model file");
    return;
  }
  ExtractorOptions options;
  options.model = model;
  options.method = ClaimMethod::lexicon;
  options.min_confidence = 0;
  const Extractor extractor(options);
  const Lexicon lexicon = Lexicon::built_in();
  for (const Frame& frame : lexicon.frames()) {
    for (const Frame::Example& example : frame.examples) {
      const ExtractedDocument found = extractor.extract(make_document("example", "", example.text));
      std::string all;
      for (const Claim& claim : found.claims) all += claim.relation + ": " + edge_of(claim) + "; ";
      for (const std::string& edge : example.edges) {
        const bool there = std::any_of(found.claims.begin(), found.claims.end(), [&](const Claim& claim) {
          return claim.relation == frame.relation && edge_of(claim) == edge;
        });
        INFO(frame.id << ": " << example.text << " wants " << edge << ", has " << all);
        CHECK(there);
      }
    }
  }
}
