#include "actor_words.hpp"

#include <algorithm>
#include <span>

#include <claimgraph/graph/error.hpp>

#include "actor_data.hpp"
#include "csv.hpp"
#include "name_key.hpp"

namespace claimgraph::actors {
namespace {

/// A word shorter than its suffix by less than this is no derivation of it ("list" has no "-ist").
constexpr std::size_t shortest_stem = 3;

/// The value that a word of the data file stands for. Throws LexiconError CG312 on another word.
template <typename Value>
Value choose(std::string_view word, std::span<const std::pair<std::string_view, Value>> choices, std::string_view file, std::size_t line) {
  for (const auto& [name, value] : choices)
    if (name == word) return value;
  throw LexiconError("CG312", std::string(file) + ":" + std::to_string(line), "'" + std::string(word) + "' is not known here");
}

constexpr std::pair<std::string_view, Gender> genders[] = {
    {"", Gender::unknown}, {"m", Gender::male}, {"f", Gender::female}, {"n", Gender::neuter}};
constexpr std::pair<std::string_view, ActorNoun::Kind> noun_kinds[] = {
    {"office", ActorNoun::Kind::office}, {"person", ActorNoun::Kind::person}, {"people", ActorNoun::Kind::people},
    {"body", ActorNoun::Kind::body},     {"title", ActorNoun::Kind::title},   {"none", ActorNoun::Kind::none}};
constexpr std::pair<std::string_view, ActorNoun::StandsFor> stands_for[] = {
    {"", ActorNoun::StandsFor::itself}, {"state", ActorNoun::StandsFor::state}, {"principal", ActorNoun::StandsFor::principal},
    {"portfolio", ActorNoun::StandsFor::portfolio},
    {"nobody", ActorNoun::StandsFor::nobody},
    {"against", ActorNoun::StandsFor::against}};
constexpr std::pair<std::string_view, Pronoun::Kind> pronoun_kinds[] = {{"personal", Pronoun::Kind::personal},
                                                                        {"possessive", Pronoun::Kind::possessive},
                                                                        {"reflexive", Pronoun::Kind::reflexive},
                                                                        {"relative", Pronoun::Kind::relative}};

}  // namespace

bool is_past(std::string_view word) {
  static constexpr std::string_view past[] = {"former", "formerly", "onetime", "one-time", "ex", "then", "late", "ousted", "deposed", "retired", "sacked", "fired"};
  return std::ranges::find(past, word) != std::end(past);
}

ActorWords::ActorWords() {
  constexpr std::string_view noun_file = "actor_nouns.csv", pronoun_file = "pronouns.csv", name_file = "first_names.csv";
  for (const CsvRow& row : read_csv(embedded::actor_nouns_csv, noun_file, "noun,type,kind,stands_for,gender,note")) {
    ActorNoun noun;
    noun.kind = choose<ActorNoun::Kind>(row.fields[2], noun_kinds, noun_file, row.line);
    if (noun.kind != ActorNoun::Kind::none) noun.type = actor_type_from_string(row.fields[1]);
    noun.stands_for = choose<ActorNoun::StandsFor>(row.fields[3], stands_for, noun_file, row.line);
    noun.gender = choose<Gender>(row.fields[4], genders, noun_file, row.line);
    if (row.fields[0].starts_with('-'))
      suffixes_.emplace_back(row.fields[0].substr(1), noun);
    else
      nouns_.emplace(row.fields[0], noun);
  }
  const ActorNoun somebody{ActorType::person, ActorNoun::Kind::person, ActorNoun::StandsFor::nobody, Gender::unknown};
  for (const CsvRow& row : read_csv(embedded::person_nouns_csv, "person_nouns.csv", "noun,note")) nouns_.emplace(row.fields[0], somebody);
  for (const CsvRow& row : read_csv(embedded::pronouns_csv, pronoun_file, "form,person,number,gender,kind,note")) {
    Pronoun pronoun;
    pronoun.person = row.fields[1] == "1" ? 1 : row.fields[1] == "2" ? 2 : 3;
    pronoun.singular = row.fields[2] != "plural";
    pronoun.plural = row.fields[2] != "singular";
    pronoun.gender = choose<Gender>(row.fields[3], genders, pronoun_file, row.line);
    pronoun.kind = choose<Pronoun::Kind>(row.fields[4], pronoun_kinds, pronoun_file, row.line);
    pronouns_.emplace(row.fields[0], pronoun);
  }
  for (const CsvRow& row : read_csv(embedded::first_names_csv, name_file, "name,gender,note"))
    first_names_.emplace(name_key(row.fields[0]), choose<Gender>(row.fields[1], genders, name_file, row.line));
  for (const CsvRow& row : read_csv(embedded::also_people_csv, "also_people.csv", "name,note")) also_people_.insert(row.fields[0]);
}

bool ActorWords::is_also_person(std::string_view name) const { return also_people_.contains(name_key(name)); }

const ActorWords& ActorWords::built_in() {
  static const ActorWords words;
  return words;
}

const ActorNoun* ActorWords::noun(std::string_view lemma) const {
  const auto found = nouns_.find(std::string(lemma));
  if (found != nouns_.end()) return &found->second;
  if (lemma.size() > 1 && lemma.ends_with('.')) return noun(lemma.substr(0, lemma.size() - 1));
  // "ex-players", "vice-chancellor": the last part tells.
  if (const std::size_t hyphen = lemma.rfind('-'); hyphen != std::string_view::npos && hyphen + 1 < lemma.size()) return noun(lemma.substr(hyphen + 1));
  for (const auto& [suffix, noun] : suffixes_)
    if (lemma.size() >= suffix.size() + shortest_stem && lemma.ends_with(suffix)) return &noun;
  return nullptr;
}

const Pronoun* ActorWords::pronoun(std::string_view lower_case_form) const {
  const auto found = pronouns_.find(std::string(lower_case_form));
  return found == pronouns_.end() ? nullptr : &found->second;
}

Gender ActorWords::gender_of_first_name(std::string_view name) const {
  const auto found = first_names_.find(name_key(name));
  return found == first_names_.end() ? Gender::unknown : found->second;
}

}  // namespace claimgraph::actors
