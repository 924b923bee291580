#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <claimgraph/extract/pairs/marked_sentence.hpp>

namespace claimgraph {
namespace {

std::string_view first_column(std::string_view line) {
  return line.substr(0, line.find('\t'));
}

/// Past the letters, digits and underscores at `from`.
std::size_t word_end(std::string_view text, std::size_t from) {
  const auto size = static_cast<std::int64_t>(text.size());
  auto at = static_cast<std::int64_t>(from);
  while (at < size) {
    std::int64_t next = at;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), next, size, c);
    if (!u_isalnum(c) && c != '_') break;
    at = next;
  }
  return static_cast<std::size_t>(at);
}

}  // namespace

MarkedSentence read_stance_row(std::string_view line) {
  const std::string_view row = first_column(line);
  MarkedSentence sentence;
  std::size_t at = 0;
  for (std::optional<MarkedActor>* actor : {&sentence.first, &sentence.second}) {
    const std::size_t open = row.find('[', at);
    const std::size_t close = open == row.npos ? row.npos : row.find(']', open);
    if (close == row.npos) break;
    const std::size_t end = word_end(row, close + 1);
    sentence.text.append(row.substr(at, open - at));
    const std::size_t begin = sentence.text.size();
    sentence.text.append(row.substr(open + 1, close - open - 1))
        .append(row.substr(close + 1, end - close - 1));
    *actor = {begin, sentence.text.size()};
    at = end;
  }
  sentence.text.append(row.substr(at));
  return sentence;
}

MarkedSentence read_plover_row(std::string_view line) {
  const std::string_view row = first_column(line);
  MarkedSentence sentence;
  const auto take = [&](std::string_view& rest, std::string_view open, std::string_view close,
                        std::optional<MarkedActor>& actor) {
    if (actor || !rest.starts_with(open)) return false;
    const std::size_t end = rest.find(close);
    if (end == rest.npos) return false;
    const std::size_t begin = sentence.text.size();
    sentence.text.append(rest.substr(open.size(), end - open.size()));
    actor = {begin, sentence.text.size()};
    rest.remove_prefix(end + close.size());
    return true;
  };
  for (std::string_view rest = row; !rest.empty();) {
    if (take(rest, "<s>", "</s>", sentence.first) || take(rest, "<t>", "</t>", sentence.second)) continue;
    sentence.text += rest.front();
    rest.remove_prefix(1);
  }
  return sentence;
}

}  // namespace claimgraph
