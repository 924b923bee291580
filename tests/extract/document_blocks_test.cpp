// Reading ahead in blocks: order, limits, prompt results, failing and silent sources.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include <doctest/doctest.h>

#include <claimgraph/extract/extract_block.hpp>

using namespace claimgraph;

namespace {

DocumentBlocks::Source numbered(int count, std::string text = "text") {
  return [count, text, next = 0]() mutable -> std::optional<DocumentOrError> {
    if (next == count) return std::nullopt;
    return make_document(std::to_string(next++), {}, text);
  };
}

/// A source that gives one document and then nothing until it is told to end.
struct Silent {
  std::mutex mutex;
  std::condition_variable changed;
  bool ended = false;
  int given = 0;

  std::optional<DocumentOrError> next() {
    if (given++ == 0) return make_document("first", {}, "text");
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return ended; });
    return std::nullopt;
  }
  void end() {
    const std::lock_guard lock(mutex);
    ended = true;
    changed.notify_all();
  }
};

constexpr std::chrono::hours ever(1);

}  // namespace

TEST_CASE("documents come in their order, in blocks that are full where the source is quick") {
  DocumentBlocks blocks(numbered(10), {4, 1000, ever});
  std::vector<std::size_t> sizes;
  int next = 0;
  while (const auto block = blocks.next()) {
    sizes.push_back(block->size());
    for (const DocumentOrError& element : *block)
      CHECK(std::get<Document>(element).id == std::to_string(next++));
  }
  CHECK(sizes == std::vector<std::size_t>{4, 4, 2});
  CHECK(!blocks.next());
}

TEST_CASE("a block is full at its limit of bytes and holds at least one document") {
  DocumentBlocks blocks(numbered(3, std::string(100, 'a')), {64, 10, ever});
  for (int i = 0; i < 3; ++i) CHECK(blocks.next()->size() == 1);
  CHECK(!blocks.next());
}

TEST_CASE("a document is handed out while the source is silent") {
  Silent source;
  DocumentBlocks blocks([&] { return source.next(); }, {64, 1000, std::chrono::milliseconds(1)});
  CHECK(blocks.next()->size() == 1);
  source.end();
  CHECK(!blocks.next());
}

TEST_CASE("stop ends the wait for a silent source") {
  Silent source;
  DocumentBlocks blocks([&] { return source.next(); }, {64, 1000, std::chrono::milliseconds(1)});
  CHECK(blocks.next());
  std::thread waiting([&] { CHECK(!blocks.next()); });
  blocks.stop();
  waiting.join();
  source.end();
}

TEST_CASE("what the source throws comes behind the documents before it") {
  DocumentBlocks blocks([next = 0]() mutable -> std::optional<DocumentOrError> {
    if (next == 3) throw std::runtime_error("torn");
    return make_document(std::to_string(next++), {}, "text");
  });
  CHECK(blocks.next()->size() == 3);
  CHECK_THROWS_WITH_AS(blocks.next(), "torn", std::runtime_error);
}

TEST_CASE("the source is at most one block ahead") {
  std::atomic<int> read = 0;
  DocumentBlocks blocks(
      [&]() -> std::optional<DocumentOrError> { return make_document(std::to_string(read++), {}, "text"); },
      {4, 1000, ever});
  for (int taken = 4; taken <= 40; taken += 4) {
    CHECK(blocks.next()->size() == 4);
    CHECK(read <= taken + 4);
  }
}
