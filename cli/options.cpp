#include "options.hpp"

#include <algorithm>
#include <map>
#include <string>

#include <sched.h>

namespace claimgraph::cli {

void add_input_options(CLI::App& app, CommonOptions& options, bool required) {
  app.add_option("INPUT", options.inputs,
                 "files (.txt, .jsonl, .csv), folders, or - for JSON lines or a text from standard input")
      ->required(required)
      ->type_name("");
  app.add_flag("--repair", options.repair,
               "replace invalid UTF-8 by U+FFFD instead of leaving the document out")
      ->group("Reading");
  app.add_option("--max-document-bytes", options.max_document_bytes,
                 "longer documents are left out (default 64 MiB)")
      ->type_name("N")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->group("Reading");
  app.add_option("--date", options.date, "date of documents that carry none, such as .txt (2025-10-29)")
      ->type_name("D")
      ->group("Reading");
  app.add_option("--outlet", options.outlet, "outlet of documents that carry none")
      ->type_name("NAME")
      ->group("Reading");
}

void add_model_option(CLI::App& app, CommonOptions& options) {
  app.add_option("--model", options.extractor.model,
                 "model file (default: $CLAIMGRAPH_MODEL, or the one installed)")
      ->type_name("FILE")
      ->group("Analysis");
}

void add_extraction_options(CLI::App& app, CommonOptions& options) {
  add_model_option(app, options);
  app.add_option("--lexicon", options.extractor.lexicons,
                 "claim frames (JSON) that add to or override the built-in ones; repeatable")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->group("Analysis");
  app.add_option("--actors", options.extractor.actors,
                 "actors (CSV) that add to or override the built-in table; repeatable")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->group("Analysis");
  static const std::map<std::string, ClaimMethod> methods = {
      {"both", ClaimMethod::both}, {"lexicon", ClaimMethod::lexicon}, {"model", ClaimMethod::model}};
  app.add_option("--extractor", options.extractor.method,
                 "where claims come from: the lexicon's frames, the model, or both (default)")
      ->type_name("NAME")
      ->transform(CLI::CheckedTransformer(methods).description(""))
      ->group("Analysis");
  app.add_option_function<double>(
         "--min-confidence",
         [&options](double least) { options.extractor.min_confidence = options.min_read_confidence = least; },
         "leave out claims that are less probable, 0 to 1 (default 0.25; for claims that are read: 0)")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->group("Analysis");
  add_jobs_option(app, options);
}

void add_merge_options(CLI::App& app, CommonOptions& options) {
  static const std::map<std::string, MergeLevel> levels = {
      {"none", MergeLevel::none}, {"exact", MergeLevel::exact}, {"names", MergeLevel::names}};
  const auto given = std::find_if(levels.begin(), levels.end(), [&](const auto& level) { return level.second == options.merge; });
  app.add_option("--merge", options.merge,
                 "which actors of different documents are one: none; exact (the actor table, full names); names (also "
                 "middle names, acronyms, a surname with its office). Default: " + given->first)
      ->type_name("HOW")
      ->transform(CLI::CheckedTransformer(levels).description(""))
      ->group("Actors of many documents");
  app.add_option("--merge-report", options.merge_report,
                 "CSV of every name that was merged or left alone for a doubt, with the reason")
      ->type_name("FILE")
      ->group("Actors of many documents");
}

void add_jobs_option(CLI::App& app, CommonOptions& options) {
  app.add_option("--jobs,-j", options.jobs,
                 "workers (default: one per core); the output does not depend on it")
      ->type_name("N")
      ->check(CLI::Range(1, 1024).description(""))
      ->group("Analysis");
}

void add_quiet_option(CLI::App& app, CommonOptions& options) {
  app.add_flag("--quiet,-q", options.quiet, "no progress on the terminal (failures are still named)");
}

CLI::Validator whole_number() {
  const auto check = [](std::string& text) {
    const bool is_one = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    return is_one ? std::string() : "'" + text + "' is no whole number of 0 or more";
  };
  return {check, ""};
}

unsigned worker_count(const CommonOptions& options) {
  if (options.jobs != 0) return options.jobs;
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  return std::max(1, CPU_COUNT(&allowed));
}

}  // namespace claimgraph::cli
