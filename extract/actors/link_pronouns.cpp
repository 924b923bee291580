// Pronouns to their antecedents: agreement first, then nearness, grammatical role and parallelism.
#include <algorithm>
#include <array>
#include <ranges>

#include "found.hpp"

namespace claimgraph::actors {
namespace {

/// Sentences looked back, and candidates at most: pronouns reach no further in news.
constexpr std::uint32_t farthest_sentence = 3;
constexpr std::size_t most_candidates = 40;

/// Weights of what speaks for an antecedent. Set by hand and checked on the training articles' mention-name pairs.
struct Weights {
  double sentence_back = -1.0;
  double subject = 1.2;
  double object = 0.3;
  double modifier = -0.6;
  double gender_known = 1.0;
  double named = 0.5;
  double same_function = 0.4;
  double possessor_of_own_clause = 0.6;
  double reports_this = 0.8;        ///< "Doe said he …": the subject of the verb of speech above
  double speaker_of_quote = -4.0;   ///< inside a quotation "he" is somebody else than the speaker
  double frequent = 0.15;           ///< a mention so far, up to four
  double word_back = -0.005;
};
constexpr Weights weights;

class PronounLinker {
 public:
  explicit PronounLinker(Links& links) : links_(links), tree_(links.tree()), found_(links.found()) { mark_quotations(); }

  void run() {
    for (std::uint32_t m = 0; m < found_.size(); ++m) {
      const Pronoun* pronoun = found_[m].pronoun;
      if (!pronoun || pronoun->person != 3) continue;
      const std::int32_t cluster = pronoun->kind == Pronoun::Kind::relative ? modified_by(m) : antecedent_of(m);
      if (cluster >= 0) links_.join(m, static_cast<std::uint32_t>(cluster), false);
    }
  }

 private:
  const Token& token(std::uint32_t i) const { return tree_.token(i); }
  std::uint32_t head(std::uint32_t m) const { return found_[m].mention.head; }

  /// A paragraph without its closing mark does not make the rest of the document a quotation.
  void mark_quotations() {
    const ParsedDocument& document = tree_.document();
    quoted_.assign(document.tokens.size(), false);
    bool open = false;
    std::uint32_t paragraph = 0;
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
      const std::uint32_t here = document.sentences.empty() ? 0 : document.sentences[token(i).sentence].paragraph;
      if (here != paragraph) open = false;
      paragraph = here;
      const std::string_view word = document.word(i);
      if (word == "\"")
        open = !open;
      else if (word == "“" || word == "``")
        open = true;
      else if (word == "”" || word == "''")
        open = false;
      quoted_[i] = open;
    }
  }

  /// The noun that the relative clause around the pronoun modifies.
  std::int32_t modified_by(std::uint32_t m) const {
    std::uint32_t at = head(m);
    for (int up = 0; up < 6 && token(at).head >= 0; ++up) {
      const bool clause = token(at).deprel == Deprel::acl_relcl;
      at = static_cast<std::uint32_t>(token(at).head);
      if (clause) return links_.cluster_at(at);
    }
    return -1;
  }

  static bool agrees(const Pronoun& pronoun, const Cluster& cluster) {
    const bool person = cluster.type == ActorType::person;
    if (pronoun.gender == Gender::male || pronoun.gender == Gender::female)
      return person && !cluster.plural && (cluster.gender == Gender::unknown || cluster.gender == pronoun.gender);
    if (pronoun.gender == Gender::neuter) return !person && !cluster.plural;
    return cluster.plural || !person;
  }

  bool is_subject(std::uint32_t i) const { return universal(token(i).deprel) == Deprel::nsubj; }

  /// Of conjoined phrases the first carries the function.
  std::uint32_t first_conjunct(std::uint32_t i) const {
    for (int up = 0; up < 8 && token(i).deprel == Deprel::conj && token(i).head >= 0; ++up) i = static_cast<std::uint32_t>(token(i).head);
    return i;
  }

  /// The subject of a verb, also where it is only understood: "X rejects Y but will meet", "in urging Y, X said".
  std::int32_t subject_of(std::uint32_t verb) const {
    for (int up = 0; up < 3; ++up) {
      for (const Deprel relation : {Deprel::nsubj, Deprel::nsubj_pass})
        if (const std::int32_t subject = tree_.child(verb, relation); subject >= 0) return subject;
      const Deprel relation = universal(token(verb).deprel);
      if (token(verb).head < 0 || (relation != Deprel::conj && relation != Deprel::xcomp && relation != Deprel::advcl)) return -1;
      verb = static_cast<std::uint32_t>(token(verb).head);
      // "urged Y to stop": the object does it.
      if (relation == Deprel::xcomp)
        if (const std::int32_t object = tree_.child(verb, Deprel::obj); object >= 0) return object;
    }
    return -1;
  }

  /// Arguments of one verb are different actors unless the pronoun is reflexive.
  bool argues_same_verb(std::uint32_t pronoun, std::uint32_t other) const {
    if (token(pronoun).deprel == Deprel::nmod_poss || token(other).deprel == Deprel::nmod_poss) return false;
    const std::uint32_t a = first_conjunct(pronoun), b = first_conjunct(other);
    if (token(a).head < 0 || !is_argument(a) || !is_argument(b)) return false;
    if (token(a).head == token(b).head) return true;
    return !is_subject(a) && subject_of(static_cast<std::uint32_t>(token(a).head)) == static_cast<std::int32_t>(b);
  }

  bool is_argument(std::uint32_t i) const {
    switch (universal(token(i).deprel)) {
      case Deprel::nsubj:
      case Deprel::obj:
      case Deprel::iobj:
      case Deprel::obl:
        return true;
      default:
        return false;
    }
  }

  /// `inner` stands in the clause that the verb of `subject` reports.
  bool reported_by(std::uint32_t inner, std::uint32_t subject) const {
    if (!is_subject(subject) || token(subject).head < 0) return false;
    std::uint32_t at = inner;
    for (int up = 0; up < 12 && token(at).head >= 0; ++up) {
      const Deprel relation = universal(token(at).deprel);
      at = static_cast<std::uint32_t>(token(at).head);
      if (static_cast<std::int32_t>(at) == token(subject).head) return relation == Deprel::ccomp || relation == Deprel::parataxis;
    }
    return false;
  }

  double score(std::uint32_t m, std::uint32_t candidate, const Cluster& cluster) const {
    const std::uint32_t pronoun = head(m), other = head(candidate);
    double sum = weights.sentence_back * (token(pronoun).sentence - token(other).sentence) + weights.word_back * (pronoun - other);
    const std::uint32_t place = first_conjunct(other);
    if (is_subject(place))
      sum += weights.subject;
    else if (universal(token(place).deprel) == Deprel::obj)
      sum += weights.object;
    else if (token(place).deprel == Deprel::compound || token(place).deprel == Deprel::amod || token(place).deprel == Deprel::nmod_poss)
      sum += weights.modifier;
    if (found_[m].gender != Gender::neuter && found_[m].gender != Gender::unknown && cluster.gender == found_[m].gender) sum += weights.gender_known;
    if (cluster.named) sum += weights.named;
    if (universal(token(pronoun).deprel) == universal(token(place).deprel)) sum += weights.same_function;
    if (token(pronoun).deprel == Deprel::nmod_poss && token(pronoun).sentence == token(other).sentence && is_subject(place))
      sum += weights.possessor_of_own_clause;
    if (reported_by(pronoun, place)) sum += quoted_[pronoun] && !quoted_[other] ? weights.speaker_of_quote : weights.reports_this;
    sum += weights.frequent * static_cast<double>(std::min<std::size_t>(4, cluster.mentions.size()));
    return sum;
  }

  std::int32_t antecedent_of(std::uint32_t m) const {
    const Pronoun& pronoun = *found_[m].pronoun;
    const bool reflexive = pronoun.kind == Pronoun::Kind::reflexive;
    std::int32_t best = -1;
    double best_score = 0;
    std::size_t seen = 0;
    const auto consider = [&](std::uint32_t candidate) {
      const std::int32_t cluster = links_.cluster_of(candidate);
      if (cluster < 0 || found_[candidate].mention.kind == MentionKind::adjective || found_[candidate].place) return;
      if (!agrees(pronoun, links_.clusters()[static_cast<std::size_t>(cluster)])) return;
      if (argues_same_verb(head(m), head(candidate)) != reflexive) return;
      // The phrase that the pronoun stands in is not its antecedent: "his spokesman".
      if (found_[candidate].mention.first <= head(m) && head(m) < found_[candidate].long_last) return;
      const double value = score(m, candidate, links_.clusters()[static_cast<std::size_t>(cluster)]);
      if (best < 0 || value > best_score) {
        best = cluster;
        best_score = value;
      }
    };
    for (std::uint32_t before = m; before-- > 0 && seen < most_candidates; ++seen) {
      if (token(head(before)).sentence + farthest_sentence < token(head(m)).sentence) break;
      consider(before);
    }
    if (best >= 0) return best;
    // "In his speech Doe said": only a possessive may stand first.
    if (pronoun.kind != Pronoun::Kind::possessive && token(head(m)).deprel != Deprel::nmod_poss) return -1;
    for (std::uint32_t after = m + 1; after < found_.size() && token(head(after)).sentence == token(head(m)).sentence; ++after)
      if (is_subject(head(after))) {
        consider(after);
        if (best >= 0) return best;
      }
    return -1;
  }

  Links& links_;
  const Tree& tree_;
  const std::vector<Found>& found_;
  std::vector<bool> quoted_;
};

}  // namespace

void link_pronouns(Links& links) { PronounLinker(links).run(); }

}  // namespace claimgraph::actors
