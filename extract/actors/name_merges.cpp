#include "name_merges.hpp"

#include <algorithm>

#include "name_key.hpp"

namespace claimgraph::actors {
namespace {

/// Letters of an acronym that may stand for a body in other documents.
constexpr std::size_t shortest_acronym = 2, longest_acronym = 8;

bool is_acronym(std::string_view form) {
  return form.size() >= shortest_acronym && form.size() <= longest_acronym && form.find(' ') == std::string_view::npos && all_capitals(form) &&
         std::all_of(form.begin(), form.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || (c >= '0' && c <= '9'); });
}

/// "f" and "fitzgerald", "george" and "george".
bool same_word(std::string_view a, std::string_view b) {
  return a == b || (a.size() == 1 && b.starts_with(a)) || (b.size() == 1 && a.starts_with(b));
}

/// The middle words of the shorter name are among those of the longer, in their order; first and last are equal.
bool is_variant(const std::vector<std::string_view>& shorter, const std::vector<std::string_view>& longer) {
  if (shorter.front() != longer.front() || shorter.back() != longer.back() || shorter.size() > longer.size()) return false;
  std::size_t at = 1;
  for (std::size_t i = 1; i + 1 < longer.size() && at + 1 < shorter.size(); ++i)
    if (same_word(shorter[at], longer[i])) ++at;
  return at + 1 >= shorter.size();
}

bool share(const std::set<const ActorEntry*>& a, const std::vector<const ActorEntry*>& b) {
  return std::any_of(b.begin(), b.end(), [&](const ActorEntry* row) { return a.contains(row); });
}

std::string list_of(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) (text += text.empty() ? "" : " or ") += name;
  return text;
}

}  // namespace

void NameMerges::look_at(const Actor& actor, const Identity& identity) {
  bool former = false;
  std::vector<const ActorEntry*> sides = identifier_.chain(identifier_.side_row(actor.side));
  if (identity.kind == Identity::Kind::local) {
    if (const std::string surname = identifier_.surname_of(actor); !surname.empty())
      surnames_.try_emplace(identity.key, Surname{surname, plain_role(actor.role, former), std::move(sides), identity});
    return;
  }
  Known& known = known_[identity.key];
  known.identity = identity;
  ++known.names[actor.name];
  known.person = known.person || actor.type == ActorType::person;
  if (!actor.role.empty()) known.roles.insert(plain_role(actor.role, former));
  if (identity.row) sides = identifier_.chain(identity.row);
  known.sides.insert(sides.begin(), sides.end());
  if (identity.kind != Identity::Kind::body) return;
  for (const std::string& alias : actor.aliases)
    if (is_acronym(alias)) known.acronyms.insert(name_key(alias));
}

void NameMerges::merge(const std::string& from, const Known& into, std::string reason) {
  targets_.emplace(from, Target{into.identity.key, into.identity.id, into.identity.row, std::move(reason)});
}

/// "John Kerry" is "John F. Kerry" where no other middle name is known.
void NameMerges::join_middle_names() {
  struct Name {
    std::string key;  ///< of the node
    std::string words_key;
    std::vector<std::string_view> words;
    bool open = false;  ///< may be merged: no row of the table
  };
  std::map<std::pair<std::string, std::string>, std::vector<Name>> by_ends;
  const auto add = [&](const std::string& key, std::string words_key, bool open) {
    const auto words = key_words(words_key);
    if (words.size() < 2) return;
    std::pair ends{std::string(words.front()), std::string(words.back())};
    by_ends[std::move(ends)].push_back({key, std::move(words_key), {}, open});
  };
  for (const auto& [key, known] : known_) {
    if (known.identity.kind == Identity::Kind::person) add(key, key.substr(2), true);
    if (!known.identity.row || known.identity.row->type != ActorType::person) continue;
    for (const ActorName& name : known.identity.row->names) add(key, name_key(name.form), false);
  }
  for (auto& [ends, names] : by_ends) {
    for (Name& name : names) name.words = key_words(name.words_key);
    std::stable_sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
    for (const Name& name : names) {
      if (!name.open) continue;
      // All longer names must be variants of one another, else nobody knows whose the short one is.
      std::vector<const Name*> longer;
      for (const Name& other : names)
        if (other.key != name.key && other.words.size() > name.words.size() && is_variant(name.words, other.words)) longer.push_back(&other);
      if (longer.empty()) continue;
      const bool one = std::all_of(longer.begin(), longer.end(), [&](const Name* other) {
        return other->key == longer.front()->key || is_variant(other->words, longer.front()->words);
      });
      if (one) {
        merge(name.key, known_.at(longer.front()->key), "name with and without a middle name");
        continue;
      }
      std::vector<std::string> candidates;
      for (const Name* other : longer) candidates.push_back(known_.at(other->key).identity.id);
      doubts_[name.key] = list_of(candidates);
    }
  }
}

/// "PLO" alone, where other documents say what it is short for and all mean the same.
void NameMerges::join_acronyms() {
  std::map<std::string, std::vector<const Known*>> owners;
  for (const auto& [key, known] : known_)
    for (const std::string& acronym : known.acronyms)
      if (key != "n:" + acronym) owners[acronym].push_back(&known);
  for (const auto& [acronym, bodies] : owners) {
    const auto alone = known_.find("n:" + acronym);
    if (alone == known_.end() || alone->second.person) continue;
    if (bodies.size() == 1) {
      merge(alone->first, *bodies.front(), "acronym that a document introduces");
      continue;
    }
    std::vector<std::string> candidates;
    for (const Known* body : bodies) candidates.push_back(body->identity.id);
    doubts_[alone->first] = list_of(candidates);
  }
}

/// "Justice and Development Party" without a side, where all documents that tell its side tell the same.
void NameMerges::join_known_sides() {
  std::map<std::string, std::vector<const Known*>> with_side;
  for (const auto& [key, known] : known_)
    if (const std::size_t at = key.find('@'); at != std::string::npos) with_side[key.substr(0, at)].push_back(&known);
  for (const auto& [plain, bodies] : with_side) {
    if (!known_.contains(plain) || targets_.contains(plain)) continue;
    if (bodies.size() == 1) {
      merge(plain, *bodies.front(), "same name, whose side other documents give");
      continue;
    }
    std::vector<std::string> candidates;
    for (const Known* body : bodies) candidates.push_back(body->identity.id);
    doubts_[plain] = list_of(candidates);
  }
}

/// "Foreign Minister Straw" is Jack Straw where only one Straw of the archive had that office or stands on that side.
void NameMerges::join_surnames() {
  std::map<std::string, std::vector<const Known*>> by_surname;
  for (const auto& [key, known] : known_) {
    if (!known.person || known.identity.kind == Identity::Kind::group || targets_.contains(key)) continue;
    std::set<std::string> ends;
    for (const auto& [name, times] : known.names) {
      const std::string words = name_key(name);
      for (std::size_t at = words.find(' '); at != std::string::npos; at = words.find(' ', at + 1)) ends.insert(words.substr(at + 1));
    }
    for (const std::string& end : ends) by_surname[end].push_back(&known);
  }
  std::map<std::string, std::string> twins;  // surname, office and side -> the first key with them
  for (const auto& [key, surname] : surnames_) {
    if (targets_.contains(key)) continue;
    const auto namesakes = by_surname.find(surname.surname);
    std::vector<const Known*> fitting;
    std::vector<std::string> all;
    if (namesakes != by_surname.end()) {
      for (const Known* known : namesakes->second) {
        all.push_back(known->identity.id);
        if (surname.role.empty()) continue;  // a side alone is shared by too many
        const bool side = share(known->sides, surname.sides);
        if (!side && !surname.sides.empty() && !known->sides.empty()) continue;
        const bool office = std::any_of(known->roles.begin(), known->roles.end(), [&](const std::string& role) { return same_office(role, surname.role); });
        if (office || (side && known->roles.empty())) fitting.push_back(known);
      }
    }
    if (fitting.size() == 1) {
      merge(key, *fitting.front(), "surname and office that only one of the archive has");
    } else if (!all.empty()) {
      doubts_[key] = list_of(all);
    } else if (!surname.role.empty() && !surname.sides.empty()) {
      const auto [twin, first] = twins.emplace(surname.surname + '\n' + surname.role + '\n' + surname.sides.back()->id, key);
      if (!first) targets_.emplace(key, Target{twin->second, surnames_.at(twin->second).identity.id, nullptr, "same surname, office and side"});
    }
  }
}

/// The tagger takes a lone name for a person now and then. It is the body that other documents know by this name, where
/// nobody in the archive and the table has it as a surname and no title stands before it.
void NameMerges::join_mistaken_persons() {
  std::set<std::string> surnames;
  for (const auto& [key, known] : known_)
    if (known.person && known.identity.kind == Identity::Kind::person) surnames.insert(key.substr(key.rfind(' ') + 1));
  for (const auto& [key, surname] : surnames_) {
    const auto body = known_.find("n:" + surname.surname);
    if (body == known_.end() || body->second.person || !surname.role.empty()) continue;
    if (surnames.contains(surname.surname) || !identifier_.table().with_surname(surname.surname).empty()) continue;
    merge(key, body->second, "name that other documents have for a body");
  }
}

void NameMerges::decide() {
  join_middle_names();
  join_acronyms();
  join_known_sides();
  join_mistaken_persons();
  join_surnames();
  // A person is called as most documents do, middle name or not; a body by its full name.
  for (const auto& [key, known] : known_) {
    const Target* into = known.person ? target(key) : nullptr;
    if (!into || into->row) continue;
    for (const auto& [name, times] : known.names) known_.at(into->key).names[name] += times;
  }
}

const NameMerges::Target* NameMerges::target(const std::string& key) const {
  const Target* last = nullptr;
  for (auto found = targets_.find(key); found != targets_.end(); found = targets_.find(last->key)) last = &found->second;
  return last;
}

std::string NameMerges::doubt(const std::string& key) const {
  const auto found = doubts_.find(key);
  return found == doubts_.end() ? std::string{} : found->second;
}

std::string NameMerges::usual_name(const std::string& key) const {
  const auto found = known_.find(key);
  if (found == known_.end()) return {};
  const Known& known = found->second;
  if (known.identity.row && known.names.size() != 1) return known.identity.row->name;
  return std::max_element(known.names.begin(), known.names.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

}  // namespace claimgraph::actors
