#pragma once
// The state, party or organisation that an actor speaks for.
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "found.hpp"

namespace claimgraph::actors {

/// The mention names the row by the place where it sits: "Islamabad".
bool stands_as_seat(const Found& found, const ActorEntry& row);

/// Refers to the links and to the clusters' names, which must outlive it.
class Sides {
 public:
  Sides(const Links& links, const std::vector<std::string>& names);

  /// The side's name; empty where a cluster has none or is its own.
  std::string of(std::uint32_t cluster) const { return of(cluster, 0); }

 private:
  std::string of(std::uint32_t index, int depth) const;
  std::string name_as_side(std::uint32_t index) const;
  std::string name_of_row(const ActorEntry& row) const;
  std::uint32_t sentence_of(std::uint32_t mention) const { return links_.tree().token(found_[mention].mention.head).sentence; }
  bool colours_thing(std::uint32_t mention) const;
  bool has_adjective(std::uint32_t index) const;
  bool seat_only(const Cluster& cluster) const;
  bool in_time(const ActorEntry& row) const;
  bool speaks_for_row(const Cluster& cluster) const;
  bool speaks_for_party(const Cluster& cluster, const ActorEntry& party) const;
  bool has_office(const Cluster& cluster) const;
  bool governs(const Cluster& cluster) const;
  const ActorNoun* opponent(const Found& found) const;
  std::string side_of_opposition(const Cluster& cluster) const;
  std::string side_of_office(const Cluster& cluster) const;
  std::string side_of_government(const Cluster& cluster) const;
  std::string side_of_seat(const Cluster& cluster) const;
  std::string side_from_text(std::uint32_t index, int depth) const;
  std::string principal_in(const Found& found, std::uint32_t other) const;
  std::string side_from(const Found& found, std::uint32_t other, int depth) const;

  const Links& links_;
  const std::vector<Found>& found_;
  const std::vector<std::string>& names_;
  std::unordered_map<const ActorEntry*, std::uint32_t> cluster_of_row_;
  std::unordered_set<const ActorEntry*> members_;  ///< rows of whose people the document speaks
  std::unordered_map<const ActorEntry*, std::vector<std::uint32_t>> parties_;  ///< sentences that speak of a party or its members
  const ActorEntry* first_state_ = nullptr;        ///< the one that the document names first
  bool names_states_ = false;                      ///< some state is spoken of
};

}  // namespace claimgraph::actors
