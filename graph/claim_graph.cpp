#include <claimgraph/graph/claim_graph.hpp>

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace claimgraph {
namespace {

std::size_t word_count(std::string_view name) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : name) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

bool is_fuller(const std::string& name, const std::string& than) {
  return std::make_tuple(word_count(name), name.size(), std::string_view(than)) >
         std::make_tuple(word_count(than), than.size(), std::string_view(name));
}

void add_alias(Actor& actor, const std::string& alias) {
  if (alias.empty() || alias == actor.name || std::ranges::find(actor.aliases, alias) != actor.aliases.end()) return;
  actor.aliases.push_back(alias);
}

// Counts one document's word and returns the winner; the first of equals stands.
template <typename Votes>
const std::string& vote(Votes& votes, std::string_view value) {
  static const std::string nothing;
  if (!value.empty()) {
    const auto said = std::ranges::find(votes, value, [](const auto& entry) { return std::string_view(entry.first); });
    if (said == votes.end()) votes.emplace_back(value, 1);
    else ++said->second;
  }
  if (votes.empty()) return nothing;
  return std::ranges::max_element(votes, {}, [](const auto& entry) { return entry.second; })->first;
}

}  // namespace

void ClaimGraph::add(const ExtractedDocument& document) {
  std::unordered_set<std::string_view> ends;
  for (const Claim& claim : document.claims) ends.insert({claim.source.actor, claim.target.actor});
  for (const Actor& actor : document.actors) {
    if (ends.contains(actor.id)) add_actor(actor);
  }
  for (const Claim& claim : document.claims) add_claim(claim);
}

ClaimGraph::Vertex ClaimGraph::add_actor(const Actor& actor) {
  const auto [entry, is_new] = by_id_.try_emplace(actor.id.empty() ? slug(actor.name) : actor.id, actor_count());
  const Vertex vertex = entry->second;
  if (is_new) {
    boost::add_vertex(graph_);
    opinions_.emplace_back();
    graph_[vertex].id = entry->first;
    graph_[vertex].name = actor.name;
  }
  Actor& merged = graph_[vertex];
  if (is_fuller(actor.name, merged.name)) {
    const std::string shorter = std::exchange(merged.name, actor.name);
    std::erase(merged.aliases, merged.name);
    add_alias(merged, shorter);
  } else {
    add_alias(merged, actor.name);
  }
  for (const std::string& alias : actor.aliases) add_alias(merged, alias);

  Opinions& opinions = opinions_[vertex];
  // "group" is what an actor is called when nothing better is known: no opinion beside any other type.
  const std::string_view type = actor.type == ActorType::group ? "" : to_string(actor.type);
  const std::string& chosen = vote(opinions.type, type);
  merged.type = chosen.empty() ? ActorType::group : actor_type_from_string(chosen);
  merged.role = vote(opinions.role, actor.role);
  merged.side = vote(opinions.side, actor.side);
  merged.wikidata = vote(opinions.wikidata, actor.wikidata);
  return vertex;
}

ClaimGraph::Vertex ClaimGraph::end_vertex(ClaimEnd& end) {
  if (end.actor.empty()) end.actor = slug(end.name);
  if (const auto known = find(end.actor)) return *known;
  Actor actor;
  actor.id = end.actor;
  actor.name = end.name.empty() ? end.actor : end.name;
  actor.side = end.side;
  return add_actor(actor);
}

ClaimGraph::Edge ClaimGraph::add_claim(Claim claim) {
  const Vertex source = end_vertex(claim.source);
  const Vertex target = end_vertex(claim.target);
  return boost::add_edge(source, target, std::move(claim), graph_).first;
}

std::optional<ClaimGraph::Vertex> ClaimGraph::find(std::string_view actor_id) const {
  const auto found = by_id_.find(actor_id);
  if (found == by_id_.end()) return std::nullopt;
  return found->second;
}

ClaimGraph::EdgeRange ClaimGraph::claims() const {
  const auto [first, last] = boost::edges(graph_);
  return {first, last};
}

}  // namespace claimgraph
