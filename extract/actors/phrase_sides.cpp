// Whose a phrase is: the names and nouns inside it that may be its side, and the party behind a name.
#include "phrase_sides.hpp"

#include <algorithm>

#include "name_key.hpp"

namespace claimgraph::actors {
namespace {

/// How far behind a name its party tag may begin: "Jane Doe, (R" .
constexpr std::uint32_t tag_reach = 3;
/// Rank among the names that may be a side: that of states, before towns and other places ("the Brest court in France").
constexpr int state_of_place = 1;

bool stands_for_state(const Name& name) {
  return std::ranges::any_of(name.matches, [](const ActorMatch& m) { return m.entry->type == ActorType::state; });
}

}  // namespace

bool names_state(const Name& name) {
  return name.type == EntityType::location || (!name.matches.empty() && name.matches.front().entry->type == ActorType::state);
}

PhraseSides::PhraseSides(const Tree& tree, const ActorTable& table, const ActorWords& words, const std::vector<Name>& names)
    : tree_(tree), table_(table), words_(words), names_(names), size_(static_cast<std::uint32_t>(tree.document().tokens.size())), any_at_(size_, -1) {
  for (std::size_t n = 0; n < names_.size(); ++n)
    for (std::uint32_t i = names_[n].first; i < names_[n].last; ++i) any_at_[i] = static_cast<std::int32_t>(n);
}

const ActorNoun* PhraseSides::noun_at(std::uint32_t i) const {
  const Token& t = token(i);
  if (t.upos != Upos::NOUN && t.upos != Upos::PROPN && t.upos != Upos::ADJ) return nullptr;
  // "front-runner" is three tokens.
  if (i > 1 && word(i - 1) == "-" && token(i - 2).end == token(i - 1).begin)
    if (const ActorNoun* noun = words_.noun(lower(std::string(word(i - 2)) + '-' + t.lemma))) return noun;
  if (const ActorNoun* noun = words_.noun(lower(t.lemma))) return noun;
  // Lemmas of capitalised nouns are often left as they stand.
  std::string form = lower(word(i));
  if (const ActorNoun* noun = words_.noun(form)) return noun;
  if (form.ends_with("ies")) return words_.noun(form.replace(form.size() - 3, 3, "y"));
  if (form.ends_with("s")) return words_.noun(std::string_view(form).substr(0, form.size() - 1));
  return nullptr;
}

bool PhraseSides::plural_form(std::uint32_t i) const {
  const std::string form = lower(word(i));
  const std::string lemma = lower(token(i).lemma);
  if (form != lemma) return form.ends_with("s") || form.ends_with("men") || form.ends_with("people") || form.ends_with("children");
  const ActorNoun* noun = noun_at(i);
  return noun && noun->kind == ActorNoun::Kind::people;
}

/// "-led" behind a name: "US-led forces" are not the US's own.
bool PhraseSides::made_by(std::uint32_t after) const {
  static constexpr std::string_view made[] = {"led", "backed", "allied", "supported", "sponsored", "funded", "financed", "trained", "born", "based", "brokered", "educated"};
  return after + 1 < size_ && word(after) == "-" && std::ranges::find(made, lower(word(after + 1))) != std::end(made);
}

/// Heads of the names in [first, last): parties before states before others.
void PhraseSides::collect_names(Ranked& ranked, std::uint32_t first, std::uint32_t last, bool with_states) const {
  for (std::uint32_t i = first; i < last; ++i) {
    const std::int32_t n = any_at_[i];
    if (n < 0) continue;
    const Name& name = names_[static_cast<std::size_t>(n)];
    i = std::max(i, name.last - 1);
    if (made_by(name.last)) continue;
    int rank = 2;
    for (const ActorMatch& match : name.matches) rank = std::min(rank, match.entry->type == ActorType::party ? 0 : match.entry->type == ActorType::state ? 1 : 2);
    if (with_states || !names_state(name)) ranked.emplace_back(rank, name.head);
  }
}

void PhraseSides::read_sides(Found& found, const Phrase& phrase, std::uint32_t core, std::uint32_t head) const {
  Ranked ranked;
  collect_names(ranked, phrase.first, core, true);
  for (const std::uint32_t child : tree_.children(head)) {
    if (child < head || token(child).deprel != Deprel::nmod) continue;
    const std::int32_t preposition = tree_.child(child, Deprel::case_);
    if (preposition < 0) continue;
    const std::string form = lower(word(static_cast<std::uint32_t>(preposition)));
    const bool origin = form == "of" || form == "from";
    if (form == "in") {
      // "the supreme court in Lima" is the court of its state.
      const ActorNoun* noun = noun_at(head);
      const bool rules = noun && (noun->type == ActorType::court || noun->stands_for == ActorNoun::StandsFor::state);
      if (rules && any_at_[child] >= 0 && stands_for_state(names_[static_cast<std::size_t>(any_at_[child])])) ranked.emplace_back(state_of_place, child);
      continue;
    }
    if (form == "to") {
      // "an aide to Doe", but no "envoy to Peru".
      const ActorNoun* noun = noun_at(head);
      const std::int32_t name = any_at_[child];
      if (noun && noun->stands_for == ActorNoun::StandsFor::principal && name >= 0 && names_[static_cast<std::size_t>(name)].type == EntityType::person) ranked.emplace_back(1, child);
      continue;
    }
    if (!origin && form != "for" && form != "at" && form != "with") continue;
    // "three countries at the UN" are not the UN's.
    if (const ActorNoun* noun = noun_at(head); !origin && noun && noun->type == ActorType::state) continue;
    // "a leader of the Syrian Kurds" is theirs, and they are not Syria's.
    if (const ActorNoun* group = any_at_[child] < 0 ? noun_at(child) : nullptr; group && !group->speaks() && plural_form(child)) {
      ranked.emplace_back(state_of_place, child);
      continue;
    }
    // "the leader of the Lebanese group Hezbollah" is Hezbollah's.
    if (const std::int32_t own = tree_.child(child, Deprel::appos); own >= 0 && any_at_[static_cast<std::size_t>(own)] >= 0 && names_without_comma(tree_, child, static_cast<std::uint32_t>(own)))
      ranked.emplace_back(0, static_cast<std::uint32_t>(own));
    const Phrase inner = noun_phrase(tree_, child);
    collect_names(ranked, inner.first, inner.last, origin);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [rank, side] : ranked) found.side_heads.push_back(side);
}

void PhraseSides::share_sides(Found& found, std::uint32_t head) const {
  if (token(head).deprel != Deprel::conj || token(head).head < 0 || found.mention.last - found.mention.first > 1 || found.definite || found.indefinite || !found.side_heads.empty()) return;
  const auto first = static_cast<std::uint32_t>(token(head).head);
  if (first > head || !noun_at(first) || plural_form(first) != found.mention.plural) return;
  Ranked ranked;
  collect_names(ranked, noun_phrase(tree_, first).first, first, true);
  for (const auto& [rank, side] : ranked) found.side_heads.push_back(side);
}

void PhraseSides::read_possessors(Found& found, std::uint32_t head) const {
  for (const std::uint32_t child : tree_.children(head)) {
    const Deprel relation = token(child).deprel;
    if (any_at_[child] >= 0 || (relation != Deprel::nmod_poss && relation != Deprel::nmod)) continue;
    const std::int32_t preposition = relation == Deprel::nmod ? tree_.child(child, Deprel::case_) : -1;
    const std::string form = preposition < 0 ? std::string() : lower(word(static_cast<std::uint32_t>(preposition)));
    if (form.empty() || form == "of" || form == "from" || form == "for") found.side_heads.push_back(child);
  }
}

const ActorEntry* PhraseSides::party_tag(std::uint32_t from) const {
  const std::uint32_t end = std::min(size_, from + tag_reach);
  for (std::uint32_t i = from; i + 1 < end; ++i) {
    const std::string_view text = word(i);
    if (text != "(" && text != ",") continue;
    std::string_view letter = word(i + 1);
    const bool joined = letter.size() > 2 && letter[1] == '-';
    const bool apart = letter.size() == 1 && i + 2 < size_ && (word(i + 2) == "-" || word(i + 2) == "–" || word(i + 2) == ")");
    if (!joined && !apart) return nullptr;
    for (const ActorMatch& match : table_.find(letter.substr(0, 1)))
      if (match.use == NameUse::tag) return match.entry;
    return nullptr;
  }
  return nullptr;
}

}  // namespace claimgraph::actors
