#pragma once
// The actors of an archive as a list to look through, and as a table to edit: what `claimgraph actors` prints. The CSV has
// the columns of the actor tables, so that after editing it goes back in as --actors.
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <claimgraph/extract/actors/actor_table.hpp>
#include <claimgraph/extract/actors/merge_actors.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

enum class ActorStatus {
  table,      ///< a row of the actor table, built in or the user's
  named,      ///< documents give its full name
  described,  ///< "Iraqi officials", "protesters"; the same in all documents or in one
  unresolved, ///< a lone name of which nobody knows whose it is
  ambiguous   ///< a name that may be one of several; ListedActor::doubt names them
};

struct ListedActor {
  Actor actor;               ///< as the archive has it: the fullest name, the side that most documents give
  std::string side;          ///< id of its side, where that is a row or listed; else empty
  ActorStatus status = ActorStatus::named;
  std::string doubt;         ///< "may be dick-cheney or liz-cheney"
  std::vector<std::string> forms;  ///< its names, without surnames and descriptions
  std::size_t as_source = 0, as_target = 0, as_reporter = 0;  ///< in claims
  std::size_t documents = 0;  ///< that speak of it
};

/// Takes documents whose actors have been merged (ActorMerger::apply). Not thread-safe.
class ActorList {
 public:
  /// The table must outlive the list.
  explicit ActorList(const ActorTable& table);
  ~ActorList();
  void add(const ExtractedDocument& document);
  /// What is only known in its documents is one entry for each name. Those with most claims first, then with most documents,
  /// then by id. @param merges ActorMerger::report()
  std::vector<ListedActor> list(const std::vector<ActorMerge>& merges) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The list as an actor table: a row for each actor of the table or with a name of its own, with the sides they need; the rest
/// as comment lines, which take part once their '#' is removed.
std::string to_actor_table(const std::vector<ListedActor>& list, const ActorTable& table);

/// "table", "named" …
std::string_view to_string(ActorStatus status);

}  // namespace claimgraph
