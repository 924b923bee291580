#include <algorithm>

#include "found.hpp"

namespace claimgraph::actors {

Links::Links(const Tree& tree, const ActorTable& table, const ActorWords& words, const std::vector<Found>& found)
    : tree_(tree), table_(table), words_(words), found_(found), of_(found.size(), -1), by_head_(tree.document().tokens.size(), -1), gives_form_(found.size(), true) {
  for (std::size_t m = 0; m < found.size(); ++m)
    if (by_head_[found[m].mention.head] < 0) by_head_[found[m].mention.head] = static_cast<std::int32_t>(m);
}

std::uint32_t Links::start(std::uint32_t mention) {
  clusters_.emplace_back();
  const auto cluster = static_cast<std::uint32_t>(clusters_.size() - 1);
  join(mention, cluster);
  return cluster;
}

void Links::join(std::uint32_t mention, std::uint32_t cluster, bool gives_form) {
  of_[mention] = static_cast<std::int32_t>(cluster);
  gives_form_[mention] = gives_form && !found_[mention].pronoun;
  Cluster& into = clusters_[cluster];
  into.mentions.insert(std::upper_bound(into.mentions.begin(), into.mentions.end(), mention), mention);
  learn(into, found_[mention]);
}

void Links::identify(std::uint32_t cluster, const ActorEntry& entry, bool people) {
  Cluster& known = clusters_[cluster];
  known.named = true;
  known.type = people ? ActorType::group : entry.type;
  known.plural = people;
  (people ? known.people_of : known.entry) = &entry;
}

void Links::merge(std::uint32_t from, std::uint32_t into) {
  if (from == into) return;
  Cluster& old = clusters_[from];
  Cluster& kept = clusters_[into];
  for (const std::uint32_t mention : old.mentions) of_[mention] = static_cast<std::int32_t>(into);
  std::vector<std::uint32_t> all;
  std::merge(old.mentions.begin(), old.mentions.end(), kept.mentions.begin(), kept.mentions.end(), std::back_inserter(all));
  kept.mentions = std::move(all);
  if (!kept.entry) kept.entry = old.entry;
  if (!kept.named && old.named) kept.type = old.type;
  kept.named = kept.named || old.named;
  if (kept.gender == Gender::unknown) kept.gender = old.gender;
  if (kept.role.empty()) kept.role = old.role;
  old = Cluster{};
}

void Links::learn(Cluster& cluster, const Found& found) const {
  if (found.pronoun) {
    // A group is not a person because "who" stands for it, but "he" tells a man.
    if (cluster.gender == Gender::unknown && (found.gender == Gender::male || found.gender == Gender::female)) cluster.gender = found.gender;
    return;
  }
  if (cluster.gender == Gender::unknown) cluster.gender = found.gender;
  if (cluster.role.empty()) cluster.role = found.role;
  if (found.has_name() && !cluster.named) {
    cluster.named = true;
    switch (found.entity) {
      case EntityType::person: cluster.type = ActorType::person; break;
      case EntityType::location: cluster.type = ActorType::state; break;
      case EntityType::organization:
        cluster.plural = found.mention.plural;
        cluster.type = found.noun && found.noun->type != ActorType::person ? found.noun->type : cluster.plural ? ActorType::group : ActorType::organisation;
        break;
      default: cluster.type = found.noun ? found.noun->type : ActorType::group; break;
    }
  } else if (!cluster.named && found.noun) {
    const bool several = found.mention.plural && found.noun->kind != ActorNoun::Kind::body;
    cluster.type = several || (found.mention.plural && found.noun->type == ActorType::state) ? ActorType::group : found.noun->type;
    cluster.plural = found.mention.plural;
  }
}

}  // namespace claimgraph::actors
