// Pronouns to their antecedents: agreement first, then nearness, grammatical role and parallelism.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <ranges>

#include <claimgraph/graph/error.hpp>

#include "actor_data.hpp"
#include "csv.hpp"
#include "found.hpp"

namespace claimgraph::actors {
namespace {

/// Sentences looked back, and candidates at most: pronouns reach no further in news.
constexpr std::uint32_t farthest_sentence = 3;
constexpr std::size_t most_candidates = 40;
/// Added to the model's probabilities: what it gives to nothing is no proof.
constexpr double least_probability = 0.02;

/// What speaks for or against an antecedent; the weights are extract/data/pronoun_weights.csv, in this order.
enum Feature : std::size_t {
  sentences_back,
  words_back,         ///< logarithm
  subject,
  object,
  modifier,           ///< compound, demonym or possessor
  gender_known,
  named,
  pronominal,         ///< the candidate is itself a pronoun
  same_function,
  subject_above,      ///< subject of the pronoun's own clause or of one around it
  owns_clause,        ///< a possessive pronoun and the subject of its clause
  reports,            ///< "Doe said he …"
  speaker_of_quote,   ///< inside a quotation "he" is mostly somebody else than the speaker
  left_quote,         ///< the candidate stands in a quotation, the pronoun outside
  main_subject,       ///< subject of the sentence
  in_title,
  frequency,          ///< logarithm of the mentions
  conjunct,
  plural_group,       ///< "they" and a group
  body_for_they,      ///< "they" and one organisation or state
  state_for_it,
  both_subjects,
  both_report,        ///< subjects of verbs that report what somebody said
  both_quoted,
  in_phrase,          ///< the candidate hangs in a larger noun phrase
  same_paragraph,
  learned,            ///< logarithm of what the model's head gives to the mentions of this actor
  features
};
constexpr std::array<std::string_view, features> feature_names = {
    "sentences_back", "words_back", "subject", "object", "modifier", "gender_known", "named", "pronominal", "same_function", "subject_above", "owns_clause",
    "reports", "speaker_of_quote", "left_quote", "main_subject", "in_title", "frequency", "conjunct", "plural_group", "body_for_they", "state_for_it", "both_subjects", "both_report",
    "both_quoted", "in_phrase", "same_paragraph", "learned"};
using FeatureVector = std::array<double, features>;

/// The weights compiled in. Throws LexiconError CG312 where the file does not fit this code.
const FeatureVector& weights() {
  static const FeatureVector loaded = [] {
    constexpr std::string_view file = "pronoun_weights.csv";
    FeatureVector values{};
    const auto rows = read_csv(embedded::pronoun_weights_csv, file, "feature,weight,note");
    for (std::size_t i = 0; i < features; ++i) {
      if (i >= rows.size() || rows[i].fields[0] != feature_names[i]) throw LexiconError("CG312", file, "feature '" + std::string(feature_names[i]) + "' is not in its place");
      const std::string& number = rows[i].fields[1];
      if (std::from_chars(number.data(), number.data() + number.size(), values[i]).ec != std::errc{})
        throw LexiconError("CG312", file, "'" + number + "' is no number");
    }
    return values;
  }();
  return loaded;
}

class PronounLinker {
 public:
  explicit PronounLinker(Links& links) : links_(links), tree_(links.tree()), found_(links.found()) {
    mark_quotations();
    antecedents_.assign(tree_.document().tokens.size(), nullptr);
    for (const Antecedents& one : tree_.document().antecedents) antecedents_[one.word] = &one;
  }

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

  /// The candidate is the subject of the pronoun's clause or of one that contains it.
  bool is_subject_above(std::uint32_t pronoun, std::uint32_t other) const {
    std::uint32_t at = pronoun;
    for (int up = 0; up < 12 && token(at).head >= 0; ++up) {
      at = static_cast<std::uint32_t>(token(at).head);
      if (subject_of(at) == static_cast<std::int32_t>(other)) return true;
    }
    return false;
  }

  /// Subject of a verb with a clause or quotation as its object.
  bool is_reporter(std::uint32_t i) const {
    if (!is_subject(i) || token(i).head < 0) return false;
    const auto verb = static_cast<std::uint32_t>(token(i).head);
    return tree_.child(verb, Deprel::ccomp) >= 0 || universal(token(verb).deprel) == Deprel::parataxis;
  }

  /// What the model's head gives to a cluster as the antecedent of a pronoun. What it gives to nothing in its window
  /// goes to whoever was spoken of before.
  double learned_score(std::uint32_t pronoun, std::uint32_t cluster) const {
    const Antecedents* known = antecedents_[pronoun];
    if (!known) return 0;
    double probability = 0;
    for (const ScoredToken& word : known->words)
      if (links_.cluster_at(word.token) == static_cast<std::int32_t>(cluster)) probability += word.probability;
    const auto& mentions = links_.clusters()[cluster].mentions;
    const bool in_window = std::ranges::any_of(std::views::reverse(mentions), [&](std::uint32_t m) { return head(m) >= known->first && head(m) < pronoun; });
    return std::log(least_probability + (in_window ? probability : known->none));
  }

  FeatureVector features_of(std::uint32_t m, std::uint32_t candidate, const Cluster& cluster) const {
    const std::uint32_t pronoun = head(m), other = head(candidate), place = first_conjunct(other);
    const Deprel function = token(place).deprel;
    const bool they = found_[m].gender == Gender::unknown;
    const bool same_sentence = token(pronoun).sentence == token(other).sentence;
    FeatureVector f{};
    f[sentences_back] = token(pronoun).sentence - token(other).sentence;
    f[words_back] = std::log1p(pronoun > other ? pronoun - other : other - pronoun);
    f[subject] = is_subject(place);
    f[object] = universal(function) == Deprel::obj;
    f[modifier] = function == Deprel::compound || function == Deprel::amod || function == Deprel::nmod_poss;
    f[gender_known] = (found_[m].gender == Gender::male || found_[m].gender == Gender::female) && cluster.gender == found_[m].gender;
    f[named] = cluster.named;
    f[pronominal] = found_[candidate].pronoun != nullptr;
    f[same_function] = universal(token(pronoun).deprel) == universal(function);
    f[subject_above] = same_sentence && is_subject_above(pronoun, place);
    f[owns_clause] = token(pronoun).deprel == Deprel::nmod_poss && f[subject_above] > 0;
    const bool reported = same_sentence && reported_by(pronoun, place);
    const bool quote_only = quoted_[pronoun] && !quoted_[other];
    f[reports] = reported && !quote_only;
    f[speaker_of_quote] = reported && quote_only;
    f[left_quote] = quoted_[other] && !quoted_[pronoun];
    f[main_subject] = is_subject(place) && token(place).head >= 0 && token(static_cast<std::uint32_t>(token(place).head)).head < 0;
    f[in_title] = tree_.document().document.body > token(other).begin && tree_.document().document.body <= token(pronoun).begin;
    f[frequency] = std::log1p(static_cast<double>(cluster.mentions.size()));
    f[conjunct] = place != other;
    f[plural_group] = they && cluster.plural;
    f[body_for_they] = they && !cluster.plural;
    f[state_for_it] = found_[m].gender == Gender::neuter && cluster.type == ActorType::state;
    f[both_subjects] = is_subject(pronoun) && is_subject(place);
    f[both_report] = is_reporter(pronoun) && is_reporter(place);
    f[both_quoted] = quoted_[pronoun] && quoted_[other];
    f[in_phrase] = universal(function) == Deprel::nmod;
    const auto paragraph = [&](std::uint32_t i) { return tree_.document().sentences[token(i).sentence].paragraph; };
    f[same_paragraph] = paragraph(pronoun) == paragraph(other);
    f[learned] = learned_score(pronoun, static_cast<std::uint32_t>(links_.cluster_of(candidate)));
    return f;
  }

  double score(std::uint32_t m, std::uint32_t candidate, const Cluster& cluster) const {
    const FeatureVector f = features_of(m, candidate, cluster);
    return std::inner_product(f.begin(), f.end(), weights().begin(), 0.0);
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
  std::vector<const Antecedents*> antecedents_;  ///< [tokens]: what the model tells, or nullptr
};

}  // namespace

void link_pronouns(Links& links) { PronounLinker(links).run(); }

}  // namespace claimgraph::actors
