#include <algorithm>
#include <array>
#include <ostream>
#include <string>
#include <vector>

#include <claimgraph/export/dot.hpp>
#include <claimgraph/export/graph_json.hpp>
#include <claimgraph/export/graph_jsonl.hpp>
#include <claimgraph/export/output_file.hpp>
#include <claimgraph/export/pajek.hpp>
#include <claimgraph/export/timeline.hpp>
#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph {
namespace {

using Options = const ExportOptions&;

struct Format {
  FormatInfo info;
  void (*claims)(std::ostream&, const ClaimGraph&, Options);
  void (*ties)(std::ostream&, const TieGraph&, Options) = nullptr;    ///< where claims can be aggregated
  void (*network)(std::ostream&, const Network&, Options) = nullptr;  ///< where it can carry any graph
};

template <ImageFormat format>
void image(std::ostream& out, const ClaimGraph& graph, Options options) {
  write_image(out, graph, format, options.image);
}

/// A format whose writer takes each kind of graph.
template <typename Writer>
constexpr Format for_all(FormatInfo info, Writer) {
  return {info, [](std::ostream& out, const ClaimGraph& graph, Options options) { Writer()(out, graph, options); },
          [](std::ostream& out, const TieGraph& graph, Options options) { Writer()(out, graph, options); },
          [](std::ostream& out, const Network& graph, Options options) { Writer()(out, graph, options); }};
}

constexpr std::array formats{
    for_all({".graphml", "Gephi, networkx, igraph, Neo4j, Boost"},
            [](std::ostream& out, const auto& graph, Options options) { write_graphml(out, graph, options.graphml); }),
    for_all({".gexf", "Gephi, with time"},
            [](std::ostream& out, const auto& graph, Options options) { write_gexf(out, graph, options.gexf); }),
    for_all({".json", "networkx (node-link)"}, [](std::ostream& out, const auto& graph, Options) { write_node_link(out, graph); }),
    for_all({".cyjs", "cytoscape.js, Cytoscape"}, [](std::ostream& out, const auto& graph, Options) { write_cytoscape(out, graph); }),
    for_all({".csv", "tables of edges and, beside it, of nodes"},
            [](std::ostream& out, const auto& graph, Options options) { write_edges_csv(out, graph, options.csv); }),
    for_all({".net", "Pajek; relations only"}, [](std::ostream& out, const auto& graph, Options) { write_pajek(out, graph); }),
    Format{{".jsonl", "claims to edit and read back"},
           [](std::ostream& out, const ClaimGraph& graph, Options) { write_jsonl(out, graph); }},
    Format{{".dot", "Graphviz"},
           [](std::ostream& out, const ClaimGraph& graph, Options) { write_dot(out, graph); }},
    Format{{".html", "page to read: picture, table of claims, evidence"},
           [](std::ostream& out, const ClaimGraph& graph, Options options) {
             write_html(out, graph, {options.image, options.texts});
           }},
    Format{{".timeline.svg", "claims per family of relations over time"},
           [](std::ostream& out, const ClaimGraph& graph, Options options) { write_timeline(out, graph, options.image, options.timeline_bars); }},
    Format{{".svg", "picture for the web, with tooltips"}, image<ImageFormat::svg>},
    Format{{".png", "picture for slides"}, image<ImageFormat::png>},
    Format{{".pdf", "picture for print"}, image<ImageFormat::pdf>},
};

constexpr auto infos = [] {
  std::array<FormatInfo, formats.size()> out{};
  for (std::size_t i = 0; i < formats.size(); ++i) out[i] = formats[i].info;
  return out;
}();

// The first whose extension the name ends with: ".timeline.svg" stands before ".svg".
const Format& format_of(const std::filesystem::path& path) {
  const auto lower = [](std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
  };
  const std::string name = lower(path.filename().string()), extension = lower(path.extension().string());
  std::string known;
  for (const Format& format : formats) {
    if (!extension.empty() && name.size() > format.info.extension.size() && name.ends_with(format.info.extension)) return format;
    (known += known.empty() ? "" : ", ") += format.info.extension;
  }
  throw OutputError("CG403", path.string(),
                    extension.empty() ? "the name has no extension to tell the format"
                                      : "no known format has the extension '" + extension + "'",
                    "use one of " + known);
}

/// CSV are two files: the nodes stand beside the edges.
template <typename Graph>
void write_as(void (*write)(std::ostream&, const Graph&, Options), const Graph& graph, const std::filesystem::path& path,
              Options options) {
  write_file(path, [&](std::ostream& out) { write(out, graph, options); });
  if (format_of(path).info.extension != ".csv") return;
  write_file(nodes_beside(path), [&](std::ostream& out) { write_nodes_csv(out, graph, options.csv); });
}

Network without_isolated(const Network& network) {
  Network out;
  std::vector<std::size_t> index(num_vertices(network));
  for (std::size_t vertex = 0; vertex < index.size(); ++vertex) {
    if (boost::out_degree(vertex, network) > 0) index[vertex] = boost::add_vertex(network[vertex], out);
  }
  const auto [first, last] = edges(network);
  for (auto edge = first; edge != last; ++edge) {
    boost::add_edge(index[source(*edge, network)], index[target(*edge, network)], network[*edge], out);
  }
  return out;
}

}  // namespace

std::span<const FormatInfo> known_formats() {
  return infos;
}

std::string_view format_extension(const std::filesystem::path& path) { return format_of(path).info.extension; }

std::filesystem::path nodes_beside(const std::filesystem::path& edges) {
  std::filesystem::path nodes = edges;
  return nodes.replace_extension(".nodes" + edges.extension().string());
}

void check_format(const std::filesystem::path& path) {
  format_of(path);
}

void check_network_format(const std::filesystem::path& path) {
  if (format_of(path).network != nullptr) return;
  std::string able;
  for (const Format& format : formats) {
    if (format.network != nullptr) (able += able.empty() ? "" : ", ") += format.info.extension;
  }
  throw UsageError("CG512", path.string(), "this format holds claims and no network between actors", "use one of " + able);
}

void write_graph(const ClaimGraph& graph, const std::filesystem::path& path, const ExportOptions& options) {
  const Format& format = format_of(path);
  if (options.aggregate && format.ties != nullptr) return write_as(format.ties, aggregate(graph), path, options);
  write_as(format.claims, graph, path, options);
}

void write_graph(const Network& network, const std::filesystem::path& path, const ExportOptions& options) {
  check_network_format(path);
  write_as(format_of(path).network, without_isolated(network), path, options);
}

}  // namespace claimgraph
