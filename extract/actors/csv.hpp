#pragma once
// Comma-separated values as RFC 4180 writes them, plus comment lines that begin with '#'.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::actors {

struct CsvRow {
  std::size_t line = 0;  ///< counted from 1, where the row begins
  std::vector<std::string> fields;
};

/// The rows of a table whose header must be `header`, the header left out. Blank lines are skipped; a quoted field may
/// hold commas, quotes (doubled) and line breaks; \r\n ends lines as \n does; a byte order mark is skipped.
/// Throws LexiconError: CG311 another header, CG312 a row with another number of fields or wrong quotes.
std::vector<CsvRow> read_csv(std::string_view text, std::string_view where, std::string_view header);

/// A row of such a table, without line break; cells are quoted where they must be.
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace claimgraph::actors
