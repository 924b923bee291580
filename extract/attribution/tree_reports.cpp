#include <algorithm>

#include <claimgraph/extract/attribution/mark_reports.hpp>
#include <claimgraph/extract/attribution/ranges.hpp>
#include <claimgraph/extract/attribution/tree_reports.hpp>

namespace claimgraph {
namespace {

constexpr double min_share_inside_quotation = 0.7;  ///< only words of speech, no attitudes

/// Reads the sentences of a document by the cue table and gives each quotation to one of the reports.
class TreeReader {
 public:
  TreeReader(const Tree& tree, const Quotations& quotations, const CueTable& table)
      : document_(tree.document()), table_(table), tree_(tree), quotations_(quotations) {}

  std::vector<Report> run() {
    report_of_cue_.assign(document_.tokens.size(), -1);
    reports_of_.resize(document_.sentences.size() + 1);
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) read_sentence(s);
    reports_of_[document_.sentences.size()] = reports_.size();
    const std::vector<Report> marks = find_mark_reports(tree_, quotations_);
    assign_quotations(marks);
    for (const auto& [report, tokens] : owned_) reports_[report].content.push_back(tokens);
    reports_.insert(reports_.end(), marks.begin(), marks.end());
    for (Report& report : reports_) normalize(report.content);
    return std::move(reports_);
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

  /// @param marks  reports that have their quotations already
  void assign_quotations(const std::vector<Report>& marks) {
    std::vector<bool> taken(document_.tokens.size());
    for (const Report& report : marks)
      for (const TokenRange range : report.content)
        std::fill(taken.begin() + range.first, taken.begin() + range.last, true);
    std::int32_t previous = -1;  // report that owns the quotation before
    for (std::size_t p = 0; p < quotations_.pieces.size(); ++p) {
      const QuotedPiece& piece = quotations_.pieces[p];
      if (piece.nested) continue;
      std::int32_t owner = piece.continues ? previous : -1;
      if (owner < 0) owner = report_around(piece.tokens);
      const bool free = !taken[piece.tokens.first];
      if (owner < 0 && free) owner = report_beside(piece.tokens);
      if (owner < 0 && free && previous >= 0 && goes_on(piece.tokens)) owner = previous;
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

  const ParsedDocument& document_;
  const CueTable& table_;
  const Tree& tree_;
  const Quotations& quotations_;
  std::vector<Report> reports_;
  std::vector<std::size_t> reports_of_;      ///< [sentences + 1]: where its reports begin
  std::vector<std::uint32_t> speech_words_;  ///< outside of quotations, words that introduce one, in order
  std::vector<std::pair<std::int32_t, TokenRange>>
      owned_;                                ///< quoted pieces by the report that they belong to
  std::vector<std::int32_t> report_of_cue_;  ///< [tokens]: report with this cue, or -1
  std::uint32_t previous_end_ = 0;
};

}  // namespace

std::vector<Report> find_tree_reports(const Tree& tree, const Quotations& quotations, const CueTable& table) {
  return TreeReader(tree, quotations, table).run();
}

}  // namespace claimgraph
