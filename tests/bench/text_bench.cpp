// Throughput of the text stage, of which the whole chain should spend no more than a twentieth of its time.
#include <fstream>
#include <iterator>
#include <string>

#include <benchmark/benchmark.h>

#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/text/segment.hpp>
#include <claimgraph/extract/text/wordpiece.hpp>

using namespace claimgraph;

namespace {

std::string samples() {
  std::string text;
  for (const char* name : {"istanbul-talks", "river-dam", "coalition"}) {
    std::ifstream file(std::string(CLAIMGRAPH_SOURCE_DIR) + "/samples/" + name + ".txt");
    text.append(std::istreambuf_iterator<char>(file), {});
    text += "\n\n";
  }
  return text;
}

void count_words(benchmark::State& state, std::size_t words) {
  state.counters["words/s"] = benchmark::Counter(
      static_cast<double>(words * static_cast<std::size_t>(state.iterations())), benchmark::Counter::kIsRate);
}

void segment_samples(benchmark::State& state) {
  const Document document = make_document("samples", "", samples());
  std::size_t words = 0;
  for (auto _ : state) words = segment(document).words.size();
  count_words(state, words);
}
BENCHMARK(segment_samples);

void pieces_of_words(benchmark::State& state) {
  const auto model = load_model(CLAIMGRAPH_SOURCE_DIR "/extract/model/claimgraph.cgm");
  const SegmentedDocument s = segment(make_document("samples", "", samples()));
  std::vector<std::int32_t> ids;
  for (auto _ : state) {
    ids.clear();
    for (const Word& word : s.words) {
      model->word_pieces.pieces(std::string_view(s.document.text).substr(word.begin, word.end - word.begin),
                                ids);
    }
    benchmark::DoNotOptimize(ids.data());
  }
  count_words(state, s.words.size());
}
BENCHMARK(pieces_of_words);

void check_utf8(benchmark::State& state) {
  const std::string text = samples();
  for (auto _ : state) benchmark::DoNotOptimize(make_document("samples", "", text));
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(check_utf8);

}  // namespace
