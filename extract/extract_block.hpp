#pragma once
// Blocks of documents: the unit in which a stream is worked off. A document that fails costs only itself.
//
//   claimgraph::DocumentBlocks blocks(source);
//   while (auto block = blocks.next())
//     for (auto& result : claimgraph::extract_block(extractor, std::move(*block))) use(std::move(result));
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include <claimgraph/extract/extractor.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// What a source of documents gives: a document, or why one could not be read.
using DocumentOrError = std::variant<Document, Error>;
/// What becomes of it.
using ExtractedOrError = std::variant<ExtractedDocument, Error>;

/// When a block is full. The limits change no result: they weigh speed (sentences of like length are computed
/// together) against memory and the time to a result.
struct BlockLimits {
  std::size_t documents = 64;
  std::size_t bytes = 64 * 1024;       ///< of text; a block holds at least one document, however long
  std::chrono::milliseconds wait{50};  ///< a block waits no longer for more after its first document
};

/// Reads documents on a thread of its own, at most one block ahead of those who take them, and hands them out
/// in blocks: full ones where the source is quick, what is there where it pauses.
class DocumentBlocks {
 public:
  /// Returns an empty optional at its end; called by one thread that is not the caller's. What it throws ends
  /// the documents and is rethrown by next().
  using Source = std::function<std::optional<DocumentOrError>()>;

  explicit DocumentBlocks(Source source, const BlockLimits& limits = {});
  /// Waits until a call of the source that is under way returns.
  ~DocumentBlocks();
  DocumentBlocks(const DocumentBlocks&) = delete;
  DocumentBlocks& operator=(const DocumentBlocks&) = delete;

  /// The next block, in the order of the source; empty at its end, and after stop(). Thread-safe.
  std::optional<std::vector<DocumentOrError>> next();
  /// Ends the documents early, also for those who wait in next(). Thread-safe.
  void stop() noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One result for each element of `block`, in its order; errors are passed on. Where the analysis of the
/// block throws, its documents are tried one by one: those that fail become an error (their own, or CG190),
/// the others are extracted. Thread-safe. Throws std::bad_alloc only where memory is too short for a single
/// document.
std::vector<ExtractedOrError> extract_block(const Extractor& extractor, std::vector<DocumentOrError> block);

}  // namespace claimgraph
