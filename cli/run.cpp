#include "run.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <utility>

#include <unistd.h>

#include "inputs.hpp"
#include "signals.hpp"
#include "standard_input.hpp"
#include <claimgraph/export/output_file.hpp>
#include <claimgraph/export/records_jsonl.hpp>

namespace claimgraph::cli {
namespace {

/// What became of a block of documents.
struct Result {
  std::vector<ExtractedDocument> documents;  ///< empty where they were rendered
  std::string rendered;
  std::vector<Error> failures;
  std::size_t count = 0, words = 0;
};

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

using Render = std::function<void(const ExtractedDocument&, std::string&)>;

/// Extracts the documents on all workers; `deliver` gets the blocks in their order.
void extract_blocks(const CommonOptions& options, const Extractor& extractor, InputBlocks& blocks,
                    Report& report, const Render& render, const std::function<void(Result&&)>& deliver) {
  const auto work = [&](std::vector<DocumentOrError>&& block) {
    Result result;
    for (ExtractedOrError& outcome : extract_block(extractor, std::move(block))) {
      if (auto* error = std::get_if<Error>(&outcome)) {
        result.failures.push_back(std::move(*error));
        continue;
      }
      auto& document = std::get<ExtractedDocument>(outcome);
      ++result.count;
      result.words += count_words(document.text);
      if (render) {
        render(document, result.rendered);
      } else {
        result.documents.push_back(std::move(document));
      }
    }
    return result;
  };
  work_off(blocks, options, work, [&](Result&& result) {
    for (const Error& error : result.failures) report.failed(error);
    report.advanced(result.count, result.words, blocks.bytes_read(), blocks.bytes_total());
    deliver(std::move(result));
  });
}

}  // namespace

DocumentOptions document_options(const CommonOptions& options) {
  return {options.repair, options.max_document_bytes};
}

InputBlocks::InputBlocks(std::vector<std::filesystem::path> files, const CommonOptions& options,
                         Wanted wanted)
    : options_(options),
      wanted_(std::move(wanted)),
      reader_(std::move(files), document_options(options)),
      bytes_total_(reader_.bytes_total()),
      blocks_([this] { return read(); }) {}

void InputBlocks::stop() noexcept {
  blocks_.stop();
  close_standard_input();
}

std::optional<DocumentOrError> InputBlocks::read() {
  while (std::optional<ReadItem> item = reader_.next()) {
    bytes_read_ = reader_.bytes_read();
    DocumentOrError element = item->document ? DocumentOrError(std::move(*item->document)) : *item->error;
    if (wanted_ && !wanted_(element)) continue;
    if (auto* document = std::get_if<Document>(&element)) {
      if (document->date.empty()) document->date = options_.date;
      if (document->outlet.empty()) document->outlet = options_.outlet;
    }
    return element;
  }
  return std::nullopt;
}

void extract_rendered(const CommonOptions& options, Report& report, Wanted wanted, const Render& render,
                      const std::function<void(std::string_view)>& deliver) {
  std::vector<std::filesystem::path> files = expand_inputs(options.inputs);
  const Extractor extractor(options.extractor);
  InputBlocks blocks(std::move(files), options, std::move(wanted));
  extract_blocks(options, extractor, blocks, report, render,
                 [&](Result&& result) { deliver(result.rendered); });
}

void for_each_extracted(const CommonOptions& options, Report& report,
                        const std::function<void(ExtractedDocument&&)>& deliver) {
  std::unique_ptr<Extractor> extractor;
  for (const InputGroup& group : group_by_kind(options.inputs)) {
    if (group.claims) {
      read_claims(group.files, report, [&](ExtractedDocument&& document) {
        std::erase_if(document.claims, [&](const Claim& claim) {
          return claim.confidence < options.min_read_confidence;
        });
        deliver(std::move(document));
      });
      continue;
    }
    if (!extractor) extractor = std::make_unique<Extractor>(options.extractor);
    InputBlocks blocks(group.files, options);
    extract_blocks(options, *extractor, blocks, report, nullptr, [&](Result&& result) {
      for (ExtractedDocument& document : result.documents) deliver(std::move(document));
    });
  }
}

ActorTable actor_table(const CommonOptions& options) {
  ActorTable table = ActorTable::built_in();
  for (const std::filesystem::path& file : options.extractor.actors) table.load(file);
  return table;
}

namespace {

std::vector<ActorMerge> write_report(const CommonOptions& options, const ActorMerger& merger) {
  std::vector<ActorMerge> merges = merger.report();
  if (!options.merge_report.empty()) with_output(options.merge_report, [&](Output& out) { out.write(to_csv(merges)); });
  return merges;
}

/// Documents that wait for the last one, as lines of a file without a name.
class Spool {
 public:
  Spool() {
    std::string path = (std::filesystem::temp_directory_path() / "claimgraph-XXXXXX").string();
    const int descriptor = ::mkstemp(path.data());
    if (descriptor >= 0) {
      file_.open(path, std::ios::in | std::ios::out | std::ios::binary);
      ::close(descriptor);
      std::remove(path.c_str());  // vanishes with the process
    }
    if (descriptor < 0 || !file_)
      throw OutputError("CG401", path, "cannot be created", "free some space there, or set TMPDIR");
  }
  void add(const ExtractedDocument& document, bool with_text) {
    if (!(file_ << to_json_line(document, with_text) << '\n'))
      throw OutputError("CG402", "the temporary file", "cannot be written", "free some space there, or set TMPDIR");
  }
  std::iostream& rewound() {
    file_.seekg(0);
    return file_;
  }

 private:
  std::fstream file_;
};

}  // namespace

std::vector<ActorMerge> for_each_merged(const CommonOptions& options, const ActorTable& table, Report& report, bool with_text,
                                        const std::function<void(ExtractedDocument&&)>& deliver) {
  ActorMerger merger(table, options.merge);
  std::vector<ExtractedDocument> waiting;
  for_each_extracted(options, report, [&](ExtractedDocument&& document) {
    if (!with_text) document.text.clear();
    if (options.merge == MergeLevel::names) {
      merger.look_at(document);
      waiting.push_back(std::move(document));
      return;
    }
    merger.apply(document);
    deliver(std::move(document));
  });
  for (ExtractedDocument& document : waiting) {
    merger.apply(document);
    deliver(std::move(document));
  }
  return write_report(options, merger);
}

void stream_merged(const CommonOptions& options, const ActorTable& table, Report& report, bool with_text,
                   const std::function<void(ExtractedDocument&&)>& deliver) {
  if (options.merge != MergeLevel::names) {
    for_each_merged(options, table, report, with_text, deliver);
    return;
  }
  ActorMerger merger(table, options.merge);
  Spool spool;
  for_each_extracted(options, report, [&](ExtractedDocument&& document) {
    merger.look_at(document);
    spool.add(document, with_text);
  });
  RecordsReader waiting(spool.rewound(), "the temporary file");
  while (std::optional<ExtractedDocument> document = waiting.next()) {
    merger.apply(*document);
    deliver(std::move(*document));
  }
  write_report(options, merger);
}

void Output::write(std::string_view data) {
  const auto undisturbed = writing();
  errno = 0;
  stream_.write(data.data(), static_cast<std::streamsize>(data.size()));
  if (stream_.flush()) return;
  throw OutputError("CG402", name_,
                    std::string("cannot be written: ") + std::strerror(errno != 0 ? errno : EIO),
                    "check the space left on the disk");
}

bool on_terminal(const std::string& path) {
  return (path.empty() || path == "-") && ::isatty(STDOUT_FILENO) == 1;
}

void with_output(const std::string& path, const std::function<void(Output&)>& write) {
  if (path.empty() || path == "-") {
    Output output(std::cout, "standard output");
    return write(output);
  }
  write_file(path, [&](std::ostream& stream) {
    Output output(stream, path);
    write(output);
  });
}

}  // namespace claimgraph::cli
