"""From character spans to words: cues, mentions and their heads, and links between words of one window.

A reference to a word is ``(sentence, word)`` inside a document, and an index inside a window.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from .documents import Document, Sentence, Window
from .treebank import entity_spans

Ref = tuple[int, int]


def words_in(document: Document, begin: int, end: int) -> list[Ref]:
    """Words that overlap the code points `begin` to `end`."""
    starts = [s.spans[0][0] if s.spans else 0 for s in document.sentences]
    out = []
    for k in range(max(0, bisect_right(starts, begin) - 1), len(document.sentences)):
        s = document.sentences[k]
        if not s.spans or s.spans[0][0] >= end:
            break
        out += [(k, i) for i, (b, e) in enumerate(s.spans) if b < end and e > begin]
    return out


def head_of(document: Document, refs: Sequence[Ref]) -> Ref | None:
    """The word of a span that the tree hangs it by: its head is outside the span; nominal words first.

    Needs ``meta["predicted"]``; without a tree the last word is taken.
    """
    if not refs:
        return None
    inside = set(refs)
    best = None
    for k, i in refs:
        rows = document.sentences[k].meta.get("predicted")
        if rows is None:
            return refs[-1]
        up = int(rows[i][6]) - 1
        if (k, up) in inside and up >= 0:
            continue
        rank = {"PROPN": 0, "NOUN": 0, "PRON": 0, "VERB": 1, "ADJ": 2}.get(rows[i][3], 5)
        if best is None or rank < best[0]:
            best = rank, (k, i)
    return best[1] if best else refs[-1]


def cue_anchor(document: Document, refs: Sequence[Ref]) -> Ref | None:
    """The word that stands for a cue: the highest in the tree, content words first."""
    if not refs:
        return None
    inside = set(refs)
    ranked = []
    for n, (k, i) in enumerate(refs):
        row = document.sentences[k].meta["predicted"][i]
        top = (k, int(row[6]) - 1) not in inside
        rank = {"VERB": 0, "NOUN": 1, "ADJ": 1, "PROPN": 2, "ADV": 3}.get(row[3], 6)
        ranked.append((rank > 2, not top, rank, n))
    return refs[min(ranked)[3]]


def entity_heads(rows: list[list[str]]) -> list[int]:
    """Heads of the names in predicted rows."""
    tags = [next((x[4:] for x in r[9].split("|") if x.startswith("NER=")), "O") for r in rows]
    out = []
    for begin, end, _ in sorted(entity_spans(tags)):
        out.append(next((i for i in range(begin, end) if not begin < int(rows[i][6]) <= end), end - 1))
    return out


def find_spans(needle: str, text: str) -> list[tuple[int, int]]:
    """Where `needle` stands in `text`, white space of any kind being equal."""
    if not needle.strip():
        return []
    pattern = r"\s+".join(re.escape(x) for x in needle.split())
    return [m.span() for m in re.finditer(pattern, text)]


def nearest(spans: Sequence[tuple[int, int]], begin: int, end: int, place: tuple[int, int]) -> tuple[int, int] | None:
    """The span nearest to a place among those between `begin` and `end`."""
    inside = [s for s in spans if begin <= s[0] and s[1] <= end]
    return min(inside, key=lambda s: abs(s[0] + s[1] - place[0] - place[1]), default=None)


def sentence_range(sentence: Sentence) -> tuple[int, int]:
    """Code points that a sentence covers."""
    return sentence.spans[0][0], sentence.spans[-1][1]


def to_window(document: Document, window: Window) -> list[dict[str, Any]]:
    """The document's links with all references turned into word indices of a window.

    A link whose anchor is elsewhere is left out; other words that are elsewhere are dropped from their lists, and so are their weights.
    """
    at, offsets = 0, {}
    for k, b, e in window.origin:
        offsets[k] = (b, e, at - b)
        at += e - b

    def place(ref: Ref) -> int | None:
        known = offsets.get(ref[0])
        return ref[1] + known[2] if known and known[0] <= ref[1] < known[1] else None

    out = []
    for link in document.links:
        moved: dict[str, Any] = {"kind": link["kind"], **link.get("values", {})}
        anchor = place(link["anchor"]) if "anchor" in link else 0
        if anchor is None:
            continue
        moved["anchor"] = anchor
        for role, refs in link["words"].items():
            here = [place(r) for r in refs]
            moved[role] = [w for w in here if w is not None]
            if "weights" in link:
                moved[f"{role} weights"] = [x for w, x in zip(here, link["weights"][role], strict=True) if w is not None]
        out.append(moved)
    return out
