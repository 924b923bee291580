#pragma once
// What the steps of find_actors() hand to each other. Private to this folder.
#include <cstdint>
#include <string>
#include <vector>

#include "actor_table.hpp"
#include "actor_words.hpp"
#include "actors.hpp"
#include "noun_phrase.hpp"

namespace claimgraph::actors {

/// Words [first, last) that name something, by the entity tagger, the actor table or both.
struct Name {
  std::uint32_t first = 0, last = 0;
  std::uint32_t head = 0;  ///< the word by which it hangs in the tree
  EntityType type = EntityType::none;
  std::vector<ActorMatch> matches;  ///< rows of the table with this name
  bool inner = false;               ///< part of a longer name ("Israeli" in "Israeli Foreign Ministry")
};

/// In text order; a name comes before those inside it.
std::vector<Name> find_names(const Tree& tree, const ActorTable& table, const ActorWords& words);

/// A mention with what its words tell before any other mention is looked at.
struct Found {
  Mention mention;
  std::uint32_t long_last = 0;                    ///< end of the phrase with its prepositional phrases
  std::uint32_t name_first = 0, name_last = 0;    ///< the proper name inside; empty for descriptions
  EntityType entity = EntityType::none;
  std::vector<ActorMatch> matches;
  const ActorNoun* noun = nullptr;  ///< of the head ("minister"), or of the title before a name
  std::uint32_t noun_at = 0;        ///< its token
  std::string role;                 ///< "foreign minister"
  const Pronoun* pronoun = nullptr;
  Gender gender = Gender::unknown;
  bool definite = false, indefinite = false;
  bool former = false;              ///< "former", "then", "late": speaks for nobody any more
  bool place = false;               ///< stands where a place stands: "in Paris"
  std::vector<std::uint32_t> side_heads;  ///< heads of the names inside the phrase, nearest claim to a side first
  const ActorEntry* tag = nullptr;        ///< party of "(R-Ohio)"

  bool has_name() const { return name_last > name_first; }
};

std::vector<Found> find_mentions(const Tree& tree, const ActorTable& table, const ActorWords& words, const std::vector<Name>& names);

/// Mentions of one actor.
struct Cluster {
  std::vector<std::uint32_t> mentions;  ///< indices of Found, in text order once all are linked
  const ActorEntry* entry = nullptr;
  const ActorEntry* people_of = nullptr;  ///< "Israelis": the row of Israel
  ActorType type = ActorType::group;
  Gender gender = Gender::unknown;
  bool named = false;   ///< some mention has a proper name
  bool plural = false;
  std::string role;
};

/// Mentions put into clusters, step by step.
class Links {
 public:
  Links(const Tree& tree, const ActorTable& table, const ActorWords& words, const std::vector<Found>& found);

  const Tree& tree() const { return tree_; }
  const ActorTable& table() const { return table_; }
  const ActorWords& words() const { return words_; }
  const std::vector<Found>& found() const { return found_; }
  const std::vector<Cluster>& clusters() const { return clusters_; }
  std::int32_t cluster_of(std::uint32_t mention) const { return of_[mention]; }
  /// The mention headed by a token, or -1.
  std::int32_t mention_at(std::uint32_t token) const { return by_head_[token]; }
  /// Mention `m` gives its actor another form of its name (pronouns and predicates do not).
  bool gives_form(std::uint32_t mention) const { return gives_form_[mention]; }
  /// The mention's cluster, or -1 where the token heads no linked mention.
  std::int32_t cluster_at(std::uint32_t token) const { return by_head_[token] < 0 ? -1 : of_[static_cast<std::size_t>(by_head_[token])]; }

  std::uint32_t start(std::uint32_t mention);
  void join(std::uint32_t mention, std::uint32_t cluster, bool gives_form = true);
  /// The cluster is this row of the table, or its people.
  void identify(std::uint32_t cluster, const ActorEntry& entry, bool people);
  /// All mentions of `from` become mentions of `into`; `from` stays empty.
  void merge(std::uint32_t from, std::uint32_t into);

 private:
  void learn(Cluster& cluster, const Found& found) const;

  const Tree& tree_;
  const ActorTable& table_;
  const ActorWords& words_;
  const std::vector<Found>& found_;
  std::vector<Cluster> clusters_;
  std::vector<std::int32_t> of_, by_head_;
  std::vector<bool> gives_form_;
};

/// Names to names: table rows, full names, surnames, acronyms; then what stands in apposition or is equated by a copula.
void link_names(Links& links);
void link_appositions(Links& links);
/// Definite descriptions to what was named before; the rest become actors of their own.
void link_descriptions(Links& links);
void link_pronouns(Links& links);

/// The records of the clusters, with names, aliases, roles, sides and ids.
DocumentActors make_actors(const Links& links);

/// The words of tokens [first, last) as they stand in the text, on one line.
std::string words_of(const ParsedDocument& document, std::uint32_t first, std::uint32_t last);

}  // namespace claimgraph::actors
