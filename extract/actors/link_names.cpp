// Names to names: rows of the table, full names and parts of them, acronyms; then appositions and copulas.
#include <algorithm>
#include <map>
#include <ranges>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "found.hpp"
#include "name_key.hpp"

namespace claimgraph::actors {
namespace {

/// Namesakes looked at for one surname: bounds the work on a list of thousands.
constexpr std::size_t most_namesakes = 64;
/// Words that the short form of an organisation's name has at most.
constexpr std::size_t longest_short_form = 4;

/// Words that a short form may leave out of an organisation's acronym.
bool skipped_in_acronym(std::string_view word) {
  return word == "of" || word == "the" || word == "and" || word == "for" || word == "in" || word == "on" || word == "to" || word == "&";
}

std::string initials(const std::vector<std::string_view>& words) {
  std::string result;
  for (const std::string_view word : words)
    if (!skipped_in_acronym(word)) result += word.front();
  return result;
}

class NameLinker {
 public:
  explicit NameLinker(Links& links) : links_(links), found_(links.found()) {
    keys_.resize(found_.size());
    for (std::size_t m = 0; m < found_.size(); ++m)
      if (found_[m].has_name()) keys_[m] = name_key(words_of(links.tree().document(), found_[m].name_first, found_[m].name_last));
  }

  void run() {
    read_sure_rows();
    link_table_rows();
    link_governments();
    link_full_names();
    link_partial_names();
    link_the_rest();
    identify_persons();
  }

 private:
  struct Full {
    std::uint32_t mention;
    std::vector<std::string_view> words;
    std::uint32_t cluster;
    std::size_t times = 1;  ///< named in full
  };

  bool open(std::size_t m) const { return found_[m].has_name() && links_.cluster_of(static_cast<std::uint32_t>(m)) < 0; }
  bool is_person(std::size_t m) const { return found_[m].entity == EntityType::person && !has_row(found_[m]); }

  /// Persons are told apart by the names in the document first, so their rows do not count yet.
  static bool has_row(const Found& found) {
    return std::any_of(found.matches.begin(), found.matches.end(), [](const ActorMatch& m) { return m.entry->type != ActorType::person; });
  }

  /// The row that a name means here: by use and entity type; a seat only where it acts.
  const ActorMatch* choose_row(const Found& found) const {
    const ActorMatch* best = nullptr;
    int best_rank = 0;
    for (const ActorMatch& match : found.matches) {
      if (match.entry->type == ActorType::person) continue;
      int rank = 1;
      if (match.use == NameUse::seat && (found.place || found.entity == EntityType::person)) continue;
      if (belongs_to_another_state(found, *match.entry)) continue;
      if ((match.use == NameUse::adjective) == (found.mention.kind == MentionKind::adjective)) rank += 4;
      if ((match.entry->type == ActorType::state) == (found.entity == EntityType::location)) rank += 2;
      if (match.use == NameUse::seat) rank -= 1;
      if (rank > 0) rank = 3 * rank + (owned_by_parent(found, *match.entry) ? 2 : told(*match.entry) ? 1 : 0);
      if (rank > best_rank) {
        best = &match;
        best_rank = rank;
      }
    }
    return best;
  }

  /// "Afghan Taliban": the phrase itself names what the row belongs to.
  bool owned_by_parent(const Found& found, const ActorEntry& row) const {
    return !row.parent.empty() && std::ranges::any_of(found.side_heads, [&](std::uint32_t head) {
      const std::int32_t owner = links_.mention_at(head);
      return owner >= 0 && std::ranges::any_of(found_[static_cast<std::size_t>(owner)].matches, [&](const ActorMatch& m) { return m.entry->id == row.parent; });
    });
  }

  /// The document names the row also by a form that is its alone ("Kinshasa"), or the row is a part of the only state that it names so.
  bool told(const ActorEntry& row) const {
    if (told_.contains(&row)) return true;
    const ActorEntry* whole = row.type == ActorType::state ? links_.table().by_id(row.parent) : nullptr;
    return whole && told_.contains(whole) && std::ranges::none_of(told_, [&](const ActorEntry* other) { return other != whole && other->type == ActorType::state; });
  }

  void read_sure_rows() {
    for (const Found& found : found_) {
      if (found.matches.empty()) continue;
      const ActorEntry* row = found.matches.front().entry;
      if (std::ranges::all_of(found.matches, [&](const ActorMatch& match) { return match.entry == row; })) told_.insert(row);
    }
  }

  /// "Chile's Supreme Court" is not the one of the row.
  bool belongs_to_another_state(const Found& found, const ActorEntry& row) const {
    if (row.type == ActorType::state) return false;
    const ActorEntry* own = links_.table().by_id(row.side.empty() ? row.parent : row.side);
    if (!own || own->type != ActorType::state) return false;
    return std::ranges::any_of(found.side_heads, [&](std::uint32_t head) {
      const std::int32_t owner = links_.mention_at(head);
      if (owner < 0 || found_[static_cast<std::size_t>(owner)].matches.empty()) return false;
      const auto& rows = found_[static_cast<std::size_t>(owner)].matches;
      return std::ranges::all_of(rows, [&](const ActorMatch& m) { return m.entry->type == ActorType::state && m.entry != own; });
    });
  }

  /// "Government of Chile" as a name is Chile.
  void link_governments() {
    for (std::uint32_t m = 0; m < found_.size(); ++m) {
      const ActorNoun* noun = found_[m].noun;
      if (!open(m) || !noun || noun->stands_for != ActorNoun::StandsFor::state || found_[m].side_heads.empty()) continue;
      const std::int32_t state = links_.cluster_at(found_[m].side_heads.front());
      if (state < 0) continue;
      const ActorEntry* row = links_.clusters()[static_cast<std::size_t>(state)].entry;
      if (row && row->type == ActorType::state) links_.join(m, static_cast<std::uint32_t>(state), false);
    }
  }

  void link_table_rows() {
    std::map<std::pair<const ActorEntry*, bool>, std::uint32_t> clusters;
    for (std::uint32_t m = 0; m < found_.size(); ++m) {
      const ActorMatch* match = choose_row(found_[m]);
      if (!match) continue;
      // "Israelis" are a group of their own on Israel's side.
      const bool people = match->use == NameUse::people && found_[m].mention.kind != MentionKind::adjective;
      const auto known = clusters.find({match->entry, people});
      const std::uint32_t cluster = known == clusters.end() ? links_.start(m) : known->second;
      if (known == clusters.end())
        clusters.emplace(std::pair{match->entry, people}, cluster);
      else
        links_.join(m, cluster);
      links_.identify(cluster, *match->entry, people);
    }
  }

  /// Same first and last word, the middle ones of the shorter among those of the longer: "John F. Kerry", "John Kerry".
  static bool same_person(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
    const auto& longer = a.size() >= b.size() ? a : b;
    const auto& shorter = a.size() >= b.size() ? b : a;
    if (shorter.front() != longer.front() || shorter.back() != longer.back()) return false;
    std::size_t at = 0;
    for (const std::string_view word : longer)
      if (at < shorter.size() && word == shorter[at]) ++at;
    return at == shorter.size();
  }

  void link_full_names() {
    std::unordered_map<std::string, std::vector<std::size_t>> by_ends;
    for (std::uint32_t m = 0; m < found_.size(); ++m) {
      if (!open(m) || !is_person(m)) continue;
      auto words = key_words(keys_[m]);
      if (words.size() < 2 || (words.size() == 2 && is_generation(words.back()))) continue;
      auto& same_ends = by_ends[std::string(words.front()) + ' ' + std::string(words.back())];
      const auto looked_at = same_ends.begin() + static_cast<std::ptrdiff_t>(std::min(same_ends.size(), most_namesakes));
      const auto known = std::find_if(same_ends.begin(), looked_at, [&](std::size_t f) { return same_person(full_[f].words, words); });
      if (known != looked_at) {
        links_.join(m, full_[*known].cluster);
        ++full_[*known].times;
        continue;
      }
      same_ends.push_back(full_.size());
      full_.push_back({m, words, links_.start(m), 1});
      for (std::size_t i = 1; i < words.size(); ++i) by_suffix_[joined(words, i, words.size())].push_back(full_.size() - 1);
      for (std::size_t i = 1; i < words.size(); ++i) by_prefix_[joined(words, 0, i)].push_back(full_.size() - 1);
    }
  }

  static std::string joined(const std::vector<std::string_view>& words, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += (text.empty() ? "" : " ") + std::string(words[i]);
    return text;
  }

  /// The person whom a surname or first name means: of namesakes the one named in full most often, then the latest before.
  std::int32_t full_name_for(const std::string& key, std::uint32_t m) const {
    const std::int32_t by_surname = nearest(key, m, by_suffix_);
    return by_surname >= 0 ? by_surname : nearest(key, m, by_prefix_);
  }

  std::int32_t nearest(const std::string& key, std::uint32_t m, const std::unordered_map<std::string, std::vector<std::size_t>>& index) const {
    const auto same = index.find(key);
    if (same == index.end()) return -1;
    std::int32_t best = -1;
    std::tuple<std::size_t, bool, std::uint32_t> best_rank;
    for (const std::size_t f : same->second | std::views::take(most_namesakes)) {
      const Cluster& cluster = links_.clusters()[full_[f].cluster];
      if (found_[m].gender != Gender::unknown && cluster.gender != Gender::unknown && found_[m].gender != cluster.gender) continue;
      const auto later = std::lower_bound(cluster.mentions.begin(), cluster.mentions.end(), m);
      const bool before = later != cluster.mentions.begin();
      const std::tuple rank{full_[f].times, before, before ? *std::prev(later) : 0};
      if (best < 0 || rank > best_rank) {
        best = static_cast<std::int32_t>(f);
        best_rank = rank;
      }
    }
    return best;
  }

  void link_partial_names() {
    for (std::uint32_t m = 0; m < found_.size(); ++m) {
      // The tagger often takes a bare surname for a place or a company.
      if (!open(m) || keys_[m].empty() || has_row(found_[m])) continue;
      std::int32_t full = full_name_for(keys_[m], m);
      // "Trumps remarks": a possessive that lost its apostrophe.
      if (full < 0 && keys_[m].size() > 3 && keys_[m].ends_with('s')) full = full_name_for(keys_[m].substr(0, keys_[m].size() - 1), m);
      if (full >= 0) links_.join(m, full_[static_cast<std::size_t>(full)].cluster);
    }
  }

  void index(std::uint32_t m, std::uint32_t cluster) {
    by_key_.emplace(keys_[m], cluster);
    const auto words = key_words(keys_[m]);
    if (found_[m].entity == EntityType::person || words.size() < 2) return;
    if (words.size() > 2) by_initials_.emplace(initials(words), cluster);
    for (std::size_t i = 1; i < std::min(words.size(), longest_short_form); ++i) by_start_.emplace(joined(words, 0, i), cluster);
  }

  /// An actor that was indexed under this name, as an acronym or under a longer name that begins so.
  std::int32_t known_as(std::uint32_t m) const {
    const auto look = [&](const std::unordered_map<std::string, std::uint32_t>& map) {
      const auto found = map.find(keys_[m]);
      return found == map.end() ? -1 : static_cast<std::int32_t>(found->second);
    };
    if (const std::int32_t same = look(by_key_); same >= 0) return same;
    if (all_capitals(words_of(links_.tree().document(), found_[m].name_first, found_[m].name_last))) return look(by_initials_);
    return found_[m].entity == EntityType::organization ? look(by_start_) : -1;
  }

  /// "John Fitzgerald Doe": the table has John Doe.
  const ActorEntry* row_without_middle_names(std::uint32_t m) const {
    const auto words = key_words(keys_[m]);
    if (words.size() < 3) return nullptr;
    const auto rows = links_.table().find(std::string(words.front()) + ' ' + std::string(words.back()));
    const auto person = std::ranges::find_if(rows, [](const ActorMatch& row) { return row.entry->type == ActorType::person; });
    return person == rows.end() ? nullptr : person->entry;
  }

  /// The document gives the actor full names, and none of them is the row's: "Michelle Obama" is not who "Obama" is elsewhere.
  bool is_namesake(const Cluster& cluster, const ActorEntry& row) const {
    bool full = false;
    for (const std::uint32_t m : cluster.mentions) {
      const std::string& key = keys_[m];
      if (!found_[m].has_name() || key.find(' ') == std::string::npos) continue;
      if (key.ends_with(' ' + name_key(row.name))) return false;  // "envoy Brett McGurk" under one tag
      full = true;
      for (const ActorName& name : row.names) {
        const std::string known = name_key(name.form);
        const auto words = key_words(known);
        if (words.size() > 1 && (known.ends_with(key) || same_person(words, key_words(key)))) return false;
      }
    }
    return full;
  }

  /// The rows of persons, by the longest form that the document gives.
  void identify_persons() {
    std::unordered_map<const ActorEntry*, std::uint32_t> cluster_of_row;
    for (std::uint32_t m = 0; m < found_.size(); ++m) {
      const std::int32_t cluster = links_.cluster_of(m);
      if (cluster < 0 || !found_[m].has_name() || has_row(found_[m])) continue;
      const auto c = static_cast<std::uint32_t>(cluster);
      const ActorEntry* known = links_.clusters()[c].entry;
      if (known || links_.clusters()[c].type != ActorType::person) continue;
      const ActorEntry* row = found_[m].matches.empty() ? row_without_middle_names(m) : found_[m].matches.front().entry;
      if (!row || is_namesake(links_.clusters()[c], *row)) continue;
      const auto [same, first] = cluster_of_row.emplace(row, c);
      if (first)
        links_.identify(c, *row, false);
      else
        links_.merge(c, same->second);
    }
  }

  /// Equal names, acronyms, and the beginnings of an organisation's name.
  void link_the_rest() {
    std::vector<std::uint32_t> rest;
    for (std::uint32_t m = 0; m < found_.size(); ++m) {
      if (!found_[m].has_name() || keys_[m].empty()) continue;
      const std::int32_t cluster = links_.cluster_of(m);
      if (cluster < 0)
        rest.push_back(m);
      else if (!links_.clusters()[static_cast<std::size_t>(cluster)].entry)
        index(m, static_cast<std::uint32_t>(cluster));
    }
    // Longer names first, so that the short ones find them wherever they stand.
    std::stable_sort(rest.begin(), rest.end(), [&](std::uint32_t a, std::uint32_t b) { return key_words(keys_[a]).size() > key_words(keys_[b]).size(); });
    for (const std::uint32_t m : rest) {
      const std::int32_t known = known_as(m);
      if (known >= 0)
        links_.join(m, static_cast<std::uint32_t>(known));
      else
        index(m, links_.start(m));
    }
  }

  Links& links_;
  const std::vector<Found>& found_;
  std::vector<std::string> keys_;
  std::unordered_set<const ActorEntry*> told_;  ///< rows that some name means without doubt
  std::vector<Full> full_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_suffix_, by_prefix_;
  std::unordered_map<std::string, std::uint32_t> by_key_, by_initials_, by_start_;
};

}  // namespace

void link_names(Links& links) { NameLinker(links).run(); }

}  // namespace claimgraph::actors
