"""CoNLL-U in and out, and the entity layer of GUM."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .documents import Document, Sentence

ENTITY_TYPES = ("PERSON", "ORGANIZATION", "LOCATION", "MISC")
ENTITY_LABELS = ("O", *(f"{p}-{t}" for t in ENTITY_TYPES for p in "BI"))

_TYPES = {"person": "PERSON", "organization": "ORGANIZATION", "place": "LOCATION"}
TITLES = set(
    (
        "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor president senator sen. rep. judge sir lady lord king queen "
        "prince princess pope captain capt. general gen. governor gov. secretary minister sheikh sheik imam st. pfc sgt sgt. lt. "
        "lt col. col major maj. rabbi ayatollah chairman sergeant"
    ).split()
)
CALENDAR = set(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec"
    ).split()
)


def open_text(path: Path):
    """Open a UTF-8 file for reading, gzip-compressed where its name ends so."""
    return gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else open(path, encoding="utf8")


def read_conllu(path: Path) -> list[Document]:
    """Read a treebank.

    Returns
    -------
    list of Document
        Sentences carry ``meta["rows"]`` (the ten columns of each word) and ``meta["comments"]``; no labels.
    """
    documents: list[Document] = []
    rows: list[list[str]] = []
    comments: list[str] = []
    fresh: str | None = ""

    def flush() -> None:
        nonlocal fresh
        if rows:
            if fresh is not None or not documents:
                documents.append(Document(fresh or "", []))
                fresh = None
            meta = {"rows": list(rows), "comments": list(comments)}
            documents[-1].sentences.append(Sentence([r[1] for r in rows], {}, None, meta))
        rows.clear()
        comments.clear()

    with open_text(path) as file:
        for line in file:
            line = line.rstrip("\n")
            if not line:
                flush()
            elif line[0] == "#":
                comments.append(line)
                if line.startswith("# newdoc"):
                    fresh = line.partition("=")[2].strip()
            else:
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
        flush()
    return documents


def write_conllu(documents: Iterable[Document]) -> Iterator[str]:
    """CoNLL-U lines of parsed documents, whose sentences carry ``meta["rows"]``."""
    for d in documents:
        yield f"# newdoc id = {d.id}"
        for k, s in enumerate(d.sentences):
            yield f"# sent_id = {d.id}-{k + 1}"
            yield f"# text = {' '.join(s.words)}"
            yield from ("\t".join(r) for r in s.meta["rows"])
            yield ""


def _gum_mentions(rows: list[list[str]]) -> list[tuple[int, int, str, bool, str]]:
    """Mentions that open and close in one sentence: first word, past last, type, linked to an identity, chain."""
    out, open_ = [], {}
    for i, r in enumerate(rows):
        field = next((x[7:] for x in r[9].split("|") if x.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", field):
            if piece.startswith("("):
                parts = piece[1:].rstrip(")").split("-")
                linked = len(parts) > 6
                if piece.endswith(")"):
                    out.append((i, i + 1, parts[1], linked, parts[0]))
                else:
                    open_.setdefault(parts[0], []).append((i, parts[1], linked))
            else:
                stack = open_.get(piece.rstrip(")"))
                if stack:
                    b, kind, linked = stack.pop()
                    out.append((b, i + 1, kind, linked, piece.rstrip(")")))
    return out


def gum_mention_heads(rows: list[list[str]]) -> list[tuple[str, int]]:
    """Chain and head word of each mention of a sentence of GUM, in the order of the heads."""
    out = []
    for begin, end, _, _, name in _gum_mentions(rows):
        out.append((name, next((i for i in range(begin, end) if not begin < int(rows[i][6]) <= end), end - 1)))
    return sorted(out, key=lambda x: x[1])


def _name_inside(rows: list[list[str]], begin: int, end: int) -> tuple[int, int] | None:
    """The proper name at the head of a mention, without articles, titles and what follows it."""
    head = next((i for i in range(begin, end) if not begin < int(rows[i][6]) <= end), None)
    if head is None or rows[head][3] != "PROPN":
        return None
    inside = {head}
    grown = True
    while grown:
        grown = False
        for i in range(begin, end):
            up = int(rows[i][6]) - 1
            kind = rows[i][7].split(":")[0]
            proper = rows[i][3] in ("PROPN", "NUM") or rows[i][4].startswith("NNP") or rows[i][1][:1].isupper()
            joined = kind in ("flat", "goeswith") or kind in ("compound", "amod", "nmod", "nummod") and proper
            small = kind in ("case", "punct", "cc", "det") and up != head
            if i not in inside and up in inside and (joined or small) and rows[i][7] != "nmod:poss":
                inside.add(i)
                grown = True
    b = e = head
    while b - 1 >= begin and (b - 1 in inside or rows[b - 1][1] in ("-", "/") and b - 2 in inside):
        b -= 1
    while e + 1 < end and (e + 1 in inside or rows[e + 1][1] in ("-", "/") and e + 2 in inside):
        e += 1
    while b < e and (rows[b][3] in ("DET", "PUNCT", "ADP", "CCONJ") or rows[b][1].lower() in TITLES):
        b += 1
    while e > b and (rows[e][3] in ("PUNCT", "ADP", "CCONJ", "DET", "PART")):
        e -= 1
    return b, e + 1


def gum_entities(rows: list[list[str]]) -> list[str]:
    """BIO labels of the named entities in a sentence of GUM.

    A mention counts when a proper noun heads it; things other than persons, organisations and places are MISC. The span is the
    name without determiners and titles, as in Universal NER. Of nested names the longest wins.
    """
    found = []
    for begin, end, kind, _, _ in _gum_mentions(rows):
        name = _name_inside(rows, begin, end)
        if name is None:
            continue
        label = _TYPES.get(kind)
        word = rows[name[0]][1]
        if label == "PERSON" and name[1] - name[0] == 1 and "Number=Plur" in rows[name[0]][5]:
            label = "MISC"  # peoples and party members
        if label is None:
            if kind == "time" or not word[:1].isupper() or "." in word[1:-1] or rows[name[1] - 1][1][:1].isdigit():
                continue
            label = "MISC"
        found.append((name[0], name[1], label))
    labels = ["O"] * len(rows)
    for begin, end, label in sorted(found, key=lambda x: x[0] - x[1]):
        if all(x == "O" for x in labels[begin:end]):
            labels[begin:end] = [f"B-{label}"] + [f"I-{label}"] * (end - begin - 1)
    return labels


def sentence_id(comments: list[str]) -> str:
    """The ``sent_id`` among a sentence's comments."""
    return next((c.partition("=")[2].strip() for c in comments if c.startswith("# sent_id")), "")


def read_iob2(path: Path) -> dict[str, list[str]]:
    """Labels of each sentence of a Universal NER file by its ``sent_id``, types renamed to `ENTITY_TYPES`."""
    names = {"PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "LOCATION"}
    out: dict[str, list[str]] = {}
    comments: list[str] = []
    with open_text(path) as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                tag = line.split("\t")[2]
                out.setdefault(sentence_id(comments), []).append(tag if tag == "O" else tag[:2] + names.get(tag[2:], "MISC"))
            else:
                comments.clear()
    return out


def entity_spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """Spans of a BIO sequence; a stray I- begins a span."""
    out = set()
    begin, kind = None, ""
    for i, x in enumerate([*labels, "O"]):
        if begin is not None and (x[0] != "I" or x[2:] != kind):
            out.add((begin, i, kind))
            begin = None
        if x != "O" and (x[0] == "B" or begin is None):
            begin, kind = i, x[2:]
    return out
