#include <algorithm>

#include <claimgraph/extract/text/document.hpp>
#include <claimgraph/extract/text/utf8.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::string_view no_text = "give plain text, or extract the text from the file first";

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && (byte < '\t' || byte > '\r')) || byte == 0x7F;
}

std::string at_byte(std::string_view part, std::size_t byte) {
  return std::string(part) + "byte " + std::to_string(byte);
}

// A file whose beginning is full of control characters is no text, even if it happens to be valid UTF-8.
void refuse_binary(std::string_view part, std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    throw InputError("CG104", at_byte(part, 0), "looks like UTF-16, not UTF-8",
                     "convert it, for example with iconv -t UTF-8");
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    throw InputError("CG104", at_byte(part, nul), "looks like a binary file: it has a NUL byte", no_text);
  }
  const std::string_view head = text.substr(0, 4096);
  const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control));
  if (controls >= 4 && controls * 20 > head.size()) {
    const auto first = std::find_if(head.begin(), head.end(), is_control) - head.begin();
    throw InputError("CG104", at_byte(part, static_cast<std::size_t>(first)),
                     "looks like a binary file: it is full of control characters", no_text);
  }
}

// Valid text, repaired where that is asked for.
std::string checked(std::string_view part, std::string_view text, bool repair) {
  const std::size_t begin = text.starts_with(bom) ? bom.size() : 0;
  if (!repair) refuse_binary(part, text);
  const std::size_t invalid = utf8::first_invalid(text);
  if (invalid != std::string_view::npos && !repair) {
    throw InputError("CG102", at_byte(part, invalid), "invalid UTF-8",
                     "convert the text to UTF-8, or ask for repair (--repair) to put U+FFFD in its place");
  }
  std::string good = invalid == std::string_view::npos ? std::string(text.substr(begin))
                                                       : utf8::repaired(text.substr(begin));
  if (repair) std::erase(good, '\0');
  return good;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blank) + 1 - begin);
}

}  // namespace

Document make_document(std::string id, std::string title, std::string_view body, std::string date,
                       std::string outlet, std::string url, const DocumentOptions& options) {
  constexpr std::size_t hard_limit = std::size_t{1} << 30;  // offsets have 32 bits, with room
  const std::size_t limit = std::min(options.max_bytes, hard_limit);
  if (body.size() + title.size() > limit) {
    throw InputError("CG103", {},
                     "has " + std::to_string(body.size() + title.size()) +
                         " bytes, and a document may have " + std::to_string(limit),
                     "split it into documents, or raise the limit");
  }
  Document document;
  document.id = std::move(id);
  document.title = trimmed(checked("title, ", title, options.repair));
  std::string text = checked("", body, options.repair);
  if (document.title.empty()) {
    document.text = std::move(text);
  } else {
    document.text.reserve(document.title.size() + 2 + text.size());
    ((document.text = document.title) += "\n\n") += text;
    document.body = static_cast<std::uint32_t>(document.title.size() + 2);
  }
  document.date = std::move(date);
  document.outlet = std::move(outlet);
  document.url = std::move(url);
  return document;
}

}  // namespace claimgraph
