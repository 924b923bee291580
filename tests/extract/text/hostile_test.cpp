// Texts that nobody would write, and some that machines do.
#include <random>
#include <string>

#include <doctest/doctest.h>

#include <claimgraph/extract/text/segment.hpp>
#include <claimgraph/extract/text/utf8.hpp>
#include <claimgraph/graph/error.hpp>

using namespace claimgraph;

namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

bool boundary(std::string_view text, std::size_t i) {
  return i == text.size() || !utf8::is_continuation(text[i]);
}

// What segment() promises of any text.
void check_promises(std::string text) {
  const SegmentedDocument s = segment(make_document("h", "", text, {}, {}, {}, {.repair = true}));
  const std::string_view t = s.document.text;
  std::uint32_t end = 0;
  bool words_good = true;
  for (const Word& word : s.words) {
    words_good = words_good && word.begin >= end && word.begin < word.end && word.end <= t.size() &&
                 boundary(t, word.begin) && boundary(t, word.end);
    end = word.end;
  }
  CHECK(words_good);
  std::uint32_t next = 0, paragraph = 0;
  bool sentences_good = true;
  for (const Sentence& sentence : s.sentences) {
    sentences_good = sentences_good && sentence.first == next && sentence.last > sentence.first &&
                     sentence.last - sentence.first <= max_sentence_words &&
                     (sentence.lead == 0 || sentence.lead == sentence.last - sentence.first) &&
                     sentence.paragraph >= paragraph && sentence.paragraph <= paragraph + 1;
    next = sentence.last;
    paragraph = sentence.paragraph;
  }
  CHECK(sentences_good);
  CHECK(next == s.words.size());
}

}  // namespace

TEST_CASE("megabytes of anything are cut in one pass") {
  // A step that looked back or ahead without bound would not end on these within the time that a test may
  // take.
  for (const char* piece : {"a",       "a ",
                            "a\n",     "\n",
                            "\r",      " ",
                            "\"",      "'",
                            "''",      "\" ",
                            ".",       ". ",
                            "..",      "-",
                            "a-",      "a.",
                            "A.",      "a. ",
                            "A. ",     "1",
                            "1,",      "1.",
                            "1-",      "1:",
                            "a'",      "'s",
                            "@",       "a@",
                            "a@b",     "#",
                            "&",       "&#",
                            "&amp",    "<",
                            "<b",      "</b>",
                            ":",       ":)",
                            "(",       "[",
                            ")",       "[1]",
                            "http://", "www.",
                            "/",       "b/",
                            "_",       "*",
                            "*a",      "!",
                            "?!",      "…",
                            "—",       "“",
                            "”",       "’",
                            "‘",       "é",
                            "e\u0301", "中",
                            "中 ",     "中\n",
                            "。",      "ก",
                            "か",      "😀",
                            "\u200D",  "\U0001F468\u200D",
                            "🇳",       "\u00AD",
                            "\u200B",  "\uFEFF",
                            "\u2028",  "• ",
                            "- ",      "1. ",
                            "AP - ",   "LONDON, ",
                            "U.S. ",   "Mr. ",
                            "No. ",    "a.m. ",
                            "p.m.",    "x.com",
                            "anti-",   "e-",
                            "don't",   "cannot",
                            "n't",     "Lord (Ex) - ",
                            "\x01",    "\x7F"}) {
    CAPTURE(piece);
    check_promises(repeated(piece, 1 << 20));
  }
}

TEST_CASE("mixtures of awkward pieces keep the promises") {
  const char* pieces[] = {"a",      "Z",    "9",        " ",           "\n",     "\n\n",   ".",   "...",
                          ",",      "-",    "--",       "'",           "\"",     "’",      "“",   "”",
                          "(",      ")",    "[",        "]",           "s",      "t",      "n't", "U.S.",
                          "Mr.",    "No.",  "p.m.",     "$",           "%",      "&",      "#",   "@",
                          "/",      ":",    ";",        "http://",     "x.com",  "中",     "ภ",   "é",
                          "\u0301", "😀",    "\u200D",   "\uFE0F",      "\u200B", "\u00A0", "…",   "•",
                          "=====",  "\x80", "\xF0\x9F", "\xED\xA0\x80"};
  std::mt19937 random(17);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t k = random() % 60; k-- > 0;) text += pieces[random() % std::size(pieces)];
    CAPTURE(text);
    check_promises(text);
  }
}

TEST_CASE("texts without words have no sentences") {
  for (const char* text : {"", " ", "\n\n", "\u200B\uFEFF", "\u00AD \u00AD", "\r\n\r\n"}) {
    CAPTURE(text);
    CHECK(segment(make_document("e", "", text)).sentences.empty());
  }
}

TEST_CASE("a sentence of thousands of words is cut at pauses") {
  const std::string clause = "they came and they saw and they went and they said so; ";
  const SegmentedDocument s = segment(make_document("l", "", repeated(clause, 100000)));
  REQUIRE(s.sentences.size() > 10);
  for (std::size_t i = 0; i + 1 < s.sentences.size(); ++i) {
    const Word& last = s.words[s.sentences[i].last - 1];
    CHECK(std::string_view(s.document.text).substr(last.begin, last.end - last.begin) == ";");
  }
}

TEST_CASE("make_document says what is wrong and where") {
  struct Case {
    std::string text;
    std::string code, where;
  };
  const Case cases[] = {{"ok \xC0\xAF", "CG102", "byte 3"},
                        {"\xEF\xBB\xBF ok \xE2\x82", "CG102", "byte 7"},
                        {std::string("a\0b", 3), "CG104", "byte 1"},
                        {"\x01\x02\x03\x04", "CG104", "byte 0"},
                        {std::string("\xFE\xFF\0h", 4), "CG104", "byte 0"}};
  for (const Case& c : cases) {
    try {
      make_document("d", "", c.text);
      FAIL("accepted");
    } catch (const InputError& error) {
      CHECK(error.code() == c.code);
      CHECK(error.where() == c.where);
    }
  }
  CHECK_THROWS_AS(make_document("d", "t\xFF", "fine"), InputError);
  CHECK_THROWS_AS(make_document("d", "", repeated("a", 101), {}, {}, {}, {.max_bytes = 100}), InputError);
}

TEST_CASE("make_document joins title and body") {
  const Document with =
      make_document("d", "  Dam opens ", "\xEF\xBB\xBFThe dam opened.", "2024-02", "Daily", "u");
  CHECK(with.text == "Dam opens\n\nThe dam opened.");
  CHECK(with.body == 11);
  CHECK(with.title == "Dam opens");
  const Document without = make_document("d", "", "The dam opened.");
  CHECK(without.text == "The dam opened.");
  CHECK(without.body == 0);
  const SegmentedDocument s = segment(with);
  REQUIRE(s.sentences.size() == 2);
  CHECK(s.sentences[0].paragraph == 0);
  CHECK(s.sentences[1].paragraph == 1);
}
