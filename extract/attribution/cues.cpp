#include <algorithm>
#include <array>
#include <charconv>

#include "reporting_cues.hpp"
#include <claimgraph/extract/attribution/cues.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

using Kind = ContentPart::Kind;
constexpr std::array<std::pair<std::string_view, Kind>, 11> part_names{{{"ccomp", Kind::ccomp},
                                                                        {"xcomp", Kind::xcomp},
                                                                        {"obj", Kind::obj},
                                                                        {"iobj", Kind::iobj},
                                                                        {"obl", Kind::obl},
                                                                        {"nmod", Kind::nmod},
                                                                        {"advcl", Kind::advcl},
                                                                        {"acl", Kind::acl},
                                                                        {"subject", Kind::subject},
                                                                        {"clause", Kind::clause},
                                                                        {"quote", Kind::quote}}};

[[noreturn]] void fail(std::string_view what) {
  throw LexiconError("CG350", {}, what, "see extract/attribution/cues.hpp for the patterns of a cue table");
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string key(std::string_view lemma, Upos pos) {
  std::string text(lemma);
  text += ' ';
  return text += to_string(pos);
}

}  // namespace

CuePattern parse_cue_pattern(std::string_view text) {
  CuePattern pattern;
  if (text.starts_with("pass ")) {
    pattern.passive = true;
    text.remove_prefix(5);
  }
  for (std::string_view part : split(text, '+')) {
    const auto colon = part.find(':');
    const auto name =
        std::ranges::find(part_names, part.substr(0, colon), &std::pair<std::string_view, Kind>::first);
    if (name == part_names.end()) fail("unknown part \"" + std::string(part) + "\" in a cue pattern");
    pattern.parts.push_back(
        {name->second, colon == std::string_view::npos ? "" : std::string(part.substr(colon + 1))});
  }
  return pattern;
}

CueTable::CueTable(std::string_view csv) {
  std::size_t number = 0;
  for (std::string_view line : split(csv, '\n')) {
    ++number;
    if (number == 1 || line.empty()) continue;
    const auto fields = split(line, ',');
    CuePattern pattern;
    try {
      if (fields.size() < 5) fail("a row of the cue table has fewer than five columns");
      pattern = parse_cue_pattern(fields[2]);
      if (std::from_chars(fields[4].data(), fields[4].data() + fields[4].size(), pattern.share).ec !=
          std::errc{})
        fail("the share of a cue is no number");
    } catch (const LexiconError& error) {
      throw LexiconError(error.code(), "cue table:" + std::to_string(number), error.problem(),
                         error.advice());
    }
    pattern.with_source = fields[3] != "without";
    pattern.without_source = fields[3] != "with";
    patterns_[key(fields[0], upos_from_string(fields[1]))].push_back(std::move(pattern));
  }
  for (auto& [lemma, patterns] : patterns_)
    std::ranges::stable_sort(patterns, std::ranges::greater{}, &CuePattern::share);
}

const CueTable& CueTable::built_in() {
  static const CueTable table(embedded::reporting_cues_csv);
  return table;
}

const std::vector<CuePattern>& CueTable::patterns(std::string_view lemma, Upos pos) const {
  static const std::vector<CuePattern> none;
  const auto found = patterns_.find(key(lemma, pos));
  return found == patterns_.end() ? none : found->second;
}

bool CueTable::introduces_quotations(std::string_view lemma, Upos pos) const {
  return std::ranges::any_of(patterns(lemma, pos),
                             [](const CuePattern& p) { return p.parts.front().kind == Kind::quote; });
}

}  // namespace claimgraph
