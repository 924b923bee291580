#include <claimgraph/extract/actors/levels.hpp>

#include <optional>

namespace claimgraph {

ClaimGraph at_level(const ClaimGraph& graph, Level level, const ActorTable& table) {
  return fold(graph, level, [&](std::string_view name) -> std::optional<Actor> {
    const ActorEntry* row = table.side(name);
    if (row == nullptr) return std::nullopt;
    Actor actor;
    actor.id = row->id;
    actor.name = row->name;
    actor.type = row->type;
    actor.wikidata = row->wikidata;
    if (const ActorEntry* side = table.by_id(row->side)) actor.side = side->name;
    return actor;
  });
}

}  // namespace claimgraph
