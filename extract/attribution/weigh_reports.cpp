#include <algorithm>
#include <array>
#include <cmath>

#include <claimgraph/extract/attribution/ranges.hpp>
#include <claimgraph/extract/attribution/weigh_reports.hpp>

namespace claimgraph {
namespace {

using TagRole = std::array<float, 3> AttributionTags::*;
using Tokens = std::vector<TokenRange>;

double log_odds(double p) {
  constexpr double least = 0.005;
  p = std::clamp(p, least, 1 - least);
  return std::log(p / (1 - p));
}

/// The best sequence of O, B and I over some words (Viterbi); the ranges that it marks.
/// @param scores  of each word, log-probabilities of O, B, I
/// @param begin   token of the first word
void append_best_path(const std::vector<std::array<double, 3>>& scores, std::uint32_t begin, Tokens& found) {
  constexpr double impossible = -1e30;
  std::array<double, 3> best{0, impossible, impossible};
  std::vector<std::array<std::uint8_t, 3>> from(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto top = static_cast<std::uint8_t>(std::ranges::max_element(best) - best.begin());
    const std::uint8_t inside = best[1] >= best[2] ? 1 : 2;
    from[i] = {top, top, inside};
    best = {best[top] + scores[i][0], best[top] + scores[i][1], best[inside] + scores[i][2]};
  }
  auto at = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
  std::vector<std::size_t> path(scores.size());
  for (std::size_t i = scores.size(); i-- > 0; at = from[i][at]) path[i] = at;
  for (std::uint32_t i = 0; i < path.size(); ++i) {
    if (path[i] == 1) found.push_back({begin + i, begin + i + 1});
    if (path[i] == 2) ++found.back().last;
  }
}

/// Stretches of words whose scores together are worth more than the `switching` that each costs.
Tokens best_stretches(const std::vector<double>& scores, std::uint32_t begin, double switching) {
  std::array<double, 2> best{0, -switching};
  std::vector<std::array<bool, 2>> from(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const bool out = best[1] - switching > best[0], in = best[1] >= best[0] - switching;
    from[i] = {out, in};
    best = {out ? best[1] - switching : best[0], (in ? best[1] : best[0] - switching) + scores[i]};
  }
  Tokens found;
  bool at = best[1] > best[0];
  for (std::size_t i = scores.size(); i-- > 0; at = from[i][at]) {
    const auto token = begin + static_cast<std::uint32_t>(i);
    if (!at) continue;
    if (!found.empty() && found.back().first == token + 1)
      --found.back().first;
    else
      found.push_back({token, token + 1});
  }
  std::ranges::reverse(found);
  return found;
}

/// The one stretch with the highest sum, if that is positive.
TokenRange best_stretch(const std::vector<double>& scores, std::uint32_t begin, double lean) {
  TokenRange best{begin, begin};
  double best_sum = 0, sum = 0;
  std::uint32_t first = begin;
  for (std::uint32_t i = 0; i < scores.size(); ++i) {
    if (sum <= 0) sum = 0, first = begin + i;
    sum += scores[i] + lean;
    if (sum > best_sum) best_sum = sum, best = {first, begin + i + 1};
  }
  return best;
}

class Weigher {
 public:
  Weigher(const Tree& tree, const Quotations& quotations, const std::vector<Report>& votes,
          const AttributionWeights& weights)
      : document_(tree.document()), tree_(tree), quotations_(quotations), votes_(votes), weights_(weights) {}

  std::vector<Report> run() {
    const std::size_t tokens = document_.tokens.size();
    vote_at_.assign(tokens, -1);
    for (std::size_t v = 0; v < votes_.size(); ++v) {
      if (votes_[v].by_mark) continue;  // needs no model
      vote_at_[votes_[v].cue] = static_cast<std::int32_t>(v);
      for (const TokenRange range : votes_[v].cue_tokens)
        for (std::uint32_t i = range.first; i < range.last; ++i)
          if (vote_at_[i] < 0) vote_at_[i] = static_cast<std::int32_t>(v);
    }
    content_of_.assign(tokens, -1);
    cue_of_.assign(tokens, -1);
    for (const Report& vote : votes_)
      if (vote.by_mark) keep(vote);
    for (const TokenRange cue : whole_cues(tagged(&AttributionTags::cue, &Report::cue_tokens))) add(cue);
    const Tokens contents = tagged(&AttributionTags::content, &Report::content);
    for (const TokenRange content : contents) give_second_chance(content);
    complete_quotations();
    go_on(contents);
    for (Report& report : reports_) trim(report.content);
    std::erase_if(reports_, [](const Report& report) { return report.content.empty(); });
    return std::move(reports_);
  }

 private:
  /// Stretches of words in a role, whatever cue they belong to.
  Tokens tagged(TagRole role, Tokens Report::*tokens) const {
    std::vector<bool> voted(document_.tokens.size());
    for (const Report& vote : votes_)
      for (const TokenRange range : vote.*tokens)
        std::fill(voted.begin() + range.first, voted.begin() + range.last, true);
    Tokens found;
    std::vector<std::array<double, 3>> scores;
    for (const Sentence& sentence : document_.sentences) {
      scores.clear();
      for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        const std::array<float, 3>& p = document_.attribution_tags[i].*role;
        const double vote = voted[i] ? weights_.tag_vote : 0;
        const auto score = [](float x) { return std::log(std::max(x, 1e-4f)); };
        scores.push_back({score(p[0]), score(p[1]) + vote, score(p[2]) + vote});
      }
      append_best_path(scores, sentence.first, found);
    }
    return found;
  }

  /// Joins neighbours ("had" and "urged"), and lets auxiliaries and adverbs reach the word that they belong
  /// to.
  Tokens whole_cues(const Tokens& cues) const {
    constexpr std::uint32_t farthest = 3;
    const auto full = [&](std::uint32_t i) {
      const Upos pos = tree_[i].upos;
      return pos != Upos::AUX && pos != Upos::ADV && pos != Upos::PART && pos != Upos::DET;
    };
    Tokens whole;
    for (TokenRange cue : cues) {
      cue = widened(cue);
      bool small = true;
      for (std::uint32_t i = cue.first; i < cue.last; ++i) small &= !full(i);
      const std::int32_t head = tree_[cue.last - 1].head;
      if (small && head >= static_cast<std::int32_t>(cue.last) &&
          static_cast<std::uint32_t>(head) < cue.last + farthest)
        cue.last = static_cast<std::uint32_t>(head) + 1;
      const bool joined =
          !whole.empty() && cue.first <= whole.back().last &&
          document_.tokens[cue.first].sentence == document_.tokens[whole.back().first].sentence;
      if (joined)
        whole.back().last = std::max(whole.back().last, cue.last);
      else
        whole.push_back(cue);
    }
    return whole;
  }

  /// Where there is a cue, the words beside it belong to it more easily than they would be cues alone.
  TokenRange widened(TokenRange cue) const {
    const Sentence& sentence = document_.sentences[document_.tokens[cue.first].sentence];
    const auto belongs = [&](std::uint32_t i) {
      return cue_of_[i] < 0 && tree_[i].upos != Upos::PUNCT &&
             tag_odds(&AttributionTags::cue, i) > -weights_.cue_reach;
    };
    while (cue.first > sentence.first && belongs(cue.first - 1)) --cue.first;
    while (cue.last < sentence.last && belongs(cue.last)) ++cue.last;
    return cue;
  }

  double tag_odds(TagRole role, std::uint32_t token) const {
    return log_odds(1 - (document_.attribution_tags[token].*role)[0]);
  }

  /// The report whose cue is `cue`, from the links of its first word that has any and the tree's report
  /// there.
  void add(TokenRange cue) {
    const auto links = std::ranges::lower_bound(document_.cue_links, cue.first, {}, &CueLinks::cue);
    const bool linked = links != document_.cue_links.end() && links->cue < cue.last;
    const Report* vote = linked ? vote_for(cue, *links) : vote_for(cue, {});
    if (!linked && !vote) return;
    Report report = linked ? Report{} : *vote;
    report.cue_tokens = {cue};
    if (linked) {
      report.content = linked_content(*links, cue, vote);
      report.source_tokens = linked_source(*links, report, vote);
    }
    report.cue = vote && contains(cue, vote->cue) ? vote->cue : head_of(cue);
    keep_in_quotation(report);
    subtract(report.content, cue);
    for (const TokenRange source : report.source_tokens) subtract(report.content, source);
    if (report.content.empty()) return;
    report.source =
        report.source_tokens.empty() ? -1 : static_cast<std::int32_t>(head_of(report.source_tokens.front()));
    if (vote && vote->source >= 0 && contains(report.source_tokens, static_cast<std::uint32_t>(vote->source)))
      report.source = vote->source;
    report.clause = vote ? vote->clause : has_clause(report.content);
    report.share = vote ? vote->share : 0;
    keep(std::move(report));
  }

  void keep(Report report) {
    const auto number = static_cast<std::int32_t>(reports_.size());
    for (const TokenRange range : report.cue_tokens) mark(range, number, cue_of_);
    for (const TokenRange range : report.content) mark(range, number, content_of_);
    reports_.push_back(std::move(report));
  }

  void mark(TokenRange range, std::int32_t number, std::vector<std::int32_t>& at) {
    std::fill(at.begin() + range.first, at.begin() + range.last, number);
  }

  /// Of the tree's reports with words of this cue, the one whose content is most like the linked one.
  const Report* vote_for(TokenRange cue, const CueLinks& links) const {
    const Report* best = nullptr;
    double best_odds = 0;
    for (std::uint32_t i = cue.first; i < cue.last; ++i) {
      if (vote_at_[i] < 0) continue;
      const Report& vote = votes_[static_cast<std::size_t>(vote_at_[i])];
      if (&vote == best) continue;
      double odds = 0;
      for (std::uint32_t w = 0; w < links.content.size(); ++w) {
        const double x = log_odds(links.content[w]);
        odds += contains(vote.content, links.first + w) ? x : -x;
      }
      if (!best || odds > best_odds) best = &vote, best_odds = odds;
    }
    return best;
  }

  double link_score(float link, TagRole role, std::uint32_t token, const Report* vote,
                    const Tokens* voted) const {
    double score = log_odds(link) + weights_.tag_share * tag_odds(role, token);
    if (vote) score += contains(*voted, token) ? weights_.link_vote : -weights_.link_vote;
    return score;
  }

  Tokens linked_content(const CueLinks& links, TokenRange cue, const Report* vote) const {
    std::vector<double> scores(links.content.size());
    double best = -1e30;
    for (std::uint32_t w = 0; w < scores.size(); ++w) {
      const std::uint32_t token = links.first + w;
      if (contains(cue, token)) continue;
      scores[w] = link_score(links.content[w], &AttributionTags::content, token, vote,
                             vote ? &vote->content : nullptr);
      best = std::max(best, scores[w]);
    }
    Tokens content = best_stretches(scores, links.first, weights_.switching);
    if (content.empty()) {
      // A short one, or the least improbable: whatever is reported has some content.
      for (std::uint32_t w = 0; w < scores.size(); ++w)
        if (contains(cue, links.first + w)) scores[w] = -1e30;
      content = {best_stretch(scores, links.first, best > 0 ? 0 : -best + 0.5)};
    }
    if (vote) {  // a quotation or a sentence that leaves the window
      const TokenRange window{links.first, links.first + static_cast<std::uint32_t>(scores.size())};
      Tokens outside = vote->content;
      subtract(outside, window);
      content.insert(content.end(), outside.begin(), outside.end());
    }
    normalize(content);
    return content;
  }

  Tokens linked_source(const CueLinks& links, const Report& report, const Report* vote) const {
    std::vector<double> scores(links.source.size());
    for (std::uint32_t w = 0; w < scores.size(); ++w) {
      const std::uint32_t token = links.first + w;
      const bool taken = contains(report.cue_tokens, token) || contains(report.content, token);
      scores[w] = taken ? -1e30
                        : link_score(links.source[w], &AttributionTags::source, token, vote,
                                     vote ? &vote->source_tokens : nullptr);
    }
    Tokens source{best_stretch(scores, links.first, weights_.source_lean)};
    normalize(source);
    for (TokenRange& range : source) range = whole_phrase(range, report);
    for (TokenRange& range : source) {  // ", who" begins a clause about it
      const auto loose = [&](std::uint32_t i) {
        const Upos pos = tree_[i].upos;
        const std::int32_t head = tree_[i].head;
        const bool outside = head >= 0 && !contains(range, static_cast<std::uint32_t>(head));
        return outside && (pos == Upos::PRON || pos == Upos::SCONJ || pos == Upos::DET);
      };
      while (range.last > range.first + 1 && loose(range.last - 1)) --range.last;
    }
    trim(source);
    return source;
  }

  /// No stretch ends inside a noun phrase: takes in the noun that its head describes, and the words that
  /// describe its words, as far as they are not the report's cue or content.
  TokenRange whole_phrase(TokenRange range, const Report& report) const {
    const auto describes = [&](std::uint32_t i) {
      const Deprel relation = universal(tree_[i].deprel);
      return relation == Deprel::compound || relation == Deprel::flat || relation == Deprel::det ||
             relation == Deprel::amod || relation == Deprel::nummod;
    };
    const auto join = [&](TokenRange other) {
      const TokenRange whole{std::min(range.first, other.first), std::max(range.last, other.last)};
      for (std::uint32_t i = whole.first; i < whole.last; ++i)
        if (contains(report.content, i) || contains(report.cue_tokens, i)) return;
      range = whole;
    };
    for (int step = 0; step < longest_climb; ++step) {
      const std::uint32_t head = head_of(range);
      if (!describes(head) || tree_[head].head < 0) break;
      join({static_cast<std::uint32_t>(tree_[head].head), static_cast<std::uint32_t>(tree_[head].head) + 1});
      if (head_of(range) == head) break;
    }
    const std::uint32_t head = head_of(range);
    for (const std::uint32_t child : tree_.children(head)) {
      const TokenRange part = below(tree_, child);
      const bool beside = part.last == range.first || part.first == range.last;
      const bool possessor = tree_[child].deprel == Deprel::nmod_poss && child < head;
      if ((describes(child) || possessor) && (beside || overlap(part, range))) join(part);
    }
    const auto hangs_on = [&](std::uint32_t i) {
      return (describes(i) || universal(tree_[i].deprel) == Deprel::nmod) && tree_[i].head >= 0 &&
             contains(range, static_cast<std::uint32_t>(tree_[i].head));
    };
    const auto extend = [&](std::uint32_t i) {
      const TokenRange before = range;
      if (hangs_on(i)) join({i, i + 1});
      return before.first != range.first || before.last != range.last;
    };
    while (range.first > 0 && extend(range.first - 1)) {
    }
    while (range.last < document_.tokens.size() && extend(range.last)) {
    }
    return range;
  }

  /// What is reported inside a quotation stays there.
  void keep_in_quotation(Report& report) const {
    const std::int32_t piece = quotations_.outermost[report.cue];
    if (piece < 0) return;
    clip(report.content, quotations_.pieces[static_cast<std::size_t>(piece)].tokens);
    clip(report.source_tokens, quotations_.pieces[static_cast<std::size_t>(piece)].tokens);
  }

  /// The word on which the others of a phrase depend.
  std::uint32_t head_of(TokenRange phrase) const {
    std::uint32_t best = phrase.first;
    int best_rank = -1;
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
      const std::int32_t head = tree_[i].head;
      const bool top = head < 0 || !contains(phrase, static_cast<std::uint32_t>(head));
      const Upos pos = tree_[i].upos;
      const bool full = pos == Upos::VERB || pos == Upos::NOUN || pos == Upos::PROPN || pos == Upos::PRON ||
                        pos == Upos::ADJ;
      const int rank = (top ? 2 : 0) + (full ? 1 : 0);
      if (rank > best_rank) best = i, best_rank = rank;
    }
    return best;
  }

  bool has_clause(const Tokens& content) const {
    for (const TokenRange range : content)
      for (std::uint32_t i = range.first; i < range.last; ++i) {
        const Deprel relation = universal(tree_[i].deprel);
        const std::int32_t head = tree_[i].head;
        const bool subject =
            relation == Deprel::nsubj || relation == Deprel::csubj || relation == Deprel::expl;
        if (subject && head >= 0 && contains(content, static_cast<std::uint32_t>(head))) return true;
      }
    return false;
  }

  std::vector<std::uint32_t> unclaimed(TokenRange content) const {
    std::vector<std::uint32_t> left;
    for (std::uint32_t i = content.first; i < content.last; ++i)
      if (content_of_[i] < 0 && cue_of_[i] < 0) left.push_back(i);
    if (2 * left.size() < content.last - content.first) left.clear();
    return left;
  }

  /// Content that no cue claims is evidence for a cue: the word that may be one and is linked to it best, if
  /// it belongs to it more likely than not.
  void give_second_chance(TokenRange content) {
    const std::vector<std::uint32_t> left = unclaimed(content);
    if (left.empty()) return;
    const auto width = static_cast<std::uint32_t>(longest_window);
    const std::uint32_t from = left.front() > width ? left.front() - width : 0;
    const CueLinks* best = nullptr;
    double best_odds = 0;
    for (auto links = std::ranges::lower_bound(document_.cue_links, from, {}, &CueLinks::cue);
         links != document_.cue_links.end() && links->cue <= left.back() + width; ++links) {
      if (cue_of_[links->cue] >= 0 || contains(content, links->cue)) continue;
      if (left.front() < links->first || left.back() >= links->first + links->content.size()) continue;
      double odds = 0;
      for (const std::uint32_t token : left) odds += log_odds(links->content[token - links->first]);
      odds /= static_cast<double>(left.size());
      if (odds > best_odds) best = &*links, best_odds = odds;
    }
    if (!best) return;
    add(widened({best->cue, best->cue + 1}));
  }

  /// A content that has a good part of a quotation has all of it: links end at the window, and at stops
  /// inside.
  void complete_quotations() {
    for (std::size_t r = 0; r < reports_.size(); ++r) {
      Tokens whole;
      for (const TokenRange range : reports_[r].content) {
        for (std::uint32_t i = range.first; i < range.last;) {
          const std::int32_t number = quotations_.outermost[i];
          if (number < 0) {
            ++i;
            continue;
          }
          const TokenRange piece = quotations_.pieces[static_cast<std::size_t>(number)].tokens;
          const TokenRange both = intersection(piece, range);
          if (!contains(piece, reports_[r].cue) && 4 * (both.last - both.first) > piece.last - piece.first)
            whole.push_back(piece);
          i = std::max(both.last, i + 1);
        }
      }
      for (const TokenRange piece : whole) take(static_cast<std::int32_t>(r), piece);
    }
  }

  /// Adds words to a content, but for the report's own source and cue.
  void take(std::int32_t number, TokenRange tokens) {
    Report& report = reports_[static_cast<std::size_t>(number)];
    Tokens added{tokens};
    for (const TokenRange own : report.source_tokens) subtract(added, own);
    for (const TokenRange own : report.cue_tokens) subtract(added, own);
    for (const TokenRange range : added) {
      for (std::uint32_t i = range.first; i < range.last; ++i)
        if (content_of_[i] < 0) content_of_[i] = number;
      report.content.push_back(range);
    }
    normalize(report.content);
  }

  /// Content without a cue that continues a content beside it, is quoted, or fills sentences after it, is
  /// still said by the one who spoke last.
  void go_on(const Tokens& contents) {
    std::int32_t last = -1;        // report that spoke last
    std::uint32_t last_token = 0;  // where
    std::uint32_t at = 0;
    const auto listen = [&](std::uint32_t until) {
      for (; at < until; ++at) {
        const std::int32_t number = content_of_[at] >= 0 ? content_of_[at] : cue_of_[at];
        if (number >= 0) last = number, last_token = at;
      }
    };
    for (const TokenRange content : contents) {
      const std::vector<std::uint32_t> left = unclaimed(content);
      if (left.empty()) continue;
      const TokenRange rest{left.front(), left.back() + 1};
      listen(rest.first);
      if (last < 0) continue;
      const std::uint32_t here = document_.tokens[rest.first].sentence,
                          there = document_.tokens[last_token].sentence;
      const bool beside = here == there && rest.first - last_token <= 2 && content_of_[last_token] >= 0;
      const bool opens =
          document_.sentences[here].first == rest.first || quotations_.outermost[rest.first] >= 0;
      const bool near = here <= there + weights_.farthest_sentence && rest.last - rest.first > 2;
      if (beside || (opens && near)) take(last, rest);
    }
  }

  void trim(Tokens& content) const {
    constexpr std::array<std::string_view, 8> loose{",", ".", ":", ";", "—", "–", "--", "-"};
    const auto droppable = [&](std::uint32_t i) {
      return std::ranges::find(loose, tree_.word(i)) != loose.end();
    };
    for (TokenRange& range : content) {
      while (range.first < range.last && droppable(range.first)) ++range.first;
      while (range.first < range.last && droppable(range.last - 1)) --range.last;
    }
    normalize(content);
  }

  static constexpr int longest_climb = 4;             ///< nouns in a row that describe the next
  static constexpr std::size_t longest_window = 256;  ///< words, at most as many as pieces

  const ParsedDocument& document_;
  const Tree& tree_;
  const Quotations& quotations_;
  const std::vector<Report>& votes_;
  const AttributionWeights& weights_;
  std::vector<Report> reports_;
  std::vector<std::int32_t> vote_at_;     ///< [tokens]: vote with this word in its cue, or -1
  std::vector<std::int32_t> content_of_;  ///< [tokens]: report that has it as content, or -1
  std::vector<std::int32_t> cue_of_;      ///< [tokens]: report that has it as cue, or -1
};

}  // namespace

std::vector<Report> weigh_reports(const Tree& tree, const Quotations& quotations,
                                  const std::vector<Report>& votes, const AttributionWeights& weights) {
  return Weigher(tree, quotations, votes, weights).run();
}

}  // namespace claimgraph
