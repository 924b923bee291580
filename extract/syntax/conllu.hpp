#pragma once
// CoNLL-U (https://universaldependencies.org/format.html), the treebanks' format: files with gold words and
// sentences in, parses out. Entities stand in MISC as NER=B-PERSON, NER=I-PERSON …
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/extract/syntax/parse.hpp>
#include <claimgraph/extract/text/segment.hpp>

namespace claimgraph {

/// A line of a sentence below its comments.
struct ConlluLine {
  std::string text;   ///< ten columns, as they stand in the file
  bool word = false;  ///< false: a multiword token or an empty node
};

struct ConlluSentence {
  std::vector<std::string> comments;  ///< lines with their '#'
  std::vector<ConlluLine> lines;
};

/// A document of a CoNLL-U file: its lines, and its words and sentences as parse() takes them.
struct ConlluDocument {
  std::vector<ConlluSentence> sentences;
  SegmentedDocument
      words;  ///< document.text: the forms with the spaces that SpaceAfter=No leaves; id: that of "# newdoc"
};

/// Reads a file's text; a document begins at each "# newdoc". Columns but ID and FORM may be "_" and are not
/// looked at, save SpaceAfter=No in MISC. A last sentence without an empty line after it counts. Throws
/// InputError with the line's number, "name:12": CG120 not a line of CoNLL-U, CG121 IDs out of order, CG122
/// comments without words, CG102 not UTF-8, CG103 more than 64 MiB. Thread-safe.
/// @param name  of the file, for messages
std::vector<ConlluDocument> read_conllu(std::string_view text, std::string_view name);

/// The document's own lines with LEMMA, UPOS, HEAD, DEPREL and NER= in MISC replaced by the parse and DEPS
/// emptied; comments, multiword tokens, empty nodes and the other columns stay as they are. Requires `parsed`
/// to be the parse of document.words.
void write_conllu(std::ostream& out, const ConlluDocument& document, const ParsedDocument& parsed);

/// A document that came as plain text, with newdoc, newpar, sent_id and text comments.
void write_conllu(std::ostream& out, const ParsedDocument& parsed);

}  // namespace claimgraph
