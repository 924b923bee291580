#include "report.hpp"

#include <iostream>

#include <unistd.h>

namespace claimgraph::cli {
namespace {

/// 1234567 -> "1,234,567".
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3) {
    digits.insert(static_cast<std::size_t>(place), ",");
  }
  return digits;
}

std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return grouped(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

}  // namespace

Report::Report(bool quiet) : quiet_(quiet), shown_(!quiet && ::isatty(STDERR_FILENO) == 1) {}

Report::~Report() {
  clear_line();
}

void Report::clear_line() {
  if (line_open_) std::cerr << "\r\033[K" << std::flush;
  line_open_ = false;
}

void Report::failed(const Error& error) {
  ++failures_;
  clear_line();
  std::cerr << "claimgraph: " << error.what() << '\n';
}

void Report::note(const std::string& words) {
  if (quiet_) return;
  clear_line();
  std::cerr << "claimgraph: " << words << '\n';
}

void Report::advanced(std::size_t documents, std::size_t words, std::uint64_t bytes_read,
                      std::uint64_t bytes_total) {
  documents_ += documents;
  words_ += words;
  const Clock::time_point now = Clock::now();
  if (!shown_ || now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line =
      grouped(documents_) + " documents, " +
      grouped(static_cast<std::uint64_t>(static_cast<double>(words_) / (seconds > 0 ? seconds : 1))) +
      " words/s";
  if (bytes_total > bytes_read && bytes_read > 0) {
    const double left =
        seconds * static_cast<double>(bytes_total - bytes_read) / static_cast<double>(bytes_read);
    line += ", " + duration(left) + " left";
  }
  clear_line();
  std::cerr << line << std::flush;
  line_open_ = true;
}

}  // namespace claimgraph::cli
