#pragma once
// A sub-command: its arguments, and what runs them.
#include <functional>

#include <CLI/CLI.hpp>

namespace claimgraph::cli {

/// Exit codes, as in architecture.md.
enum ExitCode : int { done = 0, some_failed = 1, wrong_usage = 2, cannot_read_or_write = 3 };

struct Command {
  CLI::App* app = nullptr;
  std::function<int()>
      run;  ///< called after the arguments have been read; returns an ExitCode or throws Error
};

Command add_actors(CLI::App& program);
Command add_build(CLI::App& program);
Command add_extract(CLI::App& program);
Command add_query(CLI::App& program);
Command add_parse(CLI::App& program);
Command add_stance(CLI::App& program);
Command add_plover(CLI::App& program);
Command add_stats(CLI::App& program);

}  // namespace claimgraph::cli
