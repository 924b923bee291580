#pragma once
// One line of a .jsonl file. Private to extract/text.
#include <string>
#include <string_view>

#include <claimgraph/extract/text/fields.hpp>

namespace claimgraph::text {

/// Nesting deeper than this is refused, whatever it holds.
inline constexpr int max_json_depth = 64;

/// Reads {"id", "title", "text", "date", "outlet", "url"}: strings, or numbers in id and date; null counts as
/// absent, other fields are skipped. `line` must be valid UTF-8. Throws InputError CG108 (not one JSON
/// object, nested too deep, a field twice) or CG113 (no text, a field of the wrong type), naming `where` and
/// the byte of the line.
Fields json_fields(std::string_view line, const std::string& where);

}  // namespace claimgraph::text
