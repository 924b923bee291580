#pragma once
// Actors across documents: gives the actors of each document the ids that they have in the whole archive, so that one real
// actor is one node of the graph. Ids within a document are only unique there ("smith" of one article is not "smith" of
// the next); what comes out of here is unique in the archive.
//
// What is certain is done first, and a name that could mean two is left alone:
//   exact  rows of the actor table, which know who held an office when (`the French president` in an article of 2016);
//          full names, word for word; bodies by name, such as have a namesake in every state ("Foreign Ministry") on the
//          same side; groups described in the same words by a name of the table ("Iraqi officials").
//   names  also what takes the whole archive to decide: names with and without middle names; acronyms that a document
//          introduces; a surname with an office or side that only one of those named in full fits. Never a surname alone.
// All else stays an actor of its document; its id has the document's behind a '~' ("smith~article-7").
//
//   ActorMerger merger(table, MergeLevel::names);
//   for (const ExtractedDocument& d : documents) merger.look_at(d);   // only for MergeLevel::names
//   for (ExtractedDocument& d : documents) merger.apply(d);
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <claimgraph/extract/actors/actor_table.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// none: ids stay as the documents have them.
enum class MergeLevel { none, exact, names };

/// One name under which documents speak of a node, and why it is taken for that node.
struct ActorMerge {
  std::string id, name;        ///< of the node
  std::string form;            ///< as the documents call it
  std::string reason;          ///< "full name", "middle name", "acronym" …; one that begins with "not merged" says why not
  std::size_t documents = 0;   ///< in how many
  std::string document;        ///< the first of them
};

/// Not thread-safe. The outcome depends on the set of documents looked at, not on their order, but for the order of the report and
/// the choice among names that are equally frequent.
class ActorMerger {
 public:
  /// The table must outlive the merger. Rows that a user added to it (ActorTable::added) come before everything else: an
  /// actor whose name or id they have becomes theirs, with their name, type and side.
  ActorMerger(const ActorTable& table, MergeLevel level);
  ~ActorMerger();
  ActorMerger(ActorMerger&&) noexcept;

  /// For MergeLevel::names: takes note of the document's names. Memory grows with the number of different names.
  void look_at(const ExtractedDocument& document);

  /// Replaces ids, names and sides in actors, claims and attributions; actors that turn out to be one are joined. Nothing
  /// happens at MergeLevel::none.
  void apply(ExtractedDocument& document);

  /// What apply() did, sorted by node and name.
  std::vector<ActorMerge> report() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The report as CSV with the header id,name,form,reason,documents,first_document.
std::string to_csv(const std::vector<ActorMerge>& report);

}  // namespace claimgraph
