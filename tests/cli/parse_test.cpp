// parse: text or words in, CoNLL-U out.
#include <algorithm>

#include <doctest/doctest.h>

#include "process.hpp"

using namespace claimgraph::test;

namespace {

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> found = {""};
  for (const char c : line) {
    if (c == '\t') {
      found.emplace_back();
    } else {
      found.back() += c;
    }
  }
  return found;
}

}  // namespace

TEST_CASE("text becomes CoNLL-U with ten columns, trees and entities") {
  const Outcome outcome = run({"parse"}, "Ruritania thanked Zoë Almásy. Paris didn't answer.\n");
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
  int words = 0, roots = 0, sentences = 0;
  for (const std::string& line : lines(outcome.out)) {
    if (line.empty()) {
      ++sentences;
    } else if (line[0] != '#') {
      const std::vector<std::string> columns = cells(line);
      REQUIRE(columns.size() == 10);
      if (columns[0].find('-') != std::string::npos) continue;
      ++words;
      roots += columns[6] == "0";
    }
  }
  CHECK(sentences == 2);
  CHECK(roots == 2);
  CHECK(words == 10);
  CHECK(outcome.out.find("NER=B-PERSON") != std::string::npos);
  CHECK(outcome.out.ends_with("\n\n"));
}

TEST_CASE("with --conllu words and sentences are kept as they are") {
  const std::string gold =
      "# sent_id = 1\n1\tShe\t_\t_\t_\t_\t_\t_\t_\t_\n2\tagreed.No\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
      "# sent_id = "
      "2\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_"
      "\n\n";
  const Folder folder;
  const Outcome outcome = run({"parse", "--conllu", folder.write("gold.conllu", gold)});
  CHECK(outcome.exit_code == 0);
  std::string words;
  for (const std::string& line : lines(outcome.out)) {
    if (!line.empty() && line[0] != '#' && cells(line)[0].find('-') == std::string::npos)
      words += cells(line)[1] + "|";
  }
  CHECK(words == "She|agreed.No|do|n't|");
  CHECK(run({"parse", "--conllu"}, gold).out == outcome.out);
}

TEST_CASE("CoNLL-U that is none is refused with its line") {
  const Folder folder;
  const Outcome outcome = run({"parse", "--conllu", folder.write("bad.conllu", "1\tShe\n")});
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code != 0);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.find("bad.conllu:1") != std::string::npos);
}
