#pragma once
// Paragraphs of a text. Private to extract/text.
#include <cstddef>
#include <string_view>
#include <vector>

namespace claimgraph::text {

struct Range {
  std::size_t begin, end;
};

/// Byte ranges of the paragraphs of text[begin, end), in order, without line ends around them. Linear.
void find_paragraphs(std::string_view text, std::size_t begin, std::size_t end,
                     std::vector<Range>& paragraphs);

}  // namespace claimgraph::text
