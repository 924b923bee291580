#pragma once
// Which claims: the conditions of `claimgraph query`, for any list of claims.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/graph/api.hpp>
#include <claimgraph/graph/records.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Conditions on a claim; all that are set must hold. A condition on an actor or side holds where its words
/// equal the wanted ones but for case, accents and punctuation ("Turkiye" finds "Türkiye"). Several values of
/// one condition are alternatives.
struct ClaimFilter {
  std::vector<std::string> sources{};    ///< name, id, alias or side of the source
  std::vector<std::string> targets{};    ///< the same of the target
  std::vector<std::string> actors{};     ///< the same of either end
  std::vector<std::string> sides{};      ///< side of either end (an actor without side is its own)
  std::vector<std::string> reporters{};  ///< name, id or alias of one of the reporters
  std::vector<std::string> relations{};  ///< relation, exactly
  std::vector<std::string> families{};   ///< "hostile", "friendly", "asking", "talking", "other"
  std::vector<std::string> outlets{};    ///< outlet, without case, accents and punctuation
  std::vector<std::string> documents{};  ///< document id, exactly
  std::string since{},
      until{};  ///< ISO 8601, possibly partial ("2024-02"), both included; undated claims hold neither
  double min_confidence = 0;
  bool asserted = false;  ///< leave out what the text denies (negated) or holds only possible (hypothetical)
};

/// Throws UsageError CG502 where `since` or `until` is no date, CG508 where they leave no day, CG507 where a family is unknown.
void check(const ClaimFilter& filter);

/// Whether `claim` fulfils `filter`; `actors` are those of its document or graph (for aliases). Thread-safe.
bool matches(const ClaimFilter& filter, const Claim& claim, const std::vector<Actor>& actors);

/// The same where actors are found by a function: their id to the actor, nullptr where there is none.
using FindActor = std::function<const Actor*(std::string_view id)>;
bool matches(const ClaimFilter& filter, const Claim& claim, const FindActor& find);

}  // namespace claimgraph
