#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "text_tables.hpp"
#include <claimgraph/extract/text/forms.hpp>

namespace claimgraph::text {
namespace {

constexpr std::array<std::pair<std::string_view, Form>, 19> form_names{{
    {"title", title},     {"inner", inner},   {"number", number},       {"month", month},
    {"time", time},       {"end", end},       {"final", final},         {"prefix", prefix},
    {"suffix", suffix},   {"unit", unit},     {"starter", starter},     {"when", when},
    {"agency", agency},   {"label", label},   {"elision", elision},     {"place", place},
    {"slashed", slashed}, {"entity", entity}, {"reporting", reporting},
}};

std::uint32_t form_named(std::string_view name) {
  for (const auto& [known, form] : form_names) {
    if (known == name) return form;
  }
  throw std::logic_error("text tables: unknown kind " + std::string(name));
}

// Calls use(form, second column) for each row behind the header; lines that begin with '#' are comments.
template <typename Use>
void for_each_row(std::string_view table, Use use) {
  bool header = true;
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    if (line.empty() || line.front() == '#' || std::exchange(header, false)) continue;
    const std::size_t first = line.find(','), second = line.find(',', first + 1);
    use(line.substr(0, first), line.substr(first + 1, second - first - 1));
  }
}

constexpr std::size_t longest = 32;  // longer words are in no table

}  // namespace

const Forms& Forms::instance() {
  static const Forms forms;
  return forms;
}

Forms::Forms() {
  for (const std::string_view table : {embedded::abbreviations_csv, embedded::text_words_csv}) {
    for_each_row(table, [&](std::string_view form, std::string_view kind) {
      entries_[std::string(form)].kinds |= form_named(kind);
    });
  }
  for_each_row(embedded::word_splits_csv, [&](std::string_view form, std::string_view parts) {
    auto& lengths = entries_[std::string(form)].parts;
    while (!parts.empty()) {
      const std::string_view part = parts.substr(0, parts.find(' '));
      lengths.push_back(static_cast<std::uint8_t>(part.size()));
      parts.remove_prefix(std::min(part.size() + 1, parts.size()));
    }
  });
}

const Forms::Entry& Forms::find(std::string_view word) const {
  static const Entry none;
  std::array<char, longest> lower;
  std::size_t size = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (size == longest) return none;
    char c = word[i];
    if (word.substr(i, 2) == "\xE2\x80" && i + 2 < word.size() &&
        (word[i + 2] == '\x98' || word[i + 2] == '\x99')) {
      c = '\'';
      i += 2;
    }
    lower[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  const auto found = entries_.find(std::string_view(lower.data(), size));
  return found == entries_.end() ? none : found->second;
}

std::uint32_t Forms::kinds(std::string_view word) const {
  return find(word).kinds;
}

const std::vector<std::uint8_t>& Forms::parts(std::string_view word) const {
  return find(word).parts;
}

}  // namespace claimgraph::text
