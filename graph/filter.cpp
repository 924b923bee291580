#include <algorithm>

#include <claimgraph/graph/date.hpp>
#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/filter.hpp>
#include <claimgraph/graph/relations.hpp>

namespace claimgraph {
namespace {

using Strings = std::vector<std::string>;

/// slug() is the comparison without case, accents and punctuation.
bool any_equal(const Strings& wanted, std::string_view name) {
  if (name.empty()) return false;
  const std::string folded = slug(name);
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const std::string& want) { return slug(want) == folded; });
}

bool names_actor(const Strings& wanted, std::string_view id, std::string_view name,
                 const FindActor& find) {
  if (any_equal(wanted, name) || any_equal(wanted, id)) return true;
  const Actor* actor = find(id);
  return actor != nullptr &&
         std::any_of(actor->aliases.begin(), actor->aliases.end(),
                     [&](const std::string& alias) { return any_equal(wanted, alias); });
}

bool names_end(const Strings& wanted, const ClaimEnd& end, const FindActor& find) {
  return any_equal(wanted, end.side) || names_actor(wanted, end.actor, end.name, find);
}

bool on_side(const Strings& wanted, const ClaimEnd& end) {
  return any_equal(wanted, end.side.empty() ? end.name : end.side);
}

bool contains(const Strings& wanted, const std::string& value) {
  return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

/// A partial date stands for all of its days: [first, last] as strings that compare like days.
std::string first_day(std::string_view date) {
  const std::string day(date.substr(0, 10));
  return day + std::string(std::string_view("0000-00-00").substr(day.size()));
}
std::string last_day(std::string_view date) {
  const std::string day(date.substr(0, 10));
  return day + std::string(std::string_view("9999-99-99").substr(day.size()));
}

std::string_view family_of(const Claim& claim) {
  const RelationInfo* info = find_relation(claim.relation);
  return to_string(info ? info->family : RelationFamily::other);
}

bool is_family(const std::string& name) {
  for (const auto family : {RelationFamily::hostile, RelationFamily::friendly, RelationFamily::asking, RelationFamily::talking,
                            RelationFamily::other}) {
    if (to_string(family) == name) return true;
  }
  return false;
}

}  // namespace

void check(const ClaimFilter& filter) {
  for (const std::string& date : {filter.since, filter.until}) {
    if (!date.empty() && !is_date_form(date)) {
      throw UsageError("CG502", {}, "'" + date + "' is no date", "write it as 2024-02-29, 2024-02 or 2024");
    }
  }
  if (!filter.since.empty() && !filter.until.empty() && first_day(filter.since) > last_day(filter.until)) {
    throw UsageError("CG508", {}, "the first date, " + filter.since + ", lies after the last, " + filter.until, "exchange them");
  }
  for (const std::string& family : filter.families) {
    if (!is_family(family)) {
      throw UsageError("CG507", {}, "'" + family + "' is no family of relations",
                       "use hostile, friendly, asking, talking or other");
    }
  }
}

bool matches(const ClaimFilter& filter, const Claim& claim, const std::vector<Actor>& actors) {
  return matches(filter, claim, [&](std::string_view id) -> const Actor* {
    const auto actor = std::find_if(actors.begin(), actors.end(), [&](const Actor& a) { return a.id == id; });
    return actor == actors.end() ? nullptr : &*actor;
  });
}

bool matches(const ClaimFilter& filter, const Claim& claim, const FindActor& find) {
  if (claim.confidence < filter.min_confidence) return false;
  if (!filter.relations.empty() && !contains(filter.relations, claim.relation)) return false;
  if (filter.asserted && (claim.negated || claim.hypothetical)) return false;
  if (!filter.families.empty() &&
      std::find(filter.families.begin(), filter.families.end(), family_of(claim)) == filter.families.end()) {
    return false;
  }
  if (!filter.outlets.empty() && !any_equal(filter.outlets, claim.outlet)) return false;
  if (!filter.documents.empty() && !contains(filter.documents, claim.document)) return false;
  if (!filter.since.empty() && (claim.date.empty() || last_day(claim.date) < first_day(filter.since)))
    return false;
  if (!filter.until.empty() && (claim.date.empty() || first_day(claim.date) > last_day(filter.until)))
    return false;
  if (!filter.sources.empty() && !names_end(filter.sources, claim.source, find)) return false;
  if (!filter.targets.empty() && !names_end(filter.targets, claim.target, find)) return false;
  if (!filter.actors.empty() && !names_end(filter.actors, claim.source, find) &&
      !names_end(filter.actors, claim.target, find)) {
    return false;
  }
  if (!filter.sides.empty() && !on_side(filter.sides, claim.source) && !on_side(filter.sides, claim.target))
    return false;
  return filter.reporters.empty() ||
         std::any_of(claim.reporters.begin(), claim.reporters.end(), [&](const ActorRef& reporter) {
           return names_actor(filter.reporters, reporter.actor, reporter.name, find);
         });
}

}  // namespace claimgraph
