#include <claimgraph/export/records_jsonl.hpp>

#include <istream>
#include <limits>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>

#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

using rapidjson::Value;

std::string quoted(std::string_view text) { return std::string("'").append(text).append("'"); }

// Depth of nesting, found without parsing: brackets outside strings.
std::size_t nesting(std::string_view json) {
  std::size_t depth = 0, deepest = 0;
  bool inside = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (inside) {
      if (c == '\\') ++at;
      else if (c == '"') inside = false;
    } else if (c == '"') {
      inside = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

// A JSON value that knows its place in the line, so that every error can name it.
class Field {
 public:
  Field(const Value& value, std::string path, std::string_view where, const RecordLimits& limits)
      : value_(value), path_(std::move(path)), where_(where), limits_(limits) {}

  std::string text() const {
    if (!value_.IsString()) fail("a string");
    return {value_.GetString(), value_.GetStringLength()};
  }
  bool flag() const {
    if (!value_.IsBool()) fail("true or false");
    return value_.GetBool();
  }
  int integer() const {
    if (!value_.IsInt()) fail("a whole number");
    return value_.GetInt();
  }
  double number() const {
    if (!value_.IsNumber()) fail("a number");
    return value_.GetDouble();
  }
  Span span() const {
    if (!value_.IsArray() || value_.Size() != 2 || !value_[0].IsUint() || !value_[1].IsUint() ||
        value_[0].GetUint() > value_[1].GetUint()) {
      fail("a span [begin, end]");
    }
    return {value_[0].GetUint(), value_[1].GetUint()};
  }
  TextSpan piece() const {
    TextSpan out;
    out.text = text_at("text");
    if (const auto at = member("span")) out.span = at->span();
    return out;
  }
  bool is_null() const { return value_.IsNull(); }

  /// A member that may be missing; null counts as missing.
  std::optional<Field> member(const char* name) const {
    if (!value_.IsObject()) fail("an object");
    const auto found = value_.FindMember(name);
    if (found == value_.MemberEnd() || found->value.IsNull()) return std::nullopt;
    return Field(found->value, path_.empty() ? name : path_ + '.' + name, where_, limits_);
  }
  Field required(const char* name) const {
    if (auto found = member(name)) return *found;
    throw InputError("CG111", where_, "field " + quoted(path_.empty() ? name : path_ + '.' + name) + " is missing",
                     "see docs/records.md for the fields of a line");
  }
  std::string text_at(const char* name, std::string otherwise = {}) const {
    const auto found = member(name);
    return found ? found->text() : std::move(otherwise);
  }

  template <typename Read>
  auto list(Read read) const {
    if (!value_.IsArray()) fail("an array");
    if (value_.Size() > limits_.entries) {
      throw InputError("CG112", where_, quoted(path_) + " has " + std::to_string(value_.Size()) + " entries, more than " +
                                            std::to_string(limits_.entries), "split the document");
    }
    std::vector<decltype(read(*this))> out;
    out.reserve(value_.Size());
    for (rapidjson::SizeType i = 0; i < value_.Size(); ++i) {
      out.push_back(read(Field(value_[i], path_ + '[' + std::to_string(i) + ']', where_, limits_)));
    }
    return out;
  }
  template <typename Read>
  auto list_at(const char* name, Read read) const -> std::vector<decltype(read(*this))> {
    const auto found = member(name);
    if (!found) return {};
    return found->list(read);
  }

  /// One of an enumeration's words.
  template <typename Convert>
  auto word_at(const char* name, Convert convert, decltype(convert("")) otherwise) const {
    const auto found = member(name);
    if (!found) return otherwise;
    try {
      return convert(found->text());
    } catch (const InputError& error) {
      if (error.code() != "CG109") throw;
      throw InputError("CG109", where_, quoted(found->path_) + ": " + error.problem(), error.advice());
    }
  }

 private:
  [[noreturn]] void fail(const char* expected) const {
    throw InputError("CG111", where_, path_.empty() ? std::string("the line must be ") + expected
                                                    : quoted(path_) + " must be " + expected,
                     "see docs/records.md for the fields of a line");
  }

  const Value& value_;
  std::string path_;
  std::string_view where_;
  const RecordLimits& limits_;
};

Actor read_actor(const Field& in) {
  Actor actor;
  actor.id = in.required("id").text();
  actor.name = in.required("name").text();
  actor.type = in.word_at("type", actor_type_from_string, ActorType::group);
  actor.aliases = in.list_at("aliases", [](const Field& alias) { return alias.text(); });
  actor.role = in.text_at("role");
  actor.side = in.text_at("side");
  actor.wikidata = in.text_at("wikidata");
  return actor;
}

Attribution read_attribution(const Field& in, std::size_t count) {
  const auto spans = [](const Field& span) { return span.span(); };
  Attribution attribution;
  attribution.source = in.list_at("source", spans);
  attribution.cue = in.list_at("cue", spans);
  attribution.content = in.list_at("content", spans);
  attribution.type = in.word_at("type", quote_type_from_string, QuoteType::indirect);
  attribution.speaker = in.text_at("speaker");
  if (const auto parent = in.member("parent")) {
    const int index = parent->integer();
    // A parent that is not there would send readers out of bounds.
    attribution.parent = index >= 0 && static_cast<std::size_t>(index) < count ? index : -1;
  }
  return attribution;
}

ClaimEnd read_end(const Field& in) {
  ClaimEnd end;
  end.name = in.required("name").text();
  end.actor = in.text_at("actor", slug(end.name));
  end.mention = in.text_at("mention");
  if (const auto span = in.member("span")) end.span = span->span();
  end.side = in.text_at("side");
  return end;
}

Claim read_claim(const Field& in, const ExtractedDocument& document) {
  const auto piece = [&](const char* name) {
    const auto found = in.member(name);
    return found ? found->piece() : TextSpan{};
  };
  const auto flag = [&](const char* name) {
    const auto found = in.member(name);
    return found && found->flag();
  };
  Claim claim;
  claim.id = in.text_at("id");
  claim.source = read_end(in.required("source"));
  claim.relation = in.required("relation").text();
  claim.target = read_end(in.required("target"));
  claim.reporters = in.list_at("reporters", [](const Field& reporter) {
    return ActorRef{reporter.text_at("actor"), reporter.required("name").text()};
  });
  claim.negated = flag("negated");
  claim.hypothetical = flag("hypothetical");
  claim.modality = in.word_at("modality", modality_from_string, Modality::asserted);
  claim.tense = in.word_at("tense", tense_from_string, Tense::none);
  if (const auto polarity = in.member("polarity")) claim.polarity = polarity->integer();
  claim.quote = in.word_at("quote", quote_type_from_string, QuoteType::none);
  claim.cue = piece("cue");
  claim.charge = piece("charge");
  claim.evidence = piece("evidence");
  if (const auto sentence = in.member("sentence")) claim.sentence = sentence->span();
  claim.document = in.text_at("document", document.id);
  claim.title = in.text_at("title", document.title);
  claim.date = in.text_at("date", document.date);
  claim.outlet = in.text_at("outlet", document.outlet);
  claim.extractor = in.text_at("extractor");
  if (const auto confidence = in.member("confidence")) claim.confidence = confidence->number();
  claim.reasons = in.list_at("reasons", [](const Field& reason) {
    const auto number = [&](const char* name) {
      const auto found = reason.member(name);
      return found ? found->number() : 0;
    };
    return Reason{reason.required("step").text(), reason.text_at("detail"), number("value"), number("share")};
  });
  return claim;
}

// Parses without recursion; the caller has checked size and depth.
void parse(rapidjson::Document& json, std::string_view line) {
  rapidjson::MemoryStream stream(line.data(), line.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> input(stream);
  json.ParseStream<rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag |
                   rapidjson::kParseValidateEncodingFlag>(input);
}

// A claim alone, as to_json_line(claim) writes it.
bool is_claim(const rapidjson::Document& json) {
  return json.IsObject() && !json.HasMember("claims") && json.HasMember("relation") && json.HasMember("source") &&
         json.HasMember("target");
}

}  // namespace

ExtractedDocument from_json_line(std::string_view line, std::string_view where, const RecordLimits& limits) {
  const auto too_much = [&](const char* what, std::size_t limit) {
    return InputError("CG112", where, std::string(what) + " more than " + std::to_string(limit),
                      "check that the file holds claimgraph's own lines");
  };
  if (line.size() > limits.line_bytes) throw too_much("the line has bytes:", limits.line_bytes);
  if (nesting(line) > limits.depth) throw too_much("arrays and objects are nested", limits.depth);
  rapidjson::Document json;
  parse(json, line);
  if (json.HasParseError()) {
    throw InputError("CG110", std::string(where) + (where.empty() ? "byte " : ": byte ") + std::to_string(json.GetErrorOffset()),
                     std::string("no valid JSON: ") + rapidjson::GetParseError_En(json.GetParseError()),
                     "one JSON object a line is expected");
  }
  const Field in(json, "", where, limits);
  ExtractedDocument document;
  if (is_claim(json)) {
    const Claim claim = read_claim(in, document);
    document.id = claim.document;
    document.title = claim.title;
    document.date = claim.date;
    document.outlet = claim.outlet;
    document.claims = {claim};
    return document;
  }
  document.id = in.text_at("id");
  document.title = in.text_at("title");
  document.date = in.text_at("date");
  document.outlet = in.text_at("outlet");
  document.url = in.text_at("url");
  document.text = in.text_at("text");
  document.actors = in.list_at("actors", read_actor);
  if (const auto attributions = in.member("attributions")) {
    const std::size_t count = attributions->list([](const Field&) { return char{}; }).size();
    document.attributions = attributions->list([&](const Field& item) { return read_attribution(item, count); });
  }
  document.claims = in.list_at("claims", [&](const Field& claim) { return read_claim(claim, document); });
  return document;
}

std::optional<std::string> record_id(std::string_view line) {
  const RecordLimits limits;
  if (line.size() > limits.line_bytes || nesting(line) > limits.depth) return std::nullopt;
  rapidjson::Document json;
  parse(json, line);
  if (json.HasParseError() || !json.IsObject()) return std::nullopt;
  const auto is_array = [&](const char* name) {
    const auto found = json.FindMember(name);
    return found != json.MemberEnd() && found->value.IsArray();
  };
  const bool claim = is_claim(json);
  if (!claim && (!is_array("claims") || !is_array("actors"))) return std::nullopt;
  const auto id = json.FindMember(claim ? "document" : "id");
  if (id == json.MemberEnd() || !id->value.IsString()) return std::string();
  return std::string(id->value.GetString(), id->value.GetStringLength());
}

bool is_record_line(std::string_view line) {
  return record_id(line).has_value();
}

RecordsReader::RecordsReader(std::istream& stream, std::string name, const RecordLimits& limits)
    : stream_(stream), name_(std::move(name)), limits_(limits) {}

std::optional<ExtractedDocument> RecordsReader::next() {
  std::string line;
  for (;;) {
    // Byte by byte from the buffer: a line over the limit is skipped without being kept.
    line.clear();
    std::size_t length = 0;
    std::streambuf& buffer = *stream_.rdbuf();
    int c = buffer.sbumpc();
    if (c == std::char_traits<char>::eof()) {
      stream_.setstate(std::ios::eofbit);
      return std::nullopt;
    }
    for (; c != std::char_traits<char>::eof() && c != '\n'; c = buffer.sbumpc()) {
      if (++length <= limits_.line_bytes) line += static_cast<char>(c);
    }
    ++line_;
    const std::string where = name_ + ':' + std::to_string(line_);
    if (length > limits_.line_bytes) {
      throw InputError("CG112", where, "the line has more than " + std::to_string(limits_.line_bytes) + " bytes",
                       "check that the file holds claimgraph's own lines");
    }
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    return from_json_line(line, where, limits_);
  }
}

}  // namespace claimgraph
