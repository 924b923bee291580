#pragma once
// Private to python/: the views of graph/ that make other things of a graph than ties.
#include "bindings.hpp"
#include "indexed_graph.hpp"

namespace claimgraph::python {

/// Adds them to the class of the graph.
void bind_views(nb::class_<IndexedGraph>& graph);

}  // namespace claimgraph::python
