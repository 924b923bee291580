#include <claimgraph/extract/syntax/places.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "place_tables.hpp"
#include <claimgraph/extract/text/chars.hpp>

namespace claimgraph {
namespace {

enum class PlaceKind { state, region, modifier };

constexpr std::size_t longest_name = 3;  // words of a name in the table

class PlaceTable {
 public:
  PlaceTable() {
    std::string_view rest = embedded::places_csv;
    for (bool header = true; !rest.empty(); header = false) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      const std::size_t comma = line.find(',');
      if (header || line.starts_with('#') || comma == line.npos) continue;
      const std::string_view kind = line.substr(comma + 1, line.find(',', comma + 1) - comma - 1);
      kinds_.emplace(text::ascii_lower(line.substr(0, comma)), kind == "state"    ? PlaceKind::state
                                                         : kind == "region" ? PlaceKind::region
                                                                            : PlaceKind::modifier);
    }
  }

  bool is(const std::string& lower_name, PlaceKind kind) const {
    const auto [first, last] = kinds_.equal_range(lower_name);
    return std::any_of(first, last, [&](const auto& entry) { return entry.second == kind; });
  }
  bool is_place(const std::string& lower_name) const {
    return is(lower_name, PlaceKind::state) || is(lower_name, PlaceKind::region);
  }

 private:
  std::unordered_multimap<std::string, PlaceKind> kinds_;
};

const PlaceTable& places() {
  static const PlaceTable table;
  return table;
}

std::string lower_words(const ParsedDocument& document, std::size_t first, std::size_t last) {
  std::string words;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) words += ' ';
    words += text::ascii_lower(document.word(i));
  }
  return words;
}

/// Where the state begins that ends the name [first, last) of a place in it; `last` where there is none.
std::size_t state_behind(const ParsedDocument& document, std::size_t first, std::size_t last) {
  if (last - first <= longest_name && places().is_place(lower_words(document, first, last))) return last;
  for (std::size_t words = std::min(longest_name, last - first - 1); words > 0; --words) {
    const std::size_t state = last - words;
    if (places().is_place(lower_words(document, state, last)) &&
        !places().is(text::ascii_lower(document.word(state - 1)), PlaceKind::modifier)) {
      return state;
    }
  }
  return last;
}

}  // namespace

void settle_places(ParsedDocument& document) {
  for (std::size_t first = 0, last; first < document.tokens.size(); first = last) {
    last = first + 1;
    const EntityType type = document.tokens[first].entity;
    if (type == EntityType::none) continue;
    const auto goes_on = [&](const Token& token) {
      return token.entity == type && !token.entity_begins && token.sentence == document.tokens[first].sentence;
    };
    while (last < document.tokens.size() && goes_on(document.tokens[last])) ++last;
    if (type == EntityType::location) {
      const std::size_t state = state_behind(document, first, last);
      if (state < last) document.tokens[state].entity_begins = true;
    } else if (last - first <= longest_name &&
               places().is(lower_words(document, first, last), PlaceKind::state)) {
      for (std::size_t i = first; i < last; ++i) document.tokens[i].entity = EntityType::location;
    }
  }
}

}  // namespace claimgraph
