#include <algorithm>
#include <tuple>

#include <claimgraph/extract/syntax/lemma_table.hpp>

namespace claimgraph {

LemmaTable::LemmaTable(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    if (first == line.npos || second == line.npos || second + 1 == line.size()) continue;
    const Upos tag = upos_from_string(line.substr(first + 1, second - first - 1));
    const std::string_view lemma = line.substr(second + 1);
    forms_.push_back({line.substr(0, first), tag, lemma});
    lemmas_.push_back({lemma, tag, lemma});
  }
  std::ranges::stable_sort(forms_, less);
  std::ranges::stable_sort(lemmas_, less);
}

bool LemmaTable::less(const Entry& a, const Entry& b) {
  return std::tie(a.key, a.tag) < std::tie(b.key, b.tag);
}

const LemmaTable::Entry* LemmaTable::find(const std::vector<Entry>& entries, std::string_view key, Upos tag) {
  const auto at = std::ranges::lower_bound(entries, Entry{key, tag, {}}, less);
  return at != entries.end() && at->key == key && at->tag == tag ? &*at : nullptr;
}

std::string_view LemmaTable::find(std::string_view form, Upos tag) const {
  const Entry* entry = find(forms_, form, tag);
  return entry == nullptr ? std::string_view() : entry->lemma;
}

bool LemmaTable::has_lemma(std::string_view lemma, Upos tag) const {
  return find(lemmas_, lemma, tag) != nullptr;
}

}  // namespace claimgraph
