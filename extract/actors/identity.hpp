#pragma once
// Who an actor of one document is in an archive, as far as its document tells. Private to this folder.
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "actor_table.hpp"
#include "actor_words.hpp"

namespace claimgraph::actors {

struct Identity {
  enum class Kind {
    row,     ///< of the actor table
    person,  ///< named in full
    body,    ///< state, organisation, party … by its name
    group,   ///< described by a name of the table: "Iraqi officials"
    local    ///< known in this document alone
  };
  Kind kind = Kind::local;
  std::string key;                  ///< equal for what is the same actor everywhere
  std::string id;                   ///< the same as a slug
  const ActorEntry* row = nullptr;  ///< of Kind::row
  std::string reason;               ///< for the report
};

/// The reason of actors that their document already took for a row of the table.
inline constexpr std::string_view known_row = "actor table";
/// The reason of those in peoples.csv.
inline constexpr std::string_view known_people = "a people";

/// Immutable; threads may share it.
class Identifier {
 public:
  explicit Identifier(const ActorTable& table);

  Identity identify(const Actor& actor, const ExtractedDocument& document) const;
  /// The row that a side's name means, or nullptr.
  const ActorEntry* side_row(std::string_view side) const { return table_.side(side); }
  /// The sides above a row, itself first: ministry, government, state.
  std::vector<const ActorEntry*> chain(const ActorEntry* row) const;
  /// A name of one word, or of a particle and one ("al-Sadr"): what never identifies a person by itself. Else nothing.
  std::string surname_of(const Actor& actor) const;
  const ActorTable& table() const { return table_; }
  /// The row was added by the user, and says something else than the built-in one with its id.
  bool is_users(const ActorEntry& row) const { return users_ids_.contains(row.id); }

 private:
  const ActorEntry* users_row(const Actor& actor) const;
  const ActorEntry* seat_row(const Actor& actor) const;
  const ActorEntry* governed_row(const Actor& actor) const;
  const ActorEntry* named_row(const Actor& actor, const ExtractedDocument& document) const;
  const ActorEntry* office_row(const Actor& actor, const ExtractedDocument& document, std::string& reason) const;
  bool is_row_of(const ActorEntry& row, const Actor& actor) const;
  bool is_person_name(const Actor& actor) const;
  bool is_body_name(const Actor& actor) const;
  bool has_namesakes(std::string_view key) const;
  bool names_row(std::string_view first_words, const ActorEntry* wanted) const;
  bool is_group(const Actor& actor) const;

  const ActorTable& table_;
  std::unique_ptr<const ActorTable> original_;  ///< without the user's rows, where there are any
  const ActorTable& base_;  ///< the built-in rows: whether a description is one does not depend on a user's list
  const ActorWords& words_;
  std::unordered_map<std::string, const ActorEntry*> users_;  ///< names that only the user's rows have
  std::unordered_set<std::string> users_ids_;
  std::unordered_map<std::string, std::string> peoples_;  ///< extract/data/peoples.csv: ids by name
};

/// "minister" may be any minister, "prime minister" is no foreign one; an empty role fits nothing.
bool same_office(std::string_view role, std::string_view other);
/// A role without "former", "then", "acting"; `former` tells whether it was one that is over.
std::string plain_role(std::string_view role, bool& former);

}  // namespace claimgraph::actors
