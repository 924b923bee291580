#include <claimgraph/export/claims_csv.hpp>

#include <array>
#include <charconv>
#include <string_view>

#include <claimgraph/graph/relations.hpp>

namespace claimgraph {
namespace {

class Row {
 public:
  Row& add(std::string_view cell) {
    if (!first_) line_ += ',';
    first_ = false;
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      line_ += cell;
      return *this;
    }
    line_ += '"';
    for (const char c : cell) {
      if (c == '"') line_ += '"';
      line_ += c;
    }
    line_ += '"';
    return *this;
  }
  Row& add(double number) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return add(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
  }
  std::string line() { return line_ + "\r\n"; }

 private:
  std::string line_;
  bool first_ = true;
};

std::string names(const std::vector<ActorRef>& reporters) {
  std::string joined;
  for (const ActorRef& reporter : reporters) (joined += joined.empty() ? "" : "; ") += reporter.name;
  return joined;
}

}  // namespace

std::string claims_csv_header() {
  Row row;
  for (const std::string_view name :
       {"id", "date", "source", "source_id", "source_side", "relation", "target", "target_id", "target_side", "negated",
        "hypothetical", "modality", "tense", "polarity", "reporters", "quote", "cue", "charge", "evidence", "document",
        "title", "outlet", "plover", "cameo", "score", "confidence", "extractor"}) {
    row.add(name);
  }
  return row.line();
}

std::string claims_csv_row(const Claim& claim) {
  const RelationInfo* info = find_relation(claim.relation);
  Row row;
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
