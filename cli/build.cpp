// claimgraph build: documents or extracted claims in, a graph out, in as many formats as wanted.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "command.hpp"
#include "run.hpp"
#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph::cli {
namespace {

struct BuildOptions : CommonOptions {
  std::vector<std::string> outputs;
  ExportOptions exporting;
};

constexpr const char* footer = R"(
The ending of OUT says the format:
%FORMATS%
Examples:
  claimgraph build article.txt -o picture.svg
  claimgraph build articles/ --date 2025-10-29 -o graph.graphml -o graph.gexf
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

int run(const BuildOptions& options) {
  for (const std::string& output : options.outputs) {
    try {
      check_format(output);
    } catch (const OutputError& error) {
      throw UsageError(error.code(), error.where(), error.problem(), error.advice());
    }
  }
  Report report(options.quiet);
  ClaimGraph graph;
  for_each_extracted(options, report, [&](ExtractedDocument&& document) { graph.add(document); });
  for (const std::string& output : options.outputs) write_graph(graph, output, options.exporting);
  return report.exit_code();
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
  app->add_flag("!--no-legend", image.legend, "leave the legend out")->group("Pictures");
  add_quiet_option(*app, *options);
  app->footer(footer_with_formats());
  return {app, [options] { return run(*options); }};
}

}  // namespace claimgraph::cli
