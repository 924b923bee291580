// expand_inputs of reader.hpp: from arguments to files.
#include <algorithm>
#include <system_error>

#include <claimgraph/extract/text/file_kind.hpp>
#include <claimgraph/extract/text/reader.hpp>

namespace claimgraph {
namespace {

namespace fs = std::filesystem;

void expand_folder(const fs::path& folder, std::vector<fs::path>& files) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  const std::size_t first = files.size();
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    const bool hidden = entry->path().filename().native().starts_with('.');
    std::error_code ignored;
    if (hidden) {
      entry.disable_recursion_pending();
    } else if (entry->is_regular_file(ignored) && text::kind_of(entry->path())) {
      files.push_back(entry->path());
    }
  }
  if (error)
    throw InputError("CG101", folder.string(), "the folder cannot be read: " + error.message(),
                     "check its permissions");
  if (files.size() == first) {
    throw InputError("CG107", folder.string(), "the folder has no .txt, .jsonl or .csv file",
                     "name the files that hold the documents");
  }
  std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
}

}  // namespace

std::optional<text::FileKind> text::kind_of(const fs::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (extension == ".txt") return FileKind::text;
  if (extension == ".jsonl") return FileKind::jsonl;
  if (extension == ".csv") return FileKind::csv;
  return std::nullopt;
}

std::vector<fs::path> expand_inputs(std::span<const std::string> inputs) {
  std::vector<fs::path> files;
  for (const std::string& input : inputs) {
    const fs::path path(input);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (input == "-") {
      files.push_back(path);
    } else if (!fs::exists(status)) {
      throw InputError("CG101", input,
                       error && error != std::errc::no_such_file_or_directory
                           ? error.message()
                           : "there is no such file or folder",
                       "check the name");
    } else if (fs::is_directory(status)) {
      expand_folder(path, files);
    } else if (!fs::is_regular_file(status) || text::kind_of(path)) {
      files.push_back(path);
    } else {
      throw InputError("CG105", input, "unknown kind of file \"" + path.extension().string() + "\"",
                       "give .txt, .jsonl or .csv, or pipe it in as '-'");
    }
  }
  return files;
}

}  // namespace claimgraph
