#pragma once
// Words and sentences in; parts of speech, lemmas, dependency trees and named entities out.
#include <vector>

#include <claimgraph/extract/syntax/parse.hpp>
#include <claimgraph/extract/text/segment.hpp>

namespace claimgraph {

class Model;  // extract/encoder/model.hpp

/// Parses documents, in their order. Many at once are faster than one by one: the encoder then works on full
/// batches; memory beside the documents does not grow with them.
///
/// Every sentence becomes one tree with one root. A sentence of more pieces than the model's longest window
/// is parsed in parts; the roots of the later ones hang on that of the first as parataxis. Runs on the
/// calling thread alone; any number of threads may call it with the same model. A document's result depends
/// on the document and the processor's instruction set, not on the documents beside it.
std::vector<ParsedDocument> parse(const Model& model, std::vector<SegmentedDocument> documents);

}  // namespace claimgraph
