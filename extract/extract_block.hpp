#pragma once
// Blocks of documents: the unit in which a stream is worked off. A document that fails costs only itself.
#include <cstddef>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include <claimgraph/extract/extractor.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {

/// What a source of documents gives: a document, or why one could not be read.
using DocumentOrError = std::variant<Document, Error>;
/// What becomes of it.
using ExtractedOrError = std::variant<ExtractedDocument, Error>;

struct BlockLimits {
  std::size_t documents = 64;
  std::size_t bytes = 64 * 1024;  ///< of text; a block holds at least one document, however long
};

/// The next documents of `next` (which returns an empty optional at its end), until a limit is reached; empty
/// at the end of the source. The limits change no result: they weigh speed (sentences of like length are
/// computed together) against memory and the time to the first result.
std::optional<std::vector<DocumentOrError>> next_block(
    const std::function<std::optional<DocumentOrError>()>& next, const BlockLimits& limits = {});

/// One result for each element of `block`, in its order; errors are passed on. Where the analysis of the
/// block throws, its documents are tried one by one: those that fail become an error (their own, or CG190),
/// the others are extracted. Thread-safe. Throws std::bad_alloc only where memory is too short for a single
/// document.
std::vector<ExtractedOrError> extract_block(const Extractor& extractor, std::vector<DocumentOrError> block);

}  // namespace claimgraph
