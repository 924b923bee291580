#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <claimgraph/extract/text/segment.hpp>

using namespace claimgraph;

namespace {

// Sentences on lines, words with a blank between.
std::string shown(std::string_view text) {
  const SegmentedDocument s = segment(make_document("t", "", text));
  std::string out;
  for (const Sentence& sentence : s.sentences) {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (i > sentence.first) out += ' ';
      out += std::string_view(s.document.text).substr(s.words[i].begin, s.words[i].end - s.words[i].begin);
    }
    out += '\n';
  }
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

}  // namespace

TEST_CASE("words follow UD English") {
  const Case cases[] = {
      {"They don't, can't and cannot.", "They do n't , ca n't and can not .\n"},
      {"She'd've won’t we’ll y'all d'accord o'clock", "She 'd 've wo n’t we ’ll y' all d'accord o'clock\n"},
      {"The ministers' plan, Norland's plan.", "The ministers ' plan , Norland 's plan .\n"},
      {"anti-government pro-Norland mid-1980s cross-border",
       "anti-government pro-Norland mid-1980s cross-border\n"},
      {"a well-known 50-year-old al-Badr man", "a well - known 50 - year - old al - Badr man\n"},
      {"$5m US$3.5bn €1,200 10% 7:30pm 1/2 9/11 5–6",
       "$ 5 m US$ 3.5 bn € 1,200 10 % 7:30 pm 1/2 9/11 5 – 6\n"},
      {"see https://example.org/a?b=1, mail a.b@example.org (@desk #vote #1)",
       "see https://example.org/a?b=1 , mail a.b@example.org ( @desk #vote # 1 )\n"},
      {"<b>Deal</b> worth #36;50M &amp; more", "<b> Deal </b> worth #36; 50 M &amp; more\n"},
      {"wait...what -- no—yes", "wait ... what -- no — yes\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(shown(c.text) == c.expected);
  }
}

TEST_CASE("sentences end where news writing ends them") {
  const Case cases[] = {
      {"Gen. Ana B. Lund met Mr. Orr in the U.S. on Jan. 5. She left at 5 p.m. Monday.",
       "Gen. Ana B. Lund met Mr. Orr in the U.S. on Jan. 5 .\nShe left at 5 p.m. Monday .\n"},
      {"He moved to the U.S. He stayed.", "He moved to the U.S.\nHe stayed .\n"},
      {"\"We will go. We must.\" She nodded.", "\" We will go .\nWe must . \"\nShe nodded .\n"},
      {"“Why?” he asked. “No.”", "“ Why ? ” he asked .\n“ No . ”\n"},
      {"Prices rose 3.5 percent... and fell. Then... Nothing.",
       "Prices rose 3.5 percent ... and fell .\nThen ...\nNothing .\n"},
      {"The answer was no. No. 5 won.", "The answer was no .\nNo. 5 won .\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(shown(c.text) == c.expected);
  }
}
