#include <string>

#include <doctest/doctest.h>

#include <claimgraph/graph/error.hpp>

using namespace claimgraph;

TEST_CASE("an error says its code, its place, what was wrong and what to do") {
  const InputError error("CG102", "news.txt: byte 12", "not valid UTF-8", "use --repair");
  CHECK(std::string(error.what()) == "CG102 news.txt: byte 12: not valid UTF-8; use --repair");
  CHECK(error.code() == "CG102");
}

TEST_CASE("place and advice may be empty") {
  CHECK(std::string(UsageError("CG501", "", "no input").what()) == "CG501 no input");
}
