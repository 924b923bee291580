#include <random>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "support/tiny_model.hpp"
#include <claimgraph/extract/encoder/encoder.hpp>

using namespace claimgraph;
using claimgraph::test::TemporaryFile;
using claimgraph::test::TinyModel;

namespace {

struct Loaded {
  TemporaryFile path{"encoder.cgm", TinyModel().bytes()};
  ModelFile file{path.path()};
  Encoder encoder{file};
};

const Encoder& encoder() {
  static const Loaded loaded;
  return loaded.encoder;
}

// `windows` windows of random length; every third piece is not wanted.
PieceBatch random_batch(std::uint32_t seed, std::size_t windows) {
  std::mt19937 random(seed);
  PieceBatch batch;
  for (std::size_t w = 0; w < windows; ++w) {
    const std::size_t length = 1 + random() % 48;
    for (std::size_t i = 0; i < length; ++i) {
      if (i % 3 != 0) batch.wanted.push_back(static_cast<std::uint32_t>(batch.ids.size()));
      batch.ids.push_back(static_cast<std::int32_t>(random() % 16));
      batch.shapes.push_back(static_cast<std::uint8_t>(random() % 17));
    }
    batch.ends.push_back(static_cast<std::uint32_t>(batch.ids.size()));
  }
  return batch;
}

std::vector<float> encode(const PieceBatch& batch) {
  std::vector<float> vectors(batch.wanted.size() * encoder().width());
  encoder().encode(batch, vectors.data());
  return vectors;
}

}  // namespace

TEST_CASE("A window's vectors do not depend on the batch around it") {
  const PieceBatch together = random_batch(1, 60);
  std::vector<float> alone;
  std::size_t begin = 0, next = 0;
  for (const std::uint32_t end : together.ends) {
    PieceBatch batch;
    batch.ids.assign(together.ids.begin() + static_cast<std::ptrdiff_t>(begin), together.ids.begin() + end);
    batch.shapes.assign(together.shapes.begin() + static_cast<std::ptrdiff_t>(begin),
                        together.shapes.begin() + end);
    batch.ends = {end - static_cast<std::uint32_t>(begin)};
    for (; next < together.wanted.size() && together.wanted[next] < end; ++next) {
      batch.wanted.push_back(together.wanted[next] - static_cast<std::uint32_t>(begin));
    }
    const std::vector<float> vectors = encode(batch);
    alone.insert(alone.end(), vectors.begin(), vectors.end());
    begin = end;
  }
  CHECK(encode(together) == alone);
}

TEST_CASE("Threads that share an encoder get what one thread gets") {
  std::vector<PieceBatch> batches;
  std::vector<std::vector<float>> expected, found(8);
  for (std::uint32_t i = 0; i < 8; ++i) {
    batches.push_back(random_batch(i, 5 + 3 * i));
    expected.push_back(encode(batches.back()));
  }
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 5; ++round) found[i] = encode(batches[i]);
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(found == expected);
}

TEST_CASE("A batch may be far larger than usual, and nothing may be wanted of it") {
  PieceBatch batch = random_batch(3, 200);
  const std::vector<float> all = encode(batch);
  CHECK(all.size() == batch.wanted.size() * encoder().width());
  batch.wanted.clear();
  CHECK(encode(batch).empty());
}
