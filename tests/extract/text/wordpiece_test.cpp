#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/text/utf8.hpp>
#include <claimgraph/extract/text/wordpiece.hpp>
#include <claimgraph/graph/error.hpp>

using claimgraph::WordPiece;

namespace {

const std::string golden = CLAIMGRAPH_SOURCE_DIR "/tests/extract/text/golden/";

std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream file(golden + name, std::ios::binary);
  REQUIRE_MESSAGE(file, "missing ", name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// "\u{301}" becomes the code point.
std::string unescaped(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size();) {
    if (line.substr(i).starts_with("\\u{")) {
      const std::size_t end = line.find('}', i);
      claimgraph::utf8::append(
          text, static_cast<char32_t>(std::stoul(std::string(line.substr(i + 3, end - i - 3)), nullptr, 16)));
      i = end + 1;
    } else if (line.substr(i).starts_with("\\t")) {
      text += '\t';
      i += 2;
    } else {
      text += line[i++];
    }
  }
  return text;
}

// The pieces that the texts need, each on the line of its id.
std::string small_vocabulary() {
  std::string vocabulary;
  std::size_t line = 0;
  for (const std::string& row : lines_of("wordpiece_vocabulary.txt")) {
    const std::size_t id = std::stoul(row);
    for (; line < id; ++line) vocabulary += '\n';
    vocabulary += row.substr(row.find('\t') + 1);
  }
  return vocabulary;
}

void check_against_original(const WordPiece& pieces) {
  const std::vector<std::string> texts = lines_of("wordpiece_texts.txt"), ids = lines_of("wordpiece_ids.txt");
  REQUIRE(texts.size() == ids.size() + 1);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    std::string found;
    for (const std::int32_t id : pieces.tokenize(unescaped(texts[i + 1]))) {
      found += (found.empty() ? "" : " ") + std::to_string(id);
    }
    CAPTURE(texts[i + 1]);
    CHECK(found == ids[i]);
  }
}

}  // namespace

TEST_CASE("word pieces are those of the original tokenizer") {
  check_against_original(WordPiece(small_vocabulary()));
}

TEST_CASE("word pieces with the model's vocabulary are those of the original tokenizer") {
  const std::filesystem::path model = CLAIMGRAPH_SOURCE_DIR "/extract/model/claimgraph.cgm";
  if (!std::filesystem::exists(model)) {
    MESSAGE("skipped: no model file");
    return;
  }
  check_against_original(claimgraph::load_model(model)->word_pieces);
}

TEST_CASE("the pieces of words are those of the text, word by word") {
  const WordPiece pieces(small_vocabulary());
  std::vector<std::int32_t> ids;
  for (const char* word : {"The", "harbour", "minister", "thanked", "the", "river", "states", "."})
    pieces.pieces(word, ids);
  CHECK(ids == pieces.tokenize("The harbour minister thanked the river states."));
  ids.clear();
  pieces.pieces("\u00AD", ids);
  CHECK(ids.empty());
}

TEST_CASE("a vocabulary tells its ids and must have [UNK]") {
  const WordPiece pieces("[PAD]\r\n[UNK]\na\n##b\nab");
  CHECK(pieces.size() == 5);
  CHECK(pieces.id("##b") == 3);
  CHECK(pieces.id("##") == -1);
  CHECK(pieces.id("zebra") == -1);
  CHECK(pieces.tokenize("abb aB c ba") == std::vector<std::int32_t>{4, 3, 4, 1, 1});
  CHECK_THROWS_AS(WordPiece("a\nb"), claimgraph::ModelError);
  CHECK_THROWS_AS(WordPiece(""), claimgraph::ModelError);
}
