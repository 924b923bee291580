#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <system_error>

#include <claimgraph/extract/text/byte_source.hpp>
#include <claimgraph/extract/text/csv.hpp>
#include <claimgraph/extract/text/fields.hpp>
#include <claimgraph/extract/text/file_kind.hpp>
#include <claimgraph/extract/text/json_fields.hpp>
#include <claimgraph/extract/text/reader.hpp>
#include <claimgraph/extract/text/utf8.hpp>

namespace claimgraph {
namespace {

namespace fs = std::filesystem;
using text::ByteSource;
using text::Fields;
using text::FileKind;

constexpr std::string_view bom = "\xEF\xBB\xBF";
constexpr std::string_view blanks = " \t\r";

InputError placed(const std::string& place, const Error& error) {
  const std::string where = error.where().empty() ? place : place + ": " + error.where();
  return InputError(error.code(), where, error.problem(), error.advice());
}

// The documents of one open file.
class FileReader {
 public:
  FileReader(std::istream& in, std::string name, const std::string& stem, std::optional<FileKind> kind,
             const DocumentOptions& options)
      : in_(in),
        source_(in),
        name_(std::move(name)),
        stem_(utf8::repaired(stem)),  // it becomes the id, and ids are written as UTF-8
        kind_(kind),
        options_(options) {}

  std::uint64_t bytes() const { return source_.bytes(); }

  std::optional<ReadItem> next() {
    if (done_) return std::nullopt;
    try {
      if (!begun_) begin();
      std::optional<Document> document = *kind_ == FileKind::text    ? whole()
                                         : *kind_ == FileKind::jsonl ? line()
                                                                     : row();
      if (document) {
        any_ = true;
        return ReadItem{std::move(document), std::nullopt};
      }
      done_ = true;
      if (!any_)
        throw InputError("CG106", name_, "holds no document", "check that it was written completely");
      return std::nullopt;
    } catch (const InputError& error) {
      any_ = true;
      return ReadItem{std::nullopt, error};
    }
  }

 private:
  void begin() {
    begun_ = true;
    for (const char c : bom) {
      if (source_.peek() != static_cast<unsigned char>(c)) break;
      source_.get();
    }
    if (source_.peek() == ByteSource::end) {
      done_ = true;
      if (in_.bad())
        throw InputError("CG101", name_, "cannot be read", "check that it is a file and may be read");
      throw InputError("CG106", name_, "is empty", "check that it was written completely");
    }
    if (!kind_) kind_ = source_.peek() == '{' ? FileKind::jsonl : FileKind::text;
    if (*kind_ == FileKind::csv) header();
  }

  std::string place(std::uint64_t line) const { return name_ + ":" + std::to_string(line); }

  // JSON may write a byte of text as six (\u0041).
  std::size_t record_limit() const { return 6 * options_.max_bytes + 65536; }

  InputError too_large(const std::string& where) const {
    return InputError("CG103", where,
                      "is larger than a document may be (" + std::to_string(options_.max_bytes) + " bytes)",
                      "split it into documents, or raise the limit");
  }

  // ---- .txt

  std::optional<Document> whole() {
    if (any_) return std::nullopt;
    any_ = done_ = true;
    const std::uint64_t skipped = source_.bytes();
    std::string content;
    for (int c = source_.get(); c != ByteSource::end; c = source_.get()) {
      content += static_cast<char>(c);
      if (content.size() > options_.max_bytes) throw too_large(name_);
    }
    if (in_.bad()) throw InputError("CG101", name_, "cannot be read to its end", "check the disk");
    if (skipped > 0) content.insert(0, bom);  // so that bytes in errors are those of the file
    try {
      Document document = make_document(stem_, {}, content, {}, {}, {}, options_);
      const auto [title, body] = title_and_body(document.text);
      return title.empty() ? std::move(document)
                           : make_document(stem_, std::string(title), body, {}, {}, {}, options_);
    } catch (const InputError& error) {
      throw placed(name_, error);
    }
  }

  static std::pair<std::string_view, std::string_view> title_and_body(std::string_view text) {
    constexpr std::size_t longest = 250;
    constexpr std::string_view white = " \t\r\n";
    const std::size_t begin = std::min(text.find_first_not_of(white), text.size());
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t body = text.find_first_not_of(white, end);
    if (end - begin > longest || body == std::string_view::npos) return {};
    const std::string_view gap = text.substr(end, body - end);
    if (std::count(gap.begin(), gap.end(), '\n') < 2) return {};
    return {text.substr(begin, end - begin), text.substr(body)};
  }

  // ---- .jsonl

  std::optional<Document> line() {
    while (true) {
      const std::uint64_t number = source_.line();
      const ByteSource::Line read = source_.next_line(line_, record_limit());
      if (read == ByteSource::Line::none) return std::nullopt;
      if (read == ByteSource::Line::too_long) throw too_large(place(number));
      if (line_.find_first_not_of(blanks) == std::string::npos) continue;
      if (const std::size_t invalid = utf8::first_invalid(line_); invalid != std::string::npos) {
        if (!options_.repair) {
          throw InputError("CG102", place(number) + ": byte " + std::to_string(invalid), "invalid UTF-8",
                           "convert the file to UTF-8, or ask for repair (--repair)");
        }
        line_ = utf8::repaired(line_);
      }
      return document(text::json_fields(line_, place(number)), number);
    }
  }

  Document document(Fields fields, std::uint64_t line) const {
    try {
      if (fields.id.empty()) fields.id = stem_ + ":" + std::to_string(line);
      return make_document(std::move(fields.id), std::move(fields.title), fields.text, std::move(fields.date),
                           std::move(fields.outlet), std::move(fields.url), options_);
    } catch (const InputError& error) {
      throw placed(place(line), error);
    }
  }

  // ---- .csv

  text::Row read_row(std::uint64_t& number) {
    while (source_.peek() == '\n' || source_.peek() == '\r') source_.get();
    number = source_.line();
    return text::next_row(source_, record_limit(), row_);
  }

  void check_row(text::Row read, std::uint64_t number) {
    switch (read) {
      case text::Row::too_long:
        throw too_large(place(number));
      case text::Row::open_quote:
        done_ = true;
        throw InputError("CG114", place(number),
                         "a quotation mark that is opened in this row is never closed",
                         "double the quotation marks inside of quoted fields");
      case text::Row::stray_quote:
        throw InputError("CG114", place(number), "text stands behind a closing quotation mark",
                         "double the quotation marks inside of quoted fields");
      default:
        break;
    }
  }

  void header() {
    done_ = true;  // without a header there is nothing to read
    std::uint64_t number = 1;
    check_row(read_row(number), number);
    columns_ = row_;
    for (std::string& column : columns_) {
      column.erase(0, std::min(column.find_first_not_of(blanks), column.size()));
      column.erase(column.find_last_not_of(blanks) + 1);
      std::transform(column.begin(), column.end(), column.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    }
    for (auto column = columns_.begin(); column != columns_.end(); ++column) {
      if (Fields().named(*column) != nullptr && std::find(columns_.begin(), column, *column) != column) {
        throw InputError("CG114", place(number), "column \"" + *column + "\" stands there twice",
                         "rename one of them");
      }
    }
    if (std::find(columns_.begin(), columns_.end(), "text") == columns_.end()) {
      throw InputError(
          "CG114", place(number), "there is no column \"text\"",
          "the first row must name the columns, separated by commas: id,title,text,date,outlet,url");
    }
    done_ = false;
  }

  std::optional<Document> row() {
    std::uint64_t number = 0;
    const text::Row read = read_row(number);
    if (read == text::Row::none) return std::nullopt;
    check_row(read, number);
    if (row_.size() != columns_.size()) {
      throw InputError("CG114", place(number),
                       "has " + std::to_string(row_.size()) + " fields where the header has " +
                           std::to_string(columns_.size()),
                       "put fields with commas into quotation marks");
    }
    Fields fields;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (std::string* field = fields.named(columns_[i])) *field = row_[i];
    }
    return document(std::move(fields), number);
  }

  std::istream& in_;
  ByteSource source_;
  std::string name_, stem_;
  std::optional<FileKind> kind_;
  DocumentOptions options_;
  bool begun_ = false, done_ = false, any_ = false;
  std::string line_;
  std::vector<std::string> columns_, row_;
};

}  // namespace

struct DocumentReader::State {
  std::vector<fs::path> files;
  DocumentOptions options;
  std::size_t opened = 0;
  std::ifstream file;
  std::optional<FileReader> reader;
  std::uint64_t finished_bytes = 0, total = 0;

  // Opens the next file; the error where that fails.
  std::optional<InputError> open() {
    const fs::path& path = files[opened++];
    if (path == "-") {
      reader.emplace(std::cin, "stdin", "stdin", std::nullopt, options);
      return std::nullopt;
    }
    file = std::ifstream(path, std::ios::binary);
    if (!file) {
      const std::string reason = std::generic_category().message(errno);
      return InputError("CG101", path.string(), "cannot be read: " + reason,
                        "check its name and permissions");
    }
    reader.emplace(file, path.string(), path.stem().string(), text::kind_of(path), options);
    return std::nullopt;
  }
};

DocumentReader::DocumentReader(std::vector<fs::path> files, const DocumentOptions& options)
    : state_(std::make_unique<State>()) {
  state_->files = std::move(files);
  state_->options = options;
  for (const fs::path& path : state_->files) {
    std::error_code error;
    const std::uintmax_t size = fs::is_regular_file(path, error) ? fs::file_size(path, error) : 0;
    if (error || path == "-") {
      state_->total = 0;
      break;
    }
    state_->total += size;
  }
}

DocumentReader::DocumentReader(std::istream& in, std::string name, const DocumentOptions& options)
    : state_(std::make_unique<State>()) {
  state_->options = options;
  state_->reader.emplace(in, name, name, std::nullopt, options);
}

DocumentReader::~DocumentReader() = default;
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;

std::optional<ReadItem> DocumentReader::next() {
  while (true) {
    if (state_->reader) {
      if (auto item = state_->reader->next()) return item;
      state_->finished_bytes += state_->reader->bytes();
      state_->reader.reset();
    }
    if (state_->opened == state_->files.size()) return std::nullopt;
    if (auto error = state_->open()) return ReadItem{std::nullopt, std::move(error)};
  }
}

std::uint64_t DocumentReader::bytes_read() const {
  return state_->finished_bytes + (state_->reader ? state_->reader->bytes() : 0);
}

std::uint64_t DocumentReader::bytes_total() const {
  return state_->total;
}

}  // namespace claimgraph
