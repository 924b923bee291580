// Writes a graph of a million claims as GraphML (or what --format names) and, in the same run, the same bytes with fwrite: how far the
// writer is from the disk, and whether its memory stays flat.
//
//   bench_write [CLAIMS [EXTENSION [FOLDER]]]
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <claimgraph/export/write_graph.hpp>

#include "sample.hpp"

using namespace claimgraph;

namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

long peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void write_same(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::ifstream in(from, std::ios::binary);
  std::vector<char> bytes(std::filesystem::file_size(from));
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  const double start = now(), cpu_start = cpu_seconds();
  std::FILE* out = std::fopen(to.c_str(), "wb");
  constexpr std::size_t block = 1 << 16;
  for (std::size_t at = 0; at < bytes.size(); at += block) std::fwrite(&bytes[at], 1, std::min(block, bytes.size() - at), out);
  std::fclose(out);
  const double seconds = now() - start, cpu = cpu_seconds() - cpu_start;
  std::cout << "fwrite of the same  " << static_cast<double>(bytes.size()) / seconds / 1e6 << " MB/s; " << static_cast<double>(bytes.size()) / cpu / 1e6
            << " MB per CPU second\n";
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t claims = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const std::string extension = argc > 2 ? argv[2] : ".graphml";
  const std::filesystem::path folder = argc > 3 ? argv[3] : std::filesystem::temp_directory_path();
  const std::filesystem::path file = folder / ("claimgraph-bench" + extension), copy = folder / "claimgraph-bench.copy";
  const ClaimGraph graph = test::skewed(std::max<std::size_t>(claims / 20, 2), claims);
  const long before = peak_mib();
  const double start = now(), cpu_start = cpu_seconds();
  write_graph(graph, file);
  const double seconds = now() - start, cpu = cpu_seconds() - cpu_start;
  const auto bytes = static_cast<double>(std::filesystem::file_size(file));
  std::cout << graph.claim_count() << " claims, " << bytes / 1e6 << " MB of " << extension << '\n'
            << "write_graph         " << bytes / seconds / 1e6 << " MB/s (" << seconds << " s); " << bytes / cpu / 1e6 << " MB per CPU second\n"
            << "graph in memory     " << before << " MiB; the writer added " << peak_mib() - before << " MiB\n";
  write_same(file, copy);
  std::filesystem::remove(file);
  std::filesystem::remove(copy);
}
