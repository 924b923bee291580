#pragma once
// The options that several sub-commands share.
#include <cstddef>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <claimgraph/extract/actors/merge_actors.hpp>
#include <claimgraph/extract/extractor.hpp>

namespace claimgraph::cli {

struct CommonOptions {
  // what is read
  std::vector<std::string> inputs;
  bool repair = false;
  std::size_t max_document_bytes = std::size_t{64} << 20;
  std::string date, outlet;  ///< of documents that carry none
  // how it is analysed
  ExtractorOptions extractor;
  double min_read_confidence = 0;  ///< the same for claims that are read, where their extraction has chosen
  unsigned jobs = 0;  ///< 0: one per core
  MergeLevel merge = MergeLevel::none;
  std::string merge_report;  ///< file for what was merged and why; empty: none
  // how it is reported
  bool quiet = false;
};

/// INPUT..., --repair, --max-document-bytes, --date, --outlet.
void add_input_options(CLI::App& app, CommonOptions& options, bool required = true);
/// --model, --lexicon, --actors, --min-confidence, --jobs.
void add_extraction_options(CLI::App& app, CommonOptions& options);
/// --model alone, for what needs no claims.
void add_model_option(CLI::App& app, CommonOptions& options);
/// --merge, --merge-report. The default is what `options.merge` is.
void add_merge_options(CLI::App& app, CommonOptions& options);
void add_jobs_option(CLI::App& app, CommonOptions& options);
void add_quiet_option(CLI::App& app, CommonOptions& options);

/// For numbers of things: CLI11 would take "-1" for a very large one.
CLI::Validator whole_number();

/// Workers for --jobs: as asked, or one per core that this process may use.
unsigned worker_count(const CommonOptions& options);

}  // namespace claimgraph::cli
