#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include <claimgraph/extract/syntax/spanning_tree.hpp>

using namespace claimgraph;

namespace {

// One child of the root, and every word reaches the root.
bool is_tree(const std::vector<std::int32_t>& heads) {
  if (std::ranges::count(heads, -1) != 1) return false;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    std::size_t steps = 0;
    for (auto at = static_cast<std::int32_t>(i); at >= 0; at = heads[static_cast<std::size_t>(at)]) {
      if (++steps > heads.size()) return false;
    }
  }
  return true;
}

double score(const std::vector<float>& scores, const std::vector<std::int32_t>& heads) {
  double total = 0;
  for (std::size_t i = 0; i < heads.size(); ++i)
    total += scores[static_cast<std::size_t>(heads[i] + 1) * heads.size() + i];
  return total;
}

// The best tree by trying all.
double best_score(const std::vector<float>& scores, std::size_t n) {
  std::vector<std::int32_t> heads(n, -1);
  double best = -1e300;
  while (true) {
    if (is_tree(heads)) best = std::max(best, score(scores, heads));
    std::size_t i = 0;
    while (i < n && ++heads[i] == static_cast<std::int32_t>(n)) heads[i++] = -1;
    if (i == n) return best;
  }
}

}  // namespace

TEST_CASE("The tree is the best of all with one root") {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    const std::size_t n = 1 + random() % 5;
    CAPTURE(round);
    // Few distinct scores in every second round: ties, and many cycles among the best heads.
    std::vector<float> scores((n + 1) * n);
    for (float& s : scores)
      s = round % 2 ? static_cast<float>(random() % 4) : static_cast<float>(random() % 20001) / 100 - 100;
    const std::vector<std::int32_t> heads = spanning_tree(scores, n);
    REQUIRE(is_tree(heads));
    CHECK(score(scores, heads) == doctest::Approx(best_score(scores, n)));
  }
}

TEST_CASE("Words that all want to be the root share one") {
  // The root offers 10 to each; as heads, word 0 gives 5 and the others 1.
  const std::size_t n = 4;
  std::vector<float> scores((n + 1) * n, 1);
  std::fill_n(scores.begin(), n, 10.0f);
  std::fill_n(scores.begin() + n, n, 5.0f);
  CHECK(spanning_tree(scores, n) == std::vector<std::int32_t>{-1, 0, 0, 0});
}

TEST_CASE("Cycles within cycles are broken") {
  // 0 <-> 1 and 2 <-> 3 attract each other strongly, and the two pairs each other less.
  const std::size_t n = 4;
  std::vector<float> scores((n + 1) * n, 0);
  const auto set = [&](std::int32_t head, std::size_t word, float s) {
    scores[static_cast<std::size_t>(head + 1) * n + word] = s;
  };
  set(0, 1, 100), set(1, 0, 100), set(2, 3, 100), set(3, 2, 100);
  set(1, 2, 50), set(3, 0, 50);
  set(-1, 3, 2), set(-1, 1, 1);
  CHECK(spanning_tree(scores, n) == std::vector<std::int32_t>{3, 0, 3, -1});
}

TEST_CASE("Long sentences and scores that are no numbers still give trees") {
  std::mt19937 random(5);
  const std::size_t n = 254;
  std::vector<float> scores((n + 1) * n);
  for (float& s : scores) s = static_cast<float>(random() % 1000);
  CHECK(is_tree(spanning_tree(scores, n)));
  CHECK(spanning_tree({}, 0).empty());
  for (const float s : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
    CHECK(spanning_tree(std::vector<float>(20 * 21, s), 20).size() == 20);
  }
}
