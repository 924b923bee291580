// Mentions: names, roles, descriptions, demonyms and pronouns, each with what its own words tell.
#include <algorithm>

#include "found.hpp"
#include "name_key.hpp"
#include "phrase_sides.hpp"

namespace claimgraph::actors {
namespace {

class Finder {
 public:
  Finder(const Tree& tree, const ActorTable& table, const ActorWords& words, const std::vector<Name>& names)
      : tree_(tree), words_(words), names_(names), sides_(tree, table, words, names), size_(static_cast<std::uint32_t>(tree.document().tokens.size())) {
    outer_at_.assign(size_, -1);
    consumed_.assign(size_, false);
    for (std::size_t n = 0; n < names_.size(); ++n)
      for (std::uint32_t i = names_[n].first; i < names_[n].last; ++i)
        if (!names_[n].inner) outer_at_[i] = static_cast<std::int32_t>(n);
  }

  std::vector<Found> run() {
    for (const Name& name : names_)
      if (name.inner)
        add_inner_name(name);
      else
        add_name(name);
    for (std::uint32_t i = 0; i < size_; ++i) {
      if (consumed_[i] || outer_at_[i] >= 0) continue;
      if (!add_pronoun(i)) add_description(i);
    }
    std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.mention.head < b.mention.head; });
    return std::move(found_);
  }

 private:
  const Token& token(std::uint32_t i) const { return tree_.token(i); }
  std::string_view word(std::uint32_t i) const { return tree_.document().word(i); }

  /// "Monday".
  bool is_no_actor(std::uint32_t i) const {
    const ActorNoun* noun = sides_.noun_at(i);
    return noun && noun->kind == ActorNoun::Kind::none;
  }

  /// Modifies a noun without being a phrase of its own.
  bool modifies(std::uint32_t head) const {
    switch (token(head).deprel) {
      case Deprel::compound:
      case Deprel::amod:
      case Deprel::nmod_desc:
      case Deprel::det:
        return token(head).head >= 0;
      default:
        return false;
    }
  }

  /// The same for "Turkish" in "Russian and Turkish officials".
  bool joined_modifies(std::uint32_t head) const {
    for (int up = 0; up < 8 && token(head).deprel == Deprel::conj && token(head).head >= 0; ++up) head = static_cast<std::uint32_t>(token(head).head);
    return modifies(head);
  }

  /// "Russian" in "Russian refusals", "Russian and Iranian support", whatever the tree makes of it.
  bool before_noun(const Name& name) const {
    std::uint32_t at = name.last;
    const auto here = [&] { return at < size_ && token(at).sentence == token(name.first).sentence; };
    for (int joined = 0; joined < 4 && here() && token(at).upos == Upos::CCONJ && at + 1 < size_ && sides_.name_at(at + 1) >= 0; ++joined) {
      const Name& next = names_[static_cast<std::size_t>(sides_.name_at(at + 1))];
      if (!has_use(next.matches, NameUse::adjective)) break;
      at = next.last;
    }
    return here() && token(at).upos == Upos::NOUN;
  }

  static bool has_use(const std::vector<ActorMatch>& matches, NameUse use) {
    return std::any_of(matches.begin(), matches.end(), [&](const ActorMatch& m) { return m.use == use; });
  }

  /// "former", "then-", "ex-" on a noun or among the words before it.
  void read_tense(Found& found, std::uint32_t noun) const {
    static constexpr std::string_view prefixes[] = {"ex-", "then-", "former-"};
    const auto tells = [&](std::uint32_t i) {
      const std::string form = lower(word(i));
      return is_past(form) || std::ranges::any_of(prefixes, [&](std::string_view prefix) { return form.starts_with(prefix); });
    };
    found.former = tells(noun);
    for (std::uint32_t i = found.mention.first; i < noun && !found.former; ++i) found.former = tells(i);
  }

  void read_determiner(Found& found, std::uint32_t head) const {
    for (const std::uint32_t child : tree_.children(head)) {
      if (child > head) break;
      const Deprel relation = token(child).deprel;
      if (relation == Deprel::nmod_poss) found.definite = true;
      if (relation != Deprel::det) continue;
      const std::string form = lower(word(child));
      if (form == "the" || form == "this" || form == "that" || form == "these" || form == "those" || form == "both")
        found.definite = true;
      else
        found.indefinite = true;
    }
  }

  /// "foreign minister": the noun with the modifiers before it that name nobody, and its common-noun "of" phrase.
  std::string role_of(std::uint32_t noun) const {
    std::uint32_t first = noun;
    while (first > 0 && token(first - 1).sentence == token(noun).sentence && sides_.name_at(first - 1) < 0) {
      const Token& before = token(first - 1);
      if (before.upos != Upos::NOUN && before.upos != Upos::PROPN && before.upos != Upos::ADJ) break;
      --first;
    }
    std::uint32_t last = noun + 1;
    const Phrase phrase = noun_phrase(tree_, noun);
    bool named = false;
    for (std::uint32_t i = noun + 1; i < phrase.last; ++i) named = named || sides_.name_at(i) >= 0;
    if (!named && phrase.last > last) last = phrase.last;
    return lower(words_of(tree_.document(), first, last));
  }

  /// "criticized Tulsa, Okla., police officer Jane Doe": the tree may hang the officer on the town. Drops town and state, and gives the
  /// head of the whole.
  std::uint32_t past_home_town(std::uint32_t first, std::uint32_t head) {
    if (found_.size() < 2 || first < 4) return head;
    const Found& state = found_.back();
    const Found& town = found_[found_.size() - 2];
    for (const Found* place : {&town, &state})
      if (place->entity != EntityType::location || tree_.child(place->mention.head, Deprel::case_) >= 0) return head;
    if (word(first - 1) != "," || state.mention.last + 1 != first || town.mention.last + 1 != state.mention.first || word(town.mention.last) != ",") return head;
    const bool hangs = token(head).head == static_cast<std::int32_t>(town.mention.head) || token(head).head == static_cast<std::int32_t>(state.mention.head);
    const std::uint32_t top = hangs ? town.mention.head : head;
    found_.resize(found_.size() - 2);
    return top;
  }

  bool in_place(std::uint32_t head) const {
    const Deprel relation = universal(token(head).deprel);
    if (relation != Deprel::obl && relation != Deprel::nmod) return false;
    const std::int32_t preposition = tree_.child(head, Deprel::case_);
    if (preposition < 0 || token(head).deprel == Deprel::nmod_poss) return false;
    static constexpr std::string_view places[] = {"in", "at", "near", "outside", "inside", "around", "into", "from", "to", "through", "across", "within", "over"};
    const std::string form = lower(word(static_cast<std::uint32_t>(preposition)));
    return std::find(std::begin(places), std::end(places), form) != std::end(places);
  }

  void add_name(const Name& name) {
    Found found;
    found.name_first = name.first;
    found.name_last = name.last;
    found.entity = name.type;
    found.matches = name.matches;
    std::uint32_t head = name.head;
    const bool demonym = has_use(name.matches, NameUse::adjective);
    const bool only = demonym && !has_use(name.matches, NameUse::name) && !has_use(name.matches, NameUse::people);
    const bool adjective = (demonym && joined_modifies(head) && (!has_use(name.matches, NameUse::name) || token(head).upos == Upos::ADJ)) || (only && before_noun(name));
    if (adjective) {
      found.mention = {name.first, name.last, head, MentionKind::adjective, false, -1};
      found.long_last = name.last;
      push(std::move(found));
      return;
    }
    if (only) {
      add_member(name, head);
      return;
    }

    Phrase phrase = noun_phrase(tree_, head);
    // A title that governs the name ("Minister" with "Kasuri" flat below it) heads the whole phrase.
    if (name.type == EntityType::person && name.first > 0) {
      const std::int32_t governor = token(head).head;
      const Deprel relation = universal(token(head).deprel);
      if (governor >= 0 && governor + 1 == static_cast<std::int32_t>(name.first) && sides_.name_at(static_cast<std::size_t>(governor)) < 0 &&
          (relation == Deprel::flat || relation == Deprel::appos || relation == Deprel::compound || relation == Deprel::nmod) &&
          sides_.noun_at(static_cast<std::uint32_t>(governor))) {
        phrase = noun_phrase(tree_, static_cast<std::uint32_t>(governor));
        head = static_cast<std::uint32_t>(governor);
        phrase.last = std::max(phrase.last, name.last);
        phrase.long_last = std::max(phrase.long_last, phrase.last);
      }
    }
    if (name.type == EntityType::person) read_title(found, name, phrase);
    if (found.noun) head = past_home_town(phrase.first, head);
    found.mention = {std::min(phrase.first, name.first), std::max(phrase.last, name.last), head, MentionKind::name, false, -1};
    // "President Doe Monday said".
    while (found.mention.last > name.last && is_no_actor(found.mention.last - 1)) --found.mention.last;
    if (names_state(name)) {
      // A place has no modifiers that belong to its name: "northern Iraq", "Russian-held Crimea".
      found.mention.first = name.first;
      found.mention.last = name.last;
      found.long_last = name.last;
    } else {
      found.long_last = std::max(phrase.long_last, found.mention.last);
      sides_.read_sides(found, {found.mention.first, found.mention.last, found.long_last}, name.first, head);
    }
    if (name.type != EntityType::person) {
      // The last word of "Foreign Ministry" tells what it is; inner names tell its side.
      found.noun = sides_.noun_at(name.last - 1);
      found.noun_at = name.last - 1;
      for (const Name& inner : names_in(name)) found.side_heads.push_back(inner.head);
      found.mention.plural = has_use(name.matches, NameUse::people) || (found.noun && found.noun->type == ActorType::person && sides_.plural_form(name.last - 1));
    } else {
      found.tag = sides_.party_tag(name.last);
      if (found.gender == Gender::unknown) found.gender = words_.gender_of_first_name(name.last - name.first > 1 ? word(name.first) : std::string_view{});
    }
    found.place = in_place(head);
    read_determiner(found, head);
    if (found.noun) read_tense(found, found.noun_at);
    push(std::move(found));
  }

  /// "a Republican", "the Israeli": a person of that party or state.
  void add_member(const Name& name, std::uint32_t head) {
    const ActorNoun* person = words_.noun("person");
    if (!person) return;
    const Phrase phrase = noun_phrase(tree_, head);
    Found found;
    found.mention = {std::min(phrase.first, name.first), std::max(phrase.last, name.last), head, MentionKind::description, false, -1};
    found.long_last = std::max(phrase.long_last, found.mention.last);
    found.noun = person;
    found.noun_at = head;
    if (name.matches.front().entry->type == ActorType::party) found.tag = name.matches.front().entry;
    read_determiner(found, head);
    push(std::move(found));
  }

  /// "Israeli" in "Israeli Foreign Ministry": a mention of its own, so that the ministry finds its side.
  void add_inner_name(const Name& name) {
    const std::int32_t outer = outer_at_[name.first];
    if (outer >= 0 && names_[static_cast<std::size_t>(outer)].head == name.head) return;
    Found found;
    found.mention = {name.first, name.last, name.head, has_use(name.matches, NameUse::adjective) ? MentionKind::adjective : MentionKind::name, false, -1};
    found.name_first = name.first;
    found.name_last = found.long_last = name.last;
    found.entity = name.type;
    found.matches = name.matches;
    push(std::move(found));
  }

  std::vector<Name> names_in(const Name& outer) const {
    std::vector<Name> inside;
    for (std::uint32_t i = outer.first; i < outer.last; ++i) {
      const std::int32_t n = sides_.name_at(i);
      if (n < 0) continue;
      const Name& name = names_[static_cast<std::size_t>(n)];
      if (!name.inner) continue;
      inside.push_back(name);
      i = name.last - 1;
    }
    return inside;
  }

  /// Titles and roles directly before a person's name: "Mr.", "Foreign Minister".
  void read_title(Found& found, const Name& name, Phrase& phrase) {
    std::uint32_t at = name.first;
    while (at > 0 && token(at - 1).sentence == token(name.first).sentence && sides_.name_at(at - 1) < 0) {
      const ActorNoun* noun = sides_.noun_at(at - 1);
      if (!noun || noun->kind == ActorNoun::Kind::none || noun->kind == ActorNoun::Kind::body || sides_.plural_form(at - 1)) break;
      --at;
      consumed_[at] = true;
      if (noun->gender != Gender::unknown) found.gender = noun->gender;
      if (noun->kind == ActorNoun::Kind::title) continue;
      if (!found.noun) {
        found.noun = noun;
        found.noun_at = at;
        found.role = role_of(at);
      }
    }
    phrase.first = std::min(phrase.first, at);
    if (!found.noun) return;
    // The modifiers of the role belong to the phrase wherever the tree hangs them.
    phrase.first = std::min(phrase.first, noun_phrase(tree_, found.noun_at).first);
  }

  bool add_pronoun(std::uint32_t i) {
    const Token& t = token(i);
    if (t.upos != Upos::PRON && t.upos != Upos::DET) return false;
    const Pronoun* pronoun = words_.pronoun(lower(word(i)));
    if (!pronoun) return t.upos == Upos::PRON;
    if (t.deprel == Deprel::expl) return true;
    if (pronoun->kind == Pronoun::Kind::relative && !relative_clause_of(i)) return true;
    Found found;
    found.mention = {i, i + 1, i, MentionKind::pronoun, !pronoun->singular, -1};
    found.long_last = i + 1;
    found.pronoun = pronoun;
    found.gender = pronoun->gender;
    push(std::move(found));
    return true;
  }

  bool relative_clause_of(std::uint32_t i) const {
    std::int32_t at = static_cast<std::int32_t>(i);
    for (int up = 0; at >= 0 && up < 4; ++up, at = token(static_cast<std::uint32_t>(at)).head)
      if (token(static_cast<std::uint32_t>(at)).deprel == Deprel::acl_relcl) return true;
    return false;
  }

  void add_description(std::uint32_t i) {
    const Token& t = token(i);
    if (t.upos != Upos::NOUN && t.upos != Upos::PROPN) return;
    const ActorNoun* noun = sides_.noun_at(i);
    if (universal(t.deprel) == Deprel::flat) return;
    if (modifies(i)) {
      if (noun) add_modifier(i, *noun);
      return;
    }
    if (!noun) {
      add_unknown_name(i);
      return;
    }
    if (noun->kind == ActorNoun::Kind::none || noun->kind == ActorNoun::Kind::title) return;
    if (counted_with_first(i)) return;
    Phrase phrase = noun_phrase(tree_, i);
    for (const std::uint32_t child : tree_.children(i))
      if (counted_with_first(child)) phrase.last = std::max(phrase.last, child + 1);
    phrase.long_last = std::max(phrase.long_last, phrase.last);
    Found found;
    const bool role = noun->kind == ActorNoun::Kind::office && !sides_.plural_form(i);
    found.mention = {phrase.first, phrase.last, i, role ? MentionKind::role : MentionKind::description, sides_.plural_form(i), -1};
    found.long_last = phrase.long_last;
    found.noun = noun;
    found.noun_at = i;
    found.gender = noun->gender;
    if (noun->type == ActorType::person && !found.mention.plural) found.role = role_of(i);
    read_determiner(found, i);
    read_tense(found, i);
    sides_.read_sides(found, phrase, i, i);
    sides_.read_possessors(found, i);
    sides_.share_sides(found, i);
    found.place = in_place(i);
    push(std::move(found));
  }

  /// "admirals" in "88 generals and admirals": the number counts both, they are one group.
  bool counted_with_first(std::uint32_t i) const {
    const Token& t = token(i);
    if (t.deprel != Deprel::conj || t.head < 0 || static_cast<std::uint32_t>(t.head) > i || !sides_.noun_at(i) || !sides_.plural_form(i)) return false;
    const auto first = static_cast<std::uint32_t>(t.head);
    if (sides_.name_at(first) >= 0 || sides_.name_at(i) >= 0 || !sides_.noun_at(first) || !sides_.plural_form(first) || tree_.child(first, Deprel::nummod) < 0) return false;
    // Nothing but "and" before it.
    return std::ranges::all_of(tree_.children(i), [&](std::uint32_t child) { return child > i || token(child).deprel == Deprel::cc; });
  }

  /// "rebel" in "a rebel threat", "police" in "police action"; not in "rebel leader", who is the actor.
  void add_modifier(std::uint32_t i, const ActorNoun& noun) {
    if (token(i).deprel != Deprel::compound || sides_.noun_at(static_cast<std::uint32_t>(token(i).head))) return;
    if (noun.kind != ActorNoun::Kind::people && noun.kind != ActorNoun::Kind::body && noun.kind != ActorNoun::Kind::person) return;
    Found found;
    found.mention = {i, i + 1, i, MentionKind::description, sides_.plural_form(i), -1};
    found.long_last = i + 1;
    found.noun = &noun;
    found.noun_at = i;
    push(std::move(found));
  }

  /// A proper noun that neither the tagger nor the table knows, where an actor may stand.
  void add_unknown_name(std::uint32_t i) {
    const Token& t = token(i);
    if (t.upos != Upos::PROPN || !capitalised(word(i))) return;
    switch (universal(t.deprel)) {
      case Deprel::nsubj:
      case Deprel::obj:
      case Deprel::iobj:
      case Deprel::obl:
      case Deprel::nmod:
      case Deprel::conj:
      case Deprel::appos:
      case Deprel::root:
        break;
      default:
        return;
    }
    const Phrase phrase = noun_phrase(tree_, i);
    Found found;
    found.mention = {phrase.first, phrase.last, i, MentionKind::name, false, -1};
    found.long_last = phrase.long_last;
    found.name_first = i;
    found.name_last = i + 1;
    for (const std::uint32_t child : tree_.children(i)) {
      if (token(child).upos != Upos::PROPN) continue;
      const Deprel relation = token(child).deprel;
      if (relation == Deprel::compound && child < i) found.name_first = std::min(found.name_first, child);
      if (relation == Deprel::flat && child > i) found.name_last = std::max(found.name_last, child + 1);
    }
    push(std::move(found));
  }

  void push(Found found) { found_.push_back(std::move(found)); }

  const Tree& tree_;
  const ActorWords& words_;
  const std::vector<Name>& names_;
  PhraseSides sides_;
  std::uint32_t size_;
  std::vector<std::int32_t> outer_at_;
  std::vector<bool> consumed_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Found> find_mentions(const Tree& tree, const ActorTable& table, const ActorWords& words, const std::vector<Name>& names) {
  return Finder(tree, table, words, names).run();
}

}  // namespace claimgraph::actors
