#pragma once
// The frame lexicon: which words state which relation, and where in the dependency tree their ends stand. It
// is data (extract/data/lexicon/*.json, compiled in) that people extend: docs/lexicon.md teaches the format,
// and
//
//   Lexicon lexicon = Lexicon::built_in();
//   lexicon.load("my-frames.json");   // adds frames, or replaces those with the same id
//
// takes a user's own. A frame names its words, where its source, target and charge stand, and the relation.
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/extract/syntax/parse.hpp>
#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// One step of the way from a predicate to an argument, e.g. `object`, or the preposition `against`.
struct SlotStep {
  enum class Kind : std::uint8_t {
    subject,    ///< who does it: active subject, by-agent, shared or controlled subject, antecedent of a
                ///< relative clause
    object,     ///< whom it is done to: object, passive subject, antecedent
    recipient,  ///< indirect object; the object where a clause follows ("told them that …")
    owner,      ///< of a noun: possessor, "by …", subject of a light verb ("issued a warning")
    receiver,  ///< of a noun: subject of a receiving verb ("drew criticism from …", "is under pressure from
               ///< …")
    modifier,  ///< of a noun: name or adjective before it ("the Ruritanian ban")
    preposition,  ///< phrase with this preposition, on the word, its light verb or its object
    ccomp,        ///< clause that is said ("that …")
    xcomp,        ///< clause without subject ("to …", or a predicate: "called him a liar")
    advcl,        ///< adverbial clause, also "of/for doing"
    complement,   ///< any of the three, nearest first
    self,         ///< the word itself ("supporters of A": the supporters)
    head,         ///< the word it depends on
    speaker,      ///< who says the quoted words in which the predicate stands
    answered,     ///< target only: who did one of the acts Frame::answers to the source before this one
    auxiliary,    ///< must, may, … (conditions only)
    mark          ///< if, unless, … or its preposition (conditions only)
  };
  Kind kind = Kind::subject;
  std::string preposition;  ///< lower case, words of a longer one joined by '-': "because-of"
  bool itself = false;      ///< written `object!`: the phrase must name the actor itself, not only inside it
};

/// `ccomp.subject`: step after step.
using SlotPath = std::vector<SlotStep>;
/// Ways in order of preference, written with `|`.
using Slot = std::vector<SlotPath>;

/// The words at a place must be among these (lemmas, lower case). A noun also passes by its adjectives.
struct FrameCondition {
  SlotPath path;
  std::set<std::string, std::less<>> words;  ///< empty: the place must exist
  bool forbidden = false;                    ///< must not be among them / must not exist
};

/// What a negation at the predicate does.
enum class NegationRule : std::uint8_t {
  mark,     ///< the claim is negated
  ignore,   ///< nothing ("must not")
  require,  ///< the frame matches only with one ("does not understand")
  forbid    ///< the frame does not match with one
};

struct Frame {
  std::string id;
  Upos pos = Upos::VERB;            ///< VERB, NOUN (also PROPN) or ADJ
  std::vector<std::string> lemmas;  ///< heads; "*" any
  std::vector<std::vector<std::string>>
      companions;  ///< for each lemma, words that must depend on it ("hit out", "take aim")
  Slot source, target, charge;
  std::vector<FrameCondition> conditions;
  NegationRule negation = NegationRule::mark;
  std::set<std::string, std::less<>> answers;  ///< relations to which the act is an answer; for `answered`
  std::string relation;
  std::optional<int> polarity;             ///< in place of the relation's
  bool negated = false;                    ///< the word itself says that it did not happen
  Modality modality = Modality::asserted;  ///< other than asserted: the word itself makes it hypothetical
  std::string plover, cameo;               ///< codes in place of the relation's; empty: the relation's
  double precision = 0.5;                  ///< share of right edges on the training set; see docs/lexicon.md
  bool built_in = false;                   ///< false: a user's own, which wins over the model
  struct Example {
    std::string text;
    std::vector<std::string> edges;  ///< "A > B", "A > B negated", "A > B hypothetical"
  };
  std::vector<Example> examples;
  std::string comment;
};

/// What a word does to the clause that depends on it: "refused to meet" did not meet, "plans to meet" has not
/// met yet.
struct Operator {
  bool negates = false;
  Modality modality = Modality::asserted;
  bool own_wish = false;  ///< of whoever acts ("want to thank"), which for an attitude is the act itself
};

/// Frames and word lists. Copyable; matching reads it only, so that threads may share one.
class Lexicon {
 public:
  /// The frames compiled in. Throws LexiconError only if the build is broken.
  static Lexicon built_in();

  /// Adds the frames of a file; a frame with a known id replaces the old one, a word list is added to.
  /// Throws LexiconError CG301 (not JSON), CG302 (a wrong frame), CG303 (unreadable or above 16 MiB), each
  /// with file and line; the lexicon is unchanged then.
  void load(const std::filesystem::path& file);
  /// The same from memory; `name` stands for the file in errors.
  void load_text(std::string_view json, std::string_view name);

  std::span<const Frame> frames() const noexcept { return frames_; }
  /// nullptr where there is none.
  const Frame* find(std::string_view id) const;

  /// Frames for a lemma and part of speech, most specific first; indices into frames(). Any-word frames are
  /// apart.
  std::span<const std::uint32_t> candidates(std::string_view lemma, Upos pos) const;
  std::span<const std::uint32_t> any_word(Upos pos) const;

  /// The base form of a word in the lexicon's own vocabulary, where `lemma` is not in it but a regular base
  /// form of `form` is ("accused" -> "accuse"): taggers cut rare verbs wrongly. Else `lemma`. Lower case all.
  std::string known_lemma(std::string_view form, std::string_view lemma) const;

  /// A named word list ("light-verbs"); empty where there is none.
  const std::set<std::string, std::less<>>& words(std::string_view list) const;
  /// What an operator does to the clause below it; nullptr for other words.
  const Operator* find_operator(std::string_view lemma) const;

 private:
  friend class LexiconReader;
  void index();

  std::vector<Frame> frames_;
  std::map<std::string, std::uint32_t, std::less<>> by_id_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> lists_;
  std::map<std::string, Operator, std::less<>> operators_;
  struct Pattern {
    Slot source, target, charge;
    NegationRule negation = NegationRule::mark;
  };
  std::map<std::string, Pattern, std::less<>> patterns_;
  std::set<std::string, std::less<>> vocabulary_;  ///< lemmas of frames, operators and lists
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> index_;  ///< key: part of speech and lemma
};

}  // namespace claimgraph
