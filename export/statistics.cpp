#include <claimgraph/export/statistics.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>

#include <claimgraph/export/csv_row.hpp>
#include <claimgraph/export/json_writer.hpp>
#include <claimgraph/export/text.hpp>
#include <claimgraph/graph/balance.hpp>
#include <claimgraph/graph/communities.hpp>
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/measures.hpp>
#include <claimgraph/graph/relations.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph {
namespace {

using Options = const StatisticsOptions&;

Cell some(std::string_view text) {
  if (text.empty()) return {};
  return clean_line(text);
}
Cell some(std::optional<double> number) {
  if (!number) return {};
  return *number;
}

Sheet overview(const ClaimGraph& graph, Options) {
  const Summary summary = summarise(graph);
  const Network network = contacts(graph);
  const std::vector<std::size_t> groups = communities(network);
  const Balance signs = balance(signed_network(graph));
  return {"overview",
          {"figure", "value"},
          {{"documents", summary.documents},
           {"outlets", summary.outlets},
           {"first_date", some(summary.first_date)},
           {"last_date", some(summary.last_date)},
           {"claims", summary.claims},
           {"mean_confidence", summary.mean_confidence},
           {"actors", summary.actors},
           {"pairs", summary.pairs},
           {"density", summary.density},
           {"reciprocity", summary.reciprocity},
           {"components", summary.components},
           {"largest_component", summary.largest_component},
           {"communities", groups.empty() ? std::size_t{0} : std::ranges::max(groups) + 1},
           {"modularity", modularity(network, groups)},
           {"signed_bonds", signs.bonds},
           {"triangles", signs.triangles},
           {"balanced_triangles", signs.balanced_share()},
           {"frustrated_bonds", signs.frustrated},
           {"frustration", signs.frustrated_share()},
           {"frustration_is_exact", std::size_t{signs.is_exact}},
           {"polarization", signs.polarization},
           {"ei_friendly", some(external_internal_index(graph, 1))},
           {"ei_hostile", some(external_internal_index(graph, -1))}}};
}

Sheet relations_sheet(const ClaimGraph& graph, Options) {
  struct Count {
    std::size_t claims = 0, negated = 0, hypothetical = 0;
    double confidence = 0;
  };
  std::map<std::string_view, Count> counts;
  for (const auto edge : graph.claims()) {
    const Claim& claim = graph.claim(edge);
    Count& count = counts[claim.relation];
    ++count.claims;
    count.negated += claim.negated;
    count.hypothetical += claim.hypothetical;
    count.confidence += claim.confidence;
  }
  std::vector<std::pair<std::string_view, Count>> order(counts.begin(), counts.end());
  std::ranges::stable_sort(order, std::ranges::greater{}, [](const auto& entry) { return entry.second.claims; });
  Sheet sheet{"relations", {"relation", "family", "claims", "share", "negated", "hypothetical", "mean_confidence"}, {}};
  for (const auto& [relation, count] : order) {
    const RelationInfo* info = find_relation(relation);
    const auto claims = static_cast<double>(count.claims);
    sheet.rows.push_back({some(relation), some(to_string(info ? info->family : RelationFamily::other)), count.claims,
                          claims / static_cast<double>(graph.claim_count()), count.negated, count.hypothetical,
                          count.confidence / claims});
  }
  return sheet;
}

Sheet actors(const ClaimGraph& graph, Options) {
  constexpr double too_much = 2e9;
  const std::vector<double> degree = weighted_degree(graph), rank = page_rank(graph);
  std::vector<double> between;
  if (static_cast<double>(graph.actor_count()) * static_cast<double>(graph.claim_count()) <= too_much) between = betweenness(graph);
  const std::vector<std::size_t> group = communities(contacts(graph)), camp = balance(signed_network(graph)).camps;
  std::vector<ClaimGraph::Vertex> order(graph.actor_count());
  std::iota(order.begin(), order.end(), ClaimGraph::Vertex{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](auto vertex) { return degree[vertex]; });
  Sheet sheet{"actors",
              {"name", "id", "type", "side", "made", "received", "strength", "page_rank", "betweenness", "community", "camp"},
              {}};
  for (const auto vertex : order) {
    const Actor& actor = graph.actor(vertex);
    sheet.rows.push_back({some(actor.name), some(actor.id), some(to_string(actor.type)), some(actor.side),
                          boost::out_degree(vertex, graph.graph()), boost::in_degree(vertex, graph.graph()), degree[vertex],
                          rank[vertex], between.empty() ? Cell() : between[vertex], group[vertex], camp[vertex]});
  }
  return sheet;
}

Sheet ties(const ClaimGraph& graph, Options) {
  const TieGraph all = aggregate(graph);
  Sheet sheet{"ties",
              {"source", "relation", "target", "claims", "outlets", "documents", "first_date", "last_date", "mean_confidence",
               "strength"},
              {}};
  const auto [first, last] = boost::edges(all);
  std::vector<TieGraph::edge_descriptor> order(first, last);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](auto edge) { return all[edge].strength; });
  for (const auto edge : order) {
    const Tie& tie = all[edge];
    sheet.rows.push_back({some(all[source(edge, all)].name), some(tie.relation), some(all[target(edge, all)].name), tie.count(),
                          tie.outlets.size(), tie.documents, some(tie.first_date), some(tie.last_date), tie.mean_confidence,
                          tie.strength});
  }
  return sheet;
}

Sheet windows(const ClaimGraph& graph, Options options) {
  Sheet sheet{"windows",
              {"window", "first_day", "last_day", "claims", "actors", "pairs", "hostile", "friendly", "balanced_triangles",
               "frustration", "polarization"},
              {}};
  for (const TimeWindow& window : time_windows(graph, options.windows.value_or(WindowOptions{}))) {
    const ClaimGraph part = subgraph(graph, window.claims);
    const Summary summary = summarise(part);
    const Balance signs = balance(signed_network(part));
    std::size_t hostile = 0, friendly = 0;
    for (const auto edge : part.claims()) {
      hostile += part.claim(edge).polarity < 0;
      friendly += part.claim(edge).polarity > 0;
    }
    const bool any = signs.bonds > 0;
    sheet.rows.push_back({window.name, window.days.first, window.days.last, summary.claims, summary.actors, summary.pairs, hostile,
                          friendly, signs.triangles > 0 ? Cell(signs.balanced_share()) : Cell(),
                          any ? Cell(signs.frustrated_share()) : Cell(), any ? Cell(signs.polarization) : Cell()});
  }
  return sheet;
}

Sheet bonds(std::string name, const Network& network) {
  Sheet sheet{std::move(name), {"first", "second", "weight"}, {}};
  const auto [first, last] = boost::edges(network);
  std::vector<Network::edge_descriptor> order(first, last);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](auto edge) { return std::abs(network[edge].weight); });
  for (const auto edge : order) {
    sheet.rows.push_back({some(network[source(edge, network)].name), some(network[target(edge, network)].name), network[edge].weight});
  }
  return sheet;
}

struct Entry {
  std::string_view name;
  Sheet (*make)(const ClaimGraph&, Options);
};
constexpr std::array sheets{
    Entry{"overview", overview},
    Entry{"relations", relations_sheet},
    Entry{"actors", actors},
    Entry{"ties", ties},
    Entry{"windows", windows},
};

std::string exact(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* count = std::get_if<std::size_t>(&cell)) return std::to_string(*count);
  if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
  return {};
}

void add(JsonWriter& json, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) json.string(*text);
  else if (const auto* count = std::get_if<std::size_t>(&cell)) json.Uint64(*count);
  else if (const auto* number = std::get_if<double>(&cell)) json.number(*number);
  else json.Null();
}

}  // namespace

std::vector<std::string> statistics_names() {
  std::vector<std::string> names;
  for (const Entry& entry : sheets) names.emplace_back(entry.name);
  for (std::string& name : network_names()) names.push_back(std::move(name));
  return names;
}

Sheet statistics(const ClaimGraph& graph, std::string_view name, const StatisticsOptions& options) {
  const auto entry = std::ranges::find(sheets, name, &Entry::name);
  if (entry != sheets.end()) return entry->make(graph, options);
  const std::vector<std::string> names = statistics_names();
  if (std::ranges::find(names, name) != names.end()) return bonds(std::string(name), network_of(graph, name, options.normalisation));
  std::string known;
  for (const std::string& one : names) (known += known.empty() ? "" : ", ") += one;
  throw UsageError("CG505", {}, "there is no table '" + std::string(name) + "'", "use one of " + known);
}

std::string to_csv(const Sheet& sheet) {
  CsvRow header;
  for (const std::string& column : sheet.columns) header.add(column);
  std::string out = header.line();
  for (const auto& cells : sheet.rows) {
    CsvRow row;
    for (const Cell& cell : cells) row.add(exact(cell));
    out += row.line();
  }
  return out;
}

std::string to_json(std::span<const Sheet> tables) {
  rapidjson::StringBuffer buffer;
  JsonWriter json(buffer);
  json.StartObject();
  for (const Sheet& sheet : tables) {
    json.key(sheet.name);
    const bool is_map = sheet.name == "overview";
    is_map ? json.StartObject() : json.StartArray();
    for (const auto& cells : sheet.rows) {
      if (is_map) {
        json.key(exact(cells[0]));
        add(json, cells[1]);
        continue;
      }
      json.StartObject();
      for (std::size_t i = 0; i < cells.size(); ++i) {
        json.key(sheet.columns[i]);
        add(json, cells[i]);
      }
      json.EndObject();
    }
    is_map ? json.EndObject() : json.EndArray();
  }
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string to_words(const Cell& cell) {
  const auto* number = std::get_if<double>(&cell);
  if (!number) return exact(cell);
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.4g", *number);
  return text.data();
}

}  // namespace claimgraph
