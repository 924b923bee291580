#include "meeting.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <claimgraph/graph/relations.hpp>

namespace claimgraph {
namespace {

using Pair = std::pair<std::string, std::string>;

/// Source and target; in the order of their ids where the relation has no direction.
Pair ends_of(const Claim& claim) {
  const RelationInfo* relation = find_relation(claim.relation);
  Pair ends{claim.source.actor, claim.target.actor};
  if (relation && relation->symmetric && ends.second < ends.first) std::swap(ends.first, ends.second);
  return ends;
}

using Edge = std::tuple<std::string, Pair, bool>;

Edge edge_of(const Claim& claim) {
  return {claim.relation, ends_of(claim), claim.negated};
}

/// The pair without its direction: who blames whom is a frame's to say where one has matched.
Pair undirected(const Claim& claim) {
  return std::minmax(claim.source.actor, claim.target.actor);
}

}  // namespace

std::vector<Claim> unique_edges(std::vector<Claim> claims) {
  std::vector<Claim> kept;
  std::map<Edge, std::size_t> places;
  for (Claim& claim : claims) {
    const auto [at, first] = places.emplace(edge_of(claim), kept.size());
    if (first) {
      kept.push_back(std::move(claim));
    } else if (kept[at->second].confidence < claim.confidence) {
      kept[at->second] = std::move(claim);
    }
  }
  return kept;
}

std::vector<Claim> meet(std::vector<Claim> from_frames, std::vector<Claim> from_model) {
  std::map<Edge, std::size_t> places;
  std::set<Pair> pairs;
  std::set<std::uint32_t> words;  // where a frame has spoken
  for (std::size_t i = 0; i < from_frames.size(); ++i) {
    places.emplace(edge_of(from_frames[i]), i);
    pairs.insert(undirected(from_frames[i]));
    words.insert(from_frames[i].cue.span.begin);
  }
  std::vector<Claim> claims = std::move(from_frames);
  for (Claim& claim : from_model) {
    if (const auto same = places.find(edge_of(claim)); same != places.end()) {
      double& confidence = claims[same->second].confidence;
      confidence = 1 - (1 - confidence) * (1 - claim.confidence);
    } else if (claim.confidence >= least_probability && !pairs.contains(undirected(claim)) &&
               !words.contains(claim.cue.span.begin)) {
      claims.push_back(std::move(claim));
    }
  }
  std::ranges::stable_sort(claims, {}, [](const Claim& claim) { return claim.cue.span.begin; });
  return claims;
}

}  // namespace claimgraph
