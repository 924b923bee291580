#pragma once
// Aligned columns for a terminal.
#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace claimgraph::cli {

/// Columns of the terminal on standard output; 0 where it is none.
std::size_t terminal_width();

class Table {
 public:
  explicit Table(std::vector<std::string> header);
  void add(std::vector<std::string> row);
  /// Leaves a column out of the print.
  void hide(std::size_t column);
  /// The lines. Columns without any content are left out. With `width` (columns of a terminal) the last
  /// column, and then the widest others, are cut with "…" to fit; with 0 nothing is cut.
  std::string print(std::size_t width) const;

 private:
  std::vector<std::vector<std::string>> rows_;  ///< the first is the header
  std::set<std::size_t> hidden_;
};

}  // namespace claimgraph::cli
