#pragma once
// Input that may be documents or extracted claims: told apart by the first line.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "report.hpp"
#include <claimgraph/graph/records.hpp>

namespace claimgraph::cli {

/// Inputs of one kind that follow each other.
struct InputGroup {
  bool claims = false;                       ///< lines of `claimgraph extract`, else documents
  std::vector<std::filesystem::path> files;  ///< "-" is standard input
};

/// Looks at the first line of each input; folders are replaced by the files in them. Standard input can be
/// read as if nothing had been taken from it. Throws InputError as expand_inputs does.
std::vector<InputGroup> group_by_kind(const std::vector<std::string>& inputs);

/// Reads files of extracted claims; lines that cannot be read go to `report`.
/// Throws InputError CG101 where a file cannot be opened or read.
void read_claims(const std::vector<std::filesystem::path>& files, Report& report,
                 const std::function<void(ExtractedDocument&&)>& deliver);

}  // namespace claimgraph::cli
