// claimgraph stance, claimgraph plover: classes of sentences in which two actors are marked.
#include <algorithm>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "run.hpp"
#include <claimgraph/extract/model_path.hpp>
#include <claimgraph/extract/ordered_pool.hpp>
#include <claimgraph/extract/pairs/pair_classes.hpp>
#include <claimgraph/extract/text/document.hpp>

namespace claimgraph::cli {
namespace {

struct PairOptions : CommonOptions {
  std::string input, output;
};

using Classify = std::function<std::string(const Model&, const std::string& line)>;

std::string stance_class(const Model& model, const std::string& line) {
  const std::vector<float> classes = stance_of(model, read_stance_row(line));
  return std::to_string(std::ranges::max_element(classes) - classes.begin());
}

std::string plover_root(const Model& model, const std::string& line) {
  return plover_of(model, read_plover_row(line));
}

int run(const PairOptions& options, const Classify& classify) {
  std::ifstream file;
  if (options.input != "-") {
    file.open(options.input, std::ios::binary);
    if (!file) throw InputError("CG101", options.input, "cannot be opened", "check its name and permissions");
  }
  std::istream& in = options.input == "-" ? std::cin : file;
  const auto model = load_model(find_model(options.extractor.model));
  constexpr std::size_t block = 32;
  with_output(options.output, [&](Output& out) {
    ordered_pool(
        worker_count(options),
        [&]() -> std::optional<std::vector<std::string>> {
          std::vector<std::string> lines;
          for (std::string line; lines.size() < block && std::getline(in, line);) {
            if (!line.empty()) lines.push_back(std::move(line));
          }
          if (lines.empty()) return std::nullopt;
          return lines;
        },
        [&](std::vector<std::string>&& lines) {
          std::string classes;
          for (const std::string& line : lines) {
            make_document({}, {}, line);  // refuses what is not UTF-8
            classes += classify(*model, line) + '\n';
          }
          return classes;
        },
        [&](std::string&& classes) { out.write(classes); });
  });
  return done;
}

Command add_pairs(CLI::App& program, const char* name, const char* what, const char* footer,
                  Classify classify) {
  CLI::App* app = program.add_subcommand(name, what);
  auto options = std::make_shared<PairOptions>();
  app->add_option("PAIRS", options->input, "tab-separated lines, or - for standard input")
      ->required()
      ->type_name("");
  add_model_option(*app, *options);
  add_jobs_option(*app, *options);
  app->add_option("-o,--output", options->output, "where to write (default: standard output)")
      ->type_name("FILE");
  app->footer(footer);
  return {app, [options, classify = std::move(classify)] { return run(*options, classify); }};
}

}  // namespace

Command add_stance(CLI::App& program) {
  return add_pairs(program, "stance", "who is for or against whom, in sentences with two marked actors", R"(
The first column of a line is a sentence with two actors in brackets; further columns are passed over. One class a line:
  0 neutral   1 first is for second   2 second is for first   3 first is against second   4 second is against first

Example:
  echo "[Ruritania] thanked [Freedonia] for its help." | claimgraph stance -)",
                   stance_class);
}

Command add_plover(CLI::App& program) {
  return add_pairs(program, "plover", "PLOVER roots of sentences with a marked source and target", R"(
The first column of a line is a sentence with <s>source</s> and <t>target</t>; further columns are passed over. One
root a line: ACCUSE, AGREE, AID, ASSAULT, COERCE, CONSULT, COOPERATE, MOBILIZE, PROTEST, REJECT, REQUEST, SANCTION,
SUPPORT, THREATEN or YIELD.

Example:
  echo "<s>Ruritania</s> imposed sanctions on <t>Freedonia</t>." | claimgraph plover -)",
                   plover_root);
}

}  // namespace claimgraph::cli
