"""The training sets of ../shared as documents with labels."""

from __future__ import annotations

from collections.abc import Iterable

from .documents import Document
from .lemmas import collect_rules, find_rule
from .network import Labels
from .treebank import CALENDAR, ENTITY_LABELS, TITLES, gum_entities

NONE = -100
SOME_NAME = -101
"""Label of a word that is part of a name of unknown type."""


def make_labels(documents: Iterable[Document]) -> Labels:
    """Label sets of the treebanks, sorted; the lemma rules commonest first."""
    rows = [r for d in documents for s in d.sentences for r in s.meta["rows"]]
    rules = collect_rules((r[1], r[2]) for r in rows)
    return Labels(sorted({r[3] for r in rows}), sorted({r[7] for r in rows}), list(ENTITY_LABELS), rules)


def partial_entities(rows: list[list[str]]) -> list[int | None]:
    """What a treebank without an entity layer still implies about names.

    0 ("O") for words that cannot be part of one; `SOME_NAME` for proper nouns but for titles and the calendar; None for
    other capitalised words and for what stands between two of these.
    """
    out: list[int | None] = []
    for r in rows:
        word = r[1].lower()
        plain = word.rstrip(".") not in CALENDAR and word not in TITLES
        address = "@" in word or "_" in word or "/" in word or "." in word[1:-1] and r[4] != "NNP"
        if r[4] == "ADD" or address or word.endswith((".doc", ".pdf", ".xls", ".com", ".net", ".org")):
            out.append(0)
        elif r[3] == "PROPN" and plain and any(c.isalpha() for c in word):
            out.append(SOME_NAME)
        elif r[3] in ("PROPN", "X") or r[3] in ("ADJ", "NOUN", "NUM") and r[1][:1].isupper():
            out.append(None if plain else 0)
        else:
            out.append(0)
    joining = ("ADP", "CCONJ", "DET", "PUNCT", "NUM", "PART", "NOUN", "ADJ")
    for i, r in enumerate(rows):
        if out[i] == 0 and r[3] in joining and any(x != 0 for x in out[max(0, i - 2) : i]) and any(x != 0 for x in out[i + 1 : i + 3]):
            out[i] = None
    return out


def treebank(documents: list[Document], labels: Labels) -> list[Document]:
    """A treebank (`read_conllu`) with labels "upos", "lemma", "head", "deprel" and "entity" (GUM's own layer, else partial), in place."""
    upos = {x: i for i, x in enumerate(labels.upos)}
    deprel = {x: i for i, x in enumerate(labels.deprel)}
    rules = {x: i for i, x in enumerate(labels.lemma_rules)}
    entity = {x: i for i, x in enumerate(labels.entity)}
    for d in documents:
        for s in d.sentences:
            rows = s.meta["rows"]
            gum = d.id.startswith("GUM")
            if gum:
                told = zip(gum_entities(rows), rows, strict=True)
                names = [None if x == "O" and r[1][:1].isupper() and r[3] == "ADJ" else entity[x] for x, r in told]
            else:
                names = partial_entities(rows)
            s.labels = {
                "upos": [upos.get(r[3], NONE) for r in rows],
                "lemma": [rules.get(find_rule(r[1], r[2]), NONE) for r in rows],
                "head": [int(r[6]) if r[6].isdigit() else 0 for r in rows],
                "deprel": [deprel.get(r[7], NONE) for r in rows],
                "entity": [NONE if x is None else x for x in names],
            }
    return documents


def bio(types: list[str]) -> list[str]:
    """BIO labels of runs of equal types; "O" and unknown types end a run."""
    out = []
    for i, t in enumerate(types):
        known = f"B-{t}" in ENTITY_LABELS
        out.append("O" if not known else f"I-{t}" if i and types[i - 1] == t else f"B-{t}")
    return out


def headline(words: list[str]) -> bool:
    """Whether most longer words are capitalised, as in headlines, where silver names are poor."""
    long = [w for w in words if w.isalpha() and len(w) > 3]
    return len(long) > 3 and sum(w[0].isupper() for w in long) > 0.7 * len(long)
