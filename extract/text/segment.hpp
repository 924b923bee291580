#pragma once
// Words and sentences of a document. Words follow Universal Dependencies for English: "don't" is do + n't, a possessive
// 's is a word, punctuation marks are words.
#include <cstdint>
#include <vector>

#include <claimgraph/extract/text/document.hpp>

namespace claimgraph {

/// Byte range of Document::text.
struct Word {
  std::uint32_t begin = 0, end = 0;
};

struct Sentence {
  std::uint32_t first = 0, last = 0;  ///< words [first, last)
  std::uint32_t paragraph = 0;        ///< counted from 0; the title is a paragraph of its own
};

struct SegmentedDocument {
  Document document;
  std::vector<Word> words;
  std::vector<Sentence> sentences;  ///< cover all words, in order, none empty
};

/// Deterministic, thread-safe, linear in the text.
SegmentedDocument segment(Document document);

}  // namespace claimgraph
