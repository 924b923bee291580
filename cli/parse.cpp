// claimgraph parse: the analysis below the claims, as CoNLL-U.
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>

#include "command.hpp"
#include "run.hpp"
#include <claimgraph/extract/encoder/model.hpp>
#include <claimgraph/extract/model_path.hpp>
#include <claimgraph/extract/ordered_pool.hpp>
#include <claimgraph/extract/syntax/conllu.hpp>
#include <claimgraph/extract/syntax/parser.hpp>

namespace claimgraph::cli {
namespace {

struct ParseOptions : CommonOptions {
  bool conllu = false;
  std::string output;
};

constexpr const char* footer = R"(
Columns are those of Universal Dependencies; entities stand in MISC as NER=B-PERSON, NER=I-PERSON (PERSON,
ORGANIZATION, LOCATION, MISC). With --conllu the words and sentences of the input are kept as they are; its other
columns may be '_'.

Examples:
  echo "Ruritania thanked Freedonia." | claimgraph parse
  claimgraph parse article.txt -o article.conllu
  claimgraph parse --conllu gold.conllu > predicted.conllu)";

struct Parsed {
  std::string conllu;
  std::vector<Error> failures;
  std::size_t documents = 0, words = 0;
};

Parsed parse_texts(const Model& model, std::vector<DocumentOrError> block) {
  Parsed result;
  std::ostringstream out;
  std::vector<SegmentedDocument> documents;
  for (DocumentOrError& element : block) {
    if (auto* error = std::get_if<Error>(&element)) {
      result.failures.push_back(std::move(*error));
    } else {
      documents.push_back(segment(std::get<Document>(std::move(element))));
    }
  }
  for (const ParsedDocument& parsed : parse(model, std::move(documents))) {
    write_conllu(out, parsed);
    ++result.documents;
    result.words += parsed.tokens.size();
  }
  result.conllu = std::move(out).str();
  return result;
}

void parse_texts(const ParseOptions& options, const Model& model, Output& out, Report& report) {
  InputBlocks blocks(expand_inputs(options.inputs), options);
  work_off(
      blocks, options,
      [&](std::vector<DocumentOrError>&& block) { return parse_texts(model, std::move(block)); },
      [&](Parsed&& parsed) {
        for (const Error& error : parsed.failures) report.failed(error);
        report.advanced(parsed.documents, parsed.words, blocks.bytes_read(), blocks.bytes_total());
        out.write(parsed.conllu);
      });
}

std::string read_whole(const std::string& input) {
  if (input == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(input, std::ios::binary);
  if (!file) throw InputError("CG101", input, "cannot be opened", "check its name and permissions");
  return {std::istreambuf_iterator<char>(file), {}};
}

void parse_treebank(const ParseOptions& options, const Model& model, Output& out) {
  for (const std::string& input : options.inputs) {
    std::vector<ConlluDocument> documents = read_conllu(read_whole(input), input == "-" ? "stdin" : input);
    ordered_pool(
        worker_count(options),
        [&, next = std::size_t{0}]() mutable {
          return next < documents.size() ? std::optional(&documents[next++]) : std::nullopt;
        },
        [&](const ConlluDocument* document) {
          std::ostringstream lines;
          write_conllu(lines, *document, parse(model, {document->words}).front());
          return std::move(lines).str();
        },
        [&](std::string&& lines) { out.write(lines); });
  }
}

int run(ParseOptions options) {
  if (options.inputs.empty()) options.inputs = {"-"};
  Report report(options.quiet || on_terminal(options.output));
  const auto model = load_model(find_model(options.extractor.model));
  with_output(options.output, [&](Output& out) {
    if (options.conllu) {
      parse_treebank(options, *model, out);
    } else {
      parse_texts(options, *model, out, report);
    }
  });
  return report.exit_code();
}

}  // namespace

Command add_parse(CLI::App& program) {
  CLI::App* app = program.add_subcommand(
      "parse", "words, parts of speech, lemmas, dependency trees and entities, as CoNLL-U");
  auto options = std::make_shared<ParseOptions>();
  add_input_options(*app, *options, false);
  app->add_flag("--conllu", options->conllu, "INPUT is CoNLL-U: keep its words and sentences");
  add_model_option(*app, *options);
  add_jobs_option(*app, *options);
  app->add_option("-o,--output", options->output, "where to write (default: standard output)")
      ->type_name("FILE");
  add_quiet_option(*app, *options);
  app->footer(footer);
  return {app, [options] { return run(*options); }};
}

}  // namespace claimgraph::cli
