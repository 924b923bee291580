#include "csv.hpp"

#include <algorithm>

#include <claimgraph/graph/error.hpp>

namespace claimgraph::actors {
namespace {

class Reader {
 public:
  Reader(std::string_view text, std::string_view where) : text_(text), where_(where) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  bool next(CsvRow& row) {
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '#')) skip_line();
    if (at_ >= text_.size()) return false;
    row.line = line_;
    row.fields.assign(1, {});
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' && row.fields.back().empty()) {
        quoted(row);
      } else if (c == ',') {
        row.fields.emplace_back();
        ++at_;
      } else if (c == '\n' || (c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n')) {
        break;
      } else {
        row.fields.back() += c;
        ++at_;
      }
    }
    if (at_ < text_.size()) skip_line();
    return true;
  }

 private:
  void skip_line() {
    at_ = std::min(text_.find('\n', at_), text_.size());
    if (at_ < text_.size()) ++at_;
    ++line_;
  }

  void quoted(CsvRow& row) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          return;
        }
        ++at_;
      } else if (text_[at_] == '\n') {
        ++line_;
      }
      row.fields.back() += text_[at_];
    }
    throw LexiconError("CG312", std::string(where_) + ":" + std::to_string(row.line), "a quoted field has no end", "close the quote");
  }

  std::string_view text_, where_;
  std::size_t at_ = 0, line_ = 1;
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
      throw LexiconError("CG312", std::string(where) + ":" + std::to_string(row.line),
                         std::to_string(row.fields.size()) + " fields instead of " + std::to_string(columns),
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
