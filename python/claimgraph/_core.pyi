"""The C++ side of claimgraph; use the names of the package instead."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import claimgraph
import claimgraph._span

__version__: str

class Document:
    """
    A text to extract from.

    Parameters
    ----------
    text : str or bytes
        The body; bytes must be UTF-8.
    id : str
        Names the document in claims; part of what claim ids are made of.
    title : str
        Its headline. Spans count in ``title + "\\n\\n" + text``, or in ``text`` where there is no title.
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
    """

    def __init__(self, text: str | bytes, *, id: str = '', title: str | bytes = '', date: str = '', outlet: str = '', url: str = '', repair: bool = False, max_bytes: int = 67108864) -> None: ...

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def text(self) -> str:
        """Title, blank line and body: the string in which spans count."""

    @property
    def date(self) -> str: ...

    @property
    def outlet(self) -> str | None: ...

    @property
    def url(self) -> str | None: ...

    @property
    def size(self) -> int:
        """Bytes of its text in UTF-8."""

    def __repr__(self) -> str: ...

class Actor:
    """
    Somebody who says things or of whom things are said.

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
    """

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def type(self) -> str: ...

    @property
    def aliases(self) -> list[str]: ...

    @property
    def role(self) -> str | None: ...

    @property
    def side(self) -> str | None: ...

    @property
    def wikidata(self) -> str | None: ...

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""

    def __getstate__(self) -> str: ...

    def __setstate__(self, arg: str, /) -> None: ...

    def __eq__(self, other: object, /) -> bool: ...

    def __hash__(self) -> int: ...

    def __repr__(self) -> str: ...

class TextSpan:
    """
    Words of the document with their place.

    Attributes
    ----------
    text : str
        The words; empty where there are none.
    span : Span
        Where they stand: ``document.text[span.begin:span.end] == text``.
    """

    @property
    def text(self) -> str: ...

    @property
    def span(self) -> claimgraph._span.Span: ...

    def __getstate__(self) -> tuple[str, int, int]: ...

    def __setstate__(self, arg: tuple[str, int, int], /) -> None: ...

    def __eq__(self, other: object, /) -> bool: ...

    def __hash__(self) -> int: ...

    def __str__(self) -> str: ...

    def __bool__(self) -> bool: ...

    def __repr__(self) -> str: ...

class ActorRef:
    """
    Who reports a claim.

    Attributes
    ----------
    actor : str
        Actor id.
    name : str
        Actor name.
    """

    @property
    def actor(self) -> str: ...

    @property
    def name(self) -> str: ...

    def __getstate__(self) -> tuple[str, str]: ...

    def __setstate__(self, arg: tuple[str, str], /) -> None: ...

    def __eq__(self, other: object, /) -> bool: ...

    def __hash__(self) -> int: ...

    def __repr__(self) -> str: ...

class ClaimEnd:
    """
    The source or target of a claim.

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
    """

    @property
    def actor(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def mention(self) -> str: ...

    @property
    def span(self) -> claimgraph._span.Span: ...

    @property
    def side(self) -> str | None: ...

    def __getstate__(self) -> tuple[str, str, str, int, int, str]: ...

    def __setstate__(self, arg: tuple[str, str, str, int, int, str], /) -> None: ...

    def __eq__(self, other: object, /) -> bool: ...

    def __hash__(self) -> int: ...

    def __str__(self) -> str: ...

    def __repr__(self) -> str: ...

class Claim:
    """
    One attributed speech act of an actor toward an actor: an edge of the graph.

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
    """

    @property
    def id(self) -> str: ...

    @property
    def source(self) -> ClaimEnd: ...

    @property
    def relation(self) -> str: ...

    @property
    def target(self) -> ClaimEnd: ...

    @property
    def reporters(self) -> tuple[ActorRef, ...]: ...

    @property
    def negated(self) -> bool: ...

    @property
    def hypothetical(self) -> bool: ...

    @property
    def modality(self) -> str: ...

    @property
    def tense(self) -> str: ...

    @property
    def polarity(self) -> int: ...

    @property
    def quote(self) -> str: ...

    @property
    def cue(self) -> TextSpan: ...

    @property
    def charge(self) -> TextSpan: ...

    @property
    def evidence(self) -> TextSpan: ...

    @property
    def sentence(self) -> claimgraph._span.Span: ...

    @property
    def document(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def date(self) -> str: ...

    @property
    def outlet(self) -> str | None: ...

    @property
    def plover(self) -> str | None: ...

    @property
    def plover_mode(self) -> str | None: ...

    @property
    def cameo(self) -> str | None: ...

    @property
    def score(self) -> float | None: ...

    @property
    def confidence(self) -> float: ...

    @property
    def extractor(self) -> str: ...

    def to_json(self) -> str:
        """One line of JSON, with document, title, date and outlet."""

    def to_dict(self) -> dict[str, Any]:
        """As in JSON, with document, title, date and outlet."""

    @staticmethod
    def from_json(json: str) -> Claim:
        """
        Reads what `to_json` wrote; only the names of the ends and the relation are required.
        """

    @staticmethod
    def from_dict(fields: dict[str, Any]) -> Claim:
        """Makes a claim of the fields of docs/records.md; spans may be left out."""

    def __getstate__(self) -> str: ...

    def __setstate__(self, arg: str, /) -> None: ...

    def __eq__(self, other: object, /) -> bool: ...

    def __hash__(self) -> int: ...

    def __repr__(self) -> str: ...

class Attribution:
    """
    Who is quoted saying what.

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
    """

    @property
    def source(self) -> tuple[claimgraph._span.Span, ...]: ...

    @property
    def cue(self) -> tuple[claimgraph._span.Span, ...]: ...

    @property
    def content(self) -> tuple[claimgraph._span.Span, ...]: ...

    @property
    def type(self) -> str: ...

    @property
    def speaker(self) -> str | None: ...

    @property
    def parent(self) -> int | None: ...

    def to_dict(self) -> dict[str, Any]:
        """As in JSON."""

    def __eq__(self, other: object, /) -> bool: ...

    def __hash__(self) -> int: ...

    def __repr__(self) -> str: ...

class ExtractedDocument:
    """
    Everything found in one document.

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
    """

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def date(self) -> str: ...

    @property
    def outlet(self) -> str | None: ...

    @property
    def url(self) -> str | None: ...

    @property
    def text(self) -> str | None: ...

    @property
    def actors(self) -> tuple[Actor, ...]: ...

    @property
    def attributions(self) -> tuple[Attribution, ...]: ...

    @property
    def claims(self) -> tuple[Claim, ...]: ...

    def to_graph(self) -> claimgraph.Graph:
        """The claim graph of this document alone."""

    def to_json(self, text: bool = True) -> str:
        """The line of `claimgraph extract`, without its line break."""

    def to_dict(self, text: bool = True) -> dict[str, Any]:
        """As in JSON."""

    @staticmethod
    def from_json(line: str | bytes, where: str = '') -> ExtractedDocument:
        """
        Reads a line of `claimgraph extract`; `where` goes into errors (InputError CG110 to CG112).
        """

    @staticmethod
    def from_dict(fields: dict[str, Any]) -> ExtractedDocument:
        """Makes a document of the fields of docs/records.md."""

    def __getstate__(self) -> str: ...

    def __setstate__(self, arg: str, /) -> None: ...

    def __eq__(self, other: object, /) -> bool: ...

    def __hash__(self) -> int: ...

    def __repr__(self) -> str: ...

def relations() -> tuple[str, ...]:
    """The built-in relations, in the order of the guidelines."""

class Extractor:
    """See claimgraph.Extractor."""

    def __init__(self, model: str, lexicons: Sequence[str], actors: Sequence[str], min_confidence: float, method: str) -> None: ...

    def extract(self, document: Document) -> ExtractedDocument:
        """One document."""

    def extract_block(self, documents: list[Document | Exception]) -> list[ExtractedDocument | Exception]:
        """
        Documents together; exceptions among them come back in their place, as do those of documents that fail.
        """

class Tie:
    """
    All claims of one relation from one actor to another, seen as one edge.

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
    """

    @property
    def source(self) -> Actor: ...

    @property
    def target(self) -> Actor: ...

    @property
    def relation(self) -> str: ...

    @property
    def negated(self) -> bool: ...

    @property
    def hypothetical(self) -> bool: ...

    @property
    def count(self) -> int: ...

    @property
    def claims(self) -> list[int]: ...

    @property
    def documents(self) -> int: ...

    @property
    def outlets(self) -> list[str]: ...

    @property
    def first_date(self) -> str | None: ...

    @property
    def last_date(self) -> str | None: ...

    @property
    def mean_confidence(self) -> float: ...

    @property
    def strength(self) -> float: ...

    def __repr__(self) -> str: ...

class ImageOptions:
    """How a picture is drawn."""

    def __init__(self, strongest: int, layout: str, dpi: float, title: str, theme: str, legend: bool, heading: bool) -> None: ...

class Graph:
    """See claimgraph.Graph."""

    def __init__(self) -> None: ...

    def add(self, document: ExtractedDocument) -> None: ...

    def add_claim(self, claim: Claim) -> None: ...

    def add_actor(self, actor: Actor) -> None: ...

    @property
    def actor_count(self) -> int: ...

    @property
    def claim_count(self) -> int: ...

    def actor(self, index: int) -> Actor: ...

    def claim(self, index: int) -> Claim: ...

    def ends(self) -> list[tuple[int, int]]:
        """Places of the actors that each claim joins."""

    def find(self, actor_id: str) -> int | None: ...

    def filter(self, sources: Sequence[str], targets: Sequence[str], actors: Sequence[str], sides: Sequence[str], reporters: Sequence[str], relations: Sequence[str], families: Sequence[str], outlets: Sequence[str], documents: Sequence[str], since: str, until: str, min_confidence: float, asserted: bool) -> Graph: ...

    def filter_by(self, keep: Callable[[Claim], bool]) -> Graph: ...

    def strongest(self, count: int, by_assertion: bool, join_symmetric: bool) -> Graph: ...

    def aggregate(self, by_assertion: bool, join_symmetric: bool) -> list[Tie]: ...

    def write(self, path: str, image: ImageOptions, aggregate: bool, graphml: str, gexf: str, csv: str, texts: Mapping[str, str]) -> None: ...

    def render(self, format: str, image: ImageOptions) -> bytes: ...

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

    def ego_network(self, names: Sequence[str], radius: int) -> Graph: ...

    def fold(self, level: str) -> Graph: ...

    def largest_component(self) -> Graph: ...

    def busiest(self, count: int) -> Graph: ...

    def windows(self, length: str, step: str) -> list[tuple[str, str, str, Graph]]: ...

    def network(self, name: str, normalisation: str) -> list[tuple[int, int, float]]: ...

    def communities(self, name: str, normalisation: str) -> list[int]: ...

    def weighted_degree(self) -> list[float]: ...

    def page_rank(self, damping: float) -> list[float]: ...

    def betweenness(self) -> list[float]: ...

    def components(self) -> list[int]: ...

    def summary(self) -> dict[str, Any]: ...

    def balance(self) -> dict[str, Any]: ...

class ActorMerger:
    """See claimgraph.ActorMerger."""

    def __init__(self, level: str, actors: Sequence[str]) -> None: ...

    def look_at(self, document: ExtractedDocument) -> None: ...

    def apply(self, document: ExtractedDocument) -> ExtractedDocument: ...

    def report(self) -> list[dict[str, Any]]: ...
