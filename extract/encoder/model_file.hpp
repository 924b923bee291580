#pragma once
// The model file (claimgraph.cgm; train/FORMAT.md): a checked container of named tensors and label sets.
// Bytes go in, typed views come out; what the numbers mean is for the encoder and the heads.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

struct EncoderSizes {
  std::size_t layers = 0, hidden = 0, heads = 0, ffn = 0, vocabulary = 0, positions = 0;
  float norm_epsilon = 0;
};

/// How text is cut for the encoder, in word pieces.
struct WindowSizes {
  std::size_t pieces = 0;       ///< of a window of several sentences, [CLS] and [SEP] included
  std::size_t longest = 0;      ///< of a window that one sentence has for itself
  std::size_t word_pieces = 0;  ///< of one word
};

/// Turns a form into its lemma (FORMAT.md, "Lemma rule").
struct LemmaRule {
  enum class Case : std::uint8_t { word, lower, keep, title, upper };
  Case change = Case::lower;          ///< word: the lemma is `prefix`, whatever the form
  std::uint32_t front = 0, back = 0;  ///< code points dropped at either end
  std::string prefix, suffix;
};

/// A model file in memory, checked: magic, version, sizes, checksum, header, every tensor inside the file and
/// of its type. Throws ModelError: CG201 cannot be read, CG202 no model file, CG203 another version, CG204
/// truncated or of other size, CG205 damaged, CG206 header that makes no sense, CG207 tensor missing or of
/// another shape. Immutable; views live as long as the object.
class ModelFile {
 public:
  explicit ModelFile(const std::filesystem::path& path);
  ~ModelFile();
  ModelFile(const ModelFile&) = delete;
  ModelFile& operator=(const ModelFile&) = delete;

  const EncoderSizes& encoder() const { return encoder_; }
  const WindowSizes& window() const { return window_; }
  const std::vector<LemmaRule>& lemma_rules() const { return lemma_rules_; }
  /// A label set, in the order of its head's outputs. CG206 where there is none of that name.
  const std::vector<std::string>& labels(const std::string& name) const;

  bool has(const std::string& tensor) const { return tensors_.contains(tensor); }
  /// A tensor of exactly this shape. CG207 otherwise.
  std::span<const float> floats(const std::string& tensor, const std::vector<std::size_t>& shape) const;
  std::span<const std::int8_t> int8(const std::string& tensor, const std::vector<std::size_t>& shape) const;
  /// A tensor of bytes of any length. CG207 where there is none of that name.
  std::string_view text(const std::string& tensor) const;

  /// Complains about this file: ModelError CG206.
  [[noreturn]] void reject(const std::string& problem) const;

 private:
  enum class Type { i8, f32, u8 };
  struct Tensor {
    Type type = Type::u8;
    std::vector<std::size_t> shape;
    const std::byte* data = nullptr;
    std::size_t bytes = 0;
  };
  struct Bytes;   // the file's bytes, aligned for vectors
  struct Header;  // reads the JSON part

  const std::byte* tensor(const std::string& name, Type type, const std::vector<std::size_t>& shape) const;
  void check_sizes() const;

  std::string path_;
  std::unique_ptr<Bytes> bytes_;
  EncoderSizes encoder_;
  WindowSizes window_;
  std::vector<LemmaRule> lemma_rules_;
  std::map<std::string, std::vector<std::string>> labels_;
  std::map<std::string, Tensor> tensors_;
};

}  // namespace claimgraph
