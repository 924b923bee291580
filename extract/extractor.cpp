#include <utility>

#include <claimgraph/extract/actors/actor_table.hpp>
#include <claimgraph/extract/attribution/attribution.hpp>
#include <claimgraph/extract/claims/claims.hpp>
#include <claimgraph/extract/claims/lexicon.hpp>
#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/extractor.hpp>
#include <claimgraph/extract/model_path.hpp>
#include <claimgraph/extract/syntax/parser.hpp>
#include <claimgraph/extract/text/segment.hpp>

namespace claimgraph {

struct Extractor::State {
  explicit State(const ExtractorOptions& options)
      : model(load_model(find_model(options.model))),
        actors(ActorTable::built_in()),
        lexicon(Lexicon::built_in()),
        min_confidence(options.min_confidence),
        method(options.method),
        explain(options.explain) {
    for (const std::filesystem::path& file : options.actors) actors.load(file);
    for (const std::filesystem::path& file : options.lexicons) lexicon.load(file);
  }

  std::shared_ptr<const Model> model;
  ActorTable actors;
  Lexicon lexicon;
  double min_confidence;
  ClaimMethod method;
  bool explain;
};

namespace {

/// The stages above the tree.
ExtractedDocument interpret(ParsedDocument parsed, const ActorTable& table, const Lexicon& lexicon,
                            double min_confidence, ClaimMethod method, bool explain) {
  DocumentActors actors = find_actors(parsed, table);
  const std::vector<QuotedStatement> statements = find_quoted_statements(parsed, actors);
  ExtractedDocument found;
  found.claims = find_claims(parsed, actors, statements, lexicon, method, explain);
  std::erase_if(found.claims, [&](const Claim& claim) { return claim.confidence < min_confidence; });
  found.attributions = to_attributions(parsed, actors, statements);
  found.actors = std::move(actors.actors);
  Document& document = parsed.document;
  found.id = std::move(document.id);
  found.title = std::move(document.title);
  found.date = std::move(document.date);
  found.outlet = std::move(document.outlet);
  found.url = std::move(document.url);
  found.text = std::move(document.text);
  return found;
}

}  // namespace

Extractor::Extractor(const ExtractorOptions& options) : state_(std::make_unique<State>(options)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

ExtractedDocument Extractor::extract(Document document) const {
  std::vector<Document> one;
  one.push_back(std::move(document));
  return std::move(extract(std::move(one)).front());
}

std::vector<ExtractedDocument> Extractor::extract(std::vector<Document> documents) const {
  std::vector<ExtractedDocument> found;
  found.reserve(documents.size());
  for (ParsedDocument& parsed : parse(std::move(documents))) {
    found.push_back(interpret(std::move(parsed), state_->actors, state_->lexicon, state_->min_confidence,
                              state_->method, state_->explain));
  }
  return found;
}

std::vector<ParsedDocument> Extractor::parse(std::vector<Document> documents) const {
  std::vector<SegmentedDocument> segmented;
  segmented.reserve(documents.size());
  for (Document& document : documents) segmented.push_back(segment(std::move(document)));
  return claimgraph::parse(*state_->model, std::move(segmented));
}

}  // namespace claimgraph
