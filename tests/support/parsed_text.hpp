#pragma once
// Parsed documents written down in a test: one word a line with the columns
//   form lemma UPOS head deprel [entity]
// head counts from 1 within the sentence (0: root), the entity is B-PERSON and so on; a blank line ends a sentence, "---"
// a paragraph. Words are joined by single spaces.
#include <sstream>
#include <stdexcept>
#include <string>

#include <claimgraph/extract/syntax/parse.hpp>

namespace claimgraph::test {

inline EntityType entity_of(const std::string& tag) {
  if (tag.ends_with("PERSON")) return EntityType::person;
  if (tag.ends_with("ORGANIZATION")) return EntityType::organization;
  if (tag.ends_with("LOCATION")) return EntityType::location;
  if (tag.ends_with("MISC")) return EntityType::misc;
  return EntityType::none;
}

inline ParsedDocument parsed(const std::string& table) {
  ParsedDocument document;
  std::istringstream lines(table);
  std::uint32_t paragraph = 0;
  bool open = false;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string form, lemma, upos, deprel, tag;
    int head = 0;
    if (!(fields >> form)) {
      open = false;
      continue;
    }
    if (form == "---") {
      ++paragraph;
      open = false;
      continue;
    }
    if (!(fields >> lemma >> upos >> head >> deprel)) throw std::runtime_error("malformed test line: " + line);
    fields >> tag;
    const auto index = static_cast<std::uint32_t>(document.tokens.size());
    if (!open) {
      document.sentences.push_back({index, index, paragraph});
      open = true;
    }
    Sentence& sentence = document.sentences.back();
    if (index > 0) document.document.text += ' ';
    Token token;
    token.begin = static_cast<std::uint32_t>(document.document.text.size());
    document.document.text += form;
    token.end = static_cast<std::uint32_t>(document.document.text.size());
    token.lemma = lemma;
    token.upos = upos_from_string(upos);
    token.deprel = deprel_from_string(deprel);
    token.head = head == 0 ? -1 : static_cast<std::int32_t>(sentence.first) + head - 1;
    token.entity = entity_of(tag);
    token.entity_begins = tag.starts_with("B-");
    token.sentence = static_cast<std::uint32_t>(document.sentences.size() - 1);
    if (token.entity_begins)
      document.entities.push_back({index, index + 1, token.entity});
    else if (token.entity != EntityType::none)
      document.entities.back().last = index + 1;
    document.tokens.push_back(token);
    sentence.last = index + 1;
  }
  return document;
}

}  // namespace claimgraph::test
