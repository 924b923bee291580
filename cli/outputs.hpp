#pragma once
// The files that build writes: their names, and which options go with which formats.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "options.hpp"

namespace claimgraph::cli {

using Outputs = std::vector<std::filesystem::path>;

/// "graph.2025-10.graphml" for the window 2025-10 of "graph.graphml".
std::filesystem::path with_window(const std::filesystem::path& path, const std::string& window);

/// Neither a picture nor a page.
bool is_graph_file(const std::filesystem::path& path);

/// A picture that shows time itself: windows are its bars, and it is not parted by them.
bool shows_time(const std::filesystem::path& path);

/// Where a picture finds the page that is written with it; empty for what is no picture with links, or without a page.
std::string page_beside(const std::filesystem::path& picture, const Outputs& outputs);

/// Throws UsageError for names without a known format (CG403), two outputs that are one file (CG513), and options of build that go with
/// none of the outputs or not with each other (CG500, CG512): call it before long work. `app`: build, parsed.
void check_outputs(const CLI::App& app, const Outputs& outputs);

}  // namespace claimgraph::cli
