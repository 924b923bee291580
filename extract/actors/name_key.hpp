#pragma once
// Names compared as people do: without case, accents, dots, hyphens, apostrophes and a leading "the".
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::actors {

/// Words joined by single spaces: "The U.S. Côte-d'Or" -> "us cote dor". Empty where no letter or digit is left.
std::string name_key(std::string_view name);

/// The words of a key, as views into it.
std::vector<std::string_view> key_words(std::string_view key);

/// "jr", "iii": the word of a key that tells a son from his father.
bool is_generation(std::string_view word);

/// ASCII and Latin letters in lower case, everything else kept: for looking up lemmas.
std::string lower(std::string_view text);

/// Has letters, and all of them are capitals.
bool all_capitals(std::string_view text);
/// Begins with a capital letter.
bool capitalised(std::string_view text);

}  // namespace claimgraph::actors
