#include <cstdint>
#include <set>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <claimgraph/extract/text/json_fields.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph::text {
namespace {

// Takes the fields of the outermost object as they stream by; keeps nothing else.
class Handler {
 public:
  Fields fields;
  std::string code, problem;  // set when a callback stops the parser
  bool has_text = false, has_claims = false;

  bool Null() { return top() ? true : value("null"); }
  bool Bool(bool) { return value("a truth value"); }
  bool Int(int) { return value("a number"); }
  bool Uint(unsigned) { return value("a number"); }
  bool Int64(std::int64_t) { return value("a number"); }
  bool Uint64(std::uint64_t) { return value("a number"); }
  bool Double(double) { return value("a number"); }

  bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
    if (top() && (key_ == "id" || key_ == "date")) return assign({text, size});
    return value("a number");
  }

  bool String(const char* text, rapidjson::SizeType size, bool) {
    if (top() && fields.named(key_) != nullptr) return assign({text, size});
    return value("a string");
  }

  bool StartObject() { return open("an object"); }
  bool StartArray() { return open("an array"); }
  bool EndObject(rapidjson::SizeType) { return --depth_, true; }
  bool EndArray(rapidjson::SizeType) { return --depth_, true; }

  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (depth_ != 1) return true;
    key_.assign(text, size);
    has_claims = has_claims || key_ == "claims";
    if (fields.named(key_) == nullptr) return true;
    if (!seen_.insert(key_).second) return stop("CG108", "field \"" + key_ + "\" stands there twice");
    return true;
  }

 private:
  bool top() const { return depth_ == 1; }

  bool assign(std::string_view text) {
    *fields.named(key_) = text;
    has_text = has_text || key_ == "text";
    return true;
  }

  bool open(const char* what) {
    if (!value(what)) return false;
    if (++depth_ > max_json_depth)
      return stop("CG108", "nested deeper than " + std::to_string(max_json_depth) + " levels");
    return true;
  }

  // A value that no field takes.
  bool value(const char* what) {
    const std::string article = what;
    if (depth_ == 0 && article != "an object") return stop("CG108", "is " + article + ", not an object");
    if (top() && fields.named(key_) != nullptr)
      return stop("CG113", "field \"" + key_ + "\" is " + article + ", not a string");
    return true;
  }

  bool stop(const char* error_code, std::string error_problem) {
    code = error_code;
    problem = std::move(error_problem);
    return false;
  }

  std::string key_;
  int depth_ = 0;
  std::set<std::string> seen_;
};

}  // namespace

Fields json_fields(std::string_view line, const std::string& where) {
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  constexpr const char* advice =
      "one JSON object a line is expected, such as {\"id\": \"a1\", \"text\": \"...\"}";
  rapidjson::MemoryStream stream(line.data(), line.size());
  rapidjson::Reader reader;
  Handler handler;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, handler);
  const auto at_byte = [&] { return where + ": byte " + std::to_string(result.Offset()); };
  if (!handler.code.empty()) throw InputError(handler.code, at_byte(), handler.problem, advice);
  if (result.IsError()) {
    std::string problem = rapidjson::GetParseError_En(result.Code());
    if (problem.ends_with('.')) problem.pop_back();
    throw InputError("CG108", at_byte(), "not valid JSON: " + problem, advice);
  }
  if (!handler.has_text) {
    throw InputError("CG113", where, "has no field \"text\"",
                     handler.has_claims ? "these are extracted claims: give them to build or query" : advice);
  }
  return std::move(handler.fields);
}

}  // namespace claimgraph::text
