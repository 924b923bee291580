#pragma once
// What the sub-commands share between their arguments and their output: reading the input, extracting it with
// a pool of workers, naming what failed.
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>

#include "options.hpp"
#include "report.hpp"
#include <claimgraph/extract/extract_block.hpp>
#include <claimgraph/extract/text/reader.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph::cli {

DocumentOptions document_options(const CommonOptions& options);

/// The next document, with date and outlet of the command line where it carries none.
std::optional<DocumentOrError> next_document(DocumentReader& reader, const CommonOptions& options);

/// Extracts all documents of the input; `render` runs on the workers, `deliver` gets what it made of a block
/// of documents, in input order. Failed documents go to `report`.
void extract_rendered(const CommonOptions& options, Report& report,
                      const std::function<void(const ExtractedDocument&, std::string&)>& render,
                      const std::function<void(std::string_view)>& deliver);

/// The documents of the input in its order, extracted now or, where a file holds extracted claims, read; the
/// model is loaded only if it is needed.
void for_each_extracted(const CommonOptions& options, Report& report,
                        const std::function<void(ExtractedDocument&&)>& deliver);

/// The same with the actors of all documents merged as --merge says; writes --merge-report at the end. With `names` all
/// documents are kept until the last has been read, without their texts unless `with_text`. Returns what was merged.
std::vector<ActorMerge> for_each_merged(const CommonOptions& options, Report& report, bool with_text,
                     const std::function<void(ExtractedDocument&&)>& deliver);

/// As for_each_merged, in bounded memory: what waits for the last document waits in a temporary file.
void stream_merged(const CommonOptions& options, Report& report, bool with_text,
                   const std::function<void(ExtractedDocument&&)>& deliver);

/// The actor table with the rows of --actors.
ActorTable actor_table(const CommonOptions& options);

/// Where data goes: standard output, or a file that is complete or absent.
class Output {
 public:
  /// @param name for errors
  Output(std::ostream& stream, std::string name) : stream_(stream), name_(std::move(name)) {}
  /// Writes and sends it on its way. Throws OutputError CG402 where that fails, so that a long run ends at
  /// once.
  void write(std::string_view data);

 private:
  std::ostream& stream_;
  std::string name_;
};

/// Whether output so named goes to the terminal, where progress would stand in the middle of the data.
bool on_terminal(const std::string& path);

/// Calls `write` with the output named `path`; standard output where it is empty or "-".
/// Throws OutputError CG401, CG402, and what `write` throws.
void with_output(const std::string& path, const std::function<void(Output&)>& write);

}  // namespace claimgraph::cli
