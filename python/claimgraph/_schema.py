"""The nested schema of documents and claims in Arrow, Parquet and Spark: the JSON lines as columns."""

from __future__ import annotations

import pyarrow as pa

_SPAN = pa.list_(pa.int32())
_END = pa.struct(
    [("actor", pa.string()), ("name", pa.string()), ("mention", pa.string()), ("span", _SPAN), ("side", pa.string())]
)
_WORDS = pa.struct([("text", pa.string()), ("span", _SPAN)])

ACTOR = pa.struct(
    [
        ("id", pa.string()),
        ("name", pa.string()),
        ("type", pa.string()),
        ("aliases", pa.list_(pa.string())),
        ("role", pa.string()),
        ("side", pa.string()),
        ("wikidata", pa.string()),
    ]
)
ATTRIBUTION = pa.struct(
    [
        ("source", pa.list_(_SPAN)),
        ("cue", pa.list_(_SPAN)),
        ("content", pa.list_(_SPAN)),
        ("type", pa.string()),
        ("speaker", pa.string()),
        ("parent", pa.int32()),
    ]
)
CLAIM = pa.struct(
    [
        ("id", pa.string()),
        ("source", _END),
        ("relation", pa.string()),
        ("target", _END),
        ("reporters", pa.list_(pa.struct([("actor", pa.string()), ("name", pa.string())]))),
        ("negated", pa.bool_()),
        ("hypothetical", pa.bool_()),
        ("modality", pa.string()),
        ("tense", pa.string()),
        ("polarity", pa.int32()),
        ("cue", _WORDS),
        ("charge", _WORDS),
        ("evidence", _WORDS),
        ("sentence", _SPAN),
        ("quote", pa.string()),
        ("plover", pa.string()),
        ("plover_mode", pa.string()),
        ("cameo", pa.string()),
        ("score", pa.float64()),
        ("confidence", pa.float64()),
        ("extractor", pa.string()),
    ]
)
#: A row per document; exactly one of `claims` and `error` is null.
DOCUMENT = pa.schema(
    [
        ("id", pa.string()),
        ("title", pa.string()),
        ("date", pa.string()),
        ("outlet", pa.string()),
        ("url", pa.string()),
        ("actors", pa.list_(ACTOR)),
        ("attributions", pa.list_(ATTRIBUTION)),
        ("claims", pa.list_(CLAIM)),
        ("text", pa.string()),
        ("error", pa.string()),
    ]
)
