// Prints the mentions of actors that the chain finds, for the measures in this folder: mentions FILE…
//
// Of documents the pronouns of quotations ("we", "you") are resolved as in `claimgraph extract`; CoNLL-U files get what
// find_actors() tells.
// FILE.conllu keeps its words and sentences; other files are documents as `claimgraph extract` reads them. One mention a
// line, tab-separated: document, first word, past last word, head, kind, actor (-1: unresolved), its type, "named" where
// the actor has a name somewhere, begin and end (code points), words, the actor's name.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <claimgraph/extract/actors/actor_table.hpp>
#include <claimgraph/extract/actors/actors.hpp>
#include <claimgraph/extract/attribution/attribution.hpp>
#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/model_path.hpp>
#include <claimgraph/extract/syntax/conllu.hpp>
#include <claimgraph/extract/syntax/parser.hpp>
#include <claimgraph/extract/text/code_points.hpp>
#include <claimgraph/extract/text/reader.hpp>
#include <claimgraph/extract/text/segment.hpp>
#include <claimgraph/graph/error.hpp>

using namespace claimgraph;

namespace {

constexpr std::size_t block = 64;  // documents parsed together

const char* kind_name(MentionKind kind) {
  static constexpr const char* names[] = {"name", "adjective", "role", "description", "pronoun"};
  return names[static_cast<std::size_t>(kind)];
}

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return line;
}

void print(const ParsedDocument& document, const ActorTable& table, bool with_quotations) {
  DocumentActors found = find_actors(document, table);
  if (with_quotations) find_quoted_statements(document, found);
  std::vector<bool> named(found.actors.size(), false);
  for (const Mention& mention : found.mentions)
    if (mention.actor >= 0 && (mention.kind == MentionKind::name || mention.kind == MentionKind::adjective)) named[static_cast<std::size_t>(mention.actor)] = true;
  const CodePoints points(document.document.text);
  for (const Mention& mention : found.mentions) {
    const std::uint32_t begin = document.tokens[mention.first].begin, end = document.tokens[mention.last - 1].end;
    const Actor* actor = mention.actor < 0 ? nullptr : &found.actors[static_cast<std::size_t>(mention.actor)];
    std::cout << document.document.id << '\t' << mention.first << '\t' << mention.last << '\t' << mention.head << '\t' << kind_name(mention.kind) << '\t' << mention.actor << '\t'
              << (actor ? to_string(actor->type) : "-") << '\t' << (actor && named[static_cast<std::size_t>(mention.actor)] ? "named" : "-") << '\t' << points.at(begin) << '\t' << points.at(end) << '\t'
              << one_line(std::string_view(document.document.text).substr(begin, end - begin)) << '\t' << (actor ? one_line(actor->name) : "-") << '\n';
  }
}

}  // namespace

int main(int count, char** arguments) try {
  const auto model = load_model(find_model({}));
  const ActorTable table = ActorTable::built_in();
  std::vector<SegmentedDocument> waiting;
  const auto flush = [&](bool with_quotations) {
    for (const ParsedDocument& document : parse(*model, std::move(waiting))) print(document, table, with_quotations);
    waiting.clear();
  };
  for (int i = 1; i < count; ++i) {
    const std::string file = arguments[i];
    const bool trees = file.ends_with(".conllu");
    if (trees) {
      std::ifstream in(file, std::ios::binary);
      for (ConlluDocument& document : read_conllu(std::string(std::istreambuf_iterator<char>(in), {}), file)) waiting.push_back(std::move(document.words));
    } else {
      DocumentReader reader({file});
      while (auto document = reader.next()) {
        if (document->document) waiting.push_back(segment(std::move(*document->document)));
        if (waiting.size() == block) flush(true);
      }
    }
    flush(!trees);
  }
  return 0;
} catch (const Error& error) {
  std::cerr << error.what() << '\n';
  return 3;
}
