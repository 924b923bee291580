#include <random>
#include <sstream>
#include <thread>

#include <doctest/doctest.h>

#include "support/tiny_model.hpp"
#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/syntax/conllu.hpp>
#include <claimgraph/extract/syntax/parser.hpp>

using namespace claimgraph;

namespace {

const Model& model() {
  static const test::TemporaryFile file("parser.cgm", test::TinyModel().bytes());
  static const Model loaded(file.path());
  return loaded;
}

std::vector<SegmentedDocument> random_documents(std::uint32_t seed, std::size_t count) {
  static const char* const words[] = {"the", "Ministers", "met",    ".",    "ab",
                                      "CD",  "dcba",      "Zürich", "2024", "A"};
  std::mt19937 random(seed);
  std::vector<SegmentedDocument> documents(count);
  for (SegmentedDocument& document : documents) {
    std::string& text = document.document.text;
    for (std::size_t s = random() % 9; s > 0; --s) {
      const auto first = static_cast<std::uint32_t>(document.words.size());
      for (std::size_t length = 1 + (random() % 7 == 0 ? random() % 120 : random() % 20); length > 0;
           --length) {
        const std::string word = words[random() % std::size(words)];
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += word + " ";
        document.words.push_back({begin, begin + static_cast<std::uint32_t>(word.size())});
      }
      document.sentences.push_back({first, static_cast<std::uint32_t>(document.words.size()), 0});
    }
  }
  return documents;
}

std::string written(const std::vector<ParsedDocument>& documents) {
  std::ostringstream out;
  for (const ParsedDocument& document : documents) write_conllu(out, document);
  return out.str();
}

}  // namespace

TEST_CASE("Every sentence becomes one tree with one root, long ones too") {
  for (const ParsedDocument& document : parse(model(), random_documents(1, 40))) {
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
      const std::uint32_t first = document.sentences[s].first, last = document.sentences[s].last;
      std::size_t roots = 0;
      for (std::uint32_t i = first; i < last; ++i) {
        const Token& token = document.tokens[i];
        CHECK(token.sentence == s);
        CHECK_FALSE(token.lemma.empty());
        CHECK((token.head < 0) == (token.deprel == Deprel::root));
        roots += token.head < 0;
        std::size_t steps = 0;
        for (std::int32_t at = token.head; at >= 0 && steps <= last - first;
             at = document.tokens[static_cast<std::size_t>(at)].head) {
          CHECK(at >= static_cast<std::int32_t>(first));
          CHECK(at < static_cast<std::int32_t>(last));
          ++steps;
        }
        CHECK(steps <= last - first);
      }
      CHECK(roots == 1);
    }
  }
}

TEST_CASE("Entities are those of the tags") {
  for (const ParsedDocument& document : parse(model(), random_documents(2, 20))) {
    std::vector<EntityType> types(document.tokens.size(), EntityType::none);
    std::uint32_t end = 0;
    for (const Entity& entity : document.entities) {
      CHECK(entity.first >= end);
      CHECK(entity.first < entity.last);
      end = entity.last;
      for (std::uint32_t i = entity.first; i < entity.last; ++i) {
        types[i] = entity.type;
        CHECK(document.tokens[i].entity_begins == (i == entity.first));
        CHECK(document.tokens[i].sentence == document.tokens[entity.first].sentence);
      }
    }
    for (std::size_t i = 0; i < types.size(); ++i) CHECK(document.tokens[i].entity == types[i]);
  }
}

TEST_CASE("A document's parse does not depend on the block or the thread") {
  const auto documents = random_documents(3, 30);
  const std::string together = written(parse(model(), documents));
  std::vector<std::string> alone(documents.size());
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 3; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t d = t; d < documents.size(); d += 3)
        alone[d] = written(parse(model(), {documents[d]}));
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::string joined;
  for (const std::string& text : alone) joined += text;
  CHECK(joined == together);
}

TEST_CASE("Nothing in, nothing out") {
  CHECK(parse(model(), {}).empty());
  CHECK(parse(model(), std::vector<SegmentedDocument>(3)).size() == 3);
}
