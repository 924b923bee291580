"""The graph as tables, and back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from ._core import Claim, ExtractedDocument
from ._errors import UsageError

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from ._graph import Graph

Path: TypeAlias = str | os.PathLike[str]


def _actor_rows(graph: Graph) -> list[dict[str, Any]]:
    columns = ("id", "name", "type", "role", "side", "wikidata", "aliases")
    return [{name: getattr(actor, name) for name in columns} for actor in graph.actors]


def _tie_rows(graph: Graph) -> list[dict[str, Any]]:
    return [
        {
            "source": tie.source.name,
            "source_id": tie.source.id,
            "relation": tie.relation,
            "target": tie.target.name,
            "target_id": tie.target.id,
            "count": tie.count,
            "documents": tie.documents,
            "outlets": tie.outlets,
            "first_date": tie.first_date,
            "last_date": tie.last_date,
            "mean_confidence": tie.mean_confidence,
            "strength": tie.strength,
        }
        for tie in graph.ties()
    ]


def to_pyarrow(graph: Graph, table: str) -> pyarrow.Table:
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())
    if table == "claims":
        return pa.table(graph)
    if table == "actors":
        names = ("id", "name", "type", "role", "side", "wikidata")
        return pa.Table.from_pylist(_actor_rows(graph), pa.schema([(name, text) for name in names] + [("aliases", texts)]))
    if table == "ties":
        schema = pa.schema(
            [(name, text) for name in ("source", "source_id", "relation", "target", "target_id")]
            + [("count", pa.int64()), ("documents", pa.int64()), ("outlets", texts)]
            + [("first_date", text), ("last_date", text), ("mean_confidence", pa.float64()), ("strength", pa.float64())]
        )
        return pa.Table.from_pylist(_tie_rows(graph), schema)
    raise UsageError("CG500", "", f"table={table!r} is unknown", "use claims, actors or ties")


def to_pandas(graph: Graph, table: str) -> pandas.DataFrame:
    # self_destruct: each column goes as soon as it has been converted, so that there are never two of all.
    frame: pandas.DataFrame = to_pyarrow(graph, table).to_pandas(split_blocks=True, self_destruct=True)
    return frame


def without_none(value: Any) -> Any:
    """Leave out fields that are None: the records know a missing field only as absent."""
    if isinstance(value, dict):
        return {name: without_none(field) for name, field in value.items() if field is not None}
    if isinstance(value, list):
        return [without_none(element) for element in value]
    return value


def records(table: pyarrow.Table | pyarrow.RecordBatchReader) -> Iterator[ExtractedDocument | Claim]:
    """Return the documents or claims of a nested table."""
    batches = table.to_batches(max_chunksize=1024) if hasattr(table, "to_batches") else table
    by_document = "claims" in table.schema.names
    if not by_document and not {"source", "relation", "target"} <= set(table.schema.names):
        raise UsageError("CG500", "", "the table has neither documents nor claims", "see docs/python.md for the schema")
    for batch in batches:
        for row in batch.to_pylist():
            if not by_document:
                yield Claim.from_dict(without_none(row))
            elif row["claims"] is not None:
                yield ExtractedDocument.from_dict(without_none(row))


def records_of_parquet(path: Path) -> Iterator[ExtractedDocument | Claim]:
    from pyarrow import dataset

    parts = dataset.dataset(os.fspath(path), format="parquet")
    scanner = parts.scanner(batch_size=1024)
    return records(scanner.to_reader())
