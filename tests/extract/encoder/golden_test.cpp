// Holds the engine to the trainer's outputs on fixed sentences (golden/*.json, written with each model by
// extract/train; see train/golden.py). Input must be the same to the last piece. Outputs are compared with
// the trainer's int8 arithmetic: float rounding differs and tips some activations to the next int8 step, so
// numbers agree closely, decisions nearly always.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/pairs/pair_classes.hpp>
#include <claimgraph/extract/syntax/parser.hpp>
#include <claimgraph/extract/syntax/windows.hpp>

using namespace claimgraph;

namespace {

const std::filesystem::path source = CLAIMGRAPH_SOURCE_DIR;

template <class Number>
std::vector<Number> numbers(const rapidjson::Value& list) {
  std::vector<Number> values;
  for (const auto& value : list.GetArray()) values.push_back(static_cast<Number>(value.GetDouble()));
  return values;
}

struct Golden {
  explicit Golden(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    json.Parse(text.str().c_str());
    REQUIRE(json.IsObject());
    for (const auto& sentence : json["sentences"].GetArray()) {
      const auto first = static_cast<std::uint32_t>(words.words.size());
      for (const auto& word : sentence.GetArray()) {
        const auto begin = static_cast<std::uint32_t>(words.document.text.size());
        words.document.text += word.GetString();
        words.words.push_back({begin, static_cast<std::uint32_t>(words.document.text.size())});
        words.document.text += ' ';
      }
      words.sentences.push_back({first, static_cast<std::uint32_t>(words.words.size()), 0});
    }
  }

  PieceBatch batch(const Model& model) const {
    WindowPacker packer(model, [] {});
    for (const Sentence& s : words.sentences) packer.add(0, words.document.text, words.words, s);
    packer.close();
    return packer.batch();
  }

  /// Vectors of the words, quantised; the model must be the one that the file was written with.
  std::vector<float> vectors(const Model& model) const {
    const PieceBatch pieces = batch(model);
    std::vector<float> found(whole_products(pieces.wanted.size()) * model.encoder.width());
    model.encoder.encode(pieces, found.data());
    return found;
  }

  rapidjson::Document json;
  SegmentedDocument words;
};

/// Mean distance of scores from the trainer's.
struct Distance {
  double sum = 0, count = 0;
  void add(double told, double expected) {
    sum += std::abs(told - expected);
    ++count;
  }
  double mean() const { return sum / count; }
};

QuantisedRows quantise(const std::vector<float>& vectors, std::size_t words, std::size_t width,
                       std::vector<std::int8_t>& quantised, std::vector<float>& scales) {
  const QuantisedRows rows{quantised.data(), scales.data()};
  kernels().quantise(vectors.data(), words, width, width, rows);
  return rows;
}

/// Adds the distances of link scores. @param expected  by role, a row of scores for each of the first words
void compare_links(const LinkHead& head, const Golden& golden, QuantisedRows rows, const HeadSpace& space,
                   const rapidjson::Value& expected, std::initializer_list<const char*> roles,
                   Distance& distance) {
  std::vector<int> sentence_of;
  for (std::size_t s = 0; s < golden.words.sentences.size(); ++s) {
    sentence_of.resize(golden.words.sentences[s].last, static_cast<int>(s));
  }
  std::vector<std::uint32_t> anchors(expected[*roles.begin()].Size());
  std::iota(anchors.begin(), anchors.end(), 0u);
  std::vector<float> queries, keys;
  head.queries(rows, anchors, space, queries);
  head.keys(rows, sentence_of.size(), space, keys);
  const std::size_t stride = keys.size() / sentence_of.size();
  std::size_t role = 0;
  for (const char* name : roles) {
    for (const std::uint32_t anchor : anchors) {
      const auto scores = numbers<float>(expected[name][anchor]);
      for (std::size_t word = 0; word < scores.size(); ++word) {
        distance.add(head.score(queries.data() + anchor * stride, keys.data() + word * stride, role,
                                sentence_of[word] - sentence_of[anchor]),
                     scores[word]);
      }
    }
    ++role;
  }
}

std::string entity_label(const Token& token) {
  static const char* const names[] = {"", "PERSON", "ORGANIZATION", "LOCATION", "MISC"};
  if (token.entity == EntityType::none) return "O";
  return std::string(token.entity_begins ? "B-" : "I-") + names[static_cast<std::size_t>(token.entity)];
}

}  // namespace

TEST_CASE("The engine reads and computes what the trainer reads and computes") {
  const std::filesystem::path model_path = source / "extract/model/claimgraph.cgm",
                              folder = source / "tests/extract/encoder/golden";
  if (!std::filesystem::exists(model_path) || !std::filesystem::exists(folder)) {
    MESSAGE("skipped: no model or no golden files");
    return;
  }
  const auto model = load_model(model_path);
  std::size_t words = 0, same_tag = 0, same_head = 0, same_label = 0, same_entity = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    CAPTURE(entry.path().filename().string());
    const Golden golden(entry.path());
    PieceBatch batch = golden.batch(*model);
    CHECK(batch.ids == numbers<std::int32_t>(golden.json["pieces"]));
    CHECK(batch.shapes == numbers<std::uint8_t>(golden.json["shapes"]));
    CHECK(batch.wanted == numbers<std::uint32_t>(golden.json["first"]));

    // Two int8 runs that round differently lie further from each other than from the exact vectors.
    const rapidjson::Value& exact = golden.json["fp32"]["hidden"];
    batch.wanted.clear();
    for (const auto& row : exact.GetArray()) batch.wanted.push_back(row["piece"].GetUint());
    std::vector<float> vectors(batch.wanted.size() * model->encoder.width());
    model->encoder.encode(batch, vectors.data());
    double difference = 0, size = 0;
    for (std::size_t i = 0; i < batch.wanted.size(); ++i) {
      const std::vector<float> values = numbers<float>(exact[static_cast<unsigned>(i)]["values"]);
      for (std::size_t j = 0; j < values.size(); ++j) {
        difference += std::pow(values[j] - vectors[i * model->encoder.width() + j], 2);
        size += std::pow(values[j], 2);
      }
    }
    CHECK(std::sqrt(difference / size) < 0.12);

    const rapidjson::Value& expected = golden.json["int8"];
    const ParsedDocument parsed = parse(*model, {golden.words})[0];
    for (std::size_t i = 0; i < parsed.tokens.size(); ++i, ++words) {
      const auto at = static_cast<unsigned>(i);
      same_tag += to_string(parsed.tokens[i].upos) == expected["upos"][at].GetString();
      same_head += parsed.tokens[i].head + 1 == expected["heads"][at].GetInt();
      same_label += to_string(parsed.tokens[i].deprel) == expected["deprel"][at].GetString();
      same_entity += entity_label(parsed.tokens[i]) == expected["entity"][at].GetString();
    }
  }
  REQUIRE(words > 50);
  const double most = static_cast<double>(words);
  CHECK(static_cast<double>(same_tag) >= 0.97 * most);
  CHECK(static_cast<double>(same_head) >= 0.95 * most);
  CHECK(static_cast<double>(same_label) >= 0.95 * most);
  CHECK(static_cast<double>(same_entity) >= 0.95 * most);
  MESSAGE(words, " words: ", same_tag, " tags, ", same_head, " heads, ", same_label, " relations, ",
          same_entity, " entity labels as in training");
}

TEST_CASE("The heads for claims score words and links as in training") {
  const std::filesystem::path model_path = source / "extract/model/claimgraph.cgm",
                              folder = source / "tests/extract/encoder/golden";
  const auto model = std::filesystem::exists(model_path) ? load_model(model_path) : nullptr;
  if (!model || !model->claims || !std::filesystem::exists(folder)) {
    MESSAGE("skipped: no model with these heads or no golden files");
    return;
  }
  const ClaimHead& head = *model->claims;
  const HeadSpace space(std::max(model->encoder.width(), head.widest()));
  Distance relations, flags, links;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const Golden golden(entry.path());
    const rapidjson::Value& expected = golden.json["int8"];
    if (!expected.HasMember("claim_scores")) continue;
    const std::vector<float> vectors = golden.vectors(*model);
    const std::size_t words = golden.words.words.size();
    std::vector<std::int8_t> quantised(vectors.size());
    std::vector<float> scales(vectors.size() / model->encoder.width());
    const QuantisedRows rows = quantise(vectors, words, model->encoder.width(), quantised, scales);
    ClaimHead::Scores scores;
    head.score(rows, words, space, scores);
    for (std::size_t word = 0; word < words; ++word) {
      const auto relation = numbers<float>(expected["claim_scores"][static_cast<unsigned>(word)]);
      REQUIRE(relation.size() == head.relations.size());
      for (std::size_t i = 0; i < relation.size(); ++i) {
        relations.add(scores.relation[word * head.relation_stride() + i], relation[i]);
      }
      const auto flag = numbers<float>(expected["claim_flags"][static_cast<unsigned>(word)]);
      for (std::size_t i = 0; i < flag.size(); ++i)
        flags.add(scores.flags[word * head.flag_stride() + i], flag[i]);
    }
    compare_links(head.links, golden, rows, space, expected["claim_links"], {"source", "target"}, links);
  }
  if (relations.count == 0) {
    MESSAGE("skipped: golden files without claims");
    return;
  }
  MESSAGE("mean distance of scores: relations ", relations.mean(), ", flags ", flags.mean(), ", links ",
          links.mean());
  CHECK(relations.mean() < 0.15);
  CHECK(flags.mean() < 0.25);
  CHECK(links.mean() < 0.25);
}

TEST_CASE("The head for attributions tags words and links cues as in training") {
  const std::filesystem::path model_path = source / "extract/model/claimgraph.cgm",
                              folder = source / "tests/extract/encoder/golden";
  const auto model = std::filesystem::exists(model_path) ? load_model(model_path) : nullptr;
  if (!model || !model->attributions || !std::filesystem::exists(folder)) {
    MESSAGE("skipped: no model with this head or no golden files");
    return;
  }
  const AttributionHead& head = *model->attributions;
  const HeadSpace space(std::max(model->encoder.width(), head.widest()));
  Distance tags, links;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const Golden golden(entry.path());
    const rapidjson::Value& expected = golden.json["int8"];
    if (!expected.HasMember("attribution_tags")) continue;
    const std::vector<float> vectors = golden.vectors(*model);
    const std::size_t words = golden.words.words.size(), width = model->encoder.width();
    std::vector<float> scores;
    head.tags(vectors.data(), words, width, scores);
    for (std::size_t word = 0; word < words; ++word) {
      const auto row = numbers<float>(expected["attribution_tags"][static_cast<unsigned>(word)]);
      REQUIRE(row.size() == 9);
      for (std::size_t i = 0; i < row.size(); ++i) tags.add(scores[word * head.tag_stride() + i], row[i]);
    }
    std::vector<std::int8_t> quantised(vectors.size());
    std::vector<float> scales(vectors.size() / width);
    compare_links(head.links, golden, quantise(vectors, words, width, quantised, scales), space,
                  expected["attribution_links"], {"source", "content"}, links);
  }
  if (tags.count == 0) {
    MESSAGE("skipped: golden files without attributions");
    return;
  }
  MESSAGE("mean distance of scores: tags ", tags.mean(), ", links ", links.mean());
  CHECK(tags.mean() < 0.15);
  CHECK(links.mean() < 0.25);
}

TEST_CASE("Marked pairs are classified as in training") {
  const std::filesystem::path model_path = source / "extract/model/claimgraph.cgm",
                              path = source / "tests/extract/encoder/golden/marked/pair.json";
  const auto model = std::filesystem::exists(model_path) ? load_model(model_path) : nullptr;
  if (!model || !model->pairs || !std::filesystem::exists(path)) {
    MESSAGE("skipped: no model with this head or no golden file");
    return;
  }
  const Golden golden(path);
  MarkedSentence sentence;
  for (const Word& word : golden.words.words) {
    const std::string text = golden.words.document.text.substr(word.begin, word.end - word.begin);
    std::optional<MarkedActor>& actor =
        text == "[unused1]" || text == "[unused2]" ? sentence.first : sentence.second;
    if (text == "[unused1]" || text == "[unused3]") actor = {sentence.text.size(), 0};
    if (text == "[unused2]" || text == "[unused4]") actor->end = sentence.text.size();
    if (!text.starts_with("[unused")) sentence.text += text + ' ';
  }
  REQUIRE(sentence.first);
  REQUIRE(sentence.second);
  const auto scores = numbers<float>(golden.json["int8"]["pair_scores"]["plover"]);
  const std::vector<std::string>& roots = model->pairs->plover_roots;
  const auto told =
      static_cast<std::size_t>(std::ranges::find(roots, plover_of(*model, sentence)) - roots.begin());
  REQUIRE(told < scores.size());
  // The best by the trainer's scores, or so close to it that rounding decides.
  CHECK(scores[told] > *std::ranges::max_element(scores) - 0.3f);

  // Exchanging the marks exchanges the classes.
  const std::vector<float> one = stance_of(*model, sentence),
                           other = stance_of(*model, {sentence.text, sentence.second, sentence.first});
  for (const auto& [a, b] :
       {std::pair(0, 0), std::pair(1, 2), std::pair(2, 1), std::pair(3, 4), std::pair(4, 3)}) {
    CHECK(one[static_cast<std::size_t>(a)] == doctest::Approx(other[static_cast<std::size_t>(b)]));
  }
}

TEST_CASE("The head for coreference links words to earlier ones, or to nothing, as in training") {
  const std::filesystem::path model_path = source / "extract/model/claimgraph.cgm",
                              folder = source / "tests/extract/encoder/golden";
  const auto model = std::filesystem::exists(model_path) ? load_model(model_path) : nullptr;
  if (!model || !model->coreference || !std::filesystem::exists(folder)) {
    MESSAGE("skipped: no model with this head or no golden files");
    return;
  }
  const CoreferenceHead& head = *model->coreference;
  const HeadSpace space(std::max(model->encoder.width(), head.widest()));
  Distance none, links;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const Golden golden(entry.path());
    const rapidjson::Value& expected = golden.json["int8"];
    if (!expected.HasMember("coreference")) continue;
    const std::vector<float> vectors = golden.vectors(*model);
    const std::size_t words = golden.words.words.size(), width = model->encoder.width();
    std::vector<float> nothing, queries, keys;
    head.none(vectors.data(), words, width, nothing);
    std::vector<std::int8_t> quantised(vectors.size());
    std::vector<float> scales(vectors.size() / width);
    const QuantisedRows rows = quantise(vectors, words, width, quantised, scales);
    std::vector<std::uint32_t> anchors(expected["coreference"].Size());
    std::iota(anchors.begin(), anchors.end(), 0u);
    head.links.queries(rows, anchors, space, queries);
    head.links.keys(rows, words, space, keys);
    const std::size_t stride = keys.size() / words;
    std::vector<int> sentence_of;
    for (std::size_t s = 0; s < golden.words.sentences.size(); ++s)
      sentence_of.resize(golden.words.sentences[s].last, static_cast<int>(s));
    for (const std::uint32_t anchor : anchors) {
      const auto scores = numbers<float>(expected["coreference"][anchor]);
      REQUIRE(scores.size() == words + 1);
      none.add(nothing[anchor * head.none_stride()], scores[0]);
      for (std::uint32_t word = 0; word < anchor; ++word)
        links.add(head.links.score(queries.data() + anchor * stride, keys.data() + word * stride, 0,
                                   sentence_of[word] - sentence_of[anchor]),
                  scores[word + 1]);
    }
  }
  if (none.count == 0) {
    MESSAGE("skipped: golden files without coreference");
    return;
  }
  MESSAGE("mean distance of scores: none ", none.mean(), ", links ", links.mean());
  CHECK(none.mean() < 0.15);
  CHECK(links.mean() < 0.25);
}
