#include <random>

#include <doctest/doctest.h>

#include <claimgraph/extract/syntax/entity_path.hpp>

using namespace claimgraph;

namespace {

const std::vector<EntityTag> tags = {{EntityType::none, false},
                                     {EntityType::person, true},
                                     {EntityType::person, false},
                                     {EntityType::location, true},
                                     {EntityType::location, false}};

bool allowed(const std::vector<std::uint32_t>& path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const EntityTag tag = tags[path[i]];
    if (tag.type != EntityType::none && !tag.begins && (i == 0 || tags[path[i - 1]].type != tag.type))
      return false;
  }
  return true;
}

float score(const std::vector<float>& scores, const std::vector<std::uint32_t>& path) {
  float total = 0;
  for (std::size_t i = 0; i < path.size(); ++i) total += scores[i * tags.size() + path[i]];
  return total;
}

}  // namespace

TEST_CASE("A name that would begin with I- is repaired the cheaper way") {
  //                                     O  B-P  I-P  B-L  I-L
  const std::vector<float> begins_late = {1, 0, 9, 0, 0, /**/ 0, 0, 9, 0, 0};
  CHECK(best_entity_path(begins_late, tags.size(), tags) == std::vector<std::uint32_t>{1, 2});
  const std::vector<float> stray = {5, 0, 0, 0, 0, /**/ 2, 1, 2.5f, 0, 0};
  CHECK(best_entity_path(stray, tags.size(), tags) == std::vector<std::uint32_t>{0, 0});
  const std::vector<float> other_type = {0, 5, 0, 0, 0, /**/ 0, 0, 2, 0, 4};
  CHECK(best_entity_path(other_type, tags.size(), tags) == std::vector<std::uint32_t>{1, 2});
  CHECK(best_entity_path({}, tags.size(), tags).empty());
}

TEST_CASE("The path is the best allowed one") {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    const std::size_t words = 1 + random() % 4;
    std::vector<float> scores(words * tags.size());
    for (float& s : scores) s = static_cast<float>(random() % 100);
    std::vector<std::uint32_t> path(words, 0);
    float best = -1;
    for (bool more = true; more;) {
      if (allowed(path)) best = std::max(best, score(scores, path));
      std::size_t i = 0;
      while (i < words && ++path[i] == tags.size()) path[i++] = 0;
      more = i < words;
    }
    const auto found = best_entity_path(scores, tags.size(), tags);
    CHECK(allowed(found));
    CHECK(score(scores, found) == best);
  }
}

TEST_CASE("Addresses and file names name nobody, and no name begins with a mark") {
  const auto allowed_tags = [](std::string_view word) {
    std::vector<float> scores(tags.size(), 0);
    rule_out_tags(word, tags, scores);
    std::vector<bool> left;
    for (const float s : scores) left.push_back(s == 0);
    return left;
  };
  const std::vector<bool> all(tags.size(), true);
  for (const char* word : {"Marov", "U.S.", "St.", "@marov", "Zoë", "3M"}) CHECK(allowed_tags(word) == all);
  for (const char* word : {"ilen@marov.example", "www.sorn.example", "http://sorn.example/a", "Report.PDF", "sorn.com"})
    CHECK(allowed_tags(word) == std::vector<bool>{true, false, false, false, false});
  for (const char* word : {"-", "\"", "&"})
    CHECK(allowed_tags(word) == std::vector<bool>{true, false, true, false, true});
}
