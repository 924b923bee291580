#include "circumstances.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

class Walk {
 public:
  Walk(const ClauseTree& tree, const Lexicon& lexicon) : tree_(tree), lexicon_(lexicon) {}

  Circumstances from(std::uint32_t predicate) {
    std::uint32_t at = predicate;
    look_at(at, true);
    for (int hops = 0; hops < ClauseTree::max_climb; ++hops) {
      const std::int32_t up = tree_.head(at);
      if (up < 0) break;
      const auto above = static_cast<std::uint32_t>(up);
      if (!climbs(at, above)) break;
      at = above;
      look_at(at, verbal_carrier_);
    }
    return result_;
  }

 private:
  /// Reads negations, auxiliaries and marks at one word. `itself`: the word is the predicate or its light
  /// verb.
  void look_at(std::uint32_t at, bool itself) {
    for (const std::uint32_t c : tree_.children(at)) {
      const Deprel relation = tree_[c].deprel;
      if ((relation == Deprel::advmod || relation == Deprel::det || relation == Deprel::aux ||
           relation == Deprel::cc) &&
          tree_.in_list(c, "negations") && !adds_up(c)) {
        bool& flag = itself ? result_.negated_itself : result_.negated_above;
        flag = !flag;
        result_.negation_word = static_cast<std::int32_t>(c);
      }
      if (itself && relation == Deprel::obj && tree_[at].upos == Upos::VERB) {  // "bears no responsibility"
        for (const std::uint32_t d : tree_.children(c)) {
          if (tree_[d].deprel != Deprel::det || tree_.lower(d) != "no") continue;
          result_.negated_itself ^= true;
          result_.negation_word = static_cast<std::int32_t>(d);
        }
      }
      if (relation == Deprel::aux || relation == Deprel::cop || relation == Deprel::aux_pass)
        read_auxiliary(c, itself);
      if (relation == Deprel::mark && tree_.in_list(c, "conditional-marks")) {
        set(Modality::conditional, c);
        result_.own_wish = true;
      }
      // "stopped short of": one negation
      if ((relation == Deprel::amod || relation == Deprel::advmod) && !(negates(at) && negates(c))) apply(c);
    }
    if (result_.tense == Tense::none && itself) read_form(at);
  }

  /// "not only", "not just": no negation.
  bool adds_up(std::uint32_t negation) const {
    return negation + 1 < tree_.size() && tree_.in_list(negation + 1, "not-only-words");
  }

  void read_auxiliary(std::uint32_t aux, bool itself) {
    if (tree_.in_list(aux, "possible-auxiliaries")) set(Modality::possible, aux);
    if (tree_.in_list(aux, "future-auxiliaries")) {
      set(Modality::planned, aux);
      if (itself) result_.tense = Tense::future;
    }
    if (!itself || result_.tense != Tense::none) return;
    if (tree_.in_list(aux, "past-auxiliaries"))
      result_.tense = Tense::past;
    else if (tree_.in_list(aux, "present-auxiliaries"))
      result_.tense = Tense::present;
  }

  void read_form(std::uint32_t at) {
    if (tree_[at].upos != Upos::VERB) return;
    const std::string& form = tree_.lower(at);
    if (form.ends_with("ing")) return;
    if (form == tree_.lemma(at) || form.ends_with("s"))
      result_.tense = Tense::present;
    else
      result_.tense = Tense::past;
  }

  /// Whether the word above bears on this one; applies it if so.
  bool climbs(std::uint32_t at, std::uint32_t above) {
    verbal_carrier_ = false;
    switch (tree_[at].deprel) {
      case Deprel::advcl:  // "stopped short of blaming", "refrained from blaming"; not "called to thank"
        if (tree_.introduced_by(at, "of") || tree_.introduced_by(at, "from")) return apply(above);
        // "asked A to come, followed by a meeting with B"; "will be discussed when A receives B"
        if (tree_.passive(at)) {
          if (negates(above)) return false;
          if (has_future(above)) set(Modality::planned, above);
          apply(above);
          return true;
        }
        if (opens_time_clause(at) && has_future(above)) set(Modality::planned, above);
        return false;
      case Deprel::xcomp:
      case Deprel::acl:
      case Deprel::csubj:
        apply(above);
        return true;
      case Deprel::ccomp:
        return apply(above);
      case Deprel::conj:
        // "will meet and thank B", but not "said A and B will …"
        if (tree_.has(at, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::aux})) return false;
        verbal_carrier_ = true;
        return true;
      case Deprel::obl_agent:
        return tree_.nominal(at);
      case Deprel::obj:
      case Deprel::nsubj_pass:
      case Deprel::obl:
        if (!tree_.nominal(at)) return false;
        if (tree_.passive(above) && tree_.introduced_by(at, "by")) return true;  // an agent by another name
        if (negates(above) && has_owner(at)) return false;  // "denied A's claim": A made it all the same
        if (tree_.light_verb(at) == static_cast<std::int32_t>(above)) {
          verbal_carrier_ = true;
          return true;
        }
        return apply(above);
      default:
        return false;
    }
  }

  bool any_child(std::uint32_t at, std::string_view list) const {
    const auto children = tree_.children(at);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t child) { return tree_.in_list(child, list); });
  }
  bool opens_time_clause(std::uint32_t at) const { return any_child(at, "time-words"); }
  bool has_future(std::uint32_t at) const { return any_child(at, "future-auxiliaries"); }

  bool has_owner(std::uint32_t noun) const {
    const auto children = tree_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
      return tree_[child].deprel == Deprel::nmod_poss || tree_.introduced_by(child, "by") ||
             tree_.introduced_by(child, "from");
    });
  }

  bool negates(std::uint32_t word) const {
    const Operator* effect = lexicon_.find_operator(tree_.lemma(word));
    return effect && effect->negates;
  }

  bool apply(std::uint32_t word) {
    const Operator* effect = lexicon_.find_operator(tree_.lemma(word));
    if (!effect) effect = lexicon_.find_operator(tree_.lower(word));
    if (!effect) return false;
    if (effect->negates) {
      result_.negated_above = !result_.negated_above;
      result_.negation_word = static_cast<std::int32_t>(word);
    }
    if (result_.modality == Modality::asserted) result_.own_wish = effect->own_wish;
    set(effect->modality, word);
    return true;
  }

  void set(Modality modality, std::uint32_t word) {
    if (result_.modality != Modality::asserted || modality == Modality::asserted) return;
    result_.modality = modality;
    result_.modality_word = static_cast<std::int32_t>(word);
  }

  const ClauseTree& tree_;
  const Lexicon& lexicon_;
  Circumstances result_;
  bool verbal_carrier_ = false;
};

}  // namespace

Circumstances circumstances_of(const ClauseTree& tree, const Lexicon& lexicon, std::uint32_t predicate) {
  return Walk(tree, lexicon).from(predicate);
}

}  // namespace claimgraph
