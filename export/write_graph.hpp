#pragma once
// One call for all formats: the file's name says which.
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <claimgraph/export/gexf.hpp>
#include <claimgraph/export/graph_csv.hpp>
#include <claimgraph/export/graphml.hpp>
#include <claimgraph/export/html.hpp>
#include <claimgraph/export/image.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/networks.hpp>
#include <claimgraph/graph/windows.hpp>

namespace claimgraph CLAIMGRAPH_API {

struct ExportOptions {
  ImageOptions image;                          ///< also for the picture in an HTML page
  std::map<std::string, std::string> texts{};  ///< for an HTML page: see HtmlOptions::texts
  /// One edge per source, target and relation with their count as weight, in .graphml, .gexf, .json, .cyjs,
  /// .csv and .net; the others draw claims together anyway.
  bool aggregate = false;
  GraphmlProfile graphml = GraphmlProfile::standard;
  GexfVersion gexf = GexfVersion::v1_3;
  CsvProfile csv = CsvProfile::gephi;
  std::optional<WindowOptions> timeline_bars{};  ///< of a .timeline.svg; nothing: days, weeks … as they fit
};

struct FormatInfo {
  std::string_view extension;  ///< ".graphml"
  std::string_view purpose;    ///< "Gephi, networkx, igraph, Neo4j": for --help
};

/// What write_graph writes, in the order of its documentation.
std::span<const FormatInfo> known_formats();

/// The extension by which write_graph knows the format: ".timeline.svg" for "a.Timeline.SVG". Throws OutputError CG403 where there is none.
std::string_view format_extension(const std::filesystem::path& path);

/// Where write_graph writes the nodes of a CSV: "x.nodes.csv" for "x.csv".
std::filesystem::path nodes_beside(const std::filesystem::path& edges);

/// Throws OutputError CG403 where the extension is none of known_formats(): call it before long work.
void check_format(const std::filesystem::path& path);

/// Writes `graph` in the format of the extension (case does not matter). The file is complete or absent
/// (output_file.hpp). CSV are two files: the edges under `path`, the nodes beside it ("x.csv":
/// "x.nodes.csv"). Throws OutputError CG401, CG402, CG403 (unknown extension; the message lists the known
/// ones), CG410, UsageError CG511.
void write_graph(const ClaimGraph& graph, const std::filesystem::path& path,
                 const ExportOptions& options = {});

/// The same for a network between actors; actors without any bond are left out. Throws UsageError CG512 where the format
/// draws or keeps claims alone (pictures, .html, .dot, .jsonl).
void write_graph(const Network& network, const std::filesystem::path& path,
                 const ExportOptions& options = {});

/// Throws OutputError CG403, and UsageError CG512 where the format cannot carry a network between actors.
void check_network_format(const std::filesystem::path& path);

}  // namespace claimgraph
