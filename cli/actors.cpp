// claimgraph actors: who acts in an archive, as a table or as CSV that can be edited and given back.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "command.hpp"
#include "run.hpp"
#include "table.hpp"
#include <claimgraph/extract/actors/actor_list.hpp>

namespace claimgraph::cli {
namespace {

struct ActorsOptions : CommonOptions {
  ActorsOptions() { merge = MergeLevel::names; }
  std::string format, output;
  std::vector<ActorStatus> only;
  std::size_t top = 0;
  bool all = false;
};

constexpr const char* footer = R"(
An actor is known by a row of the actor table ("table"), by its full name in the documents ("named"), by a description
("described": Iraqi officials, protesters), or not at all: a lone surname is "unresolved", or "ambiguous" where several
people of the archive have it. CLAIMS counts those that it makes, those made toward it, and those it reports.

Examples:
  claimgraph actors claims.jsonl                           the actors of all claims, the busiest first
  claimgraph actors claims.jsonl --top 50
  claimgraph actors claims.jsonl --only ambiguous --only unresolved
  claimgraph actors articles/ --date 2004-10 --all         also those that no claim speaks of

Edit, rerun, done:
  claimgraph actors claims.jsonl -o actors.csv             join rows, mend names, types and sides in it, then
  claimgraph build claims.jsonl --actors actors.csv -o graph.graphml
docs/actors.md describes the columns.

INPUT that holds extracted claims (the lines of claimgraph extract) is read as it is; documents are extracted first.)";

bool wanted(const ActorsOptions& options, const ListedActor& listed) {
  if (!options.all && listed.as_source + listed.as_target + listed.as_reporter == 0) return false;
  return options.only.empty() || std::find(options.only.begin(), options.only.end(), listed.status) != options.only.end();
}

/// Other names, the doubt first where there is one.
std::string also(const ListedActor& listed) {
  std::string text = listed.doubt;
  for (const std::string& alias : listed.actor.aliases) (text += text.empty() ? "" : "; ") += alias;
  return text;
}

std::string as_table(const std::vector<ListedActor>& list, std::size_t width) {
  Table table({"ACTOR", "TYPE", "ROLE", "SIDE", "CLAIMS BY", "TOWARD", "REPORTED", "DOCUMENTS", "KNOWN BY", "ALSO CALLED"});
  for (const ListedActor& listed : list) {
    table.add({listed.actor.name, std::string(to_string(listed.actor.type)), listed.actor.role, listed.actor.side,
               std::to_string(listed.as_source), std::to_string(listed.as_target), std::to_string(listed.as_reporter),
               std::to_string(listed.documents), std::string(to_string(listed.status)), also(listed)});
  }
  return table.print(width);
}

int run(const ActorsOptions& options) {
  const bool csv = options.format.empty() ? options.output.ends_with(".csv") : options.format == "csv";
  Report report(options.quiet);
  const ActorTable table = actor_table(options);
  ActorList archive(table);
  const std::vector<ActorMerge> merges =
      for_each_merged(options, table, report, false, [&](ExtractedDocument&& document) { archive.add(document); });
  std::vector<ListedActor> list = archive.list(merges);
  std::erase_if(list, [&](const ListedActor& listed) { return !wanted(options, listed); });
  if (options.top != 0 && list.size() > options.top) list.resize(options.top);
  report.finish();
  with_output(options.output, [&](Output& out) {
    out.write(csv ? to_actor_table(list, table) : as_table(list, on_terminal(options.output) ? terminal_width() : 0));
  });
  return report.exit_code();
}

}  // namespace

Command add_actors(CLI::App& program) {
  CLI::App* app = program.add_subcommand("actors", "who acts in an archive: a table, or CSV to edit and give back");
  auto options = std::make_shared<ActorsOptions>();
  add_input_options(*app, *options);
  static const std::map<std::string, ActorStatus> statuses = {{"table", ActorStatus::table},
                                                              {"named", ActorStatus::named},
                                                              {"described", ActorStatus::described},
                                                              {"unresolved", ActorStatus::unresolved},
                                                              {"ambiguous", ActorStatus::ambiguous}};
  app->add_option("--only", options->only, "only these: table, named, described, unresolved or ambiguous; repeatable")
      ->type_name("KIND")
      ->allow_extra_args(false)
      ->transform(CLI::CheckedTransformer(statuses).description(""));
  app->add_option("--top", options->top, "only the N with most claims")->type_name("N");
  app->add_flag("--all", options->all, "also actors that no claim speaks of");
  app->add_option("--format", options->format, "table, or csv (default where -o ends in .csv)")
      ->type_name("F")
      ->check(CLI::IsMember({"table", "csv"}).description(""));
  app->add_option("-o,--output", options->output, "where to write (default: standard output)")->type_name("FILE");
  add_extraction_options(*app, *options);
  add_merge_options(*app, *options);
  add_quiet_option(*app, *options);
  app->footer(footer);
  return {app, [options] { return run(*options); }};
}

}  // namespace claimgraph::cli
