#include <algorithm>
#include <cctype>

#include <claimgraph/graph/error.hpp>
#include <claimgraph/graph/filter.hpp>

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
                 const std::vector<Actor>& actors) {
  if (any_equal(wanted, name) || any_equal(wanted, id)) return true;
  const auto actor = std::find_if(actors.begin(), actors.end(), [&](const Actor& a) { return a.id == id; });
  return actor != actors.end() &&
         std::any_of(actor->aliases.begin(), actor->aliases.end(),
                     [&](const std::string& alias) { return any_equal(wanted, alias); });
}

bool names_end(const Strings& wanted, const ClaimEnd& end, const std::vector<Actor>& actors) {
  return any_equal(wanted, end.side) || names_actor(wanted, end.actor, end.name, actors);
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

bool is_date(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (form[i] == 'd' ? std::isdigit(static_cast<unsigned char>(text[i])) == 0 : text[i] != '-')
      return false;
  }
  return true;
}

}  // namespace

void check(const ClaimFilter& filter) {
  for (const std::string& date : {filter.since, filter.until}) {
    if (!date.empty() && !is_date(date)) {
      throw UsageError("CG502", {}, "'" + date + "' is no date", "write it as 2024-02-29, 2024-02 or 2024");
    }
  }
}

bool matches(const ClaimFilter& filter, const Claim& claim, const std::vector<Actor>& actors) {
  if (claim.confidence < filter.min_confidence) return false;
  if (!filter.relations.empty() && !contains(filter.relations, claim.relation)) return false;
  if (!filter.documents.empty() && !contains(filter.documents, claim.document)) return false;
  if (!filter.since.empty() && (claim.date.empty() || last_day(claim.date) < first_day(filter.since)))
    return false;
  if (!filter.until.empty() && (claim.date.empty() || first_day(claim.date) > last_day(filter.until)))
    return false;
  if (!filter.sources.empty() && !names_end(filter.sources, claim.source, actors)) return false;
  if (!filter.targets.empty() && !names_end(filter.targets, claim.target, actors)) return false;
  if (!filter.actors.empty() && !names_end(filter.actors, claim.source, actors) &&
      !names_end(filter.actors, claim.target, actors)) {
    return false;
  }
  if (!filter.sides.empty() && !on_side(filter.sides, claim.source) && !on_side(filter.sides, claim.target))
    return false;
  return filter.reporters.empty() ||
         std::any_of(claim.reporters.begin(), claim.reporters.end(), [&](const ActorRef& reporter) {
           return names_actor(filter.reporters, reporter.actor, reporter.name, actors);
         });
}

}  // namespace claimgraph
