"""Annotated documents and the windows that the encoder reads.

A `Sentence` holds words and, per task, a list with one label a word or None where the source has none. A document is a
list of sentences; `pack` cuts it into windows of whole sentences, which is also how the C++ reader feeds the encoder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .shapes import shape_row
from .wordpiece import WordPiece

WINDOW_PIECES = 128
"""Pieces of a window of several sentences, [CLS] and [SEP] included."""
MAX_PIECES = 256
"""Pieces of a window that one long sentence has for itself; a longer sentence is cut between words."""


@dataclass
class Sentence:
    """One sentence.

    Attributes
    ----------
    words : list of str
        The words as written.
    labels : dict of str to list
        For each task that is annotated here, one value a word.
    spans : list of (int, int) or None
        Code-point offsets of the words in the document.
    meta : dict
        Whatever the source needs to keep, such as CoNLL-U columns.
    """

    words: list[str]
    labels: dict[str, list[Any]] = field(default_factory=dict)
    spans: list[tuple[int, int]] | None = None
    meta: dict[str, Any] = field(default_factory=dict)

    def part(self, begin: int, end: int) -> Sentence:
        """Words `begin` to `end` as a sentence; heads that leave it become roots."""
        labels = {k: v[begin:end] for k, v in self.labels.items()}
        if "head" in labels:
            labels["head"] = [h - begin if begin < h <= end else 0 for h in labels["head"]]
        return Sentence(self.words[begin:end], labels, self.spans[begin:end] if self.spans else None, self.meta)


@dataclass
class Document:
    """A document: its id, its sentences, and annotations that cross sentences in `links`."""

    id: str
    sentences: list[Sentence]
    text: str = ""
    links: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Window:
    """Consecutive sentences as the encoder reads them.

    Attributes
    ----------
    ids, shapes : int64 arrays [pieces]
        Piece ids and rows of the shape embedding; [CLS] first, [SEP] last, both of shape 0.
    first : int64 array [words]
        Index of each word's first piece.
    sentence : int64 array [words]
        Which sentence of the window a word belongs to.
    begin : int64 array [words]
        Index of the first word of the word's sentence.
    labels : dict of str to int64 array [words]
        Labels of each task; -100 where there is none.
    origin : list of (int, int, int)
        For each sentence: its index in the document and the range of its words that is here.
    links : list
        Annotations between words of this window, in word indices.
    """

    ids: np.ndarray
    shapes: np.ndarray
    first: np.ndarray
    sentence: np.ndarray
    begin: np.ndarray
    labels: dict[str, np.ndarray]
    origin: list[tuple[int, int, int]]
    links: list[dict[str, Any]] = field(default_factory=list)
    task: str = ""


def _chunks(counts: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    begin, used = 0, 0
    for i, n in enumerate(counts):
        if used + n > room and i > begin:
            yield begin, i
            begin, used = i, 0
        used += n
    yield begin, len(counts)


def plan(
    sentences: Sequence[Sentence], pieces: WordPiece, room: int = WINDOW_PIECES, longest: int = MAX_PIECES
) -> list[list[tuple[int, int, int]]]:
    """Which words go together into one window.

    Parameters
    ----------
    sentences : sequence of Sentence
        Of one document, in order.
    pieces : WordPiece
        The tokenizer.
    room, longest : int
        Pieces of a window of several sentences and of one alone, [CLS] and [SEP] included.

    Returns
    -------
    list of list of (int, int, int)
        For each window its sentences: index, first word, past last word.
    """
    windows: list[list[tuple[int, int, int]]] = []
    used = room
    for k, s in enumerate(sentences):
        counts = [len(pieces.pieces(w)) for w in s.words]
        n = sum(counts)
        if n > longest - 2:
            windows += [[(k, b, e)] for b, e in _chunks(counts, longest - 2)]
            used = room
        elif windows and used + n <= room - 2:
            windows[-1].append((k, 0, len(s.words)))
            used += n
        else:
            windows.append([(k, 0, len(s.words))])
            used = n
    return windows


def build_window(sentences: Sequence[Sentence], origin: list[tuple[int, int, int]], pieces: WordPiece) -> Window:
    """Assemble one window of `plan`.

    Word indices in labels "head" (1-based inside the sentence, 0 the root) become 1-based inside the window.
    """
    ids, shapes, first, sentence, begin = [pieces.cls], [0], [], [], []
    parts = [sentences[k].part(b, e) for k, b, e in origin]
    names = {n for p in parts for n in p.labels}
    labels: dict[str, list[int]] = {n: [] for n in names}
    for j, p in enumerate(parts):
        at = len(first)
        for i, w in enumerate(p.words):
            ps = pieces.pieces(w)
            first.append(len(ids))
            ids += ps
            shapes += [shape_row(w, i == 0)] * len(ps)
        sentence += [j] * len(p.words)
        begin += [at] * len(p.words)
        for n in names:
            values = p.labels.get(n, [-100] * len(p.words))
            labels[n] += [v + at if v > 0 else v for v in values] if n == "head" else values
    ids.append(pieces.sep)
    shapes.append(0)
    a = np.asarray
    return Window(
        a(ids, dtype=np.int64),
        a(shapes, dtype=np.int64),
        a(first, dtype=np.int64),
        a(sentence, dtype=np.int64),
        a(begin, dtype=np.int64),
        {n: a(v, dtype=np.int64) for n, v in labels.items()},
        origin,
    )


def pack(sentences: Sequence[Sentence], pieces: WordPiece, room: int = WINDOW_PIECES, longest: int = MAX_PIECES) -> list[Window]:
    """Cut a document into windows; see `plan`."""
    return [build_window(sentences, origin, pieces) for origin in plan(sentences, pieces, room, longest)]
