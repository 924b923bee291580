#pragma once
// What a run tells its user while it goes: progress on a terminal, one line for each document that failed.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include <claimgraph/graph/error.hpp>

namespace claimgraph::cli {

/// Writes to standard error alone. Not thread-safe: for the thread that delivers results.
class Report {
 public:
  /// @param quiet no progress; without it there is progress where standard error is a terminal
  explicit Report(bool quiet);
  ~Report();
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  /// A document that is left out; the run goes on and will end with exit code 1.
  void failed(const Error& error);
  /// What the user may not have meant, though nothing failed; not where quiet.
  void note(const std::string& words);
  /// @param bytes_read  how far the input has been read; @param bytes_total  its size, 0 where unknown
  void advanced(std::size_t documents, std::size_t words, std::uint64_t bytes_read,
                std::uint64_t bytes_total);

  /// Takes the progress off the terminal.
  void finish() { clear_line(); }

  /// 0, or 1 where documents failed.
  int exit_code() const noexcept { return failures_ == 0 ? 0 : 1; }

 private:
  void clear_line();

  using Clock = std::chrono::steady_clock;
  const bool quiet_, shown_;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_ + std::chrono::milliseconds(500);  ///< short runs need no progress
  bool line_open_ = false;
  std::size_t documents_ = 0, words_ = 0, failures_ = 0;
};

}  // namespace claimgraph::cli
