#include <doctest/doctest.h>

#include "cases.hpp"
#include <claimgraph/extract/attribution/quotations.hpp>

using namespace claimgraph;

namespace {

/// The words of each piece; "+" before one that goes on from the piece before, "(" before a nested one.
std::vector<std::string> pieces(const std::string& text) {
  const ParsedDocument document = attribution_test::without_tree(text);
  std::vector<std::string> result;
  for (const QuotedPiece& piece : find_quotations(document).pieces) {
    const std::uint32_t begin = document.tokens[piece.tokens.first].begin;
    std::string& shown = result.emplace_back(piece.continues ? "+" : piece.nested ? "(" : "");
    shown += text.substr(begin, document.tokens[piece.tokens.last - 1].end - begin);
  }
  return result;
}

using Pieces = std::vector<std::string>;

}  // namespace

TEST_CASE("quotation marks of each kind are paired") {
  CHECK(pieces("He said “it works” and left.") == Pieces{"“it works”"});
  CHECK(pieces("He said \"it works\" and left.") == Pieces{"\"it works\""});
  CHECK(pieces("He said ''it works'' and left.") == Pieces{"''it works''"});
  CHECK(pieces("He said 'it works' and left.") == Pieces{"'it works'"});
  CHECK(pieces("He said ‘it works’ and left.") == Pieces{"‘it works’"});
  CHECK(pieces("He said „it works“ and left.") == Pieces{"„it works“"});
  CHECK(pieces("He said „it works” and left.") == Pieces{"„it works”"});
  CHECK(pieces("He said «it works» and left.") == Pieces{"«it works»"});
  CHECK(pieces("He said « it works » and left.") == Pieces{"« it works »"});
  CHECK(pieces("He said »it works« and left.") == Pieces{"»it works«"});
  CHECK(pieces("He said ``it works'' and left.") == Pieces{"``it works''"});
  CHECK(pieces("He said `it works' and left.") == Pieces{"`it works'"});
  CHECK(pieces("He said ‚it works‘ and left.") == Pieces{"‚it works‘"});
  CHECK(pieces("He said ‹it works› and left.") == Pieces{"‹it works›"});
  CHECK(pieces("“One,” he said, “two.”") == Pieces{"“One,”", "“two.”"});
  CHECK(pieces("„One“, he said. „Two“, she said.") == Pieces{"„One“", "„Two“"});
}

TEST_CASE("a quotation in a quotation is nested") {
  CHECK(pieces("“She cried ‘no’ twice,” he said.") == Pieces{"“She cried ‘no’ twice,”", "(‘no’"});
}

TEST_CASE("a quotation over paragraphs opens each and closes in the last") {
  CHECK(pieces("“First part. More of it.\n“Second part.”\nAfter.") ==
        Pieces{"“First part. More of it.", "+“Second part.”"});
}

TEST_CASE("a quotation over paragraphs whose line breaks are lost goes on") {
  CHECK(pieces("“First part. More of it. “Second part.” After.") ==
        Pieces{"“First part. More of it.", "+“Second part.”"});
}

TEST_CASE("a quotation that is never closed does not swallow the article") {
  CHECK(pieces("He said “it works. Then he left. Nobody saw him.\nThe end.") == Pieces{"“it works."});
  CHECK(pieces("“It works. It really does.\nThe end came. It was late.") ==
        Pieces{"“It works. It really does."});
  CHECK(pieces("He said “it works and “it runs” too.") == Pieces{"“it works and", "“it runs”"});
  CHECK(pieces("A stray ” mark.").empty());
}

TEST_CASE("apostrophes are no quotations") {
  CHECK(pieces("The workers' strike and the bosses' fear.").empty());
  CHECK(pieces("It's the '90s.").empty());
}
