#include <algorithm>

#include <claimgraph/extract/text/forms.hpp>
#include <claimgraph/extract/text/paragraphs.hpp>
#include <claimgraph/extract/text/segment.hpp>
#include <claimgraph/extract/text/words.hpp>

namespace claimgraph {
namespace {

using text::Role;
using text::Token;
using Tokens = std::vector<Token>;

// Ends sentences between the words of one paragraph.
class Splitter {
 public:
  Splitter(std::string_view text, const Tokens& tokens)
      : text_(text), tokens_(tokens), forms_(text::Forms::instance()) {}

  /// Calls found(first, last) for each sentence.
  template <typename Found>
  void split(Found found) const {
    std::size_t first = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      const std::size_t last = behind(i);
      if (may_end(i) && last < tokens_.size() && begins(i, last)) {
        found(first, last);
        first = last;
      }
      i = last;
    }
    if (first < tokens_.size()) found(first, tokens_.size());
  }

 private:
  bool may_end(std::size_t i) const {
    const Token& token = tokens_[i];
    return token.role == Role::stop || token.role == Role::ellipsis || token.role == Role::emoticon ||
           token.role == Role::rule || token.forms != 0;
  }

  // Behind token i and what closes that which ends in it: quotation marks, brackets, more stops, emoticons,
  // and references such as "[4]".
  std::size_t behind(std::size_t i) const {
    const bool ends = may_end(i);
    const bool stops = tokens_[i].role == Role::stop;
    ++i;
    while (ends && i < tokens_.size()) {
      const Role role = tokens_[i].role;
      if (role == Role::close || role == Role::stop || role == Role::ellipsis || role == Role::emoticon) {
        ++i;
      } else if (stops && is_reference(i)) {
        i += 3;
      } else {
        break;
      }
    }
    return i;
  }

  bool is_reference(std::size_t i) const {
    return i + 2 < tokens_.size() && word(i) == "[" && word(i + 2) == "]" && word(i + 1).front() >= '0' &&
           word(i + 1).front() <= '9';
  }

  std::string_view word(std::size_t i) const {
    return text_.substr(tokens_[i].place.begin, tokens_[i].place.end - tokens_[i].place.begin);
  }

  // Does a sentence begin at `next`, behind something that may end one at i?
  bool begins(std::size_t i, std::size_t next) const {
    const Token& ended = tokens_[i];
    std::size_t content = next;  // behind opening marks
    while (content + 1 < tokens_.size() && tokens_[content].role == Role::open) ++content;
    const Token& token = tokens_[content];
    if (tokens_[next].role == Role::pause) return false;
    bool quoted = false;  // closing marks stand between
    for (std::size_t k = i + 1; k < next; ++k) quoted = quoted || tokens_[k].quote;
    if (ended.forms != 0 && !quoted) return begins_after_abbreviation(ended.forms, token, content);
    if (ended.role == Role::rule) return true;
    if (ended.role == Role::emoticon) return token.upper;
    if (ended.role == Role::ellipsis) return !token.lower && token.role == Role::word;
    const bool plain_stop = ended.role == Role::stop && word(i) == ".";
    if (token.lower) return next == i + 1 && (plain_stop || word(i) != "!");
    if (!tokens_[next].space_before && plain_stop && next == i + 1 && token.role != Role::open)
      return token.upper;
    if (token.role == Role::dash) return plain_stop;
    return plain_stop || !quoted || !is_reported(content);
  }

  // Do the words from i on say whose question or outcry the quotation before them was: "Why?" Ana Lund asked.
  bool is_reported(std::size_t i) const {
    constexpr std::size_t longest = 4;
    for (std::size_t k = i; k + 1 < tokens_.size() && k < i + longest; ++k) {
      if (forms_.kinds(word(k)) & text::reporting) {
        return tokens_[k + 1].role == Role::stop || tokens_[k + 1].role == Role::pause;
      }
      if (tokens_[k].role != Role::word) return false;
    }
    return false;
  }

  bool begins_after_abbreviation(std::uint32_t forms, const Token& token, std::size_t content) const {
    if (forms & (text::title | text::inner | text::number)) return false;
    if (!token.upper) return false;
    std::string_view name = word(content);
    if (name.ends_with('.')) name.remove_suffix(1);
    const std::uint32_t kinds = forms_.kinds(name);
    if (forms & text::time) return !(kinds & text::when);
    return (forms & text::final) || (kinds & text::starter);
  }

  std::string_view text_;
  const Tokens& tokens_;
  const text::Forms& forms_;
};

// Datelines and agency marks at the beginning of a paragraph: an agency, or place names of which the first is
// in capitals, with brackets and dates, up to a dash between blanks. In the opening paragraph a colon does as
// well ("KARACHI: ...").
class Leads {
 public:
  Leads(std::string_view text, const Tokens& tokens, bool opening)
      : text_(text), tokens_(tokens), forms_(text::Forms::instance()), opening_(opening) {}

  /// Number of words of the lead of the tokens [first, last).
  std::size_t length(std::size_t first, std::size_t last) const {
    std::size_t begin = first;
    for (int marks = 0; marks < 2; ++marks) {  // "AP - ISLAMABAD, Pakistan - "
      const std::size_t end = mark(begin, last);
      if (end == begin) break;
      begin = end;
    }
    return begin - first;
  }

 private:
  std::size_t mark(std::size_t first, std::size_t last) const {
    constexpr std::size_t longest = 16;
    bool bracket = false;
    for (std::size_t i = first; i < std::min(last, first + longest); ++i) {
      const Token& token = tokens_[i];
      const bool colon = opening_ && word(i) == ":" && i + 1 < last && tokens_[i + 1].upper;
      if (token.role == Role::dash || (colon && is_place(first))) {
        return i + 1 < last && i > first && (is_place(first) || is_agency(first, i)) ? i + 1 : first;
      }
      if (token.role == Role::open && !token.quote) bracket = true;
      if (token.role == Role::close && !token.quote) bracket = false;
      const char c = text_[token.place.begin];
      const bool number = c >= '0' && c <= '9';
      const bool joint = token.role == Role::pause || token.role == Role::close || token.role == Role::other;
      if (!token.upper && !number && !bracket && !joint) return first;
    }
    return first;
  }

  bool is_agency(std::size_t first, std::size_t end) const {
    const std::uint32_t begin = tokens_[first].place.begin;
    return (forms_.kinds(text_.substr(begin, tokens_[end - 1].place.end - begin)) & text::agency) != 0;
  }

  bool is_place(std::size_t first) const {
    const std::string_view place = word(first);
    return place.size() > 1 && tokens_[first].upper &&
           std::none_of(place.begin(), place.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  std::string_view word(std::size_t i) const {
    return text_.substr(tokens_[i].place.begin, tokens_[i].place.end - tokens_[i].place.begin);
  }

  std::string_view text_;
  const Tokens& tokens_;
  const text::Forms& forms_;
  bool opening_;
};

// Where to cut a sentence that is too long: behind the last semicolon in the second half of what fits, else
// behind the last dash or other pause, else where it is full.
std::size_t cut_point(std::string_view text, const Tokens& tokens, std::size_t first) {
  const std::size_t full = first + max_sentence_words;
  std::size_t best = full;
  int rank = 0;
  for (std::size_t i = first + max_sentence_words / 2; i < full; ++i) {
    const char c = text[tokens[i].place.begin];
    const int r = tokens[i].role == Role::pause ? (c == ';' ? 3 : 1) : tokens[i].role == Role::dash ? 2 : 0;
    if (r > 0 && r >= rank) best = i + 1, rank = r;
  }
  // Not inside of a word: do|n't
  while (rank == 0 && best > full - max_sentence_words / 2 && !tokens[best].space_before) --best;
  return best == full - max_sentence_words / 2 ? full : best;
}

}  // namespace

SegmentedDocument segment(Document document) {
  SegmentedDocument result;
  result.document = std::move(document);
  const std::string_view text = result.document.text;
  std::vector<text::Range> paragraphs;
  const std::size_t body = std::min<std::size_t>(result.document.body, text.size());
  if (body > 0) paragraphs.push_back({0, body});
  text::find_paragraphs(text, body, text.size(), paragraphs);

  text::WordCutter cutter(text);
  Tokens tokens;
  std::uint32_t paragraph = 0;
  bool opening = true;  // no paragraph of the body was seen
  for (const text::Range& range : paragraphs) {
    tokens.clear();
    cutter.cut(range.begin, range.end, tokens);
    if (tokens.empty()) continue;
    const auto base = static_cast<std::uint32_t>(result.words.size());
    const Leads leads(text, tokens, opening && range.begin >= body);
    opening = opening && range.begin < body;
    Splitter(text, tokens).split([&](std::size_t first, std::size_t last) {
      const std::size_t lead = first == 0 ? leads.length(first, last) : 0;
      const auto add = [&](std::size_t begin, std::size_t end) {
        const auto words = static_cast<std::uint32_t>(begin < first + lead ? end - begin : 0);
        result.sentences.push_back({base + static_cast<std::uint32_t>(begin),
                                    base + static_cast<std::uint32_t>(end), paragraph, words});
      };
      if (lead > 0) add(first, first + lead);
      for (std::size_t begin = first + lead; begin < last;) {
        const std::size_t end = last - begin > max_sentence_words ? cut_point(text, tokens, begin) : last;
        add(begin, end);
        begin = end;
      }
    });
    for (const Token& token : tokens) result.words.push_back(token.place);
    ++paragraph;
  }
  return result;
}

}  // namespace claimgraph
