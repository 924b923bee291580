#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <string>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <claimgraph/extract/text/utf8.hpp>
#include <claimgraph/extract/text/wordpiece.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

constexpr int max_characters = 100;  // of a part; longer ones are unknown, as in the original

enum class Kind : std::uint8_t { letter, space, mark, dropped };  // `mark` stands alone: punctuation or CJK

bool is_cjk(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

Kind ascii_kind(unsigned char c) {
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return Kind::space;
  if (c < 0x20 || c == 0x7F) return Kind::dropped;
  const bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return alnum ? Kind::letter : Kind::mark;
}

constexpr std::uint32_t mask(UCharCategory category) {
  return 1u << category;
}
constexpr std::uint32_t dropped = mask(U_CONTROL_CHAR) | mask(U_FORMAT_CHAR) | mask(U_PRIVATE_USE_CHAR);

}  // namespace

// A trie over the bytes of the pieces. The children of a node lie side by side, their bytes sorted.
struct WordPiece::Vocabulary {
  struct Node {
    std::uint32_t first_child = 0;
    std::int32_t id = -1;
    std::uint16_t children = 0;
  };

  std::vector<Node> nodes{1};
  std::string bytes{'\0'};  // by which a node is reached from its parent
  std::array<std::uint32_t, 256> from_root{}, from_continuation{};
  std::array<Kind, 128> kinds{};
  const UNormalizer2* nfd = nullptr;
  std::int32_t unknown = -1;
  std::int32_t size = 0;

  std::uint32_t child(std::uint32_t node, char byte) const {
    const Node& n = nodes[node];
    const char* begin = bytes.data() + n.first_child;
    const void* found = n.children ? std::memchr(begin, byte, n.children) : nullptr;
    return found ? n.first_child + static_cast<std::uint32_t>(static_cast<const char*>(found) - begin) : 0;
  }

  std::uint32_t walk(std::string_view piece) const {
    std::uint32_t node = 0;
    for (char byte : piece) {
      node = child(node, byte);
      if (node == 0) return 0;
    }
    return node;
  }

  // Adds the children of `node`: the pieces sorted[begin, end) share their first `depth` bytes.
  void grow(const std::vector<std::pair<std::string_view, std::int32_t>>& sorted, std::uint32_t node,
            std::size_t begin, std::size_t end, std::size_t depth) {
    while (begin < end && sorted[begin].first.size() == depth) nodes[node].id = sorted[begin++].second;
    const auto first = static_cast<std::uint32_t>(nodes.size());
    std::vector<std::size_t> starts;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin && sorted[i].first[depth] == sorted[i - 1].first[depth]) continue;
      starts.push_back(i);
      nodes.emplace_back();
      bytes += sorted[i].first[depth];
    }
    nodes[node].first_child = first;
    nodes[node].children = static_cast<std::uint16_t>(starts.size());
    starts.push_back(end);
    for (std::size_t k = 0; k + 1 < starts.size(); ++k) {
      grow(sorted, first + static_cast<std::uint32_t>(k), starts[k], starts[k + 1], depth + 1);
    }
  }

  // Greedy longest match over one part, already in its normal form.
  void match(std::string_view part, std::vector<std::int32_t>& ids) const {
    const std::size_t before = ids.size();
    for (std::size_t i = 0; i < part.size();) {
      const auto& roots = i == 0 ? from_root : from_continuation;
      std::int32_t best = -1;
      std::size_t end = i;
      std::uint32_t node = roots[static_cast<unsigned char>(part[i])];
      for (std::size_t k = i + 1; node != 0; ++k) {
        if (nodes[node].id >= 0) best = nodes[node].id, end = k;
        if (k == part.size()) break;
        node = child(node, part[k]);
      }
      if (best < 0) {
        ids.resize(before);
        ids.push_back(unknown);
        return;
      }
      ids.push_back(best);
      i = end;
    }
  }
};

namespace {

// The part that is being read, of at most `max_characters` characters.
struct Part {
  std::array<char, 4 * max_characters> bytes;
  std::size_t size = 0;
  int characters = 0;

  void add(char32_t c) {
    if (++characters > max_characters) return;
    if (c < 0x80) {
      bytes[size++] = static_cast<char>(c);
      return;
    }
    const auto put = [&](char32_t b) { bytes[size++] = static_cast<char>(b); };
    if (c < 0x800) {
      put(0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        put(0xE0 | c >> 12);
      } else {
        put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F));
      }
      put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
  }
};

}  // namespace

WordPiece::WordPiece(std::string_view vocabulary) {
  constexpr std::size_t max_bytes = std::size_t{1} << 24;
  if (vocabulary.size() > max_bytes) {
    throw ModelError("CG209", "vocabulary", "larger than 16 MiB",
                     "use the model file that came with this version");
  }
  auto made = std::make_unique<Vocabulary>();
  std::vector<std::pair<std::string_view, std::int32_t>> sorted;
  for (std::size_t begin = 0; begin < vocabulary.size();) {
    const std::size_t end = std::min(vocabulary.find('\n', begin), vocabulary.size());
    std::string_view line = vocabulary.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    sorted.emplace_back(line, made->size++);
    begin = end + 1;
  }
  std::erase_if(sorted, [](const auto& piece) {
    return piece.first.empty() || piece.first.size() > 4 * max_characters;
  });
  std::sort(sorted.begin(), sorted.end());
  made->grow(sorted, 0, 0, sorted.size(), 0);
  for (int byte = 0; byte < 256; ++byte) made->from_root[byte] = made->child(0, static_cast<char>(byte));
  if (const std::uint32_t node = made->walk("##")) {
    for (int byte = 0; byte < 256; ++byte)
      made->from_continuation[byte] = made->child(node, static_cast<char>(byte));
  }
  for (unsigned char c = 0; c < 128; ++c) made->kinds[c] = ascii_kind(c);
  UErrorCode status = U_ZERO_ERROR;
  made->nfd = unorm2_getNFDInstance(&status);
  const std::uint32_t unknown = made->walk("[UNK]");
  if (unknown == 0 || U_FAILURE(status)) {
    throw ModelError("CG209", "vocabulary", "has no piece [UNK]",
                     "use the model file that came with this version");
  }
  made->unknown = made->nodes[unknown].id;
  vocabulary_ = std::move(made);
}

WordPiece::~WordPiece() = default;
WordPiece::WordPiece(WordPiece&&) noexcept = default;
WordPiece& WordPiece::operator=(WordPiece&&) noexcept = default;

void WordPiece::pieces(std::string_view word, std::vector<std::int32_t>& ids) const {
  const Vocabulary& v = *vocabulary_;
  Part part;
  const auto flush = [&] {
    if (part.characters > max_characters) {
      ids.push_back(v.unknown);
    } else if (part.characters > 0) {
      v.match({part.bytes.data(), part.size}, ids);
    }
    part.size = 0;
    part.characters = 0;
  };
  const auto alone = [&](char32_t c) {
    flush();
    part.add(c);
    flush();
  };
  const auto ascii = [&](unsigned char c) {
    switch (v.kinds[c]) {
      case Kind::letter:
        part.add(c >= 'A' && c <= 'Z' ? c + 32u : c);
        break;
      case Kind::space:
        flush();
        break;
      case Kind::mark:
        alone(c);
        break;
      case Kind::dropped:
        break;
    }
  };
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = utf8::next(word, i);
    if (c < 0x80) {
      ascii(static_cast<unsigned char>(c));
      continue;
    }
    if (c == 0xFFFD || (U_GET_GC_MASK(static_cast<UChar32>(c)) & dropped)) continue;
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) {
      flush();
      continue;
    }
    // NFD character by character: reordering of combining marks, the only thing that needs the neighbours,
    // moves nothing but marks that are dropped anyway (Mn).
    std::array<UChar, 32> units;
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t length =
        unorm2_getDecomposition(v.nfd, static_cast<UChar32>(c), units.data(), units.size(), &status);
    if (length < 0 || U_FAILURE(status)) {
      length = 0;
      U16_APPEND_UNSAFE(units.data(), length, static_cast<UChar32>(c));
    }
    const bool cjk = is_cjk(c);
    if (cjk) flush();
    for (std::int32_t k = 0; k < length;) {
      UChar32 d;
      U16_NEXT_UNSAFE(units.data(), k, d);
      if (u_charType(d) == U_NON_SPACING_MARK) continue;
      if (d < 0x80) {
        ascii(static_cast<unsigned char>(d));
      } else if (u_ispunct(d)) {
        alone(static_cast<char32_t>(d));
      } else {
        part.add(static_cast<char32_t>(u_tolower(d)));
      }
    }
    if (cjk) flush();
  }
  flush();
}

std::vector<std::int32_t> WordPiece::tokenize(std::string_view text) const {
  std::vector<std::int32_t> ids;
  ids.reserve(text.size() / 4);
  pieces(text, ids);
  return ids;
}

std::int32_t WordPiece::id(std::string_view piece) const {
  const std::uint32_t node = vocabulary_->walk(piece);
  return node == 0 ? -1 : vocabulary_->nodes[node].id;
}

std::int32_t WordPiece::size() const {
  return vocabulary_->size;
}

}  // namespace claimgraph
