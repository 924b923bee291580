// Writes the sample graphs in every format into a folder, for the consumers that readers.py calls.
#include <filesystem>
#include <fstream>
#include <iostream>

#include <claimgraph/export/records_jsonl.hpp>
#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/graph/error.hpp>

#include "sample.hpp"

using namespace claimgraph;

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_fixtures FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  ClaimGraph talks, adversarial;
  talks.add(test::istanbul_talks());
  adversarial.add(test::adversarial());
  const std::pair<const char*, ClaimGraph> graphs[] = {
      {"talks", talks}, {"adversarial", adversarial}, {"parallels", test::synthetic(7, 2000)}};
  try {
    for (const auto& [name, graph] : graphs) {
      for (const auto& format : known_formats()) write_graph(graph, folder / (name + std::string(format.extension)));
    }
    std::ofstream(folder / "talks.jsonl") << to_json_line(test::istanbul_talks()) << '\n';
    std::ofstream(folder / "adversarial.jsonl") << to_json_line(test::adversarial()) << '\n';
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
