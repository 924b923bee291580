#include <bit>
#include <cstring>
#include <fstream>
#include <new>
#include <numeric>
#include <system_error>

#include <rapidjson/document.h>
#include <zlib.h>

#include <claimgraph/extract/encoder/model_file.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

constexpr std::string_view magic = "CGMODEL1";
constexpr std::uint32_t format_version = 1;
constexpr std::size_t preamble_bytes = 64;
constexpr std::size_t alignment = 64;
constexpr std::size_t most_bytes = std::size_t{1} << 30;
constexpr std::string_view fetch_again = "fetch or build the model again";

template <class Number>
Number read_number(const std::byte* at) {
  Number value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

std::string shape_text(const std::vector<std::size_t>& shape) {
  std::string text = "[";
  for (const std::size_t n : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(n);
  return text + "]";
}

}  // namespace

// Memory of the whole file. Read at once instead of mapped: a file that is cut or overwritten while we run
// must not kill the program.
struct ModelFile::Bytes {
  explicit Bytes(std::size_t n)
      : size(n), data(static_cast<std::byte*>(::operator new (n, std::align_val_t{alignment}))) {}
  ~Bytes() { ::operator delete (data, std::align_val_t{alignment}); }
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;

  std::size_t size;
  std::byte* data;
};

// Reads the JSON header into the file's fields.
struct ModelFile::Header {
  using Value = rapidjson::Value;
  ModelFile& file;
  std::size_t first_tensor;  // byte from which offsets count

  const Value& member(const Value& object, const char* name) const {
    if (!object.IsObject()) file.reject(std::string("no object around \"") + name + "\"");
    const auto at = object.FindMember(name);
    if (at == object.MemberEnd()) file.reject(std::string("no \"") + name + "\"");
    return at->value;
  }

  std::size_t count(const Value& object, const char* name) const {
    const Value& value = member(object, name);
    if (!value.IsUint64()) file.reject(std::string("\"") + name + "\" is not a count");
    return value.GetUint64();
  }

  std::string string(const Value& value) const {
    if (!value.IsString()) file.reject("a name is not a string");
    return {value.GetString(), value.GetStringLength()};
  }

  void sizes(const Value& root) const {
    const Value& encoder = member(root, "encoder");
    file.encoder_.layers = count(encoder, "layers");
    file.encoder_.hidden = count(encoder, "hidden");
    file.encoder_.heads = count(encoder, "heads");
    file.encoder_.ffn = count(encoder, "ffn");
    file.encoder_.vocabulary = count(encoder, "vocabulary");
    file.encoder_.positions = count(encoder, "positions");
    const Value& epsilon = member(encoder, "norm_epsilon");
    if (!epsilon.IsNumber()) file.reject("\"norm_epsilon\" is not a number");
    file.encoder_.norm_epsilon = static_cast<float>(epsilon.GetDouble());
    const Value& window = member(root, "window");
    file.window_.pieces = count(window, "pieces");
    file.window_.longest = count(window, "longest");
    file.window_.word_pieces = count(window, "word_pieces");
  }

  LemmaRule rule(const Value& value) const {
    if (!value.IsArray() || (value.Size() != 2 && value.Size() != 5))
      file.reject("a lemma rule of neither 2 nor 5 parts");
    const std::string name = string(value[0]);
    LemmaRule rule;
    if (value.Size() == 2) {
      rule.change = LemmaRule::Case::word;
      rule.prefix = string(value[1]);
      if (name != "word" || rule.prefix.empty()) file.reject("a lemma rule of unknown kind");
      return rule;
    }
    if (name == "lower")
      rule.change = LemmaRule::Case::lower;
    else if (name == "keep")
      rule.change = LemmaRule::Case::keep;
    else if (name == "title")
      rule.change = LemmaRule::Case::title;
    else if (name == "upper")
      rule.change = LemmaRule::Case::upper;
    else
      file.reject("a lemma rule of unknown case \"" + name + "\"");
    if (!value[1].IsUint() || !value[3].IsUint()) file.reject("a lemma rule without counts");
    rule.front = value[1].GetUint();
    rule.prefix = string(value[2]);
    rule.back = value[3].GetUint();
    rule.suffix = string(value[4]);
    return rule;
  }

  void labels(const Value& root) const {
    const Value& sets = member(root, "labels");
    if (!sets.IsObject()) file.reject("\"labels\" is no object");
    for (const auto& [name, set] : sets.GetObject()) {
      if (!set.IsArray()) continue;
      if (string(name) == "lemma_rules") {
        for (const Value& value : set.GetArray()) file.lemma_rules_.push_back(rule(value));
        continue;
      }
      std::vector<std::string> names;
      for (const Value& value : set.GetArray()) {
        if (value.IsString()) names.push_back(string(value));
      }
      if (names.size() == set.Size()) file.labels_.emplace(string(name), std::move(names));
    }
  }

  void tensor(const Value& value) const {
    const std::string name = string(member(value, "name")), type = string(member(value, "dtype"));
    Tensor tensor;
    if (type == "f32")
      tensor.type = Type::f32;
    else if (type == "i8")
      tensor.type = Type::i8;
    else if (type == "u8")
      tensor.type = Type::u8;
    else
      return;  // of a later format; whoever needs it finds it missing
    const Value& shape = member(value, "shape");
    if (!shape.IsArray() || shape.Size() > 4) file.reject("tensor " + name + " has no shape");
    std::size_t bytes = tensor.type == Type::f32 ? 4 : 1;
    for (const Value& n : shape.GetArray()) {
      if (!n.IsUint() || n.GetUint() == 0 || n.GetUint() > most_bytes / bytes)
        file.reject("tensor " + name + " has an absurd shape");
      tensor.shape.push_back(n.GetUint());
      bytes *= n.GetUint();
    }
    const std::size_t offset = count(value, "offset"), room = file.bytes_->size - first_tensor;
    tensor.bytes = count(value, "bytes");
    if (tensor.bytes != bytes || offset % alignment != 0 || offset > room || bytes > room - offset) {
      file.reject("tensor " + name + " does not lie inside the file");
    }
    tensor.data = file.bytes_->data + first_tensor + offset;
    if (!file.tensors_.emplace(name, std::move(tensor)).second) file.reject("tensor " + name + " twice");
  }

  void read(const char* json, std::size_t size) const {
    rapidjson::Document root;
    root.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(json, size);
    if (root.HasParseError())
      file.reject("not JSON at byte " + std::to_string(root.GetErrorOffset()) + " of the header");
    sizes(root);
    labels(root);
    const Value& tensors = member(root, "tensors");
    if (!tensors.IsArray()) file.reject("\"tensors\" is no list");
    for (const Value& value : tensors.GetArray()) tensor(value);
  }
};

ModelFile::ModelFile(const std::filesystem::path& path) : path_(path.string()) {
  static_assert(std::endian::native == std::endian::little, "model files are little endian");
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) {
    throw ModelError("CG201", path_, "cannot read the model: " + error.message(),
                     "name an existing model file, or set CLAIMGRAPH_MODEL");
  }
  if (size < preamble_bytes) throw ModelError("CG202", path_, "not a claimgraph model", "name a .cgm file");
  if (size > most_bytes)
    throw ModelError("CG204", path_, "larger than any model (1 GiB)", "name a .cgm file");
  bytes_ = std::make_unique<Bytes>(size);
  std::ifstream stream(path, std::ios::binary);
  if (!stream.read(reinterpret_cast<char*>(bytes_->data), static_cast<std::streamsize>(size))) {
    throw ModelError("CG201", path_, "cannot read the model", "check the file's permissions");
  }
  const std::byte* data = bytes_->data;
  if (std::memcmp(data, magic.data(), magic.size()) != 0) {
    throw ModelError("CG202", path_, "not a claimgraph model", "name a .cgm file");
  }
  if (const auto version = read_number<std::uint32_t>(data + 8); version != format_version) {
    throw ModelError(
        "CG203", path_,
        "model format " + std::to_string(version) + ", this program reads " + std::to_string(format_version),
        "take the model that came with this version");
  }
  const std::size_t header = read_number<std::uint32_t>(data + 12);
  if (const auto expected = read_number<std::uint64_t>(data + 16); expected != size) {
    throw ModelError("CG204", path_, std::to_string(size) + " bytes instead of " + std::to_string(expected),
                     fetch_again);
  }
  if (header % alignment != 0 || header > size - preamble_bytes) {
    throw ModelError("CG204", path_, "the header does not lie inside the file", fetch_again);
  }
  const uLong sum = crc32_z(0, reinterpret_cast<const Bytef*>(data + preamble_bytes), size - preamble_bytes);
  if (sum != read_number<std::uint32_t>(data + 24))
    throw ModelError("CG205", path_, "damaged: the checksum differs", fetch_again);
  Header{*this, preamble_bytes + header}.read(reinterpret_cast<const char*>(data) + preamble_bytes, header);
  check_sizes();
}

ModelFile::~ModelFile() = default;

void ModelFile::reject(const std::string& problem) const {
  throw ModelError("CG206", path_, "unusable model: " + problem,
                   "take the model that came with this version");
}

// The bounds hold for every buffer of the encoder, and keep what it allocates in proportion to the file.
void ModelFile::check_sizes() const {
  const EncoderSizes& e = encoder_;
  if (e.layers == 0 || e.layers > 64) reject("number of layers");
  if (e.hidden == 0 || e.hidden > 4096 || e.hidden != 32 * e.heads)
    reject("hidden size is not 32 for each attention head");
  if (e.ffn == 0 || e.ffn > 4096 || e.ffn % 32 != 0) reject("inner size");
  if (e.vocabulary == 0 || e.vocabulary > (1u << 20)) reject("vocabulary size");
  if (e.positions == 0 || e.positions > 1024) reject("number of positions");
  if (!(e.norm_epsilon >= 0 && e.norm_epsilon < 1)) reject("norm_epsilon");
  const WindowSizes& w = window_;
  if (w.word_pieces == 0 || w.word_pieces + 2 > w.pieces || w.pieces > w.longest || w.longest > e.positions)
    reject("window sizes");
  if (lemma_rules_.empty() || lemma_rules_.size() > 65536) reject("number of lemma rules");
}

const std::vector<std::string>& ModelFile::labels(const std::string& name) const {
  const auto at = labels_.find(name);
  if (at == labels_.end() || at->second.empty()) reject("no labels \"" + name + "\"");
  return at->second;
}

const std::byte* ModelFile::tensor(const std::string& name, Type type,
                                   const std::vector<std::size_t>& shape) const {
  const auto at = tensors_.find(name);
  const auto fail = [&](const std::string& problem) {
    throw ModelError("CG207", path_, "tensor " + name + " " + problem,
                     "take the model that came with this version");
  };
  if (at == tensors_.end()) fail("is missing");
  if (at->second.type != type) fail("has another type");
  if (at->second.shape != shape)
    fail("has shape " + shape_text(at->second.shape) + ", not " + shape_text(shape));
  return at->second.data;
}

std::span<const float> ModelFile::floats(const std::string& name,
                                         const std::vector<std::size_t>& shape) const {
  const std::size_t size = std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>{});
  return {reinterpret_cast<const float*>(tensor(name, Type::f32, shape)), size};
}

std::span<const std::int8_t> ModelFile::int8(const std::string& name,
                                             const std::vector<std::size_t>& shape) const {
  const std::size_t size = std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>{});
  return {reinterpret_cast<const std::int8_t*>(tensor(name, Type::i8, shape)), size};
}

std::string_view ModelFile::text(const std::string& name) const {
  const auto at = tensors_.find(name);
  const std::byte* data =
      tensor(name, Type::u8, at == tensors_.end() ? std::vector<std::size_t>{} : at->second.shape);
  return {reinterpret_cast<const char*>(data), at->second.bytes};
}

}  // namespace claimgraph
