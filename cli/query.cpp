// claimgraph query: claims that fulfil conditions, as a table, JSON lines or CSV.
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "command.hpp"
#include "run.hpp"
#include "table.hpp"
#include "views.hpp"
#include <claimgraph/export/claims_csv.hpp>
#include <claimgraph/export/records_jsonl.hpp>
#include <claimgraph/graph/filter.hpp>

namespace claimgraph::cli {
namespace {

struct QueryOptions : CommonOptions {
  ClaimFilter filter;
  std::string format = "table";
  std::string output;
};

constexpr const char* footer = R"(
Conditions are joined by "and"; one that is given several times holds if one of its values does. Names are compared
without case, accents and punctuation: Turkiye finds Türkiye. A side is found by its name, too: --source Pakistan finds
what Pakistan, its ministers and its officials are said to have done.

Examples:
  claimgraph query claims.jsonl --source Pakistan --relation accuse
  claimgraph query claims.jsonl --actor "Khawaja Asif" --since 2025-10 --until 2025-11-15
  claimgraph query articles/ --side India --format csv -o india.csv
  claimgraph query claims.jsonl --relation thank --format jsonl | jq -r .evidence.text

INPUT that holds extracted claims (the lines of claimgraph extract) is read as it is; documents are extracted first.)";

/// "not accuse", "accuse (feared)".
std::string act(const Claim& claim) {
  std::string words = claim.negated ? "not " + claim.relation : claim.relation;
  if (claim.modality != Modality::asserted) (words += " (") += std::string(to_string(claim.modality)) + ")";
  return words;
}

std::string with_side(const ClaimEnd& end) {
  return end.side.empty() ? end.name : end.name + " (" + end.side + ")";
}

std::string reporters(const Claim& claim) {
  std::string names;
  for (const ActorRef& reporter : claim.reporters) (names += names.empty() ? "" : " < ") += reporter.name;
  return names;
}

/// Calls `deliver` with each claim that fulfils the conditions.
void for_each_match(const QueryOptions& options, Report& report,
                    const std::function<void(const Claim&)>& deliver) {
  for_each_extracted(options, report, [&](ExtractedDocument&& document) {
    for (const Claim& claim : document.claims) {
      if (matches(options.filter, claim, document.actors)) deliver(claim);
    }
  });
}

void print_table(const QueryOptions& options, Report& report, Output& out) {
  constexpr std::size_t document_column = 5;
  Table table({"DATE", "SOURCE", "RELATION", "TARGET", "REPORTED BY", "DOCUMENT", "EVIDENCE"});
  std::set<std::string> documents;
  for_each_match(options, report, [&](const Claim& claim) {
    table.add({claim.date, with_side(claim.source), act(claim), with_side(claim.target), reporters(claim),
               claim.document, claim.evidence.text});
    documents.insert(claim.document);
  });
  report.finish();
  if (documents.size() == 1) table.hide(document_column);
  out.write(table.print(on_terminal(options.output) ? terminal_width() : 0));
}

int run(const QueryOptions& options) {
  check(options.filter);
  const bool table = options.format == "table";
  Report report(options.quiet || (!table && on_terminal(options.output)));
  with_output(options.output, [&](Output& out) {
    if (table) return print_table(options, report, out);
    const bool csv = options.format == "csv";
    if (csv) out.write(claims_csv_header());
    for_each_match(options, report, [&](const Claim& claim) {
      out.write(csv ? claims_csv_row(claim) : to_json_line(claim) + '\n');
    });
  });
  return report.exit_code();
}

}  // namespace

Command add_query(CLI::App& program) {
  CLI::App* app =
      program.add_subcommand("query", "claims that fulfil conditions, as a table, JSON lines or CSV");
  auto options = std::make_shared<QueryOptions>();
  add_input_options(*app, *options);
  add_conditions(*app, options->filter);
  add_extraction_options(*app, *options);
  app->add_option("--format", options->format, "table (default), jsonl (a claim a line) or csv")
      ->type_name("F")
      ->check(CLI::IsMember({"table", "jsonl", "csv"}).description(""));
  app->add_option("-o,--output", options->output, "where to write (default: standard output)")
      ->type_name("FILE");
  add_quiet_option(*app, *options);
  app->footer(footer);
  return {app, [options] {
            options->filter.min_confidence = options->min_read_confidence;
            return run(*options);
          }};
}

}  // namespace claimgraph::cli
