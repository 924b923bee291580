#pragma once
// Runs the real command as a user does, and a folder to do it in.
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph::test {

struct Outcome {
  int exit_code = 0;  ///< 128 + signal where one ended it, as a shell says
  std::string out, err;
};

using Environment = std::vector<std::pair<std::string, std::string>>;

/// Runs `claimgraph ARGUMENTS...` with `input` on standard input, in `folder` (empty: where the test runs).
/// `environment` adds to that of the test; CLAIMGRAPH_MODEL is unset unless given.
Outcome run(const std::vector<std::string>& arguments, std::string_view input = {},
            const std::filesystem::path& folder = {}, const Environment& environment = {});

/// A folder of its own that vanishes with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string operator/(std::string_view name) const { return (path_ / name).string(); }
  /// Writes a file and returns its path.
  std::string write(std::string_view name, std::string_view content) const;
  /// The names in it, sorted.
  std::vector<std::string> names() const;

 private:
  std::filesystem::path path_;
};

std::string read(const std::filesystem::path& file);
std::vector<std::string> lines(std::string_view text);

}  // namespace claimgraph::test
