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
      {"the UN-led talks on 1,000th Street, post-Sept. 11, b/c of AT&T's x_y",
       "the UN - led talks on 1,000th Street , post-Sept. 11 , b/c of AT&T 's x_y\n"},
      {"Hizb-e-Islami's 22-year-old, call 555-123-4567",
       "Hizb - e - Islami 's 22 - year - old , call 555-123-4567\n"},
      {"quot;Stop,quot; she said; the '90s, rock 'n' roll, lovin' it",
       "quot; Stop , quot; she said ; the '90s , rock 'n ' roll , lovin' it\n"},
      {"''Yes,'' ‘no’ ``maybe''", "'' Yes , '' ‘ no ’ `` maybe ''\n"},
      {"hello 😀👍🏽🇳🇴 :-) wo\u00ADrd zero\u200Bwidth non\u00A0breaking",
       "hello 😀 👍🏽 🇳🇴 :-) wo\u00ADrd zero width non breaking\n"},
      {"Wisła Kraków 日本語のテスト Москва", "Wisła Kraków 日本語 の テスト Москва\n"},
      {"version 2.0 of example.com, report.pdf and 0308.doc",
       "version 2.0 of example.com , report.pdf and 0308.doc\n"},
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
      {"“Who knew?” Ana Lund asked. “Not I.”", "“ Who knew ? ” Ana Lund asked .\n“ Not I . ”\n"},
      {"It grew.[3] Then it fell. [4] [5] It stopped.",
       "It grew . [ 3 ]\nThen it fell . [ 4 ] [ 5 ]\nIt stopped .\n"},
      {"Robert C. \"Bob\" Berg of Lund Inc. met Maj. Gen. (ret.) Aas. Inc. 500 firms came.",
       "Robert C. \" Bob \" Berg of Lund Inc. met Maj. Gen. ( ret. ) Aas .\nInc. 500 firms came .\n"},
      {"(He left.) She stayed.", "( He left . )\nShe stayed .\n"},
      {"The answer was no. No. 5 won.", "The answer was no .\nNo. 5 won .\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(shown(c.text) == c.expected);
  }
}

TEST_CASE("line ends are paragraph ends only where the lines are not one wrapped paragraph") {
  const Case cases[] = {
      // wrapped by hand
      {"Talks on sharing the water of the Gray River between\nNorland and Sudmark ended on Tuesday without a "
       "deal, and\n"
       "Norland left.\n",
       "Talks on sharing the water of the Gray River between Norland and Sudmark ended on Tuesday without a "
       "deal , and "
       "Norland left .\n"},
      // heading, byline, text
      {"RIVER TALKS END\nBy Ana Lund\nThe talks ended on Tuesday without a deal, both delegations said in "
       "the evening.",
       "RIVER TALKS END\nBy Ana Lund\nThe talks ended on Tuesday without a deal , both delegations said in "
       "the evening .\n"},
      {"What we know\r\n• It lasted four days\r\n• Nobody signed\r\n1. First\r\n2) Second",
       "What we know\n• It lasted four days\n• Nobody signed\n1. First\n2 ) Second\n"},
      {"One paragraph\u2029Another\n \t\nA third", "One paragraph\nAnother\nA third\n"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(shown(c.text) == c.expected);
  }
}

TEST_CASE("datelines and agency marks are sentences of their own") {
  struct LeadCase {
    const char* text;
    std::uint32_t lead;
  };
  const LeadCase cases[] = {
      {"NORDHAVN (Agency) - Talks ended.", 5},
      {"NEW HAVEN, Norland, Aug. 17 (Agency) -- Talks ended.", 11},
      {"NORDHAVN — Talks ended.", 2},
      {"AP - NORDHAVN, Norland (AP) - Talks ended.", 9},
      {"Reuters - Talks ended.", 2},
      {"NORDHAVN: Talks ended.", 2},
      {"Talks ended - nobody signed.", 0},
      {"Ana Lund - a minister - left.", 0},
      {"UN talks ended.", 0},
      {"NORDHAVN -", 0},
  };
  for (const LeadCase& c : cases) {
    CAPTURE(c.text);
    CHECK(segment(make_document("t", "", c.text)).sentences[0].lead == c.lead);
  }
  // a colon marks a place in the opening paragraph only
  const SegmentedDocument s =
      segment(make_document("t", "Talks end", "NORDHAVN: Talks ended.\n\nLUND: We left."));
  REQUIRE(s.sentences.size() == 4);
  CHECK(s.sentences[0].lead == 0);
  CHECK(s.sentences[1].lead == 2);
  CHECK(s.sentences[1].last == s.sentences[2].first);
  CHECK(s.sentences[2].lead == 0);
  CHECK(s.sentences[3].lead == 0);
}
