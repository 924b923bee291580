#include "standard_input.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <iostream>
#include <streambuf>

#include <poll.h>
#include <unistd.h>

namespace claimgraph::cli {
namespace {

class StandardInput : public std::streambuf {
 public:
  void close() noexcept { closed_ = true; }

 protected:
  int_type underflow() override {
    constexpr int look_again_ms = 200;
    for (pollfd input{STDIN_FILENO, POLLIN, 0}; !closed_;) {
      if (::poll(&input, 1, look_again_ms) == 0 || closed_) continue;
      const ssize_t got = ::read(STDIN_FILENO, buffer_.data(), buffer_.size());
      if (got < 0 && errno == EINTR) continue;
      // What cannot be read (a folder, say) must not look like an empty file.
      if (got < 0) std::cin.setstate(std::ios::badbit);
      if (got <= 0) break;
      setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
      return traits_type::to_int_type(*gptr());
    }
    return traits_type::eof();
  }

 private:
  std::array<char, std::size_t{64} << 10> buffer_;
  std::atomic<bool> closed_ = false;
};

/// Never destroyed: a thread may still wait in it when the program ends.
StandardInput& standard_input() {
  static auto& input = *new StandardInput;
  return input;
}

}  // namespace

void open_standard_input() {
  std::cin.rdbuf(&standard_input());
}

void close_standard_input() noexcept {
  standard_input().close();
}

}  // namespace claimgraph::cli
