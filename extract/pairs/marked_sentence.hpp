#pragma once
// Sentences in which two actors are marked, as two research sets write them: the input of `claimgraph stance`
// and `claimgraph plover`.
#include <optional>
#include <string>
#include <string_view>

#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// Bytes of MarkedSentence::text.
struct MarkedActor {
  std::size_t begin = 0, end = 0;
};

struct MarkedSentence {
  std::string text;                          ///< without the marks
  std::optional<MarkedActor> first, second;  ///< do not overlap; either may come first in the text
};

/// The first column of a tab-separated line, with two actors in [ ]; the first of them in the text is
/// `first`. A mark that closes inside a word is moved to the word's end. Marks that are missing are left out.
MarkedSentence read_stance_row(std::string_view line);

/// The first column of a tab-separated line, with `<s>source</s>` (`first`) and `<t>target</t>` (`second`). Marks
/// that are missing are left out.
MarkedSentence read_plover_row(std::string_view line);

}  // namespace claimgraph
