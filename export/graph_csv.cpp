#include <claimgraph/export/graph_csv.hpp>

#include <algorithm>
#include <array>
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

std::string day_text(const std::string& date) {
  const auto days = day_range(date);
  return days ? days->first + '/' + days->last : date;
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

bool is_date(std::string_view name) { return name == "date" || name == "first_date" || name == "last_date"; }
bool is_code(std::string_view name) {
  return name == "claim_id" || name == "document" || name == "cameo" || name == "actor_id";
}

class Table {
 public:
  Table(std::ostream& stream, CsvProfile profile) : out_(stream), profile_(profile) {}

  void row(const std::vector<std::string>& cells) {
    CsvRow row;
    for (const std::string& cell : cells) {
      const bool is_formula = profile_ == CsvProfile::excel && !cell.empty() &&
                              std::string_view("=+-@\t").find(cell.front()) != std::string_view::npos &&
                              !looks_like_number(cell);
      row.add(is_formula ? '\'' + cell : cell);
    }
    out_.text += row.line();
    out_.element_done();
  }

 private:
  Buffered out_;
  CsvProfile profile_;
};

template <typename Record>
std::string cell_of(const Column<Record>& column, const Record& record) {
  const Value value = column.get(record);
  std::string text = to_text(value);
  if (!std::holds_alternative<std::string>(value)) return text;
  if (is_date(column.name)) return day_text(text);
  if (column.name == "spans") return span_text(text);
  if (is_code(column.name) && looks_like_number(text)) text.insert(0, 1, column.name.front());
  return text;
}

// Label and weight stand in front, under the names that Gephi knows.
template <typename Record>
void add_names(std::vector<std::string>& cells) {
  for_each_attribute<Record>([&](const auto& column) { cells.emplace_back(column.name); });
}
template <typename Record>
void add_cells(std::vector<std::string>& cells, const Record& record) {
  for_each_attribute<Record>([&](const auto& column) { cells.push_back(cell_of(column, record)); });
}

template <typename Graph>
void write_nodes(std::ostream& stream, const Graph& graph, CsvProfile profile) {
  Table table(stream, profile);
  std::vector<std::string> cells{"Id", "Label"};
  add_names<Actor>(cells);
  table.row(cells);
  for (std::size_t vertex = 0; vertex < num_vertices(graph); ++vertex) {
    cells = {node_id(vertex), clean(graph[vertex].name)};
    add_cells(cells, graph[vertex]);
    table.row(cells);
  }
}

template <typename Graph>
void write_edges(std::ostream& stream, const Graph& graph, CsvProfile profile) {
  using Edge = typename Graph::edge_bundled;
  Table table(stream, profile);
  std::vector<std::string> cells{"Id", "Source", "Target", "Type", "Kind", "Label", "Weight"};
  add_names<Edge>(cells);
  cells.emplace_back("Timeset");
  table.row(cells);
  for_each_kinded_edge(graph, [&](const KindedEdge& edge, const auto& record) {
    cells = {edge.id, edge.source, edge.target, is_directed<Graph> ? "Directed" : "Undirected", edge.kind, edge.relation,
             weight_text(record)};
    add_cells(cells, record);
    const auto days = days_of(record);
    cells.push_back(days ? "<[" + days->first + ", " + days->last + "]>" : "");
    table.row(cells);
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
