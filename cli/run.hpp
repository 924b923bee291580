#pragma once
// What the sub-commands share between their arguments and their output: reading the input, extracting it with
// a pool of workers, naming what failed.
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "options.hpp"
#include "report.hpp"
#include <claimgraph/extract/extract_block.hpp>
#include <claimgraph/extract/ordered_pool.hpp>
#include <claimgraph/extract/text/reader.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph::cli {

DocumentOptions document_options(const CommonOptions& options);

/// Whether a document of the input is wanted, or an error in its place. Called in the order of the input, by
/// one thread.
using Wanted = std::function<bool(const DocumentOrError&)>;

/// The documents of the input in blocks, read ahead; with date and outlet of the command line where they
/// carry none.
class InputBlocks {
 public:
  /// @param wanted  empty: all
  InputBlocks(std::vector<std::filesystem::path> files, const CommonOptions& options, Wanted wanted = {});

  /// The next block; empty at the end. Thread-safe, as are the others.
  std::optional<std::vector<DocumentOrError>> next() { return blocks_.next(); }
  /// For a run that failed: no more documents, and no waiting for them.
  void stop() noexcept;
  /// How far the input has been read, and its size (0 where unknown).
  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t bytes_total() const { return bytes_total_; }

 private:
  std::optional<DocumentOrError> read();

  const CommonOptions& options_;
  const Wanted wanted_;
  DocumentReader reader_;  ///< the reading thread's
  const std::uint64_t bytes_total_;
  std::atomic<std::uint64_t> bytes_read_ = 0;
  DocumentBlocks blocks_;
};

/// Runs the blocks through a pool of workers: `work` makes of each what `deliver` gets in the order of the
/// input. What either throws ends the run at once.
template <class Work, class Deliver>
void work_off(InputBlocks& blocks, const CommonOptions& options, Work work, Deliver deliver) {
  // The pool waits for its workers, and they for the input, until that has been stopped.
  const auto or_stop = [&blocks](auto& step) {
    return [&blocks, &step](auto&& item) {
      try {
        return step(std::move(item));
      } catch (...) {
        blocks.stop();
        throw;
      }
    };
  };
  ordered_pool(
      worker_count(options), [&] { return blocks.next(); }, or_stop(work), or_stop(deliver));
}

/// Extracts all documents of the input that are wanted; `render` runs on the workers, `deliver` gets what it
/// made of a block of documents, in input order. Failed documents go to `report`.
void extract_rendered(const CommonOptions& options, Report& report, Wanted wanted,
                      const std::function<void(const ExtractedDocument&, std::string&)>& render,
                      const std::function<void(std::string_view)>& deliver);

/// The documents of the input in its order, extracted now or, where a file holds extracted claims, read; the
/// model is loaded only if it is needed.
void for_each_extracted(const CommonOptions& options, Report& report,
                        const std::function<void(ExtractedDocument&&)>& deliver);

/// The same with the actors of all documents merged as --merge says; writes --merge-report at the end. With `names` all
/// documents are kept until the last has been read, without their texts unless `with_text`. `table`: that of actor_table(options). Returns what was merged.
std::vector<ActorMerge> for_each_merged(const CommonOptions& options, const ActorTable& table, Report& report, bool with_text,
                                        const std::function<void(ExtractedDocument&&)>& deliver);

/// As for_each_merged, in bounded memory: what waits for the last document waits in a temporary file.
void stream_merged(const CommonOptions& options, const ActorTable& table, Report& report, bool with_text,
                   const std::function<void(ExtractedDocument&&)>& deliver);

/// The actor table with the rows of --actors.
ActorTable actor_table(const CommonOptions& options);

/// Where data goes: standard output, or a file that is complete or absent.
class Output {
 public:
  /// @param name for errors
  Output(std::ostream& stream, std::string name) : stream_(stream), name_(std::move(name)) {}
  /// Writes and sends it on its way. Throws OutputError CG402 where that fails, so that a long run ends at
  /// once. No signal ends the program in the middle of it.
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
