#pragma once
// Lemmas that are known beforehand: what the training texts say of a form and its part of speech, (nearly)
// without exception.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <claimgraph/extract/syntax/parse.hpp>

namespace claimgraph {

/// Immutable; any number of threads. About 24,000 entries; a look-up is two dozen comparisons.
class LemmaTable {
 public:
  LemmaTable() = default;
  /// @param text  lines of form, UPOS and lemma with tabs between, in any order; outlives the table. Lines of
  /// another
  ///              form are passed over.
  explicit LemmaTable(std::string_view text);

  /// The lemma of a lower-case form; empty where the table has none.
  std::string_view find(std::string_view form, Upos tag) const;
  /// Whether it is the lemma of some form with this tag.
  bool has_lemma(std::string_view lemma, Upos tag) const;

 private:
  struct Entry {
    std::string_view key;  // form or lemma
    Upos tag;
    std::string_view lemma;
  };
  static bool less(const Entry& a, const Entry& b);
  static const Entry* find(const std::vector<Entry>& entries, std::string_view key, Upos tag);

  std::vector<Entry> forms_, lemmas_;  // sorted by key and tag
};

}  // namespace claimgraph
