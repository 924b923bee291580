#include "outputs.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph::cli {
namespace {

// Options that say how some formats are written: given without any of those, they are a mistake.
struct FormatOption {
  const char* name;
  std::vector<std::string_view> formats;
};
const std::array<FormatOption, 8>& format_options() {
  static const std::array<FormatOption, 8> options{{
      {"--layout", {".svg", ".png", ".pdf", ".html"}},
      {"--theme", {".svg", ".png", ".pdf", ".timeline.svg", ".html"}},
      {"--title", {".svg", ".png", ".pdf", ".timeline.svg", ".html"}},
      {"--no-legend", {".svg", ".png", ".pdf", ".html"}},
      {"--dpi", {".png"}},
      {"--graphml", {".graphml"}},
      {"--gexf", {".gexf"}},
      {"--csv", {".csv"}},
  }};
  return options;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) (out += i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") += words[i];
  return out;
}

// Two outputs may not be one file; CSV are two files.
void check_names(const Outputs& outputs) {
  std::set<std::filesystem::path> files;
  const auto add = [&](const std::filesystem::path& path) {
    if (!files.insert(std::filesystem::absolute(path).lexically_normal()).second) {
      throw UsageError("CG513", path.string(), "two outputs are this file", "give each a name of its own");
    }
  };
  for (const std::filesystem::path& output : outputs) {
    add(output);
    if (format_extension(output) == ".csv") add(nodes_beside(output));
  }
}

}  // namespace

std::filesystem::path with_window(const std::filesystem::path& path, const std::string& window) {
  const std::string name = path.string();
  const std::size_t stem = name.size() - format_extension(path).size();
  return name.substr(0, stem) + '.' + window + name.substr(stem);
}

bool is_graph_file(const std::filesystem::path& path) {
  constexpr std::array<std::string_view, 5> others{".svg", ".png", ".pdf", ".timeline.svg", ".html"};
  return std::ranges::find(others, format_extension(path)) == others.end();
}

bool shows_time(const std::filesystem::path& path) { return format_extension(path) == ".timeline.svg"; }

std::string page_beside(const std::filesystem::path& picture, const Outputs& outputs) {
  const auto page = std::ranges::find(outputs, ".html", [](const auto& output) { return format_extension(output); });
  if (page == outputs.end() || format_extension(picture) != ".svg") return {};
  return std::filesystem::proximate(*page, std::filesystem::absolute(picture).parent_path()).generic_string();
}

void check_outputs(const CLI::App& app, const Outputs& outputs) {
  const auto given = [&](const std::string& name) { return app.get_option(name)->count() > 0; };
  const auto network = given("--network") ? app.get_option("--network")->as<std::string>() : std::string();
  for (const std::filesystem::path& output : outputs) {
    try {
      network.empty() ? check_format(output) : check_network_format(output);
    } catch (const OutputError& error) {
      throw UsageError(error.code(), error.where(), error.problem(), error.advice());
    }
    const std::string_view format = format_extension(output);
    if (given("--aggregate") && (format == ".jsonl" || format == ".dot")) {
      throw UsageError("CG512", output.string(), "this format holds claims one by one, and --aggregate joins them",
                       "leave --aggregate out, or write .graphml, .gexf, .json, .cyjs, .csv or .net");
    }
  }
  check_names(outputs);
  for (const FormatOption& option : format_options()) {
    const auto takes = [&](const auto& output) { return std::ranges::find(option.formats, format_extension(output)) != option.formats.end(); };
    if (given(option.name) && std::ranges::none_of(outputs, takes)) {
      throw UsageError("CG500", {}, std::string(option.name) + " says how " + joined(option.formats) + " is written, and no -o ends so",
                       "leave it out, or add such an output");
    }
  }
  if (given("--aggregate") && !network.empty()) {
    throw UsageError("CG500", {}, "--network joins claims already: --aggregate has nothing to do", "use one of them");
  }
  if (given("--normalise") && network != "targets" && network != "congruence" && network != "conflict") {
    throw UsageError("CG500", {}, "--normalise is for --network targets, congruence and conflict", "add one of them, or leave it out");
  }
}

}  // namespace claimgraph::cli
