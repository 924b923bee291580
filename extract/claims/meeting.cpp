#include "meeting.hpp"

#include <algorithm>
#include <array>
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

/// A word or sentence and two actors, whoever of them acts.
using Place = std::pair<std::uint32_t, Pair>;

Place place_of(std::uint32_t word, const Claim& claim) {
  return {word, std::minmax(claim.source.actor, claim.target.actor)};
}

bool beats(const Candidate& a, const Candidate& b) {
  const bool a_is_own = a.frame && !a.frame->built_in, b_is_own = b.frame && !b.frame->built_in;
  if (a_is_own != b_is_own) return a_is_own;
  return a.strength() > b.strength();
}

}  // namespace

std::vector<Candidate> meet(std::vector<Candidate> from_frames, std::vector<Candidate> from_model) {
  std::vector<Candidate> all = std::move(from_frames);
  std::map<Place, std::size_t> spoken;
  std::set<std::uint32_t> framed;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const std::uint32_t word : all[i].cue) {
      spoken.emplace(place_of(word, all[i].claim), i);
      framed.insert(word);
    }
  }
  for (Candidate& candidate : from_model) {
    const auto at = spoken.find(place_of(candidate.cue.front(), candidate.claim));
    if (at == spoken.end()) {
      candidate.beside_frame = framed.contains(candidate.cue.front());
      all.push_back(std::move(candidate));
    } else if (edge_of(all[at->second].claim) != edge_of(candidate.claim) &&
               beats(candidate, all[at->second])) {
      all[at->second] = std::move(candidate);
    }
  }
  std::ranges::stable_sort(
      all, {}, [](const Candidate& candidate) { return candidate.claim.cue.span.begin; });
  std::vector<Candidate> kept;
  std::map<Edge, std::size_t> edges;
  for (Candidate& candidate : all) {
    const auto [at, first] = edges.emplace(edge_of(candidate.claim), kept.size());
    if (first) {
      kept.push_back(std::move(candidate));
      continue;
    }
    Candidate& known = kept[at->second];
    const int repeated = known.repeated + 1;
    const ArcEvidence arc =
        candidate.arc.probability() > known.arc.probability() ? candidate.arc : known.arc;
    if (beats(candidate, known)) known = std::move(candidate);
    known.repeated = repeated;
    known.arc = arc;
  }
  return kept;
}

void see_others(std::vector<Candidate>& candidates, const ParsedDocument& document) {
  const auto sentence_of = [&](const Candidate& c) { return document.tokens[c.cue.front()].sentence; };
  // sentence, relation, whether it is the source, actor
  using Side = std::tuple<std::uint32_t, std::string, bool, std::string>;
  const auto ends_at = [&](const Candidate& c) {
    return std::array{Side{sentence_of(c), c.claim.relation, true, c.claim.source.actor},
                      Side{sentence_of(c), c.claim.relation, false, c.claim.target.actor}};
  };
  std::map<Place, double> by_pair;
  std::map<Side, double> by_end;
  std::map<Pair, std::set<std::uint32_t>> sentences;
  const auto raise = [](double& best, double strength) { best = std::max(best, strength); };
  for (const Candidate& c : candidates) {
    const Place place = place_of(sentence_of(c), c.claim);
    raise(by_pair[place], c.strength());
    for (const Side& end : ends_at(c)) raise(by_end[end], c.strength());
    sentences[place.second].insert(place.first);
  }
  for (Candidate& c : candidates) {
    const Place place = place_of(sentence_of(c), c.claim);
    c.pair_outdone = by_pair[place] > c.strength();
    c.pair_elsewhere = sentences[place.second].size() > 1;
    for (const Side& end : ends_at(c)) c.end_outdone |= by_end[end] > c.strength();
  }
}

void drop_restated(std::vector<Candidate>& candidates, const ParsedDocument& document) {
  if (document.document.title.empty()) return;
  const auto below = std::ranges::find_if(document.sentences, [&](const Sentence& sentence) {
    return document.tokens[sentence.first].begin >= document.document.title.size() && sentence.lead == 0;
  });
  if (below == document.sentences.end()) return;
  const auto in_title = [&](const Candidate& c) {
    return document.tokens[c.cue.front()].begin < document.document.title.size();
  };
  const auto in_lead = [&](const Candidate& c) {
    return c.cue.front() >= below->first && c.cue.front() < below->last;
  };
  std::vector<bool> restated(candidates.size(), false);
  for (std::size_t t = 0; t < candidates.size(); ++t) {
    if (!in_title(candidates[t])) continue;
    for (std::size_t l = 0; l < candidates.size(); ++l) {
      Claim &title = candidates[t].claim, &lead = candidates[l].claim;
      if (!in_lead(candidates[l]) || title.relation != lead.relation) continue;
      const bool title_is_better = title.confidence >= lead.confidence;
      restated[title_is_better ? l : t] = true;
    }
  }
  std::size_t at = 0;
  std::erase_if(candidates, [&](const Candidate&) { return restated[at++]; });
}

}  // namespace claimgraph
