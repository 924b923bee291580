#pragma once
// The JSON lines of `claimgraph extract`, both ways: one ExtractedDocument is one line. docs/records.md describes the fields.
//
// Derived fields (plover, plover_mode, cameo, score) are written for readers and ignored when a line is read back; unknown
// fields are ignored too, so lines of a newer version can be read. Writing and reading back gives an equal record.
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// One line without its line break: compact JSON, keys in a fixed order, numbers in their shortest form that reads back
/// exactly. `with_text` adds "text", the string in which all spans count. Thread-safe.
std::string to_json_line(const ExtractedDocument& document, bool with_text = true);

/// A claim alone, with "document", "title", "date" and "outlet" where they are known; otherwise as in a document's line.
std::string to_json_line(const Claim& claim);

/// Lines come from anywhere: more than this is refused before memory is spent on it.
struct RecordLimits {
  std::size_t line_bytes = std::size_t{256} << 20;
  std::size_t depth = 64;            ///< nested arrays and objects
  std::size_t entries = 1'000'000;   ///< actors, attributions or claims of one line; spans, aliases, reporters of one record
};

/// Reads a line back; that of a claim alone gives a document with this claim and no actors: the graph makes them of its ends. `where` ("claims.jsonl:12") goes into errors, which also name the field ("claims[3].cue.span").
/// Throws InputError CG110 (no JSON, with the byte), CG111 (a field is missing or of the wrong type), CG112 (over a limit).
ExtractedDocument from_json_line(std::string_view line, std::string_view where = {}, const RecordLimits& limits = {});

/// Whether a line looks like one of these (an object with "claims" and "actors" arrays at its top, or
/// a claim), without throwing.
bool is_record_line(std::string_view line);
/// The document's id in such a line ("" where it has none), whatever is wrong in its records; empty for another line.
std::optional<std::string> record_id(std::string_view line);

/// Reads records from a stream line by line; empty lines are skipped. Memory: one line. Not for several threads at once.
class RecordsReader {
 public:
  /// `name` is the file's name for errors. The stream must outlive the reader.
  RecordsReader(std::istream& stream, std::string name, const RecordLimits& limits = {});
  /// The next record, or nothing at the end. After an InputError the next call goes on with the following line.
  std::optional<ExtractedDocument> next();
  std::size_t line() const noexcept { return line_; }  ///< number of the line read last, from 1

 private:
  std::istream& stream_;
  std::string name_;
  RecordLimits limits_;
  std::size_t line_ = 0;
};

}  // namespace claimgraph
