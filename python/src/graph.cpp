// The claim graph and its views.
#include <algorithm>
#include <map>
#include <utility>

#include <nanobind/stl/map.h>
#include <nanobind/stl/pair.h>

#include "bindings.hpp"
#include "claim_columns.hpp"
#include "indexed_graph.hpp"
#include "views.hpp"
#include <claimgraph/export/write_graph.hpp>
#include <claimgraph/graph/filter.hpp>
#include <claimgraph/graph/views.hpp>

namespace claimgraph::python {
namespace {

using Names = std::vector<std::string>;

/// A tie with what it joins.
struct PythonTie {
  Actor source, target;
  Tie tie;
  std::vector<std::size_t> claims;
};

std::vector<PythonTie> ties_of(const IndexedGraph& indexed, const AggregateOptions& options) {
  std::map<const Claim*, std::size_t> places;
  for (std::size_t i = 0; i < indexed.edges().size(); ++i) places.emplace(&indexed.claim(i), i);
  const TieGraph ties = aggregate(indexed.graph(), options);
  std::vector<PythonTie> found;
  const auto [first, last] = boost::edges(ties);
  for (auto edge = first; edge != last; ++edge) {
    PythonTie tie{ties[source(*edge, ties)], ties[target(*edge, ties)], ties[*edge], {}};
    for (const auto claim : tie.tie.claims) tie.claims.push_back(places.at(&indexed.graph().claim(claim)));
    found.push_back(std::move(tie));
  }
  return found;
}

void write(const IndexedGraph& indexed, const std::string& path, const ImageOptions& image, bool aggregate,
           const std::string& graphml, const std::string& gexf, const std::string& csv,
           std::map<std::string, std::string> texts) {
  ExportOptions options;
  options.image = image;
  options.texts = std::move(texts);
  options.aggregate = aggregate;
  options.graphml = named<GraphmlProfile>(
      {{"standard", GraphmlProfile::standard}, {"neo4j", GraphmlProfile::neo4j}}, graphml);
  options.gexf = named<GexfVersion>({{"1.3", GexfVersion::v1_3}, {"1.2", GexfVersion::v1_2}}, gexf);
  options.csv = named<CsvProfile>({{"gephi", CsvProfile::gephi}, {"excel", CsvProfile::excel}}, csv);
  const nb::gil_scoped_release released;
  write_graph(indexed.graph(), path, options);
}

std::string render(const IndexedGraph& indexed, const std::string& format, const ImageOptions& image) {
  const auto kind = named<ImageFormat>(
      {{"svg", ImageFormat::svg}, {"png", ImageFormat::png}, {"pdf", ImageFormat::pdf}}, format);
  const nb::gil_scoped_release released;
  return render_image(indexed.graph(), kind, image);
}

void bind_tie(nb::module_& module) {
  nb::class_<PythonTie>(module, "Tie",
                        R"doc(All claims of one relation from one actor to another, seen as one edge.

Attributes
----------
source, target : Actor
relation : str
negated, hypothetical : bool
    Where claims were told apart by them, else False.
count : int
    How many claims.
claims : list of int
    Their places in ``graph.claims``, the surest first.
documents : int
    Distinct documents.
outlets : list of str
    Distinct outlets.
first_date, last_date : str or None
    Of the dated claims.
mean_confidence : float
strength : float
    Sum of confidences: how many true claims to expect.
)doc")
      .def_ro("source", &PythonTie::source)
      .def_ro("target", &PythonTie::target)
      .def_prop_ro("relation", [](const PythonTie& tie) { return tie.tie.relation; })
      .def_prop_ro("negated", [](const PythonTie& tie) { return tie.tie.negated; })
      .def_prop_ro("hypothetical", [](const PythonTie& tie) { return tie.tie.hypothetical; })
      .def_prop_ro("count", [](const PythonTie& tie) { return tie.tie.count(); })
      .def_prop_ro("claims", [](const PythonTie& tie) { return tie.claims; })
      .def_prop_ro("documents", [](const PythonTie& tie) { return tie.tie.documents; })
      .def_prop_ro("outlets", [](const PythonTie& tie) { return tie.tie.outlets; })
      .def_prop_ro("first_date", [](const PythonTie& tie) { return known(tie.tie.first_date); })
      .def_prop_ro("last_date", [](const PythonTie& tie) { return known(tie.tie.last_date); })
      .def_prop_ro("mean_confidence", [](const PythonTie& tie) { return tie.tie.mean_confidence; })
      .def_prop_ro("strength", [](const PythonTie& tie) { return tie.tie.strength; })
      .def("__repr__", [](const PythonTie& tie) {
        return "<Tie " + tie.source.name + " " + tie.tie.relation + " " + tie.target.name + " ×" +
               std::to_string(tie.tie.count()) + ">";
      });
}

}  // namespace

void bind_graph(nb::module_& module) {
  bind_tie(module);
  nb::class_<ImageOptions>(module, "ImageOptions", "How a picture is drawn.")
      .def(
          "__init__",
          [](ImageOptions* self, std::size_t strongest, std::string layout, double dpi, std::string title,
             const std::string& theme, bool legend, bool heading) {
            ImageOptions options;
            options.strongest = strongest;
            options.layout = std::move(layout);
            options.dpi = dpi;
            options.title = std::move(title);
            options.theme = named<Theme>({{"light", Theme::light}, {"dark", Theme::dark}}, theme);
            options.legend = legend;
            options.heading = heading;
            new (self) ImageOptions(std::move(options));
          },
          nb::arg("strongest"), nb::arg("layout"), nb::arg("dpi"), nb::arg("title"), nb::arg("theme"),
          nb::arg("legend"), nb::arg("heading"));
  nb::class_<IndexedGraph> graph(module, "Graph", "See claimgraph.Graph.");
  graph.def(nb::init<>())
      .def(
          "add", [](IndexedGraph& indexed, const ExtractedDocument& document) { indexed.add(document); },
          nb::arg("document"))
      .def(
          "add_claim", [](IndexedGraph& indexed, const Claim& claim) { indexed.add(claim); },
          nb::arg("claim"))
      .def(
          "add_actor", [](IndexedGraph& indexed, const Actor& actor) { indexed.add(actor); },
          nb::arg("actor"))
      .def_prop_ro("actor_count", [](const IndexedGraph& indexed) { return indexed.graph().actor_count(); })
      .def_prop_ro("claim_count", [](const IndexedGraph& indexed) { return indexed.edges().size(); })
      .def(
          "actor", [](const IndexedGraph& indexed, std::size_t index) { return Actor(indexed.actor(index)); },
          nb::arg("index"))
      .def(
          "claim", [](const IndexedGraph& indexed, std::size_t index) { return Claim(indexed.claim(index)); },
          nb::arg("index"))
      .def(
          "ends",
          [](const IndexedGraph& indexed) {
            std::vector<std::pair<std::size_t, std::size_t>> ends;
            ends.reserve(indexed.edges().size());
            for (const auto edge : indexed.edges()) {
              ends.emplace_back(indexed.graph().source(edge), indexed.graph().target(edge));
            }
            return ends;
          },
          "Places of the actors that each claim joins.")
      .def(
          "find",
          [](const IndexedGraph& indexed, std::string_view id) -> std::optional<std::size_t> {
            return indexed.graph().find(id);
          },
          nb::arg("actor_id"))
      .def(
          "filter",
          [](const IndexedGraph& indexed, Names sources, Names targets, Names actors, Names sides,
             Names reporters, Names relations, Names families, Names outlets, Names documents,
             std::string since, std::string until, double min_confidence, bool asserted) {
            ClaimFilter conditions;
            conditions.sources = std::move(sources);
            conditions.targets = std::move(targets);
            conditions.actors = std::move(actors);
            conditions.sides = std::move(sides);
            conditions.reporters = std::move(reporters);
            conditions.relations = std::move(relations);
            conditions.families = std::move(families);
            conditions.outlets = std::move(outlets);
            conditions.documents = std::move(documents);
            conditions.since = std::move(since);
            conditions.until = std::move(until);
            conditions.min_confidence = min_confidence;
            conditions.asserted = asserted;
            return IndexedGraph(filter(indexed.graph(), conditions));
          },
          nb::arg("sources"), nb::arg("targets"), nb::arg("actors"), nb::arg("sides"), nb::arg("reporters"),
          nb::arg("relations"), nb::arg("families"), nb::arg("outlets"), nb::arg("documents"),
          nb::arg("since"), nb::arg("until"), nb::arg("min_confidence"), nb::arg("asserted"))
      .def(
          "filter_by",
          [](const IndexedGraph& indexed, const nb::callable& keep) {
            return IndexedGraph(filter(indexed.graph(), [&](const Claim& claim) {
              return nb::cast<bool>(nb::bool_(keep(nb::cast(claim, nb::rv_policy::copy))));
            }));
          },
          nb::arg("keep"),
          nb::sig("def filter_by(self, keep: collections.abc.Callable[[Claim], bool]) -> Graph"))
      .def(
          "strongest",
          [](const IndexedGraph& indexed, std::size_t count, bool by_assertion, bool join_symmetric) {
            return IndexedGraph(strongest(indexed.graph(), count, {by_assertion, join_symmetric}));
          },
          nb::arg("count"), nb::arg("by_assertion"), nb::arg("join_symmetric"))
      .def(
          "aggregate",
          [](const IndexedGraph& indexed, bool by_assertion, bool join_symmetric) {
            return ties_of(indexed, {by_assertion, join_symmetric});
          },
          nb::arg("by_assertion"), nb::arg("join_symmetric"))
      .def("write", &write, nb::arg("path"), nb::arg("image"), nb::arg("aggregate"), nb::arg("graphml"),
           nb::arg("gexf"), nb::arg("csv"), nb::arg("texts"))
      .def(
          "render",
          [](const IndexedGraph& indexed, const std::string& format, const ImageOptions& image) {
            const std::string picture = render(indexed, format, image);
            return nb::bytes(picture.data(), picture.size());
          },
          nb::arg("format"), nb::arg("image"))
      .def(
          "__arrow_c_stream__",
          [](const IndexedGraph& indexed, nb::handle) {
            return claim_columns(indexed.graph(), indexed.edges());
          },
          nb::arg("requested_schema") = nb::none(),
          nb::sig("def __arrow_c_stream__(self, requested_schema: object | None = None) -> object"));
  bind_views(graph);
}

}  // namespace claimgraph::python
