#include <algorithm>
#include <tuple>

#include <claimgraph/extract/attribution/attribution.hpp>
#include <claimgraph/extract/attribution/ranges.hpp>
#include <claimgraph/extract/attribution/speakers.hpp>
#include <claimgraph/extract/attribution/tree_reports.hpp>
#include <claimgraph/extract/attribution/weigh_reports.hpp>
#include <claimgraph/extract/text/code_points.hpp>

namespace claimgraph {
namespace {

std::uint32_t first_token(const QuotedPiece& piece) {
  return piece.tokens.first;
}

/// Makes statements of reports: speakers, types, nesting, and who "I" is inside a quotation.
class StatementMaker {
 public:
  StatementMaker(const Tree& tree, const Quotations& quotations, std::vector<Report> reports)
      : tree_(tree), quotations_(quotations), reports_(std::move(reports)) {}

  std::vector<QuotedStatement> run(DocumentActors& actors) {
    const std::vector<std::int32_t> owners = quotation_owners();
    std::vector<QuotedStatement> statements;
    std::vector<std::uint32_t> order(reports_.size());
    for (std::uint32_t r = 0; r < order.size(); ++r) order[r] = r;
    const auto begin = [&](std::uint32_t r) {
      std::uint32_t first = reports_[r].content.front().first;
      if (!reports_[r].source_tokens.empty())
        first = std::min(first, reports_[r].source_tokens.front().first);
      return std::min(first, reports_[r].cue_tokens.front().first);
    };
    std::ranges::stable_sort(order, {}, begin);

    std::vector<Voices> voices(quotations_.pieces.size());
    std::vector<Voices> by_report(reports_.size());
    for (const std::uint32_t r : order) {
      Report& report = reports_[r];
      QuotedStatement statement;
      statement.type = type_of(report);
      statement.speech = report.clause || statement.type != QuoteType::indirect;
      statement.cue_head = static_cast<std::int32_t>(report.cue);
      if (report.source >= 0) {
        statement.speaker_mention = speaker_mention(tree_, actors, static_cast<std::uint32_t>(report.source));
        if (statement.speaker_mention >= 0)
          statement.speaker = actors.mentions[statement.speaker_mention].actor;
      }
      by_report[r] = {statement.speaker, addressee(report, actors)};
      statement.source = std::move(report.source_tokens);
      statement.cue = std::move(report.cue_tokens);
      statement.content = std::move(report.content);
      statements.push_back(std::move(statement));
    }
    for (std::size_t p = 0; p < owners.size(); ++p)
      if (owners[p] >= 0) voices[p] = by_report[static_cast<std::size_t>(owners[p])];
    resolve_persons(tree_, quotations_, voices, actors);
    for (QuotedStatement& statement : statements)  // "I said" inside a quotation has its speaker only now
      if (statement.speaker < 0 && statement.speaker_mention >= 0)
        statement.speaker = actors.mentions[statement.speaker_mention].actor;
    set_parents(statements);
    return statements;
  }

 private:
  bool quoted(std::uint32_t token) const { return quotations_.outermost[token] >= 0; }

  /// For each quoted piece the report whose words it is: of those whose content has most of it, the one with
  /// the shortest content; -1: none.
  std::vector<std::int32_t> quotation_owners() const {
    std::vector<std::int32_t> owners(quotations_.pieces.size(), -1);
    std::vector<std::uint32_t> length(owners.size(), 0);
    for (std::size_t r = 0; r < reports_.size(); ++r) {
      std::uint32_t size = 0;
      for (const TokenRange range : reports_[r].content) size += range.last - range.first;
      for (const TokenRange range : reports_[r].content) {
        auto piece = std::ranges::lower_bound(quotations_.pieces, range.first, {}, first_token);
        while (piece != quotations_.pieces.begin() && (piece - 1)->tokens.last > range.first) --piece;
        for (; piece != quotations_.pieces.end() && piece->tokens.first < range.last; ++piece) {
          const auto p = static_cast<std::size_t>(piece - quotations_.pieces.begin());
          const TokenRange tokens = piece->tokens, both = intersection(tokens, range);
          if (2 * (both.last - both.first) <= tokens.last - tokens.first) continue;
          if (contains(tokens, reports_[r].cue) || (owners[p] >= 0 && length[p] <= size)) continue;
          owners[p] = static_cast<std::int32_t>(r);
          length[p] = size;
        }
      }
    }
    return owners;
  }

  QuoteType type_of(const Report& report) const {
    const auto& around = quoted(report.cue) ? quotations_.innermost : quotations_.outermost;
    const std::int32_t own = quoted(report.cue) ? quotations_.innermost[report.cue] : -1;
    bool in = false, out = false;
    for (const TokenRange range : report.content)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        if (tree_[i].upos == Upos::PUNCT) continue;
        (around[i] >= 0 && around[i] != own ? in : out) = true;
      }
    return in && out ? QuoteType::mixed : in ? QuoteType::direct : QuoteType::indirect;
  }

  std::int32_t addressee(const Report& report, const DocumentActors& actors) const {
    for (const Deprel relation : {Deprel::iobj, Deprel::obj}) {
      const std::int32_t head = tree_.child(report.cue, relation);
      if (head < 0 || contains(report.content, static_cast<std::uint32_t>(head))) continue;
      const std::int32_t mention = speaker_mention(tree_, actors, static_cast<std::uint32_t>(head));
      if (mention >= 0) return actors.mentions[mention].actor;
    }
    return -1;
  }

  /// Sweeps over the text with a stack of open contents: the innermost one around a cue is its parent.
  void set_parents(std::vector<QuotedStatement>& statements) const {
    struct Open {
      TokenRange range;
      std::int32_t statement;
    };
    std::vector<Open> contents;
    std::vector<std::pair<std::uint32_t, std::int32_t>> cues;
    for (std::int32_t s = 0; s < static_cast<std::int32_t>(statements.size()); ++s) {
      for (const TokenRange range : statements[s].content) contents.push_back({range, s});
      cues.emplace_back(statements[s].cue_head, s);
    }
    std::ranges::sort(contents, [](const Open& a, const Open& b) {
      return std::tuple(a.range.first, b.range.last, a.statement) <
             std::tuple(b.range.first, a.range.last, b.statement);
    });
    std::ranges::sort(cues);
    std::vector<Open> stack;
    std::size_t next = 0;
    for (const auto& [cue, s] : cues) {
      for (; next < contents.size() && contents[next].range.first <= cue; ++next) {
        while (!stack.empty() && stack.back().range.last <= contents[next].range.first) stack.pop_back();
        stack.push_back(contents[next]);
      }
      while (!stack.empty() && stack.back().range.last <= cue) stack.pop_back();
      if (!stack.empty() && stack.back().statement != s) statements[s].parent = stack.back().statement;
    }
  }

  const Tree& tree_;
  const Quotations& quotations_;
  std::vector<Report> reports_;
};

}  // namespace

std::vector<QuotedStatement> find_quoted_statements(const ParsedDocument& document, DocumentActors& actors) {
  const Tree tree(document);
  const Quotations quotations = find_quotations(document);
  std::vector<Report> reports = find_tree_reports(tree, quotations, CueTable::built_in());
  if (!document.attribution_tags.empty()) reports = weigh_reports(tree, quotations, reports);
  return StatementMaker(tree, quotations, std::move(reports)).run(actors);
}

std::vector<Attribution> to_attributions(const ParsedDocument& document, const DocumentActors& actors,
                                         std::span<const QuotedStatement> statements) {
  const CodePoints points(document.document.text);
  const auto spans = [&](const std::vector<TokenRange>& ranges) {
    std::vector<Span> result;
    for (const TokenRange range : ranges)
      result.push_back(
          {points.at(document.tokens[range.first].begin), points.at(document.tokens[range.last - 1].end)});
    return result;
  };
  std::vector<Attribution> attributions;
  attributions.reserve(statements.size());
  for (const QuotedStatement& statement : statements)
    attributions.push_back(
        {spans(statement.source), spans(statement.cue), spans(statement.content), statement.type,
         statement.speaker >= 0 ? actors.actors[statement.speaker].id : std::string(), statement.parent});
  return attributions;
}

}  // namespace claimgraph
