// claimgraph build: documents or extracted claims in, a graph out, in as many formats as wanted.
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "command.hpp"
#include "outputs.hpp"
#include "run.hpp"
#include "views.hpp"
#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/views.hpp>
#include <claimgraph/graph/windows.hpp>

namespace claimgraph::cli {
namespace {

struct BuildOptions : CommonOptions {
  BuildOptions() { merge = MergeLevel::names; }
  std::vector<std::string> outputs;
  ViewOptions view;
  std::string network;  ///< empty: the claims themselves
  Normalisation normalisation = Normalisation::none;
  std::optional<std::size_t> top;  ///< given
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
  claimgraph build claims.jsonl --since 2025-10 --family hostile --level side --aggregate -o sides.gexf
  claimgraph build claims.jsonl --ego "Khawaja Asif" --radius 2 -o asif.svg
  claimgraph build claims.jsonl --network congruence --normalise average -o allies.graphml
  claimgraph build claims.jsonl --window month -o graph.graphml       graph.2025-10.graphml, graph.2025-11.graphml ...

INPUT that holds extracted claims (the lines of claimgraph extract) is read as it is; documents are extracted first.)";

std::string footer_with_formats() {
  std::string formats;
  for (const FormatInfo& format : known_formats()) {
    std::string name(format.extension);
    name.resize(std::max<std::size_t>(name.size() + 2, 15), ' ');
    formats += "  " + name + std::string(format.purpose) + '\n';
  }
  std::string text = footer;
  const std::string_view mark = "%FORMATS%\n";
  return text.replace(text.find(mark), mark.size(), formats);
}

/// The first `most` bytes of UTF-8, cut between letters.
std::string shortened(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most) + " …";
}

/// PNG and PDF have the letters of this machine's fonts; an SVG those of the reader's.
void warn_of_letters(const ClaimGraph& graph, const BuildOptions& options, Report& report) {
  const auto has_letters = [](const std::string& output) { return format_extension(output) == ".png" || format_extension(output) == ".pdf"; };
  if (std::none_of(options.outputs.begin(), options.outputs.end(), has_letters)) return;
  const std::string missing = undrawable_letters(graph, options.exporting.image);
  if (missing.empty()) return;
  report.note("no font of this machine has the letters " + shortened(missing, 40) +
              ": they will be boxes; install fonts that have them (Debian: fonts-noto-core, fonts-noto-cjk, fonts-noto-color-emoji)");
}

void write_all(const ClaimGraph& graph, const Outputs& outputs, BuildOptions& options) {
  if (!options.network.empty()) {
    Network network = network_of(graph, options.network, options.normalisation);
    if (options.top.value_or(0) > 0) network = strongest(network, *options.top);
    for (const std::filesystem::path& output : outputs) write_graph(network, output, options.exporting);
    return;
  }
  std::optional<ClaimGraph> reduced;  // pictures leave the weaker lines out themselves, and say so
  if (options.top.value_or(0) > 0 && std::any_of(outputs.begin(), outputs.end(), is_graph_file)) reduced = strongest(graph, *options.top);
  for (const std::filesystem::path& output : outputs) {
    options.exporting.image.page = page_beside(output, outputs);
    write_graph(reduced && is_graph_file(output) ? *reduced : graph, output, options.exporting);
  }
}

/// A file for each window with claims; a picture of time itself has all of them as its bars.
void write_windows(const ClaimGraph& graph, BuildOptions& options) {
  constexpr std::size_t most_files = 1000;
  const WindowOptions length = window_options(options.view.window, options.view.step);
  std::vector<TimeWindow> windows = time_windows(graph, length);
  std::erase_if(windows, [](const TimeWindow& window) { return window.claims.empty(); });
  if (windows.empty() && graph.claim_count() > 0) {
    throw UsageError("CG504", {}, "no claim has a date as exact as a window of '" + options.view.window + "'",
                     "choose longer windows, or give documents without a date one with --date");
  }
  Outputs parted, whole;
  for (const std::string& output : options.outputs) (shows_time(output) ? whole : parted).emplace_back(output);
  if (windows.size() * parted.size() > most_files) {
    throw UsageError("CG504", {}, std::to_string(windows.size() * parted.size()) + " files would be written",
                     "choose longer windows, or fewer days with --since and --until");
  }
  options.exporting.timeline_bars = length;
  write_all(graph, whole, options);
  for (const TimeWindow& window : windows) {
    Outputs outputs;
    for (const std::filesystem::path& output : parted) outputs.push_back(with_window(output, window.name));
    write_all(subgraph(graph, window.claims), outputs, options);
  }
}

int run(BuildOptions options) {
  check(options.view);
  // Only a page shows whole sentences: without one the texts need not be kept.
  const bool page = std::any_of(options.outputs.begin(), options.outputs.end(),
                                [](const std::string& output) { return format_extension(output) == ".html"; });
  Report report(options.quiet);
  const ActorTable table = actor_table(options);
  ClaimGraph graph;
  for_each_merged(options, table, report, page, [&](ExtractedDocument&& document) {
    keep_matching(document, options.view.filter);
    graph.add(document);
    if (page) options.exporting.texts.emplace(std::move(document.id), std::move(document.text));
  });
  report.finish();
  graph = view_of(std::move(graph), options.view, table);
  if (graph.claim_count() == 0) report.note("nothing to draw: no claim fits these conditions");
  if (options.network.empty()) warn_of_letters(graph, options, report);
  if (options.view.window.empty()) write_all(graph, {options.outputs.begin(), options.outputs.end()}, options);
  else write_windows(graph, options);
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
  add_view_options(*app, options->view);
  app->add_option("--network", options->network, "a network between actors instead of claims: targets, congruence, conflict, signed or contacts")
      ->type_name("KIND")
      ->check(CLI::IsMember(network_names()).description(""))
      ->group("Views");
  add_normalisation(*app, options->normalisation);
  add_extraction_options(*app, *options);
  add_merge_options(*app, *options);
  ImageOptions& image = options->exporting.image;
  app->add_option("--top", options->top, "only the N strongest edges (pictures: 40 unless told otherwise; 0: all); a page has all claims")
      ->type_name("N")
      ->check(whole_number())
      ->group("Views");
  app->add_option("--layout", image.layout,
                  "Graphviz layout: dot, neato, fdp, sfdp, circo or twopi (default: by size)")
      ->type_name("ENGINE")
      ->check(CLI::IsMember({"dot", "neato", "fdp", "sfdp", "circo", "twopi"}).description(""))
      ->group("Pictures");
  app->add_option("--theme", image.theme, "light (default) or dark")
      ->type_name("KIND")
      ->transform(CLI::CheckedTransformer(std::map<std::string, Theme>{{"light", Theme::light}, {"dark", Theme::dark}}).description(""))
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
  return {app, [app, options] {
            check_outputs(*app, {options->outputs.begin(), options->outputs.end()});
            if (options->top) options->exporting.image.strongest = *options->top;
            options->view.filter.min_confidence = options->extractor.min_confidence;
            return run(*options);
          }};
}

}  // namespace claimgraph::cli
