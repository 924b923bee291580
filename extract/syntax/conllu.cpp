#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>
#include <utility>

#include <claimgraph/extract/syntax/conllu.hpp>
#include <claimgraph/extract/text/utf8.hpp>
#include <claimgraph/graph/error.hpp>

namespace claimgraph {
namespace {

constexpr std::size_t column_count = 10;
enum Column : std::size_t { id, form, lemma, upos, xpos, feats, head, deprel, deps, misc };
using Columns = std::array<std::string_view, column_count>;

constexpr std::size_t most_bytes = std::size_t{64} << 20;

/// The part of `text` before the next `mark`, which is cut off it with the mark.
std::string_view take(std::string_view& text, char mark) {
  const std::size_t end = text.find(mark);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return part;
}

/// False unless the line has ten columns, none empty.
bool split(std::string_view line, Columns& columns) {
  if (std::ranges::count(line, '\t') != column_count - 1) return false;
  for (std::string_view& column : columns) {
    column = take(line, '\t');
    if (column.empty()) return false;
  }
  return true;
}

bool has_item(std::string_view list, std::string_view item) {
  while (!list.empty()) {
    if (take(list, '|') == item) return true;
  }
  return false;
}

/// A number at the beginning of `text`, which is cut off; -1 where there is none.
long take_number(std::string_view& text) {
  long number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0) return -1;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  std::vector<ConlluDocument> read(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    while (!text.empty()) {
      ++number_;
      std::string_view line = take(text, '\n');
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (utf8::first_invalid(line) != line.npos) fail("CG102", "not valid UTF-8", "convert the file");
      if (line.empty()) {
        end_sentence();
      } else if (line.front() == '#' && sentence_.lines.empty()) {
        sentence_.comments.emplace_back(line);
      } else {
        word_line(line);
      }
    }
    end_sentence();
    return std::move(documents_);
  }

 private:
  [[noreturn]] void fail(std::string_view code, std::string_view problem, std::string_view advice) const {
    throw InputError(code, name_ + ":" + std::to_string(number_), problem, advice);
  }

  void word_line(std::string_view line) {
    Columns columns;
    if (!split(line, columns))
      fail("CG120", "not ten columns between tabs", "write '_' in a column without a value");
    if (sentence_.lines.empty()) begin_sentence();
    std::string_view rest = columns[id];
    const long number = take_number(rest);
    if (number < 0) fail("CG120", "the first column is no ID", "see universaldependencies.org/format.html");
    if (rest.empty()) {
      if (number != words_ + 1)
        fail("CG121", "word " + std::to_string(number) + " after word " + std::to_string(words_),
             "number the words of a sentence 1, 2, 3");
      add_word(columns);
    } else if (const char mark = rest.front(); mark == '-' || mark == '.') {
      rest.remove_prefix(1);
      const long second = take_number(rest);
      const bool fits =
          mark == '-' ? number == words_ + 1 && second > number : number == words_ && second > 0;
      if (!rest.empty() || !fits)
        fail("CG121", "a multiword token or empty node that does not fit here", "put it beside its words");
    } else {
      fail("CG120", "the first column is no ID", "see universaldependencies.org/format.html");
    }
    sentence_.lines.push_back({std::string(line), columns[id].find_first_of("-.") == std::string_view::npos});
  }

  void begin_sentence() {
    const auto is = [](std::string_view comment, std::string_view mark) {
      comment.remove_prefix(std::min(comment.find_first_not_of("# "), comment.size()));
      return comment.starts_with(mark) && (comment.size() == mark.size() || comment[mark.size()] == ' ');
    };
    for (const std::string& comment : sentence_.comments) {
      if (is(comment, "newpar")) ++paragraph_;
      if (!is(comment, "newdoc")) continue;
      documents_.emplace_back();
      paragraph_ = 0;
      const std::size_t equals = comment.find('=');
      std::string_view value =
          equals == comment.npos ? std::string_view() : std::string_view(comment).substr(equals + 1);
      value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
      documents_.back().words.document.id = value;
    }
    if (documents_.empty()) documents_.emplace_back();
    first_word_ = static_cast<std::uint32_t>(documents_.back().words.words.size());
  }

  void add_word(const Columns& columns) {
    SegmentedDocument& segmented = documents_.back().words;
    std::string& text = segmented.document.text;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += columns[form];
    segmented.words.push_back({begin, static_cast<std::uint32_t>(text.size())});
    if (!has_item(columns[misc], "SpaceAfter=No")) text += ' ';
    ++words_;
  }

  void end_sentence() {
    if (sentence_.lines.empty() && sentence_.comments.empty()) return;
    if (words_ == 0) fail("CG122", "a sentence without words before this line", "leave it out");
    ConlluDocument& document = documents_.back();
    document.words.sentences.push_back(
        {first_word_, static_cast<std::uint32_t>(document.words.words.size()), paragraph_});
    document.sentences.push_back(std::exchange(sentence_, {}));
    words_ = 0;
  }

  std::string name_;
  std::size_t number_ = 0;  // of the line at hand
  std::vector<ConlluDocument> documents_;
  ConlluSentence sentence_;
  long words_ = 0;  // of the sentence at hand
  std::uint32_t first_word_ = 0, paragraph_ = 0;
};

std::string_view name(EntityType type) {
  switch (type) {
    case EntityType::person:
      return "PERSON";
    case EntityType::organization:
      return "ORGANIZATION";
    case EntityType::location:
      return "LOCATION";
    case EntityType::misc:
      return "MISC";
    case EntityType::none:
      break;
  }
  return {};
}

/// A value for a column: no tabs and line breaks in it.
std::string column(std::string_view value) {
  std::string text(value);
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text.empty() ? "_" : text;
}

/// A piece of text on one line: runs of white space become one space.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  return line;
}

/// MISC with the entity's tag in place of the one that was there.
std::string with_entity(std::string_view list, const Token& token) {
  std::string items;
  const auto add = [&](std::string_view item) { (items += items.empty() ? "" : "|") += item; };
  if (token.entity != EntityType::none) {
    add("NER=");
    (items += token.entity_begins ? "B-" : "I-") += name(token.entity);
  }
  while (!list.empty()) {
    const std::string_view item = take(list, '|');
    if (item != "_" && !item.starts_with("NER=")) add(item);
  }
  return items.empty() ? "_" : items;
}

std::uint32_t head_number(const Token& token, const Sentence& sentence) {
  return token.head < 0 ? 0 : static_cast<std::uint32_t>(token.head) - sentence.first + 1;
}

}  // namespace

std::vector<ConlluDocument> read_conllu(std::string_view text, std::string_view file) {
  if (text.size() > most_bytes)
    throw InputError("CG103", file, "more than 64 MiB of CoNLL-U", "split it between documents");
  return Reader(file).read(text);
}

void write_conllu(std::ostream& out, const ConlluDocument& document, const ParsedDocument& parsed) {
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const ConlluSentence& sentence = document.sentences[s];
    std::uint32_t word = parsed.sentences[s].first;
    for (const std::string& comment : sentence.comments) out << comment << '\n';
    for (const ConlluLine& line : sentence.lines) {
      Columns columns;
      if (!line.word || !split(line.text, columns)) {
        out << line.text << '\n';
        continue;
      }
      const Token& token = parsed.tokens[word++];
      out << columns[id] << '\t' << columns[form] << '\t' << column(token.lemma) << '\t'
          << to_string(token.upos) << '\t' << columns[xpos] << '\t' << columns[feats] << '\t'
          << head_number(token, parsed.sentences[s]) << '\t' << to_string(token.deprel) << "\t_\t"
          << with_entity(columns[misc], token) << '\n';
    }
    out << '\n';
  }
}

void write_conllu(std::ostream& out, const ParsedDocument& parsed) {
  const std::string document = one_line(parsed.document.id);
  const std::string_view text = parsed.document.text;
  out << "# newdoc id = " << document << '\n';
  for (std::size_t s = 0; s < parsed.sentences.size(); ++s) {
    const Sentence& sentence = parsed.sentences[s];
    if (s == 0 || sentence.paragraph != parsed.sentences[s - 1].paragraph) out << "# newpar\n";
    const std::uint32_t begin = parsed.tokens[sentence.first].begin,
                        end = parsed.tokens[sentence.last - 1].end;
    out << "# sent_id = " << document << '-' << s + 1
        << "\n# text = " << one_line(text.substr(begin, end - begin)) << '\n';
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = parsed.tokens[i];
      const bool joined = i + 1 < parsed.tokens.size() && parsed.tokens[i + 1].begin == token.end;
      out << i - sentence.first + 1 << '\t' << column(parsed.word(i)) << '\t' << column(token.lemma) << '\t'
          << to_string(token.upos) << "\t_\t_\t" << head_number(token, sentence) << '\t'
          << to_string(token.deprel) << "\t_\t" << with_entity(joined ? "SpaceAfter=No" : "_", token) << '\n';
    }
    out << '\n';
  }
}

}  // namespace claimgraph
