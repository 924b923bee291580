#include <doctest/doctest.h>

#include "support/tiny_model.hpp"
#include <claimgraph/extract/syntax/windows.hpp>

using namespace claimgraph;

namespace {

const Model& model() {
  static const test::TemporaryFile file("windows.cgm",
                                        test::TinyModel().bytes());  // windows of 24, one sentence 40
  static const Model loaded(file.path());
  return loaded;
}

// Sentences of single-piece words "a".
SegmentedDocument document(const std::vector<std::uint32_t>& lengths, const std::string& word = "a") {
  SegmentedDocument made;
  for (const std::uint32_t length : lengths) {
    const auto first = static_cast<std::uint32_t>(made.words.size());
    for (std::uint32_t i = 0; i < length; ++i) {
      const auto begin = static_cast<std::uint32_t>(made.document.text.size());
      made.document.text += word + " ";
      made.words.push_back({begin, begin + static_cast<std::uint32_t>(word.size())});
    }
    made.sentences.push_back({first, first + length, 0});
  }
  return made;
}

struct Packed {
  std::vector<std::uint32_t> sizes;  // of windows
  std::vector<SentencePart> parts;
  PieceBatch batch;
};

Packed pack(const std::vector<SegmentedDocument>& documents) {
  WindowPacker packer(model(), [] {});
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    packer.begin_document();
    for (const Sentence& s : documents[d].sentences)
      packer.add(d, documents[d].document.text, documents[d].words, s);
  }
  packer.close();
  Packed packed{{}, packer.parts(), packer.batch()};
  std::uint32_t begin = 0;
  for (const std::uint32_t end : packed.batch.ends) packed.sizes.push_back(end - std::exchange(begin, end));
  return packed;
}

}  // namespace

TEST_CASE("Word shapes") {
  const struct {
    const char* word;
    int row;
  } cases[] = {{"word", 1},  {"don't", 1}, {"Word", 2},   {"Al-jazeera", 2}, {"UN", 3},         {"U.N.", 3},
               {"A", 4},     {"J.", 4},    {"iPhone", 5}, {"McCain", 5},     {"Al-Jazeera", 5}, {"1999", 6},
               {"1,000", 6}, {"F16", 7},   {"2nd", 7},    {".", 8},          {"--", 8},         {"Écoute", 2},
               {"ÉU", 3},    {"été", 1},   {"中国", 1},   {"٣", 6},          {"Ⅷ", 8},          {"½", 8},
               {"e", 1},     {"", 8},      {"ªB", 5},     {"\xff", 8}};
  for (const auto& c : cases) {
    CAPTURE(c.word);
    CHECK(word_shape(c.word, false) == c.row);
    CHECK(word_shape(c.word, true) == c.row + 8);
  }
}

TEST_CASE("Sentences join a window while it has room, never across documents") {
  CHECK(pack({document({10, 12})}).sizes == std::vector<std::uint32_t>{24});
  CHECK(pack({document({10, 13})}).sizes == std::vector<std::uint32_t>{12, 15});
  CHECK(pack({document({10, 13, 5, 5})}).sizes == std::vector<std::uint32_t>{12, 20, 7});
  CHECK(pack({document({3}), document({3})}).sizes == std::vector<std::uint32_t>{5, 5});
  CHECK(pack({document({})}).sizes.empty());
}

TEST_CASE("A long sentence has a window for itself, a longer one is cut between words") {
  CHECK(pack({document({2, 30, 2})}).sizes == std::vector<std::uint32_t>{4, 32, 4});
  const Packed cut = pack({document({2, 80, 2, 2})});
  CHECK(cut.sizes == std::vector<std::uint32_t>{4, 40, 40, 6, 6});
  REQUIRE(cut.parts.size() == 6);
  CHECK(cut.parts[1].first == 2);
  CHECK(cut.parts[1].last == 40);
  CHECK_FALSE(cut.parts[1].continues);
  CHECK(cut.parts[2].continues);
  CHECK(cut.parts[3].last == 82);
  CHECK_FALSE(cut.parts[4].continues);
}

TEST_CASE("Pieces of words: first ones are wanted, at most word_pieces stay, none becomes [UNK]") {
  const Packed packed = pack({document({2}, "aBcDab")});
  CHECK(packed.batch.ids == std::vector<std::int32_t>{2, 8, 13, 14, 15, 8, 13, 14, 15, 3});
  CHECK(packed.batch.wanted == std::vector<std::uint32_t>{1, 5});
  CHECK(packed.batch.shapes == std::vector<std::uint8_t>{0, 13, 13, 13, 13, 5, 5, 5, 5, 0});
  CHECK(pack({document({1}, "\u200b")}).batch.ids == std::vector<std::int32_t>{2, 1, 3});
}
