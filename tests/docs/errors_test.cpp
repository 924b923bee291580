// docs/errors.md lists every error code of the sources, and no other.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <doctest/doctest.h>

namespace fs = std::filesystem;

namespace {

const fs::path root = CLAIMGRAPH_SOURCE_DIR;

std::string read(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string without_comments(const std::string& source) {
  return std::regex_replace(source, std::regex("//[^\\n]*"), "");
}

/// Codes that match `pattern` (its first group) in `text`.
std::set<std::string> codes(const std::string& text, const std::string& pattern) {
  std::set<std::string> found;
  const std::regex expression(pattern);
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match) {
    found.insert((*match)[1]);
  }
  return found;
}

/// Each code that stands in a string of the sources, with a file that has it.
std::map<std::string, std::string> codes_of_sources() {
  std::map<std::string, std::string> found;
  for (const char* room : {"graph", "extract", "export", "cli", "python"}) {
    if (!fs::exists(root / room)) continue;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / room)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".hpp" && extension != ".inl") continue;
      for (const std::string& code :
           codes(without_comments(read(entry.path())), R"re("[^"\n]*\b(CG[1-9][0-9][0-9])\b)re")) {
        found.emplace(code, fs::relative(entry.path(), root).string());
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("docs/errors.md lists every error code of the sources, and no other") {
  const std::set<std::string> listed =
      codes(read(root / "docs/errors.md"), R"re(\| (CG[1-9][0-9][0-9]) \|)re");
  const std::map<std::string, std::string> used = codes_of_sources();
  CHECK(listed.size() > 5);
  for (const auto& [code, file] : used) {
    CAPTURE(file);
    CHECK_MESSAGE(listed.contains(code), code << " of " << file << " is not listed in docs/errors.md");
  }
  for (const std::string& code : listed)
    CHECK_MESSAGE(used.contains(code), code << " is listed but never used");
}
