"""The claim graph: actors are its nodes, claims its edges."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar, overload

from . import _core, _io, _merge, _networks, _tables
from ._core import Actor, Claim, ExtractedDocument, Tie
from ._merge import ActorMerger, MergeLevel

if TYPE_CHECKING:
    import igraph
    import networkx
    import pandas
    import pyarrow

Path: TypeAlias = str | os.PathLike[str]
Names: TypeAlias = str | Iterable[str]
TableName: TypeAlias = Literal["claims", "actors", "ties"]
NetworkKind: TypeAlias = Literal["targets", "congruence", "conflict", "contacts", "signed"]
Normalisation: TypeAlias = Literal["none", "average", "jaccard", "cosine"]
Record = TypeVar("Record")
Value = TypeVar("Value")


def _list(names: Names) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


class Records(Sequence[Record], Generic[Record]):
    """Actors or claims of a graph, made when they are asked for."""

    def __init__(self, get: Callable[[int], Record], count: int) -> None:
        self._get = get
        self._places = range(count)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | Sequence[Record]:
        if isinstance(index, slice):
            return [self._get(place) for place in self._places[index]]
        return self._get(self._places[index])

    def __repr__(self) -> str:
        shown = ", ".join(repr(record) for record in self[:3])
        return f"[{shown}{', …' if len(self) > 3 else ''}]"


class Window(NamedTuple):
    """The claims of a window of time: name ("2024-02"), first and last day, graph."""

    name: str
    first: str
    last: str
    graph: Graph


class Graph:
    """A directed multigraph of claims; nothing is merged unless a view is asked to.

    Views (`filter`, `strongest` …) make new graphs. Reading is thread-safe, adding is not. pyarrow, polars and DuckDB take a
    graph as a table of its claims (it has ``__arrow_c_stream__``).

    Parameters
    ----------
    documents : iterable of ExtractedDocument or Claim
        What to add.
    merge : {"names", "exact", "none"} or ActorMerger
        How far actors of different documents are taken for one; "names", as in `claimgraph build`, holds all documents until
        the last has come.

    Examples
    --------
    >>> graph = claimgraph.Graph(extractor.extract_all(texts))
    >>> graph.filter(relation="accuse", since="2025-01").render("accusations.svg")
    """

    def __init__(self, documents: Iterable[ExtractedDocument | Claim] = (), *, merge: MergeLevel | ActorMerger = "names") -> None:
        self._graph = _core.Graph()
        for document in _merge.merged(documents, merge):
            self.add(document)

    @classmethod
    def _of(cls, graph: _core.Graph) -> Graph:
        made = cls(merge="none")
        made._graph = graph
        return made

    @classmethod
    def read(cls, paths: Path | Iterable[Path], *, merge: MergeLevel | ActorMerger = "names") -> Graph:
        """Make a graph of the lines of `claimgraph extract` (see `claimgraph.read_claims`)."""
        return cls(_io.read_claims(paths), merge=merge)

    @classmethod
    def from_arrow(cls, table: pyarrow.Table | pyarrow.RecordBatchReader, *, merge: MergeLevel | ActorMerger = "names") -> Graph:
        """Make a graph of a nested table: a row per document or per claim.

        Parameters
        ----------
        table : pyarrow.Table or pyarrow.RecordBatchReader
            What `claimgraph.spark.extract` or `claimgraph.spark.claims` gave; rows with an error are left out. Claims alone are
            never merged.
        merge : {"names", "exact", "none"} or ActorMerger
            See `Graph`.
        """
        return cls(_tables.records(table), merge=merge)

    @classmethod
    def from_parquet(cls, path: Path, *, merge: MergeLevel | ActorMerger = "names") -> Graph:
        """Make a graph of a Parquet file or folder that holds such a table (see `from_arrow`)."""
        return cls(_tables.records_of_parquet(path), merge=merge)

    def add(self, record: ExtractedDocument | Claim | Actor) -> None:
        """Add the claims of a document and their actors, one claim, or one actor, as they are.

        Actors of the same id become one: the fullest name stays, the other forms become aliases.
        """
        if isinstance(record, ExtractedDocument):
            self._graph.add(record)
        elif isinstance(record, Claim):
            self._graph.add_claim(record)
        elif isinstance(record, Actor):
            self._graph.add_actor(record)
        else:
            raise TypeError(f"{type(record).__name__} is no ExtractedDocument, Claim or Actor")

    @property
    def actors(self) -> Records[Actor]:
        """The nodes, in order of addition."""
        return Records(self._graph.actor, self._graph.actor_count)

    @property
    def claims(self) -> Records[Claim]:
        """The edges, in order of addition."""
        return Records(self._graph.claim, self._graph.claim_count)

    @property
    def ends(self) -> list[tuple[int, int]]:
        """For each claim the places of source and target in `actors`."""
        return self._graph.ends()

    def actor(self, id: str) -> Actor | None:
        """Return the actor with this id, if there is one."""
        place = self._graph.find(id)
        return None if place is None else self._graph.actor(place)

    def __repr__(self) -> str:
        return f"<Graph: {self._graph.actor_count} actors, {self._graph.claim_count} claims>"

    # Views

    def filter(
        self,
        keep: Callable[[Claim], bool] | None = None,
        *,
        source: Names = (),
        target: Names = (),
        actor: Names = (),
        side: Names = (),
        reporter: Names = (),
        relation: Names = (),
        family: Names = (),
        outlet: Names = (),
        document: Names = (),
        since: str = "",
        until: str = "",
        min_confidence: float = 0.0,
        asserted: bool = False,
    ) -> Graph:
        """Return the claims that fulfil all conditions, with their ends.

        Names are compared without case, accents and punctuation; several values of one condition are alternatives.

        Parameters
        ----------
        keep : callable, optional
            Tells of a `Claim` whether it stays.
        source, target, actor : str or iterable of str
            Name, alias, id or side of the source, the target, either of them.
        side : str or iterable of str
            Side of either of them.
        reporter : str or iterable of str
            Who is cited for it.
        relation, family : str or iterable of str
            Relation; hostile, friendly, asking, talking or other.
        outlet, document : str or iterable of str
            Outlet; document id.
        since, until : str
            "2024-02-29", "2024-02" or "2024", both included; undated claims fulfil neither.
        min_confidence : float
            Leave out claims below.
        asserted : bool
            Leave out what the text denies or holds only possible.

        Raises
        ------
        UsageError
            CG502: `since` or `until` is no date; CG507: there is no such family.
        """
        graph = self._graph.filter(
            _list(source),
            _list(target),
            _list(actor),
            _list(side),
            _list(reporter),
            _list(relation),
            _list(family),
            _list(outlet),
            _list(document),
            since,
            until,
            min_confidence,
            asserted,
        )
        return Graph._of(graph if keep is None else graph.filter_by(keep))

    def strongest(self, count: int, *, by_assertion: bool = False, join_symmetric: bool = False) -> Graph:
        """Return the claims of the `count` strongest ties (sum of confidences); see `ties`."""
        return Graph._of(self._graph.strongest(count, by_assertion, join_symmetric))

    def ties(self, *, by_assertion: bool = False, join_symmetric: bool = False) -> list[Tie]:
        """Return one tie per source, target and relation.

        Parameters
        ----------
        by_assertion : bool
            "accused", "did not accuse" and "may accuse" are three ties.
        join_symmetric : bool
            "A consulted B" and "B consulted A" are one tie, in the direction that came first.
        """
        return self._graph.aggregate(by_assertion, join_symmetric)

    def ego_network(self, *names: str, radius: int = 1) -> Graph:
        """Return the claims among the actors at most `radius` claims away from those named (CG506: nobody is)."""
        return Graph._of(self._graph.ego_network(list(names), radius))

    def fold(self, level: Literal["actor", "side", "state"] = "side") -> Graph:
        """Return the same claims between fewer, larger actors: those for whom persons and bodies stand.

        Parameters
        ----------
        level : {"actor", "side", "state"}
            As it is; what persons and groups stand for (a ministry, a party); up to the state.
        """
        return Graph._of(self._graph.fold(level))

    def largest_component(self) -> Graph:
        """Return the largest part that hangs together when directions are ignored."""
        return Graph._of(self._graph.largest_component())

    def busiest(self, count: int) -> Graph:
        """Return the claims among the `count` actors of highest weighted degree."""
        return Graph._of(self._graph.busiest(count))

    def windows(self, length: str = "month", step: str = "") -> list[Window]:
        """Return the claims of each window of time, without gaps; undated claims are in none.

        Parameters
        ----------
        length, step : str
            "month", "3month", "2week": a number and day, week, month, quarter or year; `step` is `length` where empty.
        """
        return [Window(name, first, last, Graph._of(part)) for name, first, last, part in self._graph.windows(length, step)]

    # Networks between actors, and figures (docs/views.md)

    def network(self, kind: NetworkKind, normalisation: Normalisation = "none") -> list[tuple[str, str, float]]:
        """Return a network between actors that is derived from claims: pairs of actor ids with their weight.

        Parameters
        ----------
        kind : {"targets", "congruence", "conflict", "contacts", "signed"}
            Shared targets, same side toward the same targets, opposite sides, all claims, hostile and friendly claims.
        normalisation : {"none", "average", "jaccard", "cosine"}
            For the first three.

        Examples
        --------
        >>> networkx.Graph().add_weighted_edges_from(graph.network("congruence", "jaccard"))
        """
        ids = self._ids()
        return [(ids[one], ids[other], weight) for one, other, weight in self._graph.network(kind, normalisation)]

    def communities(self, kind: NetworkKind = "contacts", normalisation: Normalisation = "none") -> dict[str, int]:
        """Return the community of each actor id (Louvain method), from 0 by size."""
        return self._by_id(self._graph.communities(kind, normalisation))

    def weighted_degree(self) -> dict[str, float]:
        """Return the sum of confidences of the claims that each actor id makes and receives."""
        return self._by_id(self._graph.weighted_degree())

    def page_rank(self, damping: float = 0.85) -> dict[str, float]:
        """Return the PageRank of each actor id, weighted by confidence."""
        return self._by_id(self._graph.page_rank(damping))

    def betweenness(self) -> dict[str, float]:
        """Return the betweenness of each actor id along the direction of claims."""
        return self._by_id(self._graph.betweenness())

    def components(self) -> dict[str, int]:
        """Return the part of the graph, from 0, in which each actor id is."""
        return self._by_id(self._graph.components())

    def summary(self) -> dict[str, Any]:
        """Return the graph in figures: actors, claims, density, reciprocity and others."""
        return self._graph.summary()

    def balance(self) -> dict[str, Any]:
        """Return the structural balance of hostile and friendly acts; "camps" are those of each actor id."""
        figures = self._graph.balance()
        return figures | {"camps": self._by_id(figures["camps"])}

    def _ids(self) -> list[str]:
        return [actor.id for actor in self.actors]

    def _by_id(self, values: list[Value]) -> dict[str, Value]:
        return dict(zip(self._ids(), values, strict=True))

    # Files and pictures

    def write(
        self,
        path: Path,
        *,
        aggregate: bool = False,
        graphml: Literal["standard", "neo4j"] = "standard",
        gexf: Literal["1.3", "1.2"] = "1.3",
        csv: Literal["gephi", "excel"] = "gephi",
        texts: Mapping[str, str] | None = None,
        top: int = 40,
        layout: str = "",
        dpi: float = 150,
        title: str = "",
        theme: Literal["light", "dark"] = "light",
        legend: bool = True,
        heading: bool = True,
    ) -> None:
        """Write the graph in the format of the ending, as `claimgraph build` does (docs/exports.md).

        Parameters
        ----------
        path : path
            Ends in .graphml, .gexf, .net, .dot, .json, .cyjs, .csv, .jsonl, .html, .timeline.svg, .svg, .png or .pdf.
        aggregate : bool
            One edge per source, target and relation in graph files.
        graphml, gexf, csv : str
            Profile of these formats.
        texts : mapping of str to str, optional
            Text of each document id; an HTML page then shows whole sentences.
        top : int
            Draw the strongest lines; 0: all.
        layout : str
            dot, neato, fdp, sfdp, circo or twopi; by size where empty.
        dpi : float
            Dots per inch of a PNG.
        title : str
            Heading of pictures.
        theme : {"light", "dark"}
            Colours of pictures.
        legend, heading : bool
            Whether pictures have them.

        Raises
        ------
        OutputError
            CG401, CG402 the file cannot be written, CG403 unknown ending, CG410 Graphviz fails.
        UsageError
            CG500, CG511: an option is out of range.
        """
        image = _core.ImageOptions(top, layout, dpi, title, theme, legend, heading)
        self._graph.write(os.fspath(path), image, aggregate, graphml, gexf, csv, dict(texts or {}))

    def render(
        self,
        path: Path | None = None,
        *,
        format: Literal["svg", "png", "pdf"] = "svg",
        top: int = 40,
        layout: str = "",
        dpi: float = 150,
        title: str = "",
        theme: Literal["light", "dark"] = "light",
        legend: bool = True,
        heading: bool = True,
    ) -> bytes:
        """Draw the graph; write the picture to `path` where one is given. Options as in `write`.

        Parameters
        ----------
        path : path, optional
            Its ending says the format.
        format : {"svg", "png", "pdf"}
            Of a picture without `path`.

        Returns
        -------
        bytes
            The picture.
        """
        image = _core.ImageOptions(top, layout, dpi, title, theme, legend, heading)
        if path is None:
            return self._graph.render(format, image)
        self._graph.write(os.fspath(path), image, False, "standard", "1.3", "gephi", {})
        with open(path, "rb") as picture:
            return picture.read()

    def _repr_svg_(self) -> str:
        return self.render().decode()

    # Tables and networks

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Claims as an Arrow stream: a copy with the columns of `to_pyarrow`."""
        return self._graph.__arrow_c_stream__(requested_schema)

    def to_pyarrow(self, table: TableName = "claims") -> pyarrow.Table:
        """Return a table; needs pyarrow.

        Parameters
        ----------
        table : {"claims", "actors", "ties"}
            A row per claim with the columns of ``claimgraph query --format csv``, per actor, or per tie.
        """
        return _tables.to_pyarrow(self, table)

    def to_pandas(self, table: TableName = "claims") -> pandas.DataFrame:
        """Return a table as data frame; needs pandas and pyarrow. See `to_pyarrow`."""
        return _tables.to_pandas(self, table)

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return a networkx graph: nodes are actor ids, every claim is an edge; what is not known is no attribute."""
        return _networks.to_networkx(self)

    def to_igraph(self) -> igraph.Graph:
        """Return a directed igraph graph with the same attributes; the vertex attribute "name" is the actor's id."""
        return _networks.to_igraph(self)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)
