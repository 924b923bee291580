#include "inputs.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <streambuf>
#include <system_error>
#include <utility>

#include <claimgraph/export/records_jsonl.hpp>
#include <claimgraph/extract/text/reader.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph::cli {
namespace {

/// A line that is longer than this is looked at no further.
constexpr std::size_t longest_first_line = std::size_t{256} << 20;

/// A stream that begins with bytes that had been taken from it.
class Rewound : public std::streambuf {
 public:
  Rewound(std::string taken, std::streambuf* rest)
      : taken_(std::move(taken)), rest_(rest), buffer_(std::size_t{64} << 10) {
    setg(taken_.data(), taken_.data(), taken_.data() + taken_.size());
  }

 protected:
  int_type underflow() override {
    const std::streamsize got = rest_->sgetn(buffer_.data(), 1);
    if (got <= 0) return traits_type::eof();
    // What is there already, without waiting for more.
    const std::streamsize more = std::min<std::streamsize>(std::max<std::streamsize>(rest_->in_avail(), 0),
                                                           static_cast<std::streamsize>(buffer_.size()) - 1);
    const std::streamsize extra = more > 0 ? rest_->sgetn(buffer_.data() + 1, more) : 0;
    setg(buffer_.data(), buffer_.data(), buffer_.data() + got + extra);
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::string taken_;
  std::streambuf* rest_;
  std::vector<char> buffer_;
};

/// The first line with something in it, and everything up to its end in `taken`.
std::string first_line(std::streambuf& stream, std::string& taken) {
  std::size_t begin = 0;
  bool content = false;
  while (taken.size() < longest_first_line) {
    const int c = stream.sbumpc();
    if (c == std::char_traits<char>::eof()) break;
    taken += static_cast<char>(c);
    if (c == '\n') {
      if (content) break;
      begin = taken.size();
    } else {
      content = content || (c != ' ' && c != '\t' && c != '\r');
    }
  }
  return taken.substr(begin);
}

bool holds_claims(const std::filesystem::path& file) {
  std::string taken;
  if (file == "-") {
    static std::unique_ptr<Rewound> rewound;
    std::streambuf* original = std::cin.rdbuf();
    const bool claims = is_record_line(first_line(*original, taken));
    rewound = std::make_unique<Rewound>(std::move(taken), original);
    std::cin.rdbuf(rewound.get());
    return claims;
  }
  // A pipe cannot be read twice: what comes out of one is taken for documents.
  std::error_code error;
  if (file.extension() != ".jsonl" || !std::filesystem::is_regular_file(file, error)) return false;
  std::ifstream stream(file, std::ios::binary);
  return stream && is_record_line(first_line(*stream.rdbuf(), taken));
}

void read_claims(std::istream& stream, const std::string& name, Report& report,
                 const std::function<void(ExtractedDocument&&)>& deliver) {
  RecordsReader reader(stream, name);
  for (;;) {
    try {
      std::optional<ExtractedDocument> document = reader.next();
      if (!document) break;
      deliver(std::move(*document));
    } catch (const InputError& error) {
      report.failed(error);
    }
  }
  if (stream.bad()) throw InputError("CG101", name, "cannot be read", "check the file and the disk");
}

}  // namespace

std::vector<InputGroup> group_by_kind(const std::vector<std::string>& inputs) {
  std::vector<InputGroup> groups;
  for (const std::filesystem::path& file : expand_inputs(inputs)) {
    const bool claims = holds_claims(file);
    if (groups.empty() || groups.back().claims != claims) groups.push_back({claims, {}});
    groups.back().files.push_back(file);
  }
  return groups;
}

void read_claims(const std::vector<std::filesystem::path>& files, Report& report,
                 const std::function<void(ExtractedDocument&&)>& deliver) {
  for (const std::filesystem::path& file : files) {
    if (file == "-") {
      read_claims(std::cin, "stdin", report, deliver);
      continue;
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
      throw InputError("CG101", file.string(), "cannot be opened", "check its name and permissions");
    read_claims(stream, file.string(), report, deliver);
  }
}

}  // namespace claimgraph::cli
