#include <claimgraph/export/graph_csv.hpp>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include <claimgraph/export/buffered.hpp>
#include <claimgraph/export/columns.hpp>
#include <claimgraph/export/csv_row.hpp>
#include <claimgraph/export/dated.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/export/walk.hpp>

namespace claimgraph {
namespace {

bool looks_like_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
}

constexpr std::size_t guessed_rows = 25;  // Gephi's AbstractImporterSpreadsheet

// Text that Gephi could take for a number, a truth value or times: "1984", "true", "2024-02-29", "Budget [2024, 2025]".
bool looks_typed(std::string_view text) {
  static constexpr std::array<std::string_view, 4> words{"true", "false", "nan", "infinity"};
  const auto equal = [](char a, char b) { return (a | 0x20) == b; };
  const std::string_view unsigned_text = text.substr(!text.empty() && (text[0] == '+' || text[0] == '-'));
  if (std::ranges::any_of(words, [&](std::string_view word) { return std::ranges::equal(unsigned_text, word, equal); })) return true;
  constexpr std::string_view digits = "0123456789";
  if (text.find_first_of(digits) == std::string_view::npos) return false;
  if (text.find_first_not_of("0123456789+-.,:;<>[]()\"' dDeEfFxXpPTZ") == std::string_view::npos) return true;
  for (std::size_t at = text.find_first_of("[("); at != std::string_view::npos; at = text.find_first_of("[(", at + 1)) {
    const std::size_t inside = text.find_first_not_of("[( \"'+-.", at);
    if (inside != std::string_view::npos && digits.find(text[inside]) != std::string_view::npos) return true;
  }
  return false;
}

// {"cue":[6,13],"charge":[20,31]} as "cue 6-13; charge 20-31": Gephi takes the JSON for sets of time stamps and refuses the file.
std::string span_text(std::string_view json) {
  std::string out;
  bool inside = false;
  for (const char c : json) {
    if (c == '[' || c == ']') inside = c == '[';
    else if (c == ',') out += inside ? "-" : "; ";
    else if (c == ':') out += ' ';
    else if (c != '{' && c != '}' && c != '"') out += c;
  }
  return out;
}

// Gephi reads a backslash as the beginning of an escape, also before a quotation mark of RFC 4180, and refuses the file or changes the text. In
// JSON, characters can be written without one that Gephi knows ("\u0022"); elsewhere it is doubled.
std::string with_escapes(std::string_view text, bool is_json) {
  static constexpr std::string_view names = "\"\\/bfnrt";
  static constexpr std::array<const char*, 8> codes{"0022", "005c", "002f", "0008", "000c", "000a", "000d", "0009"};
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    if (text[at] != '\\') continue;
    const std::size_t named = is_json && at + 1 < text.size() ? names.find(text[at + 1]) : std::string_view::npos;
    if (named != std::string_view::npos) (out += 'u') += codes[named], ++at;
    else if (!is_json) out += '\\';
  }
  return out;
}

bool is_json(std::string_view name) { return name == "aliases" || name == "reporters" || name == "reasons" || name == "outlets"; }
bool is_date(std::string_view name) { return name == "date" || name == "first_date" || name == "last_date"; }
bool is_code(std::string_view name) {
  return name == "claim_id" || name == "document" || name == "cameo" || name == "actor_id";
}

// Rows with the names of their columns in front. Gephi guesses the type of a column from its first rows and drops later values that do
// not fit; where a column of text would be taken for another type, its first cell gets a mark that makes it text.
class Table {
 public:
  struct ColumnName {
    std::string name;
    bool is_text = false;  ///< and neither known to Gephi by its name nor kept text by a letter in front
    bool is_json = false;
  };

  Table(std::ostream& stream, CsvProfile profile, std::vector<ColumnName> names) : out_(stream), profile_(profile), names_(std::move(names)) {
    std::vector<std::string> cells;
    for (const ColumnName& column : names_) cells.push_back(column.name);
    write(cells);
  }
  ~Table() { write_first(); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  void row(std::vector<std::string>&& cells) {
    if (!is_first_) return write(cells);
    first_.push_back(std::move(cells));
    if (first_.size() == guessed_rows) write_first();
  }

 private:
  void write_first() {
    for (std::size_t column = 0; column < names_.size() && profile_ == CsvProfile::gephi; ++column) {
      if (names_[column].is_text) keep_text(column);
    }
    for (const auto& cells : first_) write(cells);
    first_.clear();
    is_first_ = false;
  }

  void keep_text(std::size_t column) {
    std::string* mark = nullptr;
    for (auto& cells : first_) {
      if (cells[column].empty()) continue;
      if (!looks_typed(cells[column])) return;
      if (mark == nullptr) mark = &cells[column];
    }
    if (mark != nullptr) mark->insert(0, "[text] ");
  }

  void write(const std::vector<std::string>& cells) {
    CsvRow row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool is_escaped = profile_ == CsvProfile::gephi && cells[i].find('\\') != std::string::npos;
      const std::string escaped = is_escaped ? with_escapes(cells[i], names_[i].is_json) : std::string();
      const std::string& cell = is_escaped ? escaped : cells[i];
      const bool is_formula = profile_ == CsvProfile::excel && !cell.empty() &&
                              std::string_view("=+-@\t").find(cell.front()) != std::string_view::npos &&
                              !looks_like_number(cell);
      row.add(is_formula ? '\'' + cell : cell);
    }
    out_.text += row.line();
    out_.element_done();
  }

  Buffered out_;
  CsvProfile profile_;
  std::vector<ColumnName> names_;
  std::vector<std::vector<std::string>> first_;
  bool is_first_ = true;
};

template <typename Record>
std::string cell_of(const Column<Record>& column, const Record& record) {
  const Value value = column.get(record);
  std::string text = to_text(value);
  if (column.type == ColumnType::real && text.find_first_not_of("-0123456789") == std::string::npos && !text.empty()) text += ".0";
  if (!std::holds_alternative<std::string>(value)) return text;
  if (is_date(column.name)) {
    if (const auto days = day_range(text)) return days->first + '/' + days->last;
  }
  if (column.name == "spans") return span_text(text);
  if (is_code(column.name) && looks_like_number(text)) return column.name.front() + text;
  return text;
}

// Label and weight stand in front, under the names that Gephi knows.
template <typename Record>
std::vector<Table::ColumnName> with_attributes(std::initializer_list<std::string_view> known) {
  std::vector<Table::ColumnName> names;
  for (const std::string_view name : known) names.push_back({std::string(name)});
  for_each_attribute<Record>([&](const auto& column) { names.push_back({std::string(column.name), column.type == ColumnType::text && !is_code(column.name), is_json(column.name)}); });
  return names;
}
template <typename Record>
void add_cells(std::vector<std::string>& cells, const Record& record) {
  for_each_attribute<Record>([&](const auto& column) { cells.push_back(cell_of(column, record)); });
}

template <typename Graph>
void write_nodes(std::ostream& stream, const Graph& graph, CsvProfile profile) {
  Table table(stream, profile, with_attributes<Actor>({"Id", "Label"}));
  for (std::size_t vertex = 0; vertex < num_vertices(graph); ++vertex) {
    std::vector<std::string> cells{node_id(vertex), clean(graph[vertex].name)};
    add_cells(cells, graph[vertex]);
    table.row(std::move(cells));
  }
}

template <typename Graph>
void write_edges(std::ostream& stream, const Graph& graph, CsvProfile profile) {
  using Edge = typename Graph::edge_bundled;
  auto names = with_attributes<Edge>({"Id", "Source", "Target", "Type", "Kind", "Label", "Weight"});
  names.push_back({"Timeset"});
  Table table(stream, profile, std::move(names));
  for_each_kinded_edge(graph, [&](const KindedEdge& edge, const auto& record) {
    std::vector<std::string> cells{edge.id, edge.source, edge.target, is_directed<Graph> ? "Directed" : "Undirected", edge.kind, edge.relation,
                                   weight_text(record)};
    add_cells(cells, record);
    const auto days = days_of(record);
    cells.push_back(days ? "<[" + days->first + ", " + days->last + "]>" : "");
    table.row(std::move(cells));
  });
}

}  // namespace

void write_nodes_csv(std::ostream& out, const ClaimGraph& graph, CsvProfile profile) { write_nodes(out, graph.graph(), profile); }
void write_edges_csv(std::ostream& out, const ClaimGraph& graph, CsvProfile profile) { write_edges(out, graph.graph(), profile); }
void write_nodes_csv(std::ostream& out, const TieGraph& graph, CsvProfile profile) { write_nodes(out, graph, profile); }
void write_edges_csv(std::ostream& out, const TieGraph& graph, CsvProfile profile) { write_edges(out, graph, profile); }
void write_nodes_csv(std::ostream& out, const Network& graph, CsvProfile profile) { write_nodes(out, graph, profile); }
void write_edges_csv(std::ostream& out, const Network& graph, CsvProfile profile) { write_edges(out, graph, profile); }

}  // namespace claimgraph
