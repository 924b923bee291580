// claimgraph extract: documents in, one JSON line per document out.
#include <memory>

#include "command.hpp"
#include "run.hpp"
#include <claimgraph/export/records_jsonl.hpp>

namespace claimgraph::cli {
namespace {

struct ExtractOptions : CommonOptions {
  std::string output;
  bool no_text = false;
};

constexpr const char* footer = R"(
One line per document, in the order of the input:
  {"id": ..., "title": ..., "date": ..., "text": ..., "actors": [...], "attributions": [...], "claims": [...]}
Spans are [begin, end) in Unicode code points of "text" (title, blank line, body). The lines are the same for any
number of --jobs. claimgraph build and claimgraph query read them again without the model.

Examples:
  claimgraph extract article.txt                              one article, to the terminal
  claimgraph extract news.jsonl -o claims.jsonl               complete, or not there at all
  zcat archive.jsonl.gz | claimgraph extract - | gzip > claims.jsonl.gz
  claimgraph extract articles/ --date 2025-10-29 --outlet "The Herald" --no-text

Documents in .jsonl: {"id", "title", "text", "date", "outlet", "url"}, only "text" is required; .csv has the same
columns; in a .txt the first line is the title if a blank line follows.)";

int run(const ExtractOptions& options) {
  Report report(options.quiet || on_terminal(options.output));
  with_output(options.output, [&](Output& out) {
    if (options.merge != MergeLevel::none) {
      stream_merged(options, report, !options.no_text, [&](ExtractedDocument&& document) {
        out.write(to_json_line(document, !options.no_text) + '\n');
      });
      return;
    }
    extract_rendered(
        options, report,
        [&](const ExtractedDocument& document, std::string& lines) {
          lines += to_json_line(document, !options.no_text);
          lines += '\n';
        },
        [&](std::string_view lines) { out.write(lines); });
  });
  return report.exit_code();
}

}  // namespace

Command add_extract(CLI::App& program) {
  CLI::App* app = program.add_subcommand("extract", "documents in, one JSON line of claims per document out");
  auto options = std::make_shared<ExtractOptions>();
  add_input_options(*app, *options);
  add_extraction_options(*app, *options);
  add_merge_options(*app, *options);
  app->add_option("-o,--output", options->output, "where to write (default: standard output)")
      ->type_name("FILE");
  app->add_flag("--no-text", options->no_text, "leave the text out of the lines");
  add_quiet_option(*app, *options);
  app->footer(footer);
  return {app, [options] { return run(*options); }};
}

}  // namespace claimgraph::cli
