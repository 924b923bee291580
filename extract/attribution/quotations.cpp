#include <algorithm>
#include <array>
#include <cctype>

#include <claimgraph/extract/attribution/quotations.hpp>

namespace claimgraph {
namespace {

enum class Mark { none, open, close, either, single_open, single_close };

struct MarkShape {
  std::string_view text;
  Mark mark;
};

// `either`: signs that may stand on both sides, told apart by the spaces around them («so» and »so«).
constexpr std::array mark_shapes{
    MarkShape{"“", Mark::open},        MarkShape{"„", Mark::open},        MarkShape{"``", Mark::open},
    MarkShape{"”", Mark::close},       MarkShape{"«", Mark::either},      MarkShape{"»", Mark::either},
    MarkShape{"\"", Mark::either},     MarkShape{"''", Mark::either},     MarkShape{"‘", Mark::single_open},
    MarkShape{"‚", Mark::single_open}, MarkShape{"`", Mark::single_open}, MarkShape{"‹", Mark::single_open},
    MarkShape{"›", Mark::single_close}};

bool is_single(std::string_view word) {
  return word == "'" || word == "’";
}

/// Reads the marks of a document from left to right and pairs them.
class Pairing {
 public:
  explicit Pairing(const ParsedDocument& document) : document_(document) {}

  Quotations run() {
    const auto& sentences = document_.sentences;
    for (sentence_ = 0; sentence_ < sentences.size(); ++sentence_) {
      if (sentence_ == 0 || sentences[sentence_].paragraph != sentences[sentence_ - 1].paragraph)
        begin_paragraph();
      for (std::uint32_t i = sentences[sentence_].first; i < sentences[sentence_].last; ++i) read(i);
    }
    if (open_) end_unclosed(static_cast<std::uint32_t>(document_.tokens.size()));
    index();
    return std::move(found_);
  }

 private:
  bool space_before(std::uint32_t i) const {
    const std::uint32_t begin = document_.tokens[i].begin;
    if (begin == 0) return true;
    const char c = document_.document.text[begin - 1];
    return std::isspace(static_cast<unsigned char>(c)) || c == '(' || c == '[';
  }
  bool space_after(std::uint32_t i) const {
    const std::uint32_t end = document_.tokens[i].end;
    if (end >= document_.document.text.size()) return true;
    const char c = document_.document.text[end];
    return std::isspace(static_cast<unsigned char>(c)) ||
           std::string_view(".,;:!?)]").find(c) != std::string_view::npos;
  }

  Mark mark(std::uint32_t i) const {
    if (document_.tokens[i].upos == Upos::PART) return Mark::none;  // the possessive of a plural
    const std::string_view word = document_.word(i);
    const bool spaced = space_before(i) != space_after(i);
    for (const MarkShape& shape : mark_shapes) {
      if (shape.text != word) continue;
      if (shape.mark != Mark::either) return shape.mark;
      return !spaced ? Mark::either : space_before(i) ? Mark::open : Mark::close;
    }
    if (is_single(word) && spaced) return space_before(i) ? Mark::single_open : Mark::single_close;
    return Mark::none;
  }

  bool opens(Mark mark) const { return mark == Mark::open || mark == Mark::either; }

  void begin_paragraph() {
    single_open_ = -1;
    if (!open_) return;
    const std::uint32_t first = document_.sentences[sentence_].first;
    if (opens(mark(first))) {
      open_again(first);
      skip_ = first;
    } else {
      end_unclosed(first);
    }
  }

  /// The custom for quotations of several paragraphs: each opens, only the last one closes.
  void open_again(std::uint32_t first) {
    emit({begin_, first}, false);
    continues_ = true;
    begin_ = first;
    begin_sentence_ = static_cast<std::uint32_t>(sentence_);
  }

  /// Whether a second opening mark goes on with the quotation although no paragraph begins: texts that have
  /// lost their line breaks.
  bool opens_lost_paragraph(std::uint32_t i) const {
    constexpr std::size_t longest = 8;  ///< sentences of a paragraph inside one quotation
    return document_.sentences[sentence_].first == i && sentence_ - begin_sentence_ <= longest;
  }

  /// „so“ and ‚so‘: what opens elsewhere closes what the low mark has opened.
  bool closes_low(std::uint32_t i) const {
    const std::string_view word = document_.word(i);
    if (word == "“") return open_ && document_.word(begin_) == "„";
    return word == "‘" && single_open_ >= 0 &&
           document_.word(static_cast<std::uint32_t>(single_open_)) == "‚";
  }

  void read(std::uint32_t i) {
    if (i == skip_) return;
    Mark m = mark(i);
    if (closes_low(i)) m = m == Mark::open ? Mark::close : Mark::single_close;
    switch (m) {
      case Mark::none:
        return;
      case Mark::single_open:
        if (single_open_ < 0) single_open_ = static_cast<std::int32_t>(i);
        return;
      case Mark::single_close:
        if (single_open_ < 0) return;
        emit({static_cast<std::uint32_t>(single_open_), i + 1}, open_);
        single_open_ = -1;
        return;
      case Mark::close:
      case Mark::either:
        if (open_) {
          close(i + 1);
          return;
        }
        if (m == Mark::close) return;
        [[fallthrough]];
      case Mark::open:
        if (open_ && opens_lost_paragraph(i)) {
          open_again(i);
          return;
        }
        if (open_) end_unclosed(i);  // two openings in a row: the first was never closed
        open_ = true;
        continues_ = false;
        begin_ = i;
        begin_sentence_ = static_cast<std::uint32_t>(sentence_);
        single_open_ = -1;
    }
  }

  void close(std::uint32_t end) {
    emit({begin_, end}, false);
    open_ = false;
    single_open_ = -1;
  }

  /// `limit`: a token that is no more part of it.
  void end_unclosed(std::uint32_t limit) {
    const auto& sentences = document_.sentences;
    std::size_t last = begin_sentence_;
    const auto same_paragraph = [&](std::size_t other) {
      return sentences[other].paragraph == sentences[last].paragraph;
    };
    const bool opens_paragraph = sentences[last].first == begin_ && (last == 0 || !same_paragraph(last - 1));
    if (opens_paragraph)
      while (last + 1 < sentences.size() && same_paragraph(last + 1) && sentences[last + 1].first < limit)
        ++last;
    close(std::min(sentences[last].last, limit));
  }

  void emit(TokenRange tokens, bool nested) {
    if (tokens.first >= tokens.last) return;
    found_.pieces.push_back({tokens, !nested && continues_, nested});
    if (!nested) continues_ = false;
  }

  void index() {
    found_.outermost.assign(document_.tokens.size(), -1);
    found_.innermost.assign(document_.tokens.size(), -1);
    std::ranges::stable_sort(found_.pieces, {}, [](const QuotedPiece& p) { return p.tokens.first; });
    for (std::size_t p = 0; p < found_.pieces.size(); ++p) {
      const QuotedPiece& piece = found_.pieces[p];
      for (std::uint32_t i = piece.tokens.first; i < piece.tokens.last; ++i) {
        found_.innermost[i] = static_cast<std::int32_t>(p);
        if (!piece.nested) found_.outermost[i] = static_cast<std::int32_t>(p);
      }
    }
  }

  const ParsedDocument& document_;
  Quotations found_;
  std::size_t sentence_ = 0;
  bool open_ = false, continues_ = false;
  std::uint32_t begin_ = 0, begin_sentence_ = 0;
  std::uint32_t skip_ = ~0u;
  std::int32_t single_open_ = -1;
};

}  // namespace

Quotations find_quotations(const ParsedDocument& document) {
  return Pairing(document).run();
}

}  // namespace claimgraph
