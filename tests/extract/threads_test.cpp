// What the headers promise of threads. Most telling under ThreadSanitizer: cmake --preset tsan
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include <claimgraph/export/records_jsonl.hpp>
#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/extract/extract_block.hpp>
#include <claimgraph/extract/extractor.hpp>
#include <claimgraph/extract/ordered_pool.hpp>
#include <claimgraph/graph/claim_graph.hpp>
#include <claimgraph/graph/views.hpp>

using namespace claimgraph;

namespace {

Document numbered(int number) {
  const std::string day = std::to_string(number);
  std::string text =
      "MAREN - Ruritania’s foreign minister, Zoë Almásy, accused Freedonia of breaking the truce on day " +
      day + ".";
  for (int more = 0; more < number % 3; ++more)
    text += " “We deny it,” said Freedonia, which thanked Türkiye for its efforts.";
  return make_document("d" + day, "Day " + day, text, "2025-01-02");
}

const Extractor& extractor() {
  static const Extractor shared;
  return shared;
}

/// Runs `work(0)` … `work(3)`, each on a thread of its own.
void on_four_threads(const std::function<void(int)>& work) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back(work, i);
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("threads that share an Extractor get what one thread gets") {
  std::vector<std::string> alone, together(12);
  for (int i = 0; i < 12; ++i) alone.push_back(to_json_line(extractor().extract(numbered(i))));
  on_four_threads([&](int thread) {
    std::vector<Document> documents;
    for (int i = 0; i < 3; ++i) documents.push_back(numbered(3 * thread + i));
    const std::vector<ExtractedDocument> found = extractor().extract(std::move(documents));
    for (std::size_t i = 0; i < 3; ++i)
      together[static_cast<std::size_t>(3 * thread) + i] = to_json_line(found[i]);
  });
  CHECK(together == alone);
}

TEST_CASE("threads may make their own Extractors at the same time") {
  const std::string alone = to_json_line(extractor().extract(numbered(1)));
  std::vector<std::string> found(4);
  on_four_threads([&](int thread) {
    found[static_cast<std::size_t>(thread)] = to_json_line(Extractor().extract(numbered(1)));
  });
  for (const std::string& line : found) CHECK(line == alone);
}

TEST_CASE("a pool over blocks that are read ahead gives the documents in their order") {
  DocumentBlocks blocks(
      [next = 0]() mutable {
        return next < 40 ? std::optional<DocumentOrError>(numbered(next++)) : std::nullopt;
      },
      {3, 1000});
  int next = 0;
  ordered_pool(
      3, [&] { return blocks.next(); },
      [](std::vector<DocumentOrError>&& block) { return extract_block(extractor(), std::move(block)); },
      [&](std::vector<ExtractedOrError>&& results) {
        for (const ExtractedOrError& result : results)
          CHECK(std::get<ExtractedDocument>(result).id == "d" + std::to_string(next++));
      });
  CHECK(next == 40);
}

TEST_CASE("threads may read one graph, make views of it and write it") {
  ClaimGraph made;
  for (int i = 0; i < 4; ++i) made.add(extractor().extract(numbered(i)));
  const ClaimGraph& graph = made;
  REQUIRE(graph.claim_count() > 0);
  const std::filesystem::path folder = std::filesystem::temp_directory_path();
  on_four_threads([&](int thread) {
    const ClaimGraph top = strongest(graph, 2);
    const TieGraph ties = aggregate(graph);
    const std::string name = "claimgraph-threads-" + std::to_string(thread);
    for (const char* ending : {".graphml", ".svg", ".json"}) {
      const std::filesystem::path file = folder / (name + ending);
      write_graph(top, file);
      std::filesystem::remove(file);
    }
  });
}
