#pragma once
// Output files are complete or absent: everything is written to a temporary file beside the final one, which
// is renamed over it only when all bytes have reached the disk.
#include <filesystem>
#include <functional>
#include <iosfwd>

#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Calls `write` with a stream and puts what it wrote under `path`. Where `write` throws or the disk refuses,
/// nothing is left under the final name (or what was there stays) and no temporary file remains. Pipes and
/// devices (/dev/stdout) are written to directly. Throws OutputError CG401 (cannot be created), CG402 (cannot
/// be written, e.g. full disk), or what `write` throws.
void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

/// Removes the temporary files of all calls of write_file that are under way. Async-signal-safe: for a
/// program that is about to end by a signal.
void remove_unfinished_files() noexcept;

}  // namespace claimgraph
