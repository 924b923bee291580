#pragma once
// Words and sentences of a document. Words follow Universal Dependencies for English: "don't" is do + n't, a
// possessive 's is a word, "anti-government" is one word and "cross-border" three, punctuation marks are
// words.
//
// A paragraph ends at a blank line, and at a line end where the lines are not one wrapped paragraph: bullets,
// headings, captions. A sentence never crosses a paragraph; the marks that close a quotation or a bracket
// belong to the sentence that ends in them.
#include <cstdint>
#include <vector>

#include <claimgraph/extract/text/document.hpp>
#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Byte range of Document::text. Never empty; words do not overlap and leave out nothing but white space,
/// control and format characters.
struct Word {
  std::uint32_t begin = 0, end = 0;
};

struct Sentence {
  std::uint32_t first = 0, last = 0;  ///< words [first, last)
  std::uint32_t paragraph = 0;        ///< counted from 0; the title is a paragraph of its own
  /// Not 0 (the number of its words) for a dateline or an agency's mark at the beginning of a paragraph, dash
  /// included: "ISLAMABAD (Reuters) -", "AP -", in the opening paragraph also "KARACHI:". Such a lead is a
  /// sentence of its own, as in the English Web Treebank, so that the tree of the sentence behind it is not
  /// bent by it. Look for no actors in it.
  std::uint32_t lead = 0;
};

struct SegmentedDocument {
  Document document;
  std::vector<Word> words;
  std::vector<Sentence> sentences;  ///< cover all words, in order, none empty
};

/// Sentences of more words are cut, at a semicolon, dash or comma where there is one in the second half.
inline constexpr std::uint32_t max_sentence_words = 400;

/// Deterministic, thread-safe, linear in the text. Requires valid UTF-8 (make_document sees to that).
SegmentedDocument segment(Document document);

}  // namespace claimgraph
