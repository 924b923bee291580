#include <algorithm>
#include <tuple>

#include <claimgraph/extract/attribution/attribution.hpp>
#include <claimgraph/extract/attribution/cues.hpp>
#include <claimgraph/extract/attribution/quotations.hpp>
#include <claimgraph/extract/attribution/ranges.hpp>
#include <claimgraph/extract/attribution/reported_speech.hpp>
#include <claimgraph/extract/attribution/speakers.hpp>
#include <claimgraph/extract/text/code_points.hpp>

namespace claimgraph {
namespace {

constexpr double min_share_inside_quotation = 0.7;  ///< only words of speech, no attitudes

/// Reports found in the trees, and which quotation belongs to which of them.
class Finder {
 public:
  Finder(const ParsedDocument& document, const CueTable& table)
      : document_(document), table_(table), tree_(document), quotations_(find_quotations(document)) {}

  std::vector<QuotedStatement> run(DocumentActors& actors) {
    owner_.assign(quotations_.pieces.size(), -1);
    report_of_cue_.assign(document_.tokens.size(), -1);
    reports_of_.resize(document_.sentences.size() + 1);
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) read_sentence(s);
    reports_of_[document_.sentences.size()] = reports_.size();
    assign_quotations();
    return finish(actors);
  }

 private:
  // reported speech

  void read_sentence(std::uint32_t s) {
    reports_of_[s] = reports_.size();
    const Sentence& sentence = document_.sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (!quoted(i) && table_.introduces_quotations(tree_[i].lemma, tree_[i].upos))
        speech_words_.push_back(i);
      auto report = match(tree_, i, table_);
      if (!report) continue;
      if (const std::int32_t piece = quotations_.outermost[i];
          piece >= 0) {  // what is said there stays there
        clip(report->content, quotations_.pieces[piece].tokens);
        clip(report->source_tokens, quotations_.pieces[piece].tokens);
        if (report->content.empty() || !reports_inside_quotation(*report)) continue;
      } else {
        repair_source(*report);
        if (report->content.empty()) continue;
      }
      add(std::move(*report));
    }
  }

  /// A cue outside of quotations has its source outside too. Where the tree says otherwise, or nothing, the
  /// noun phrase beside the cue speaks: "“…,” Vela said", "“…,” said Vela".
  void repair_source(Report& report) const {
    const bool inside = report.source >= 0 && quoted(static_cast<std::uint32_t>(report.source));
    if (!inside && (report.source >= 0 || !report.clause)) return;
    if (!inside && is_passive(tree_, report.cue)) return;
    const auto nominal = [&](std::uint32_t i) {
      const Upos pos = tree_[i].upos;
      return !quoted(i) &&
             (pos == Upos::PROPN || pos == Upos::NOUN || pos == Upos::PRON || pos == Upos::ADJ ||
              pos == Upos::DET || pos == Upos::NUM || tree_[i].deprel == Deprel::case_);
    };
    const Sentence& sentence = document_.sentences[sentence_of(report.cue)];
    const std::uint32_t begin = report.cue_tokens.front().first;
    TokenRange run{begin, begin};
    while (run.first > sentence.first && nominal(run.first - 1)) --run.first;
    if (run.first == run.last) {
      run = {report.cue + 1, report.cue + 1};
      while (run.last < sentence.last && nominal(run.last)) ++run.last;
    }
    std::int32_t head = -1;
    for (std::uint32_t i = run.first; i < run.last; ++i)
      if (tree_[i].upos == Upos::PROPN || tree_[i].upos == Upos::NOUN || tree_[i].upos == Upos::PRON)
        if (head < 0 || !contains(run, static_cast<std::uint32_t>(tree_[i].head)))
          head = static_cast<std::int32_t>(i);
    report.source = head;
    report.source_tokens.clear();
    if (head < 0) return;
    report.source_tokens = {run};
    subtract(report.content, run);
  }

  /// Inside a quotation "I think" and "you want" are the speaker's own words; others' speech is a nested
  /// statement.
  bool reports_inside_quotation(const Report& report) const {
    if (report.source < 0 || report.share < min_share_inside_quotation) return false;
    const Upos pos = tree_[static_cast<std::uint32_t>(report.source)].upos;
    return pos == Upos::PROPN || pos == Upos::NOUN;
  }

  // quotations

  bool quoted(std::uint32_t token) const { return quotations_.outermost[token] >= 0; }

  std::uint32_t sentence_of(std::uint32_t token) const { return document_.tokens[token].sentence; }

  bool fills_sentences(TokenRange tokens) const {
    const Sentence& last = document_.sentences[sentence_of(tokens.last - 1)];
    return document_.sentences[sentence_of(tokens.first)].first == tokens.first && last.last == tokens.last;
  }

  void assign_quotations() {
    std::int32_t previous = -1;  // report that owns the quotation before
    for (std::size_t p = 0; p < quotations_.pieces.size(); ++p) {
      const QuotedPiece& piece = quotations_.pieces[p];
      if (piece.nested) continue;
      std::int32_t owner = piece.continues ? previous : -1;
      if (owner < 0) owner = report_around(piece.tokens);
      if (owner < 0) owner = report_beside(piece.tokens);
      if (owner < 0 && previous >= 0 && goes_on(piece.tokens)) owner = previous;
      owner_[p] = owner;
      if (owner < 0) continue;
      owned_.emplace_back(owner, piece.tokens);
      previous = owner;
      previous_end_ = piece.tokens.last;
    }
  }

  std::int32_t add(Report report) {
    const auto number = static_cast<std::int32_t>(reports_.size());
    report_of_cue_[report.cue] = number;
    reports_.push_back(std::move(report));
    return number;
  }

  /// The report outside the quotation whose content it is or stands in, the closest one.
  std::int32_t report_around(TokenRange quotation) const {
    std::int32_t best = -1;
    std::uint32_t best_size = ~0u;
    for (const std::uint32_t s : {sentence_of(quotation.first), sentence_of(quotation.last - 1)})
      for (std::size_t r = reports_of_[s]; r < reports_of_[s + 1]; ++r) {
        const Report& report = reports_[r];
        if (quoted(report.cue)) continue;
        std::uint32_t size = 0;
        bool touches = false;
        for (const TokenRange range : report.content) {
          size += range.last - range.first;
          touches |= overlap(range, quotation);
        }
        if (touches && size < best_size) best = static_cast<std::int32_t>(r), best_size = size;
      }
    return best;
  }

  /// The name of a book, a programme or a slogan: nobody's statement by itself.
  bool is_title(TokenRange quotation) const {
    constexpr std::uint32_t longest = 10;
    if (quotation.last - quotation.first > longest) return false;
    for (std::uint32_t i = quotation.first; i < quotation.last; ++i) {
      const Upos pos = tree_[i].upos;
      if (pos == Upos::AUX || pos == Upos::PRON) return false;
      const bool small = pos == Upos::PUNCT || pos == Upos::ADP || pos == Upos::DET || pos == Upos::CCONJ ||
                         pos == Upos::PART;
      const std::string_view word = tree_.word(i);
      if (!small && !word.empty() && word.front() >= 'a' && word.front() <= 'z') return false;
    }
    return true;
  }

  /// A word of speech beside the quotation that has no content in the tree.
  std::int32_t report_beside(TokenRange quotation) {
    if (is_title(quotation)) return -1;
    const std::uint32_t first = sentence_of(quotation.first), last = sentence_of(quotation.last - 1);
    std::int32_t cue = cue_beside(first, quotation);
    if (cue < 0 && last != first) cue = cue_beside(last, quotation);
    if (cue < 0 && first > 0 && ends_with_colon(first - 1)) cue = cue_beside(first - 1, quotation);
    if (cue < 0) return -1;
    if (report_of_cue_[cue] >= 0) return report_of_cue_[cue];
    Report report;
    report.cue = static_cast<std::uint32_t>(cue);
    report.cue_tokens = cue_phrase(tree_, report.cue);
    report.source = find_source(tree_, report.cue, is_passive(tree_, report.cue));
    if (report.source >= 0 && !quoted(static_cast<std::uint32_t>(report.source)))
      report.source_tokens = source_phrase(tree_, static_cast<std::uint32_t>(report.source), report.cue);
    repair_source(report);
    if (report.source < 0) return -1;
    return add(std::move(report));
  }

  /// The word of speech in the sentence that is closest to the quotation; -1: none.
  std::int32_t cue_beside(std::uint32_t s, TokenRange quotation) const {
    const Sentence& sentence = document_.sentences[s];
    const auto after = std::ranges::lower_bound(speech_words_, quotation.last);
    const auto before = std::ranges::lower_bound(speech_words_, quotation.first);
    std::int32_t best = -1;
    std::uint32_t distance = ~0u;
    if (before != speech_words_.begin() && contains({sentence.first, sentence.last}, *(before - 1))) {
      best = static_cast<std::int32_t>(*(before - 1));
      distance = quotation.first - *(before - 1);
    }
    if (after != speech_words_.end() && contains({sentence.first, sentence.last}, *after) &&
        *after - quotation.last < distance)
      best = static_cast<std::int32_t>(*after);
    return best;
  }

  bool ends_with_colon(std::uint32_t s) const {
    return document_.word(document_.sentences[s].last - 1) == ":";
  }

  /// A quotation of whole sentences right after an attributed one.
  bool goes_on(TokenRange quotation) const {
    if (!fills_sentences(quotation)) return false;
    const std::uint32_t here = sentence_of(quotation.first), before = sentence_of(previous_end_ - 1);
    return here <= before + 1;
  }

  // result

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

  std::vector<QuotedStatement> finish(DocumentActors& actors) {
    for (const auto& [report, tokens] : owned_) reports_[report].content.push_back(tokens);
    for (Report& report : reports_) normalize(report.content);

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
    for (std::size_t p = 0; p < owner_.size(); ++p)
      if (owner_[p] >= 0) voices[p] = by_report[owner_[p]];
    resolve_persons(tree_, quotations_, voices, actors);
    for (QuotedStatement& statement : statements)  // "I said" inside a quotation has its speaker only now
      if (statement.speaker < 0 && statement.speaker_mention >= 0)
        statement.speaker = actors.mentions[statement.speaker_mention].actor;
    set_parents(statements);
    return statements;
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

  const ParsedDocument& document_;
  const CueTable& table_;
  Tree tree_;
  Quotations quotations_;
  std::vector<Report> reports_;
  std::vector<std::size_t> reports_of_;      ///< [sentences + 1]: where its reports begin
  std::vector<std::uint32_t> speech_words_;  ///< outside of quotations, words that introduce one, in order
  std::vector<std::pair<std::int32_t, TokenRange>>
      owned_;                                ///< quoted pieces by the report that they belong to
  std::vector<std::int32_t> report_of_cue_;  ///< [tokens]: report with this cue, or -1
  std::vector<std::int32_t> owner_;          ///< [pieces]: report, or -1
  std::uint32_t previous_end_ = 0;
};

}  // namespace

std::vector<QuotedStatement> find_quoted_statements(const ParsedDocument& document, DocumentActors& actors) {
  return Finder(document, CueTable::built_in()).run(actors);
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
