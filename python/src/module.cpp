// The extension module claimgraph._core.
#include "bindings.hpp"
#include <claimgraph/graph/version.hpp>

NB_MODULE(_core, module) {
  using namespace claimgraph::python;
  module.doc() = "The C++ side of claimgraph; use the names of the package instead.";
  module.attr("__version__") = claimgraph::version();
  bind_errors(module);
  bind_records(module);
  bind_extractor(module);
  bind_graph(module);
  bind_merging(module);
}
