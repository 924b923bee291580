#include <algorithm>
#include <utility>

#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/syntax/arc_finder.hpp>
#include <claimgraph/extract/syntax/entity_path.hpp>
#include <claimgraph/extract/syntax/lemma.hpp>
#include <claimgraph/extract/syntax/parser.hpp>
#include <claimgraph/extract/syntax/places.hpp>
#include <claimgraph/extract/syntax/relations.hpp>
#include <claimgraph/extract/syntax/spanning_tree.hpp>
#include <claimgraph/extract/syntax/windows.hpp>

namespace claimgraph {
namespace {

std::size_t largest(std::span<const float> scores) {
  return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

// Runs the model over the documents' windows, batch by batch, and writes what it finds into their tokens.
class BatchParser {
 public:
  BatchParser(const Model& model, std::vector<ParsedDocument>& output)
      : model_(model),
        output_(output),
        packer_(model,
                [this] {
                  if (packer_.batch().ids.size() >= Encoder::batch_pieces) flush();
                }),
        arcs_(model),
        space_(std::max(model.lemma.choices(), model.parser.widest())) {}

  // The output's document has its text, tokens and sentences by now.
  void add(std::uint32_t index, std::span<const Word> words) {
    packer_.begin_document();
    for (const Sentence& sentence : output_[index].sentences)
      packer_.add(index, output_[index].document.text, words, sentence);
  }

  void finish() {
    packer_.close();
    flush();
  }

 private:
  void flush() {
    const std::size_t words = packer_.batch().wanted.size();
    if (words == 0) return;
    const std::size_t rows = whole_products(words), width = model_.encoder.width();
    vectors_.resize(rows * width);
    quantised_.resize(rows * width);
    scales_.resize(rows);
    model_.encoder.encode(packer_.batch(), vectors_.data());
    const QuantisedRows quantised{quantised_.data(), scales_.data()};
    kernels().quantise(vectors_.data(), words, width, width, quantised);
    tag(quantised, words);
    find_trees(quantised, words);
    arcs_.begin(packer_);
    for (ArcFinder::Found& found : arcs_.claims(quantised)) {
      output_[found.document].claim_arcs.push_back(std::move(found.arc));
    }
    arcs_.attributions(vectors_.data(), quantised, output_);
    arcs_.antecedents(vectors_.data(), quantised, output_);
    packer_.clear();
  }

  // Parts of speech, lemmas and entities.
  void tag(QuantisedRows quantised, std::size_t words) {
    const std::size_t width = model_.encoder.width(), tags = model_.upos.out_padded(),
                      labels = model_.entity.out_padded();
    model_.lemma.apply(quantised, words, space_, rules_);
    upos_.resize(words * tags);
    model_.upos.apply(vectors_.data(), words, width, upos_.data());
    entity_.resize(words * labels);
    model_.entity.apply(vectors_.data(), words, width, entity_.data());
    std::size_t word = 0;
    for (const SentencePart& part : packer_.parts()) {
      ParsedDocument& document = output_[part.document];
      const std::size_t n = part.last - part.first;
      for (std::uint32_t i = 0; i < n; ++i) {
        rule_out_tags(document.word(part.first + i), model_.entity_labels,
                      std::span(entity_).subspan((word + i) * labels, model_.entity_labels.size()));
      }
      const std::vector<std::uint32_t> path = best_entity_path(
          std::span(entity_).subspan(word * labels, n * labels), labels, model_.entity_labels);
      auto label = path.begin();
      for (std::uint32_t i = part.first; i < part.last; ++i, ++word, ++label) {
        Token& token = document.tokens[i];
        token.upos = model_.upos_labels[largest(std::span(upos_).subspan(word * tags, model_.upos.out()))];
        token.lemma =
            choose_lemma(document.word(i), token.upos, model_.lemma_table, model_.lemma_rules,
                         std::span(rules_).subspan(word * model_.lemma.choices(), model_.lemma.choices()));
        token.entity = model_.entity_labels[*label].type;
        token.entity_begins = model_.entity_labels[*label].begins;
      }
    }
  }

  void find_trees(QuantisedRows quantised, std::size_t words) {
    model_.parser.project(quantised, words, space_, projections_);
    heads_.clear();
    for (const SentencePart& part : packer_.parts()) {
      const std::size_t n = part.last - part.first, first = heads_.size();
      scores_.resize((n + 1) * n);
      model_.parser.arcs(projections_, first, first + n, scores_);
      for (const std::int32_t head : spanning_tree(scores_, n)) {
        heads_.push_back(head < 0 ? -1 : head + static_cast<std::int32_t>(first));
      }
    }
    model_.parser.labels(projections_, heads_, space_, scores_);
    std::size_t first = 0;
    for (const SentencePart& part : packer_.parts()) {
      const std::size_t n = part.last - part.first;
      write_tree(part, std::span(heads_).subspan(first, n),
                 std::span(scores_).subspan(first * model_.deprel_labels.size()),
                 static_cast<std::int32_t>(first));
      first += n;
    }
  }

  void write_tree(const SentencePart& part, std::span<const std::int32_t> heads,
                  std::span<const float> labels, std::int32_t first) {
    std::vector<Token>& tokens = output_[part.document].tokens;
    const auto to_document = static_cast<std::int32_t>(part.first) - first;
    const std::size_t relations = model_.deprel_labels.size(), root = model_.root_label;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      Token& token = tokens[part.first + i];
      if (heads[i] < 0) {
        const auto self = static_cast<std::int32_t>(part.first + i);
        token.head = part.continues ? sentence_root_ : -1;
        token.deprel = part.continues ? Deprel::parataxis : Deprel::root;
        if (!part.continues) sentence_root_ = self;
        continue;
      }
      token.head = heads[i] + to_document;
      const auto scores = labels.subspan(i * relations, relations);
      const std::size_t before = largest(scores.first(root)),
                        after = root + 1 < relations ? root + 1 + largest(scores.subspan(root + 1)) : before;
      const bool earlier = root > 0 && (root + 1 == relations || scores[before] >= scores[after]);
      token.deprel = model_.deprel_labels[earlier ? before : after];
    }
  }

  const Model& model_;
  std::vector<ParsedDocument>& output_;
  WindowPacker packer_;
  ArcFinder arcs_;
  std::int32_t sentence_root_ = -1;  // of the latest sentence's first part

  // Of the batch at hand; members, so that batches use the same memory.
  HeadSpace space_;
  std::vector<float> vectors_;  // [words × width], also quantised
  std::vector<std::int8_t> quantised_;
  std::vector<float> scales_;
  std::vector<float> rules_, upos_, entity_;  // scores
  ParserHead::Projections projections_;
  std::vector<std::int32_t> heads_;  // indices into the batch
  std::vector<float> scores_;        // of arcs, then of labels
};

void collect_entities(ParsedDocument& document) {
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    Token& token = document.tokens[i];
    if (token.entity == EntityType::none) continue;
    const bool goes_on = !token.entity_begins && !document.entities.empty() &&
                         document.entities.back().last == i && document.entities.back().type == token.entity;
    if (goes_on) {
      ++document.entities.back().last;
    } else {
      token.entity_begins = true;
      document.entities.push_back({i, i + 1, token.entity});
    }
  }
}

}  // namespace

std::vector<ParsedDocument> parse(const Model& model, std::vector<SegmentedDocument> documents) {
  std::vector<ParsedDocument> parsed(documents.size());
  BatchParser parser(model, parsed);
  for (std::size_t d = 0; d < documents.size(); ++d) {
    ParsedDocument& result = parsed[d];
    result.tokens.resize(documents[d].words.size());
    if (model.attributions) result.attribution_tags.resize(result.tokens.size());
    for (std::size_t i = 0; i < result.tokens.size(); ++i) {
      result.tokens[i].begin = documents[d].words[i].begin;
      result.tokens[i].end = documents[d].words[i].end;
    }
    for (std::size_t s = 0; s < documents[d].sentences.size(); ++s) {
      for (std::uint32_t i = documents[d].sentences[s].first; i < documents[d].sentences[s].last; ++i) {
        result.tokens[i].sentence = static_cast<std::uint32_t>(s);
      }
    }
    result.sentences = std::move(documents[d].sentences);
    result.document = std::move(documents[d].document);
    parser.add(static_cast<std::uint32_t>(d), documents[d].words);
  }
  parser.finish();
  for (ParsedDocument& document : parsed) {
    settle_places(document);
    settle_relations(document);
    collect_entities(document);
  }
  return parsed;
}

}  // namespace claimgraph
