#pragma once
// Text in, claims out: the whole chain of extract/ behind one class.
//
//   claimgraph::Extractor extractor;
//   auto found = extractor.extract(claimgraph::make_document("a1", "", "Pakistan thanked Qatar."));
//   for (const claimgraph::Claim& claim : found.claims) …
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <claimgraph/extract/claims/claims.hpp>
#include <claimgraph/extract/text/document.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

struct ParsedDocument;

/// Where precision and recall are balanced: with probabilities that hold, F1 is highest where claims are kept
/// from half of that F1 on (docs/claims.md, "Confidence").
inline constexpr double default_min_confidence = 0.25;

struct ExtractorOptions {
  std::filesystem::path model;  ///< empty: $CLAIMGRAPH_MODEL, then beside the program, the installation
  std::vector<std::filesystem::path> lexicons;  ///< frames that add to or override the built-in ones
  std::vector<std::filesystem::path> actors;  ///< CSV rows that add to or override the built-in actor tables
  double min_confidence = default_min_confidence;  ///< claims below are left out
  ClaimMethod method = ClaimMethod::both;     ///< frames, the model's arcs, or both
  bool explain = false;                       ///< fill Claim::reasons
};

/// Immutable after construction: one object serves any number of threads.
class Extractor {
 public:
  /// Throws ModelError (CG2xx) or LexiconError (CG3xx). Ready in well under a second.
  explicit Extractor(const ExtractorOptions& options = {});
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  ExtractedDocument extract(Document document) const;
  /// A block of documents together, which is faster than one by one; results in the order of the documents,
  /// and equal to those of extract() byte for byte.
  std::vector<ExtractedDocument> extract(std::vector<Document> documents) const;
  /// The analysis below the claims: words, tags, trees, entities.
  std::vector<ParsedDocument> parse(std::vector<Document> documents) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace claimgraph
