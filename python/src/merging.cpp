// Actors across documents.
#include <utility>

#include "bindings.hpp"
#include <claimgraph/extract/actors/merge_actors.hpp>

namespace claimgraph::python {
namespace {

/// The merger with the table that it reads.
class Merger {
 public:
  Merger(MergeLevel level, const std::vector<std::string>& tables) : table_(ActorTable::built_in()) {
    for (const std::string& file : tables) table_.load(file);
    merger_.emplace(table_, level);
  }
  Merger(const Merger&) = delete;
  Merger& operator=(const Merger&) = delete;
  void look_at(const ExtractedDocument& document) { merger_->look_at(document); }
  ExtractedDocument apply(ExtractedDocument document) {
    merger_->apply(document);
    return document;
  }
  nb::list report() const {
    nb::list rows;
    for (const ActorMerge& merge : merger_->report()) {
      nb::dict row;
      row["id"] = merge.id;
      row["name"] = merge.name;
      row["form"] = merge.form;
      row["reason"] = merge.reason;
      row["documents"] = merge.documents;
      row["first_document"] = merge.document;
      rows.append(row);
    }
    return rows;
  }

 private:
  ActorTable table_;
  std::optional<ActorMerger> merger_;
};

}  // namespace

void bind_merging(nb::module_& module) {
  nb::class_<Merger>(module, "ActorMerger", "See claimgraph.ActorMerger.")
      .def(
          "__init__",
          [](Merger* self, const std::string& level, const std::vector<std::string>& actors) {
            new (self) Merger(
                named<MergeLevel>(
                    {{"none", MergeLevel::none}, {"exact", MergeLevel::exact}, {"names", MergeLevel::names}},
                    level),
                actors);
          },
          nb::arg("level"), nb::arg("actors"))
      .def("look_at", &Merger::look_at, nb::arg("document"))
      .def("apply", &Merger::apply, nb::arg("document"))
      .def("report", &Merger::report, nb::sig("def report(self) -> list[dict[str, typing.Any]]"));
}

}  // namespace claimgraph::python
