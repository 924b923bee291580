#pragma once
// JSON as a tree whose nodes know their line, so that a wrong frame can be named by file and line.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimgraph {

struct JsonNode {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  int line = 0;  ///< counted from 1; of the value's last character for strings and numbers, of the bracket
                 ///< for others
  bool boolean = false;
  double number = 0;
  std::string string;
  std::vector<JsonNode> items;                            ///< array
  std::vector<std::pair<std::string, JsonNode>> members;  ///< object, in the file's order

  const JsonNode* find(std::string_view key) const;
};

/// Comments (// and /* */) are allowed. Throws LexiconError CG301 with name:line on text that is not JSON or
/// nests deeper than 16.
JsonNode parse_json(std::string_view text, std::string_view name);

}  // namespace claimgraph
