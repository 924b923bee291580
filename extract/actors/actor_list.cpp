#include "actor_list.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include <claimgraph/graph/claim_graph.hpp>

#include "csv.hpp"
#include "identity.hpp"
#include "name_key.hpp"

namespace claimgraph {

using actors::Identifier;

struct ActorList::State {
  explicit State(const ActorTable& table) : identifier(table) {}

  struct Counts {
    std::size_t as_source = 0, as_target = 0, as_reporter = 0, documents = 0;
  };

  Identifier identifier;
  ClaimGraph graph;  ///< for its way of joining what documents say of an actor
  std::map<std::string, Counts> counts;
};

namespace {

constexpr char local_mark = '~';  ///< in the ids of what is known in one document alone

std::string name_part(const std::string& id) { return id.substr(0, id.find(local_mark)); }

std::size_t claims_of(const ListedActor& listed) { return listed.as_source + listed.as_target; }

/// '|' parts the aliases of a row.
std::string cell(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '|' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::string note_of(const ListedActor& listed) {
  std::string note = "claims: " + std::to_string(claims_of(listed)) + ", documents: " + std::to_string(listed.documents);
  if (!listed.doubt.empty()) note += "; " + listed.doubt;
  return note;
}

/// A note of an earlier list, which goes out of date.
bool is_count(std::string_view note) { return note.starts_with("claims: "); }

ActorEntry row_of(const ListedActor& listed, const ActorTable& table) {
  if (const ActorEntry* known = table.by_id(listed.actor.id); known && listed.status == ActorStatus::table) {
    ActorEntry row = *known;
    if (row.note.empty() || is_count(row.note)) row.note = note_of(listed);
    return row;
  }
  ActorEntry row;
  row.id = listed.actor.id;
  row.name = cell(listed.actor.name);
  row.type = listed.actor.type;
  row.side = listed.side;
  row.names.push_back({row.name, NameUse::name});
  for (const std::string& form : listed.forms)
    if (form != listed.actor.name) row.names.push_back({cell(form), NameUse::name});
  row.wikidata = listed.actor.wikidata;
  row.note = note_of(listed);
  return row;
}

}  // namespace

ActorList::ActorList(const ActorTable& table) : state_(std::make_unique<State>(table)) {}
ActorList::~ActorList() = default;

void ActorList::add(const ExtractedDocument& document) {
  for (const Actor& actor : document.actors) {
    state_->graph.add_actor(actor);
    ++state_->counts[actor.id].documents;
  }
  for (const Claim& claim : document.claims) {
    ++state_->counts[claim.source.actor].as_source;
    ++state_->counts[claim.target.actor].as_target;
    for (const ActorRef& reporter : claim.reporters) ++state_->counts[reporter.actor].as_reporter;
  }
}

std::vector<ListedActor> ActorList::list(const std::vector<ActorMerge>& merges) const {
  const ActorTable& table = state_->identifier.table();
  std::unordered_map<std::string, std::string> doubts;
  std::unordered_map<std::string, std::vector<std::string>> forms;
  std::set<std::string> groups;
  for (const ActorMerge& merge : merges) {
    if (merge.reason.starts_with("not merged: ")) doubts.emplace(merge.id, merge.reason.substr(12));
    const bool own = actors::key_words(actors::name_key(merge.form)).size() > 1 || !merge.reason.starts_with("surname");
    if (own && merge.reason != "same description") forms[merge.id].push_back(merge.form);
    if (merge.reason == "same description") groups.insert(merge.id);
  }

  std::map<std::string, std::size_t> place;  // by id, or by type, name and doubt of what is local
  std::vector<ListedActor> listed;
  std::unordered_map<std::string, std::string> id_of_name;
  for (ClaimGraph::Vertex vertex = 0; vertex < state_->graph.actor_count(); ++vertex) {
    const Actor& actor = state_->graph.actor(vertex);
    const bool local = actor.id.find(local_mark) != std::string::npos;
    const auto doubt = doubts.find(actor.id);
    ListedActor entry;
    entry.actor = actor;
    if (doubt != doubts.end()) entry.doubt = doubt->second;
    const ActorEntry* row = table.by_id(actor.id);
    if (row && row->type == actor.type) entry.status = ActorStatus::table;
    else if (!entry.doubt.empty()) entry.status = ActorStatus::ambiguous;
    else if (groups.contains(actor.id)) entry.status = ActorStatus::described;
    else if (local) entry.status = state_->identifier.surname_of(actor).empty() ? ActorStatus::described : ActorStatus::unresolved;
    if (!local) id_of_name.emplace(actor.name, actor.id);
    if (const auto names = forms.find(actor.id); names != forms.end()) entry.forms = names->second;
    const std::string key = local ? name_part(actor.id) + '\n' + std::string(to_string(actor.type)) + '\n' + entry.doubt + '\n' : actor.id;
    const auto [at, first] = place.emplace(key, listed.size());
    if (first) listed.push_back(std::move(entry));
    ListedActor& into = listed[at->second];
    const auto counts = state_->counts.find(actor.id);
    if (counts == state_->counts.end()) continue;
    into.as_source += counts->second.as_source;
    into.as_target += counts->second.as_target;
    into.as_reporter += counts->second.as_reporter;
    into.documents += counts->second.documents;
  }
  for (ListedActor& entry : listed) {
    if (entry.status == ActorStatus::table) {
      entry.side = table.by_id(entry.actor.id)->side;
    } else if (const auto side = id_of_name.find(entry.actor.side); side != id_of_name.end()) {
      entry.side = side->second;
    } else if (const ActorEntry* row = state_->identifier.side_row(entry.actor.side)) {
      entry.side = row->id;
    }
  }
  std::stable_sort(listed.begin(), listed.end(), [](const ListedActor& a, const ListedActor& b) {
    return std::tuple(claims_of(b), b.documents, std::string_view(a.actor.id)) < std::tuple(claims_of(a), a.documents, std::string_view(b.actor.id));
  });
  return listed;
}

std::string to_actor_table(const std::vector<ListedActor>& list, const ActorTable& table) {
  std::string rows, comments;
  std::set<std::string> written;
  const auto write = [&](const ActorEntry& row) {
    if (written.insert(row.id).second) rows += to_csv_row(row) + '\n';
  };
  std::unordered_map<std::string_view, const ListedActor*> by_id;
  for (const ListedActor& listed : list) by_id.emplace(listed.actor.id, &listed);
  const auto is_row = [](const ListedActor& listed) { return listed.status == ActorStatus::table || listed.status == ActorStatus::named; };
  for (const ListedActor& listed : list) {
    ActorEntry row = row_of(listed, table);
    const auto side = by_id.find(row.side);
    if (!table.by_id(row.side) && (side == by_id.end() || !is_row(*side->second))) row.side.clear();
    if (is_row(listed)) {
      write(row);
      continue;
    }
    row.id = name_part(row.id);
    if (table.by_id(row.id) || by_id.contains(row.id)) row.id += '-' + std::string(to_string(row.type));
    comments += "#" + to_csv_row(row) + '\n';
  }
  return std::string(actor_table_header()) + '\n' +
         "# Edit and give it back with --actors. To join two actors add the name of one to the aliases of the other and delete its row;\n"
         "# to move one to another side write that side's id. What is named here is that actor in every document.\n" + rows +
         (comments.empty() ? "" : "# Not known, or not by name. Remove the first # of a row to make it an actor with that name in all documents.\n") + comments;
}

std::string_view to_string(ActorStatus status) {
  switch (status) {
    case ActorStatus::table: return "table";
    case ActorStatus::named: return "named";
    case ActorStatus::described: return "described";
    case ActorStatus::unresolved: return "unresolved";
    case ActorStatus::ambiguous: return "ambiguous";
  }
  return "";
}

}  // namespace claimgraph
