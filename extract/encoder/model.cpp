#include <algorithm>

#include <claimgraph/extract/encoder/model.hpp>

namespace claimgraph {
namespace {

std::vector<EntityTag> entity_tags(const ModelFile& file) {
  static constexpr std::pair<std::string_view, EntityType> types[] = {
      {"PERSON", EntityType::person},
      {"ORGANIZATION", EntityType::organization},
      {"LOCATION", EntityType::location},
      {"MISC", EntityType::misc}};
  std::vector<EntityTag> tags;
  for (const std::string& label : file.labels("entity")) {
    EntityTag tag;
    const auto known = std::ranges::find_if(
        types, [&](const auto& t) { return label.size() > 2 && t.first == label.substr(2); });
    if (known != std::end(types) && (label.starts_with("B-") || label.starts_with("I-"))) {
      tag = {known->second, label[0] == 'B'};
    } else if (label != "O") {
      file.reject("unknown entity label \"" + label + "\"");
    }
    tags.push_back(tag);
  }
  return tags;
}

template <class Label>
std::vector<Label> tags(const ModelFile& file, const std::string& name,
                        Label (*from_string)(std::string_view)) {
  std::vector<Label> labels;
  for (const std::string& label : file.labels(name)) labels.push_back(from_string(label));
  return labels;
}

std::size_t root_index(const ModelFile& file, const std::vector<Deprel>& labels) {
  const auto at = std::ranges::find(labels, Deprel::root);
  if (at == labels.end() || labels.size() < 2) file.reject("no relation \"root\" among others");
  return static_cast<std::size_t>(at - labels.begin());
}

std::int32_t special_piece(const ModelFile& file, const WordPiece& pieces, std::string_view name) {
  const std::int32_t id = pieces.id(name);
  if (id < 0 || static_cast<std::size_t>(pieces.size()) != file.encoder().vocabulary) {
    file.reject("the vocabulary lacks " + std::string(name) + " or is not as long as the word embedding");
  }
  return id;
}

/// A head whose tensors the file may lack altogether; half a head is an error.
template <class Head>
std::optional<Head> optional_head(const ModelFile& file, const std::string& tensor, std::size_t width) {
  if (!file.has(tensor)) return std::nullopt;
  return std::optional<Head>(std::in_place, file, width);
}

}  // namespace

Model::Model(const std::filesystem::path& path)
    : file_(path),
      word_pieces(file_.text("vocabulary")),
      cls(special_piece(file_, word_pieces, "[CLS]")),
      sep(special_piece(file_, word_pieces, "[SEP]")),
      unknown(special_piece(file_, word_pieces, "[UNK]")),
      window(file_.window()),
      encoder(file_),
      upos_labels(tags(file_, "upos", upos_from_string)),
      deprel_labels(tags(file_, "deprel", deprel_from_string)),
      entity_labels(entity_tags(file_)),
      lemma_rules(file_.lemma_rules()),
      lemma_table(file_.has("lemmas") ? LemmaTable(file_.text("lemmas")) : LemmaTable()),
      root_label(root_index(file_, deprel_labels)),
      upos(file_, "head.upos", encoder.width(), upos_labels.size()),
      entity(file_, "head.entity", encoder.width(), entity_labels.size()),
      lemma(file_, "head.lemma", encoder.width(), lemma_rules.size()),
      parser(file_, encoder.width(), deprel_labels.size()),
      claims(optional_head<ClaimHead>(file_, "head.claims.hidden.weight", encoder.width())),
      attributions(optional_head<AttributionHead>(file_, "head.attribution.tags.weight", encoder.width())),
      coreference(optional_head<CoreferenceHead>(file_, "head.coreference.none.weight", encoder.width())),
      pairs(optional_head<PairHead>(file_, "head.pairs.hidden.weight", encoder.width())) {}

std::shared_ptr<const Model> load_model(const std::filesystem::path& path) {
  return std::make_shared<const Model>(path);
}

}  // namespace claimgraph
