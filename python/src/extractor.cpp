// Extraction, with the interpreter's lock released while C++ works.
#include <filesystem>
#include <utility>
#include <variant>

#include "bindings.hpp"
#include <claimgraph/extract/extract_block.hpp>
#include <claimgraph/extract/extractor.hpp>

namespace claimgraph::python {
namespace {

using Paths = std::vector<std::filesystem::path>;

Paths to_paths(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

/// The documents of a list whose other elements are exceptions: those stand for documents that could not be
/// read.
nb::list extract_list(const Extractor& extractor, const nb::list& items) {
  std::vector<DocumentOrError> block;
  std::vector<nb::object> failed;
  for (nb::handle item : items) {
    if (nb::isinstance<Document>(item)) {
      block.emplace_back(nb::cast<const Document&>(item));
    } else {
      block.emplace_back(Error("CG199", {}, "not extracted"));
      failed.push_back(nb::borrow(item));
    }
  }
  // Which elements had been exceptions is told by their place, so that each comes back as the object that it
  // was.
  std::vector<bool> had_failed(block.size());
  for (std::size_t i = 0; i < block.size(); ++i) had_failed[i] = std::holds_alternative<Error>(block[i]);
  std::vector<ExtractedOrError> outcomes;
  {
    const nb::gil_scoped_release released;
    outcomes = extract_block(extractor, std::move(block));
  }
  nb::list results;
  auto next_failed = failed.begin();
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (had_failed[i]) {
      results.append(*next_failed++);
    } else if (const auto* error = std::get_if<Error>(&outcomes[i])) {
      results.append(to_exception(*error));
    } else {
      results.append(nb::cast(std::get<ExtractedDocument>(std::move(outcomes[i])), nb::rv_policy::move));
    }
  }
  return results;
}

}  // namespace

void bind_extractor(nb::module_& module) {
  nb::class_<Extractor>(module, "Extractor", "See claimgraph.Extractor.")
      .def(
          "__init__",
          [](Extractor* self, const std::string& model, const std::vector<std::string>& lexicons,
             const std::vector<std::string>& actors, double min_confidence, const std::string& method) {
            ExtractorOptions options;
            options.model = model;
            options.lexicons = to_paths(lexicons);
            options.actors = to_paths(actors);
            options.min_confidence = min_confidence;
            options.method = named<ClaimMethod>({{"both", ClaimMethod::both},
                                                 {"lexicon", ClaimMethod::lexicon},
                                                 {"model", ClaimMethod::model}},
                                                method);
            const nb::gil_scoped_release released;
            new (self) Extractor(options);
          },
          nb::arg("model"), nb::arg("lexicons"), nb::arg("actors"), nb::arg("min_confidence"),
          nb::arg("method"))
      .def(
          "extract",
          [](const Extractor& extractor, const Document& document) { return extractor.extract(document); },
          nb::arg("document"), nb::call_guard<nb::gil_scoped_release>(), "One document.")
      .def("extract_block", &extract_list, nb::arg("documents"),
           "Documents together; exceptions among them come back in their place, as do those of documents "
           "that fail.",
           nb::sig(
               "def extract_block(self, documents: list[Document | Exception]) -> list[ExtractedDocument | "
               "Exception]"));
}

}  // namespace claimgraph::python
