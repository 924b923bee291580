#include "lexicon.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "lexicon_data.hpp"
#include "lexicon_reader.hpp"
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

constexpr std::uintmax_t max_file_size = 16 << 20;

std::string key(std::string_view lemma, Upos pos) {
  std::string result(1, pos == Upos::PROPN ? 'N' : to_string(pos).front());
  if (pos == Upos::ADJ) result = "J";  // A would do, but AUX and ADV share it
  return result.append(1, ' ').append(lemma);
}

/// Regular base forms of an English word: "denied" -> "denie", "deny", "deni"; "planning" -> "planning",
/// "plan", …
std::vector<std::string> base_forms(std::string_view form) {
  struct Ending {
    std::string_view cut, add;
  };
  static constexpr Ending endings[] = {{"ied", "y"}, {"ies", "y"}, {"d", ""},   {"ed", ""},
                                       {"s", ""},    {"es", ""},   {"ing", ""}, {"ing", "e"}};
  std::vector<std::string> found;
  for (const Ending& ending : endings) {
    if (form.size() < ending.cut.size() + 3 || !form.ends_with(ending.cut)) continue;
    std::string base(form.substr(0, form.size() - ending.cut.size()));
    const std::size_t n = base.size();
    if (ending.add.empty() && base[n - 1] == base[n - 2] && ending.cut.size() > 1)
      found.push_back(base.substr(0, n - 1));
    found.push_back(base.append(ending.add));
  }
  return found;
}

/// Frames that ask for more match first: "hit out" before "hit".
std::size_t specificity(const Frame& frame, std::string_view lemma) {
  std::size_t asks = frame.conditions.size();
  for (std::size_t i = 0; i < frame.lemmas.size(); ++i) {
    if (frame.lemmas[i] == lemma)
      asks = std::max(asks, frame.conditions.size() + 2 * frame.companions[i].size());
  }
  return asks;
}

}  // namespace

Lexicon Lexicon::built_in() {
  Lexicon lexicon;
  lexicon.load_text(embedded::words_json, "extract/data/lexicon/words.json");
  lexicon.load_text(embedded::patterns_json, "extract/data/lexicon/patterns.json");
  lexicon.load_text(embedded::hostile_json, "extract/data/lexicon/hostile.json");
  lexicon.load_text(embedded::friendly_json, "extract/data/lexicon/friendly.json");
  lexicon.load_text(embedded::asking_json, "extract/data/lexicon/asking.json");
  lexicon.load_text(embedded::talking_json, "extract/data/lexicon/talking.json");
  lexicon.load_text(embedded::statements_json, "extract/data/lexicon/statements.json");
  lexicon.load_text(embedded::precision_json, "extract/data/lexicon/precision.json");
  for (Frame& frame : lexicon.frames_) frame.built_in = true;
  return lexicon;
}

void Lexicon::load(const std::filesystem::path& file) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(file, failure);
  std::ifstream stream(file, std::ios::binary);
  if (failure || !stream) {
    throw LexiconError("CG303", file.string(), "cannot read this lexicon",
                       "check the name and the permissions");
  }
  if (size > max_file_size) throw LexiconError("CG303", file.string(), "a lexicon of more than 16 MiB");
  load_text(std::string(std::istreambuf_iterator<char>(stream), {}), file.string());
}

void Lexicon::load_text(std::string_view json, std::string_view name) {
  Lexicon next = *this;  // a refused file leaves no trace
  LexiconReader(next, name).read(parse_json(json, name));
  next.index();
  *this = std::move(next);
}

const Frame* Lexicon::find(std::string_view id) const {
  const auto at = by_id_.find(id);
  return at == by_id_.end() ? nullptr : &frames_[at->second];
}

std::span<const std::uint32_t> Lexicon::candidates(std::string_view lemma, Upos pos) const {
  const auto at = index_.find(key(lemma, pos));
  if (at == index_.end()) return {};
  return at->second;
}

std::span<const std::uint32_t> Lexicon::any_word(Upos pos) const {
  return candidates("*", pos);
}

std::string Lexicon::known_lemma(std::string_view form, std::string_view lemma) const {
  if (!vocabulary_.contains(lemma)) {
    for (std::string& base : base_forms(form)) {
      if (vocabulary_.contains(base)) return std::move(base);
    }
  }
  return std::string(lemma);
}

const std::set<std::string, std::less<>>& Lexicon::words(std::string_view list) const {
  static const std::set<std::string, std::less<>> none;
  const auto at = lists_.find(list);
  return at == lists_.end() ? none : at->second;
}

const Operator* Lexicon::find_operator(std::string_view lemma) const {
  const auto at = operators_.find(lemma);
  return at == operators_.end() ? nullptr : &at->second;
}

void Lexicon::index() {
  index_.clear();
  vocabulary_.clear();
  for (const auto& [name, words] : lists_) vocabulary_.insert(words.begin(), words.end());
  for (const auto& [word, effect] : operators_) vocabulary_.insert(word);
  for (std::uint32_t i = 0; i < frames_.size(); ++i) {
    for (const std::string& lemma : frames_[i].lemmas) {
      vocabulary_.insert(lemma);
      auto& entry = index_[key(lemma, frames_[i].pos)];
      if (entry.empty() || entry.back() != i) entry.push_back(i);
    }
  }
  for (auto& [name, entry] : index_) {
    const std::string_view lemma = std::string_view(name).substr(2);
    std::stable_sort(entry.begin(), entry.end(), [&](std::uint32_t a, std::uint32_t b) {
      return specificity(frames_[a], lemma) > specificity(frames_[b], lemma);
    });
  }
}

}  // namespace claimgraph
