#pragma once
// Private to export/: text from documents made fit for formats that cannot carry everything.
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Valid UTF-8 without what XML 1.0 forbids: control characters other than tab and line break, U+FFFE, U+FFFF and bytes that
/// are no UTF-8 are removed; CR and CRLF become LF, as every XML parser would make them; white space at both ends goes
/// (Woodstox loses it in some places and not in others).
std::string clean(std::string_view text);

/// `clean` on one line: runs of white space become one blank.
std::string clean_line(std::string_view text);

/// At most `limit` code points of `text`, cut between words where possible, with "…" where something was cut.
std::string shorten(std::string_view text, std::size_t limit);

/// Breaks a line between words so that lines have about `width` code points; words stay whole.
std::vector<std::string> wrap(std::string_view line, std::size_t width);

std::size_t code_points(std::string_view text);

/// Calls `visit` with each code point and its bytes; bytes that are no UTF-8 are passed over.
void for_each_code_point(std::string_view text, const std::function<void(char32_t, std::string_view)>& visit);

/// Appends `text` with & < > " as entities and tab and line break as character references.
void append_xml(std::string& out, std::string_view text);

/// JSON text of a list of strings.
std::string json_list(const std::vector<std::string>& strings);

}  // namespace claimgraph
