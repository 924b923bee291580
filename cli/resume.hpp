#pragma once
// A file of extracted lines that is added to over several runs, whatever ended the earlier ones.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <unordered_map>

namespace claimgraph::cli {

class ResumedFile {
 public:
  /// Opens `path` or makes it. A last line that was cut off is taken away, the ids of the others are read.
  /// One process at a time may have it open. Throws OutputError CG401 where it cannot be opened, CG404 where
  /// another process writes it, CG405 where it holds anything but extracted lines.
  explicit ResumedFile(const std::filesystem::path& path);
  ~ResumedFile();
  ResumedFile(const ResumedFile&) = delete;
  ResumedFile& operator=(const ResumedFile&) = delete;

  /// Whether the line of a document with this id is in the file. Each line answers for one document, so that
  /// of several documents with one id none is lost.
  bool holds(const std::string& id);

  /// For lines behind those that are there.
  std::ostream& stream() { return stream_; }

 private:
  void read_ids(const std::filesystem::path& path);

  int lock_ = -1;
  std::unordered_map<std::string, std::uint32_t> lines_;  ///< by id; how many
  std::ofstream stream_;
};

}  // namespace claimgraph::cli
