#pragma once
// Private to export/: text gathered in a string and handed to a stream in blocks, so that writers stream and stay fast.
#include <ostream>
#include <string>

namespace claimgraph {

class Buffered {
 public:
  explicit Buffered(std::ostream& stream) : stream_(stream) {}
  ~Buffered() { flush(); }
  Buffered(const Buffered&) = delete;
  Buffered& operator=(const Buffered&) = delete;

  std::string text;  ///< append here, then call element_done()

  void element_done() {
    if (text.size() > block) flush();
  }

 private:
  void flush() {
    stream_.write(text.data(), static_cast<std::streamsize>(text.size()));
    text.clear();
  }
  static constexpr std::size_t block = 1 << 16;
  std::ostream& stream_;
};

}  // namespace claimgraph
