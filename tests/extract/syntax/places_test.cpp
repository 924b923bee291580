#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <claimgraph/extract/syntax/places.hpp>

using namespace claimgraph;

namespace {

/// One sentence whose words are all one entity of `type`; gives the entities back as "word word/TYPE" after settling.
std::vector<std::string> settled(const std::vector<std::string>& words, EntityType type) {
  ParsedDocument document;
  for (const std::string& word : words) {
    Token token;
    token.begin = static_cast<std::uint32_t>(document.document.text.size());
    token.end = token.begin + static_cast<std::uint32_t>(word.size());
    token.entity = type;
    token.entity_begins = document.tokens.empty();
    document.document.text += word + " ";
    document.tokens.push_back(token);
  }
  settle_places(document);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Token& token = document.tokens[i];
    const std::string kind = token.entity == EntityType::location ? "/L" : token.entity == EntityType::person ? "/P" : "/O";
    if (token.entity_begins) names.push_back(words[i] + kind);
    else names.back().insert(names.back().size() - 2, " " + words[i]);
  }
  return names;
}

}  // namespace

TEST_CASE("A place followed by its state is two names") {
  using Names = std::vector<std::string>;
  CHECK(settled({"Lyon", "France"}, EntityType::location) == Names{"Lyon/L", "France/L"});
  CHECK(settled({"san", "rafael", "california"}, EntityType::location) == Names{"san rafael/L", "california/L"});
  CHECK(settled({"Albany", "New", "York"}, EntityType::location) == Names{"Albany/L", "New York/L"});
  CHECK(settled({"South", "Korea"}, EntityType::location) == Names{"South Korea/L"});
  CHECK(settled({"North", "Carolina"}, EntityType::location) == Names{"North Carolina/L"});
  CHECK(settled({"northern", "Iraq"}, EntityType::location) == Names{"northern Iraq/L"});
  CHECK(settled({"Gulf", "of", "Mexico"}, EntityType::location) == Names{"Gulf of Mexico/L"});
  CHECK(settled({"Bank", "of", "England"}, EntityType::organization) == Names{"Bank of England/O"});
}

TEST_CASE("What names a state and nothing else is a place") {
  using Names = std::vector<std::string>;
  CHECK(settled({"Türkiye"}, EntityType::person) == Names{"Türkiye/L"});
  CHECK(settled({"Saudi", "Arabia"}, EntityType::organization) == Names{"Saudi Arabia/L"});
  CHECK(settled({"Georgia"}, EntityType::person) == Names{"Georgia/P"});
  CHECK(settled({"Jordan"}, EntityType::person) == Names{"Jordan/P"});
}

TEST_CASE("A document without words has nothing to settle") {
  ParsedDocument document;
  settle_places(document);
  CHECK(document.tokens.empty());
}
