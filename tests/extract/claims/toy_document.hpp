#pragma once
// Hand-made trees for the tests of the matcher. One token a line: form lemma UPOS head deprel; heads count
// from 1 within the sentence, 0 is the root; an empty line ends a sentence. Every proper noun (with its
// compounds and flat parts) is a mention of an actor of that name, "he" and "it" are not resolved.
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/extract/attribution/attribution.hpp>
#include <claimgraph/extract/claims/claims.hpp>
#include <claimgraph/extract/claims/lexicon.hpp>

namespace claimgraph::test {

struct ToyDocument {
  ParsedDocument parsed;
  DocumentActors actors;
  std::vector<QuotedStatement> statements;

  std::int32_t actor(std::string_view name) const {
    for (std::size_t i = 0; i < actors.actors.size(); ++i) {
      if (actors.actors[i].name == name) return static_cast<std::int32_t>(i);
    }
    return -1;
  }
  /// Tokens [first, last) are said by `speaker`.
  void say(std::string_view speaker, std::uint32_t first, std::uint32_t last, std::int32_t parent = -1) {
    QuotedStatement statement;
    statement.speaker = actor(speaker);
    statement.content = {{first, last}};
    statement.parent = parent;
    statements.push_back(statement);
  }
  /// "source relation target [negated] [hypothetical] [by reporter…]", joined by "; "
  std::string edges(const Lexicon& lexicon) const {
    std::string found;
    for (const Claim& claim : find_claims(parsed, actors, statements, lexicon)) {
      std::string edge = claim.source.name + " " + claim.relation + " " + claim.target.name;
      if (claim.negated) edge += " negated";
      if (claim.hypothetical) edge += " hypothetical";
      for (const ActorRef& reporter : claim.reporters) edge += " by " + reporter.name;
      found.append(found.empty() ? "" : "; ").append(edge);
    }
    return found;
  }
};

inline ToyDocument toy(std::string_view lines) {
  ToyDocument toy;
  auto& tokens = toy.parsed.tokens;
  std::istringstream stream{std::string(lines)};
  std::size_t first = 0;
  const auto end_sentence = [&] {
    if (tokens.size() > first) {
      toy.parsed.sentences.push_back(
          {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(tokens.size()), 0});
    }
    first = tokens.size();
  };
  std::string& text = toy.parsed.document.text;
  for (std::string line; std::getline(stream, line);) {
    std::istringstream fields(line);
    std::string form, lemma, upos, deprel;
    int head = 0;
    if (!(fields >> form >> lemma >> upos >> head >> deprel)) {
      end_sentence();
      continue;
    }
    if (!text.empty()) text += ' ';
    Token token;
    token.begin = static_cast<std::uint32_t>(text.size());
    text += form;
    token.end = static_cast<std::uint32_t>(text.size());
    token.lemma = lemma;
    token.upos = upos_from_string(upos);
    token.deprel = deprel_from_string(deprel);
    token.head = head == 0 ? -1 : static_cast<std::int32_t>(first) + head - 1;
    token.sentence = static_cast<std::uint32_t>(toy.parsed.sentences.size());
    tokens.push_back(std::move(token));
  }
  end_sentence();

  DocumentActors& actors = toy.actors;
  actors.by_head.assign(tokens.size(), -1);
  actors.covering.assign(tokens.size(), -1);
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].upos != Upos::PROPN || tokens[i].deprel == Deprel::compound ||
        tokens[i].deprel == Deprel::flat)
      continue;
    const std::string name(toy.parsed.word(i));
    Mention mention{i, i + 1, i, MentionKind::name, false, toy.actor(name)};
    if (mention.actor < 0) {
      mention.actor = static_cast<std::int32_t>(actors.actors.size());
      Actor actor;
      actor.name = name;
      actor.id = slug(name);
      actors.actors.push_back(actor);
    }
    actors.by_head[i] = actors.covering[i] = static_cast<std::int32_t>(actors.mentions.size());
    actors.mentions.push_back(mention);
  }
  return toy;
}

}  // namespace claimgraph::test
