"""Actors across documents: one real actor is one node."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, Literal, TypeAlias

from . import _core
from ._core import ExtractedDocument

Path: TypeAlias = str | os.PathLike[str]
MergeLevel: TypeAlias = Literal["none", "exact", "names"]


class ActorMerger:
    """Gives actors the ids that they have in the whole archive, as `claimgraph build` does (docs/actors.md).

    Ids of a document are unique only there: "smith" of one article is not "smith" of the next. After merging, the id of an
    actor that is known in its document alone ends in "~" and the document's id.

    Parameters
    ----------
    level : {"none", "exact", "names"}
        "exact" merges what is certain in each document by itself: rows of the actor tables, full names. "names" also what
        takes the whole archive to decide (`look_at` every document first): middle names, acronyms, surnames with an office.
    actors : iterable of path
        Tables of actors, as for `Extractor`.

    Examples
    --------
    >>> merger = claimgraph.ActorMerger()
    >>> graph = claimgraph.Graph(documents, merge=merger)
    >>> merger.report()
    """

    def __init__(self, level: MergeLevel = "names", *, actors: Iterable[Path] = ()) -> None:
        self.level = level
        self._merger = _core.ActorMerger(level, [os.fspath(path) for path in actors])

    def look_at(self, document: ExtractedDocument) -> None:
        """Take note of the document's names; for the level "names"."""
        self._merger.look_at(document)

    def apply(self, document: ExtractedDocument) -> ExtractedDocument:
        """Return the document with merged actors."""
        return self._merger.apply(document)

    def report(self) -> list[dict[str, Any]]:
        """Return every name that `apply` merged, or left alone for a doubt.

        Returns
        -------
        list of dict
            With id, name (of the actor), form (of the name), reason, documents (how many), first_document.
        """
        return self._merger.report()


def merged(records: Iterable[Any], merge: MergeLevel | ActorMerger) -> Iterable[Any]:
    """Return `records` with their documents merged; anything else among them stays as it is."""
    merger = merge if isinstance(merge, ActorMerger) else ActorMerger(merge)
    if merger.level == "none":
        return records
    if merger.level == "names":
        records = list(records)
        for record in records:
            if isinstance(record, ExtractedDocument):
                merger.look_at(record)
    return (merger.apply(record) if isinstance(record, ExtractedDocument) else record for record in records)
