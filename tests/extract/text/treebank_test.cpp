// How well words and sentences agree with the treebanks; the figures of docs and model card come from here.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <zlib.h>

#include <claimgraph/extract/syntax/conllu.hpp>
#include <claimgraph/extract/text/segment.hpp>

using namespace claimgraph;

namespace {

using Spans = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

std::string unzipped(const std::string& path) {
  std::string text;
  gzFile file = gzopen(path.c_str(), "rb");
  REQUIRE(file != nullptr);
  char buffer[1 << 16];
  for (int size; (size = gzread(file, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(size));
  gzclose(file);
  return text;
}

struct Gold {
  std::string text;  // paragraphs apart by a blank line, where the treebank says so
  Spans words, sentences;
};

Gold gold_of(const ConlluDocument& document) {
  Gold gold;
  const std::string_view source = document.words.document.text;
  for (std::size_t s = 0; s < document.words.sentences.size(); ++s) {
    const auto& comments = document.sentences[s].comments;
    const bool paragraph = std::any_of(comments.begin(), comments.end(), [](std::string_view comment) {
      return comment == "# newpar" || comment.starts_with("# newpar ");
    });
    const Sentence& sentence = document.words.sentences[s];
    const std::uint32_t begin = document.words.words[sentence.first].begin;
    const std::uint32_t end = document.words.words[sentence.last - 1].end;
    if (s > 0) {
      const bool joined = document.words.words[sentence.first - 1].end == begin;
      gold.text += paragraph ? "\n\n" : joined ? "" : " ";
    }
    const auto shift = static_cast<std::uint32_t>(gold.text.size());
    gold.sentences.emplace_back(shift, shift + end - begin);
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Word& word = document.words.words[i];
      gold.words.emplace_back(word.begin - begin + shift, word.end - begin + shift);
    }
    gold.text += source.substr(begin, end - begin);
  }
  return gold;
}

struct Agreement {
  std::size_t gold = 0, found = 0, both = 0;
  void add(const Spans& expected, const Spans& spans) {
    Spans common;
    std::set_intersection(expected.begin(), expected.end(), spans.begin(), spans.end(),
                          std::back_inserter(common));
    gold += expected.size();
    found += spans.size();
    both += common.size();
  }
  double f1() const { return 200.0 * static_cast<double>(both) / static_cast<double>(gold + found); }
};

}  // namespace

TEST_CASE("words and sentences are those of the English treebanks") {
  struct Case {
    const char* file;
    double words, sentences;
  };
  const Case cases[] = {{"ewt-dev", 99.0, 85.0}, {"gum-dev", 99.5, 93.0}};
  for (const Case& c : cases) {
    const std::string path = std::string(CLAIMGRAPH_SHARED) + "/data/ud/" + c.file + ".conllu.gz";
    if (!std::filesystem::exists(path)) {
      MESSAGE("skipped: no " << path);
      continue;
    }
    Agreement words, sentences;
    for (const ConlluDocument& document : read_conllu(unzipped(path), c.file)) {
      const Gold gold = gold_of(document);
      const SegmentedDocument found = segment(make_document("d", "", gold.text));
      Spans found_words, found_sentences;
      for (const Word& word : found.words) found_words.emplace_back(word.begin, word.end);
      for (const Sentence& sentence : found.sentences) {
        found_sentences.emplace_back(found.words[sentence.first].begin, found.words[sentence.last - 1].end);
      }
      words.add(gold.words, found_words);
      sentences.add(gold.sentences, found_sentences);
    }
    MESSAGE(std::string(c.file) << ": words F1 " << words.f1() << ", sentences F1 " << sentences.f1());
    CHECK(words.f1() >= c.words);
    CHECK(sentences.f1() >= c.sentences);
  }
}
