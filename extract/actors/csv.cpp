#include "csv.hpp"

#include <limits>
#include <sstream>

#include <claimgraph/extract/text/csv.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph::actors {
namespace {

class Reader {
 public:
  Reader(std::string_view text, std::string_view where)
      : stream_(std::string(text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text)), source_(stream_), where_(where) {}

  bool next(CsvRow& row) {
    for (int c = source_.peek(); c == '\n' || c == '\r' || c == '#'; c = source_.peek()) {
      std::string comment;
      source_.next_line(comment, 0);
    }
    row.line = source_.line();
    switch (text::next_row(source_, std::numeric_limits<std::size_t>::max(), row.fields)) {
      case text::Row::none:
        return false;
      case text::Row::open_quote:
        fail(row, "a quoted field has no end", "close the quote");
      case text::Row::stray_quote:
        fail(row, "text stands behind a closing quote", "double the quotes inside of quoted fields");
      default:
        return true;
    }
  }

  [[noreturn]] void fail(const CsvRow& row, const std::string& problem, const std::string& advice) const {
    throw LexiconError("CG312", where_ + ":" + std::to_string(row.line), problem, advice);
  }

 private:
  std::istringstream stream_;
  text::ByteSource source_;
  std::string where_;
};

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, std::string_view where, std::string_view header) {
  Reader reader(text, where);
  CsvRow row;
  std::string found;
  const bool any = reader.next(row);
  if (any)
    for (const std::string& field : row.fields) found += (found.empty() ? "" : ",") + field;
  if (found != header)
    throw LexiconError("CG311", where, "the first line is not the header of this table", "begin with: " + std::string(header));
  const std::size_t columns = row.fields.size();
  std::vector<CsvRow> rows;
  while (reader.next(row)) {
    if (row.fields.size() != columns)
      reader.fail(row, std::to_string(row.fields.size()) + " fields instead of " + std::to_string(columns),
                  "quote fields that hold commas; leave unknown ones empty");
    rows.push_back(row);
  }
  return rows;
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) row += ',';
    if (cell.find_first_of(",\"\r\n") == std::string::npos && !cell.starts_with('#')) {
      row += cell;
      continue;
    }
    row += '"';
    for (const char c : cell) (row += c) += c == '"' ? "\"" : "";
    row += '"';
  }
  return row;
}

}  // namespace claimgraph::actors
