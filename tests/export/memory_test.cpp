// Writers stream: what they need does not grow with the claims, but for four bytes each where kinds are numbered (edge_kinds.hpp).
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <new>
#include <ostream>
#include <streambuf>
#include <string>

#include <doctest/doctest.h>

#include <claimgraph/export/gexf.hpp>
#include <claimgraph/export/graph_csv.hpp>
#include <claimgraph/export/graph_json.hpp>
#include <claimgraph/export/graph_jsonl.hpp>
#include <claimgraph/export/graphml.hpp>
#include <claimgraph/export/pajek.hpp>

#include "sample.hpp"

namespace {
std::size_t live = 0, peak = 0;  // bytes; the tests have one thread
}

// Not inlined: the compiler would take malloc and delete for a pair that does not match.
[[gnu::noinline]] void* operator new(std::size_t size) {
  void* block = std::malloc(size);
  if (block == nullptr) throw std::bad_alloc();
  live += malloc_usable_size(block);
  peak = std::max(peak, live);
  return block;
}
[[gnu::noinline]] void operator delete(void* block) noexcept {
  live -= malloc_usable_size(block);
  std::free(block);
}
[[gnu::noinline]] void operator delete(void* block, std::size_t) noexcept { operator delete(block); }

using namespace claimgraph;

namespace {

struct Nowhere : std::streambuf {
  int overflow(int c) override { return c; }
  std::streamsize xsputn(const char*, std::streamsize count) override { return count; }
};

std::size_t needed(void (*write)(std::ostream&, const ClaimGraph&), const ClaimGraph& graph) {
  Nowhere nowhere;
  std::ostream out(&nowhere);
  const std::size_t before = live;
  peak = before;
  write(out, graph);
  return peak - before;
}

}  // namespace

TEST_CASE("memory for writing does not grow with the claims") {
  const std::map<std::string, void (*)(std::ostream&, const ClaimGraph&)> writers{
      {"GraphML", [](std::ostream& out, const ClaimGraph& graph) { write_graphml(out, graph); }},
      {"GEXF", [](std::ostream& out, const ClaimGraph& graph) { write_gexf(out, graph); }},
      {"CSV", [](std::ostream& out, const ClaimGraph& graph) { write_edges_csv(out, graph); }},
      {"node-link", [](std::ostream& out, const ClaimGraph& graph) { write_node_link(out, graph); }},
      {"cyjs", [](std::ostream& out, const ClaimGraph& graph) { write_cytoscape(out, graph); }},
      {"Pajek", [](std::ostream& out, const ClaimGraph& graph) { write_pajek(out, graph); }},
      {"JSON lines", write_jsonl}};
  constexpr std::size_t actors = 20'000, few = 20'000, many = 100'000;  // hardly two claims of the same source, target and relation
  const ClaimGraph small = test::synthetic(actors, few), large = test::synthetic(actors, many);
  for (const auto& [name, write] : writers) {
    const bool numbers_kinds = name == "GraphML" || name == "GEXF" || name == "CSV";
    const std::size_t of_small = needed(write, small), of_large = needed(write, large);
    constexpr std::size_t noise = 64 << 10;  // buffers, and the targets of one source
    CHECK_MESSAGE(of_large < of_small + noise + (numbers_kinds ? 4 * (many - few) : 0), name, ": ", of_small, " and ", of_large, " bytes");
  }
}
