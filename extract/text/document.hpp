#pragma once
// A document as it enters the pipeline.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <claimgraph/graph/api.hpp>

namespace claimgraph CLAIMGRAPH_API {

/// One news text. `text` is the single string in which everything is counted: title, "\n\n", body (no title:
/// the body). Valid UTF-8. Inside extract/ offsets into it are bytes; records (graph/records.hpp) carry code
/// points, for which code_points.hpp converts.
struct Document {
  std::string id;
  std::string title;
  std::string text;
  std::string date;  ///< ISO 8601, possibly partial, or empty
  std::string outlet, url;
  std::uint32_t body = 0;  ///< byte at which the body begins (0 without title)
};

struct DocumentOptions {
  bool repair = false;  ///< replace ill-formed UTF-8 by U+FFFD, drop NUL, instead of refusing
  std::size_t max_bytes = std::size_t{64} << 20;  ///< of title and body together; at most 1 GiB
};

/// Joins title and body. A byte order mark before the body is dropped; white space around the title too.
/// Throws InputError: CG102 invalid UTF-8 (`where` names the byte of the body or title as given), CG103 too
/// large, CG104 when the text looks like a binary file (NUL bytes, many control characters, UTF-16).
Document make_document(std::string id, std::string title, std::string_view body, std::string date = {},
                       std::string outlet = {}, std::string url = {}, const DocumentOptions& options = {});

}  // namespace claimgraph
