#include <claimgraph/export/text.hpp>

#include <algorithm>

#include <claimgraph/export/json_writer.hpp>

namespace claimgraph {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Length in bytes of the well-formed code point at `at` (shortest form, no surrogate), or 0.
std::size_t code_point_length(std::string_view text, std::size_t at, char32_t& c) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) {
    c = lead;
    return 1;
  }
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (length == 0 || lead > 0xF4 || at + length > text.size()) return 0;
  c = lead & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[at + i])) return 0;
    c = (c << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3F);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  return overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0 : length;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string clean(std::string_view text) {
  // Most text is ASCII without control characters and stays as it is.
  if (std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; })) return std::string(trimmed(text));
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    const std::size_t length = code_point_length(text, at, c);
    if (length == 0) {
      ++at;
      continue;
    }
    if (c == '\r') {
      if (at + 1 >= text.size() || text[at + 1] != '\n') out += '\n';
    } else if ((c >= 0x20 || c == '\t' || c == '\n') && c != 0xFFFE && c != 0xFFFF) {
      out.append(text, at, length);
    }
    at += length;
  }
  const std::string_view inner = trimmed(out);
  return inner.size() == out.size() ? out : std::string(inner);
}

std::string clean_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char c : clean(text)) {
    if (is_space(c) || c == 0x7F) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

std::size_t code_points(std::string_view text) {
  std::size_t points = 0;
  for (const char c : text) points += !is_continuation(c);
  return points;
}

void for_each_code_point(std::string_view text, const std::function<void(char32_t, std::string_view)>& visit) {
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    const std::size_t length = code_point_length(text, at, c);
    if (length > 0) visit(c, text.substr(at, length));
    at += std::max<std::size_t>(length, 1);
  }
}

std::string shorten(std::string_view text, std::size_t limit) {
  if (code_points(text) <= limit) return std::string(text);
  std::size_t points = 0, end = 0, word = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_continuation(text[at])) continue;
    if (points == limit - 1) {
      end = at;
      break;
    }
    if (is_space(text[at])) word = at;
    ++points;
  }
  if (word * 2 > end) end = word;  // unless that throws much away
  return std::string(trimmed(text.substr(0, end))) + "…";
}

std::vector<std::string> wrap(std::string_view line, std::size_t width) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    if (lines.empty() || code_points(lines.back()) + 1 + code_points(word) > width) lines.emplace_back(word);
    else (lines.back() += ' ') += word;
    at = end + 1;
  }
  return lines;
}

void append_xml(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\t': out += "&#9;"; break;
      case '\n': out += "&#10;"; break;
      default: out += c;
    }
  }
}

std::string json_list(const std::vector<std::string>& strings) {
  rapidjson::StringBuffer buffer;
  JsonWriter out(buffer);
  out.StartArray();
  for (const std::string& text : strings) out.string(text);
  out.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace claimgraph
