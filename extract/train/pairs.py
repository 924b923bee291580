"""Sentences with two marked actors: stance, PLOVER, and the relation of a claim.

The marks are words of their own: ``[unused1] first [unused2]`` and ``[unused3] second [unused4]``. "First" is the source where there is
a direction; which of the two stands first in the text does not matter.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from .documents import Document, Sentence
from .links import entity_heads
from .network import PLOVER, RELATIONS
from .segment import words
from .treebank import open_text

STANCE_SWAP = (0, 2, 1, 4, 3)
SYMMETRIC = {"consult", "agree"}


def pair_document(text: str, kind: str, label: int) -> Document:
    """A marked sentence as a document with one "pair" link."""
    tokens = [w for w, _, _ in words(text)]
    marks = {t: i for i, t in enumerate(tokens) if t.startswith("[unused")}
    ends = {"first": [(0, marks.get("[unused1]", 0))], "second": [(0, marks.get("[unused3]", 0))]}
    link = {"kind": "pair", "anchor": (0, 0), "words": ends, "values": {"task": kind, "label": label}}
    return Document(f"{kind}-{label}", [Sentence(tokens)], text, [link])


def swapped(document: Document) -> Document:
    """The same sentence with the two marks exchanged; only for the stance classes and for relations."""
    change = {"[unused1]": "[unused3]", "[unused3]": "[unused1]", "[unused2]": "[unused4]", "[unused4]": "[unused2]"}
    link = document.links[0]
    values = dict(link["values"])
    if values["task"] == "stance":
        values["label"] = STANCE_SWAP[values["label"]]
    if "taught" in values:
        values["taught"] = values["taught"][::-1]
    ends = {"first": link["words"]["second"], "second": link["words"]["first"]}
    tokens = [change.get(w, w) for w in document.sentences[0].words]
    return Document(document.id, [Sentence(tokens)], document.text, [{**link, "words": ends, "values": values}])


def stance(path: Path) -> list[Document]:
    """The five-class stance rows: ``[a]`` and ``[b]`` in the sentence."""
    out = []
    with open_text(path) as file:
        for line in file:
            s, _, _, y = line.rstrip("\n").split("\t")
            s = re.sub(r"\](\w+)", r"\1]", s)  # marks that stop short of a word's end
            i = s.find("[")
            j = s.find("]", i)
            k = s.find("[", j)
            m = s.find("]", k)
            text = f"{s[:i]} [unused1] {s[i + 1 : j]} [unused2] {s[j + 1 : k]} [unused3] {s[k + 1 : m]} [unused4] {s[m + 1 :]}"
            out.append(pair_document(text, "stance", int(y)))
    return out


def plover(path: Path) -> list[Document]:
    """The PLOVER rows: ``<s>a</s>`` and ``<t>b</t>`` in the sentence."""
    marks = (("<s>", " [unused1] "), ("</s>", " [unused2] "), ("<t>", " [unused3] "), ("</t>", " [unused4] "))
    out = []
    with open_text(path) as file:
        for line in file:
            s, _, _, y, _ = line.rstrip("\n").split("\t")
            for old, new in marks:
                s = s.replace(old, new)
            out.append(pair_document(s, "plover", PLOVER.index(y)))
    return out


def mark(tokens: list[str], first: tuple[int, int], second: tuple[int, int]) -> list[str]:
    """A sentence's words with marks around two spans of words (begin, past end) that do not overlap."""
    out = []
    for i, w in enumerate([*tokens, ""]):
        out += [mark for (_, end), mark in ((first, "[unused2]"), (second, "[unused4]")) if i == end]
        out += [mark for (begin, _), mark in ((first, "[unused1]"), (second, "[unused3]")) if i == begin]
        out.append(w)
    return out[:-1]


def name_span(rows: list[list[str]], head: int) -> tuple[int, int]:
    """Words of the name or short noun phrase around a head: its left modifiers and flat names."""
    b = e = head
    n = len(rows)
    while b > 0 and rows[b - 1][6] == str(head + 1) and rows[b - 1][7].split(":")[0] in ("compound", "amod", "flat", "nummod"):
        b -= 1
    while e + 1 < n and rows[e + 1][7] == "flat" and int(rows[e + 1][6]) - 1 in range(b, e + 1):
        e += 1
    return b, e + 1


def relation_pairs(documents: list[Document], seed: int = 0) -> list[Document]:
    """Marked sentences of claims: gold pairs, the same the other way round, and pairs of names without a claim."""
    rng = random.Random(seed)
    out = []
    for d in documents:
        for k, s in enumerate(d.sentences):
            rows = s.meta["predicted"]
            gold: dict[tuple[int, int], int] = {}
            for c in d.links:
                if c["kind"] != "claim" or not (c["words"]["source"] and c["words"]["target"]):
                    continue
                (a, i), (b, j) = c["words"]["source"][0], c["words"]["target"][0]
                if a == b == k and i != j:
                    gold[i, j] = c["values"]["relation"]
                    if RELATIONS[c["values"]["relation"] - 1] in SYMMETRIC:
                        gold[j, i] = c["values"]["relation"]
            names = entity_heads(rows)[:8]
            ends = sorted({i for p in gold for i in p} | set(names))
            none = [(i, j) for i in ends for j in ends if i != j and (i, j) not in gold]
            rng.shuffle(none)
            chosen = list(gold.items()) + [(p, 0) for p in none[: max(1, len(gold)) if rng.random() < 0.5 or gold else 0]]
            for (i, j), relation in chosen:
                x, y = name_span(rows, i), name_span(rows, j)
                if x[0] < y[1] and y[0] < x[1] or len(s.words) > 110:
                    continue
                out.append(pair_document_words(mark(s.words, x, y), relation))
    return out


def pair_document_words(tokens: list[str], relation: int) -> Document:
    """A marked sentence, already in words, with its relation (0 none)."""
    ends = {"first": [(0, tokens.index("[unused1]"))], "second": [(0, tokens.index("[unused3]"))]}
    link = {"kind": "pair", "anchor": (0, 0), "words": ends, "values": {"task": "relation", "label": relation}}
    return Document("relation", [Sentence(tokens)], "", [link])
