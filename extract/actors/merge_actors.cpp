#include "merge_actors.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "csv.hpp"
#include "identity.hpp"
#include "name_merges.hpp"

namespace claimgraph {

using actors::Identifier;
using actors::Identity;
using actors::NameMerges;

struct ActorMerger::State {
  State(const ActorTable& table, MergeLevel merge_level) : identifier(table), names(identifier), level(merge_level) {}

  /// A node as one document sees it.
  struct Node {
    std::string key, id, name, reason;
    const ActorEntry* row = nullptr;
    Identity::Kind kind = Identity::Kind::local;
  };

  struct Seen {
    ActorMerge merge;
    std::string last_document;  ///< counted once
  };

  Node node_of(const Actor& actor, const ExtractedDocument& document) const {
    Identity identity = identifier.identify(actor, document);
    Node node{identity.key, identity.id, actor.name, identity.reason, identity.row, identity.kind};
    if (level == MergeLevel::names) {
      if (const NameMerges::Target* target = names.target(identity.key)) {
        node.key = target->key;
        node.id = target->id;
        node.row = target->row;
        node.reason = target->reason;
      } else if (const std::string others = names.doubt(identity.key); !others.empty()) {
        node.reason = "not merged: may be " + others;
      }
      if (const std::string name = names.usual_name(node.key); !name.empty()) node.name = name;
    }
    if (node.row) node.name = name_of_row(*node.row);
    return node;
  }

  /// As the archive calls it where it has one name for it, else as the table does.
  std::string name_of_row(const ActorEntry& row) const {
    const std::string usual = identifier.is_users(row) ? std::string{} : names.usual_name("r:" + row.id);
    return usual.empty() ? row.name : usual;
  }

  /// The side of a row's actor: `told` is what the document says.
  std::string side_of(const Node& node, const std::string& told) const {
    const ActorTable& table = identifier.table();
    const ActorEntry& row = *node.row;
    const ActorEntry* side = table.by_id(row.side);
    const std::string known = side ? name_of_row(*side) : std::string{};
    if (identifier.is_users(row) && row.from.empty() && row.to.empty()) return known;
    // Where the document knew the row, it also knew whether the person spoke for its side at the time.
    if (row.type == ActorType::person) return told.empty() && node.reason != actors::known_row ? known : told;
    // A body stands for whom the table says; an article that calls Islamic State British does not move it. The Taliban are
    // Afghanistan's where an article says so, because that is where they belong.
    if (row.type != ActorType::armed_group || !known.empty()) return known;
    const ActorEntry* told_row = table.side(told);
    return told_row && told_row->id == row.parent ? told : std::string{};
  }

  void note(const Node& node, const Actor& actor, const std::string& document) {
    if (node.reason.empty()) return;
    const auto [entry, first] = seen.try_emplace({node.id, actor.name, node.reason});
    Seen& line = entry->second;
    if (first) line.merge = {node.id, node.name, actor.name, node.reason, 0, document};
    if (!first && line.last_document == document) return;
    line.last_document = document;
    ++line.merge.documents;
  }

  Identifier identifier;
  NameMerges names;
  MergeLevel level;
  bool decided = false;
  std::map<std::tuple<std::string, std::string, std::string>, Seen> seen;
};

namespace {

/// "Isis)": half of a pair of brackets.
bool is_torn(const std::string& alias) { return (alias.find('(') == std::string::npos) != (alias.find(')') == std::string::npos); }

void add_alias(Actor& actor, const std::string& alias) {
  if (alias.empty() || is_torn(alias) || alias == actor.name || std::find(actor.aliases.begin(), actor.aliases.end(), alias) != actor.aliases.end()) return;
  actor.aliases.push_back(alias);
}

}  // namespace

ActorMerger::ActorMerger(const ActorTable& table, MergeLevel level) : state_(std::make_unique<State>(table, level)) {}
ActorMerger::~ActorMerger() = default;
ActorMerger::ActorMerger(ActorMerger&&) noexcept = default;

void ActorMerger::look_at(const ExtractedDocument& document) {
  if (state_->level != MergeLevel::names) return;
  for (const Actor& actor : document.actors) state_->names.look_at(actor, state_->identifier.identify(actor, document));
}

void ActorMerger::apply(ExtractedDocument& document) {
  State& state = *state_;
  if (state.level == MergeLevel::none) return;
  if (!std::exchange(state.decided, true)) state.names.decide();

  // Claims of other tools may have ends that are not in the list of actors.
  std::unordered_map<std::string, std::size_t> known;
  for (std::size_t a = 0; a < document.actors.size(); ++a) known.emplace(document.actors[a].id, a);
  const auto add_missing = [&](const std::string& id, const std::string& name, const std::string& side) {
    if (known.contains(id)) return;
    known.emplace(id, document.actors.size());
    Actor actor;
    actor.id = id.empty() ? slug(name) : id;
    actor.name = name;
    actor.side = side;
    document.actors.push_back(std::move(actor));
  };
  for (const Claim& claim : document.claims) {
    for (const ClaimEnd* end : {&claim.source, &claim.target}) add_missing(end->actor, end->name, end->side);
    for (const ActorRef& reporter : claim.reporters) add_missing(reporter.actor, reporter.name, {});
  }

  std::vector<State::Node> nodes;
  std::unordered_map<std::string, std::string> name_of_side;  // as the document says it
  for (const Actor& actor : document.actors) {
    nodes.push_back(state.node_of(actor, document));
    state.note(nodes.back(), actor, document.id);
    if (actor.type != ActorType::person) name_of_side.emplace(actor.name, nodes.back().name);
  }
  const auto side_name = [&](const std::string& side) {
    if (side.empty()) return side;
    if (const auto told = name_of_side.find(side); told != name_of_side.end()) return told->second;
    const ActorEntry* row = state.identifier.side_row(side);
    return row ? state.name_of_row(*row) : side;
  };

  std::vector<Actor> merged;
  std::unordered_map<std::string, std::size_t> place;
  for (std::size_t a = 0; a < document.actors.size(); ++a) {
    Actor& actor = document.actors[a];
    const State::Node& node = nodes[a];
    const std::string old_name = std::exchange(actor.name, node.name);
    actor.id = node.id;
    actor.side = side_name(actor.side);
    std::erase_if(actor.aliases, is_torn);
    if (node.row) {
      actor.type = node.row->type;
      actor.wikidata = node.row->wikidata;
      actor.side = state.side_of(node, actor.side);
    }
    if (actor.side == actor.name) actor.side.clear();
    if (node.kind == Identity::Kind::group && actor.type == ActorType::person) actor.type = ActorType::group;
    if (node.reason == actors::known_people) actor.side.clear();  // a people is on no side for what some of it do
    std::erase(actor.aliases, actor.name);
    const auto [at, first] = place.emplace(node.id, merged.size());
    if (first) merged.push_back(actor);
    Actor& kept = merged[at->second];
    add_alias(kept, old_name);
    for (const std::string& alias : actor.aliases) add_alias(kept, alias);
    if (kept.role.empty()) kept.role = actor.role;
    if (kept.side.empty()) kept.side = actor.side;
  }

  const auto rename = [&](std::string& id) -> const Actor* {
    const auto found = known.find(id);
    if (found == known.end()) return nullptr;
    id = nodes[found->second].id;
    return &merged[place.at(id)];
  };
  for (Claim& claim : document.claims) {
    for (ClaimEnd* end : {&claim.source, &claim.target}) {
      const Actor* actor = rename(end->actor);
      if (!actor) continue;
      end->name = actor->name;
      end->side = actor->side;
    }
    for (ActorRef& reporter : claim.reporters)
      if (const Actor* actor = rename(reporter.actor)) reporter.name = actor->name;
  }
  for (Attribution& attribution : document.attributions) rename(attribution.speaker);
  document.actors = std::move(merged);
}

std::vector<ActorMerge> ActorMerger::report() const {
  std::vector<ActorMerge> merges;
  for (const auto& [key, line] : state_->seen) merges.push_back(line.merge);
  return merges;
}

std::string to_csv(const std::vector<ActorMerge>& report) {
  std::string text = "id,name,form,reason,documents,first_document\n";
  for (const ActorMerge& merge : report)
    text += actors::csv_row({merge.id, merge.name, merge.form, merge.reason, std::to_string(merge.documents), merge.document}) + '\n';
  return text;
}

}  // namespace claimgraph
