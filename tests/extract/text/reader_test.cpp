#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <unistd.h>

#include <claimgraph/extract/text/reader.hpp>

using namespace claimgraph;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("claimgraph-reader-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  std::string write(const std::string& name, std::string_view content) const {
    const fs::path file = path_ / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file.string();
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

// "id|title|body" of documents, "code where problem" of errors; the folder's own path left out.
std::vector<std::string> read_all(DocumentReader reader, const std::string& folder) {
  std::vector<std::string> out;
  while (auto item = reader.next()) {
    REQUIRE(item->document.has_value() != item->error.has_value());
    if (item->document) {
      const Document& d = *item->document;
      out.push_back(d.id + "|" + d.title + "|" + d.text.substr(d.body));
    } else {
      std::string where = item->error->where();
      if (!folder.empty() && where.starts_with(folder)) where.erase(0, folder.size() + 1);
      out.push_back(item->error->code() + " " + where + " " + item->error->problem());
    }
  }
  return out;
}

using Lines = std::vector<std::string>;

// One line a place, so that a failure shows what differs.
void check_lines(const Lines& found, const Lines& expected) {
  CHECK(found.size() == expected.size());
  for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i) CHECK(found[i] == expected[i]);
}

}  // namespace

TEST_CASE("a .txt file is one document, its first line a title where a blank line follows") {
  struct Case {
    const char* content;
    Lines expected;
  };
  const Case cases[] = {
      {"Dam opens\n\nThe dam opened.\n", {"a|Dam opens|The dam opened.\n"}},
      {"\xEF\xBB\xBF"
       "Dam opens\r\n\r\nThe dam opened.",
       {"a|Dam opens|The dam opened."}},
      {"The dam opened.\nAll came.\n\nMore.", {"a||The dam opened.\nAll came.\n\nMore."}},
      {"The dam opened.\n\n", {"a||The dam opened.\n\n"}},
      {"", {"CG106 a.txt is empty"}},
      {"\xEF\xBB\xBF", {"CG106 a.txt is empty"}},
      {"caf\xE9 open", {"CG102 a.txt: byte 3 invalid UTF-8"}},
      {"\xEF\xBB\xBF"
       "caf\xE9 open",
       {"CG102 a.txt: byte 6 invalid UTF-8"}},
      {"\xFF\xFEh\0i\0", {"CG102 a.txt: byte 0 invalid UTF-8"}},
  };
  const Folder folder;
  for (const Case& c : cases) {
    CAPTURE(c.content);
    const std::string file = folder.write("a.txt", c.content);
    Lines expected = c.expected;
    if (std::string_view(c.content).starts_with("\xFF\xFE"))
      expected = {"CG104 a.txt: byte 0 looks like UTF-16, not UTF-8"};
    check_lines(read_all(DocumentReader({file}), folder.path()), expected);
  }
  const std::string file = folder.write("b.txt", std::string("PK\0\3", 4));
  check_lines(read_all(DocumentReader({file}), folder.path()),
              Lines{"CG104 b.txt: byte 2 looks like a binary file: it has a NUL byte"});
}

TEST_CASE("an id that comes from a file's name is UTF-8, whatever the name is") {
  const Folder folder;
  check_lines(read_all(DocumentReader({folder.write("caf\xE9.txt", "text")}), folder.path()), {"caf\uFFFD||text"});
}

TEST_CASE("a bad line of a .jsonl file costs only itself") {
  const Folder folder;
  const std::string deep =
      "{\"a\":" + std::string(100000, '[') + std::string(100000, ']') + ",\"text\":\"x\"}";
  const std::string file = folder.write("n.jsonl",
                                        "{\"text\": \"One.\", \"title\": \"T\", \"id\": \"first\", \"date\": "
                                        "\"2024-02\", \"extra\": {\"text\": [1]}}\n"
                                        "\n"
                                        "{\"text\": \"Two \\u00e9.\", \"id\": 17, \"title\": null}\r\n"
                                        "{\"text\": \"cut\n"
                                        "{\"text\": 5}\n"
                                        "{\"title\": \"no text\"}\n"
                                        "{\"text\": \"a\", \"text\": \"b\"}\n"
                                        "[1]\n"
                                        "{\"text\": \"caf\xE9\"}\n"
                                        "{\"text\": \"nul \\u0000\"}\n"
                                        "{\"claims\": [], \"id\": \"x\"}\n" +
                                            deep +
                                            "\n"
                                            "{\"text\": \"a\"} {}\n"
                                            "{\"text\": \"\\ud800\"}\n"
                                            "{\"text\": \"Last.\"}");
  check_lines(
      read_all(DocumentReader({file}), folder.path()),
      Lines{
          "first|T|One.", "17||Two é.",
          "CG108 n.jsonl:4: byte 13 not valid JSON: Missing a closing quotation mark in string",
          "CG113 n.jsonl:5: byte 9 field \"text\" is a number, not a string",
          "CG113 n.jsonl:6 has no field \"text\"",
          "CG108 n.jsonl:7: byte 20 field \"text\" stands there twice",
          "CG108 n.jsonl:8: byte 0 is an array, not an object", "CG102 n.jsonl:9: byte 13 invalid UTF-8",
          "CG104 n.jsonl:10: byte 4 looks like a binary file: it has a NUL byte",
          "CG113 n.jsonl:11 has no field \"text\"", "CG108 n.jsonl:12: byte 68 nested deeper than 64 levels",
          "CG108 n.jsonl:13: byte 14 not valid JSON: The document root must not be followed by other values",
          "CG108 n.jsonl:14: byte 10 not valid JSON: The surrogate pair in string is invalid",
          "n:15||Last."});
}

TEST_CASE("rows of a .csv file: quoted fields, line numbers, wrong rows") {
  const Folder folder;
  const std::string good = folder.write("g.csv",
                                        "Title,note,TEXT,id\r\n"
                                        "\"A, \"\"big\"\" one\",,\"Line one.\nLine two.\",x\r\n"
                                        "\n"
                                        "B,,Text.,\n"
                                        "too,few\n"
                                        "\"a\"b,,c,d\n"
                                        "C,,Last.,z\n"
                                        "D,,\"never closed,z\n");
  check_lines(read_all(DocumentReader({good}), folder.path()),
              Lines{"x|A, \"big\" one|Line one.\nLine two.", "g:5|B|Text.",
                    "CG114 g.csv:6 has 2 fields where the header has 4",
                    "CG114 g.csv:7 text stands behind a closing quotation mark", "z|C|Last.",
                    "CG114 g.csv:9 a quotation mark that is opened in this row is never closed"});
  const std::string bare = folder.write("h.csv", "id;text\n1;hello\n");
  check_lines(read_all(DocumentReader({bare}), folder.path()),
              Lines{"CG114 h.csv:1 there is no column \"text\""});
  const std::string header = folder.write("i.csv", "id,text\n");
  check_lines(read_all(DocumentReader({header}), folder.path()), Lines{"CG106 i.csv holds no document"});
}

TEST_CASE("folders stand for the documents in them, in order; wrong inputs are refused") {
  const Folder folder;
  folder.write("b.txt", "b");
  folder.write("a/z.jsonl", "{}");
  folder.write("a/image.png", "x");
  folder.write(".hidden/c.txt", "c");
  folder.write("C.TXT", "c");
  Lines found;
  const std::string inputs[] = {folder.path()};
  for (const fs::path& file : expand_inputs(inputs))
    found.push_back(fs::relative(file, folder.path()).string());
  CHECK(found == Lines{"C.TXT", "a/z.jsonl", "b.txt"});

  const auto code_of = [](std::string input) -> std::string {
    try {
      expand_inputs(std::span(&input, 1));
      return "none";
    } catch (const InputError& error) {
      return error.code();
    }
  };
  folder.write("only/image.png", "x");
  CHECK(code_of(folder.path() + "/nowhere.txt") == "CG101");
  CHECK(code_of(folder.path() + "/a/image.png") == "CG105");
  CHECK(code_of(folder.path() + "/only") == "CG107");
  CHECK(code_of("-") == "none");
}

TEST_CASE("a file that vanished costs only itself; bytes are counted") {
  const Folder folder;
  const std::string a = folder.write("a.txt", "One."), b = folder.write("b.txt", "Two.");
  check_lines(read_all(DocumentReader({a, folder.path() + "/gone.txt", b}), folder.path()),
              Lines{"a||One.", "CG101 gone.txt cannot be read: No such file or directory", "b||Two."});
  DocumentReader reader({a, b});
  CHECK(reader.bytes_total() == 8);
  reader.next();
  CHECK(reader.bytes_read() == 4);
}

TEST_CASE("streams are JSON lines if they begin with a brace, else plain text") {
  std::istringstream json("{\"text\": \"A.\"}\n{\"text\": \"B.\"}"), text("Title\n\nA.");
  check_lines(read_all(DocumentReader(json, "stdin"), ""), Lines{"stdin:1||A.", "stdin:2||B."});
  check_lines(read_all(DocumentReader(text, "stdin"), ""), Lines{"stdin|Title|A."});
}

TEST_CASE("documents above the limit are skipped without being stored") {
  DocumentOptions options;
  options.max_bytes = 100;
  std::istringstream text(std::string(1000, 'a'));
  CHECK(read_all(DocumentReader(text, "s", options), "").front().starts_with("CG103 s "));
  std::istringstream json("{\"text\": \"" + std::string(200, 'a') + "\"}\n{\"text\": \"" +
                          std::string(100000, 'a') + "\"}\n{\"text\": \"B.\"}");
  const Lines found = read_all(DocumentReader(json, "s", options), "");
  REQUIRE(found.size() == 3);
  CHECK(found[0].starts_with("CG103 s:1 "));
  CHECK(found[1].starts_with("CG103 s:2 "));
  CHECK(found[2] == "s:3||B.");
}

TEST_CASE("repair puts U+FFFD for what is no UTF-8 and drops NUL") {
  DocumentOptions options;
  options.repair = true;
  const char bytes[] = "caf\xE9 o\0pen \xE2\x82 \xF0\x9F\x98.";
  std::istringstream text(std::string(bytes, sizeof bytes - 1));
  check_lines(read_all(DocumentReader(text, "s", options), ""), Lines{"s||caf\uFFFD open \uFFFD \uFFFD."});
}
