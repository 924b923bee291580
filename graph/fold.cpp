#include <claimgraph/graph/fold.hpp>

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace claimgraph {
namespace {

/// Sides above sides are followed this far: spokesman, ministry, government, state, union.
constexpr int longest_chain = 6;

class Folder {
 public:
  Folder(const ClaimGraph& graph, Level level, const SideLookup& look_up) : graph_(graph), level_(level), look_up_(look_up) {
    // Where a body and a person have one name, the side is the body.
    for (const bool persons : {false, true}) {
      for (ClaimGraph::Vertex vertex = 0; vertex < graph.actor_count(); ++vertex) {
        const Actor& actor = graph.actor(vertex);
        if ((actor.type == ActorType::person) == persons) by_name_.emplace(actor.name, vertex);
      }
    }
  }

  /// The actor that an end is at this level.
  Actor stands_for(const ClaimEnd& end, const Actor& actor) {
    const bool folds = level_ == Level::state || actor.type == ActorType::person || actor.type == ActorType::group;
    const std::string& name = end.side.empty() ? actor.side : end.side;
    if (!folds || name.empty()) return actor;
    Actor side = of_name(name);
    std::unordered_set<std::string> passed{actor.id};
    for (int step = 0; step < longest_chain && goes_on(side) && passed.insert(side.id).second; ++step) side = of_name(side.side);
    return side;
  }

 private:
  bool goes_on(const Actor& side) const {
    if (side.side.empty() || side.type == ActorType::state) return false;
    return level_ == Level::state || side.type == ActorType::person || side.type == ActorType::group;
  }

  const Actor& of_name(const std::string& name) {
    if (const auto known = by_name_.find(name); known != by_name_.end()) return graph_.actor(known->second);
    const auto [made, first] = made_.try_emplace(name);
    if (!first) return made->second;
    std::optional<Actor> found = look_up_ ? look_up_(name) : std::nullopt;
    if (found) {
      const auto vertex = graph_.find(found->id);
      return made->second = vertex ? graph_.actor(*vertex) : std::move(*found);
    }
    made->second.id = slug(name);
    made->second.name = name;
    return made->second;
  }

  const ClaimGraph& graph_;
  const Level level_;
  const SideLookup& look_up_;
  std::unordered_map<std::string, ClaimGraph::Vertex> by_name_;
  std::unordered_map<std::string, Actor> made_;
};

}  // namespace

ClaimGraph fold(const ClaimGraph& graph, Level level, const SideLookup& look_up) {
  ClaimGraph out;
  Folder folder(graph, level, look_up);
  for (const auto edge : graph.claims()) {
    Claim claim = graph.claim(edge);
    const auto place = [&](ClaimEnd& end, const Actor& actor) {
      const Actor node = level == Level::actor ? actor : folder.stands_for(end, actor);
      if (node.id != actor.id) end.side.clear();
      end.actor = node.id;
      if (!out.find(node.id)) out.add_actor(node);
    };
    place(claim.source, graph.actor(graph.source(edge)));
    place(claim.target, graph.actor(graph.target(edge)));
    out.add_claim(std::move(claim));
  }
  return out;
}

}  // namespace claimgraph
