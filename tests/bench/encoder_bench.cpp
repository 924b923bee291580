// How fast the engine is, and what share of its time the bare matrix products are. All on one thread;
// `pieces/s` counts word pieces, `words/s` words. Needs a model: $CLAIMGRAPH_MODEL or
// extract/model/claimgraph.cgm. The VNNI path of a processor with AMX: ONEDNN_MAX_CPU_ISA=AVX512_CORE_VNNI.
#include <cstdlib>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/syntax/parser.hpp>
#include <claimgraph/extract/syntax/windows.hpp>
#include <claimgraph/extract/text/document.hpp>
#include <claimgraph/extract/text/segment.hpp>

namespace claimgraph {
namespace {

std::filesystem::path model_path() {
  const char* named = std::getenv("CLAIMGRAPH_MODEL");
  return named != nullptr ? named : CLAIMGRAPH_SOURCE_DIR "/extract/model/claimgraph.cgm";
}

const Model& model() {
  static const std::shared_ptr<const Model> loaded = load_model(model_path());
  return *loaded;
}

// A news item of our own, sentences of usual length in changing order.
std::vector<SegmentedDocument> documents() {
  static const char* const sentences[] = {
      "The interior minister of Velmark said on Tuesday that the talks with the harbour workers' union had "
      "failed, and accused "
      "its leaders of asking for twice what the city could pay.",
      "Mara Lindqvist, who has led the union since 2019, rejected the charge.",
      "\"We offered them three ways out, and they took none,\" she told reporters outside the town hall in "
      "Ostrand.",
      "Prices rose by 4.5 per cent in March, according to the statistics office, the fastest since the flood "
      "two years ago.",
      "Neighbouring Talvia thanked the government for keeping the border open and promised to send 200 "
      "tonnes of grain.",
      "A spokesman for the opposition Green Alliance warned that further delays would cost jobs.",
  };
  std::vector<SegmentedDocument> made;
  for (std::size_t d = 0; d < 40; ++d) {
    std::string text;
    for (std::size_t s = 0; s < 20; ++s)
      text +=
          std::string(sentences[(d * 7 + s * s + s) % std::size(sentences)]) + (s % 3 == 2 ? "\n\n" : " ");
    made.push_back(segment(make_document(std::to_string(d), "Talks fail", text)));
  }
  return made;
}

// The first windows of the documents that have `pieces` pieces together; all where that is more than there
// are.
PieceBatch batch_of(const std::vector<SegmentedDocument>& input, std::size_t pieces) {
  PieceBatch batch;
  WindowPacker packer(model(), [&] {
    if (batch.ids.size() < pieces) batch = packer.batch();
  });
  for (const SegmentedDocument& document : input) {
    packer.begin_document();
    for (const Sentence& sentence : document.sentences)
      packer.add(0, document.document.text, document.words, sentence);
  }
  packer.close();
  return batch;
}

double rate(std::size_t count, const benchmark::State& state) {
  return static_cast<double>(count * state.iterations());
}

// The encoder's int8 products alone, on the same rows.
void products(benchmark::State& state) {
  const std::vector<const Linear*> layers = model().encoder.layers();
  const std::size_t pieces = whole_products(static_cast<std::size_t>(state.range(0)));
  const Buffer<std::int8_t> input(product_rows * 4096);
  const Buffer<std::int32_t> acc(product_rows * 4096);
  for (auto _ : state) {
    for (std::size_t l = 0; l < layers.size(); l += 4) {
      for (std::size_t row = 0; row < pieces; row += product_rows)
        layers[l]->multiply(input.data(), product_rows, acc.data());
      for (std::size_t row = 0; row < pieces; row += product_rows) {
        for (std::size_t k = 1; k < 4; ++k) layers[l + k]->multiply(input.data(), product_rows, acc.data());
      }
    }
  }
  state.counters["pieces/s"] = benchmark::Counter(rate(pieces, state), benchmark::Counter::kIsRate);
}
BENCHMARK(products)->Arg(512)->Arg(1024);

void encode(benchmark::State& state) {
  const PieceBatch batch = batch_of(documents(), static_cast<std::size_t>(state.range(0)));
  std::vector<float> vectors(batch.wanted.size() * model().encoder.width());
  for (auto _ : state) model().encoder.encode(batch, vectors.data());
  state.counters["pieces/s"] = benchmark::Counter(rate(batch.ids.size(), state), benchmark::Counter::kIsRate);
  state.counters["words/s"] =
      benchmark::Counter(rate(batch.wanted.size(), state), benchmark::Counter::kIsRate);
}
BENCHMARK(encode)->Arg(128)->Arg(256)->Arg(512)->Arg(1024)->Arg(2048);

// Encoder, heads, trees, lemmas, entities: words in, parse out.
void parse_words(benchmark::State& state) {
  const std::vector<SegmentedDocument> input = documents();
  const PieceBatch all = batch_of(input, std::string::npos);
  for (auto _ : state) benchmark::DoNotOptimize(parse(model(), input));
  state.counters["pieces/s"] = benchmark::Counter(rate(all.ids.size(), state), benchmark::Counter::kIsRate);
  state.counters["words/s"] = benchmark::Counter(rate(all.wanted.size(), state), benchmark::Counter::kIsRate);
}
BENCHMARK(parse_words);

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_model(model_path()));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace claimgraph
