#pragma once
// Who is spoken of: mentions of actors in a parsed document, and which of them are the same actor.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/extract/syntax/parse.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

class ActorTable;  // extract/actors/actor_table.hpp: states, organisations, armed groups … with their names and sides

enum class MentionKind : std::uint8_t {
  name,         ///< "Khawaja Asif", "Qatar", "Islamabad"
  adjective,    ///< "Afghan", "Israeli" as a modifier: stands for its state
  role,         ///< "the information minister"
  description,  ///< "Afghan negotiators", "the hardline regime", "both sides"
  pronoun       ///< he, they, who, his, its, we
};

/// A place where an actor is named, described or stood for.
struct Mention {
  std::uint32_t first = 0, last = 0;  ///< tokens [first, last): the whole noun phrase or name, without determiner,
                                      ///< relative clauses, appositions
  std::uint32_t head = 0;             ///< syntactic head among them
  MentionKind kind = MentionKind::name;
  bool plural = false;
  std::int32_t actor = -1;  ///< index into DocumentActors::actors; -1: unresolved (first-person pronouns inside
                            ///< quotations, relative pronouns without antecedent)
};

struct DocumentActors {
  std::vector<Actor> actors;
  std::vector<Mention> mentions;         ///< ordered by head
  std::vector<std::int32_t> by_head;     ///< [tokens]: mention headed by this token, or -1
  std::vector<std::int32_t> covering;    ///< [tokens]: the largest mention that covers this token, or -1
};

/// Finds mentions, resolves names, descriptions and pronouns to actors, and gives each its side.
/// Deterministic and thread-safe; near linear in the number of words.
DocumentActors find_actors(const ParsedDocument& document, const ActorTable& table);

}  // namespace claimgraph
