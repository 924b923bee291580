#pragma once
// Which claimgraph this is. The build reads the version from here, so there is no other place to change it.
//
//   #if CLAIMGRAPH_VERSION_NUMBER >= 200  // 0.2.0 or later
#include <string_view>

#include <claimgraph/graph/api.hpp>

#define CLAIMGRAPH_VERSION "0.1.0"
#define CLAIMGRAPH_VERSION_MAJOR 0
#define CLAIMGRAPH_VERSION_MINOR 1
#define CLAIMGRAPH_VERSION_PATCH 0
/// One number that grows with the version: 10000 × major + 100 × minor + patch.
#define CLAIMGRAPH_VERSION_NUMBER \
  (10000 * CLAIMGRAPH_VERSION_MAJOR + 100 * CLAIMGRAPH_VERSION_MINOR + CLAIMGRAPH_VERSION_PATCH)

namespace claimgraph CLAIMGRAPH_API {

/// Version of the library that the program runs with; CLAIMGRAPH_VERSION is that of the headers it was compiled
/// with. Releases that differ in the last number alone are compatible.
std::string_view version() noexcept;

}  // namespace claimgraph
