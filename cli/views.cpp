#include "views.hpp"

#include <algorithm>
#include <map>

#include <claimgraph/extract/actors/levels.hpp>
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/views.hpp>
#include <claimgraph/graph/windows.hpp>

namespace claimgraph::cli {
namespace {

void add_condition(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& help,
                   const std::string& type) {
  app.add_option(name, values, help)->type_name(type)->allow_extra_args(false)->group("Conditions");
}

}  // namespace

void add_conditions(CLI::App& app, ClaimFilter& filter) {
  add_condition(app, "--source", filter.sources, "who acts: name, alias, id or side", "NAME");
  add_condition(app, "--target", filter.targets, "toward whom: name, alias, id or side", "NAME");
  add_condition(app, "--actor", filter.actors, "either of them", "NAME");
  add_condition(app, "--side", filter.sides, "side of either of them", "NAME");
  add_condition(app, "--relation", filter.relations, "accuse, blame, thank ...", "R");
  add_condition(app, "--family", filter.families, "hostile, friendly, asking, talking or other", "F");
  add_condition(app, "--reporter", filter.reporters, "who is cited for it", "NAME");
  add_condition(app, "--document", filter.documents, "document id", "ID");
  add_condition(app, "--in-outlet", filter.outlets, "outlet that reports it", "NAME");
  app.add_option("--since", filter.since, "first date: 2024-02-29, 2024-02 or 2024")->type_name("D")->group("Conditions");
  app.add_option("--until", filter.until, "last date, included")->type_name("D")->group("Conditions");
  app.add_flag("--asserted", filter.asserted, "only what is said to have happened: neither denied nor merely possible")
      ->group("Conditions");
}

void add_view_options(CLI::App& app, ViewOptions& options) {
  constexpr const char* group = "Views";
  add_conditions(app, options.filter);
  static const std::map<std::string, Level> levels = {{"actor", Level::actor}, {"side", Level::side}, {"state", Level::state}};
  app.add_option("--level", options.level,
                 "actor (default); side: persons and groups are the body, party or state that they stand for; state: bodies are "
                 "their states, too. Who spoke stays on the edge")
      ->type_name("LEVEL")
      ->transform(CLI::CheckedTransformer(levels).description(""))
      ->group(group);
  app.add_option("--ego", options.egos, "only actors near this one: its ego network; repeatable")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--radius", options.radius, "how many claims away from --ego (default 1)")
      ->type_name("N")
      ->check(whole_number())
      ->needs("--ego")
      ->group(group);
  app.add_flag("--largest-component", options.largest_component, "only the largest part that hangs together")->group(group);
  app.add_option("--top-actors", options.top_actors, "only claims among the N actors with most claims")
      ->type_name("N")
      ->check(whole_number())
      ->group(group);
  app.add_option("--window", options.window, "part the claims by time: day, week, month, quarter, year, 3month ...")
      ->type_name("SPAN")
      ->group(group);
  app.add_option("--step", options.step, "begin a window every SPAN: they move and overlap")->type_name("SPAN")->group(group);
}

void add_normalisation(CLI::App& app, Normalisation& normalisation) {
  static const std::map<std::string, Normalisation> kinds = {{"none", Normalisation::none},
                                                             {"average", Normalisation::average},
                                                             {"jaccard", Normalisation::jaccard},
                                                             {"cosine", Normalisation::cosine}};
  app.add_option("--normalise", normalisation, "weights of targets, congruence and conflict: none (default), average, jaccard or cosine")
      ->type_name("KIND")
      ->transform(CLI::CheckedTransformer(kinds).description(""))
      ->group("Views");
}

void keep_matching(ExtractedDocument& document, const ClaimFilter& filter) {
  std::erase_if(document.claims, [&](const Claim& claim) { return !matches(filter, claim, document.actors); });
}

void check(const ViewOptions& options) {
  claimgraph::check(options.filter);
  if (!options.window.empty()) window_options(options.window, options.step);
  else if (!options.step.empty()) throw UsageError("CG500", {}, "--step needs --window", "say how long a window is");
}

ClaimGraph view_of(ClaimGraph graph, const ViewOptions& options, const ActorTable& table) {
  if (options.level != Level::actor) graph = at_level(graph, options.level, table);
  if (!options.egos.empty()) {
    std::vector<ClaimGraph::Vertex> centres;
    for (const std::string& name : options.egos) {
      const auto found = named(graph, name);
      if (found.empty()) {
        throw UsageError("CG506", {}, "no actor is called '" + name + "'", "claimgraph stats --table actors lists their names");
      }
      centres.insert(centres.end(), found.begin(), found.end());
    }
    graph = ego_network(graph, centres, options.radius);
  }
  if (options.largest_component) graph = largest_component(graph);
  if (options.top_actors > 0) graph = busiest(graph, options.top_actors);
  return graph;
}

}  // namespace claimgraph::cli
