// claimgraph stats: the graph in figures, as tables for people, JSON or CSV.
#include <algorithm>
#include <cctype>
#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "run.hpp"
#include "table.hpp"
#include "views.hpp"
#include <claimgraph/export/statistics.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph::cli {
namespace {

struct StatsOptions : CommonOptions {
  StatsOptions() { merge = MergeLevel::names; }
  ViewOptions view;
  StatisticsOptions statistics;
  std::vector<std::string> tables;
  std::size_t rows = 20;
  std::string format = "table", output;
};

constexpr const char* footer = R"(
Tables:
  overview    size, dates, density, reciprocity, communities, balance, frustration, polarization
  relations   claims per relation
  actors      claims made and received, PageRank, betweenness, community, camp
  ties        one row per source, relation and target: count, outlets, dates, mean confidence
  windows     claims, balance and polarization over time (--window, --step; by month unless told otherwise)
  targets     actors that act toward the same targets (with --relation accuse: that accuse the same)
  congruence  actors that are friendly or hostile toward the same targets;  conflict: toward whom they differ
  signed      sum of friendly less hostile acts between two actors;  contacts: all acts

Examples:
  claimgraph stats claims.jsonl
  claimgraph stats claims.jsonl --since 2025 --side Pakistan --table actors --format csv -o actors.csv
  claimgraph stats claims.jsonl --window month --format json
  claimgraph stats claims.jsonl --level side --table congruence --normalise average

Without --table: overview, relations and actors, and windows where --window is given; in CSV, which holds one table, actors.
docs/views.md gives the formula and source of each figure.)";

std::vector<std::string> tables_of(const StatsOptions& options) {
  if (!options.tables.empty()) return options.tables;
  if (options.format == "csv") return {options.view.window.empty() ? "actors" : "windows"};
  std::vector<std::string> tables = {"overview", "relations", "actors"};
  if (!options.view.window.empty()) tables.emplace_back("windows");
  return tables;
}

std::string in_words(const Sheet& sheet, std::size_t rows, std::size_t width) {
  std::vector<std::string> header;
  for (std::string name : sheet.columns) {
    for (char& c : name) c = c == '_' ? ' ' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    header.push_back(std::move(name));
  }
  Table table(std::move(header));
  for (std::size_t i = 0; i < sheet.rows.size() && (rows == 0 || i < rows || sheet.name == "overview"); ++i) {
    std::vector<std::string> cells;
    for (const Cell& cell : sheet.rows[i]) cells.push_back(to_words(cell));
    if (sheet.name == "overview") std::replace(cells[0].begin(), cells[0].end(), '_', ' ');
    table.add(std::move(cells));
  }
  std::string out = table.print(width);
  if (rows > 0 && sheet.rows.size() > rows && sheet.name != "overview") {
    out += "… " + std::to_string(sheet.rows.size() - rows) + " more (--rows 0 shows all)\n";
  }
  return out;
}

int run(StatsOptions options) {
  check(options.view);
  const std::vector<std::string> tables = tables_of(options);
  for (const std::string& name : tables) statistics(ClaimGraph(), name);  // unknown names fail before long work
  if (options.format == "csv" && tables.size() > 1) {
    throw UsageError("CG500", {}, "CSV holds one table", "give one --table, or use --format json");
  }
  const auto is_normalised = [](const std::string& name) { return name == "targets" || name == "congruence" || name == "conflict"; };
  if (options.statistics.normalisation != Normalisation::none && std::none_of(tables.begin(), tables.end(), is_normalised)) {
    throw UsageError("CG500", {}, "--normalise is for --table targets, congruence and conflict", "add one of them, or leave it out");
  }
  if (!options.view.window.empty()) options.statistics.windows = window_options(options.view.window, options.view.step);
  Report report(options.quiet);
  const ActorTable table = actor_table(options);
  ClaimGraph graph;
  for_each_merged(options, table, report, false, [&](ExtractedDocument&& document) {
    keep_matching(document, options.view.filter);
    graph.add(document);
  });
  report.finish();
  graph = view_of(std::move(graph), options.view, table);
  std::vector<Sheet> sheets;
  for (const std::string& name : tables) sheets.push_back(statistics(graph, name, options.statistics));
  with_output(options.output, [&](Output& out) {
    if (options.format == "json") return out.write(to_json(sheets) + '\n');
    if (options.format == "csv") return out.write(to_csv(sheets.front()));
    const std::size_t width = on_terminal(options.output) ? terminal_width() : 0;
    for (std::size_t i = 0; i < sheets.size(); ++i) out.write((i > 0 ? "\n" : "") + in_words(sheets[i], options.rows, width));
  });
  return report.exit_code();
}

}  // namespace

Command add_stats(CLI::App& program) {
  CLI::App* app = program.add_subcommand("stats", "the graph in figures: actors, relations, communities, balance, change over time");
  auto options = std::make_shared<StatsOptions>();
  add_input_options(*app, *options);
  add_view_options(*app, options->view);
  add_normalisation(*app, options->statistics.normalisation);
  add_extraction_options(*app, *options);
  add_merge_options(*app, *options);
  app->add_option("--table", options->tables, "one of those below; repeatable")->type_name("NAME")->allow_extra_args(false);
  app->add_option("--rows", options->rows, "rows of a table for people (default 20; 0: all)")
      ->type_name("N")
      ->check(whole_number());
  app->add_option("--format", options->format, "table (default), json or csv")
      ->type_name("F")
      ->check(CLI::IsMember({"table", "json", "csv"}).description(""));
  app->add_option("-o,--output", options->output, "where to write (default: standard output)")->type_name("FILE");
  add_quiet_option(*app, *options);
  app->footer(footer);
  return {app, [options] {
            options->view.filter.min_confidence = options->extractor.min_confidence;
            return run(*options);
          }};
}

}  // namespace claimgraph::cli
