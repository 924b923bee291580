#pragma once
// Private to export/: a row of RFC 4180: cells quoted where needed, CRLF at the end.
#include <string>
#include <string_view>

#include <claimgraph/export/json_writer.hpp>

namespace claimgraph {

class CsvRow {
 public:
  CsvRow& add(std::string_view cell) {
    if (!first_) line_ += ',';
    first_ = false;
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      line_ += cell;
      return *this;
    }
    line_ += '"';
    for (const char c : cell) {
      if (c == '"') line_ += '"';
      line_ += c;
    }
    line_ += '"';
    return *this;
  }
  CsvRow& add(double number) { return add(shortest(number)); }
  std::string line() const { return line_ + "\r\n"; }

 private:
  std::string line_;
  bool first_ = true;
};

}  // namespace claimgraph
