"""Names for a treebank without an entity layer: a network's guesses, held to what the treebank knows of proper nouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from .documents import Document
from .evaluate import best_bio
from .network import Labels
from .sources import NONE, SOME_NAME, partial_entities

DOUBT = 0.6
"""Names of a lower mean probability are left open."""
SHARED = 0.3
"""Weight of a document's other mentions of the same word."""


def _by_type(p: np.ndarray) -> np.ndarray:
    """Probabilities [words, labels] of O and of each type, whatever B or I."""
    return np.concatenate([p[:, :1], p[:, 1::2] + p[:, 2::2]], 1)


def _blend(document: Document, known: Sequence[list[int | None]]) -> list[np.ndarray]:
    """Each sentence's label probabilities, drawn towards the mean over the same proper nouns of the document."""
    total: dict[str, np.ndarray] = {}
    count: dict[str, int] = defaultdict(int)
    scores = [s.meta["entity_scores"].astype(np.float64) + 1e-9 for s in document.sentences]
    for s, p, k in zip(document.sentences, scores, known, strict=True):
        for word, row, x in zip(s.words, _by_type(p), k, strict=True):
            if x == SOME_NAME:
                total[word.lower()] = total.get(word.lower(), 0) + row
                count[word.lower()] += 1
    for s, p, k in zip(document.sentences, scores, known, strict=True):
        types = _by_type(p)
        for i, (word, x) in enumerate(zip(s.words, k, strict=True)):
            n = count[word.lower()]
            if x == SOME_NAME and n > 1:
                ratio = ((1 - SHARED) * types[i] + SHARED * total[word.lower()] / n) / types[i]
                p[i] *= np.concatenate([ratio[:1], np.repeat(ratio[1:], 2)])
    return scores


def set_names(documents: Sequence[Document], labels: Labels) -> None:
    """Set the label "entity" of documents whose sentences carry ``meta["entity_scores"]`` (`evaluate.parse`).

    Words that cannot be part of a name are O. The others follow the network's best path in which words of one flat name stay together and O
    is unlikely for proper nouns; names it is not sure of, and proper nouns that it leaves out, get no label.
    """
    begin = {i for i, x in enumerate(labels.entity) if x[0] == "B"}
    for d in documents:
        known = [partial_entities(s.meta["rows"]) for s in d.sentences]
        for s, p, k in zip(d.sentences, _blend(d, known), known, strict=True):
            rows = s.meta["rows"]
            logs = np.log(p)
            for i, x in enumerate(k):
                if x == 0:
                    logs[i, 1:] = -50
                elif x == SOME_NAME:
                    logs[i, 0] += np.log(0.2)
                    head = int(rows[i][6]) - 1
                    if rows[i][7] == "flat" and 0 <= head < i and all(y == SOME_NAME for y in k[head:i]):
                        logs[i, [0, *begin]] = -50
            path = best_bio(logs, labels.entity)
            s.labels["entity"] = _settled(path, p, k, begin)


def _settled(path: list[int], p: np.ndarray, known: list[int | None], begin: set[int]) -> list[int]:
    """The path's labels where they are known or sure, else no label."""
    out = [0 if x == 0 and t == 0 else NONE for t, x in zip(path, known, strict=True)]
    i = 0
    types = _by_type(p / p.sum(1, keepdims=True))
    while i < len(path):
        if path[i] == 0:
            i += 1
            continue
        e = i + 1
        while e < len(path) and path[e] and path[e] not in begin:
            e += 1
        if types[i:e, (path[i] + 1) // 2].mean() >= DOUBT:
            out[i:e] = path[i:e]
        i = e
    return out
