#pragma once
// Private to export/: RapidJSON's writer with numbers in their shortest exact form and the calls that the exporters share.
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <claimgraph/graph/records.hpp>

namespace claimgraph {

/// The shortest decimal that reads back as `value`; "0" for infinities and NaN, which no format of ours can carry.
inline std::string shortest(double value) {
  if (!std::isfinite(value)) return "0";
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

class JsonWriter : public rapidjson::Writer<rapidjson::StringBuffer> {
 public:
  using Base = rapidjson::Writer<rapidjson::StringBuffer>;
  explicit JsonWriter(rapidjson::StringBuffer& buffer) : Base(buffer) {}

  void key(std::string_view name) { Base::Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void string(std::string_view text) { Base::String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void number(double value) {
    const std::string digits = shortest(value);
    Base::RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
  }
  void span(Span span) {
    Base::StartArray();
    Base::Uint(span.begin);
    Base::Uint(span.end);
    Base::EndArray();
  }

  /// A claim's chain: [{"actor":"a","name":"A"}].
  void reporters(const std::vector<ActorRef>& chain) {
    Base::StartArray();
    for (const ActorRef& reporter : chain) {
      Base::StartObject();
      field("actor", reporter.actor);
      field("name", reporter.name);
      Base::EndObject();
    }
    Base::EndArray();
  }

  /// Why a claim was made: [{"step":"frame","detail":"accuse-of","value":0.9,"share":0.4}].
  void reasons(const std::vector<Reason>& steps) {
    Base::StartArray();
    for (const Reason& step : steps) {
      Base::StartObject();
      field("step", step.step);
      field("detail", step.detail);
      field("value", step.value);
      field("share", step.share);
      Base::EndObject();
    }
    Base::EndArray();
  }

  void field(std::string_view name, std::string_view text) { key(name), string(text); }
  void field(std::string_view name, const char* text) { key(name), string(text); }
  void field(std::string_view name, bool value) { key(name), Base::Bool(value); }
  void field(std::string_view name, int value) { key(name), Base::Int(value); }
  void field(std::string_view name, double value) { key(name), number(value); }
  void field(std::string_view name, Span value) { key(name), span(value); }
  void optional_field(std::string_view name, std::string_view text) {
    if (!text.empty()) field(name, text);
  }
};

}  // namespace claimgraph
