#pragma once
// Rows of comma-separated values after RFC 4180: fields may be quoted, a quoted field may have commas, line
// ends and doubled quotation marks. Private to extract/text.
#include <cstddef>
#include <string>
#include <vector>

#include <claimgraph/extract/text/byte_source.hpp>

namespace claimgraph::text {

enum class Row { none, read, too_long, open_quote, stray_quote };

/// Reads the next row that is not an empty line; `too_long` after more than `limit` bytes, which are skipped.
/// After `open_quote` (a quotation that the file never closes) there is nothing left to read; after
/// `stray_quote` (text behind a closing quotation mark) the row has been skipped.
Row next_row(ByteSource& source, std::size_t limit, std::vector<std::string>& fields);

}  // namespace claimgraph::text
