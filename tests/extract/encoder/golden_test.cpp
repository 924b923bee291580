// Holds the engine to the trainer's outputs on fixed sentences (golden/*.json, written with each model by
// extract/train; see train/golden.py). Input must be the same to the last piece. Outputs are compared with
// the trainer's int8 arithmetic: float rounding differs and tips some activations to the next int8 step, so
// numbers agree closely, decisions nearly always.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <claimgraph/extract/encoder/model.hpp>
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

  rapidjson::Document json;
  SegmentedDocument words;
};

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
