#pragma once
// Word pieces: the units that the encoder reads. The same as those of the original BERT-uncased tokenizer
// (clean text, lower case, accents stripped, CJK characters and punctuation marks apart, greedy longest
// match), id for id.
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Immutable after construction: one object serves any number of threads.
class WordPiece {
 public:
  /// @param vocabulary one piece a line, the line's number is its id; continuations begin with "##". Copied.
  /// Throws ModelError CG209 when "[UNK]" is missing or the vocabulary has more than 2^24 bytes.
  explicit WordPiece(std::string_view vocabulary);
  ~WordPiece();
  WordPiece(WordPiece&&) noexcept;
  WordPiece& operator=(WordPiece&&) noexcept;

  /// Appends the pieces of one word (valid UTF-8) to `ids`. Adds nothing for a word of which nothing is left
  /// when control and format characters are gone; "[UNK]" for a part of more than 100 characters or with
  /// unknown ones.
  void pieces(std::string_view word, std::vector<std::int32_t>& ids) const;

  /// The pieces of a text, without "[CLS]" and "[SEP]". Names of special pieces in the text are plain text.
  std::vector<std::int32_t> tokenize(std::string_view text) const;

  /// Id of a piece; -1 where the vocabulary has none such.
  std::int32_t id(std::string_view piece) const;
  /// Number of pieces in the vocabulary.
  std::int32_t size() const;

 private:
  struct Vocabulary;
  std::unique_ptr<const Vocabulary> vocabulary_;
};

}  // namespace claimgraph
