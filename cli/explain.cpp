#include "explain.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace claimgraph::cli {
namespace {

std::string number(double value, const char* format) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

/// The shares of a confidence, the weightiest first.
std::string shares(std::vector<Reason> reasons) {
  std::erase_if(reasons, [](const Reason& reason) { return std::abs(reason.share) < 0.05; });
  std::ranges::stable_sort(reasons, std::ranges::greater{},
                           [](const Reason& reason) { return std::abs(reason.share); });
  std::string line;
  for (const Reason& reason : reasons)
    line += (line.empty() ? "" : ", ") + reason.detail + ' ' + number(reason.share, "%+.2f");
  return line;
}

std::string explain(const Claim& claim) {
  std::string text = "  " + claim.source.name + " --" + claim.relation + "--> " + claim.target.name + "  " +
                     number(claim.confidence, "%.2f") + "  " + claim.extractor + '\n';
  text += "      words       " + claim.evidence.text + '\n';
  std::vector<Reason> parts, hypothetical;
  for (const Reason& reason : claim.reasons) {
    if (reason.step == "confidence") {
      parts.push_back(reason);
      continue;
    }
    if (reason.step == "hypothetical") {
      hypothetical.push_back(reason);
      continue;
    }
    std::string step = reason.step;
    step.resize(std::max<std::size_t>(step.size() + 1, 12), ' ');
    text += "      " + step + reason.detail;
    if (reason.value != 0) text += "  " + number(reason.value, "%.2f");
    text += '\n';
  }
  if (hypothetical.size() > 1)
    text += std::string("      ") + (claim.hypothetical ? "hypothetical  " : "asserted    ") +
            shares(std::move(hypothetical)) + '\n';
  if (!parts.empty()) text += "      confidence  " + shares(std::move(parts)) + '\n';
  return text;
}

}  // namespace

std::string explain(const ExtractedDocument& document) {
  std::string text = document.id;
  if (!document.title.empty()) text += "  " + document.title;
  text += document.claims.empty() ? "\n  no claims\n" : "\n";
  for (const Claim& claim : document.claims) text += explain(claim);
  return text;
}

}  // namespace claimgraph::cli
