// claimgraph extract: documents in, one JSON line per document out.
#include <memory>

#include "command.hpp"
#include "explain.hpp"
#include "resume.hpp"
#include "run.hpp"
#include "shard.hpp"
#include <claimgraph/export/records_jsonl.hpp>

namespace claimgraph::cli {
namespace {

struct ExtractOptions : CommonOptions {
  std::string output, resume, shard;
  bool no_text = false;
  std::string explain;  ///< empty, or how: "auto", "text", "json"

  bool explain_as_text() const {
    return resume.empty() && (explain == "text" || (explain == "auto" && on_terminal(output)));
  }
};

constexpr const char* footer = R"(
One line per document, in the order of the input:
  {"id": ..., "title": ..., "date": ..., "text": ..., "actors": [...], "attributions": [...], "claims": [...]}
Spans are [begin, end) in Unicode code points of "text" (title, blank line, body). The lines are the same for any
number of --jobs, and each leaves soon after its document came in. claimgraph build and claimgraph query read them again without the model.

Examples:
  claimgraph extract article.txt                              one article, to the terminal
  claimgraph extract news.jsonl -o claims.jsonl               complete, or not there at all
  zcat archive.jsonl.gz | claimgraph extract - | gzip > claims.jsonl.gz
  claimgraph extract article.txt --explain                    why each claim was made, to read
  claimgraph extract articles/ --date 2025-10-29 --outlet "The Herald" --no-text
  claimgraph extract archive/ --resume claims.jsonl           may be killed and called again
  claimgraph extract archive/ --shard 2/8 -o claims-2.jsonl   the second of eight machines

Documents in .jsonl: {"id", "title", "text", "date", "outlet", "url"}, only "text" is required; .csv has the same
columns; in a .txt the first line is the title if a blank line follows.)";

/// What has no id is told apart by its place.
std::string_view id_or_place(const DocumentOrError& element) {
  const auto* document = std::get_if<Document>(&element);
  return document != nullptr ? document->id : std::get<Error>(element).where();
}

/// The documents of this run's part that have no line yet. Those that failed have none: they are tried again.
Wanted wanted(const ExtractOptions& options, ResumedFile* resumed) {
  const Shard shard = options.shard.empty() ? Shard() : read_shard(options.shard);
  return [shard, resumed](const DocumentOrError& element) {
    if (!shard.holds(id_or_place(element))) return false;
    const auto* document = std::get_if<Document>(&element);
    return resumed == nullptr || document == nullptr || !resumed->holds(document->id);
  };
}

std::string render(const ExtractedDocument& document, const ExtractOptions& options) {
  if (options.explain_as_text()) return explain(document);
  return to_json_line(document, !options.no_text) + '\n';
}

int run(ExtractOptions& options) {
  options.extractor.explain = !options.explain.empty();
  Report report(options.quiet || (options.resume.empty() && on_terminal(options.output)));
  const auto extract = [&](Output& out, ResumedFile* resumed) {
    if (options.merge != MergeLevel::none) {
      stream_merged(options, actor_table(options), report, !options.no_text, [&](ExtractedDocument&& document) {
        out.write(render(document, options));
      });
      return;
    }
    extract_rendered(
        options, report, wanted(options, resumed),
        [&](const ExtractedDocument& document, std::string& lines) {
          lines += render(document, options);
        },
        [&](std::string_view lines) { out.write(lines); });
  };
  if (options.resume.empty()) {
    with_output(options.output, [&](Output& out) { extract(out, nullptr); });
  } else {
    ResumedFile resumed(options.resume);
    Output out(resumed.stream(), options.resume);
    extract(out, &resumed);
  }
  return report.exit_code();
}

}  // namespace

Command add_extract(CLI::App& program) {
  CLI::App* app = program.add_subcommand("extract", "documents in, one JSON line of claims per document out");
  auto options = std::make_shared<ExtractOptions>();
  add_input_options(*app, *options);
  add_extraction_options(*app, *options);
  add_merge_options(*app, *options);
  CLI::Option* output =
      app->add_option("-o,--output", options->output, "where to write (default: standard output)")
          ->type_name("FILE");
  // Merging needs all documents: it is for `build` then, or for a second `extract` over the lines.
  app->add_option("--resume", options->resume,
                  "add to FILE what it lacks: goes on after a run that was ended at any moment")
      ->type_name("FILE")
      ->excludes(output)
      ->excludes("--merge");
  app->add_option("--shard", options->shard,
                  "only part I of N parts of the documents, told by their ids (1/4 to 4/4)")
      ->type_name("I/N")
      ->excludes("--merge");
  app->add_flag("--explain{auto}", options->explain,
                "why each claim was made: as \"reasons\" in the lines, on a terminal as a text "
                "(--explain=json, --explain=text: the one or the other)")
      ->check(CLI::IsMember({"auto", "text", "json"}).description(""));
  app->add_flag("--no-text", options->no_text, "leave the text out of the lines");
  add_quiet_option(*app, *options);
  app->footer(footer);
  return {app, [options] { return run(*options); }};
}

}  // namespace claimgraph::cli
