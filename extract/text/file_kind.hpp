#pragma once
// Kinds of files that hold documents. Private to extract/text.
#include <filesystem>
#include <optional>

namespace claimgraph::text {

enum class FileKind { text, jsonl, csv };

/// Told by the extension, in any case; nullopt for other files.
std::optional<FileKind> kind_of(const std::filesystem::path& file);

}  // namespace claimgraph::text
