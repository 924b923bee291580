#include <cstring>

#include <doctest/doctest.h>

#include "support/tiny_model.hpp"
#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/encoder/model_file.hpp>
#include <claimgraph/graph/error.hpp>

using namespace claimgraph;
using claimgraph::test::TemporaryFile;
using claimgraph::test::TinyModel;

namespace {

// The code of the error that loading gives; empty where it loads.
std::string load_error(const std::string& bytes) {
  const TemporaryFile file("broken.cgm", bytes);
  try {
    load_model(file.path());
  } catch (const ModelError& error) {
    CHECK_FALSE(error.advice().empty());
    CHECK(error.where().find("broken.cgm") != std::string::npos);
    return error.code();
  }
  return {};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// The file with another header in place of its own, sizes and checksum put right.
std::string with_header(const std::string& bytes, const std::string& from, const std::string& to) {
  std::uint32_t size = 0;
  std::memcpy(&size, bytes.data() + 12, 4);
  return test::model_bytes(replaced(bytes.substr(64, size), from, to), bytes.substr(64 + size));
}

}  // namespace

TEST_CASE("A sound model loads, and unknown members and label sets are passed over") {
  TinyModel tiny;
  tiny.extra_headers = ",\"figures\":{\"las\":[1,2,{\"x\":null}]}";
  const TemporaryFile file("sound.cgm", tiny.bytes());
  const auto model = load_model(file.path());
  CHECK(model->upos_labels == std::vector{Upos::NOUN, Upos::VERB, Upos::PUNCT});
  CHECK(model->deprel_labels[5] == Deprel::acl_relcl);
  CHECK(model->root_label == 2);
  CHECK(model->lemma_rules.size() == 5);
  CHECK(model->entity_labels[3].type == EntityType::organization);
  CHECK(model->window.pieces == 24);
  CHECK(model->cls == 2);
}

TEST_CASE("A file that cannot be read is CG201") {
  CHECK_THROWS_WITH_AS(load_model("/nonexistent/model.cgm"),
                       doctest::Contains("CG201 /nonexistent/model.cgm"), ModelError);
  CHECK_THROWS_AS(load_model(std::filesystem::temp_directory_path()), ModelError);
}

TEST_CASE("Damage to the file is told by its kind") {
  const std::string sound = TinyModel().bytes();
  const auto patched = [&](std::size_t at, char value) {
    std::string bytes = sound;
    bytes[at] = value;
    return bytes;
  };
  CHECK(load_error("") == "CG202");
  CHECK(load_error("%PDF-1.4") == "CG202");
  CHECK(load_error(patched(0, 'X')) == "CG202");
  CHECK(load_error(patched(8, 2)) == "CG203");
  CHECK(load_error(sound + "x") == "CG204");
  CHECK(load_error(patched(15, 0x7f)) == "CG204");  // a header of two GiB
  CHECK(load_error(patched(12, 1)) == "CG204");     // a header of odd length
  CHECK(load_error(patched(24, static_cast<char>(sound[24] + 1))) == "CG205");
  CHECK(load_error(patched(sound.size() - 100, static_cast<char>(sound[sound.size() - 100] ^ 1))) == "CG205");
}

TEST_CASE("A model cut short anywhere is an error") {
  const std::string sound = TinyModel().bytes();
  for (std::size_t i = 0; i < 20; ++i)
    CHECK(load_error(sound.substr(0, sound.size() * i / 20)).starts_with("CG20"));
}

TEST_CASE(
    "Flipped bytes in preamble and header never load, even with a right checksum they are errors or "
    "harmless") {
  const std::string sound = TinyModel().bytes();
  std::uint32_t header = 0;
  std::memcpy(&header, sound.data() + 12, 4);
  for (std::size_t at = 0; at < 28; ++at) {
    for (const int bit : {1, 0x80}) {
      std::string bytes = sound;
      bytes[at] = static_cast<char>(bytes[at] ^ bit);
      CHECK_FALSE(load_error(bytes).empty());
    }
  }
  for (std::size_t at = 64; at < 64 + header; at += 13) {
    std::string changed = sound.substr(64, header);
    changed[at - 64] = static_cast<char>(changed[at - 64] ^ 0x11);
    const std::string code = load_error(test::model_bytes(changed, sound.substr(64 + header)));
    CHECK((code.empty() || code.starts_with("CG20")));
  }
}

TEST_CASE("A header that makes no sense is an error, never a large allocation") {
  const std::string sound = TinyModel().bytes();
  const struct {
    const char *from, *to, *code;
  } cases[] = {
      {"\"encoder\"", "\"decoder\"", "CG206"},
      {"\"layers\":2", "\"layers\":0", "CG206"},
      {"\"layers\":2", "\"layers\":4000000000", "CG206"},
      {"\"layers\":2", "\"layers\":3", "CG207"},
      {"\"hidden\":64", "\"hidden\":-64", "CG206"},
      {"\"hidden\":64", "\"hidden\":96", "CG206"},
      {"\"ffn\":96", "\"ffn\":1000000000000", "CG206"},
      {"\"ffn\":96", "\"ffn\":64", "CG207"},
      {"\"vocabulary\":16", "\"vocabulary\":99999999999999999999999999", "CG206"},
      {"\"vocabulary\":16", "\"vocabulary\":15", "CG206"},
      {"\"positions\":48", "\"positions\":39", "CG206"},
      {"\"norm_epsilon\":1e-12", "\"norm_epsilon\":\"x\"", "CG206"},
      {"\"pieces\":24", "\"pieces\":5", "CG206"},
      {"\"longest\":40", "\"longest\":23", "CG206"},
      {"\"O\"", "\"Z\"", "CG206"},
      {"\"root\"", "\"nmod\"", "CG206"},
      {"[\"word\",\"be\"]", "[\"word\",\"\"]", "CG206"},
      {"\"keep\"", "\"KEEP\"", "CG206"},
      {"\"upos\"", "\"xpos\"", "CG206"},
      {"\"NOUN\",", "", "CG207"},
      {"\"dtype\":\"i8\"", "\"dtype\":\"u8\"", "CG207"},
      {"\"dtype\":\"i8\"", "\"dtype\":\"i4\"", "CG207"},
      {"\"shape\":[16,64]", "\"shape\":[64,16]", "CG207"},
      {"\"shape\":[16,64]", "\"shape\":[0,64]", "CG206"},
      {"\"shape\":[16,64]", "\"shape\":[4294967295,4294967295]", "CG206"},
      {"\"shape\":[16,64]", "\"shape\":1024", "CG206"},
      {"\"offset\":128,", "\"offset\":129,", "CG206"},
      {"\"offset\":128,", "\"offset\":18446744073709551552,", "CG206"},
      {"\"bytes\":1024", "\"bytes\":1025", "CG206"},
      {"\"tensors\":[", "\"tensors\":[{},", "CG206"},
      {"{\"name\"", "[\"name\"", "CG206"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.from);
    CAPTURE(c.to);
    CHECK(load_error(with_header(sound, c.from, c.to)) == c.code);
  }
  CHECK(load_error(test::model_bytes(std::string(1 << 20, '['), "")) == "CG206");
}

TEST_CASE("A missing tensor is named") {
  for (const char* name :
       {"vocabulary", "encoder.words.scale", "encoder.layers.1.down.bias", "head.parser.label.weight"}) {
    TinyModel tiny;
    tiny.left_out = name;
    const TemporaryFile file("missing.cgm", tiny.bytes());
    CHECK_THROWS_WITH_AS(load_model(file.path()), doctest::Contains(name), ModelError);
  }
}
