// Bad input: a clear error for each kind, and one bad document costs only itself.
#include <doctest/doctest.h>

#include "process.hpp"

using namespace claimgraph::test;

namespace {

const std::string good = R"({"id": "good", "text": "Ruritania accused Freedonia of breaking the truce."})";

bool mentions(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a document that cannot be read is named with code and place, and ends with 1") {
  struct Case {
    std::string name, content, code;
  };
  const std::vector<Case> cases = {
      {"latin1.txt", "Z\xFCrich said no.\n", "CG102"},
      {"cut.txt", "half a letter \xE2\x82", "CG102"},
      {"binary.txt",
       std::string("\x7F"
                   "ELF\0\0\0\x01\x02\x03",
                   10),
       "CG104"},
      {"broken.jsonl", "{\"id\": \"a\", \"text\": \"no end\n", "CG1"},
      {"no-text.jsonl", "{\"id\": \"a\"}\n", "CG1"},
      {"number.jsonl", "{\"id\": \"a\", \"text\": 7}\n", "CG1"},
      {"utf8.jsonl", "{\"text\": \"Z\xFCrich\"}\n", "CG102"},
      {"list.jsonl", "[1, 2, 3]\n", "CG1"},
      {"deep.jsonl", std::string(100000, '['), "CG1"},
  };
  const Folder folder;
  for (const Case& bad : cases) {
    CAPTURE(bad.name);
    const Outcome outcome = run({"extract", folder.write(bad.name, bad.content)});
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.out.empty());
    CHECK(mentions(outcome.err, bad.code));
    CHECK(mentions(outcome.err, bad.name));
    CHECK(mentions(outcome.err, "; "));  // what to do
    CHECK(lines(outcome.err).size() == 1);
  }
}

TEST_CASE("input that is not there or of no known kind ends with 3 and says so") {
  const Folder folder;
  for (const std::string& file :
       {folder / "missing.txt", folder.write("article.docx", "x"), folder.write("noending", "x")}) {
    CAPTURE(file);
    const Outcome outcome = run({"extract", file});
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.out.empty());
    CHECK(mentions(outcome.err, file));
  }
}

TEST_CASE("an empty file says that it is empty") {
  const Folder folder;
  for (const std::string name : {"empty.txt", "empty.csv", "empty.jsonl"}) {
    CAPTURE(name);
    const Outcome outcome = run({"extract", folder.write(name, "")});
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 1);
    CHECK(mentions(outcome.err, name));
  }
}

TEST_CASE("one bad document among a thousand costs only itself") {
  std::string archive;
  for (int i = 0; i < 1000; ++i) {
    if (i == 500) {
      archive += "{\"id\": \"bad\", \"text\": \"Z\xFCrich\"}\n";
    } else {
      archive += R"({"id": "d)" + std::to_string(i) + R"(", "text": "Ruritania thanked Freedonia."})" + "\n";
    }
  }
  const Folder folder;
  const std::string input = folder.write("news.jsonl", archive), output = folder / "claims.jsonl";
  const Outcome outcome = run({"extract", input, "-o", output});
  CHECK(outcome.exit_code == 1);
  REQUIRE(lines(outcome.err).size() == 1);
  CHECK(mentions(outcome.err, "news.jsonl:501"));
  CHECK(lines(read(output)).size() == 999);

  const Outcome repaired = run({"extract", "--repair", input, "-o", output});
  CHECK(repaired.exit_code == 0);
  CHECK(lines(read(output)).size() == 1000);
}

TEST_CASE("a document above --max-document-bytes is left out") {
  const Folder folder;
  const std::string big = R"({"id": "big", "text": ")" + std::string(3000, 'x') + "\"}\n";
  const Outcome outcome =
      run({"extract", "--max-document-bytes", "2k", folder.write("news.jsonl", good + "\n" + big)});
  CHECK(outcome.exit_code == 1);
  CHECK(mentions(outcome.err, "CG103"));
  CHECK(lines(outcome.out).size() == 1);
}

TEST_CASE("a model that is missing, cut or something else ends with 3 and names the file") {
  const Folder folder;
  const std::string input = folder.write("news.jsonl", good);
  const std::string model = read(std::string(CLAIMGRAPH_SOURCE_DIR) + "/extract/model/claimgraph.cgm");
  REQUIRE(model.size() > 100000);
  std::string damaged = model;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 1);
  const std::vector<std::string> wrong = {
      folder / "missing.cgm",
      folder.write("empty.cgm", ""),
      folder.write("text.cgm", "no model at all"),
      folder.write("cut.cgm", std::string_view(model).substr(0, model.size() / 2)),
      folder.write("short.cgm", std::string_view(model).substr(0, 100)),
      folder.write("damaged.cgm", damaged),
      folder.path().string()};
  for (const std::string& file : wrong) {
    CAPTURE(file);
    const Outcome by_option = run({"extract", "--model", file, input});
    CAPTURE(by_option.err);
    CHECK(by_option.exit_code == 3);
    CHECK(by_option.out.empty());
    CHECK(mentions(by_option.err, "CG2"));
    CHECK(mentions(by_option.err, file));
    CHECK(run({"extract", input}, {}, {}, {{"CLAIMGRAPH_MODEL", file}}).exit_code == 3);
  }
}

TEST_CASE("a wrong lexicon or actor table is refused with file and line") {
  const Folder folder;
  const std::string input = folder.write("news.jsonl", good);
  const std::string lexicon =
      folder.write("frames.json", "{\"frames\": [\n  {\"id\": \"x\",\n   \"lemmas\": 7}\n]}\n");
  Outcome outcome = run({"extract", "--lexicon", lexicon, input});
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 3);
  CHECK(outcome.out.empty());
  CHECK(mentions(outcome.err, "frames.json:"));
  CHECK(mentions(outcome.err, "CG3"));
  CHECK(run({"extract", "--lexicon", folder / "missing.json", input}).exit_code == 3);

  const std::string actors = folder.write("actors.csv", "\"unfinished\n");
  outcome = run({"extract", "--actors", actors, input});
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 3);
  CHECK(mentions(outcome.err, "actors.csv"));
  CHECK(mentions(outcome.err, "CG3"));
}
