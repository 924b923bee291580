#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

#include <dlfcn.h>

#include <claimgraph/extract/model_path.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

constexpr const char* model_file = "claimgraph.cgm";

/// The folder of the shared library that holds this code; of the program, where it is linked statically.
fs::path own_folder() {
  std::error_code error;
  Dl_info info{};
  static const int anchor = 0;
  if (::dladdr(&anchor, &info) != 0 && info.dli_fname != nullptr) {
    const fs::path library = fs::canonical(info.dli_fname, error);
    if (!error) return library.parent_path();
  }
  return {};
}

fs::path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : program.parent_path();
}

std::vector<fs::path> places() {
  std::vector<fs::path> found;
  for (const fs::path& folder : {program_folder(), own_folder()}) {
    if (folder.empty()) continue;
    found.push_back(folder / model_file);
    found.push_back(folder.parent_path() / "share/claimgraph" / model_file);
  }
  found.push_back(fs::path(CLAIMGRAPH_INSTALLED_DATA) / model_file);
  found.push_back(fs::path(CLAIMGRAPH_SOURCE_MODEL));
  std::vector<fs::path> unique;
  for (const fs::path& place : found) {
    if (std::find(unique.begin(), unique.end(), place) == unique.end()) unique.push_back(place);
  }
  return unique;
}

}  // namespace

fs::path find_model(const fs::path& wanted) {
  if (!wanted.empty()) return wanted;
  if (const char* named = std::getenv("CLAIMGRAPH_MODEL"); named != nullptr && *named != '\0') return named;
  std::string looked;
  for (const fs::path& place : places()) {
    std::error_code error;
    if (fs::is_regular_file(place, error)) return place;
    looked += (looked.empty() ? "" : ", ") + place.string();
  }
  throw ModelError("CG200", {}, "no model file found, looked for " + looked,
                   "name it with --model or the environment variable CLAIMGRAPH_MODEL");
}

}  // namespace claimgraph
