// Descriptions to those whom they describe: appositions, copulas, "the minister", "the government", "the group".
#include <algorithm>
#include <map>
#include <ranges>
#include <unordered_map>

#include "found.hpp"
#include "name_key.hpp"

namespace claimgraph::actors {
namespace {

/// A bare description refers to nothing named longer ago than this many sentences.
constexpr std::uint32_t farthest_body = 4;
/// Holders of one role looked at for "the minister".
constexpr std::size_t most_holders = 8;

bool is_person_noun(const Found& found) { return found.noun && found.noun->type == ActorType::person; }

/// One description and one name can be the same actor: both a person, or both a body; never one and many.
bool fits(const Found& description, const Cluster& cluster) {
  if (!description.noun || description.mention.plural != cluster.plural) return false;
  if (description.gender != Gender::unknown && cluster.gender != Gender::unknown && description.gender != cluster.gender) return false;
  if (is_person_noun(description)) return cluster.type == ActorType::person;
  if (cluster.type == ActorType::person) return false;
  return description.noun->type == cluster.type || description.noun->type == ActorType::organisation || cluster.type == ActorType::organisation ||
         cluster.type == ActorType::group;
}

const ActorEntry* row_of(const Links& links, std::int32_t cluster) {
  const Cluster& c = links.clusters()[static_cast<std::size_t>(cluster)];
  return c.entry ? c.entry : c.people_of;
}

/// The table knows that the person belongs to another party than this one.
bool of_other_party(const Links& links, std::uint32_t person, std::int32_t side) {
  const ActorEntry* row = links.clusters()[person].entry;
  const ActorEntry* party = row_of(links, side);
  if (!row || !party || party->type != ActorType::party) return false;
  const ActorEntry* own = links.table().by_id(row->parent);
  return own && own->type == ActorType::party && own != party;
}

bool is_description(const Found& found) { return found.mention.kind == MentionKind::role || found.mention.kind == MentionKind::description; }

/// Joins the description among two mentions to the name among them.
void equate(Links& links, std::int32_t a, std::int32_t b, bool gives_form) {
  if (a < 0 || b < 0) return;
  auto name = static_cast<std::uint32_t>(a), description = static_cast<std::uint32_t>(b);
  if (is_description(links.found()[name])) std::swap(name, description);
  const std::int32_t cluster = links.cluster_of(name);
  if (cluster < 0 || !links.found()[name].has_name() || links.found()[name].mention.kind == MentionKind::adjective) return;
  if (!is_description(links.found()[description]) || links.cluster_of(description) >= 0) return;
  for (const std::uint32_t head : links.found()[description].side_heads)
    if (const std::int32_t side = links.cluster_at(head); side >= 0 && of_other_party(links, static_cast<std::uint32_t>(cluster), side)) return;
  if (fits(links.found()[description], links.clusters()[static_cast<std::size_t>(cluster)])) links.join(description, static_cast<std::uint32_t>(cluster), gives_form);
}

/// "Palestine Liberation Organization (PLO)": the short form in brackets is the same body, whatever its letters.
void equate_acronym(Links& links, std::int32_t full, std::int32_t acronym) {
  if (full < 0 || acronym < 0) return;
  const ParsedDocument& document = links.tree().document();
  const Found& short_form = links.found()[static_cast<std::size_t>(acronym)];
  if (!short_form.has_name() || short_form.name_first == 0 || document.word(short_form.name_first - 1) != "(") return;
  const std::int32_t into = links.cluster_of(static_cast<std::uint32_t>(full)), from = links.cluster_of(static_cast<std::uint32_t>(acronym));
  if (into < 0 || from < 0 || into == from) return;
  const Cluster& kept = links.clusters()[static_cast<std::size_t>(into)];
  const Cluster& other = links.clusters()[static_cast<std::size_t>(from)];
  if (kept.type == ActorType::person || other.type == ActorType::state || (kept.entry && other.entry)) return;
  const std::string form = words_of(document, short_form.name_first, short_form.name_last);
  if (all_capitals(form) && form.find(' ') == std::string::npos) links.merge(static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(into));
}

/// "the Cuban foreign minister, Jane Doe, said": an apposition by its commas, whatever the tree makes of it.
void equate_neighbours(Links& links) {
  const Tree& tree = links.tree();
  const auto& found = links.found();
  for (std::uint32_t m = 0; m < found.size(); ++m) {
    const Mention& role = found[m].mention;
    if (role.kind != MentionKind::role || links.cluster_of(m) >= 0 || found[m].indefinite) continue;
    const std::uint32_t comma = std::max(role.last, found[m].long_last);
    if (comma + 1 >= tree.document().tokens.size() || tree.word(comma) != "," || tree.token(comma + 1).sentence != tree.token(role.head).sentence) continue;
    for (std::uint32_t n = m + 1; n < found.size() && found[n].mention.head <= comma + 4; ++n) {
      const Mention& name = found[n].mention;
      if (name.first != comma + 1 || !found[n].has_name() || found[n].entity != EntityType::person) continue;
      if (tree.token(name.head).deprel != Deprel::conj) equate(links, static_cast<std::int32_t>(n), static_cast<std::int32_t>(m), true);
      break;
    }
  }
}

bool negated(const Tree& tree, std::uint32_t head) {
  return std::ranges::any_of(tree.children(head), [&](std::uint32_t child) { return tree.token(child).lemma == "not" || tree.token(child).lemma == "never"; });
}

class DescriptionLinker {
 public:
  explicit DescriptionLinker(Links& links) : links_(links), found_(links.found()) {}

  void run() {
    for (std::uint32_t m = 0; m < found_.size(); ++m) {
      if (is_description(found_[m]) && links_.cluster_of(m) < 0) resolve(m);
      remember(m);
    }
  }

 private:
  struct Holder {
    std::uint32_t cluster;
    std::int32_t side;
    std::string_view role;
  };

  std::uint32_t sentence_of(std::uint32_t m) const { return links_.tree().token(found_[m].mention.head).sentence; }

  /// The cluster that the first name inside the phrase stands for, or -1.
  std::int32_t side_of(std::uint32_t m) const {
    for (const std::uint32_t head : found_[m].side_heads)
      if (const std::int32_t cluster = links_.cluster_at(head); cluster >= 0) return cluster;
    return -1;
  }

  std::string noun_of(const Found& found) const { return lower(links_.tree().token(found.noun_at).lemma); }

  bool bare(const Found& found) const { return found.mention.last - found.mention.first == 1; }

  void resolve(std::uint32_t m) {
    const Found& found = found_[m];
    std::int32_t cluster = -1;
    if (found.noun->stands_for == ActorNoun::StandsFor::state && !found.mention.plural)
      cluster = state_of(m);
    else if (found.definite && !found.mention.plural && is_person_noun(found))
      cluster = holder_of(m);
    else if (found.definite && !found.mention.plural && found.noun->kind == ActorNoun::Kind::body && bare(found))
      cluster = body_of(m);
    if (cluster < 0 && !(found.indefinite && !found.mention.plural)) cluster = same_words(m);
    if (cluster < 0 && !found.indefinite && (found.mention.plural || found.definite)) cluster = same_noun(m);
    if (cluster >= 0)
      links_.join(m, static_cast<std::uint32_t>(cluster));
    else
      links_.start(m);
    by_words_.insert_or_assign(key_of(found), static_cast<std::uint32_t>(links_.cluster_of(m)));
    by_noun_.insert_or_assign({noun_of(found), found.mention.plural}, m);
  }

  std::string key_of(const Found& found) const { return name_key(words_of(links_.tree().document(), found.mention.first, found.mention.last)); }

  std::int32_t same_words(std::uint32_t m) const {
    const auto known = by_words_.find(key_of(found_[m]));
    return known == by_words_.end() ? -1 : static_cast<std::int32_t>(known->second);
  }

  /// "the diplomats" after "US diplomats", "the official" after "a senior official"; of groups also the other way round.
  std::int32_t same_noun(std::uint32_t m) const {
    const auto known = by_noun_.find({noun_of(found_[m]), found_[m].mention.plural});
    if (known == by_noun_.end() || sentence_of(known->second) + farthest_body < sentence_of(m)) return -1;
    return bare(found_[m]) || (found_[m].mention.plural && bare(found_[known->second])) ? links_.cluster_of(known->second) : -1;
  }

  /// "the Cuban government" is Cuba; "the government" the only state spoken of in this sentence and the one before.
  std::int32_t state_of(std::uint32_t m) const {
    const Found& found = found_[m];
    if (!found.side_heads.empty()) {
      // "the Afghan Taliban regime" is the Taliban.
      for (const std::uint32_t head : found.side_heads)
        if (const std::int32_t side = links_.cluster_at(head); side >= 0 && links_.clusters()[static_cast<std::size_t>(side)].type == ActorType::armed_group) return side;
      const std::int32_t side = side_of(m);
      return side >= 0 && is_state(side) ? side : -1;
    }
    // "the Kurdish administration" has a name of its own, which the table does not know.
    if (!found.definite || has_proper_adjective(m)) return -1;
    std::int32_t only = -1;
    for (const auto& [cluster, mention] : std::ranges::reverse_view(recent_states_)) {
      if (sentence_of(mention) + 1 < sentence_of(m)) break;
      if (only >= 0 && only != static_cast<std::int32_t>(cluster)) return -1;
      only = static_cast<std::int32_t>(cluster);
    }
    return only;
  }

  bool has_proper_adjective(std::uint32_t m) const {
    const Mention& mention = found_[m].mention;
    for (std::uint32_t i = mention.first; i < mention.head; ++i)
      if (capitalised(links_.tree().document().word(i))) return true;
    return false;
  }

  bool is_state(std::int32_t cluster) const {
    const Cluster& c = links_.clusters()[static_cast<std::size_t>(cluster)];
    return c.named && c.type == ActorType::state && c.entry;
  }

  /// The latest person who was named with this role, on the same side where both have one.
  std::int32_t holder_of(std::uint32_t m) const {
    static const std::vector<Holder> nobody;
    const auto known = holders_.find(noun_of(found_[m]));
    const std::vector<Holder>& holders = known == holders_.end() ? nobody : known->second;
    const std::int32_t side = side_of(m);
    for (const Holder& holder : std::ranges::reverse_view(holders) | std::views::take(most_holders)) {
      if (side >= 0 && holder.side >= 0 && side != holder.side) continue;
      if (side >= 0 && of_other_party(links_, holder.cluster, side)) continue;
      if (!same_office(found_[m], holder.role)) continue;
      if (fits(found_[m], links_.clusters()[holder.cluster])) return static_cast<std::int32_t>(holder.cluster);
    }
    return side >= 0 && found_[m].noun->kind == ActorNoun::Kind::office ? known_on(side, m) : -1;
  }

  /// "the minister" is any minister, "the finance minister" no prime minister.
  static bool same_office(const Found& description, std::string_view role) {
    const std::vector<std::string_view> told = key_words(description.role), known = key_words(role);
    if (told.size() < 2 || known.size() < 2) return true;
    return std::ranges::all_of(told, [&](std::string_view word) { return std::ranges::find(known, word) != known.end(); });
  }

  /// The table gives the person an office of this noun ("minister"), or any to a "leader".
  static bool may_hold(const ActorEntry& row, const std::string& noun) {
    return std::ranges::any_of(row.offices, [&](const ActorOffice& office) { return noun == "leader" || office.title.ends_with(noun); });
  }

  /// "the Turkish president", "the GOP candidate": the latest person whom the table puts on that side.
  std::int32_t known_on(std::int32_t side, std::uint32_t m) const {
    const ActorEntry* row = row_of(links_, side);
    if (!row) return -1;
    const std::string noun = noun_of(found_[m]);
    // Where the table knows who held this office at the time, it is nobody else.
    const std::vector<const ActorEntry*> in_office = links_.table().holders(row->id, found_[m].role, links_.tree().document().document.date);
    for (const std::uint32_t person : std::ranges::reverse_view(known_persons_) | std::views::take(most_holders)) {
      const Cluster& cluster = links_.clusters()[person];
      if (!in_office.empty() && std::ranges::find(in_office, cluster.entry) == in_office.end()) continue;
      if (row->type == ActorType::state && !may_hold(*cluster.entry, noun)) continue;
      if ((cluster.entry->side == row->id || cluster.entry->parent == row->id) && fits(found_[m], cluster)) return static_cast<std::int32_t>(person);
    }
    return -1;
  }

  /// "the ministry", "the group": the latest body whose name ends so, or of that type.
  std::int32_t body_of(std::uint32_t m) const {
    const std::string noun = noun_of(found_[m]);
    for (const std::uint32_t before : std::ranges::reverse_view(recent_bodies_)) {
      if (sentence_of(before) + farthest_body < sentence_of(m)) break;
      const Cluster& cluster = links_.clusters()[static_cast<std::size_t>(links_.cluster_of(before))];
      const bool same_noun = found_[before].noun && noun_of(found_[before]) == noun;
      if (same_noun || (cluster.type == found_[m].noun->type && cluster.type != ActorType::state && cluster.type != ActorType::organisation) ||
          (cluster.type != ActorType::state && cluster.type != ActorType::court && cluster.type != ActorType::media && (noun == "group" || noun == "organization" || noun == "organisation")))
        return links_.cluster_of(before);
    }
    return -1;
  }

  void remember(std::uint32_t m) {
    const Found& found = found_[m];
    const std::int32_t cluster = links_.cluster_of(m);
    if (cluster < 0) return;
    const Cluster& c = links_.clusters()[static_cast<std::size_t>(cluster)];
    if (is_person_noun(found) && c.type == ActorType::person) {
      auto& holders = holders_[noun_of(found)];
      if (holders.empty() || holders.back().cluster != static_cast<std::uint32_t>(cluster)) holders.push_back({static_cast<std::uint32_t>(cluster), side_of(m), found.role});
    }
    if (c.type == ActorType::person && c.entry && (known_persons_.empty() || known_persons_.back() != static_cast<std::uint32_t>(cluster)))
      known_persons_.push_back(static_cast<std::uint32_t>(cluster));
    if (is_state(cluster)) recent_states_.emplace_back(static_cast<std::uint32_t>(cluster), m);
    if (c.named && c.type != ActorType::person && c.type != ActorType::state && !c.plural) recent_bodies_.push_back(m);
  }

  Links& links_;
  const std::vector<Found>& found_;
  std::unordered_map<std::string, std::vector<Holder>> holders_;
  std::unordered_map<std::string, std::uint32_t> by_words_;
  std::map<std::pair<std::string, bool>, std::uint32_t> by_noun_;  ///< latest description by its noun and number
  std::vector<std::pair<std::uint32_t, std::uint32_t>> recent_states_;
  std::vector<std::uint32_t> recent_bodies_;   ///< mentions
  std::vector<std::uint32_t> known_persons_;   ///< clusters of persons of the table, latest last
};

}  // namespace

void link_appositions(Links& links) {
  const Tree& tree = links.tree();
  for (std::uint32_t i = 0; i < tree.document().tokens.size(); ++i) {
    const Token& token = tree.token(i);
    if (token.deprel == Deprel::appos && token.head >= 0) {
      equate(links, links.mention_at(static_cast<std::uint32_t>(token.head)), links.mention_at(i), true);
      equate_acronym(links, links.mention_at(static_cast<std::uint32_t>(token.head)), links.mention_at(i));
    }
    if (tree.child(i, Deprel::cop) >= 0 && !negated(tree, i))
      if (const std::int32_t subject = tree.child(i, Deprel::nsubj); subject >= 0)
        equate(links, links.mention_at(static_cast<std::uint32_t>(subject)), links.mention_at(i), false);
  }
  equate_neighbours(links);
}

void link_descriptions(Links& links) { DescriptionLinker(links).run(); }

}  // namespace claimgraph::actors
