#include "json_tree.hpp"

#include <algorithm>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

constexpr std::size_t max_depth = 16;

/// Builds the tree from RapidJSON's events; the stream tells where each value stands.
class TreeHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TreeHandler> {
 public:
  TreeHandler(std::string_view text, const rapidjson::MemoryStream& stream) : text_(text), stream_(stream) {}

  bool Null() { return add(JsonNode::Kind::null) != nullptr; }
  bool Bool(bool value) {
    JsonNode* node = add(JsonNode::Kind::boolean);
    if (node) node->boolean = value;
    return node != nullptr;
  }
  bool Int(int value) { return Double(value); }
  bool Uint(unsigned value) { return Double(value); }
  bool Int64(std::int64_t value) { return Double(static_cast<double>(value)); }
  bool Uint64(std::uint64_t value) { return Double(static_cast<double>(value)); }
  bool Double(double value) {
    JsonNode* node = add(JsonNode::Kind::number);
    if (node) node->number = value;
    return node != nullptr;
  }
  bool String(const char* chars, rapidjson::SizeType size, bool) {
    JsonNode* node = add(JsonNode::Kind::string);
    if (node) node->string.assign(chars, size);
    return node != nullptr;
  }
  bool Key(const char* chars, rapidjson::SizeType size, bool) {
    key_.assign(chars, size);
    return true;
  }
  bool StartObject() { return open(JsonNode::Kind::object); }
  bool StartArray() { return open(JsonNode::Kind::array); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  JsonNode take() { return std::move(root_); }
  int line() {
    const std::size_t here = std::min(stream_.Tell(), text_.size());
    line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                         text_.begin() + static_cast<std::ptrdiff_t>(here), '\n'));
    counted_ = here;
    return line_;
  }

 private:
  JsonNode* add(JsonNode::Kind kind) {
    JsonNode* node = &root_;
    if (!open_.empty()) {
      JsonNode& parent = *open_.back();
      if (parent.kind == JsonNode::Kind::array) {
        node = &parent.items.emplace_back();
      } else {
        node = &parent.members.emplace_back(std::move(key_), JsonNode{}).second;
      }
    }
    node->kind = kind;
    node->line = line();
    return node;
  }
  // A parent's vector grows only while the parent itself is the innermost open node, so the pointers stay
  // valid.
  bool open(JsonNode::Kind kind) {
    if (open_.size() >= max_depth) return false;
    open_.push_back(add(kind));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::string_view text_;
  const rapidjson::MemoryStream& stream_;
  JsonNode root_;
  std::vector<JsonNode*> open_;
  std::string key_;
  std::size_t counted_ = 0;
  int line_ = 1;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
  for (const auto& [name, value] : members) {
    if (name == key) return &value;
  }
  return nullptr;
}

JsonNode parse_json(std::string_view text, std::string_view name) {
  rapidjson::MemoryStream stream(text.data(), text.size());
  TreeHandler handler(text, stream);
  rapidjson::Reader reader;
  constexpr unsigned flags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag | rapidjson::kParseValidateEncodingFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, handler);
  if (result.IsError()) {
    const std::string problem = result.Code() == rapidjson::kParseErrorTermination
                                    ? "nested deeper than " + std::to_string(max_depth)
                                    : std::string("not JSON: ") + rapidjson::GetParseError_En(result.Code());
    throw LexiconError("CG301", std::string(name) + ":" + std::to_string(handler.line()), problem,
                       "look for a missing quote, comma or bracket near there");
  }
  return handler.take();
}

}  // namespace claimgraph
