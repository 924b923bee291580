#include <sstream>

#include <doctest/doctest.h>

#include <claimgraph/extract/syntax/conllu.hpp>
#include <claimgraph/graph/error.hpp>

using namespace claimgraph;

namespace {

const char* const sample =
    "# newdoc id = talks\n"
    "# newpar\n"
    "# sent_id = 1\n"
    "# text = Ministers didn't go.\n"
    "1\tMinisters\t_\t_\tNNS\t_\t_\t_\t_\tOld=1|NER=B-MISC\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\t_\t_\t_\tTense=Past\t_\t_\t0:root\tSpaceAfter=No\n"
    "3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3.1\tgone\tgo\tVERB\t_\t_\t_\t_\t0:root\t_\n"
    "4\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n"
    "1\tNew York\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n"
    "# newdoc\n"
    "1\tYes\t_\t_\t_\t_\t_\t_\t_\t_";

ParsedDocument parsed(const SegmentedDocument& words) {
  ParsedDocument made;
  made.document = words.document;
  made.sentences = words.sentences;
  for (std::size_t s = 0; s < words.sentences.size(); ++s) {
    for (std::uint32_t i = words.sentences[s].first; i < words.sentences[s].last; ++i) {
      Token token;
      token.begin = words.words[i].begin;
      token.end = words.words[i].end;
      token.head = i == words.sentences[s].first ? -1 : static_cast<std::int32_t>(words.sentences[s].first);
      token.deprel = token.head < 0 ? Deprel::root : Deprel::acl_relcl;
      token.upos = Upos::NOUN;
      token.lemma = "lemma" + std::to_string(i);
      token.sentence = static_cast<std::uint32_t>(s);
      made.tokens.push_back(token);
    }
  }
  return made;
}

std::string error(const std::string& text) {
  try {
    read_conllu(text, "in.conllu");
  } catch (const InputError& e) {
    return e.code() + " " + e.where();
  }
  return {};
}

}  // namespace

TEST_CASE("Documents, words and sentences are read") {
  const auto documents = read_conllu(sample, "sample");
  REQUIRE(documents.size() == 2);
  CHECK(documents[0].words.document.id == "talks");
  CHECK(documents[0].words.document.text == "Ministers didn't go. New York ");
  CHECK(documents[0].words.words.size() == 6);
  CHECK(documents[0].words.sentences[1].first == 5);
  CHECK(documents[1].words.document.text == "Yes ");
  CHECK(read_conllu("", "empty").empty());
  CHECK(read_conllu("\xef\xbb\xbf\r\n\n", "empty").empty());
}

TEST_CASE("A parse is written into the document's own lines") {
  const auto documents = read_conllu(sample, "sample");
  ParsedDocument parse = parsed(documents[0].words);
  parse.tokens[3].entity = parse.tokens[4].entity = EntityType::person;
  parse.tokens[3].entity_begins = true;
  std::ostringstream out;
  write_conllu(out, documents[0], parse);
  CHECK(out.str() ==
        "# newdoc id = talks\n"
        "# newpar\n"
        "# sent_id = 1\n"
        "# text = Ministers didn't go.\n"
        "1\tMinisters\tlemma0\tNOUN\tNNS\t_\t0\troot\t_\tOld=1\n"
        "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "2\tdid\tlemma1\tNOUN\t_\tTense=Past\t1\tacl:relcl\t_\tSpaceAfter=No\n"
        "3\tn't\tlemma2\tNOUN\t_\t_\t1\tacl:relcl\t_\t_\n"
        "3.1\tgone\tgo\tVERB\t_\t_\t_\t_\t0:root\t_\n"
        "4\tgo\tlemma3\tNOUN\t_\t_\t1\tacl:relcl\t_\tNER=B-PERSON|SpaceAfter=No\n"
        "5\t.\tlemma4\tNOUN\t_\t_\t1\tacl:relcl\t_\tNER=I-PERSON\n"
        "\n"
        "1\tNew York\tlemma5\tNOUN\t_\t_\t0\troot\t_\t_\n"
        "\n");
}

TEST_CASE("A plain document is written with its comments, and reads back") {
  SegmentedDocument words;
  words.document.id = "plain";
  words.document.text = "Title\n\nMore  words\nhere.";
  words.words = {{0, 5}, {7, 11}, {13, 18}, {19, 23}, {23, 24}};
  words.sentences = {{0, 1, 0}, {1, 5, 1}};
  std::ostringstream out;
  write_conllu(out, parsed(words));
  CHECK(out.str() ==
        "# newdoc id = plain\n"
        "# newpar\n"
        "# sent_id = plain-1\n"
        "# text = Title\n"
        "1\tTitle\tlemma0\tNOUN\t_\t_\t0\troot\t_\t_\n"
        "\n"
        "# newpar\n"
        "# sent_id = plain-2\n"
        "# text = More words here.\n"
        "1\tMore\tlemma1\tNOUN\t_\t_\t0\troot\t_\t_\n"
        "2\twords\tlemma2\tNOUN\t_\t_\t1\tacl:relcl\t_\t_\n"
        "3\there\tlemma3\tNOUN\t_\t_\t1\tacl:relcl\t_\tSpaceAfter=No\n"
        "4\t.\tlemma4\tNOUN\t_\t_\t1\tacl:relcl\t_\t_\n"
        "\n");
  const auto again = read_conllu(out.str(), "again");
  REQUIRE(again.size() == 1);
  CHECK(again[0].words.document.text == "Title More words here. ");
}

TEST_CASE("A malformed line is named") {
  const std::string rest = "\t_\t_\t_\t_\t_\t_\t_\t_\n";
  const struct {
    std::string text;
    const char* error;
  } cases[] = {
      {"1\tword\n", "CG120 in.conllu:1"},
      {"# c\n1\ta" + rest + "2\t" + rest, "CG120 in.conllu:3"},
      {"1\ta\t_" + rest, "CG120 in.conllu:1"},
      {"x\ta" + rest, "CG120 in.conllu:1"},
      {"1x\ta" + rest, "CG120 in.conllu:1"},
      {"-1\ta" + rest, "CG120 in.conllu:1"},
      {"99999999999999999999\ta" + rest, "CG120 in.conllu:1"},
      {"1\ta" + rest + "# late\n", "CG120 in.conllu:2"},
      {"2\ta" + rest, "CG121 in.conllu:1"},
      {"1\ta" + rest + "1\ta" + rest, "CG121 in.conllu:2"},
      {"1\ta" + rest + "1-2\tb" + rest, "CG121 in.conllu:2"},
      {"2-1\ta" + rest, "CG121 in.conllu:1"},
      {"1-2-3\ta" + rest, "CG121 in.conllu:1"},
      {"5.1\ta" + rest, "CG121 in.conllu:1"},
      {"# alone\n\n", "CG122 in.conllu:2"},
      {"1-2\tab" + rest + "\n", "CG122 in.conllu:2"},
      {"1\t\xc3\x28" + rest, "CG102 in.conllu:1"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(error(c.text) == c.error);
  }
}
