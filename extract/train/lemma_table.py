"""A table of lemmas beside the rules: what the training texts say of a form with a part of speech."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from .documents import Document
from .treebank import open_text

_OPEN = {"VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "NN": "NOUN", "NNS": "NOUN"}
_SKIP = {"PROPN", "X", "NUM", "PUNCT", "SYM"}
_AUXILIARIES = {"be", "have", "do", "can", "will", "would", "could", "should", "may", "might", "must", "shall"}
_LEAST_SHARE = 0.9


def _settle(counts: dict[tuple[str, str], Counter[str]]) -> dict[tuple[str, str], str]:
    """The forms that (nearly) always have the same lemma."""
    out = {}
    for key, lemmas in counts.items():
        lemma, n = lemmas.most_common(1)[0]
        if n >= _LEAST_SHARE * lemmas.total():
            out[key] = lemma
    return out


def lemma_table(banks: Iterable[Document], articles: Path | None = None) -> list[tuple[str, str, str]]:
    """Lower-cased form, part of speech and lemma, sorted by their UTF-8 bytes.

    Treebanks come first; verbs and common nouns that they lack are taken from CoreNLP's lemmas of PolNeAR, where written in lower case.

    Parameters
    ----------
    banks : iterable of Document
        Treebanks (`read_conllu`).
    articles : Path, optional
        PolNeAR.
    """
    gold: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for d in banks:
        for s in d.sentences:
            for r in s.meta["rows"]:
                if r[3] not in _SKIP and r[2] != "_" and "Typo=Yes" not in r[5]:
                    gold[r[1].lower(), r[3]][r[2]] += 1
    table = _settle(gold)
    if articles:
        silver: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        with open_text(articles) as file:
            for d in map(json.loads, file):
                for s in d.get("corenlp", {}).get("sentences", []):
                    for begin, end, lemma, xpos, *_ in s:
                        form = d["text"][begin:end]
                        upos = _OPEN.get(xpos)
                        if upos and form.isalpha() and form.islower() and lemma not in _AUXILIARIES:
                            silver[form, upos][lemma] += 1
        for key, lemma in _settle(silver).items():
            if key not in gold:
                table[key] = lemma
    return sorted(((f, u, x) for (f, u), x in table.items()), key=lambda row: "\t".join(row).encode())
