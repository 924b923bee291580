#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <claimgraph/extract/syntax/windows.hpp>

namespace claimgraph {
namespace {

// Rows of the shape embedding, in the model file's order; a sentence's first word has the row that many
// further on.
enum Shape : std::uint8_t { lower = 1, title, upper, initial_letter, mixed, digits, alphanumeric, other };
constexpr std::uint8_t first_in_sentence = 8;

struct Letters {
  std::size_t all = 0, upper = 0;
  bool digits = false, first_upper = false;

  void add(UChar32 c) {
    const bool ascii = c < 0x80;
    if (ascii ? (c | 32) >= 'a' && (c | 32) <= 'z' : u_isalpha(c)) {
      const bool is_upper = ascii ? c < 'a' : u_isUUppercase(c);
      if (all++ == 0) first_upper = is_upper;
      upper += is_upper;
    } else if (ascii ? c >= '0' && c <= '9' : u_isdigit(c)) {
      digits = true;
    }
  }

  Shape shape() const {
    if (all == 0) return digits ? Shape::digits : other;
    if (digits) return alphanumeric;
    if (upper == 0) return lower;
    if (all == 1) return initial_letter;
    if (upper == all) return Shape::upper;
    return upper == 1 && first_upper ? title : mixed;
  }
};

}  // namespace

std::uint8_t word_shape(std::string_view word, bool initial) {
  Letters letters;
  const auto size = static_cast<std::int32_t>(word.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(word.data()), i, size, c);
    letters.add(c);
  }
  return static_cast<std::uint8_t>(letters.shape() + (initial ? first_in_sentence : 0));
}

void WindowPacker::add_pieces(std::string_view word) {
  const std::size_t before = ids_.size();
  if (word.starts_with("[unused")) {  // markers of the pair tasks
    if (const std::int32_t id = model_.word_pieces.id(word); id >= 0) ids_.push_back(id);
  }
  if (ids_.size() == before) model_.word_pieces.pieces(word, ids_);
  if (ids_.size() == before) ids_.push_back(model_.unknown);
  ids_.resize(std::min(ids_.size(), before + model_.window.word_pieces));
}

void WindowPacker::add(std::uint32_t document, std::string_view text, std::span<const Word> words,
                       const Sentence& sentence) {
  ids_.clear();
  starts_.assign(1, 0);
  for (std::uint32_t w = sentence.first; w < sentence.last; ++w) {
    add_pieces(text.substr(words[w].begin, words[w].end - words[w].begin));
    starts_.push_back(ids_.size());
  }
  const std::size_t longest = model_.window.longest - 2;
  if (ids_.size() <= longest) {
    append({document, sentence.first, sentence.last, false}, text, words, 0, ids_.size());
    return;
  }
  const std::size_t count = sentence.last - sentence.first;
  for (std::size_t first = 0, last = 0; first < count; first = last) {
    while (last < count && starts_[last + 1] - starts_[first] <= longest) ++last;
    close();
    append({document, sentence.first + static_cast<std::uint32_t>(first),
            sentence.first + static_cast<std::uint32_t>(last), first > 0},
           text, words, first, starts_[last] - starts_[first]);
    close();
  }
}

void WindowPacker::append(const SentencePart& part, std::string_view text, std::span<const Word> words,
                          std::size_t first_word, std::size_t pieces) {
  if (open_ && used_ + pieces + 2 > model_.window.pieces) close();
  if (!open_) {
    batch_.ids.push_back(model_.cls);
    batch_.shapes.push_back(0);
    open_ = true;
  }
  used_ += pieces;
  parts_.push_back(part);
  for (std::uint32_t w = part.first; w < part.last; ++w, ++first_word) {
    const Word word = words[w];
    batch_.wanted.push_back(static_cast<std::uint32_t>(batch_.ids.size()));
    batch_.ids.insert(batch_.ids.end(), ids_.begin() + starts_[first_word],
                      ids_.begin() + starts_[first_word + 1]);
    batch_.shapes.resize(batch_.ids.size(),
                         word_shape(text.substr(word.begin, word.end - word.begin), w == part.first));
  }
}

void WindowPacker::close() {
  if (!open_) return;
  batch_.ids.push_back(model_.sep);
  batch_.shapes.push_back(0);
  batch_.ends.push_back(static_cast<std::uint32_t>(batch_.ids.size()));
  open_ = false;
  used_ = 0;
  closed_();
}

void WindowPacker::clear() {
  batch_.clear();
  parts_.clear();
}

}  // namespace claimgraph
