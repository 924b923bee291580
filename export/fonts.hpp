#pragma once
// Private to export/: which letters can be drawn on this machine.
#include <optional>
#include <string>
#include <string_view>

namespace claimgraph {

/// The letters of `text` (UTF-8) that no installed font has, each once, in their order; nothing where that cannot be known. Asked is
/// fontconfig, which the plugin draws with that Graphviz uses for PNG and PDF; it is loaded when first needed. Thread-safe.
std::optional<std::string> letters_without_font(std::string_view text);

}  // namespace claimgraph
