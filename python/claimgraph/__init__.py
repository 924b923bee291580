"""News text to a graph of attributed claims: who says what against, for and to whom.

>>> import claimgraph
>>> document = claimgraph.Extractor().extract("Ruritania accused Freedonia of breaking the truce.")
>>> document.to_graph().render("picture.svg")

`Extractor` reads text; `ExtractedDocument`, `Claim`, `Actor` and `Attribution` are what it finds, with the field names of the
JSON lines (docs/records.md); `Graph` holds claims of many documents, filters, draws and exports them. `claimgraph.spark` does the
same on Apache Spark. Spans are code points: ``text[begin:end]``.
"""

from __future__ import annotations

from ._core import (
    Actor,
    ActorRef,
    Attribution,
    Claim,
    ClaimEnd,
    Document,
    ExtractedDocument,
    TextSpan,
    Tie,
    __version__,
    relations,
)
from ._errors import Error, InputError, LexiconError, ModelError, OutputError, UsageError
from ._extractor import DocumentLike, Extractor
from ._graph import Graph, Window
from ._io import read_claims, write_claims
from ._merge import ActorMerger
from ._span import Span

#: Names of the built-in relations.
RELATIONS = relations()

__all__ = [
    "RELATIONS",
    "Actor",
    "ActorMerger",
    "ActorRef",
    "Attribution",
    "Claim",
    "ClaimEnd",
    "Document",
    "DocumentLike",
    "Error",
    "ExtractedDocument",
    "Extractor",
    "Graph",
    "InputError",
    "LexiconError",
    "ModelError",
    "OutputError",
    "Span",
    "TextSpan",
    "Tie",
    "UsageError",
    "Window",
    "__version__",
    "read_claims",
    "write_claims",
]

# Classes are known by the package's name, in help, messages and pickles.
for _name in __all__:
    if isinstance(globals()[_name], type):
        globals()[_name].__module__ = __name__
del _name
