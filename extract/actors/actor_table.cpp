#include "actor_table.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <unordered_map>

#include <claimgraph/graph/date.hpp>
#include <claimgraph/graph/error.hpp>

#include "actor_data.hpp"
#include "csv.hpp"
#include "name_key.hpp"

namespace claimgraph {
namespace {

using actors::all_capitals;
using actors::CsvRow;
using actors::key_words;
using actors::name_key;
using actors::read_csv;

constexpr std::string_view header = "id,name,type,side,parent,aliases,from,to,wikidata,note";
/// Longest form in letters that is taken for an acronym when it stands in capitals.
constexpr std::size_t acronym_letters = 5;

std::optional<ActorType> type_of(std::string_view word) {
  try {
    return actor_type_from_string(word);
  } catch (const InputError&) {
    return std::nullopt;
  }
}

bool is_slug(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
  });
}

constexpr std::pair<std::string_view, NameUse> marks[] = {
    {"adj:", NameUse::adjective}, {"people:", NameUse::people}, {"seat:", NameUse::seat}, {"tag:", NameUse::tag}};

ActorName parse_alias(std::string_view alias) {
  for (const auto& [mark, use] : marks)
    if (alias.starts_with(mark)) return {std::string(alias.substr(mark.size())), use};
  return {std::string(alias), NameUse::name};
}

constexpr std::string_view office_mark = "office:";

/// "president@2009-01-20/2017-01-20", without its mark; nothing where a date is none.
std::optional<ActorOffice> parse_office(std::string_view text) {
  const std::size_t at = text.find('@');
  ActorOffice office{std::string(text.substr(0, at)), {}, {}};
  if (at == std::string_view::npos) return office;
  const std::string_view term = text.substr(at + 1);
  const std::size_t slash = term.find('/');
  office.from = term.substr(0, slash);
  if (slash != std::string_view::npos) office.to = term.substr(slash + 1);
  for (const std::string& date : {office.from, office.to})
    if (!date.empty() && !is_date_form(date)) return std::nullopt;
  return office;
}

/// Two ranges of days that share one; all four dates may be partial, the ends of the first may be open. The last day of a
/// term is the first of the next holder's, so that it counts for neither where the date is a day.
bool in_office(const ActorOffice& office, std::string_view date) {
  const std::string_view from = std::string_view(office.from).substr(0, date.size());
  const std::string_view to = std::string_view(office.to).substr(0, date.size());
  if (!from.empty() && date.substr(0, from.size()) < from) return false;
  if (to.empty()) return true;
  const std::string_view day = date.substr(0, to.size());
  return day < to || (day == to && (date.size() < 10 || office.to.size() < 10));
}

ActorEntry parse_row(const CsvRow& row, std::string_view where) {
  const auto fail = [&](std::string_view code, const std::string& problem, std::string_view advice) {
    throw LexiconError(code, std::string(where) + ":" + std::to_string(row.line), problem, advice);
  };
  const auto& field = row.fields;
  ActorEntry entry;
  entry.id = field[0];
  entry.name = field[1];
  if (!is_slug(entry.id)) fail("CG314", "'" + entry.id + "' is no id", "use lower-case letters, digits and '-'");
  if (name_key(entry.name).empty()) fail("CG314", "actor '" + entry.id + "' has no name", "fill the second column");
  const auto type = type_of(field[2]);
  if (!type) fail("CG313", "'" + field[2] + "' is no actor type", "use person, state, organisation, armed_group, party, company, media, court or group");
  entry.type = *type;
  entry.side = field[3];
  entry.parent = field[4];
  entry.names.push_back({entry.name, NameUse::name});
  std::stringstream aliases(field[5]);
  for (std::string alias; std::getline(aliases, alias, '|');) {
    if (alias.empty()) continue;
    if (!alias.starts_with(office_mark)) {
      entry.names.push_back(parse_alias(alias));
      continue;
    }
    auto office = parse_office(std::string_view(alias).substr(office_mark.size()));
    if (!office) fail("CG317", "'" + alias + "' has no dates", "write office:president@2009-01-20/2017-01-20, or leave the last date out");
    entry.offices.push_back(std::move(*office));
  }
  for (const std::size_t column : {std::size_t{6}, std::size_t{7}})
    if (!field[column].empty() && !is_date_form(field[column])) fail("CG317", "'" + field[column] + "' is no date", "write 2024, 2024-02 or 2024-02-03");
  entry.from = field[6];
  entry.to = field[7];
  entry.wikidata = field[8];
  entry.note = field[9];
  return entry;
}

}  // namespace

std::string_view actor_table_header() { return header; }

std::string to_csv_row(const ActorEntry& entry) {
  std::string aliases;
  const auto add = [&](std::string_view mark, std::string_view form) {
    if (!aliases.empty()) aliases += '|';
    (aliases += mark) += form;
  };
  for (const ActorName& name : entry.names) {
    if (&name == &entry.names.front()) continue;
    const auto* mark = std::find_if(std::begin(marks), std::end(marks), [&](const auto& known) { return known.second == name.use; });
    add(mark == std::end(marks) ? "" : mark->first, name.form);
  }
  for (const ActorOffice& office : entry.offices)
    add(office_mark, office.from.empty() && office.to.empty() ? office.title : office.title + '@' + office.from + '/' + office.to);
  return actors::csv_row({entry.id, entry.name, std::string(to_string(entry.type)), entry.side, entry.parent, aliases, entry.from, entry.to, entry.wikidata, entry.note});
}

struct ActorTable::Index {
  struct Form {
    const ActorEntry* entry;
    NameUse use;
    bool acronym;
  };
  std::vector<std::unique_ptr<const ActorEntry>> entries;
  std::set<std::string, std::less<>> added;  ///< ids of the rows that came after the built-in ones
  std::unordered_map<std::string, const ActorEntry*> by_id;
  std::unordered_map<std::string, std::vector<Form>> by_name;
  std::unordered_map<std::string, std::size_t> longest;
  std::unordered_map<std::string, std::vector<const ActorEntry*>> by_surname, by_office;  ///< offices: of one side

  void rebuild() {
    by_id.clear();
    by_name.clear();
    longest.clear();
    by_surname.clear();
    by_office.clear();
    for (const auto& entry : entries) {
      by_id.emplace(entry->id, entry.get());
      for (const ActorName& name : entry->names) add(*entry, name);
      for (const ActorOffice& office : entry->offices) once(by_office[office_key(entry->side, office.title)], *entry);
      if (entry->type == ActorType::person) add_surname(*entry);
    }
  }

  static void once(std::vector<const ActorEntry*>& list, const ActorEntry& entry) {
    if (list.empty() || list.back() != &entry) list.push_back(&entry);
  }

  static std::string office_key(std::string_view side, std::string_view title) { return std::string(side) + '\n' + name_key(title); }

  /// All ends of a person's names, as a surname may have several words ("al-Assad", "de la Rua").
  void add_surname(const ActorEntry& entry) {
    for (const ActorName& name : entry.names) {
      if (name.use != NameUse::name) continue;
      const std::string key = name_key(name.form);
      const auto words = key_words(key);
      for (std::size_t i = 1; i < words.size(); ++i) once(by_surname[key.substr(static_cast<std::size_t>(words[i].data() - key.data()))], entry);
    }
  }

  void add(const ActorEntry& entry, const ActorName& name) {
    std::string key = name_key(name.form);
    const auto words = key_words(key);
    if (words.empty()) return;
    const bool acronym = words.size() == 1 && key.size() <= acronym_letters && all_capitals(name.form);
    std::size_t& most = longest[std::string(words.front())];
    most = std::max(most, words.size());
    auto& forms = by_name[std::move(key)];
    forms.push_back({&entry, name.use, acronym});
  }
};

ActorTable::ActorTable() : index_(std::make_unique<Index>()) {}
ActorTable::~ActorTable() = default;
ActorTable::ActorTable(ActorTable&&) noexcept = default;
ActorTable& ActorTable::operator=(ActorTable&&) noexcept = default;

ActorTable ActorTable::built_in() {
  ActorTable table;
  // States first: where a name is shared, table order is the order of preference.
  table.load_text(embedded::actors_states_csv, "actors_states.csv");
  table.load_text(embedded::actors_organisations_csv, "actors_organisations.csv");
  table.load_text(embedded::actors_institutions_csv, "actors_institutions.csv");
  table.load_text(embedded::actors_armed_groups_csv, "actors_armed_groups.csv");
  table.load_text(embedded::actors_parties_csv, "actors_parties.csv");
  table.load_text(embedded::actors_media_companies_csv, "actors_media_companies.csv");
  table.load_text(embedded::actors_people_csv, "actors_people.csv");
  table.index_->added.clear();
  return table;
}

void ActorTable::load(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  if (in) text << in.rdbuf();
  if (!in || in.bad()) throw LexiconError("CG310", file.string(), "the actor table cannot be read", "check the path and its permissions");
  load_text(text.str(), file.string());
}

void ActorTable::load_text(std::string_view csv, std::string_view where) {
  const std::vector<CsvRow> rows = read_csv(csv, where, header);
  std::vector<ActorEntry> added;
  std::set<std::string> ids;
  const auto fail = [&](std::string_view code, const CsvRow& row, const std::string& problem, std::string_view advice) {
    throw LexiconError(code, std::string(where) + ":" + std::to_string(row.line), problem, advice);
  };
  for (const CsvRow& row : rows) {
    added.push_back(parse_row(row, where));
    if (!ids.insert(added.back().id).second) fail("CG315", row, "id '" + added.back().id + "' stands twice in this table", "merge the rows");
  }
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const std::string& id : {added[i].side, added[i].parent})
      if (!id.empty() && !ids.contains(id) && !by_id(id))
        fail("CG316", rows[i], "'" + id + "' is no known actor id", "add a row for it, in this table or an earlier one");

  auto& entries = index_->entries;
  std::unordered_map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < entries.size(); ++i) place.emplace(entries[i]->id, i);
  for (ActorEntry& entry : added) {
    const auto known = place.find(entry.id);
    index_->added.insert(entry.id);
    auto row = std::make_unique<const ActorEntry>(std::move(entry));
    if (known != place.end())
      entries[known->second] = std::move(row);
    else
      entries.push_back(std::move(row));
  }
  index_->rebuild();
}

std::vector<ActorMatch> ActorTable::find(std::string_view words) const {
  std::vector<ActorMatch> matches;
  const auto found = index_->by_name.find(name_key(words));
  if (found == index_->by_name.end()) return matches;
  const bool capitals = all_capitals(words);
  for (const Index::Form& form : found->second) {
    if (form.acronym && !capitals) continue;
    const bool known = std::any_of(matches.begin(), matches.end(), [&](const ActorMatch& m) { return m.entry == form.entry && m.use == form.use; });
    if (!known) matches.push_back({form.entry, form.use});
  }
  return matches;
}

std::size_t ActorTable::longest_name_from(std::string_view first_word) const {
  const std::string key = name_key(first_word);
  const auto words = key_words(key);
  if (words.empty()) return 0;
  const auto found = index_->longest.find(std::string(words.front()));
  return found == index_->longest.end() ? 0 : found->second;
}

std::vector<const ActorEntry*> ActorTable::holders(std::string_view side, std::string_view office, std::string_view date) const {
  std::vector<const ActorEntry*> found;
  const auto known = index_->by_office.find(Index::office_key(side, office));
  if (date.empty() || known == index_->by_office.end()) return found;
  const std::string title = name_key(office);
  for (const ActorEntry* entry : known->second)
    if (std::any_of(entry->offices.begin(), entry->offices.end(), [&](const ActorOffice& o) { return name_key(o.title) == title && in_office(o, date); }))
      found.push_back(entry);
  return found;
}

std::vector<const ActorEntry*> ActorTable::with_surname(std::string_view surname) const {
  const auto known = index_->by_surname.find(name_key(surname));
  return known == index_->by_surname.end() ? std::vector<const ActorEntry*>{} : known->second;
}

const ActorEntry* ActorTable::side(std::string_view name) const {
  if (name.empty()) return nullptr;
  const auto matches = find(name);
  for (const NameUse use : {NameUse::name, NameUse::people, NameUse::seat})
    for (const ActorMatch& match : matches)
      if (match.use == use && match.entry->type != ActorType::person) return match.entry;
  return matches.empty() ? nullptr : matches.front().entry;
}

const ActorEntry* ActorTable::by_id(std::string_view id) const {
  const auto found = index_->by_id.find(std::string(id));
  return found == index_->by_id.end() ? nullptr : found->second;
}

const std::vector<std::unique_ptr<const ActorEntry>>& ActorTable::entries() const { return index_->entries; }

std::vector<const ActorEntry*> ActorTable::added() const {
  std::vector<const ActorEntry*> rows;
  for (const auto& entry : index_->entries)
    if (index_->added.contains(entry->id)) rows.push_back(entry.get());
  return rows;
}

}  // namespace claimgraph
