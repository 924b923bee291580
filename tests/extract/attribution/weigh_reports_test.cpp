// The model's tags and links, written by hand: which statements come out of them.
#include <algorithm>
#include <map>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "cases.hpp"

using namespace claimgraph;
using namespace attribution_test;

namespace {

constexpr float sure = 0.95f, unsure = 0.03f;

/// Words and marks of attribution N ("[N … ]N" its source, "<N … >N" its cue, "{N … }N" its content) with
/// spaces between them. N 0 has tags, but no links. "|" ends a window, "." a sentence, "¶" a paragraph.
/// `faint`: attributions whose cues are improbable. The tree is empty: every word depends on the sentence's
/// first.
ParsedDocument marked(const std::string& text, const std::string& faint = {}) {
  ParsedDocument document;
  std::string& all = document.document.text;
  struct Part {
    std::string role;
    std::vector<std::uint32_t> words;
  };
  std::map<std::string, Part> parts;  // "<1"
  std::vector<std::string> open;
  std::vector<std::uint32_t> windows{0};
  std::istringstream words(text);
  bool new_sentence = true;
  std::uint32_t paragraph = 0;
  for (std::string word; words >> word;) {
    const auto at = static_cast<std::uint32_t>(document.tokens.size());
    if (word == "|") {
      windows.push_back(at);
    } else if (word == "¶") {
      ++paragraph;
    } else if (word.size() == 2 && std::string("[<{").find(word[0]) != std::string::npos) {
      open.push_back(word);
    } else if (word.size() == 2 && std::string("]>}").find(word[0]) != std::string::npos) {
      open.erase(std::ranges::find(open, std::string(word[0] == ']'   ? "["
                                                     : word[0] == '>' ? "<"
                                                                      : "{") +
                                             word[1]));
    } else {
      if (!all.empty()) all += ' ';
      const bool mark = word == "”" || word == "“" || word == "\"";
      if (new_sentence && word != "”") document.sentences.push_back({at, at, paragraph});
      Token token;
      token.begin = static_cast<std::uint32_t>(all.size());
      all += word;
      token.end = static_cast<std::uint32_t>(all.size());
      token.sentence = static_cast<std::uint32_t>(document.sentences.size() - 1);
      token.head = at == document.sentences.back().first
                       ? -1
                       : static_cast<std::int32_t>(document.sentences.back().first);
      token.upos = mark || word == "." || word == "," ? Upos::PUNCT
                   : word[0] >= 'A' && word[0] <= 'Z' ? Upos::PROPN
                                                      : Upos::NOUN;
      token.lemma = word;
      document.tokens.push_back(token);
      document.sentences.back().last = at + 1;
      if (word != "”") new_sentence = word == ".";
      for (const std::string& part : open) parts[part].words.push_back(at);
    }
  }
  windows.push_back(static_cast<std::uint32_t>(document.tokens.size()));

  document.attribution_tags.assign(document.tokens.size(), {});
  const auto set = [](std::array<float, 3>& tag, bool begins, float p) {
    tag = {1 - p, begins ? p : 0, begins ? 0 : p};
  };
  for (AttributionTags& tags : document.attribution_tags)
    for (auto* tag : {&tags.source, &tags.cue, &tags.content}) set(*tag, true, unsure);
  for (const auto& [name, part] : parts) {
    for (const std::uint32_t word : part.words) {
      AttributionTags& tags = document.attribution_tags[word];
      const bool begins =
          word == part.words.front() || document.tokens[word].sentence != document.tokens[word - 1].sentence;
      const bool improbable = name[0] == '<' && faint.find(name[1]) != std::string::npos;
      set(name[0] == '['   ? tags.source
          : name[0] == '<' ? tags.cue
                           : tags.content,
          begins, improbable ? 0.3f : sure);
    }
  }
  for (const auto& [name, part] : parts) {
    if (name[0] != '<' || name[1] == '0') continue;
    const std::uint32_t cue = part.words.front();
    const auto end = std::ranges::upper_bound(windows, cue);
    CueLinks links{cue, *(end - 1), {}, {}};
    links.source.assign(*end - *(end - 1), unsure);
    links.content = links.source;
    for (const auto& [role, values] : {std::pair("[", &links.source), std::pair("{", &links.content)}) {
      for (const std::uint32_t word : parts[std::string(role) + name[1]].words)
        if (word >= links.first && word < *end) (*values)[word - links.first] = sure;
    }
    document.cue_links.push_back(std::move(links));
  }
  std::ranges::sort(document.cue_links, {}, &CueLinks::cue);
  return document;
}

std::string found(const std::string& text, const std::string& faint = {}) {
  const ParsedDocument document = marked(text, faint);
  DocumentActors actors = actors_of(document);
  const auto statements = find_quoted_statements(document, actors);
  return describe(document, actors, statements);
}

}  // namespace

TEST_CASE("tags and links alone make statements") {
  CHECK(found("[1 Vela ]1 <1 hinted >1 {1 that rain comes }1 .") ==
        "[Vela] <hinted> {that rain comes} indirect Vela");
  CHECK(found("{1 “ Rain comes , ” }1 <1 murmured >1 [1 Vela ]1 .") ==
        "{“ Rain comes , ”} <murmured> [Vela] direct Vela");
  CHECK(found("[1 Vela ]1 <1 called >1 {1 the rain “ a gift ” }1 .") ==
        "[Vela] <called> {the rain “ a gift ”} mixed Vela");
  CHECK(found("<1 Rumour >1 {1 that rain comes }1 .") == "<Rumour> {that rain comes} indirect ?");
}

TEST_CASE("a content inside another has that as its parent") {
  CHECK(found("[1 Vela ]1 <1 said >1 {1 that [2 Orin ]2 <2 feared >2 {2 rain }2 }1 .") ==
        "[Vela] <said> {that Orin feared rain} indirect Vela\n[Orin] <feared> {rain} indirect Orin ^0");
}

TEST_CASE("a floating quotation and sentences that go on are said by the one before") {
  CHECK(found("{1 “ Rain comes , ” }1 [1 Vela ]1 <1 said >1 . {0 “ Nobody is ready for it . ” }0") ==
        "{“ Rain comes , ”} [Vela] <said> {“ Nobody is ready for it . ”} direct Vela");
  CHECK(found("[1 Vela ]1 <1 said >1 {1 rain comes }1 . ¶ {0 Nobody is ready }0 .") ==
        "[Vela] <said> {rain comes} {Nobody is ready} indirect Vela");
}

TEST_CASE("nobody says what comes long after") {
  CHECK(found("[1 Vela ]1 <1 said >1 {1 rain comes }1 . It rained . It rained . It rained . It rained . {0 "
              "Nobody is ready }0 .") == "[Vela] <said> {rain comes} indirect Vela");
}

TEST_CASE("a quotation that crosses into the next window is not cut") {
  CHECK(found("[1 Vela ]1 <1 said >1 , {1 “ Rain comes . The wall is old . | Nobody is ready . ” }1") ==
        "[Vela] <said> {“ Rain comes . The wall is old . Nobody is ready . ”} direct Vela");
  CHECK(found("[1 Vela ]1 <1 said >1 , {1 “ Rain comes . | The wall is old . ¶ “ Nobody is ready . | We ask "
              "for help . ” }1") ==
        "[Vela] <said> {“ Rain comes . The wall is old . “ Nobody is ready . We ask for help . ”} direct "
        "Vela");
}

TEST_CASE("content without a cue gives an improbable cue a second chance") {
  const std::string text = "[1 Vela ]1 <1 floated >1 {1 a plan for the wall }1 .";
  CHECK(found(text, "1") == "[Vela] <floated> {a plan for the wall} indirect Vela");
  CHECK(found("[1 Vela ]1 <1 floated >1 a plan .", "1").empty());
}

TEST_CASE("the words of a cue that lie together are one cue") {
  CHECK(found("[1 Vela ]1 <1 has >1 <2 said >2 {1 {2 rain comes }2 }1 .") ==
        "[Vela] <has said> {rain comes} indirect Vela");
}

TEST_CASE("a quotation that is reported with a few words around it stays whole") {
  CHECK(found("[1 Vela ]1 <1 said >1 {1 “ the wall is old }1 and weak ” .") ==
        "[Vela] <said> {“ the wall is old and weak ”} direct Vela");
}

TEST_CASE("scores of any kind end in time and without a crash") {
  std::string words;
  for (int i = 0; i < 4000; ++i) words += i % 100 == 99 ? "| . " : i % 7 == 0 ? "“ " : "word ";
  ParsedDocument document = marked(words);
  const auto run = [&] {
    DocumentActors actors = actors_of(document);
    return find_quoted_statements(document, actors).size();
  };
  CHECK(run() == 0);
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    document.attribution_tags[i] = {{0, 1, 0}, {0.1f, 0.8f, 0.1f}, {0, 0, 1}};
    const std::uint32_t first = i / 100 * 100;
    document.cue_links.push_back({i, first, std::vector<float>(100, 1.0f), std::vector<float>(100, 1.0f)});
  }
  run();
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const float p = static_cast<float>(i * 7919 % 101) / 100;
    document.attribution_tags[i] = {{1 - p, p, 0}, {1 - p, 0, p}, {p, 1 - p, 0}};
    for (std::uint32_t w = 0; w < 100; ++w)
      document.cue_links[i].content[w] = document.cue_links[i].source[w] =
          static_cast<float>((i + w * 31) % 97) / 96;
  }
  run();
  document.cue_links.clear();
  run();
}
