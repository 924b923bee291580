// The records: for each cluster its name, other forms, role, side and id.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "found.hpp"
#include "name_key.hpp"
#include "sides.hpp"

namespace claimgraph::actors {
namespace {

class Maker {
 public:
  explicit Maker(const Links& links) : links_(links), document_(links.tree().document()), found_(links.found()) {}

  DocumentActors run() {
    DocumentActors result;
    std::vector<std::int32_t> actor_of(links_.clusters().size(), -1);
    for (std::uint32_t m = 0; m < found_.size(); ++m) {
      const std::int32_t cluster = links_.cluster_of(m);
      if (cluster < 0 || actor_of[static_cast<std::size_t>(cluster)] >= 0) continue;
      actor_of[static_cast<std::size_t>(cluster)] = static_cast<std::int32_t>(result.actors.size());
      result.actors.push_back(make(static_cast<std::uint32_t>(cluster)));
      cluster_of_actor_.push_back(static_cast<std::uint32_t>(cluster));
    }
    names_.resize(links_.clusters().size());
    for (std::size_t a = 0; a < result.actors.size(); ++a) names_[cluster_of_actor_[a]] = result.actors[a].name;
    const Sides sides(links_, names_);
    for (std::size_t a = 0; a < result.actors.size(); ++a) result.actors[a].side = sides.of(cluster_of_actor_[a]);

    result.by_head.assign(document_.tokens.size(), -1);
    result.covering.assign(document_.tokens.size(), -1);
    for (std::uint32_t m = 0; m < found_.size(); ++m) {
      Mention mention = found_[m].mention;
      const std::int32_t cluster = links_.cluster_of(m);
      mention.actor = cluster < 0 ? -1 : actor_of[static_cast<std::size_t>(cluster)];
      result.mentions.push_back(mention);
      std::int32_t& at = result.by_head[mention.head];
      if (at < 0) at = static_cast<std::int32_t>(m);
    }
    cover(result);
    return result;
  }

 private:
  struct Form {
    std::string text;
    int rank;           ///< the name shown has the highest
    std::size_t words;
  };

  void cover(DocumentActors& result) const {
    std::vector<std::uint32_t> by_size(result.mentions.size());
    for (std::uint32_t m = 0; m < by_size.size(); ++m) by_size[m] = m;
    const auto length = [&](std::uint32_t m) { return result.mentions[m].last - result.mentions[m].first; };
    std::stable_sort(by_size.begin(), by_size.end(), [&](std::uint32_t a, std::uint32_t b) { return length(a) > length(b); });
    // Each token is written once: runs already covered are jumped over.
    std::vector<std::uint32_t> next(document_.tokens.size() + 1);
    for (std::uint32_t i = 0; i < next.size(); ++i) next[i] = i;
    const auto find = [&](std::uint32_t i) {
      while (next[i] != i) i = next[i] = next[next[i]];
      return i;
    };
    for (const std::uint32_t m : by_size)
      for (std::uint32_t i = find(result.mentions[m].first); i < result.mentions[m].last; i = find(i)) {
        result.covering[i] = static_cast<std::int32_t>(m);
        next[i] = i + 1;
      }
  }

  /// How a form ranks as the name shown: proper names, then the table's seats, then descriptions, then adjectives.
  int rank_of(const Found& found, const Cluster& cluster) const {
    if (!found.has_name()) return 1;
    if (found.mention.kind == MentionKind::adjective) return 0;
    if (!cluster.entry) return 3;
    return stands_as_seat(found, *cluster.entry) ? 2 : 3;
  }

  std::vector<Form> forms_of(const Cluster& cluster) const {
    std::vector<Form> forms;
    std::unordered_set<std::string> seen;
    const auto add = [&](std::uint32_t first, std::uint32_t last, int rank) {
      std::string text = words_of(document_, first, last);
      if (text.empty() || !seen.insert(text).second) return;
      const std::string key = name_key(text);
      forms.push_back({std::move(text), rank, key_words(key).size()});
    };
    for (const std::uint32_t m : cluster.mentions) {
      if (!links_.gives_form(m)) continue;
      const Found& found = found_[m];
      const int rank = rank_of(found, cluster);
      if (found.has_name()) add(found.name_first, found.name_last, rank);
      // With its title a name is another form, but not the name.
      add(found.mention.first, found.mention.last, found.has_name() ? -1 : rank);
      if (!found.has_name()) {
        add(without_epithets(found), found.mention.last, -1);
        if (found.mention.head > found.mention.first) add(found.mention.first, found.mention.head + 1, -1);
        if (const std::uint32_t end = end_of_group(found); end > found.mention.last) add(found.mention.first, end, -1);
      }
      if (!found.has_name() || cluster.type != ActorType::person) add(found.mention.first, found.long_last, -1);
    }
    return forms;
  }

  /// "scientists and engineers": one group in the eyes of a reader. Past its last word, or 0.
  std::uint32_t end_of_group(const Found& found) const {
    if (!found.mention.plural) return 0;
    std::uint32_t end = 0;
    for (const std::uint32_t child : links_.tree().children(found.mention.head)) {
      if (links_.tree().token(child).deprel != Deprel::conj) continue;
      const std::int32_t other = links_.mention_at(child);
      if (other < 0 || found_[static_cast<std::size_t>(other)].has_name() || !found_[static_cast<std::size_t>(other)].mention.plural) return 0;
      end = found_[static_cast<std::size_t>(other)].mention.last;
    }
    return end;
  }

  /// "miffed union leaders" without what only colours it; at least two words are left.
  std::uint32_t without_epithets(const Found& found) const {
    std::uint32_t first = found.mention.first;
    while (first + 2 < found.mention.last && first + 1 < found.mention.head && document_.tokens[first].upos == Upos::ADJ &&
           document_.tokens[first].entity == EntityType::none && links_.mention_at(first) < 0)
      ++first;
    return first;
  }

  /// "BRITAIN" of a dateline as the table writes it.
  static std::string in_table_case(const ActorEntry& row, const std::string& form) {
    const bool known = std::ranges::any_of(row.names, [&](const ActorName& name) { return name.form == form; });
    if (known || !all_capitals(form)) return form;
    const auto same = std::ranges::find_if(row.names, [&](const ActorName& name) { return name.use == NameUse::name && name_key(name.form) == name_key(form); });
    return same == row.names.end() ? form : same->form;
  }

  Actor make(std::uint32_t index) {
    const Cluster& cluster = links_.clusters()[index];
    Actor actor;
    actor.type = cluster.type;
    actor.role = cluster.role;
    std::vector<Form> forms = forms_of(cluster);
    const Form* best = nullptr;
    for (const Form& form : forms)
      if (!best || form.rank > best->rank || (form.rank == best->rank && form.words > best->words)) best = &form;
    const bool adjective = std::any_of(forms.begin(), forms.end(), [](const Form& form) { return form.rank == 0; });
    if (cluster.entry && (!best || best->rank <= 1 || (best->rank == 2 && adjective)))
      actor.name = cluster.entry->name;
    else if (best)
      actor.name = cluster.entry ? in_table_case(*cluster.entry, best->text) : best->text;
    for (const Form& form : forms)
      if (form.text != actor.name) actor.aliases.push_back(form.text);
    if (cluster.entry) {
      actor.id = cluster.entry->id;
      actor.wikidata = cluster.entry->wikidata;
    } else {
      actor.id = slug(name_key(actor.name));  // "U.S. troops" and "US troops" are one
      // A person called Jordan is not the row of that id.
      if (used_[actor.id] == 0 && links_.table().by_id(actor.id)) used_[actor.id] = 1;
    }
    unique(actor.id);
    return actor;
  }

  void unique(std::string& id) {
    const std::string base = id;
    for (std::size_t n = ++used_[base]; n > 1; n = ++used_[base]) {
      id = base + "-" + std::to_string(n);
      if (used_[id]++ == 0) return;
    }
  }

  const Links& links_;
  const ParsedDocument& document_;
  const std::vector<Found>& found_;
  std::vector<std::uint32_t> cluster_of_actor_;
  std::vector<std::string> names_;  ///< of the clusters
  std::unordered_map<std::string, std::size_t> used_;
};

}  // namespace

DocumentActors make_actors(const Links& links) { return Maker(links).run(); }

}  // namespace claimgraph::actors
