#pragma once
// What the sub-commands share between their arguments and their output: reading the input, extracting it with a pool of
// workers, naming what failed.
#include <functional>
#include <iosfwd>
#include <string>

#include <claimgraph/extract/extract_block.hpp>
#include <claimgraph/extract/text/reader.hpp>
#include <claimgraph/graph/records.hpp>

#include "options.hpp"
#include "report.hpp"

namespace claimgraph::cli {

DocumentOptions document_options(const CommonOptions& options);

/// The next document, with date and outlet of the command line where it carries none.
std::optional<DocumentOrError> next_document(DocumentReader& reader, const CommonOptions& options);

/// Extracts all documents of the input; `render` runs on the workers, `deliver` gets what it made of a block of
/// documents, in input order. Failed documents go to `report`.
void extract_rendered(const CommonOptions& options, Report& report,
                      const std::function<void(const ExtractedDocument&, std::string&)>& render,
                      const std::function<void(std::string_view)>& deliver);

/// The documents of the input in its order, extracted now or, where a file holds extracted claims, read; the model is
/// loaded only if it is needed.
void for_each_extracted(const CommonOptions& options, Report& report,
                        const std::function<void(ExtractedDocument&&)>& deliver);

/// Calls `write` with standard output (`path` empty or "-") or with a file that is complete or absent.
/// Throws OutputError CG401, CG402.
void with_output(const std::string& path, const std::function<void(std::ostream&)>& write);

/// Sends what was written so far on its way. Throws OutputError CG402 where that fails, so that a long run ends at once.
void flush(std::ostream& out);

}  // namespace claimgraph::cli
