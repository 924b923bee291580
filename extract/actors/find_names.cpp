// Names in a document: what the entity tagger found, completed and typed by the actor table.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "found.hpp"
#include "name_key.hpp"

namespace claimgraph::actors {
namespace {

/// The token of [first, last) whose head lies outside.
std::uint32_t head_of(const Tree& tree, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t i = first; i < last; ++i) {
    const std::int32_t head = tree.token(i).head;
    if (head < static_cast<std::int32_t>(first) || head >= static_cast<std::int32_t>(last)) return i;
  }
  return last - 1;
}

bool may_begin_name(const Tree& tree, std::uint32_t i) {
  switch (tree.token(i).upos) {
    case Upos::PROPN:
    case Upos::NOUN:
    case Upos::ADJ:
    case Upos::X:
    case Upos::NUM:
      return true;
    default:
      return tree.token(i).entity != EntityType::none;
  }
}

/// Without an entity tag, a single word is a name of the table only if it is tagged as one.
bool trusted(const Tree& tree, std::uint32_t first, std::uint32_t last, const std::vector<ActorMatch>& matches) {
  const Token& token = tree.token(first);
  if (token.entity != EntityType::none || token.upos == Upos::PROPN || last - first > 1) return true;
  return std::any_of(matches.begin(), matches.end(),
                     [](const ActorMatch& m) { return m.use == NameUse::adjective || m.use == NameUse::people; });
}

/// The longest name of the table that begins at token `first`, as its end, or `first` where none does.
std::uint32_t longest_match(const Tree& tree, const ActorTable& table, std::uint32_t first, std::vector<ActorMatch>& matches) {
  const ParsedDocument& document = tree.document();
  const std::size_t words = table.longest_name_from(document.word(first));
  // Hyphens, dots and apostrophes are tokens of their own, so a name may have twice as many tokens as words.
  const std::uint32_t end = document.sentences[tree.token(first).sentence].last;
  std::uint32_t last = words == 0 ? first : std::min<std::uint32_t>(end, first + static_cast<std::uint32_t>(2 * words + 1));
  for (; last > first; --last) {
    // No name ends in a mark, but for the bracket that it has opened itself.
    const std::string_view end_word = document.word(last - 1);
    const auto opens = [&] {
      for (std::uint32_t i = first; i < last; ++i)
        if (document.word(i) == "(") return true;
      return false;
    };
    if (last - 1 > first && name_key(end_word).empty() && (end_word != ")" || !opens())) continue;
    matches = table.find(words_of(document, first, last));
    std::erase_if(matches, [](const ActorMatch& m) { return m.use == NameUse::tag; });
    if (!matches.empty()) return last;
  }
  // "Chinas policy": news lose the apostrophe of a possessive now and then.
  const std::string_view word = document.word(first);
  if (word.size() > 4 && word.ends_with('s') && tree.token(first).upos == Upos::PROPN) matches = table.find(word.substr(0, word.size() - 1));
  std::erase_if(matches, [](const ActorMatch& m) { return m.use != NameUse::name && m.use != NameUse::seat; });
  return matches.empty() ? first : first + 1;
}

/// Past "Jr." behind a person's name that ends at `last`: the son is not the father.
std::uint32_t past_suffix(const Tree& tree, std::uint32_t last) {
  const ParsedDocument& document = tree.document();
  std::uint32_t at = last;
  if (at + 1 < document.tokens.size() && document.word(at) == ",") ++at;
  const bool suffix = at < document.tokens.size() && tree.token(at).sentence == tree.token(last - 1).sentence && is_generation(name_key(document.word(at)));
  return suffix ? at + 1 : last;
}

/// An entity without its article, possessive ending and the titles before a person's name.
Name trimmed(const Tree& tree, const ActorWords& words, const Entity& entity) {
  const ParsedDocument& document = tree.document();
  Name name{entity.first, entity.last, 0, entity.type, {}, false};
  while (name.last > name.first + 1 && (tree.token(name.last - 1).deprel == Deprel::case_ || tree.token(name.last - 1).upos == Upos::PUNCT) &&
         (document.word(name.last - 1) != ")" || document.word(name.last - 2) == "(" || entity.type == EntityType::person))
    --name.last;
  while (name.last > name.first + 1 && tree.token(name.first).upos == Upos::DET) ++name.first;
  if (entity.type == EntityType::person) {
    while (name.last > name.first + 1) {
      const ActorNoun* noun = words.noun(lower(document.word(name.first)));
      if (!noun || (noun->kind != ActorNoun::Kind::title && noun->kind != ActorNoun::Kind::office)) break;
      ++name.first;
    }
    name.last = past_suffix(tree, name.last);
  }
  return name;
}

/// "Finance" in "Finance Minister" is no body of its own.
bool is_portfolio(const Tree& tree, const ActorWords& words, const Entity& entity) {
  if (entity.type != EntityType::organization || entity.last - entity.first > 2 || entity.last >= tree.document().tokens.size()) return false;
  const ActorNoun* next = words.noun(lower(tree.document().word(entity.last)));
  return next && next->stands_for == ActorNoun::StandsFor::portfolio;
}

/// `match` is a party, and another match inside the same entity or right before it a state that is not the party's.
bool of_another_state(const std::vector<Name>& known, const Name& match, const Name& entity) {
  const auto is = [](const Name& name, ActorType type) {
    return !name.matches.empty() && std::ranges::all_of(name.matches, [&](const ActorMatch& m) { return m.entry->type == type; });
  };
  if (!is(match, ActorType::party)) return false;
  return std::ranges::any_of(known, [&](const Name& other) {
    if (other.last < entity.first || other.last > entity.last || !is(other, ActorType::state)) return false;
    return std::ranges::none_of(match.matches, [&](const ActorMatch& party) { return party.entry->parent == other.matches.front().entry->id; });
  });
}

/// The surname of a person who is named elsewhere in the document, where the tagger missed it.
void add_surnames(const Tree& tree, std::vector<Name>& names) {
  const ParsedDocument& document = tree.document();
  std::unordered_set<std::string_view> surnames;
  std::vector<bool> covered(document.tokens.size(), false);
  for (const Name& name : names) {
    const bool son = name.last - name.first > 1 && is_generation(name_key(document.word(name.last - 1)));
    if (name.type == EntityType::person && name.matches.empty()) surnames.insert(document.word(name.last - (son ? 2 : 1)));
    for (std::uint32_t i = name.first; i < name.last; ++i) covered[i] = true;
  }
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    if (covered[i] || tree.token(i).upos != Upos::PROPN || !capitalised(document.word(i))) continue;
    if (surnames.contains(document.word(i))) names.push_back({i, past_suffix(tree, i + 1), 0, EntityType::person, {}, false});
  }
}

}  // namespace

std::string words_of(const ParsedDocument& document, std::uint32_t first, std::uint32_t last) {
  std::string text;
  if (first >= last) return text;
  const std::string_view raw =
      std::string_view(document.document.text).substr(document.tokens[first].begin, document.tokens[last - 1].end - document.tokens[first].begin);
  bool gap = false;
  for (const char c : raw) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      gap = true;
      continue;
    }
    if (gap && !text.empty()) text += ' ';
    gap = false;
    text += c;
  }
  return text;
}

std::vector<Name> find_names(const Tree& tree, const ActorTable& table, const ActorWords& words) {
  const ParsedDocument& document = tree.document();
  const auto size = static_cast<std::uint32_t>(document.tokens.size());

  std::vector<Name> names;
  for (const Entity& entity : document.entities) {
    if (entity.first >= entity.last || entity.last > size) continue;
    // Other names (festivals, laws, languages) are no actors unless the table knows them.
    if (entity.type != EntityType::misc && !is_portfolio(tree, words, entity)) names.push_back(trimmed(tree, words, entity));
  }

  std::vector<Name> known;
  for (std::uint32_t i = 0; i < size;) {
    std::uint32_t last = i;
    std::vector<ActorMatch> matches;
    const std::string_view word = document.word(i);
    if (may_begin_name(tree, i) && (capitalised(word) || tree.token(i).entity_begins || word == "al")) last = longest_match(tree, table, i, matches);
    if (last == i || !trusted(tree, i, last, matches)) {
      ++i;
      continue;
    }
    // "African-Americans" are others than "Americans".
    const bool people = std::ranges::any_of(matches, [](const ActorMatch& m) { return m.use == NameUse::people; });
    if (people && i > 1 && document.word(i - 1) == "-" && capitalised(document.word(i - 2)) && tree.token(i - 2).sentence == tree.token(i).sentence) {
      if (!known.empty() && known.back().last == i - 1) known.pop_back();
      names.push_back({i - 2, last, 0, EntityType::misc, {}, false});
      i = last;
      continue;
    }
    const bool person = std::ranges::all_of(matches, [](const ActorMatch& m) { return m.entry->type == ActorType::person; });
    if (const std::uint32_t end = past_suffix(tree, last); person && end > last) {
      if (tree.token(i).entity == EntityType::none) names.push_back({i, end, 0, EntityType::person, {}, false});
      last = end;
    } else {
      known.push_back({i, last, 0, EntityType::none, std::move(matches), false});
    }
    i = last;
  }

  // Longer names win; a table name inside a longer entity stays as an inner one.
  std::vector<std::int32_t> entity_at(size, -1);
  for (std::size_t n = 0; n < names.size(); ++n)
    for (std::uint32_t i = names[n].first; i < names[n].last; ++i) entity_at[i] = static_cast<std::int32_t>(n);
  std::vector<bool> dropped(names.size(), false);
  std::vector<Name> result;
  for (Name& match : known) {
    bool inside = false;
    for (std::uint32_t i = match.first; i < match.last; ++i) {
      if (entity_at[i] < 0) continue;
      const auto n = static_cast<std::size_t>(entity_at[i]);
      const Name& entity = names[n];
      if (entity.last - entity.first > match.last - match.first) {
        inside = true;
      } else {
        dropped[n] = true;
        if (match.type == EntityType::none) match.type = entity.type;
      }
    }
    match.inner = inside;
    // Tagged as a person, "Jordan" is one; "Ankara" is a mistake of the tagger.
    if (match.type == EntityType::person && match.last - match.first == 1) {
      if (words.is_also_person(document.word(match.first)))
        std::erase_if(match.matches, [](const ActorMatch& m) { return m.entry->type != ActorType::person; });
      else if (std::any_of(match.matches.begin(), match.matches.end(), [](const ActorMatch& m) { return m.entry->type == ActorType::state; }))
        match.type = EntityType::location;
    }
    // "Syrian Democratic Council" has nothing to do with a party of another state.
    if (inside && of_another_state(known, match, names[static_cast<std::size_t>(entity_at[match.first])])) continue;
    // Inside a person's name it is a part of that name and no actor of its own.
    if (inside && entity_at[match.first] >= 0 && names[static_cast<std::size_t>(entity_at[match.first])].type == EntityType::person) continue;
    if (match.type == EntityType::none && std::all_of(match.matches.begin(), match.matches.end(), [](const ActorMatch& m) { return m.entry->type == ActorType::person; }))
      match.type = EntityType::person;
    result.push_back(match);  // a copy: later ones are compared with it
  }
  for (std::size_t n = 0; n < names.size(); ++n)
    if (!dropped[n]) result.push_back(std::move(names[n]));
  add_surnames(tree, result);
  for (Name& name : result) name.head = head_of(tree, name.first, name.last);
  std::stable_sort(result.begin(), result.end(), [](const Name& a, const Name& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
  return result;
}

}  // namespace claimgraph::actors
