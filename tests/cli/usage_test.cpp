// Wrong usage: exit code 2, a code, a hint, and nothing on standard output.
#include <doctest/doctest.h>

#include "process.hpp"

using namespace claimgraph::test;

TEST_CASE("help of the program and of each command teaches by examples and goes to standard output") {
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{}, {"build"}, {"extract"}, {"query"}, {"parse"}}) {
    std::vector<std::string> arguments = command;
    arguments.push_back("--help");
    const Outcome outcome = run(arguments);
    CAPTURE(arguments[0]);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    CHECK(outcome.out.find("Examples:") != std::string::npos);
    CHECK(outcome.out.find("--quiet") != (command.empty() ? 0 : std::string::npos));
  }
}

TEST_CASE("the version is one line") {
  const Outcome outcome = run({"--version"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.starts_with("claimgraph "));
  CHECK(lines(outcome.out).size() == 1);
}

TEST_CASE("wrong usage ends with 2, says what is wrong and where help is, and prints no data") {
  struct Case {
    std::vector<std::string> arguments;
    std::string said;
  };
  const std::vector<Case> cases = {
      {{}, "claimgraph --help"},
      {{"biuld", "x.txt"}, "did you mean 'build'?"},
      {{"frobnicate"}, "the commands are build, extract, query, stats, actors, parse, stance and plover"},
      {{"extract"}, "claimgraph extract --help"},
      {{"extract", "x.txt", "--frobnicate"}, "--frobnicate"},
      {{"extract", "x.txt", "--jobs", "0"}, "--jobs"},
      {{"extract", "x.txt", "--jobs", "many"}, "--jobs"},
      {{"extract", "x.txt", "--min-confidence", "7"}, "--min-confidence"},
      {{"query", "x.jsonl", "--format", "xml"}, "--format"},
      {{"query", "x.jsonl", "--since", "yesterday"}, "CG502"},
      {{"build", "x.txt"}, "claimgraph build --help"},
      {{"build", "x.txt", "-o", "graph.doc"}, ".graphml"},
      {{"build", "x.txt", "-o", "graph"}, ".graphml"},
  };
  for (const Case& wrong : cases) {
    std::string shown = "claimgraph";
    for (const std::string& argument : wrong.arguments) shown += ' ' + argument;
    CAPTURE(shown);
    const Outcome outcome = run(wrong.arguments);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.starts_with("claimgraph: CG"));
    CHECK(outcome.err.find(wrong.said) != std::string::npos);
    CHECK(lines(outcome.err).size() == 1);
  }
}
