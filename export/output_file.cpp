#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include <unistd.h>

#include <claimgraph/export/output_file.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {

namespace fs = std::filesystem;

namespace {

/// Names of the temporary files that exist, for remove_unfinished_files: a signal may come at any moment, so
/// that they stand in atomics that no lock guards. More files than places are written as well, but not found
/// again.
std::array<std::atomic<const char*>, 64> unfinished{};

class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target)
      : path_(target.string() + ".part" + std::to_string(::getpid())) {
    for (auto& place : unfinished) {
      const char* none = nullptr;
      if (place.compare_exchange_strong(none, path_.c_str())) {
        place_ = &place;
        break;
      }
    }
  }
  ~TemporaryFile() {
    std::error_code ignored;
    if (!kept_) fs::remove(path_, ignored);
    if (place_ != nullptr) place_->store(nullptr);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const fs::path& path() const { return path_; }
  void rename_to(const fs::path& target) {
    fs::rename(path_, target);
    kept_ = true;
  }

 private:
  const fs::path path_;
  std::atomic<const char*>* place_ = nullptr;
  bool kept_ = false;
};

/// Opens `file`, lets `write` fill it and closes it. `target` is the name for errors.
void fill(const fs::path& file, const fs::path& target, const std::function<void(std::ostream&)>& write) {
  errno = 0;
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  if (!stream) {
    throw OutputError("CG401", target.string(), std::string("cannot be created: ") + std::strerror(errno),
                      "check that the folder exists and may be written to");
  }
  write(stream);
  errno = 0;
  stream.close();
  if (!stream) {
    throw OutputError("CG402", target.string(),
                      std::string("cannot be written: ") + std::strerror(errno ? errno : EIO),
                      "check the space left on the disk");
  }
}

}  // namespace

void write_file(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  std::error_code error;
  const fs::file_type type = fs::status(path, error).type();
  if (type == fs::file_type::directory) {
    throw OutputError("CG401", path.string(), "cannot be created: it is a folder", "name a file");
  }
  // A pipe or device (/dev/stdout) is written to; renaming would put a file in its place.
  if (fs::exists(path, error) && type != fs::file_type::regular) return fill(path, path, write);

  const fs::path target =
      fs::is_symlink(path, error) ? fs::weakly_canonical(path) : path;  // links stay links
  TemporaryFile file(target);
  fill(file.path(), path, write);
  try {
    file.rename_to(target);
  } catch (const fs::filesystem_error& failure) {
    throw OutputError("CG401", path.string(), "cannot be created: " + failure.code().message(),
                      "check that the folder may be written to");
  }
}

void remove_unfinished_files() noexcept {
  for (const auto& place : unfinished) {
    if (const char* file = place.load()) ::unlink(file);
  }
}

}  // namespace claimgraph
