#include "clause_tree.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

std::string lower_case(std::string_view text) {
  constexpr std::string_view curly = "\xE2\x80\x99";  // lists need one spelling of the apostrophe only
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i).starts_with(curly)) {
      result.push_back('\'');
      i += curly.size() - 1;
    } else {
      result.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  return result;
}

void add_unique(TokenList& list, std::uint32_t token) {
  if (std::find(list.begin(), list.end(), token) == list.end()) list.push_back(token);
}

bool is_subject(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer;
}

bool is_phrase(Deprel relation) {
  const Deprel plain = universal(relation);
  return plain == Deprel::obl || plain == Deprel::nmod;
}

}  // namespace

ClauseTree::ClauseTree(const ParsedDocument& document, const Lexicon& lexicon)
    : tokens_(document.tokens), lexicon_(lexicon) {
  const std::size_t n = tokens_.size();
  first_child_.assign(n + 1, 0);
  lower_.reserve(n);
  lemma_.reserve(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    lower_.push_back(lower_case(document.word(i)));
    lemma_.push_back(lexicon.known_lemma(
        lower_.back(), tokens_[i].lemma.empty() ? lower_.back() : lower_case(tokens_[i].lemma)));
    if (tokens_[i].head >= 0) ++first_child_[static_cast<std::size_t>(tokens_[i].head) + 1];
    extent_.emplace_back(i, i + 1);
  }
  for (std::size_t i = 0; i < n; ++i) first_child_[i + 1] += first_child_[i];
  children_.resize(first_child_[n]);
  auto next = first_child_;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (tokens_[i].head >= 0) children_[next[static_cast<std::size_t>(tokens_[i].head)]++] = i;
  }
  constexpr int deepest = 64;
  for (std::uint32_t i = 0; i < n; ++i) {
    std::int32_t up = tokens_[i].head;
    for (int hops = 0; up >= 0 && hops < deepest; ++hops, up = tokens_[static_cast<std::size_t>(up)].head) {
      auto& [first, last] = extent_[static_cast<std::size_t>(up)];
      first = std::min(first, i);
      last = std::max(last, i + 1);
    }
  }
}

std::int32_t ClauseTree::child(std::uint32_t i, std::initializer_list<Deprel> relations) const {
  for (const std::uint32_t c : children(i)) {
    if (std::find(relations.begin(), relations.end(), tokens_[c].deprel) != relations.end()) {
      return static_cast<std::int32_t>(c);
    }
  }
  return -1;
}

bool ClauseTree::in_list(std::uint32_t i, std::string_view list) const {
  const auto& words = lexicon_.words(list);
  return words.contains(lemma_[i]) || words.contains(lower_[i]);
}

bool ClauseTree::nominal(std::uint32_t i) const {
  const Upos tag = tokens_[i].upos;
  return tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::PRON || tag == Upos::NUM || tag == Upos::X ||
         tag == Upos::SYM;
}

TokenList ClauseTree::members(std::uint32_t i) const {
  TokenList found{i};
  for (std::size_t at = 0; at < found.size(); ++at) {
    for (const std::uint32_t c : children(found[at])) {
      if (found.size() >= max_members) return found;
      if (tokens_[c].deprel == Deprel::conj && tokens_[c].upos != Upos::VERB) add_unique(found, c);
    }
  }
  return found;
}

std::uint32_t ClauseTree::antecedent(std::uint32_t i) const {
  static constexpr std::string_view pronouns[] = {"who", "whom", "which", "that", "whose"};
  if (tokens_[i].upos != Upos::PRON ||
      std::find(std::begin(pronouns), std::end(pronouns), lower_[i]) == std::end(pronouns)) {
    return i;
  }
  std::uint32_t at = i;
  for (int hops = 0; hops < max_climb; ++hops) {
    if (tokens_[at].head < 0) return i;
    const bool relative = tokens_[at].deprel == Deprel::acl_relcl;
    at = static_cast<std::uint32_t>(tokens_[at].head);
    if (relative) return at;
  }
  return i;
}

bool ClauseTree::introduced_by(std::uint32_t i, std::string_view preposition) const {
  for (const std::uint32_t c : children(i)) {
    if (tokens_[c].deprel != Deprel::case_ && tokens_[c].deprel != Deprel::mark) continue;
    if (lower_[c] == preposition && !has(c, {Deprel::fixed})) return true;
    if (preposition.find('-') == preposition.npos) continue;
    std::string joined = lower_[c];
    for (const std::uint32_t f : children(c)) {
      if (tokens_[f].deprel == Deprel::fixed) joined.append("-").append(lower_[f]);
    }
    if (joined == preposition) return true;
  }
  return false;
}

bool ClauseTree::passive(std::uint32_t verb) const {
  if (tokens_[verb].upos != Upos::VERB) return false;
  if (has(verb, {Deprel::aux_pass, Deprel::nsubj_pass, Deprel::obl_agent})) return true;
  const std::string& form = lower_[verb];
  if (form.ends_with("ing") || form == lemma_[verb] || form.ends_with("s")) return false;
  if (has(verb, {Deprel::nsubj, Deprel::aux, Deprel::obj})) return false;
  const Deprel relation = tokens_[verb].deprel;
  if (relation == Deprel::acl || relation == Deprel::advcl)
    return !has(verb, {Deprel::mark}) || has(verb, {Deprel::obl});
  if (relation == Deprel::conj && head(verb) >= 0) {
    const auto first = static_cast<std::uint32_t>(head(verb));
    return has(first, {Deprel::aux_pass, Deprel::nsubj_pass}) && !has(verb, {Deprel::obj});
  }
  return false;
}

std::int32_t ClauseTree::infinitive_subject(std::uint32_t noun, int depth) const {
  const TokenList found = owners(noun, depth + 1);
  return found.empty() ? -1 : static_cast<std::int32_t>(found.front());
}

std::int32_t ClauseTree::surface_subject(std::uint32_t predicate, int depth) const {
  if (depth > max_climb) return -1;
  for (const std::uint32_t c : children(predicate)) {
    if (is_subject(tokens_[c].deprel)) return static_cast<std::int32_t>(antecedent(c));
  }
  if (head(predicate) < 0) return -1;
  const auto up = static_cast<std::uint32_t>(head(predicate));
  switch (tokens_[predicate].deprel) {
    case Deprel::conj:
      // "A said that B failed, blaming C": parsers also take the participle for a conjunct.
      if (!has(predicate, {Deprel::cc}) && !lower_[up].ends_with("ing") && comments_on_report(predicate))
        return surface_subject(static_cast<std::uint32_t>(head(up)), depth + 1);
      return surface_subject(up, depth + 1);
    case Deprel::xcomp: {
      if (!passive(up) && !in_list(up, "subject-control")) {
        const std::int32_t object = child(up, {Deprel::obj, Deprel::iobj});
        if (object >= 0) return static_cast<std::int32_t>(antecedent(static_cast<std::uint32_t>(object)));
      }
      return surface_subject(up, depth + 1);
    }
    case Deprel::advcl: {
      for (const std::uint32_t c : children(predicate)) {
        if (tokens_[c].deprel == Deprel::mark && in_list(c, "object-control-marks")) {
          const std::int32_t object = deep_object(up);
          if (object >= 0) return object;
        }
      }
      if (comments_on_report(predicate))
        return surface_subject(static_cast<std::uint32_t>(head(up)), depth + 1);
      return surface_subject(up, depth + 1);
    }
    case Deprel::acl:
      if (child(predicate, {Deprel::mark}) >= 0) return infinitive_subject(up, depth);
      return static_cast<std::int32_t>(up);
    case Deprel::acl_relcl:
    case Deprel::appos:  // "A, a critic of B"
      return static_cast<std::int32_t>(up);
    case Deprel::nmod:  // "A was one of B's critics"
      return in_list(up, "part-nouns") ? surface_subject(up, depth + 1) : -1;
    default:
      return -1;
  }
}

bool ClauseTree::comments_on_report(std::uint32_t participle) const {
  const auto clause = static_cast<std::uint32_t>(head(participle));
  const std::uint32_t first = subtree_first(participle);
  return lower_[participle].ends_with("ing") && tokens_[clause].deprel == Deprel::ccomp &&
         head(clause) >= 0 && participle > clause && !has(participle, {Deprel::mark}) &&
         lower_[first] == "," && in_list(static_cast<std::uint32_t>(head(clause)), "saying-cues");
}

std::int32_t ClauseTree::deep_object(std::uint32_t verb) const {
  if (passive(verb)) return surface_subject(verb);
  std::int32_t object = child(verb, {Deprel::obj});
  if (object < 0) object = child(verb, {Deprel::iobj});
  if (object >= 0) return static_cast<std::int32_t>(antecedent(static_cast<std::uint32_t>(object)));
  const std::int32_t up = head(verb);
  // "the man whom A blamed", "the man A blamed": the gap is the object.
  if (up >= 0 && tokens_[verb].deprel == Deprel::acl_relcl && has(verb, {Deprel::nsubj})) {
    const auto subject = static_cast<std::uint32_t>(child(verb, {Deprel::nsubj}));
    if (antecedent(subject) == subject) return up;
  }
  // "criticised and condemned B": an object shared with the first or with a later verb.
  if (up >= 0 && tokens_[verb].deprel == Deprel::conj &&
      !has(verb, {Deprel::obl, Deprel::ccomp, Deprel::xcomp})) {
    const std::int32_t shared = child(static_cast<std::uint32_t>(up), {Deprel::obj});
    if (shared > static_cast<std::int32_t>(verb)) return shared;
  }
  for (const std::uint32_t c : children(verb)) {
    if (tokens_[c].deprel != Deprel::conj || tokens_[c].upos != Upos::VERB) continue;
    if (c > verb + 3 || has(verb, {Deprel::obl, Deprel::ccomp, Deprel::xcomp})) continue;
    const std::int32_t shared = child(c, {Deprel::obj});
    if (shared >= 0) return shared;
  }
  return -1;
}

TokenList ClauseTree::deep_subjects(std::uint32_t predicate) const {
  TokenList found;
  if (!passive(predicate)) {
    const std::int32_t subject = surface_subject(predicate);
    if (subject >= 0) found.push_back(static_cast<std::uint32_t>(subject));
    if (tokens_[predicate].deprel == Deprel::acl && head(predicate) >= 0) {
      // "issued a statement condemning B", "missed no chance to mock B": whose statement, whose chance
      const auto noun = static_cast<std::uint32_t>(head(predicate));
      for (const std::uint32_t owner : owners(noun)) add_unique(found, owner);
      const Deprel relation = universal(tokens_[noun].deprel);
      if ((relation == Deprel::obj || relation == Deprel::obl) && head(noun) >= 0) {
        const std::int32_t above = surface_subject(static_cast<std::uint32_t>(head(noun)));
        if (above >= 0) add_unique(found, static_cast<std::uint32_t>(above));
      }
    }
    return found;
  }
  for (const std::uint32_t c : children(predicate)) {
    if (tokens_[c].deprel == Deprel::obl_agent) found.push_back(antecedent(c));
  }
  if (found.empty()) add_phrases(predicate, "by", found);
  if (found.empty()) {  // "attacked on the plan by B", "persuaded to wait by B": hung too low
    for (const std::uint32_t c : children(predicate)) {
      const Deprel relation = universal(tokens_[c].deprel);
      if (relation == Deprel::obl || relation == Deprel::xcomp) add_phrases(c, "by", found);
    }
  }
  return found;
}

std::int32_t ClauseTree::light_verb(std::uint32_t noun) const {
  std::uint32_t at = noun;
  for (int hops = 0; hops < max_climb; ++hops) {
    const std::int32_t up = head(at);
    if (up < 0) return -1;
    const Deprel relation = tokens_[at].deprel;
    const auto verb = static_cast<std::uint32_t>(up);
    if (relation == Deprel::conj) {
      at = verb;
      continue;
    }
    const bool object = relation == Deprel::obj || relation == Deprel::nsubj_pass;
    if (object && in_list(verb, "light-verbs")) return up;
    const bool phrase = universal(relation) == Deprel::obl;
    if (phrase && in_list(verb, "phrase-light-verbs") && introduced_by(at, "in")) return up;
    return -1;
  }
  return -1;
}

TokenList ClauseTree::owners(std::uint32_t noun, int depth) const {
  TokenList found;
  if (depth > 3) return found;
  for (const std::uint32_t c : children(noun)) {
    if (tokens_[c].deprel == Deprel::nmod_poss) found.push_back(antecedent(c));
  }
  for (const std::uint32_t c : children(noun)) {
    if (is_phrase(tokens_[c].deprel) && (introduced_by(c, "by") || introduced_by(c, "from"))) {
      add_unique(found, antecedent(c));
    }
  }
  if (const std::int32_t verb = light_verb(noun); verb >= 0) {
    for (const std::uint32_t s : deep_subjects(static_cast<std::uint32_t>(verb))) add_unique(found, s);
  }
  if (found.empty() && head(noun) >= 0) {
    const auto up = static_cast<std::uint32_t>(head(noun));
    const Deprel relation = tokens_[noun].deprel;
    if (relation == Deprel::conj && nominal(up)) found = owners(up, depth + 1);
    // "drew criticism from B"; with other verbs the source of "from" is the owner all the same.
    if (relation == Deprel::obj || universal(relation) == Deprel::obl) {
      if (in_list(up, "receiving-verbs")) {
        add_phrases(up, "from", found);
        add_phrases(up, "by", found);
      }
    }
  }
  if (found.empty() && head(noun) >= 0 && universal(tokens_[noun].deprel) == Deprel::obl) {
    // "A spoke of B in a tribute to C", "A left after talks with C"
    const std::int32_t subject = surface_subject(static_cast<std::uint32_t>(head(noun)));
    if (subject >= 0) found.push_back(static_cast<std::uint32_t>(subject));
  }
  return found;
}

TokenList ClauseTree::receivers(std::uint32_t noun) const {
  std::uint32_t at = noun;
  for (int hops = 0; hops < max_climb && tokens_[at].deprel == Deprel::conj && head(at) >= 0; ++hops) {
    at = static_cast<std::uint32_t>(head(at));
  }
  const auto only = [](std::int32_t token) {
    return token < 0 ? TokenList{} : TokenList{static_cast<std::uint32_t>(token)};
  };
  const bool under = introduced_by(at, "under");
  if (under && has(at, {Deprel::nsubj})) return only(surface_subject(at));
  if (head(at) < 0) return {};
  const auto verb = static_cast<std::uint32_t>(head(at));
  const Deprel relation = tokens_[at].deprel;
  if (relation == Deprel::obj && in_list(verb, "receiving-verbs") && !passive(verb))
    return only(surface_subject(verb));
  if (universal(relation) == Deprel::obl && under) return only(surface_subject(verb));
  if (relation == Deprel::nmod && under) return {verb};
  return {};
}

TokenList ClauseTree::modifiers(std::uint32_t noun) const {
  TokenList found;
  for (const std::uint32_t c : children(noun)) {
    if (c > noun) break;
    const Deprel relation = tokens_[c].deprel;
    if (relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_desc ||
        relation == Deprel::nmod) {
      found.push_back(c);
    }
  }
  return found;
}

void ClauseTree::add_phrases(std::uint32_t at, std::string_view preposition, TokenList& found) const {
  for (const std::uint32_t c : children(at)) {
    if (is_phrase(tokens_[c].deprel) && introduced_by(c, preposition)) add_unique(found, antecedent(c));
  }
}

TokenList ClauseTree::phrases(std::uint32_t predicate, std::string_view preposition) const {
  TokenList found;
  add_phrases(predicate, preposition, found);
  if (nominal(predicate)) {
    if (const std::int32_t verb = light_verb(predicate); verb >= 0) {
      add_phrases(static_cast<std::uint32_t>(verb), preposition, found);
    } else if (tokens_[predicate].deprel == Deprel::obj && head(predicate) >= 0 &&
               in_list(static_cast<std::uint32_t>(head(predicate)), "receiving-verbs")) {
      add_phrases(static_cast<std::uint32_t>(head(predicate)), preposition, found);
    }
    if (found.empty() && head(predicate) >= 0 &&
        introduced_by(predicate, "under")) {  // "came under fire from B"
      add_phrases(static_cast<std::uint32_t>(head(predicate)), preposition, found);
    }
    if (found.empty()) {
      for (const std::uint32_t c : children(predicate)) {
        if (tokens_[c].deprel == Deprel::conj && nominal(c)) add_phrases(c, preposition, found);
      }
    }
  } else {
    // The parser often hangs "for the delay" on the object of "blamed the minister for the delay".
    for (const std::uint32_t c : children(predicate)) {
      const Deprel relation = tokens_[c].deprel;
      if (relation == Deprel::obj || relation == Deprel::nsubj_pass || relation == Deprel::xcomp) {
        add_phrases(c, preposition, found);
      }
    }
    // "criticised and called on B": a phrase shared with a later verb.
    if (found.empty() && !has(predicate, {Deprel::obj})) {
      for (const std::uint32_t c : children(predicate)) {
        if (tokens_[c].deprel == Deprel::conj && c <= predicate + 3) add_phrases(c, preposition, found);
      }
    }
  }
  return found;
}

TokenList ClauseTree::clauses(std::uint32_t predicate, SlotStep::Kind kind) const {
  TokenList found;
  const auto add = [&](std::uint32_t at, std::initializer_list<Deprel> relations, bool infinitive) {
    for (const std::uint32_t c : children(at)) {
      if (std::find(relations.begin(), relations.end(), tokens_[c].deprel) == relations.end()) continue;
      if (!infinitive || introduced_by(c, "to")) found.push_back(c);
    }
  };
  if (kind == SlotStep::Kind::ccomp || kind == SlotStep::Kind::complement)
    add(predicate, {Deprel::ccomp}, false);
  if (kind == SlotStep::Kind::xcomp || kind == SlotStep::Kind::complement) {
    add(predicate, {Deprel::xcomp}, false);
    if (found.empty()) {  // "called on B to leave": the infinitive hangs on the verb or on B
      add(predicate, {Deprel::advcl, Deprel::acl}, true);
      for (const std::uint32_t c : children(predicate)) {
        const Deprel plain = universal(tokens_[c].deprel);
        if (plain == Deprel::obj || plain == Deprel::obl) add(c, {Deprel::acl}, true);
      }
    }
  }
  if (kind == SlotStep::Kind::advcl || kind == SlotStep::Kind::complement) {
    add(predicate, {Deprel::advcl}, false);
    if (nominal(predicate)) add(predicate, {Deprel::acl}, false);
  }
  return found;
}

TokenList ClauseTree::follow(std::uint32_t predicate, const SlotStep& step) const {
  TokenList found;
  const auto only = [](std::int32_t token) {
    return token < 0 ? TokenList{} : TokenList{static_cast<std::uint32_t>(token)};
  };
  switch (step.kind) {
    case SlotStep::Kind::subject:
      return deep_subjects(predicate);
    case SlotStep::Kind::object:
      return only(deep_object(predicate));
    case SlotStep::Kind::recipient: {
      const std::int32_t receiver = child(predicate, {Deprel::iobj});
      if (receiver >= 0)
        return only(static_cast<std::int32_t>(antecedent(static_cast<std::uint32_t>(receiver))));
      if (passive(predicate) || has(predicate, {Deprel::ccomp, Deprel::xcomp, Deprel::parataxis})) {
        return only(deep_object(predicate));
      }
      return {};
    }
    case SlotStep::Kind::owner:
      return owners(predicate);
    case SlotStep::Kind::receiver:
      return receivers(predicate);
    case SlotStep::Kind::modifier:
      return modifiers(predicate);
    case SlotStep::Kind::preposition:
      return phrases(predicate, step.preposition);
    case SlotStep::Kind::ccomp:
    case SlotStep::Kind::xcomp:
    case SlotStep::Kind::advcl:
    case SlotStep::Kind::complement:
      return clauses(predicate, step.kind);
    case SlotStep::Kind::self:
      return {predicate};
    case SlotStep::Kind::head:
      return only(head(predicate));
    case SlotStep::Kind::auxiliary:
      for (const std::uint32_t c : children(predicate)) {
        if (tokens_[c].deprel == Deprel::aux) found.push_back(c);
      }
      return found;
    case SlotStep::Kind::mark:
      for (const std::uint32_t c : children(predicate)) {
        if (tokens_[c].deprel == Deprel::mark || tokens_[c].deprel == Deprel::case_) found.push_back(c);
      }
      return found;
    case SlotStep::Kind::speaker:
    case SlotStep::Kind::answered:
      return {};
  }
  return found;
}

TokenList ClauseTree::follow(std::uint32_t predicate, std::span<const SlotStep> path) const {
  TokenList at{predicate};
  for (const SlotStep& step : path) {
    TokenList next;
    for (const std::uint32_t token : at) {
      for (const std::uint32_t found : follow(token, step)) add_unique(next, found);
      if (next.size() >= max_members) break;
    }
    at = std::move(next);
  }
  return at;
}

}  // namespace claimgraph
