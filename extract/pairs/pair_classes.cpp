#include <algorithm>
#include <array>
#include <utility>

#include <claimgraph/extract/pairs/pair_classes.hpp>
#include <claimgraph/extract/syntax/windows.hpp>
#include <claimgraph/extract/text/segment.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

/// Words around the first and the second actor.
constexpr std::array<std::string_view, 2> opening = {"[unused1]", "[unused3]"},
                                          closing = {"[unused2]", "[unused4]"};

const PairHead& head_of(const Model& model) {
  if (!model.pairs) {
    throw ModelError("CG210", {}, "the model has no head for marked pairs",
                     "take the model that came with this version");
  }
  return *model.pairs;
}

/// The sentence as words with the marks among them.
struct MarkedWords {
  std::string text;
  std::vector<Word> words;
  std::array<std::size_t, 2> mark = {0, 0};  // words; the sentence's first where a mark is missing

  void add_word(std::string_view word) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    words.push_back({begin, begin + static_cast<std::uint32_t>(word.size())});
    text.append(word) += ' ';
  }
  void add_text(std::string_view piece) {
    Document document;
    document.text = piece;
    const SegmentedDocument segmented = segment(std::move(document));
    for (const Word& word : segmented.words) {
      add_word(std::string_view(segmented.document.text).substr(word.begin, word.end - word.begin));
    }
  }
};

MarkedWords words_of(const MarkedSentence& sentence) {
  std::vector<std::pair<MarkedActor, std::size_t>> actors;
  if (sentence.first) actors.push_back({*sentence.first, 0});
  if (sentence.second) actors.push_back({*sentence.second, 1});
  std::ranges::sort(actors, {}, [](const auto& a) { return a.first.begin; });
  const std::string_view text = sentence.text;
  MarkedWords marked;
  std::size_t at = 0;
  for (const auto& [actor, role] : actors) {
    marked.add_text(text.substr(at, actor.begin - at));
    marked.mark[role] = marked.words.size();
    marked.add_word(opening[role]);
    marked.add_text(text.substr(actor.begin, actor.end - actor.begin));
    marked.add_word(closing[role]);
    at = actor.end;
  }
  marked.add_text(text.substr(at));
  return marked;
}

/// Vectors of [CLS] and of both marks, one after another.
std::vector<float> vectors_of(const Model& model, const MarkedSentence& sentence) {
  const MarkedWords marked = words_of(sentence);
  const std::size_t width = model.encoder.width();
  std::vector<float> vectors(3 * width);
  if (marked.words.empty()) return vectors;
  WindowPacker packer(model, [] {});
  packer.add(0, marked.text, marked.words, {0, static_cast<std::uint32_t>(marked.words.size()), 0});
  packer.close();
  // Of a sentence too long for one window, the first window counts.
  PieceBatch batch = packer.batch();
  batch.ids.resize(batch.ends.front());
  batch.shapes.resize(batch.ends.front());
  batch.ends.resize(1);
  std::array<std::uint32_t, 2> pieces{};
  for (std::size_t role = 0; role < 2; ++role) {
    const std::uint32_t piece = batch.wanted[marked.mark[role]];
    pieces[role] = piece < batch.ends.front() ? piece : batch.wanted.front();
  }
  batch.wanted = {0, std::min(pieces[0], pieces[1]), std::max(pieces[0], pieces[1])};
  model.encoder.encode(batch, vectors.data());
  if (pieces[0] > pieces[1]) {
    std::swap_ranges(vectors.begin() + static_cast<std::ptrdiff_t>(width),
                     vectors.begin() + static_cast<std::ptrdiff_t>(2 * width),
                     vectors.begin() + static_cast<std::ptrdiff_t>(2 * width));
  }
  return vectors;
}

}  // namespace

std::vector<float> stance_of(const Model& model, const MarkedSentence& sentence) {
  static constexpr std::array<std::size_t, 5> exchanged = {0, 2, 1, 4, 3};
  const PairHead& head = head_of(model);
  std::vector<float> classes = head.stance(vectors_of(model, sentence).data());
  const std::vector<float> other =
      head.stance(vectors_of(model, {sentence.text, sentence.second, sentence.first}).data());
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = (classes[i] + other[exchanged[i]]) / 2;
  return classes;
}

std::string plover_of(const Model& model, const MarkedSentence& sentence) {
  const PairHead& head = head_of(model);
  const std::vector<float> roots = head.plover(vectors_of(model, sentence).data());
  return head.plover_roots[static_cast<std::size_t>(std::ranges::max_element(roots) - roots.begin())];
}

}  // namespace claimgraph
