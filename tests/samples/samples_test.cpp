// The articles under samples/ and the results beside them, which samples/regenerate makes anew.
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <claimgraph/export/graphml.hpp>
#include <claimgraph/export/records_jsonl.hpp>
#include <claimgraph/extract/actors/merge_actors.hpp>
#include <claimgraph/extract/extractor.hpp>
#include <claimgraph/extract/text/reader.hpp>
#include <claimgraph/graph/claim_graph.hpp>

using namespace claimgraph;

namespace {

const std::string folder = CLAIMGRAPH_SOURCE_DIR "/samples/";
const std::vector<std::string> names = {"istanbul-talks", "river-dam", "coalition"};

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in, path);
  return {std::istreambuf_iterator<char>(in), {}};
}

ExtractedDocument expected(const std::string& name) {
  return from_json_line(read(folder + name + ".json"), name);
}

// What is the same on every processor: confidences may differ in their last digits.
std::string summary(const std::vector<Claim>& claims) {
  std::ostringstream out;
  for (const Claim& claim : claims) {
    out << claim.source.name << (claim.negated ? " --not " : " --") << claim.relation
        << (claim.hypothetical ? "?--> " : "--> ") << claim.target.name;
    for (const ActorRef& reporter : claim.reporters) out << " (" << reporter.name << ")";
    out << ": " << claim.evidence.text << '\n';
  }
  return out.str();
}

}  // namespace

TEST_CASE("The samples give the claims beside them") {
  const Extractor extractor;
  for (const std::string& name : names) {
    CAPTURE(name);
    const std::vector<std::string> input = {folder + name + ".txt"};
    DocumentReader reader(expand_inputs(input));
    auto item = reader.next();
    REQUIRE(item);
    REQUIRE(item->document);
    CHECK(summary(extractor.extract(std::move(*item->document)).claims) == summary(expected(name).claims));
  }
}

TEST_CASE("The GraphML beside a sample is the graph of its claims") {
  const ActorTable table = ActorTable::built_in();
  for (const std::string& name : names) {
    ActorMerger merger(table, MergeLevel::names);  // as build does
    CAPTURE(name);
    ExtractedDocument document = expected(name);
    merger.look_at(document);
    merger.apply(document);
    ClaimGraph graph;
    graph.add(document);
    std::ostringstream out;
    write_graphml(out, graph);
    CHECK(out.str() == read(folder + name + ".graphml"));
  }
}
