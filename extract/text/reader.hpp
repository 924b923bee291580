#pragma once
// Documents from the places that users name: files, folders, streams. One document at a time, so that memory
// stays bounded whatever the number of documents; a bad line or file costs only itself.
//
//   claimgraph::DocumentReader reader(claimgraph::expand_inputs(arguments));
//   while (auto item = reader.next()) {
//     if (item->document) use(std::move(*item->document));
//     else report(*item->error);
//   }
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <claimgraph/extract/text/document.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// The files that INPUTs stand for: a file for itself, a folder for the .txt, .jsonl and .csv files in it and
/// below it, in byte order of their paths (hidden ones and folders that may not be entered are left out), "-"
/// for itself (standard input). Pipes and devices are taken as they are. Throws InputError: CG101 there is no
/// such file, CG105 a file of another extension, CG107 a folder without documents.
std::vector<std::filesystem::path> expand_inputs(std::span<const std::string> inputs);

/// What a reader found: a document, or why there is none.
struct ReadItem {
  std::optional<Document> document;
  std::optional<InputError> error;
};

/// Reads, told by the extension:
/// - `.txt`: one document. Its id is the file's name without extension. The first line is the title if a
/// blank line and more
///   text follow, and it has at most 250 bytes.
/// - `.jsonl`: a JSON object a line with "text" and perhaps "id", "title", "date", "outlet", "url": strings;
/// null and other
///   fields are ignored; id and date may be numbers. The id is "name:line" where there is none.
/// - `.csv`: comma-separated with those columns in any order (RFC 4180; the first row names them).
/// - streams, pipes and "-": `.jsonl` if the first character is '{', else `.txt`, with id "stdin" or the name
/// given.
///
/// Not for several threads at once.
class DocumentReader {
 public:
  explicit DocumentReader(std::vector<std::filesystem::path> files, const DocumentOptions& options = {});
  /// Reads an open stream, which must outlive the reader; `name` is its place in errors and the stem of ids.
  DocumentReader(std::istream& in, std::string name, const DocumentOptions& options = {});
  ~DocumentReader();
  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;

  /// The next document or error; nullopt at the end. Errors: CG101 a file cannot be read, CG102 invalid
  /// UTF-8, CG103 too large, CG104 binary, CG106 an empty file, CG108 a line that is no JSON object, CG113 a
  /// missing or wrong field, CG114 wrong CSV. Never throws InputError.
  std::optional<ReadItem> next();

  /// Bytes read so far, and in all files together: for progress. The total is 0 where it cannot be known
  /// (streams).
  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace claimgraph
