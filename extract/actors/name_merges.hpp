#pragma once
// Which names of an archive are one actor: what only the whole of it can tell. Private to this folder.
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "identity.hpp"

namespace claimgraph::actors {

/// Collects names document by document, then decides once.
class NameMerges {
 public:
  explicit NameMerges(const Identifier& identifier) : identifier_(identifier) {}

  void look_at(const Actor& actor, const Identity& identity);
  /// Call once, after the last look_at().
  void decide();

  struct Target {
    std::string key, id;
    const ActorEntry* row = nullptr;
    std::string reason;
  };
  /// Whom an identity's key has been merged into, or nullptr.
  const Target* target(const std::string& key) const;
  /// Why a key that may be somebody else was left alone; empty where nobody else comes into question.
  std::string doubt(const std::string& key) const;
  /// The name by which most documents call the actor with this key; empty where it is not known.
  std::string usual_name(const std::string& key) const;

 private:
  struct Known {
    Identity identity;
    std::map<std::string, std::size_t> names;
    std::set<std::string> roles;       ///< without "former"
    std::set<const ActorEntry*> sides;  ///< with the sides above them
    std::set<std::string> acronyms;    ///< that a document introduces
    bool person = false;
  };
  /// A surname of one document.
  struct Surname {
    std::string surname, role;
    std::vector<const ActorEntry*> sides;
    Identity identity;
  };

  void join_middle_names();
  void join_acronyms();
  void join_known_sides();
  void join_mistaken_persons();
  void join_surnames();
  void merge(const std::string& from, const Known& into, std::string reason);

  const Identifier& identifier_;
  std::map<std::string, Known> known_;  ///< by key; ordered, so that decisions do not depend on the order of documents
  std::map<std::string, Surname> surnames_;
  std::unordered_map<std::string, Target> targets_;
  std::unordered_map<std::string, std::string> doubts_;
};

}  // namespace claimgraph::actors
