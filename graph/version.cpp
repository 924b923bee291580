#include <claimgraph/graph/version.hpp>

namespace claimgraph {

std::string_view version() noexcept {
  return CLAIMGRAPH_VERSION;
}

}  // namespace claimgraph
