// The records: read-only Python objects with the field names of the JSON lines.
#include <tuple>
#include <utility>

#include <nanobind/operators.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/tuple.h>

#include "bindings.hpp"
#include <claimgraph/export/records_jsonl.hpp>
#include <claimgraph/extract/text/document.hpp>
#include <claimgraph/graph/relations.hpp>

namespace claimgraph::python {
namespace {

nb::object json_loads(const std::string& json) {
  return nb::module_::import_("json").attr("loads")(json);
}

std::string json_dumps(nb::handle value) {
  return nb::cast<std::string>(nb::module_::import_("json").attr("dumps")(value));
}

/// claimgraph.Span, a named tuple.
nb::object python_span(Span span) {
  return nb::module_::import_("claimgraph._span").attr("Span")(span.begin, span.end);
}

nb::tuple python_spans(const std::vector<Span>& spans) {
  nb::list list;
  for (const Span span : spans) list.append(python_span(span));
  return nb::tuple(list);
}

// Getters for properties, by member.

template <auto Member, typename Record>
nb::tuple tuple_of(nb::pointer_and_handle<Record> record) {
  return references(record.p->*Member, record.h);
}

template <auto Member, typename Record>
nb::object span_of(const Record& record) {
  return python_span(record.*Member);
}

template <auto Member>
nb::tuple spans_of(const Attribution& attribution) {
  return python_spans(attribution.*Member);
}

/// 'text' as Python writes it.
std::string quoted(const std::string& text) {
  return nb::cast<std::string>(nb::repr(nb::cast(text)));
}

/// What is written of a single claim, actor or attribution is a line that holds nothing else.
template <typename Record>
std::string line_of(std::vector<Record> ExtractedDocument::*field, const Record& record) {
  ExtractedDocument document;
  (document.*field).push_back(record);
  return to_json_line(document);
}

Claim claim_from_json(std::string_view json) {
  ExtractedDocument document = from_json_line("{\"claims\":[" + std::string(json) + "]}");
  if (document.claims.size() != 1) throw InputError("CG110", {}, "not one claim", "give one JSON object");
  return std::move(document.claims.front());
}

/// The string of a claim's relation in one of the code tables; None for a relation that is not built in.
template <typename Get>
auto derived(Get get) {
  return [get](const Claim& claim) -> std::optional<std::string_view> {
    const RelationInfo* info = find_relation(claim.relation);
    if (info == nullptr || get(*info).empty()) return std::nullopt;
    return get(*info);
  };
}

void bind_document(nb::module_& module) {
  nb::class_<Document>(module, "Document", R"doc(A text to extract from.

Parameters
----------
text : str or bytes
    The body; bytes must be UTF-8.
id : str
    Names the document in claims; part of what claim ids are made of.
title : str
    Its headline. Spans count in ``title + "\n\n" + text``, or in ``text`` where there is no title.
date : str
    ISO 8601, possibly partial ("2024-02").
outlet, url : str
    Where it was published.
repair : bool
    Replace what is not valid text by U+FFFD instead of refusing it.
max_bytes : int
    Refuse documents above this size.

Raises
------
InputError
    CG102 invalid text, CG103 too large, CG104 binary data.
)doc")
      .def(
          "__init__",
          [](Document* self, nb::handle text, const std::string& id, nb::handle title,
             const std::string& date, const std::string& outlet, const std::string& url, bool repair,
             std::size_t max_bytes) {
            new (self) Document(
                make_document(id, bytes_of(title), bytes_of(text), date, outlet, url, {repair, max_bytes}));
          },
          nb::arg("text"), nb::kw_only(), nb::arg("id") = "", nb::arg("title") = "", nb::arg("date") = "",
          nb::arg("outlet") = "", nb::arg("url") = "", nb::arg("repair") = false,
          nb::arg("max_bytes") = DocumentOptions{}.max_bytes,
          nb::sig(
              "def __init__(self, text: str | bytes, *, id: str = '', title: str | bytes = '', date: str = "
              "'', "
              "outlet: str = '', url: str = '', repair: bool = False, max_bytes: int = 67108864) -> None"))
      .def_ro("id", &Document::id)
      .def_ro("title", &Document::title)
      .def_ro("text", &Document::text, "Title, blank line and body: the string in which spans count.")
      .def_ro("date", &Document::date)
      .def_prop_ro("outlet", [](const Document& document) { return known(document.outlet); })
      .def_prop_ro("url", [](const Document& document) { return known(document.url); })
      .def_prop_ro(
          "size", [](const Document& document) { return document.text.size(); },
          "Bytes of its text in UTF-8.")
      .def("__repr__", [](const Document& document) {
        return "<Document " + quoted(document.id) + ": " + std::to_string(document.text.size()) + " bytes>";
      });
}

void bind_actor(nb::module_& module) {
  nb::class_<Actor>(module, "Actor", R"doc(Somebody who says things or of whom things are said.

Attributes
----------
id : str
    Stable slug, unique in a document and in a graph.
name : str
    The fullest form that the document gives.
type : str
    person, state, organisation, armed_group, party, company, media, court or group.
aliases : list of str
    Other forms in the document, in order of appearance.
role : str or None
    "defence minister".
side : str or None
    Name of the state, party or organisation stood for.
wikidata : str or None
    Item id where the actor table has one.
)doc")
      .def_ro("id", &Actor::id)
      .def_ro("name", &Actor::name)
      .def_prop_ro("type", [](const Actor& actor) { return to_string(actor.type); })
      .def_prop_ro("aliases", [](const Actor& actor) { return actor.aliases; })
      .def_prop_ro("role", [](const Actor& actor) { return known(actor.role); })
      .def_prop_ro("side", [](const Actor& actor) { return known(actor.side); })
      .def_prop_ro("wikidata", [](const Actor& actor) { return known(actor.wikidata); })
      .def(
          "to_dict",
          [](const Actor& actor) {
            return nb::object(json_loads(line_of(&ExtractedDocument::actors, actor))["actors"][0]);
          },
          "As in JSON.", nb::sig("def to_dict(self) -> dict[str, typing.Any]"))
      .def("__getstate__", [](const Actor& actor) { return line_of(&ExtractedDocument::actors, actor); })
      .def("__setstate__",
           [](Actor& self, const std::string& line) { new (&self) Actor(from_json_line(line).actors.at(0)); })
      .def(nb::self == nb::self, nb::sig("def __eq__(self, other: object, /) -> bool"))
      .def("__hash__", [](const Actor& actor) { return nb::hash(nb::cast(actor.id)); })
      .def("__repr__", [](const Actor& actor) {
        return "<Actor " + quoted(actor.name) + ", " + std::string(to_string(actor.type)) +
               (actor.side.empty() ? ">" : " of " + quoted(actor.side) + ">");
      });
}

/// The small records inside claims.
void bind_pieces(nb::module_& module) {
  nb::class_<TextSpan>(module, "TextSpan", R"doc(Words of the document with their place.

Attributes
----------
text : str
    The words; empty where there are none.
span : Span
    Where they stand: ``document.text[span.begin:span.end] == text``.
)doc")
      .def_ro("text", &TextSpan::text)
      .def_prop_ro("span", &span_of<&TextSpan::span, TextSpan>,
                   nb::sig("def span(self) -> claimgraph._span.Span"))
      .def("__getstate__",
           [](const TextSpan& piece) { return std::tuple(piece.text, piece.span.begin, piece.span.end); })
      .def("__setstate__",
           [](TextSpan& self, const std::tuple<std::string, std::uint32_t, std::uint32_t>& state) {
             new (&self) TextSpan{std::get<0>(state), {std::get<1>(state), std::get<2>(state)}};
           })
      .def(nb::self == nb::self, nb::sig("def __eq__(self, other: object, /) -> bool"))
      .def("__hash__", [](const TextSpan& piece) { return nb::hash(nb::cast(piece.text)); })
      .def("__str__", [](const TextSpan& piece) { return piece.text; })
      .def("__bool__", [](const TextSpan& piece) { return !piece.text.empty(); })
      .def("__repr__", [](const TextSpan& piece) {
        return "<TextSpan " + quoted(piece.text) + " at " + std::to_string(piece.span.begin) + ":" +
               std::to_string(piece.span.end) + ">";
      });

  nb::class_<ActorRef>(module, "ActorRef", R"doc(Who reports a claim.

Attributes
----------
actor : str
    Actor id.
name : str
    Actor name.
)doc")
      .def_ro("actor", &ActorRef::actor)
      .def_ro("name", &ActorRef::name)
      .def("__getstate__",
           [](const ActorRef& reference) { return std::pair(reference.actor, reference.name); })
      .def("__setstate__",
           [](ActorRef& self, const std::pair<std::string, std::string>& state) {
             new (&self) ActorRef{state.first, state.second};
           })
      .def(nb::self == nb::self, nb::sig("def __eq__(self, other: object, /) -> bool"))
      .def("__hash__", [](const ActorRef& reference) { return nb::hash(nb::cast(reference.actor)); })
      .def("__repr__", [](const ActorRef& reference) { return "<ActorRef " + quoted(reference.name) + ">"; });

  using EndState =
      std::tuple<std::string, std::string, std::string, std::uint32_t, std::uint32_t, std::string>;
  nb::class_<ClaimEnd>(module, "ClaimEnd", R"doc(The source or target of a claim.

Attributes
----------
actor : str
    Actor id.
name : str
    Actor name.
mention : str
    The words that stand for the actor at this place; empty where they are not there.
span : Span
    Of the mention.
side : str or None
    Name of the side; None where the actor stands for itself.
)doc")
      .def_ro("actor", &ClaimEnd::actor)
      .def_ro("name", &ClaimEnd::name)
      .def_ro("mention", &ClaimEnd::mention)
      .def_prop_ro("span", &span_of<&ClaimEnd::span, ClaimEnd>,
                   nb::sig("def span(self) -> claimgraph._span.Span"))
      .def_prop_ro("side", [](const ClaimEnd& end) { return known(end.side); })
      .def("__getstate__",
           [](const ClaimEnd& end) {
             return EndState(end.actor, end.name, end.mention, end.span.begin, end.span.end, end.side);
           })
      .def("__setstate__",
           [](ClaimEnd& self, const EndState& state) {
             const auto& [actor, name, mention, begin, end, side] = state;
             new (&self) ClaimEnd{actor, name, mention, {begin, end}, side};
           })
      .def(nb::self == nb::self, nb::sig("def __eq__(self, other: object, /) -> bool"))
      .def("__hash__", [](const ClaimEnd& end) { return nb::hash(nb::cast(end.actor)); })
      .def("__str__", [](const ClaimEnd& end) { return end.name; })
      .def("__repr__", [](const ClaimEnd& end) {
        return "<ClaimEnd " + quoted(end.name) + (end.side.empty() ? ">" : " of " + quoted(end.side) + ">");
      });
}

void bind_claim(nb::module_& module) {
  nb::class_<Claim>(module, "Claim",
                    R"doc(One attributed speech act of an actor toward an actor: an edge of the graph.

Attributes
----------
id : str
    Content hash over document, spans, relation and ends.
source, target : ClaimEnd
    Who, and toward whom.
relation : str
    accuse, blame, criticize … (`claimgraph.RELATIONS`), or one of a user's own.
reporters : tuple of ActorRef
    Who reports the act, innermost first; empty: the article itself.
negated, hypothetical : bool
    The text says that it did not happen; that it is wished, feared, planned or conditional.
modality : str
    asserted, wished, feared, planned, conditional or possible.
tense : str
    past, present, future or none.
polarity : int
    -1 hostile, 0, +1 friendly.
quote : str
    direct, indirect, mixed or none.
cue, charge, evidence : TextSpan
    The words that state the act, what it is about, what proves it.
sentence : Span
    The sentence of the act.
document, title, date : str
    Of the document.
outlet : str or None
    Of the document.
plover, plover_mode, cameo : str or None
    Event codes derived from the relation; None for a relation of a user's own.
score : float or None
    Conflict (-10) to cooperation (+10), derived from the relation.
confidence : float
    Probability that the claim is right.
extractor : str
    "model" or "lexicon:<frame>".
)doc")
      .def_ro("id", &Claim::id)
      .def_ro("source", &Claim::source)
      .def_ro("relation", &Claim::relation)
      .def_ro("target", &Claim::target)
      .def_prop_ro("reporters", &tuple_of<&Claim::reporters, Claim>,
                   nb::sig("def reporters(self) -> tuple[ActorRef, ...]"))
      .def_ro("negated", &Claim::negated)
      .def_ro("hypothetical", &Claim::hypothetical)
      .def_prop_ro("modality", [](const Claim& claim) { return to_string(claim.modality); })
      .def_prop_ro("tense", [](const Claim& claim) { return to_string(claim.tense); })
      .def_ro("polarity", &Claim::polarity)
      .def_prop_ro("quote", [](const Claim& claim) { return to_string(claim.quote); })
      .def_ro("cue", &Claim::cue)
      .def_ro("charge", &Claim::charge)
      .def_ro("evidence", &Claim::evidence)
      .def_prop_ro("sentence", &span_of<&Claim::sentence, Claim>,
                   nb::sig("def sentence(self) -> claimgraph._span.Span"))
      .def_ro("document", &Claim::document)
      .def_ro("title", &Claim::title)
      .def_ro("date", &Claim::date)
      .def_prop_ro("outlet", [](const Claim& claim) { return known(claim.outlet); })
      .def_prop_ro("plover", derived([](const RelationInfo& info) { return info.plover; }))
      .def_prop_ro("plover_mode", derived([](const RelationInfo& info) { return info.plover_mode; }))
      .def_prop_ro("cameo", derived([](const RelationInfo& info) { return info.cameo; }))
      .def_prop_ro("score",
                   [](const Claim& claim) -> std::optional<double> {
                     const RelationInfo* info = find_relation(claim.relation);
                     if (info == nullptr) return std::nullopt;
                     return info->score;
                   })
      .def_ro("confidence", &Claim::confidence)
      .def_ro("extractor", &Claim::extractor)
      .def(
          "to_json", [](const Claim& claim) { return to_json_line(claim); },
          "One line of JSON, with document, title, date and outlet.")
      .def(
          "to_dict", [](const Claim& claim) { return json_loads(to_json_line(claim)); },
          "As in JSON, with document, title, date and outlet.",
          nb::sig("def to_dict(self) -> dict[str, typing.Any]"))
      .def_static("from_json", &claim_from_json, nb::arg("json"),
                  "Reads what `to_json` wrote; only the names of the ends and the relation are required.")
      .def_static(
          "from_dict", [](const nb::dict& fields) { return claim_from_json(json_dumps(fields)); },
          nb::arg("fields"), "Makes a claim of the fields of docs/records.md; spans may be left out.",
          nb::sig("def from_dict(fields: dict[str, typing.Any]) -> Claim"))
      .def("__getstate__", [](const Claim& claim) { return to_json_line(claim); })
      .def("__setstate__",
           [](Claim& self, const std::string& json) { new (&self) Claim(claim_from_json(json)); })
      .def(nb::self == nb::self, nb::sig("def __eq__(self, other: object, /) -> bool"))
      .def("__hash__", [](const Claim& claim) { return nb::hash(nb::cast(claim.id)); })
      .def("__repr__", [](const Claim& claim) {
        return "<Claim " + quoted(claim.source.name) + (claim.negated ? " not " : " ") + claim.relation +
               " " + quoted(claim.target.name) + (claim.hypothetical ? " (hypothetical)>" : ">");
      });
}

void bind_attribution(nb::module_& module) {
  nb::class_<Attribution>(module, "Attribution", R"doc(Who is quoted saying what.

Attributes
----------
source, cue, content : tuple of Span
    Each may be discontinuous.
type : str
    direct, indirect or mixed.
speaker : str or None
    Actor id; None where unresolved.
parent : int or None
    Index of the attribution in whose content this one stands.
)doc")
      .def_prop_ro("source", &spans_of<&Attribution::source>,
                   nb::sig("def source(self) -> tuple[claimgraph._span.Span, ...]"))
      .def_prop_ro("cue", &spans_of<&Attribution::cue>,
                   nb::sig("def cue(self) -> tuple[claimgraph._span.Span, ...]"))
      .def_prop_ro("content", &spans_of<&Attribution::content>,
                   nb::sig("def content(self) -> tuple[claimgraph._span.Span, ...]"))
      .def_prop_ro("type", [](const Attribution& attribution) { return to_string(attribution.type); })
      .def_prop_ro("speaker", [](const Attribution& attribution) { return known(attribution.speaker); })
      .def_prop_ro("parent",
                   [](const Attribution& attribution) -> std::optional<int> {
                     if (attribution.parent < 0) return std::nullopt;
                     return attribution.parent;
                   })
      .def(
          "to_dict",
          [](const Attribution& attribution) {
            return nb::object(
                json_loads(line_of(&ExtractedDocument::attributions, attribution))["attributions"][0]);
          },
          "As in JSON.", nb::sig("def to_dict(self) -> dict[str, typing.Any]"))
      .def(nb::self == nb::self, nb::sig("def __eq__(self, other: object, /) -> bool"))
      .def("__hash__",
           [](const Attribution& attribution) { return nb::hash(python_spans(attribution.content)); })
      .def("__repr__", [](const Attribution& attribution) {
        return "<Attribution " + std::string(to_string(attribution.type)) +
               (attribution.speaker.empty() ? ">" : " of " + quoted(attribution.speaker) + ">");
      });
}

void bind_extracted_document(nb::module_& module) {
  nb::class_<ExtractedDocument>(module, "ExtractedDocument", R"doc(Everything found in one document.

Attributes
----------
id, title, date : str
    Of the document.
outlet, url : str or None
    Where known.
text : str or None
    The string in which spans count: title, blank line, body. None where it was left out.
actors : tuple of Actor
attributions : tuple of Attribution
claims : tuple of Claim
    In text order.
)doc")
      .def_ro("id", &ExtractedDocument::id)
      .def_ro("title", &ExtractedDocument::title)
      .def_ro("date", &ExtractedDocument::date)
      .def_prop_ro("outlet", [](const ExtractedDocument& document) { return known(document.outlet); })
      .def_prop_ro("url", [](const ExtractedDocument& document) { return known(document.url); })
      .def_prop_ro("text", [](const ExtractedDocument& document) { return known(document.text); })
      .def_prop_ro("actors", &tuple_of<&ExtractedDocument::actors, ExtractedDocument>,
                   nb::sig("def actors(self) -> tuple[Actor, ...]"))
      .def_prop_ro("attributions", &tuple_of<&ExtractedDocument::attributions, ExtractedDocument>,
                   nb::sig("def attributions(self) -> tuple[Attribution, ...]"))
      .def_prop_ro("claims", &tuple_of<&ExtractedDocument::claims, ExtractedDocument>,
                   nb::sig("def claims(self) -> tuple[Claim, ...]"))
      .def(
          "to_graph",
          [](nb::handle self) {
            using namespace nb::literals;
            return nb::module_::import_("claimgraph").attr("Graph")(nb::make_tuple(self), "merge"_a = "none");
          },
          "The claim graph of this document alone.", nb::sig("def to_graph(self) -> claimgraph.Graph"))
      .def(
          "to_json",
          [](const ExtractedDocument& document, bool text) { return to_json_line(document, text); },
          nb::arg("text") = true, "The line of `claimgraph extract`, without its line break.")
      .def(
          "to_dict",
          [](const ExtractedDocument& document, bool text) {
            return json_loads(to_json_line(document, text));
          },
          nb::arg("text") = true, "As in JSON.",
          nb::sig("def to_dict(self, text: bool = True) -> dict[str, typing.Any]"))
      .def_static(
          "from_json",
          [](nb::handle line, std::string_view where) { return from_json_line(bytes_of(line), where); },
          nb::arg("line"), nb::arg("where") = "",
          "Reads a line of `claimgraph extract`; `where` goes into errors (InputError CG110 to CG112).",
          nb::sig("def from_json(line: str | bytes, where: str = '') -> ExtractedDocument"))
      .def_static(
          "from_dict", [](const nb::dict& fields) { return from_json_line(json_dumps(fields)); },
          nb::arg("fields"), "Makes a document of the fields of docs/records.md.",
          nb::sig("def from_dict(fields: dict[str, typing.Any]) -> ExtractedDocument"))
      .def("__getstate__", [](const ExtractedDocument& document) { return to_json_line(document); })
      .def("__setstate__",
           [](ExtractedDocument& self, const std::string& line) {
             new (&self) ExtractedDocument(from_json_line(line));
           })
      .def(nb::self == nb::self, nb::sig("def __eq__(self, other: object, /) -> bool"))
      .def("__hash__", [](const ExtractedDocument& document) { return nb::hash(nb::cast(document.id)); })
      .def("__repr__", [](const ExtractedDocument& document) {
        return "<ExtractedDocument " + quoted(document.id) + ": " + std::to_string(document.claims.size()) +
               " claims, " + std::to_string(document.actors.size()) + " actors>";
      });
}

}  // namespace

void bind_records(nb::module_& module) {
  bind_document(module);
  bind_actor(module);
  bind_pieces(module);
  bind_claim(module);
  bind_attribution(module);
  bind_extracted_document(module);
  module.def(
      "relations",
      [] {
        nb::list names;
        for (const RelationInfo& info : relations()) names.append(nb::cast(info.name));
        return nb::tuple(names);
      },
      "The built-in relations, in the order of the guidelines.",
      nb::sig("def relations() -> tuple[str, ...]"));
}

}  // namespace claimgraph::python
