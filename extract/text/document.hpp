#pragma once
// A document as it enters the pipeline.
#include <cstdint>
#include <string>

namespace claimgraph {

/// One news text. `text` is the single string in which everything is counted: title, "\n\n", body (no title: the body).
/// Valid UTF-8. Inside extract/ offsets into it are bytes; records (graph/records.hpp) carry code points.
struct Document {
  std::string id;
  std::string title;
  std::string text;
  std::string date;  ///< ISO 8601, possibly partial, or empty
  std::string outlet, url;
  std::uint32_t body = 0;  ///< byte at which the body begins (0 without title)
};

/// Joins title and body. Throws InputError CG102 (with the byte offset) on invalid UTF-8, CG103 above 64 MiB.
Document make_document(std::string id, std::string title, std::string_view body, std::string date = {},
                       std::string outlet = {}, std::string url = {});

}  // namespace claimgraph
