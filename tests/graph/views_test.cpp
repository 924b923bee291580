// Conditions, parts and time windows of a claim graph.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/views.hpp>
#include <claimgraph/graph/windows.hpp>

using namespace claimgraph;

namespace {

Claim claim(const std::string& source, const std::string& relation, const std::string& target, double confidence = 0.5,
            const std::string& date = "", const std::string& outlet = "") {
  Claim claim;
  claim.source.actor = claim.source.name = source;
  claim.target.actor = claim.target.name = target;
  claim.relation = relation;
  claim.confidence = confidence;
  claim.date = date;
  claim.outlet = outlet;
  return claim;
}

// a → b → c → d, and apart from them e → f.
ClaimGraph chain() {
  ClaimGraph graph;
  graph.add_claim(claim("a", "accuse", "b", 0.9, "2024-01-31", "Post"));
  graph.add_claim(claim("b", "thank", "c", 0.5, "2024-02", "Écho"));
  graph.add_claim(claim("c", "consult", "d", 0.8, "2024-04-01"));
  graph.add_claim(claim("e", "demand", "f", 0.7, "2024"));
  return graph;
}

std::string names(const ClaimGraph& graph) {
  std::string out;
  for (ClaimGraph::Vertex vertex = 0; vertex < graph.actor_count(); ++vertex) out += graph.actor(vertex).name;
  return out;
}

std::string in_words(const std::vector<TimeWindow>& windows) {
  std::string out;
  for (const TimeWindow& window : windows) out += window.name + ':' + std::to_string(window.claims.size()) + ' ';
  return out;
}

}  // namespace

TEST_CASE("conditions on family, outlet, date, confidence and assertion choose claims") {
  struct Case {
    ClaimFilter filter;
    std::string actors;
  };
  ClaimGraph graph = chain();
  Claim denied = claim("a", "blame", "f", 1);
  denied.negated = true;
  graph.add_claim(denied);
  const std::vector<Case> cases = {
      {{.families = {"hostile"}}, "abf"},        {{.families = {"talking", "asking"}}, "cdef"},
      {{.outlets = {"echo"}}, "bc"},             {{.since = "2024-02", .until = "2024-03"}, "bcef"},
      {{.min_confidence = 0.8}, "abcdf"},        {{.families = {"hostile"}, .asserted = true}, "ab"},
      {{.relations = {"thank"}}, "bc"},          {{.actors = {"E"}}, "ef"},
  };
  for (const Case& one : cases) CHECK(names(filter(graph, one.filter)) == one.actors);
  CHECK_THROWS_AS(filter(graph, ClaimFilter{.families = {"angry"}}), UsageError);
}

TEST_CASE("an ego network reaches as far as its radius, against the direction of claims, too") {
  const ClaimGraph graph = chain();
  CHECK(names(ego_network(graph, named(graph, "B"), 0)).empty());
  CHECK(names(ego_network(graph, named(graph, "B"), 1)) == "abc");
  CHECK(names(ego_network(graph, named(graph, "B"), 9)) == "abcd");
  CHECK(names(ego_network(graph, {0, 4}, 1)) == "abef");
  CHECK(named(graph, "nobody").empty());
}

TEST_CASE("the largest component and the busiest actors keep the claims among them") {
  const ClaimGraph graph = chain();
  CHECK(names(largest_component(graph)) == "abcd");
  CHECK(names(busiest(graph, 2)) == "bc");  // 1.4 and 1.3
  CHECK(names(busiest(graph, 99)) == "abcdef");
  CHECK(largest_component(ClaimGraph()).empty());
}

TEST_CASE("windows tumble without gaps, and hold claims whose whole date lies in them") {
  const ClaimGraph graph = chain();
  CHECK(in_words(time_windows(graph, window_options("month"))) == "2024-01:1 2024-02:1 2024-03:0 2024-04:1 ");
  CHECK(in_words(time_windows(graph, window_options("quarter"))) == "2024-Q1:2 2024-Q2:1 ");
  CHECK(in_words(time_windows(graph, window_options("year"))) == "2024:4 ");
  CHECK(in_words(time_windows(graph, window_options("2month"))) == "2024-01_2024-02:2 2024-03_2024-04:1 ");
  CHECK(time_windows(ClaimGraph(), {}).empty());
}

TEST_CASE("moving windows overlap and hold every claim equally often") {
  const ClaimGraph graph = chain();
  const auto windows = time_windows(graph, window_options("3month", "month"));
  CHECK(in_words(windows) ==
        "2023-11_2024-01:1 2023-12_2024-02:2 2024-01_2024-03:2 2024-02_2024-04:2 2024-03_2024-05:1 2024-04_2024-06:1 ");
  CHECK(windows[2].days == DayRange{"2024-01-01", "2024-03-31"});
  CHECK(in_words(time_windows(graph, window_options("year", "quarter"))).starts_with("2023-Q2_2024-Q1:2 "));
}

TEST_CASE("weeks begin on Monday and belong to the year of their Thursday") {
  ClaimGraph graph;
  for (const char* date : {"2024-12-29", "2024-12-30", "2025-01-05", "2021-01-03"}) graph.add_claim(claim("a", "thank", "b", 1, date));
  const auto windows = time_windows(graph, window_options("week"));
  CHECK(windows.front().name == "2020-W53");
  CHECK(windows.front().days == DayRange{"2020-12-28", "2021-01-03"});
  CHECK(windows.back().name == "2025-W01");
  CHECK(windows.back().claims.size() == 2);
}

TEST_CASE("window lengths that make no sense are refused, and so are hostile dates that would make millions") {
  for (const char* wrong : {"", "fortnight", "0month", "-1day", "month3", "99999999999999999999day"}) {
    CHECK_THROWS_AS(window_options(wrong), UsageError);
  }
  CHECK_THROWS_AS(window_options("week", "month"), UsageError);
  ClaimGraph graph;
  graph.add_claim(claim("a", "thank", "b", 1, "0001-01-01"));
  graph.add_claim(claim("a", "thank", "b", 1, "9999-12-31"));
  CHECK_THROWS_AS(time_windows(graph, window_options("day")), UsageError);
  CHECK_THROWS_AS(time_windows(graph, {TimeUnit::day, 2, 3}), UsageError);
  CHECK(time_windows(graph, window_options("year")).size() == 9999);
}
