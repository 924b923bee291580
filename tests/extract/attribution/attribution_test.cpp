#include <doctest/doctest.h>

#include "cases.hpp"

using namespace claimgraph;
using namespace attribution_test;

namespace {

std::vector<QuotedStatement> find(const ParsedDocument& document) {
  DocumentActors actors = actors_of(document);
  return find_quoted_statements(document, actors);
}

}  // namespace

TEST_CASE("statements of the golden cases") {
  const auto cases = read_cases(CLAIMGRAPH_SOURCE_DIR "/tests/extract/attribution/golden/statements.txt");
  REQUIRE(cases.size() > 10);
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const ParsedDocument document = parsed(c.text, c.tree);
    DocumentActors actors = actors_of(document);
    const auto statements = find_quoted_statements(document, actors);
    CHECK(describe(document, actors, statements) == c.expected);
  }
}

TEST_CASE("first person inside a quotation is its speaker, second person the one spoken to") {
  const ParsedDocument document =
      parsed("Vela told Orin: “I thank you, but we stay.” I disagree.", R"(Vela vela PROPN 2 nsubj
told tell VERB 0 root
Orin orin PROPN 2 iobj
: : PUNCT 6 punct
“ “ PUNCT 6 punct
I I PRON 7 nsubj
thank thank VERB 2 ccomp
you you PRON 7 obj
, , PUNCT 12 punct
but but CCONJ 12 cc
we we PRON 12 nsubj
stay stay VERB 7 conj
. . PUNCT 7 punct
” ” PUNCT 7 punct

I I PRON 2 nsubj
disagree disagree VERB 0 root
. . PUNCT 2 punct)");
  DocumentActors actors = actors_of(document);
  find_quoted_statements(document, actors);
  const auto name = [&](std::uint32_t token) {
    const std::int32_t actor = actors.mentions[actors.by_head[token]].actor;
    return actor < 0 ? std::string("?") : actors.actors[actor].name;
  };
  CHECK(name(5) == "Vela");
  CHECK(name(7) == "Orin");
  CHECK(name(10) == "Vela");
  CHECK(name(14) == "?");  // the writer's own
}

TEST_CASE("records count code points and name the speaker") {
  const ParsedDocument document = parsed("Äsa said “it’s fine”.", R"(Äsa äsa PROPN 2 nsubj
said say VERB 0 root
“ “ PUNCT 6 punct
it it PRON 6 nsubj
’s be AUX 6 cop
fine fine ADJ 2 ccomp
” ” PUNCT 6 punct
. . PUNCT 2 punct)");
  DocumentActors actors = actors_of(document);
  const auto statements = find_quoted_statements(document, actors);
  const auto records = to_attributions(document, actors, statements);
  REQUIRE(records.size() == 1);
  CHECK(records[0].source == std::vector<Span>{{0, 3}});
  CHECK(records[0].cue == std::vector<Span>{{4, 8}});
  CHECK(records[0].content == std::vector<Span>{{9, 20}});
  CHECK(records[0].type == QuoteType::direct);
  CHECK(records[0].speaker == "asa");
  CHECK(records[0].parent == -1);
}

TEST_CASE("speech is told from an attitude") {
  const auto speech = [](const char* verb_row, const char* content_row) {
    const ParsedDocument document =
        parsed("Vela VERB helps", "Vela vela PROPN 2 nsubj\n" + std::string(verb_row) + "\n" + content_row);
    const auto statements = find(document);
    REQUIRE(statements.size() == 1);
    return statements[0].speech;
  };
  CHECK(speech("VERB say VERB 0 root", "helps help VERB 2 ccomp"));
  CHECK_FALSE(speech("VERB endorse VERB 0 root", "helps helps NOUN 2 obj"));
}

TEST_CASE("hostile documents end in time and without a crash") {
  CHECK(find({}).empty());
  std::string marks, text;
  for (int i = 0; i < 10000; ++i) marks += i % 3 ? "\"" : "“", text += "word ";
  CHECK(find(without_tree(marks)).empty());
  CHECK(find(without_tree("“ " + text)).empty());

  std::string said;
  for (int i = 0; i < 10000; ++i) said += i % 3 ? "said \"x\" " : "Vela ";
  ParsedDocument many = without_tree(said);
  for (Token& token : many.tokens)
    if (many.word(static_cast<std::size_t>(&token - many.tokens.data())) == "said")
      token.lemma = "say", token.upos = Upos::VERB;
  find(many);

  ParsedDocument deep = without_tree(text);  // "said said said …", each the clause of the one before
  for (std::uint32_t i = 0; i < deep.tokens.size(); ++i) {
    Token& token = deep.tokens[i];
    token.lemma = "say";
    token.upos = Upos::VERB;
    token.deprel = i % 2 ? Deprel::ccomp : Deprel::parataxis;
    token.head = static_cast<std::int32_t>(i) - 1;
  }
  find(deep);
  ParsedDocument cyclic = without_tree("one two");
  cyclic.tokens[0].head = 1;
  cyclic.tokens[1].head = 0;
  for (Token& token : cyclic.tokens)
    token.lemma = "say", token.upos = Upos::VERB, token.deprel = Deprel::conj;
  find(cyclic);
}
