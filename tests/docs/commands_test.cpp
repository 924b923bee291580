// Every command line of the README and of docs/ is run: what is shown there works.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "cli/process.hpp"

namespace fs = std::filesystem;
using namespace claimgraph::test;

namespace {

const fs::path root = CLAIMGRAPH_SOURCE_DIR;

/// The lines of the shell blocks of a page that run claimgraph on something (not on a placeholder in
/// capitals).
std::vector<std::string> commands(const fs::path& page) {
  std::vector<std::string> found;
  bool shell = false;
  for (const std::string& line : lines(read(page))) {
    if (line.starts_with("```")) shell = line == "```sh";
    if (!shell || line.find("claimgraph ") == std::string::npos || line.find("INPUT") != std::string::npos)
      continue;
    if (line.starts_with("claimgraph ") || line.find("| claimgraph ") != std::string::npos)
      found.push_back(line);
  }
  return found;
}

}  // namespace

TEST_CASE("the command lines of the README, of the manual of the command and of the views run as they stand") {
  for (const char* page : {"README.md", "docs/command.md", "docs/views.md"}) {
    const Folder folder;
    fs::copy(root / "samples", folder.path() / "samples", fs::copy_options::recursive);
    const std::string path = fs::path(CLAIMGRAPH_COMMAND).parent_path().string();
    for (const std::string& command : commands(root / page)) {
      CAPTURE(page);
      CAPTURE(command);
      folder.write("command.sh", command + "\n");
      const std::string shell =
          "cd '" + folder.path().string() + "' && PATH='" + path + "':$PATH sh command.sh > out 2> err";
      const int status = std::system(shell.c_str());
      CAPTURE(read(folder / "err"));
      CHECK(WEXITSTATUS(status) == 0);
    }
  }
}
