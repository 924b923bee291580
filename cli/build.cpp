// claimgraph build: documents or extracted claims in, a graph out, in as many formats as wanted.
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "command.hpp"
#include "run.hpp"
#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/fold.hpp>

namespace claimgraph::cli {
namespace {

struct BuildOptions : CommonOptions {
  BuildOptions() { merge = MergeLevel::names; }
  Level level = Level::actor;
  std::vector<std::string> outputs;
  ExportOptions exporting;
};

constexpr const char* footer = R"(
The ending of OUT says the format:
%FORMATS%

Examples:
  claimgraph build article.txt -o picture.svg
  claimgraph build articles/ --date 2025-10-29 -o graph.graphml -o graph.gexf
  claimgraph build claims.jsonl --level state -o states.gexf
  claimgraph build claims.jsonl -o top.png --top 15 --title "Who accuses whom" --dpi 200
  claimgraph extract news.jsonl -o claims.jsonl && claimgraph build claims.jsonl -o graph.json -o page.html

INPUT that holds extracted claims (the lines of claimgraph extract) is read as it is; documents are extracted first.)";

std::string footer_with_formats() {
  std::string formats;
  for (const FormatInfo& format : known_formats()) {
    std::string name(format.extension);
    name.resize(std::max<std::size_t>(name.size() + 2, 10), ' ');
    formats += "  " + name + std::string(format.purpose) + '\n';
  }
  std::string text = footer;
  const std::string_view mark = "%FORMATS%\n";
  return text.replace(text.find(mark), mark.size(), formats);
}

/// The graph between sides or states; the actor table knows those of whom the documents say nothing themselves.
ClaimGraph at_level(const ClaimGraph& graph, const BuildOptions& options) {
  const ActorTable table = actor_table(options);
  return fold(graph, options.level, [&](std::string_view name) -> std::optional<Actor> {
    const ActorEntry* row = table.side(name);
    if (!row) return std::nullopt;
    Actor actor;
    actor.id = row->id;
    actor.name = row->name;
    actor.type = row->type;
    actor.wikidata = row->wikidata;
    if (const ActorEntry* side = table.by_id(row->side)) actor.side = side->name;
    return actor;
  });
}

int run(BuildOptions options) {
  for (const std::string& output : options.outputs) {
    try {
      check_format(output);
    } catch (const OutputError& error) {
      throw UsageError(error.code(), error.where(), error.problem(), error.advice());
    }
  }
  // Only a page shows whole sentences: without one the texts need not be kept.
  const bool page = std::any_of(options.outputs.begin(), options.outputs.end(),
                                [](const std::string& output) { return output.ends_with(".html"); });
  Report report(options.quiet);
  ClaimGraph graph;
  for_each_merged(options, report, page, [&](ExtractedDocument&& document) {
    graph.add(document);
    if (page) options.exporting.texts.emplace(std::move(document.id), std::move(document.text));
  });
  if (options.level != Level::actor) graph = at_level(graph, options);
  for (const std::string& output : options.outputs) write_graph(graph, output, options.exporting);
  return report.exit_code();
}

/// An option that chooses one of the ways in which a format is written.
template <typename Profile>
void add_profile(CLI::App& app, const std::string& name, Profile& profile, const std::string& help,
                 const std::map<std::string, Profile>& profiles) {
  app.add_option(name, profile, help)
      ->type_name("KIND")
      ->transform(CLI::CheckedTransformer(profiles).description(""))
      ->group("Graph files");
}

}  // namespace

Command add_build(CLI::App& program) {
  CLI::App* app = program.add_subcommand(
      "build", "documents or claims in, a graph out: pictures, GraphML, GEXF, JSON, HTML ...");
  auto options = std::make_shared<BuildOptions>();
  add_input_options(*app, *options);
  app->add_option("-o,--output", options->outputs, "file to write; repeatable, one per format")
      ->required()
      ->type_name("OUT")
      ->allow_extra_args(false);
  add_extraction_options(*app, *options);
  add_merge_options(*app, *options);
  static const std::map<std::string, Level> levels = {{"actor", Level::actor}, {"side", Level::side}, {"state", Level::state}};
  app->add_option("--level", options->level,
                  "actor (default); side: persons and groups are the body, party or state that they stand for; state: bodies are "
                  "their states, too. Who spoke stays on the edge")
      ->type_name("LEVEL")
      ->transform(CLI::CheckedTransformer(levels).description(""))
      ->group("Actors of many documents");
  ImageOptions& image = options->exporting.image;
  app->add_option("--top", image.strongest, "draw the N strongest edges (default 40; 0: all)")
      ->type_name("N")
      ->group("Pictures");
  app->add_option("--layout", image.layout,
                  "Graphviz layout: dot, neato, fdp, sfdp, circo or twopi (default: by size)")
      ->type_name("ENGINE")
      ->check(CLI::IsMember({"dot", "neato", "fdp", "sfdp", "circo", "twopi"}).description(""))
      ->group("Pictures");
  app->add_option("--dpi", image.dpi, "dots per inch of a PNG (default 150)")
      ->type_name("N")
      ->check(CLI::Range(10, 2400).description(""))
      ->group("Pictures");
  app->add_option("--title", image.title, "heading (default: the title of the only document)")
      ->type_name("TEXT")
      ->group("Pictures");
  app->add_flag_callback(
         "--no-legend", [&image] { image.legend = false; }, "leave the legend out")
      ->group("Pictures");
  app->add_flag("--aggregate", options->exporting.aggregate,
                "one edge per source, target and relation, weighted by their count")
      ->group("Graph files");
  add_profile(*app, "--graphml", options->exporting.graphml, "standard (default), or neo4j for APOC",
              {{"standard", GraphmlProfile::standard}, {"neo4j", GraphmlProfile::neo4j}});
  add_profile(*app, "--gexf", options->exporting.gexf, "1.3 (default), or 1.2 for older readers",
              {{"1.3", GexfVersion::v1_3}, {"1.2", GexfVersion::v1_2}});
  add_profile(*app, "--csv", options->exporting.csv, "gephi (default), or excel with formulas made harmless",
              {{"gephi", CsvProfile::gephi}, {"excel", CsvProfile::excel}});
  add_quiet_option(*app, *options);
  app->footer(footer_with_formats());
  return {app, [options] { return run(*options); }};
}

}  // namespace claimgraph::cli
