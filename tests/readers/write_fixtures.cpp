// write_fixtures FOLDER [CLAIMS]: writes the sample graphs as JSON lines into a folder, for the consumers that readers.py and views.py
// call; with CLAIMS also a graph of so many, "large".
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>

#include <claimgraph/export/records_jsonl.hpp>
#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/graph/error.hpp>

#include "sample.hpp"

using namespace claimgraph;

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: write_fixtures FOLDER [CLAIMS]\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const std::pair<const char*, ClaimGraph> graphs[] = {
      {"lookalikes", test::lookalikes()}, {"parallels", test::synthetic(7, 2000)}, {"few", test::synthetic(12, 40)}, {"network", test::synthetic(60, 400)}};
  try {
    for (const auto& [name, graph] : graphs) write_graph(graph, folder / (std::string(name) + ".jsonl"));
    if (argc == 3) write_graph(test::skewed(2000, std::strtoull(argv[2], nullptr, 10)), folder / "large.jsonl");
    std::ofstream(folder / "talks.jsonl") << to_json_line(test::istanbul_talks()) << '\n';
    std::ofstream(folder / "adversarial.jsonl") << to_json_line(test::adversarial()) << '\n';
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
