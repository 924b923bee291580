#pragma once
// From the JSON of a lexicon file to frames; every mistake is refused with its line.
#include <string_view>

#include "json_tree.hpp"
#include "lexicon.hpp"

namespace claimgraph {

class LexiconReader {
 public:
  LexiconReader(Lexicon& lexicon, std::string_view name) : lexicon_(lexicon), name_(name) {}
  void read(const JsonNode& root);

 private:
  [[noreturn]] void refuse(const JsonNode& at, const std::string& problem,
                           std::string_view advice = {}) const;
  const std::string& text(const JsonNode& node, std::string_view what) const;
  std::vector<std::string> texts(const JsonNode& node, std::string_view what) const;

  void read_list(const std::string& name, const JsonNode& node);
  void read_operators(const JsonNode& node);
  void read_pattern(const std::string& name, const JsonNode& node);
  void read_precision(const std::string& id, const JsonNode& node);
  double share(const JsonNode& node, const std::string& id) const;
  void read_frame(const JsonNode& node);
  bool read_frame_field(Frame& frame, const std::string& key, const JsonNode& node);
  void read_lemmas(Frame& frame, Upos pos, const JsonNode& node) const;
  void read_conditions(Frame& frame, const JsonNode& node, bool forbidden) const;
  void read_examples(Frame& frame, const JsonNode& node) const;

  Slot slot(const JsonNode& node) const;
  SlotPath path(std::string_view text, const JsonNode& node) const;
  std::set<std::string, std::less<>> word_set(const JsonNode& node) const;
  NegationRule negation(const JsonNode& node) const;
  Modality modality(const JsonNode& node) const;

  Lexicon& lexicon_;
  std::string name_;
};

}  // namespace claimgraph
