#include "support/tiny_model.hpp"

#include <cstring>
#include <fstream>
#include <sstream>

#include <unistd.h>
#include <zlib.h>

namespace claimgraph::test {
namespace {

// Tensors in the order in which they are added, with their JSON descriptions.
class Tensors {
 public:
  explicit Tensors(std::string left_out) : left_out_(std::move(left_out)) {}

  void floats(const std::string& name, const std::vector<std::size_t>& shape, float middle, float spread) {
    std::vector<float> values(product(shape));
    for (float& value : values)
      value = middle + spread * (static_cast<float>(random() % 2001) / 1000.0f - 1.0f);
    add(name, "f32", shape, {reinterpret_cast<const char*>(values.data()), 4 * values.size()});
  }

  /// Weight, scale and, where the number of outputs has one, bias.
  void layer(const std::string& name, std::size_t in, std::size_t out) {
    ints(name + ".weight", {in, out});
    floats(name + ".scale", {out}, 0.002f, 0.0005f);
    floats(name + ".bias", {out}, 0, 0.2f);
  }

  void norm(const std::string& name, std::size_t width) {
    floats(name + ".weight", {width}, 1, 0.2f);
    floats(name + ".bias", {width}, 0, 0.2f);
  }

  void ints(const std::string& name, const std::vector<std::size_t>& shape) {
    std::string values(product(shape), '\0');
    for (char& value : values) value = static_cast<char>(static_cast<int>(random() % 255) - 127);
    add(name, "i8", shape, values);
  }

  void add(const std::string& name, const std::string& type, const std::vector<std::size_t>& shape,
           const std::string& values) {
    if (name == left_out_) return;
    std::ostringstream json;
    json << (json_.empty() ? "" : ",") << "{\"name\":\"" << name << "\",\"dtype\":\"" << type
         << "\",\"shape\":[";
    for (std::size_t i = 0; i < shape.size(); ++i) json << (i > 0 ? "," : "") << shape[i];
    json << "],\"offset\":" << data_.size() << ",\"bytes\":" << values.size() << '}';
    json_ += json.str();
    data_ += values;
    data_.resize((data_.size() + 63) / 64 * 64);
  }

  const std::string& json() const { return json_; }
  const std::string& data() const { return data_; }

 private:
  static std::size_t product(const std::vector<std::size_t>& shape) {
    std::size_t size = 1;
    for (const std::size_t n : shape) size *= n;
    return size;
  }

  std::uint32_t random() { return (state_ = state_ * 6364136223846793005u + 1442695040888963407u) >> 33; }

  std::string left_out_, json_, data_;
  std::uint64_t state_ = 1;
};

}  // namespace

TinyModel::TinyModel()
    : vocabulary{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "ministers", "met", ".",
                 "a",     "b",     "c",     "d",     "##a", "##b",       "##c", "##d"},
      labels(
          R"({"upos":["NOUN","VERB","PUNCT"],"deprel":["nsubj","obj","root","det","punct","acl:relcl"],)"
          R"("entity":["O","B-PERSON","I-PERSON","B-ORGANIZATION","I-ORGANIZATION","B-LOCATION","I-LOCATION","B-MISC","I-MISC"],)"
          R"("lemma_rules":[["lower",0,"",0,""],["word","be"],["keep",0,"",1,""],["title",0,"",0,""],["upper",1,"x",1,"y"]],)"
          R"("later":[1,2]})") {}

std::string TinyModel::bytes() const {
  Tensors tensors(left_out);
  std::string pieces;
  for (const std::string& piece : vocabulary) pieces += (pieces.empty() ? "" : "\n") + piece;
  tensors.add("vocabulary", "u8", {pieces.size()}, pieces);
  tensors.ints("encoder.words.weight", {vocabulary.size(), hidden});
  tensors.floats("encoder.words.scale", {vocabulary.size()}, 0.01f, 0.001f);
  tensors.floats("encoder.positions.weight", {positions, hidden}, 0, 0.5f);
  tensors.floats("encoder.shapes.weight", {17, hidden}, 0, 0.5f);
  tensors.norm("encoder.norm", hidden);
  for (std::size_t i = 0; i < layers; ++i) {
    const std::string name = "encoder.layers." + std::to_string(i) + ".";
    tensors.layer(name + "qkv", hidden, 3 * hidden);
    tensors.layer(name + "out", hidden, hidden);
    tensors.norm(name + "norm1", hidden);
    tensors.layer(name + "up", hidden, ffn);
    tensors.layer(name + "down", ffn, hidden);
    tensors.norm(name + "norm2", hidden);
  }
  tensors.floats("head.upos.weight", {hidden, 3}, 0, 1);
  tensors.floats("head.upos.bias", {3}, 0, 1);
  tensors.floats("head.entity.weight", {hidden, entity_labels}, 0, 1);
  tensors.floats("head.entity.bias", {entity_labels}, 0, 1);
  tensors.layer("head.lemma", hidden, lemma_rules);
  tensors.layer("head.parser.mlp", hidden, 704);
  tensors.floats("head.parser.root", {hidden}, 0, 1);
  tensors.layer("head.parser.arc", 256, 256);
  tensors.layer("head.parser.label", 96, relations * 96);
  tensors.floats("head.parser.label_dep.weight", {96, relations}, 0, 1);
  tensors.floats("head.parser.label_dep.bias", {relations}, 0, 1);
  tensors.floats("head.parser.label_head.weight", {96, relations}, 0, 1);
  std::ostringstream header;
  header << R"({"name":"tiny","encoder":{"layers":)" << layers << ",\"hidden\":" << hidden
         << ",\"heads\":" << hidden / 32 << ",\"ffn\":" << ffn << ",\"vocabulary\":" << vocabulary.size()
         << ",\"positions\":" << positions << R"(,"norm_epsilon":1e-12},"window":{"pieces":)" << window
         << ",\"longest\":" << longest << ",\"word_pieces\":" << word_pieces << "},\"labels\":" << labels
         << extra_headers << ",\"tensors\":[" << tensors.json() << "]}";
  return model_bytes(header.str(), tensors.data());
}

std::string model_bytes(std::string header, const std::string& tensors) {
  header.resize((header.size() + 63) / 64 * 64, ' ');
  const std::string rest = header + tensors;
  std::string bytes = "CGMODEL1";
  const auto put = [&](auto value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes.append(raw, sizeof value);
  };
  put(std::uint32_t{1});
  put(static_cast<std::uint32_t>(header.size()));
  put(static_cast<std::uint64_t>(64 + rest.size()));
  put(static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(rest.data()), rest.size())));
  bytes.resize(64);
  return bytes + rest;
}

TemporaryFile::TemporaryFile(const std::string& name, const std::string& bytes)
    : path_(std::filesystem::temp_directory_path() /
            ("claimgraph-" + std::to_string(getpid()) + "-" + name)) {
  std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

}  // namespace claimgraph::test
