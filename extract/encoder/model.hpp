#pragma once
// The model: vocabulary, encoder, heads and label sets of one model file, ready to run.
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include <claimgraph/extract/encoder/encoder.hpp>
#include <claimgraph/extract/encoder/heads.hpp>
#include <claimgraph/extract/encoder/learned_heads.hpp>
#include <claimgraph/extract/encoder/model_file.hpp>
#include <claimgraph/extract/syntax/lemma_table.hpp>
#include <claimgraph/extract/syntax/parse.hpp>
#include <claimgraph/extract/text/wordpiece.hpp>

namespace claimgraph {

/// A tag of the entity head: O is {none, false}, I-PERSON {person, false}.
struct EntityTag {
  EntityType type = EntityType::none;
  bool begins = false;
};

/// Immutable; one object serves any number of threads.
class Model {
 public:
  /// ModelError CG201 to CG207. `file` stays with the model.
  explicit Model(const std::filesystem::path& path);

 private:
  ModelFile file_;  // before everything that is read from it

 public:
  const WordPiece word_pieces;
  const std::int32_t cls, sep, unknown;  ///< ids of [CLS], [SEP] and [UNK]
  const WindowSizes window;
  const Encoder encoder;

  const std::vector<Upos> upos_labels;
  const std::vector<Deprel> deprel_labels;
  const std::vector<EntityTag> entity_labels;
  const std::vector<LemmaRule>& lemma_rules;
  const LemmaTable lemma_table;  ///< empty where the model has none
  const std::size_t root_label;  ///< index of "root" in deprel_labels

  const FloatLinear upos, entity;
  const ScoreHead lemma;
  const ParserHead parser;
  // A model may do without these.
  const std::optional<ClaimHead> claims;
  const std::optional<AttributionHead> attributions;
  const std::optional<CoreferenceHead> coreference;
  const std::optional<PairHead> pairs;
};

/// Reads a model; under 150 ms. ModelError CG201 to CG207.
std::shared_ptr<const Model> load_model(const std::filesystem::path& path);

}  // namespace claimgraph
