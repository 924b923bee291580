#include <claimgraph/export/output_file.hpp>

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include <claimgraph/graph/error.hpp>

namespace claimgraph {

namespace fs = std::filesystem;

namespace {

class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target)
      : path_(target.string() + ".part" + std::to_string(::getpid())) {}
  ~TemporaryFile() {
    std::error_code ignored;
    if (!kept_) fs::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const fs::path& path() const { return path_; }
  void rename_to(const fs::path& target) {
    fs::rename(path_, target);
    kept_ = true;
  }

 private:
  fs::path path_;
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
    throw OutputError("CG402", target.string(), std::string("cannot be written: ") + std::strerror(errno ? errno : EIO),
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

  const fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path) : path;  // links stay links
  TemporaryFile file(target);
  fill(file.path(), path, write);
  try {
    file.rename_to(target);
  } catch (const fs::filesystem_error& failure) {
    throw OutputError("CG401", path.string(), "cannot be created: " + failure.code().message(),
                      "check that the folder may be written to");
  }
}

}  // namespace claimgraph
