// Whom an actor speaks for: by the text first, by the actor table where the text is silent.
#include "sides.hpp"

#include <algorithm>
#include <ranges>

#include "name_key.hpp"

namespace claimgraph::actors {
namespace {

/// A chain of sides (spokesman, ministry, state) is followed this far.
constexpr int longest_chain = 4;
/// The side of "opposition leader Doe".
constexpr std::string_view opposition = "opposition";
/// A party that is spoken of within so many sentences of a politician is his concern there.
constexpr std::uint32_t party_reach = 2;
/// Mentions by which somebody is introduced.
constexpr std::size_t introduction = 10;

bool speaks_for_office(const Found& found) {
  return found.noun && found.noun->kind == ActorNoun::Kind::office && found.noun->speaks() && !found.former;
}

/// Words of a name; the letters of "U. S." are one.
std::size_t words_in(std::string_view name) {
  const std::string key = name_key(name);
  const auto words = key_words(key);
  const auto letters = std::ranges::count_if(words, [](std::string_view word) { return word.size() == 1; });
  return words.size() - static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, letters - 1));
}

}  // namespace

bool stands_as_seat(const Found& found, const ActorEntry& row) {
  const auto use = std::ranges::find_if(found.matches, [&](const ActorMatch& m) { return m.entry == &row && m.use != NameUse::adjective; });
  return use != found.matches.end() && use->use == NameUse::seat;
}

Sides::Sides(const Links& links, const std::vector<std::string>& names) : links_(links), found_(links.found()), names_(names) {
  std::uint32_t first = static_cast<std::uint32_t>(found_.size());
  for (std::uint32_t c = 0; c < links_.clusters().size(); ++c) {
    const Cluster& cluster = links_.clusters()[c];
    if (cluster.entry) cluster_of_row_.emplace(cluster.entry, c);
    if (cluster.people_of) members_.insert(cluster.people_of);
    for (const ActorEntry* row : {cluster.entry, cluster.people_of}) {
      if (row && row->type == ActorType::party)
        for (const std::uint32_t m : cluster.mentions)
          if (!colours_thing(m)) parties_[row].push_back(sentence_of(m));
      if (!row || row->type != ActorType::state) continue;
      names_states_ = true;
      if (!cluster.mentions.empty() && cluster.mentions.front() < first) {
        first = cluster.mentions.front();
        first_state_ = row;
      }
    }
  }
  for (auto& [party, sentences] : parties_) std::ranges::sort(sentences);
}

/// "Republican" in "Republican polls", not in "the Republican senators".
bool Sides::colours_thing(std::uint32_t m) const {
  const Found& found = found_[m];
  const std::int32_t head = links_.tree().token(found.mention.head).head;
  if (found.mention.kind != MentionKind::adjective || head < 0) return false;
  const std::int32_t owner = links_.mention_at(static_cast<std::uint32_t>(head));
  return owner < 0 || (!found_[static_cast<std::size_t>(owner)].has_name() && found_[static_cast<std::size_t>(owner)].noun->type != ActorType::person);
}

/// What a cluster is called as the side of another: the table's name, else the document's.
std::string Sides::name_as_side(std::uint32_t index) const {
  const Cluster& cluster = links_.clusters()[index];
  if (const ActorEntry* row = cluster.entry ? cluster.entry : cluster.people_of) return name_of_row(*row);
  return names_[index];
}

bool Sides::has_adjective(std::uint32_t index) const {
  return std::ranges::any_of(links_.clusters()[index].mentions, [&](std::uint32_t m) { return found_[m].mention.kind == MentionKind::adjective; });
}

bool Sides::seat_only(const Cluster& cluster) const {
  return cluster.entry && std::ranges::all_of(cluster.mentions, [&](std::uint32_t m) {
    return !links_.gives_form(m) || (found_[m].has_name() && found_[m].mention.kind != MentionKind::adjective && stands_as_seat(found_[m], *cluster.entry));
  });
}

std::string Sides::of(std::uint32_t index, int depth) const {
  const Cluster& cluster = links_.clusters()[index];
  // "Israelis", "Republicans" are their own side.
  if (cluster.people_of || depth >= longest_chain) return {};
  const ActorEntry* row = cluster.entry;
  if (cluster.type == ActorType::person)
    if (std::string told = side_of_opposition(cluster); !told.empty()) return told;
  if (!row) {
    std::string told = side_from_text(index, depth);
    if (told.empty()) told = side_of_office(cluster);
    if (told.empty()) told = side_of_seat(cluster);
    return told.empty() ? side_of_government(cluster) : told;
  }
  const bool ruler = cluster.type == ActorType::armed_group && row->side.empty() && governs(cluster);
  const ActorEntry* side = links_.table().by_id(ruler ? row->parent : row->side);
  // In a report that speaks of no state nobody speaks for one; offices do unless it is about parties.
  const ActorEntry* party = links_.table().by_id(row->parent);
  if (party && party->type != ActorType::party) party = nullptr;
  const bool domestic = !parties_.empty() && (party || cluster.type != ActorType::person);
  const bool foreign = names_states_ || (!domestic && (cluster.type != ActorType::person || has_office(cluster)));
  const bool speaks = side && (side->type != ActorType::state || foreign);
  if (cluster.type != ActorType::person && cluster.type != ActorType::armed_group) {
    if (side) return speaks ? name_of_row(*side) : std::string{};
    return seat_only(cluster) ? row->name : std::string{};
  }
  const std::string told = side_from_text(index, depth);
  if (!told.empty()) return told;
  if (side && speaks_for_row(cluster)) return speaks ? name_of_row(*side) : std::string{};
  return party && names_[index].find(' ') != std::string::npos && speaks_for_party(cluster, *party) ? party->name : std::string{};
}

/// "rebel" in "the Afghan rebel commander": a noun before the head that says against whom one is.
const ActorNoun* Sides::opponent(const Found& found) const {
  if (!found.noun) return nullptr;
  for (std::uint32_t i = found.mention.first; i < found.noun_at; ++i) {
    if (links_.tree().token(i).head != static_cast<std::int32_t>(found.noun_at)) continue;
    const ActorNoun* noun = links_.words().noun(lower(links_.tree().word(i)));
    if (noun && noun->stands_for == ActorNoun::StandsFor::against) return noun;
  }
  return nullptr;
}

/// "opposition leader Doe" speaks for the opposition, or for the party that the table knows.
std::string Sides::side_of_opposition(const Cluster& cluster) const {
  for (const std::uint32_t m : cluster.mentions) {
    const ActorNoun* noun = links_.gives_form(m) && !found_[m].former ? opponent(found_[m]) : nullptr;
    if (!noun || noun->kind != ActorNoun::Kind::people) continue;
    const ActorEntry* party = cluster.entry ? links_.table().by_id(cluster.entry->parent) : nullptr;
    return party && party->type == ActorType::party ? name_of_row(*party) : std::string(opposition);
  }
  return {};
}

/// A politician stands for the party where the document speaks of it near the words that introduce him.
bool Sides::speaks_for_party(const Cluster& cluster, const ActorEntry& party) const {
  const auto places = parties_.find(&party);
  if (cluster.type != ActorType::person || places == parties_.end()) return false;
  return std::ranges::any_of(cluster.mentions | std::views::take(introduction), [&](std::uint32_t m) {
    const std::uint32_t here = sentence_of(m);
    const auto near = std::ranges::lower_bound(places->second, here - std::min(here, party_reach));
    return near != places->second.end() && *near <= here + party_reach;
  });
}

/// A row as a side: as the document names it, but states that it only names by a seat or a shorter form ("US"), and
/// parties, which have many short forms, by their own name.
std::string Sides::name_of_row(const ActorEntry& row) const {
  const auto named = cluster_of_row_.find(&row);
  if (named == cluster_of_row_.end()) return row.name;
  const std::string& name = names_[named->second];
  // "GOP" where the document says nothing longer of the party and its members.
  if (row.type == ActorType::party) return all_capitals(name) && !members_.contains(&row) && !has_adjective(named->second) ? name : row.name;
  if (row.type != ActorType::state) return name;
  return seat_only(links_.clusters()[named->second]) || words_in(name) < words_in(row.name) ? row.name : name;
}

bool Sides::in_time(const ActorEntry& row) const {
  const std::string& date = links_.tree().document().document.date;
  return date.empty() || (date >= row.from && (row.to.empty() || date <= row.to));
}

/// A dated row speaks for its side in documents of its time; in an undated one where the text gives an office.
bool Sides::speaks_for_row(const Cluster& cluster) const {
  const ActorEntry& row = *cluster.entry;
  if (row.from.empty() && row.to.empty()) return true;
  if (!links_.tree().document().document.date.empty()) return in_time(row);
  return has_office(cluster);
}

/// "the Afghan Taliban regime": who is called a government speaks for its state.
bool Sides::governs(const Cluster& cluster) const {
  return std::ranges::any_of(cluster.mentions, [&](std::uint32_t m) {
    const ActorNoun* noun = found_[m].noun;
    return noun && noun->stands_for == ActorNoun::StandsFor::state;
  });
}

/// The text gives the actor an office.
bool Sides::has_office(const Cluster& cluster) const {
  return std::ranges::any_of(cluster.mentions, [&](std::uint32_t m) { return speaks_for_office(found_[m]); });
}

/// "President Doe" where the table knows persons of that surname, and all on one state's side: that state. In a report that
/// speaks of parties and no states: their party.
std::string Sides::side_of_office(const Cluster& cluster) const {
  if (cluster.type != ActorType::person) return {};
  const bool domestic = !names_states_ && !parties_.empty();
  const ActorEntry* only = nullptr;
  for (const std::uint32_t m : cluster.mentions) {
    const Found& found = found_[m];
    if (!found.has_name()) continue;
    if (found.name_last - found.name_first > 1) return {};
    if (only || !speaks_for_office(found)) continue;
    for (const ActorEntry* row : links_.table().with_surname(words_of(links_.tree().document(), found.name_first, found.name_last))) {
      const ActorEntry* side = links_.table().by_id(domestic ? row->parent : row->side);
      if (!side || side->type != (domestic ? ActorType::party : ActorType::state) || (!domestic && !in_time(*row))) continue;
      if (only && only != side) return {};
      only = side;
    }
  }
  return only && (!domestic || speaks_for_party(cluster, *only)) ? name_of_row(*only) : std::string{};
}

/// "the government", "the ministers" without a state are those of the state that the document names first.
std::string Sides::side_of_government(const Cluster& cluster) const {
  if (cluster.named || !first_state_) return {};
  const bool governs = std::ranges::any_of(cluster.mentions, [&](std::uint32_t m) {
    const Found& found = found_[m];
    if (!found.noun || found.indefinite || !found.side_heads.empty()) return false;
    // "the Islamic Army" is no state's.
    if (found.noun->kind == ActorNoun::Kind::body && found.noun->type != ActorType::state && found.mention.head > found.mention.first &&
        capitalised(links_.tree().word(found.mention.first))) return false;
    const bool state = found.noun->stands_for == ActorNoun::StandsFor::state;
    // A bare "government" is that of a headline; "nations" are any.
    const bool bare = state && !found.mention.plural && found.mention.last - found.mention.first == 1;
    return bare || (found.definite && (state || found.noun->stands_for == ActorNoun::StandsFor::portfolio));
  });
  return governs ? name_of_row(*first_state_) : std::string{};
}

/// "talks in Kabul", "cooperation from Kabul": a city, but as an actor it is the seat of its state.
std::string Sides::side_of_seat(const Cluster& cluster) const {
  if (cluster.type != ActorType::state) return {};
  for (const std::uint32_t m : cluster.mentions)
    for (const ActorMatch& match : found_[m].matches)
      if (match.use == NameUse::seat) return name_of_row(*match.entry);
  return {};
}

std::string Sides::side_from_text(std::uint32_t index, int depth) const {
  const Cluster& cluster = links_.clusters()[index];
  // Whose official the table knows may be much else besides: "a NATO member", "the founder of the foundation".
  const ActorEntry* own = cluster.entry ? links_.table().by_id(cluster.entry->side) : nullptr;
  const bool known = own && own->type == ActorType::state && speaks_for_row(cluster);
  for (const std::uint32_t m : cluster.mentions) {
    const Found& found = found_[m];
    if (!links_.gives_form(m) && !found.noun) continue;
    if (found.tag) return found.tag->name;
    if ((known && !found.has_name()) || found.former) continue;
    for (const std::uint32_t head : found.side_heads) {
      const std::int32_t other = links_.cluster_at(head);
      if (other < 0 || static_cast<std::uint32_t>(other) == index) continue;
      if (const std::string side = side_from(found, static_cast<std::uint32_t>(other), depth); !side.empty()) return side;
    }
  }
  return {};
}

/// "Doe's spokesman" speaks for Doe, "the Doe campaign spokesman" for the campaign.
std::string Sides::principal_in(const Found& found, std::uint32_t other) const {
  for (std::uint32_t i = found.mention.first + 1; i < found.noun_at; ++i) {
    const ActorNoun* noun = links_.words().noun(lower(links_.tree().word(i)));
    if (!noun || noun->kind != ActorNoun::Kind::body || noun->stands_for != ActorNoun::StandsFor::principal) continue;
    const std::int32_t owner = links_.mention_at(i - 1);
    if (owner < 0 || links_.cluster_of(static_cast<std::uint32_t>(owner)) != static_cast<std::int32_t>(other) || !found_[static_cast<std::size_t>(owner)].has_name()) continue;
    return words_of(links_.tree().document(), found_[static_cast<std::size_t>(owner)].name_first, i + 1);
  }
  return names_[other];
}

/// The side that a name inside a phrase gives it: a body itself; a person only to those who speak for him.
std::string Sides::side_from(const Found& found, std::uint32_t other, int depth) const {
  const Cluster& cluster = links_.clusters()[other];
  const ActorNoun* noun = found.noun;
  if (cluster.type == ActorType::person) {
    if (!noun) return {};
    if (noun->stands_for == ActorNoun::StandsFor::principal) return principal_in(found, other);
    // "his army", "his party" are on his side.
    return noun->kind == ActorNoun::Kind::body ? of(other, depth + 1) : std::string{};
  }
  if (noun && (!noun->speaks() || opponent(found)) && cluster.type != ActorType::party && cluster.type != ActorType::armed_group) return {};
  // A city or province speaks through its offices and bodies, not through those who come from there.
  if (cluster.type == ActorType::state && !cluster.entry && (!noun || noun->kind == ActorNoun::Kind::person)) return {};
  if (!cluster.entry && cluster.type != ActorType::state && noun && noun->stands_for == ActorNoun::StandsFor::portfolio) return {};
  if (cluster.named || cluster.people_of) return name_as_side(other);
  const std::string beyond = of(other, depth + 1);
  // "their spokesman", "a leader of the protesters"; a chairman of "the committee" stands for nobody known.
  const bool serves = noun && (noun->kind == ActorNoun::Kind::office ? cluster.plural && !found.mention.plural : noun->stands_for == ActorNoun::StandsFor::principal);
  return beyond.empty() && serves ? names_[other] : beyond;
}

}  // namespace claimgraph::actors
