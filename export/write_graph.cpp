#include <algorithm>
#include <array>
#include <optional>
#include <ostream>
#include <string>

#include <claimgraph/export/dot.hpp>
#include <claimgraph/export/graph_json.hpp>
#include <claimgraph/export/output_file.hpp>
#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph {
namespace {

using Options = const ExportOptions&;

struct Format {
  FormatInfo info;
  void (*write)(std::ostream&, const ClaimGraph&, Options);
  void (*write_ties)(std::ostream&, const TieGraph&, Options) = nullptr;  ///< where claims can be aggregated
};

template <ImageFormat format>
void image(std::ostream& out, const ClaimGraph& graph, Options options) {
  write_image(out, graph, format, options.image);
}

constexpr std::array formats{
    Format{{".graphml", "Gephi, networkx, igraph, Neo4j, Boost"},
           [](std::ostream& out, const ClaimGraph& graph, Options options) {
             write_graphml(out, graph, options.graphml);
           },
           [](std::ostream& out, const TieGraph& graph, Options options) {
             write_graphml(out, graph, options.graphml);
           }},
    Format{{".gexf", "Gephi, with time"},
           [](std::ostream& out, const ClaimGraph& graph, Options options) {
             write_gexf(out, graph, options.gexf);
           },
           [](std::ostream& out, const TieGraph& graph, Options options) {
             write_gexf(out, graph, options.gexf);
           }},
    Format{{".json", "networkx (node-link)"},
           [](std::ostream& out, const ClaimGraph& graph, Options) { write_node_link(out, graph); },
           [](std::ostream& out, const TieGraph& graph, Options) { write_node_link(out, graph); }},
    Format{{".cyjs", "cytoscape.js, Cytoscape"},
           [](std::ostream& out, const ClaimGraph& graph, Options) { write_cytoscape(out, graph); },
           [](std::ostream& out, const TieGraph& graph, Options) { write_cytoscape(out, graph); }},
    Format{{".csv", "tables of edges and, beside it, of nodes"},
           [](std::ostream& out, const ClaimGraph& graph, Options options) {
             write_edges_csv(out, graph, options.csv);
           },
           [](std::ostream& out, const TieGraph& graph, Options options) {
             write_edges_csv(out, graph, options.csv);
           }},
    Format{{".dot", "Graphviz"},
           [](std::ostream& out, const ClaimGraph& graph, Options) { write_dot(out, graph); }},
    Format{{".html", "page to read: picture, table of claims, evidence"},
           [](std::ostream& out, const ClaimGraph& graph, Options options) {
             write_html(out, graph, {options.image, options.texts});
           }},
    Format{{".svg", "picture for the web, with tooltips"}, image<ImageFormat::svg>},
    Format{{".png", "picture for slides"}, image<ImageFormat::png>},
    Format{{".pdf", "picture for print"}, image<ImageFormat::pdf>},
};

constexpr auto infos = [] {
  std::array<FormatInfo, formats.size()> out{};
  for (std::size_t i = 0; i < formats.size(); ++i) out[i] = formats[i].info;
  return out;
}();

const Format& format_of(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  std::string known;
  for (const Format& format : formats) {
    if (format.info.extension == extension) return format;
    (known += known.empty() ? "" : ", ") += format.info.extension;
  }
  throw OutputError("CG403", path.string(),
                    extension.empty() ? "the name has no extension to tell the format"
                                      : "no known format has the extension '" + extension + "'",
                    "use one of " + known);
}

}  // namespace

std::span<const FormatInfo> known_formats() {
  return infos;
}

void check_format(const std::filesystem::path& path) {
  format_of(path);
}

void write_graph(const ClaimGraph& graph, const std::filesystem::path& path, const ExportOptions& options) {
  const Format& format = format_of(path);
  std::optional<TieGraph> ties;
  if (options.aggregate && format.write_ties != nullptr) ties = aggregate(graph);
  write_file(path, [&](std::ostream& out) {
    ties ? format.write_ties(out, *ties, options) : format.write(out, graph, options);
  });
  if (format.info.extension != ".csv") return;
  std::filesystem::path nodes = path;
  nodes.replace_extension(".nodes" + path.extension().string());
  write_file(nodes, [&](std::ostream& out) {
    ties ? write_nodes_csv(out, *ties, options.csv) : write_nodes_csv(out, graph, options.csv);
  });
}

}  // namespace claimgraph
