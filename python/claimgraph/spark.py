"""Extraction and aggregation on Apache Spark.

Each Python worker loads one `Extractor` and keeps it; documents travel as Arrow batches (mapInArrow). docs/scale.md tells how to
size a cluster and how the package with its model gets there.

>>> found = claimgraph.spark.extract(articles, id="url", date="published", merge="exact")
>>> found.write.parquet("claims.parquet")
>>> claimgraph.spark.aggregate(found, period="month").show()
>>> graph = claimgraph.Graph.from_parquet("claims.parquet")
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import pyarrow as pa
from pyspark.sql import functions as F  # noqa: N812 - its usual name
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import DateType, TimestampNTZType, TimestampType

from . import _schema
from ._errors import Error, UsageError
from ._extractor import Extractor
from ._merge import ActorMerger, MergeLevel

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

Period = Literal["day", "week", "month", "quarter", "year"]

#: Documents of one output batch: bounds what a worker holds.
_BATCH = 256
_INPUT = ("id", "title", "date", "outlet", "url", "text")


_Options: TypeAlias = tuple[tuple[str, Any], ...]


def _hashable(options: dict[str, Any]) -> _Options:
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in sorted(options.items()))


@functools.lru_cache(maxsize=1)
def _extractor(options: _Options) -> Extractor:
    """Return the extractor of this process."""
    return Extractor(**dict(options))


def _documents(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """Rows as documents; one without id keeps none, so that results do not depend on how rows were split."""
    for row in batch.to_pylist():
        yield {"id": "", **{name: value for name, value in row.items() if value is not None}}


def _row(found: Any, given: dict[str, Any], keep_text: bool) -> dict[str, Any]:
    if isinstance(found, Error):
        return {name: given.get(name) for name in ("id", "title", "date", "outlet", "url")} | {"error": str(found)}
    row: dict[str, Any] = found.to_dict(text=keep_text)
    return row


def _extract_batches(
    options: _Options, keep_text: bool, merge: MergeLevel, batches: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    extractor = _extractor(options)
    merger = ActorMerger(merge, actors=dict(options).get("actors", ()))
    for batch in batches:
        for begin in range(0, batch.num_rows, _BATCH):
            given = list(_documents(batch.slice(begin, _BATCH)))
            found = (
                result if isinstance(result, Error) else merger.apply(result)
                for result in extractor.extract_all(given, errors="return")
            )
            rows = [_row(result, document, keep_text) for result, document in zip(found, given, strict=True)]
            yield pa.RecordBatch.from_pylist(rows, schema=_schema.DOCUMENT)


def _as_text(df: DataFrame, name: str) -> Column:
    kind = df.schema[name].dataType
    if isinstance(kind, (DateType, TimestampType, TimestampNTZType)):
        return F.date_format(df[name], "yyyy-MM-dd")
    return df[name].cast("string")


def extract(
    df: DataFrame,
    text: str = "text",
    id: str | None = "id",
    date: str | None = "date",
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    keep_text: bool = False,
    merge: Literal["none", "exact"] = "none",
    **options: Any,
) -> DataFrame:
    """Extract from every row of a data frame.

    Parameters
    ----------
    df : DataFrame
        A row per document.
    text : str
        Column of the text.
    id, date, title, outlet, url : str or None
        Columns of these properties; None: there is none. Dates and timestamps of Spark become ISO dates. Give each document an
        id of its own: claims are told apart by it.
    keep_text : bool
        Put title and text, the string in which spans count, into the column "text".
    merge : {"none", "exact"}
        "exact" gives actors the ids that they have in the whole archive (`claimgraph.ActorMerger`), so that claims of different
        documents can be counted together.
    **options
        Of `claimgraph.Extractor`. Paths are those of the workers.

    Returns
    -------
    DataFrame
        A row per document, in the order of the partitions: id, title, date, outlet, url, actors, attributions, claims, text,
        error. The nested columns have the fields of the JSON lines (docs/records.md), spans are [begin, end]. A document that
        cannot be read has null in `claims` and the reason in `error`; it never fails the job.

    Raises
    ------
    UsageError
        CG500: there is no such column.
    """
    columns = {"id": id, "title": title, "date": date, "outlet": outlet, "url": url, "text": text}
    for wanted, name in columns.items():
        if name is not None and name not in df.columns:
            advice = f"name the right one, or {wanted}=None" if wanted != "text" else "name the right one"
            raise UsageError("CG500", "", f"there is no column '{name}' for {wanted}", advice)
    inspect.signature(Extractor).bind(**options)  # here, and not on some worker
    documents = df.select(
        *(
            (F.lit(None).cast("string") if columns[name] is None else _as_text(df, str(columns[name]))).alias(name)
            for name in _INPUT
        )
    )
    work: Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]] = functools.partial(
        _extract_batches, _hashable(options), keep_text, merge
    )
    return documents.mapInArrow(work, from_arrow_schema(_schema.DOCUMENT))


def claims(extracted: DataFrame) -> DataFrame:
    """Return a row per claim, with the document's id, title, date and outlet.

    Parameters
    ----------
    extracted : DataFrame
        What `extract` returned, or was written of it.

    Returns
    -------
    DataFrame
        The fields of a claim as columns (``source.name``, ``relation``, ``evidence.text`` …), then document, title, date, outlet.
    """
    return extracted.select(F.explode("claims").alias("claim"), F.col("id").alias("document"), "title", "date", "outlet").select(
        "claim.*", "document", "title", "date", "outlet"
    )


def _first_day(date: Column, period: Period) -> Column:
    """First day of the period in which a possibly partial date lies; null where the date does not tell."""
    enough = {"year": 4, "quarter": 7, "month": 7, "week": 10, "day": 10}[period]
    padded = F.concat(F.substring(date, 1, 10), F.substring(F.lit("0000-01-01"), F.length(date) + 1, F.lit(10)))
    day = F.try_to_timestamp(padded, F.lit("yyyy-MM-dd")).cast("date")
    return F.when(F.length(date) >= enough, F.trunc(day, period) if period != "day" else day)


def aggregate(claims_or_extracted: DataFrame, period: Period = "month", *, min_confidence: float = 0.0) -> DataFrame:
    """Count who does what to whom, by period. Extract with ``merge="exact"`` first: actors are told apart by their ids.

    Parameters
    ----------
    claims_or_extracted : DataFrame
        What `extract` or `claims` returned.
    period : {"day", "week", "month", "quarter", "year"}
        Undated claims, and those whose date is too coarse, stand under the period null.
    min_confidence : float
        Leave out claims below.

    Returns
    -------
    DataFrame
        period (its first day), source_id, source, relation, target_id, target (the fullest names), count, documents, outlets,
        first_date, last_date, mean_confidence, strength (sum of confidences); sorted by period, then strength.
    """
    if period not in ("day", "week", "month", "quarter", "year"):
        raise UsageError("CG500", "", f"period={period!r} is unknown", "use day, week, month, quarter or year")
    rows = claims(claims_or_extracted) if "claims" in claims_or_extracted.columns else claims_or_extracted
    dated = F.when(F.col("date") != "", F.col("date"))

    def fullest(name: str) -> Column:
        column = F.col(name)
        return F.max_by(column, F.struct(F.size(F.split(column, " ")), F.octet_length(column), column))

    return (
        rows.where(F.col("confidence") >= min_confidence)
        .groupBy(
            _first_day(F.col("date"), period).alias("period"),
            F.col("source.actor").alias("source_id"),
            "relation",
            F.col("target.actor").alias("target_id"),
        )
        .agg(
            fullest("source.name").alias("source"),
            fullest("target.name").alias("target"),
            F.count("*").alias("count"),
            F.countDistinct("document").alias("documents"),
            F.array_sort(F.collect_set("outlet")).alias("outlets"),
            F.min(dated).alias("first_date"),
            F.max(dated).alias("last_date"),
            F.avg("confidence").alias("mean_confidence"),
            F.sum("confidence").alias("strength"),
        )
        .select(
            "period", "source_id", "source", "relation", "target_id", "target", "count", "documents", "outlets",
            "first_date", "last_date", "mean_confidence", "strength",
        )
        .orderBy("period", F.desc("strength"), "source_id", "relation", "target_id")
    )  # fmt: skip


__all__ = ["aggregate", "claims", "extract"]
