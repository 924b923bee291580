#pragma once
// The conditions on claims and the views of the graph that query, build and stats share.
#include <string>
#include <vector>

#include "options.hpp"
#include "report.hpp"
#include <claimgraph/extract/actors/actor_table.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/filter.hpp>
#include <claimgraph/graph/fold.hpp>
#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph::cli {

/// --source, --target, --actor, --side, --relation, --family, --reporter, --document, --in-outlet, --since, --until, --asserted.
void add_conditions(CLI::App& app, ClaimFilter& filter);

struct ViewOptions {
  ClaimFilter filter;
  Level level = Level::actor;
  std::vector<std::string> egos;
  std::size_t radius = 1;
  bool largest_component = false;
  std::size_t top_actors = 0;  ///< 0: all
  std::string window, step;    ///< empty: no windows
};

/// The conditions, and --level, --ego, --radius, --largest-component, --top-actors, --window, --step.
void add_view_options(CLI::App& app, ViewOptions& options);

void add_normalisation(CLI::App& app, Normalisation& normalisation);

/// Takes the claims out that the conditions exclude; those of `document.actors` are known by their aliases.
void keep_matching(ExtractedDocument& document, const ClaimFilter& filter);

/// Throws UsageError for conditions or windows that make no sense: call it before long work.
void check(const ViewOptions& options);

/// The view of a graph of matching claims: at its level, then the ego network, then the largest component, then the busiest actors.
/// `table` knows sides that the graph does not.
/// Throws UsageError CG506 where no actor has the name of an ego.
ClaimGraph view_of(ClaimGraph graph, const ViewOptions& options, const ActorTable& table);

}  // namespace claimgraph::cli
