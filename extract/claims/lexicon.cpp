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
  for (std::uint32_t i = 0; i < frames_.size(); ++i) {
    for (const std::string& lemma : frames_[i].lemmas) {
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
