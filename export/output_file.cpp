#include <claimgraph/export/output_file.hpp>

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target)
      : path_(target.string() + ".part" + std::to_string(::getpid())) {}
  ~TemporaryFile() {
    std::error_code ignored;
    if (!kept_) std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void rename_to(const std::filesystem::path& target) {
    std::filesystem::rename(path_, target);
    kept_ = true;
  }

 private:
  std::filesystem::path path_;
  bool kept_ = false;
};

}  // namespace

void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write) {
  TemporaryFile file(path);
  errno = 0;
  std::ofstream stream(file.path(), std::ios::binary | std::ios::trunc);
  if (!stream) {
    throw OutputError("CG401", path.string(), std::string("cannot be created: ") + std::strerror(errno),
                      "check that the folder exists and may be written to");
  }
  write(stream);
  errno = 0;
  stream.close();
  if (!stream) {
    throw OutputError("CG402", path.string(), std::string("cannot be written: ") + std::strerror(errno ? errno : EIO),
                      "check the space left on the disk");
  }
  try {
    file.rename_to(path);
  } catch (const std::filesystem::filesystem_error& error) {
    throw OutputError("CG401", path.string(), "cannot be created: " + error.code().message(),
                      "check that the folder may be written to");
  }
}

}  // namespace claimgraph
