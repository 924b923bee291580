#pragma once
// From words to what the encoder reads: pieces, shapes, windows of whole sentences (train/FORMAT.md,
// "Input"). Training cuts its documents in the same way; change both together.
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/text/segment.hpp>

namespace claimgraph {

/// Row of the shape embedding for a word: how it is written, which the uncased pieces forget.
/// @param initial  whether it is the first word of its sentence
std::uint8_t word_shape(std::string_view word, bool initial);

/// Words of a sentence that stand in a window together: nearly always all of them.
struct SentencePart {
  std::uint32_t document = 0;         ///< as given to add()
  std::uint32_t first = 0, last = 0;  ///< words [first, last) of the document
  bool continues = false;             ///< not the first part of a sentence that was too long for one window
};

/// Packs sentences into windows, and windows into a batch.
class WindowPacker {
 public:
  /// @param closed  called whenever all windows of the batch are closed: the moment to run and clear() a full
  /// one
  WindowPacker(const Model& model, std::function<void()> closed)
      : model_(model), closed_(std::move(closed)) {}

  /// Adds a sentence. A sentence joins the open window where it has room, else it opens a new one.
  /// @param words  of the whole document whose string is `text`
  /// Requires begin_document() before a document's first sentence.
  void add(std::uint32_t document, std::string_view text, std::span<const Word> words,
           const Sentence& sentence);
  /// Closes the open window: no window holds sentences of two documents.
  void begin_document() { close(); }
  void close();

  /// The windows so far; wanted pieces are the first of each word, in the order of the parts.
  const PieceBatch& batch() const { return batch_; }
  const std::vector<SentencePart>& parts() const { return parts_; }
  void clear();

 private:
  void append(const SentencePart& part, std::string_view text, std::span<const Word> words,
              std::size_t first_word, std::size_t pieces);
  void add_pieces(std::string_view word);

  const Model& model_;
  std::function<void()> closed_;
  PieceBatch batch_;
  std::vector<SentencePart> parts_;
  bool open_ = false;
  std::size_t used_ = 0;             // pieces of the open window, without [CLS] and [SEP]
  std::vector<std::int32_t> ids_;    // of the sentence at hand
  std::vector<std::size_t> starts_;  // [words + 1] into ids_
};

}  // namespace claimgraph
