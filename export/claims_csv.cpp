#include <string_view>

#include <claimgraph/export/claims_csv.hpp>
#include <claimgraph/export/csv_row.hpp>
#include <claimgraph/graph/relations.hpp>

namespace claimgraph {
namespace {

std::string names(const std::vector<ActorRef>& reporters) {
  std::string joined;
  for (const ActorRef& reporter : reporters) (joined += joined.empty() ? "" : "; ") += reporter.name;
  return joined;
}

}  // namespace

std::string claims_csv_header() {
  CsvRow row;
  for (const std::string_view name :
       {"id",        "date",        "source",  "source_id",    "source_side", "relation", "target",
        "target_id", "target_side", "negated", "hypothetical", "modality",    "tense",    "polarity",
        "reporters", "quote",       "cue",     "charge",       "evidence",    "document", "title",
        "outlet",    "plover",      "cameo",   "score",        "confidence",  "extractor"}) {
    row.add(name);
  }
  return row.line();
}

std::string claims_csv_row(const Claim& claim) {
  const RelationInfo* info = find_relation(claim.relation);
  CsvRow row;
  row.add(claim.id).add(claim.date);
  row.add(claim.source.name).add(claim.source.actor).add(claim.source.side).add(claim.relation);
  row.add(claim.target.name).add(claim.target.actor).add(claim.target.side);
  row.add(claim.negated ? "1" : "0").add(claim.hypothetical ? "1" : "0");
  row.add(to_string(claim.modality)).add(to_string(claim.tense)).add(static_cast<double>(claim.polarity));
  row.add(names(claim.reporters)).add(to_string(claim.quote));
  row.add(claim.cue.text).add(claim.charge.text).add(claim.evidence.text);
  row.add(claim.document).add(claim.title).add(claim.outlet);
  row.add(info ? info->plover : "").add(info ? info->cameo : "");
  if (info) {
    row.add(info->score);
  } else {
    row.add("");
  }
  row.add(claim.confidence).add(claim.extractor);
  return row.line();
}

}  // namespace claimgraph
