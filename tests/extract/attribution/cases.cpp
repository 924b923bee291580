#include "cases.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace attribution_test {

using namespace claimgraph;

namespace {

void add_word(ParsedDocument& document, std::string_view form, std::size_t& at) {
  const std::string& text = document.document.text;
  const std::size_t begin = text.find(form, at);
  if (begin == std::string::npos) throw std::runtime_error("no \"" + std::string(form) + "\" in " + text);
  auto& sentence = document.sentences.back();
  if (sentence.first == sentence.last && document.sentences.size() > 1) {
    sentence.paragraph = document.sentences[document.sentences.size() - 2].paragraph;
    if (text.substr(at, begin - at).find('\n') != std::string::npos) ++sentence.paragraph;
  }
  Token token;
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(begin + form.size());
  token.sentence = static_cast<std::uint32_t>(document.sentences.size() - 1);
  document.tokens.push_back(token);
  sentence.last = static_cast<std::uint32_t>(document.tokens.size());
  at = token.end;
}

void begin_sentence(ParsedDocument& document) {
  const auto at = static_cast<std::uint32_t>(document.tokens.size());
  document.sentences.push_back({at, at, 0});
}

}  // namespace

ParsedDocument parsed(std::string text, std::string_view tree) {
  ParsedDocument document;
  document.document.text = std::move(text);
  std::size_t at = 0;
  std::istringstream lines{std::string(tree)};
  std::string line;
  begin_sentence(document);
  while (std::getline(lines, line)) {
    if (line.empty()) {
      begin_sentence(document);
      continue;
    }
    std::istringstream fields(line);
    std::string form, lemma, pos, relation;
    int head = 0;
    fields >> form >> lemma >> pos >> head >> relation;
    add_word(document, form, at);
    Token& token = document.tokens.back();
    token.lemma = lemma;
    token.upos = upos_from_string(pos);
    token.deprel = deprel_from_string(relation);
    token.head = head == 0 ? -1 : head - 1 + static_cast<std::int32_t>(document.sentences.back().first);
  }
  return document;
}

ParsedDocument without_tree(std::string text) {
  ParsedDocument document;
  document.document.text = std::move(text);
  const std::string& all = document.document.text;
  std::size_t at = 0;
  for (std::size_t i = 0; i < all.size();) {
    if (all[i] == ' ' || all[i] == '\n') {
      ++i;
      continue;
    }
    const std::string_view rest = std::string_view(all).substr(i);
    std::size_t size = 0;
    for (std::string_view mark :
         {"“", "”", "„", "‘", "’", "‚", "‹", "›", "«", "»", "''", "``", "\"", "'", "`", ".", ",", ":"})
      if (size == 0 && rest.starts_with(mark)) size = mark.size();
    if (size == 0) do
        ++size;
      while (size < rest.size() &&
             std::string_view(" \n\"'`.,:\xE2\xC2").find(rest[size]) == std::string_view::npos);
    const bool after_stop = !document.tokens.empty() && all.substr(document.tokens.back().begin, 1) == "." &&
                            !rest.starts_with("\"") && !rest.starts_with("”");
    if (document.sentences.empty() || after_stop || all.substr(at, i - at).find('\n') != std::string::npos)
      begin_sentence(document);
    add_word(document, rest.substr(0, size), at);
    i += size;
  }
  for (std::size_t s = 0; s < document.sentences.size(); ++s)
    for (std::uint32_t i = document.sentences[s].first + 1; i < document.sentences[s].last; ++i)
      document.tokens[i].head = static_cast<std::int32_t>(document.sentences[s].first);
  return document;
}

DocumentActors actors_of(const ParsedDocument& document) {
  DocumentActors actors;
  actors.by_head.assign(document.tokens.size(), -1);
  actors.covering = actors.by_head;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const Upos pos = document.tokens[i].upos;
    if (pos != Upos::PROPN && pos != Upos::PRON) continue;
    Mention mention{.first = i, .last = i + 1, .head = i};
    if (pos == Upos::PRON) {
      mention.kind = MentionKind::pronoun;
    } else {
      const std::string name(document.word(i));
      auto known = std::ranges::find(actors.actors, name, &Actor::name);
      if (known == actors.actors.end()) {
        known = actors.actors.emplace(known);
        known->id = slug(name);
        known->name = name;
      }
      mention.actor = static_cast<std::int32_t>(known - actors.actors.begin());
    }
    actors.by_head[i] = actors.covering[i] = static_cast<std::int32_t>(actors.mentions.size());
    actors.mentions.push_back(mention);
  }
  return actors;
}

std::vector<Case> read_cases(const std::string& path) {
  std::ifstream file(path);
  std::vector<Case> cases;
  std::string line;
  enum { name, text, tree, expected } part = name;
  while (std::getline(file, line)) {
    if (line.starts_with("# ")) {
      cases.emplace_back().name = line.substr(2);
      part = text;
    } else if (line == "---") {
      part = tree;
    } else if (line == "->") {
      part = expected;
    } else if (!cases.empty()) {
      std::string& target = part == text   ? cases.back().text
                            : part == tree ? cases.back().tree
                                           : cases.back().expected;
      target += line + "\n";
    }
  }
  for (Case& c : cases)
    for (std::string* field : {&c.text, &c.tree, &c.expected})
      while (field->ends_with('\n')) field->pop_back();
  return cases;
}

std::string describe(const ParsedDocument& document, const DocumentActors& actors,
                     const std::vector<QuotedStatement>& statements) {
  const auto words = [&](TokenRange range) {
    const std::uint32_t begin = document.tokens[range.first].begin;
    std::string all = document.document.text.substr(begin, document.tokens[range.last - 1].end - begin);
    std::ranges::replace(all, '\n', '/');
    return all;
  };
  std::string text;
  for (const QuotedStatement& statement : statements) {
    std::vector<std::pair<std::uint32_t, std::string>> pieces;
    const auto add = [&](const std::vector<TokenRange>& ranges, char open, char close) {
      for (TokenRange r : ranges) pieces.emplace_back(r.first, open + words(r) + close);
    };
    add(statement.source, '[', ']');
    add(statement.cue, '<', '>');
    add(statement.content, '{', '}');
    std::ranges::sort(pieces);
    for (const auto& [at, piece] : pieces) text += piece + " ";
    text += to_string(statement.type);
    text += statement.speaker >= 0 ? " " + actors.actors[statement.speaker].name : " ?";
    if (statement.parent >= 0) text += " ^" + std::to_string(statement.parent);
    text += "\n";
  }
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace attribution_test
