#pragma once
// Claims from the model's arcs: which word states which relation, and which words name its two ends.
#include <map>
#include <vector>

#include "candidate.hpp"
#include "claim_scene.hpp"

namespace claimgraph {

/// The model's arcs of a document with their ends named by actors. Keeps a reference to the scene.
class NamedArcs {
 public:
  /// Without `wanted` there are no arcs.
  NamedArcs(const ClaimScene& scene, bool wanted);

  /// One candidate for each pair of ends and relation of each arc, in text order.
  std::vector<Candidate> candidates() const;
  /// What the arcs at the words of a cue say about an edge.
  ArcEvidence about(const TokenList& cue, std::int32_t source, std::int32_t target,
                    std::string_view relation) const;

 private:
  struct LearnedEnd {
    End end;
    std::uint32_t token = 0;
    float probability = 0;
  };
  struct NamedArc {
    const ClaimArc* arc = nullptr;
    std::vector<LearnedEnd> sources, targets;
  };

  std::vector<LearnedEnd> name_ends(const std::vector<ScoredToken>& tokens) const;
  static ArcEvidence evidence(const NamedArc& named, const LearnedEnd* source, const LearnedEnd* target,
                              std::string_view relation);
  std::int32_t charge_of(std::uint32_t cue, std::uint32_t source, const LearnedEnd& target) const;

  const ClaimScene& scene_;
  std::vector<NamedArc> arcs_;                     // in text order
  std::map<std::uint32_t, std::size_t> by_cue_;    // token to index into arcs_
};

}  // namespace claimgraph
