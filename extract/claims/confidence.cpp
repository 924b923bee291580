#include "confidence.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "confidence_data.hpp"
#include "json_tree.hpp"

namespace claimgraph {
namespace {

/// The weights by the features' names; features without one do not count.
class Weights {
 public:
  /// @param table  of extract/data/confidence.json
  explicit Weights(std::string_view table) {
    const JsonNode root = parse_json(embedded::confidence_json, "extract/data/confidence.json");
    if (const JsonNode* weights = root.find(table)) {
      for (const auto& [name, weight] : weights->members) by_name_.emplace(name, weight.number);
    }
  }
  double of(std::string_view feature) const {
    const auto at = by_name_.find(feature);
    return at == by_name_.end() ? 0 : at->second;
  }

 private:
  std::map<std::string, double, std::less<>> by_name_;
};

double logit(double p) {
  const double bounded = std::clamp(p, 0.01, 0.99);
  return std::log(bounded / (1 - bounded));
}

constexpr double inside_factor = 0.9;  ///< an end inside another phrase is right less often

}  // namespace

std::string_view name_of(MentionKind kind) {
  switch (kind) {
    case MentionKind::name: return "name";
    case MentionKind::adjective: return "adjective";
    case MentionKind::role: return "role";
    case MentionKind::description: return "description";
    case MentionKind::pronoun: return "pronoun";
  }
  return "";
}

bool Confidence::in_title(const Candidate& candidate) const {
  const Document& document = scene_.document.document;
  return !document.title.empty() &&
         scene_.document.tokens[candidate.cue.front()].begin < document.title.size();
}

void Confidence::describe_end(const std::string& role, const End& end, std::uint32_t cue,
                              Features& found) const {
  if (end.depth > 0) found.emplace_back(role + " inside", end.depth);
  found.emplace_back(
      role + " is " +
          std::string(to_string(actors_.actors[static_cast<std::size_t>(end.actor)].type)),
      1);
  const std::string& name = actors_.actors[static_cast<std::size_t>(end.actor)].name;
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') found.emplace_back(role + " without name", 1);
  if (end.mention < 0) {
    found.emplace_back(role + " by speaker", 1);
    return;
  }
  const Mention& mention = actors_.mentions[static_cast<std::size_t>(end.mention)];
  found.emplace_back(role + " by " + std::string(name_of(mention.kind)), 1);
  const std::vector<Token>& tokens = scene_.document.tokens;
  if (tokens[mention.head].entity == EntityType::location) found.emplace_back(role + " at a place", 1);
  if (tokens[mention.head].sentence != tokens[cue].sentence) {
    found.emplace_back(role + " elsewhere", 1);
  } else {
    const double words = std::abs(static_cast<double>(mention.head) - static_cast<double>(cue));
    found.emplace_back(role + " distance", std::log(1 + words));
    if (mention.head < cue) found.emplace_back(role + " before", 1);
  }
}

Features Confidence::features(const Candidate& candidate) const {
  Features found;
  const ArcEvidence& arc = candidate.arc;
  found.emplace_back("always", 1);
  if (candidate.frame) {
    found.emplace_back("frame", logit(candidate.frame->precision));
    if (candidate.frame->source.front().front().kind == SlotStep::Kind::speaker)
      found.emplace_back("statement", 1);
    if (arc.sees_edge()) found.emplace_back("both", 1);
  } else {
    found.emplace_back("model alone", 1);
    if (candidate.beside_frame) found.emplace_back("beside a frame", 1);
  }
  if (arc.relation > 0) found.emplace_back("arc relation", logit(arc.relation) - logit(0));
  if (arc.rival > 0) found.emplace_back("arc rival", arc.rival);
  if (arc.other_source > 0) found.emplace_back("arc other source", arc.other_source);
  if (arc.other_target > 0) found.emplace_back("arc other target", arc.other_target);
  if (arc.source > 0) found.emplace_back("arc source", logit(arc.source) - logit(0));
  if (arc.target > 0) found.emplace_back("arc target", logit(arc.target) - logit(0));
  if (arc.sees_edge()) {
    const double weaker = std::min(logit(arc.source), logit(arc.target)) - logit(0);
    found.emplace_back("arc weaker end", weaker);
    found.emplace_back("arc whole", (logit(arc.relation) - logit(0)) * weaker / 10);
  }
  for (const End& speaker : scene_.speaker(candidate.cue.front())) {
    if (speaker.actor == candidate.source.actor) found.emplace_back("source speaks", 1);
    if (speaker.actor == candidate.target.actor) found.emplace_back("target speaks", 1);
  }
  describe_end("source", candidate.source, candidate.cue.front(), found);
  describe_end("target", candidate.target, candidate.cue.front(), found);
  found.emplace_back("relation " + candidate.claim.relation, 1);
  if (in_title(candidate)) found.emplace_back("title", 1);
  if (candidate.claim.negated) found.emplace_back("negated", 1);
  if (candidate.claim.hypothetical) found.emplace_back("hypothetical", 1);
  if (candidate.claim.quote != QuoteType::none)
    found.emplace_back("quote " + std::string(to_string(candidate.claim.quote)), 1);
  if (candidate.pair_outdone) found.emplace_back("pair outdone", 1);
  if (candidate.end_outdone) found.emplace_back("end outdone", 1);
  if (candidate.pair_elsewhere) found.emplace_back("pair elsewhere", 1);
  if (candidate.repeated > 0) found.emplace_back("repeated", 1);
  const Upos tag = scene_.document.tokens[candidate.cue.front()].upos;
  found.emplace_back(tag == Upos::VERB ? "verb" : tag == Upos::NOUN || tag == Upos::PROPN ? "noun" : "other word", 1);
  return found;
}

double Confidence::weight(std::string_view feature) {
  static const Weights weights("weights");
  return weights.of(feature);
}

Features Confidence::hypothetical_features(const Candidate& candidate) {
  if (candidate.arc.relation <= 0) return {};
  Features found{{"always", 1}, {"arc hypothetical", logit(candidate.arc.hypothetical) - logit(0)}};
  if (candidate.claim.modality != Modality::asserted)
    found.emplace_back(std::string(to_string(candidate.claim.modality)), 1);
  return found;
}

double Confidence::hypothetical_weight(std::string_view feature) {
  static const Weights weights("hypothetical");
  return weights.of(feature);
}

double Confidence::of(const Candidate& candidate) const {
  if (by_precision(candidate)) {
    return candidate.frame->precision *
           std::pow(inside_factor, candidate.source.depth + candidate.target.depth);
  }
  double sum = 0;
  for (const auto& [name, value] : features(candidate)) sum += weight(name) * value;
  return 1 / (1 + std::exp(-sum));
}

}  // namespace claimgraph
