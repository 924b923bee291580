#include <atomic>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include <claimgraph/extract/ordered_pool.hpp>

using claimgraph::ordered_pool;

namespace {

struct Count {
  int next = 0, end = 0;
  std::optional<int> operator()() { return next < end ? std::optional(next++) : std::nullopt; }
};

}  // namespace

TEST_CASE("results come in the order of the input for any number of workers") {
  for (unsigned jobs : {0u, 1u, 2u, 4u, 9u}) {
    CAPTURE(jobs);
    std::vector<int> got;
    ordered_pool(
        jobs, Count{0, 500},
        [](int n) {
          if (n % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
          return n * 2;
        },
        [&](int n) { got.push_back(n); });
    REQUIRE(got.size() == 500);
    for (int i = 0; i < 500; ++i) CHECK(got[static_cast<std::size_t>(i)] == i * 2);
  }
}

TEST_CASE("an empty source gives nothing") {
  for (unsigned jobs : {1u, 3u})
    ordered_pool(
        jobs, Count{}, [](int n) { return n; }, [](int) { FAIL("no result"); });
}

TEST_CASE("no more than a bounded number of items is under way while the sink waits") {
  std::atomic<int> taken = 0;
  int delivered = 0, most = 0;
  ordered_pool(
      2, [&]() -> std::optional<int> { return taken < 100 ? std::optional(taken++) : std::nullopt; },
      [](int n) { return n; },
      [&](int) {
        std::this_thread::sleep_for(std::chrono::microseconds(300));
        most = std::max(most, taken.load() - delivered++);
      });
  CHECK(most <= 9);
}

TEST_CASE("a failure of source, work or sink ends the run and reaches the caller after the earlier results") {
  for (unsigned jobs : {1u, 4u}) {
    CAPTURE(jobs);
    int delivered = 0;
    auto count = [&](int) { ++delivered; };
    CHECK_THROWS_AS(ordered_pool(
                        jobs,
                        [n = 0]() mutable -> std::optional<int> {
                          if (n == 20) throw std::runtime_error("source");
                          return n++;
                        },
                        [](int n) { return n; }, count),
                    std::runtime_error);
    CHECK(delivered == 20);
    delivered = 0;
    CHECK_THROWS_AS(ordered_pool(
                        jobs, Count{0, 100},
                        [](int n) {
                          if (n == 30) throw std::runtime_error("work");
                          return n;
                        },
                        count),
                    std::runtime_error);
    CHECK(delivered == 30);
    CHECK_THROWS_AS(
        ordered_pool(
            jobs, Count{0, 100}, [](int n) { return n; }, [](int) { throw std::runtime_error("sink"); }),
        std::runtime_error);
  }
}
