#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

std::string message(std::string_view code, std::string_view where, std::string_view problem, std::string_view advice) {
  std::string text{code};
  text += ' ';
  if (!where.empty()) (text += where) += ": ";
  text += problem;
  if (!advice.empty()) (text += "; ") += advice;
  return text;
}

}  // namespace

Error::Error(std::string_view code, std::string_view where, std::string_view problem, std::string_view advice)
    : std::runtime_error(message(code, where, problem, advice)),
      code_(code), where_(where), problem_(problem), advice_(advice) {}

}  // namespace claimgraph
