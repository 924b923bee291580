#include <string>

#include <doctest/doctest.h>

#include <claimgraph/extract/text/code_points.hpp>

using claimgraph::CodePoints;

TEST_CASE("code points before each byte, in texts shorter and longer than a block") {
  for (const char* piece : {"plain ", "Türkiye – ", "🙂a", "日本"}) {
    std::string text;
    for (int repeat = 0; repeat < 60; ++repeat) {
      CAPTURE(text);
      const CodePoints points(text);
      std::uint32_t expected = 0;
      for (std::size_t byte = 0; byte <= text.size(); ++byte) {
        if (byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80) {
          CHECK(points.at(byte) == expected++);
        }
      }
      text += piece;
    }
  }
}
