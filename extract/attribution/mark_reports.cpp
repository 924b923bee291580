#include <algorithm>
#include <array>

#include <claimgraph/extract/attribution/mark_reports.hpp>

namespace claimgraph {
namespace {

bool is_dash(std::string_view word) {
  constexpr std::array<std::string_view, 5> dashes{"—", "–", "―", "--", "-"};
  return std::ranges::find(dashes, word) != dashes.end();
}

/// The words of a name from `first` on, at most `last`.
TokenRange name_at(const Tree& tree, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t longest = 6;
  TokenRange name{first, first};
  while (name.last < last && name.last - name.first < longest) {
    const EntityType entity = tree[name.last].entity;
    if (entity != EntityType::person && entity != EntityType::organization) break;
    ++name.last;
  }
  return name;
}

Report make(const Tree& tree, TokenRange source, std::uint32_t mark, TokenRange content) {
  Report report;
  report.cue = mark;
  report.cue_tokens = {{mark, mark + 1}};
  report.source_tokens = {source};
  report.source = static_cast<std::int32_t>(source.last - 1);
  for (std::uint32_t i = source.first; i < source.last; ++i) {
    const std::int32_t head = tree[i].head;
    const bool inside =
        head >= static_cast<std::int32_t>(source.first) && head < static_cast<std::int32_t>(source.last);
    if (!inside) {
      report.source = static_cast<std::int32_t>(i);
      break;
    }
  }
  report.content = {content};
  report.clause = report.by_mark = true;
  report.share = 1;
  return report;
}

}  // namespace

std::vector<Report> find_mark_reports(const Tree& tree, const Quotations& quotations) {
  const ParsedDocument& document = tree.document();
  const std::vector<Sentence>& sentences = document.sentences;
  std::vector<Report> reports;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    if (s > 0 && sentences[s - 1].paragraph == sentences[s].paragraph) continue;
    std::size_t end = s;
    while (end + 1 < sentences.size() && sentences[end + 1].paragraph == sentences[s].paragraph) ++end;
    std::uint32_t first = sentences[s].first;
    const bool quoted = quotations.outermost[first] >= 0 && tree[first].upos == Upos::PUNCT;
    if (quoted) ++first;  // transcripts inside quotation marks
    const TokenRange name = name_at(tree, first, sentences[s].last);
    const std::uint32_t past = sentences[end].last;
    if (name.first == name.last || name.last + 1 >= past || document.word(name.last) != ":") continue;
    reports.push_back(make(tree, name, name.last, {name.last + 1, past}));
  }
  const auto tokens = static_cast<std::uint32_t>(document.tokens.size());
  for (std::size_t p = 0; p < quotations.pieces.size(); ++p) {
    const QuotedPiece& piece = quotations.pieces[p];
    const std::uint32_t dash = piece.tokens.last;
    if (piece.nested || dash + 1 >= tokens || !is_dash(document.word(dash))) continue;
    const TokenRange name = name_at(tree, dash + 1, tokens);
    if (name.first == name.last) continue;
    const Sentence& sentence = sentences[document.tokens[name.last - 1].sentence];
    const bool ends =
        name.last >= sentence.last || (name.last + 1 == sentence.last && tree[name.last].upos == Upos::PUNCT);
    if (!ends) continue;
    Report report = make(tree, name, dash, piece.tokens);
    for (std::size_t q = p; quotations.pieces[q].continues && q > 0; --q)
      report.content.insert(report.content.begin(), quotations.pieces[q - 1].tokens);
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace claimgraph
