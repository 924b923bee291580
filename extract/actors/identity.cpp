#include "identity.hpp"

#include <algorithm>
#include <array>

#include "actor_data.hpp"
#include "csv.hpp"
#include "name_key.hpp"

namespace claimgraph::actors {
namespace {

/// Sides are followed this far up.
constexpr std::size_t longest_chain = 8;
/// Words of a table's name at the beginning of a description ("United Arab Emirates officials").
constexpr std::size_t longest_prefix = 4;
/// A body of no known side with a common noun in a name that is not longer than this has namesakes: "Supreme Court".
constexpr std::size_t longest_common_name = 2;

/// Words in lower case inside a person's name.
constexpr std::array particles{"al", "el", "ul", "bin", "bint", "ben", "ibn", "abu", "de", "da", "do", "dos", "das", "di", "du", "del", "della",
                               "van", "von", "der", "den", "ter", "ten", "zu", "la", "le", "y", "e", "as", "ash", "ad", "az", "at", "an", "ar"};
/// What says that an office is only held for a while.
constexpr std::array still{"acting", "interim", "current", "incumbent", "outgoing", "caretaker"};

template <typename Words, typename Word>
bool among(const Words& words, const Word& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "Asif", "al-Sadr", "McGurk", "F16": written as a name is.
bool name_like(std::string_view word) {
  return capitalised(word) || std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "Two" of a headline, "1,800".
bool is_number(std::string_view word) {
  static constexpr std::array numbers{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds", "thousands"};
  return (word.front() >= '0' && word.front() <= '9') || among(numbers, std::string_view(lower(word)));
}

bool is_particle(std::string_view word) { return among(particles, word); }

const ActorNoun* noun_of(const ActorWords& words, std::string_view word) {
  const std::string form = lower(word);
  if (const ActorNoun* noun = words.noun(form)) return noun;
  const auto ending = [&](std::string_view from, std::string_view to) -> const ActorNoun* {
    if (!form.ends_with(from)) return nullptr;
    return words.noun(form.substr(0, form.size() - from.size()) + std::string(to));
  };
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> plurals{{{"ies", "y"}, {"men", "man"}, {"es", ""}, {"s", ""}}};
  for (const auto& [from, to] : plurals)
    if (const ActorNoun* noun = ending(from, to)) return noun;
  return nullptr;
}

bool is_common(const ActorWords& words, std::string_view word) {
  const ActorNoun* noun = noun_of(words, word);
  return noun && noun->kind != ActorNoun::Kind::none;
}

bool share(const std::vector<const ActorEntry*>& a, const std::vector<const ActorEntry*>& b) {
  return std::any_of(a.begin(), a.end(), [&](const ActorEntry* row) { return among(b, row); });
}

bool same_but_note(ActorEntry a, const ActorEntry& b) {
  a.note = b.note;
  return to_csv_row(a) == to_csv_row(b);
}

bool held(const ActorTable& table, const ActorEntry& row, std::string_view role, std::string_view date) {
  return std::any_of(row.offices.begin(), row.offices.end(), [&](const ActorOffice& office) {
    return same_office(role, office.title) && (date.empty() || among(table.holders(row.side, office.title, date), &row));
  });
}

}  // namespace

bool same_office(std::string_view role, std::string_view other) {
  const std::string a = name_key(role), b = name_key(other);
  const auto first = key_words(a), second = key_words(b);
  if (first.empty() || second.empty()) return false;
  const auto& fewer = first.size() <= second.size() ? first : second;
  const auto& more = first.size() <= second.size() ? second : first;
  return fewer.back() == more.back() && std::all_of(fewer.begin(), fewer.end(), [&](std::string_view word) { return among(more, word); });
}

std::string plain_role(std::string_view role, bool& former) {
  former = false;
  std::string plain;
  const std::string key = name_key(role);
  for (const std::string_view word : key_words(key)) {
    former = former || is_past(word);
    if (is_past(word) || among(still, word)) continue;
    (plain += plain.empty() ? "" : " ") += word;
  }
  return plain;
}

Identifier::Identifier(const ActorTable& table)
    : table_(table),
      original_(table.added().empty() ? nullptr : std::make_unique<const ActorTable>(ActorTable::built_in())),
      base_(original_ ? *original_ : table),
      words_(ActorWords::built_in()) {
  for (const CsvRow& row : read_csv(embedded::peoples_csv, "peoples.csv", "name,id,note")) peoples_.emplace(name_key(row.fields[0]), row.fields[1]);
  for (const ActorEntry* row : table.added()) {
    const ActorEntry* before = base_.by_id(row->id);
    if (before && same_but_note(*row, *before)) continue;
    users_ids_.insert(row->id);
    for (const ActorName& name : row->names) {
      if (name.use != NameUse::name) continue;
      const std::string key = name_key(name.form);
      const bool known = before && std::any_of(before->names.begin(), before->names.end(),
                                               [&](const ActorName& n) { return n.use == NameUse::name && name_key(n.form) == key; });
      if (!known) users_.emplace(key, row);
    }
  }
}

const ActorEntry* Identifier::users_row(const Actor& actor) const {
  if (users_.empty()) return nullptr;
  const auto named = users_.find(name_key(actor.name));
  return named == users_.end() ? nullptr : named->second;
}

/// Ids of a document end in -2, -3 … where two of its actors would have the same.
bool Identifier::is_row_of(const ActorEntry& row, const Actor& actor) const {
  if (row.type != actor.type) return false;
  if (row.id == actor.id) return true;
  const auto matches = table_.find(actor.name);
  return std::any_of(matches.begin(), matches.end(), [&](const ActorMatch& m) { return m.entry == &row; });
}

/// "Assad regime": the government of a person's state is that state, as "the Syrian government" is.
const ActorEntry* Identifier::governed_row(const Actor& actor) const {
  const auto words = key_words(actor.name);
  if (actor.type != ActorType::state || words.size() != 2 || !name_like(words.front())) return nullptr;
  const ActorNoun* noun = noun_of(words_, words.back());
  const ActorEntry* side = table_.side(actor.side);
  return noun && noun->stands_for == ActorNoun::StandsFor::state && !is_common(words_, words.front()) && side && side->type == ActorType::state ? side : nullptr;
}

/// A lone "Jordan" without a title that was taken for a person, where the same document names the state.
const ActorEntry* Identifier::named_row(const Actor& actor, const ExtractedDocument& document) const {
  if (actor.type != ActorType::person || !actor.role.empty() || actor.name.find(' ') != std::string::npos) return nullptr;
  for (const Actor& other : document.actors) {
    if (other.type == ActorType::person || other.name != actor.name) continue;
    if (const ActorEntry* row = table_.by_id(other.id); row && row->type == other.type) return row;
  }
  return nullptr;
}

/// "Washington" where the document says that it stands for the United States; the town alone is a place.
const ActorEntry* Identifier::seat_row(const Actor& actor) const {
  if (actor.type == ActorType::person || actor.side.empty()) return nullptr;
  const ActorEntry* side = table_.side(actor.side);
  const auto matches = table_.find(actor.name);
  const bool seat = std::any_of(matches.begin(), matches.end(), [&](const ActorMatch& m) { return m.use == NameUse::seat && m.entry == side; });
  return seat ? side : nullptr;
}

std::vector<const ActorEntry*> Identifier::chain(const ActorEntry* row) const {
  std::vector<const ActorEntry*> rows;
  while (row && rows.size() < longest_chain && !among(rows, row)) {
    rows.push_back(row);
    row = table_.by_id(row->side);
  }
  return rows;
}

std::string Identifier::surname_of(const Actor& actor) const {
  if (actor.type != ActorType::person) return {};
  const auto words = key_words(actor.name);
  if (words.empty() || !name_like(words.back()) || is_common(words_, words.back())) return {};
  if (!std::all_of(words.begin(), words.end() - 1, is_particle)) return {};
  return name_key(actor.name);
}

bool Identifier::is_person_name(const Actor& actor) const {
  const auto words = key_words(actor.name);
  if (words.size() < 2 || is_particle(words.front()) || is_number(words.front())) return false;
  if (!std::all_of(words.begin(), words.end(), [](std::string_view word) { return name_like(word) || is_particle(word); }) || !name_like(words.back()))
    return false;
  if (name_key(actor.name) == name_key(actor.role)) return false;
  // "a North Korean", "South Ossetian": somebody from there.
  const auto matches = base_.find(actor.name);
  if (std::any_of(matches.begin(), matches.end(), [](const ActorMatch& m) { return m.use == NameUse::adjective || m.use == NameUse::people; })) return false;
  // "Iraqi Official", "Prime Minister" of a headline; but Stephen King is a name.
  return !is_common(words_, words.back()) || words_.gender_of_first_name(lower(words.front())) != Gender::unknown ||
         words_.gender_of_first_name(words.front()) != Gender::unknown;
}

bool Identifier::is_body_name(const Actor& actor) const {
  const auto words = key_words(actor.name);
  if (words.empty() || !name_like(words.front()) || !name_like(words.back()) || is_number(words.front())) return false;
  if (!base_.find(actor.name).empty()) return true;
  return !std::all_of(words.begin(), words.end(), [&](std::string_view word) { return is_common(words_, word) || !name_like(word); });
}

bool Identifier::has_namesakes(std::string_view key) const {
  const auto words = key_words(key);
  return words.size() > 1 && (is_common(words_, words.back()) || (words[1] == "of" && is_common(words_, words.front())));
}

/// The name begins with a name of the table: of `wanted`, or of any row where that is nullptr.
bool Identifier::names_row(std::string_view name, const ActorEntry* wanted) const {
  std::size_t end = 0;
  for (std::size_t words = 0; words < longest_prefix && end < name.size(); ++words) {
    end = std::min(name.find(' ', end + 1), name.size());
    std::string prefix(name.substr(0, end));
    for (const std::string_view ending : {"", "'s", "’s", "'", "s"}) {
      if (!prefix.ends_with(ending)) continue;
      const auto matches = (wanted ? table_ : base_).find(prefix.substr(0, prefix.size() - ending.size()));
      if (std::any_of(matches.begin(), matches.end(), [&](const ActorMatch& m) { return m.use != NameUse::tag && (!wanted || m.entry->id == wanted->id); }))
        return true;
    }
  }
  return false;
}

/// "Iraqi officials", "Kurdish forces", "the Bush administration".
bool Identifier::is_group(const Actor& actor) const {
  const auto words = key_words(actor.name);
  if (words.size() < 2 || !name_like(words.front()) || !is_common(words_, words.back())) return false;
  if (names_row(actor.name, nullptr)) return true;
  // Of a name of its own the last word has a capital: "Foreign Ministry".
  return actor.type != ActorType::group && base_.side(actor.side) && !is_common(words_, words.front()) && !capitalised(words.back());
}

/// "President Bush" of 2004, "the French president" of 2016: the table knows who that was.
const ActorEntry* Identifier::office_row(const Actor& actor, const ExtractedDocument& document, std::string& reason) const {
  if (actor.type != ActorType::person || actor.role.empty()) return nullptr;
  bool former = false;
  const std::string role = plain_role(actor.role, former);
  if (role.empty() || former) return nullptr;
  const ActorEntry* side = side_row(actor.side);
  const std::vector<const ActorEntry*> sides = chain(side);
  if (const std::string surname = surname_of(actor); !surname.empty()) {
    std::vector<const ActorEntry*> holders, others;
    for (const ActorEntry* row : table_.with_surname(surname)) {
      const ActorEntry* own = table_.by_id(row->side);
      const bool same_side = share(sides, chain(own)) || share(sides, chain(table_.by_id(row->parent)));
      if (side && !same_side) continue;
      if (held(table_, *row, role, document.date)) holders.push_back(row);
      else if (row->offices.empty() && same_side) others.push_back(row);
    }
    reason = document.date.empty() ? "surname and office" : "surname and office on the document's date";
    if (holders.size() == 1) return holders.front();
    reason = "surname, office and side";
    return holders.empty() && others.size() == 1 ? others.front() : nullptr;
  }
  const std::string key = name_key(actor.name);
  const bool behind = key.ends_with(' ' + role), before = key.starts_with(role + " of ");
  if (!side || (!behind && !before)) return nullptr;
  const std::size_t words = key_words(role).size();
  const auto parts = key_words(actor.name);
  std::string rest;
  for (std::size_t i = before ? words + 1 : 0; i < (before ? parts.size() : parts.size() - std::min(words, parts.size())); ++i)
    if (lower(parts[i]) != "the") (rest += rest.empty() ? "" : " ") += parts[i];
  if (rest.empty() || !names_row(rest, side)) return nullptr;
  const auto holders = table_.holders(side->id, role, document.date);
  reason = "office on the document's date";
  return holders.size() == 1 ? holders.front() : nullptr;
}

Identity Identifier::identify(const Actor& actor, const ExtractedDocument& document) const {
  Identity identity;
  const auto take_row = [&](const ActorEntry& row, std::string reason) {
    identity = {Identity::Kind::row, "r:" + row.id, row.id, &row, std::move(reason)};
  };
  const auto take = [&](Identity::Kind kind, std::string key, std::string id, std::string reason) {
    // The table has this id for somebody else: "Jordan", a person.
    if (table_.by_id(id) && !users_ids_.contains(id)) id += '-' + std::string(to_string(actor.type));
    identity = {kind, std::move(key), std::move(id), nullptr, std::move(reason)};
  };

  if (const ActorEntry* row = users_row(actor)) {
    take_row(*row, "the user's table");
    return identity;
  }
  const ActorEntry* row = table_.by_id(actor.id);
  if (!row) row = table_.by_id(actor.id.substr(0, actor.id.rfind('-')));
  if (row && is_row_of(*row, actor)) {
    take_row(*row, std::string(known_row));
    return identity;
  }
  if (const ActorEntry* state = seat_row(actor)) {
    take_row(*state, "seat of the government that it stands for");
    return identity;
  }
  if (const ActorEntry* state = governed_row(actor)) {
    take_row(*state, "government of the state that it stands for");
    return identity;
  }
  if (const ActorEntry* same = named_row(actor, document)) {
    take_row(*same, "name of a row that the document speaks of");
    return identity;
  }
  std::string reason;
  if (const ActorEntry* holder = office_row(actor, document, reason)) {
    take_row(*holder, std::move(reason));
    return identity;
  }

  const std::string key = name_key(actor.name);
  const std::string plain = slug(key);
  // "Kurds" is no person, whatever the tagger says.
  const auto people = peoples_.find(key);
  if (people != peoples_.end()) {
    take(Identity::Kind::group, "g:" + people->second, people->second, std::string(known_people));
  } else if (actor.type == ActorType::person) {
    if (is_person_name(actor)) take(Identity::Kind::person, "n:" + key, plain, "full name");
  } else if (is_group(actor)) {
    take(Identity::Kind::group, "g:" + key, plain, "same description");
  } else if (is_body_name(actor)) {
    const ActorEntry* side = has_namesakes(key) ? base_.side(actor.side) : nullptr;
    if (side && !names_row(actor.name, side)) {
      take(Identity::Kind::body, "n:" + key + '@' + side->id, side->id + '-' + plain, "same name on the same side");
    } else if (side || !has_namesakes(key) || key_words(key).size() > longest_common_name) {
      take(Identity::Kind::body, "n:" + key, plain, "same name");
    }
  }
  if (identity.kind != Identity::Kind::local && users_ids_.contains(identity.id)) take_row(*table_.by_id(identity.id), "the user's table");
  if (identity.kind == Identity::Kind::local) {
    // An id that has been through here already stays.
    identity.id = actor.id.find('~') == std::string::npos ? actor.id + '~' + slug(document.id) : actor.id;
    identity.key = "l:" + identity.id;
  }
  return identity;
}

}  // namespace claimgraph::actors
