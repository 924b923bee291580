#pragma once
// How many claims of each relation family there are over time, as an SVG: one row of bars a family, so that nothing is told by colour
// alone, all on one scale.
#include <iosfwd>
#include <optional>

#include <claimgraph/export/image.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/windows.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Of `options`, title, heading and theme are used. Bars are the windows of `bars` (graph/windows.hpp), or days, weeks, months, quarters or
/// years: the shortest with at most 80 bars. Moving windows overlap, and a claim is in each that holds it. Claims
/// without a date, and those whose date is longer than a bar, are counted in the caption. Every bar has its numbers as tooltip.
void write_timeline(std::ostream& out, const ClaimGraph& graph, const ImageOptions& options = {},
                    const std::optional<WindowOptions>& bars = {});

}  // namespace claimgraph
