#pragma once
// Small model files with pseudo-random weights, for tests that need a model but no knowledge.
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace claimgraph::test {

/// A model file under construction. The defaults are sound; tests break what they want to.
struct TinyModel {
  TinyModel();

  std::size_t layers = 2, hidden = 64, ffn = 96, positions = 48;
  std::size_t window = 24, longest = 40, word_pieces = 4;
  std::vector<std::string> vocabulary;
  std::string labels;         ///< JSON object
  std::string extra_headers;  ///< further JSON members, each with a comma before it
  std::string left_out;       ///< name of a tensor that is not written
  std::size_t entity_labels = 9, relations = 6, lemma_rules = 5;

  /// The file's bytes.
  std::string bytes() const;
};

/// Preamble with right sizes and checksum before a header and tensors.
std::string model_bytes(std::string header, const std::string& tensors);

/// A file in the temporary folder that is removed with the object.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, const std::string& bytes);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace claimgraph::test
