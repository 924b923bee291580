#include "resume.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string_view>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <claimgraph/export/records_jsonl.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph::cli {
namespace {

OutputError cannot_open(const std::string& name, int error) {
  return {"CG401", name, std::string("cannot be opened: ") + std::strerror(error),
          "check that the folder exists and may be written to"};
}

/// Where the last line that has its end ends.
std::optional<off_t> end_of_lines(int file, off_t size) {
  std::array<char, std::size_t{64} << 10> buffer;
  while (size > 0) {
    const off_t begin = std::max<off_t>(0, size - static_cast<off_t>(buffer.size()));
    const ssize_t got = ::pread(file, buffer.data(), static_cast<std::size_t>(size - begin), begin);
    if (got != size - begin) return std::nullopt;
    const auto at = std::string_view(buffer.data(), static_cast<std::size_t>(got)).rfind('\n');
    if (at != std::string_view::npos) return begin + static_cast<off_t>(at) + 1;
    size = begin;
  }
  return 0;
}

/// Opens the file for one process, without a cut last line.
int open_repaired(const std::string& name) {
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) throw cannot_open(name, errno);
  const auto fail = [file](const OutputError& error) {
    ::close(file);
    throw error;
  };
  struct stat found {};
  if (::fstat(file, &found) != 0 || !S_ISREG(found.st_mode)) {
    fail({"CG401", name, "cannot be resumed: it is no file", "name a file, or leave --resume out"});
  }
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    fail({"CG404", name, "another run is writing it", "wait for that run, or name another file"});
  }
  const std::optional<off_t> end = end_of_lines(file, found.st_size);
  if (!end || (*end != found.st_size && ::ftruncate(file, *end) != 0)) fail(cannot_open(name, errno));
  return file;
}

}  // namespace

ResumedFile::ResumedFile(const std::filesystem::path& path) : lock_(open_repaired(path.string())) {
  try {
    read_ids(path);
    stream_.open(path, std::ios::binary | std::ios::app);
    if (!stream_) throw cannot_open(path.string(), errno);
  } catch (...) {
    ::close(lock_);
    throw;
  }
}

ResumedFile::~ResumedFile() {
  stream_.close();
  ::close(lock_);
}

void ResumedFile::read_ids(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string line;
  for (std::size_t number = 1; std::getline(stream, line); ++number) {
    const std::optional<std::string> id = record_id(line);
    if (!id) {
      throw OutputError("CG405", path.string() + ":" + std::to_string(number), "is no line of extract",
                        "name another file, or take that line out");
    }
    ++lines_[*id];
  }
}

bool ResumedFile::holds(const std::string& id) {
  const auto found = lines_.find(id);
  if (found == lines_.end()) return false;
  if (--found->second == 0) lines_.erase(found);
  return true;
}

}  // namespace claimgraph::cli
