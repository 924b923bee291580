"""Windows into batches of a few fixed shapes, so that a compiled encoder never meets a new one."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch

from .documents import Document, Window, pack
from .links import to_window
from .network import Batch
from .shapes import BASE
from .wordpiece import WordPiece

LENGTHS = (48, 64, 96, 128, 256)
"""Pieces that windows are padded to."""


def recase(window: Window, how: str) -> Window:
    """The window as if written without capitals ("lower") or in capitals ("upper"): only shapes know of case.

    Lemma labels are dropped, since their rules speak of case.
    """
    base = (window.shapes - 1) % len(BASE)
    cased = np.isin(base, (1, 2, 3, 4) if how == "lower" else (0, 1, 4)) & (window.shapes > 0)
    window.shapes = np.where(cased, window.shapes - base + (0 if how == "lower" else 2), window.shapes)
    window.labels.pop("lemma", None)
    return window


def hide(window: Window, share: float, mask: int, rng: np.random.Generator) -> None:
    """Replace a share of the word pieces by [MASK]; pieces before [MASK] in the vocabulary (marks, [CLS], [SEP]) stay."""
    drop = (rng.random(len(window.ids)) < share) & (window.ids > mask)
    window.ids = np.where(drop, mask, window.ids)


def collate(windows: Sequence[Window], length: int, rows: int, task: str = "") -> Batch:
    """Stack windows, padded to ``rows`` x ``length`` pieces.

    Labels are padded with -100; rows that are all padding have one visible piece, so that no softmax is empty.
    """
    most = max(len(w.first) for w in windows)

    def stack(get, width: int, fill: int) -> torch.Tensor:
        a = np.full((rows, width), fill, dtype=np.int64)
        for i, w in enumerate(windows):
            v = get(w)
            a[i, : len(v)] = v
        return torch.from_numpy(a)

    pieces = np.zeros((rows, length), dtype=bool)
    words = np.zeros((rows, most), dtype=bool)
    pieces[:, 0] = True
    for i, w in enumerate(windows):
        pieces[i, : len(w.ids)] = True
        words[i, : len(w.first)] = True
    names = {n for w in windows for n in w.labels}
    return Batch(
        stack(lambda w: w.ids, length, 0),
        stack(lambda w: w.shapes, length, 0),
        torch.from_numpy(pieces),
        stack(lambda w: w.first, most, 0),
        torch.from_numpy(words),
        stack(lambda w: w.sentence, most, -1),
        {n: stack(lambda w, n=n: w.labels.get(n, ()), most, -100) for n in names},
        task,
        [w.links for w in windows],
    )


def length_of(window: Window) -> int:
    """The smallest of `LENGTHS` that holds a window."""
    return next(x for x in LENGTHS if len(window.ids) <= x)


def batched(windows: Sequence[Window], pieces: int, task: str = "") -> Iterator[tuple[list[int], Batch]]:
    """Batches of about ``pieces`` pieces in order of length; each with the indices of its windows."""
    for length in LENGTHS:
        group = [i for i, w in enumerate(windows) if length_of(w) == length]
        rows = max(1, pieces // length)
        group.sort(key=lambda i: len(windows[i].first))
        for k in range(0, len(group), rows):
            part = group[k : k + rows]
            yield part, collate([windows[i] for i in part], length, rows, task)


def training_batches(
    documents: Sequence[Document],
    tokenizer: WordPiece,
    pieces: int,
    rng: random.Random,
    task: str,
    recased: float = 0.0,
    hidden: float = 0.0,
) -> list[list[Window]]:
    """One pass over documents as lists of windows, each a batch of one length, shuffled.

    Window sizes vary from document to document so that the network works with any.
    """
    windows = []
    draws = np.random.default_rng(rng.randrange(1 << 30))
    for d in documents:
        room = rng.choice((64, 96, 128, 128, rng.randrange(32, 129)))
        for w in pack(d.sentences, tokenizer, room):
            w.links = to_window(d, w) if d.links else []
            if rng.random() < recased:
                recase(w, rng.choice(("lower", "lower", "upper")))
            if hidden:
                hide(w, hidden, tokenizer.mask, draws)
            w.task = task
            windows.append(w)
    rng.shuffle(windows)
    out = []
    for length in LENGTHS:
        group = [w for w in windows if length_of(w) == length]
        rows = max(1, pieces // length)
        out += [group[k : k + rows] for k in range(0, len(group), rows)]
    rng.shuffle(out)
    return out
