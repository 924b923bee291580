#pragma once
// The common nouns, pronouns and first names that speak of actors: extract/data/actor_nouns.csv, person_nouns.csv,
// pronouns.csv, first_names.csv and also_people.csv, compiled in.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <claimgraph/graph/records.hpp>

namespace claimgraph::actors {

enum class Gender : std::uint8_t { unknown, male, female, neuter };

/// What a common noun says of the one it stands for.
struct ActorNoun {
  enum class Kind : std::uint8_t {
    office,  ///< may stand before a name; "the minister" is one who was named with it
    person,  ///< "official", "protester"
    people,  ///< "police", "crowd"
    body,    ///< "ministry", "party"
    title,   ///< only before a name: "Mr."
    none     ///< never an actor: "Tuesday"
  };
  enum class StandsFor : std::uint8_t {
    itself,
    state,     ///< "the Cuban government" is Cuba
    principal,  ///< "Sadr's aide" speaks for Sadr
    portfolio,  ///< "defence minister": what stands before it is a state, party or body of the table, or his field
    nobody,     ///< "Sudanese refugees" do not speak for Sudan
    against     ///< nor do "Sudanese rebels", and no "rebel leader" either
  };
  bool speaks() const { return stands_for != StandsFor::nobody && stands_for != StandsFor::against; }
  ActorType type = ActorType::person;
  Kind kind = Kind::person;
  StandsFor stands_for = StandsFor::itself;
  Gender gender = Gender::unknown;
};

struct Pronoun {
  enum class Kind : std::uint8_t { personal, possessive, reflexive, relative };
  int person = 3;
  bool singular = true, plural = false;  ///< both: open ("you", "who")
  Gender gender = Gender::unknown;
  Kind kind = Kind::personal;
};

/// "former", "retired": who is called so speaks for nobody any more. The word in lower case.
bool is_past(std::string_view word);

class ActorWords {
 public:
  /// The lists compiled into the library; built on first use, thread-safe.
  static const ActorWords& built_in();

  /// By lemma in lower case, or by one of the suffixes of the list; nullptr for other nouns.
  const ActorNoun* noun(std::string_view lemma) const;
  const Pronoun* pronoun(std::string_view lower_case_form) const;
  Gender gender_of_first_name(std::string_view name) const;
  /// A name of the actor tables that people bear too: "Jordan".
  bool is_also_person(std::string_view name) const;

 private:
  ActorWords();
  std::unordered_map<std::string, ActorNoun> nouns_;
  std::vector<std::pair<std::string, ActorNoun>> suffixes_;
  std::unordered_map<std::string, Pronoun> pronouns_;
  std::unordered_map<std::string, Gender> first_names_;
  std::unordered_set<std::string> also_people_;
};

}  // namespace claimgraph::actors
