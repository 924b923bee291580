#pragma once
// Where the model file is.
#include <filesystem>

namespace claimgraph {

/// The first that exists of: `wanted` (where given, nothing else is tried), $CLAIMGRAPH_MODEL (the same),
/// claimgraph.cgm beside the program or the shared library, ../share/claimgraph/claimgraph.cgm from there,
/// the prefix of the installation, the source tree of the build. Throws ModelError CG200 that lists the
/// places looked at.
std::filesystem::path find_model(const std::filesystem::path& wanted);

}  // namespace claimgraph
