#include <exception>
#include <string>
#include <utility>

#include <claimgraph/extract/extract_block.hpp>

namespace claimgraph {
namespace {

ExtractedOrError extract_one(const Extractor& extractor, Document document) {
  const std::string id = document.id;
  try {
    return extractor.extract(std::move(document));
  } catch (const Error& error) {
    return error;
  } catch (const std::exception& error) {
    return InputError("CG190", id, std::string("the analysis of this document failed: ") + error.what(),
                      "leave the document out, and report it with its text");
  }
}

}  // namespace

std::vector<ExtractedOrError> extract_block(const Extractor& extractor, std::vector<DocumentOrError> block) {
  std::vector<Document> documents;
  for (const DocumentOrError& element : block) {
    if (const auto* document = std::get_if<Document>(&element)) documents.push_back(*document);
  }
  std::vector<ExtractedDocument> extracted;
  bool failed = false;
  try {
    extracted = extractor.extract(std::move(documents));
  } catch (const std::exception&) {
    failed = true;  // somewhere in the block: found out one by one below
  }
  std::vector<ExtractedOrError> results;
  results.reserve(block.size());
  auto next = extracted.begin();
  for (DocumentOrError& element : block) {
    if (auto* error = std::get_if<Error>(&element)) {
      results.push_back(std::move(*error));
    } else if (failed) {
      results.push_back(extract_one(extractor, std::get<Document>(std::move(element))));
    } else {
      results.push_back(std::move(*next++));
    }
  }
  return results;
}

}  // namespace claimgraph
