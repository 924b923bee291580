#pragma once
// Bytes of a stream with their place, read line by line or one by one. Private to extract/text.
#include <cstdint>
#include <istream>
#include <string>

namespace claimgraph::text {

class ByteSource {
 public:
  static constexpr int end = std::char_traits<char>::eof();

  explicit ByteSource(std::istream& in) : buffer_(in.rdbuf()) {}

  int peek() { return buffer_->sgetc(); }

  int get() {
    const int c = buffer_->sbumpc();
    if (c == end) return c;
    ++bytes_;
    if (c == '\n') ++line_;
    return c;
  }

  std::uint64_t bytes() const { return bytes_; }
  /// Line of the next byte, counted from 1.
  std::uint64_t line() const { return line_; }

  enum class Line { none, read, too_long };

  /// The next line without its end. One of more than `limit` bytes is skipped, not stored.
  Line next_line(std::string& line, std::size_t limit) {
    line.clear();
    if (peek() == end) return Line::none;
    bool too_long = false;
    for (int c = get(); c != end && c != '\n'; c = get()) {
      if (line.size() < limit)
        line += static_cast<char>(c);
      else
        too_long = true;
    }
    if (line.ends_with('\r')) line.pop_back();
    return too_long ? Line::too_long : Line::read;
  }

 private:
  std::streambuf* buffer_;
  std::uint64_t bytes_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace claimgraph::text
