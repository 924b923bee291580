// The command `claimgraph`: one sub-command a file, exit codes, and what is said of wrong usage.
#include <algorithm>
#include <exception>
#include <iostream>
#include <new>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "command.hpp"
#include "signals.hpp"
#include "standard_input.hpp"
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/version.hpp>

namespace claimgraph::cli {
namespace {

constexpr const char* description =
    "claimgraph turns news text into a graph of who says what against, for or to whom.\n"
    "Each edge is one attributed speech act (accuse, thank, demand ...) with the words that prove it.";

constexpr const char* footer = R"(
Examples:
  claimgraph build article.txt -o picture.svg            a picture of one article
  claimgraph build articles/ -o graph.graphml            a thousand articles for Gephi
  claimgraph extract news.jsonl -o claims.jsonl          one JSON line per document
  claimgraph query claims.jsonl --source Pakistan --relation accuse

Exit codes: 0 done; 1 some documents failed (each is named, the rest is written);
            2 wrong usage; 3 cannot read or write.
'claimgraph COMMAND --help' explains each command.)";

/// Letters to insert, delete or change from one word to the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

/// Throws where the first argument is a word but no command, with the command that may have been meant.
void check_command(int argc, char** argv, const std::vector<Command>& commands) {
  if (argc < 2 || argv[1][0] == '-') return;
  const std::string_view word = argv[1];
  std::string_view nearest;
  std::size_t best = 3;
  for (const Command& command : commands) {
    const std::string& name = command.app->get_name();
    if (name == word) return;
    if (const std::size_t distance = edit_distance(word, name); distance < best) {
      best = distance;
      nearest = name;
    }
  }
  const std::string hint = nearest.empty() ? std::string() : "did you mean '" + std::string(nearest) + "'? ";
  throw UsageError("CG501", {}, "'" + std::string(word) + "' is no command of claimgraph",
                   hint + "the commands are build, extract, query, stats, actors, parse, stance and plover; see claimgraph --help");
}

/// CLI11 parts groups of options by two empty lines.
std::string without_double_gaps(std::string text) {
  for (std::size_t at = 0; (at = text.find("\n\n\n", at)) != std::string::npos;) text.erase(at, 1);
  return text;
}

int report(const Error& error, ExitCode code) {
  std::cerr << "claimgraph: " << error.what() << '\n';
  return code;
}

int run(int argc, char** argv) {
  CLI::App program(description, "claimgraph");
  program.footer(footer);
  program.set_version_flag("--version", std::string("claimgraph ") + CLAIMGRAPH_VERSION, "print the version");
  program.set_help_flag("--help,-h", "print this help");
  program.require_subcommand(1);
  program.get_formatter()->column_width(32);
  const std::vector<Command> commands = {add_build(program), add_extract(program), add_query(program), add_stats(program),
                                         add_actors(program), add_parse(program), add_stance(program), add_plover(program)};
  check_command(argc, argv, commands);
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << without_double_gaps(program.help()) << std::flush;
    return done;
  } catch (const CLI::CallForVersion&) {
    std::cout << program.version() << std::endl;
    return done;
  } catch (const CLI::ParseError& error) {
    std::string command = "claimgraph";
    for (const Command& candidate : commands) {
      if (candidate.app->count() > 0) command += ' ' + candidate.app->get_name();
    }
    throw UsageError("CG500", {}, error.what(), "see " + command + " --help");
  }
  const auto chosen =
      std::find_if(commands.begin(), commands.end(), [](const Command& c) { return c.app->parsed(); });
  return chosen->run();
}

}  // namespace
}  // namespace claimgraph::cli

int main(int argc, char** argv) {
  using namespace claimgraph;
  std::ios::sync_with_stdio(false);
  cli::watch_signals();
  cli::open_standard_input();
  try {
    return cli::run(argc, argv);
  } catch (const UsageError& error) {
    return cli::report(error, cli::wrong_usage);
  } catch (const Error& error) {
    return cli::report(error, cli::cannot_read_or_write);
  } catch (const std::bad_alloc&) {
    std::cerr << "claimgraph: CG191 out of memory; use fewer --jobs or a smaller --max-document-bytes\n";
  } catch (const std::exception& error) {
    std::cerr << "claimgraph: CG199 " << error.what()
              << "; this is a fault of claimgraph, please report it\n";
  }
  return cli::cannot_read_or_write;
}
