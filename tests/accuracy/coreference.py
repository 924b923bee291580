#!/usr/bin/env python3
"""Coreference on a treebank with entities in MISC (GUM), and what two plain baselines reach.

usage: coreference.py MENTIONS GUM.conllu[.gz] [--types person,organization,place]

MENTIONS is the program `mentions` of this folder. Scored are the chains of actors: gold chains of two mentions or more
whose entity type is one of --types, against clusters of two mentions or more. Mentions are matched by their head words
(as CorefUD's scorer does with `--match head`): the trees' spans differ from the annotators' in articles and clauses.
MUC (Vilain et al. 1995), B3 (Bagga and Baldwin 1998), CEAFe (Luo 2005), and their mean F1, the CoNLL score (Pradhan et
al. 2012). Pronouns: third persons whose gold chain has an earlier mention that is none; right where their antecedent,
the nearest earlier mention of their cluster that is no pronoun, stands in that chain.

Baselines on the same mentions: `string` joins those of the same words alone; `nearest` also joins a pronoun or
description to the nearest earlier name of a compatible type.
"""
from __future__ import annotations

import argparse
import gzip
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

THIRD = set("he him his himself she her hers herself it its itself they them their theirs themselves who whom whose which that".split())
PERSONS = set("he him his himself she her hers herself who whom".split())
MANY = set("they them their theirs themselves".split())


@dataclass
class Gold:
    """Of one document: the chain of each head word, and the words and tags by index."""

    words: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    chain: dict[int, str] = field(default_factory=dict)


@dataclass
class Mention:
    head: int
    kind: str
    cluster: int
    type: str
    words: str


def opened(path: str) -> str:
    return (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf8").read()


def head_of(first: int, last: int, heads: list[int]) -> int:
    """The word of first … last that hangs outside."""
    return next((i for i in range(first, last + 1) if not first <= heads[i] <= last), first)


def read_gold(text: str, types: set[str]) -> dict[str, Gold]:
    documents: dict[str, Gold] = {}
    heads: list[int] = []
    spans: list[tuple[int, int, str]] = []
    open_spans: dict[str, list[int]] = defaultdict(list)
    kind: dict[str, str] = {}
    base = 0
    current: Gold | None = None

    def close() -> None:
        if current is None:
            return
        for first, last, entity in spans:
            if kind.get(entity) in types:
                current.chain.setdefault(head_of(first, last, heads), entity)
        heads.clear(), spans.clear(), open_spans.clear(), kind.clear()

    for line in text.split("\n"):
        if line.startswith("# newdoc id"):
            close()
            current = documents[line.split("= ")[1]] = Gold()
        if not line:
            base = len(heads)
        if not line or line.startswith("#") or current is None:
            continue
        column = line.split("\t")
        if not column[0].isdigit():
            continue
        here = len(heads)
        heads.append(base + int(column[6]) - 1 if column[6] != "0" else -1)
        current.words.append(column[1])
        current.upos.append(column[3])
        value = next((x[7:] for x in column[9].split("|") if x.startswith("Entity=")), "")
        for before, body, after in re.findall(r"(\(?)([^()]+)(\)?)", value):
            entity = body.split("-")[0]
            if before:
                kind[entity] = body.split("-")[1]
                open_spans[entity].append(here)
            if after and open_spans[entity]:
                spans.append((open_spans[entity].pop(), here, entity))
    close()
    return documents


def read_mentions(program: str, text: str) -> dict[str, list[Mention]]:
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf8") as file:
        file.write(text)
        file.flush()
        lines = subprocess.run([program, file.name], check=True, capture_output=True, text=True).stdout.splitlines()
    found: dict[str, list[Mention]] = defaultdict(list)
    for line in lines:
        document, _, _, head, kind, actor, type_, _, _, _, words, _ = line.split("\t")
        found[document].append(Mention(int(head), kind, int(actor), type_, words))
    return found


def clusters_of(links: dict[int, object]) -> list[set[int]]:
    groups: dict[object, set[int]] = defaultdict(set)
    for head, key in links.items():
        groups[key].add(head)
    return [x for x in groups.values() if len(x) > 1]


def string_only(mentions: list[Mention]) -> dict[int, object]:
    return {m.head: re.sub(r"^(the|a|an) |'s$", "", m.words.lower()) if m.kind != "pronoun" else ("alone", m.head) for m in mentions}


def nearest_name(mentions: list[Mention]) -> dict[int, object]:
    links = string_only(mentions)
    for i, m in enumerate(mentions):
        if m.kind in ("name", "adjective"):
            continue
        person = m.words.lower() in PERSONS if m.kind == "pronoun" else m.type == "person"
        many = m.words.lower() in MANY
        for before in reversed(mentions[:i]):
            if before.kind == "name" and (many or (before.type == "person") == person):
                links[m.head] = links[before.head]
                break
    return links


def muc(key: list[set[int]], other: list[set[int]]) -> tuple[float, float]:
    of = {m: i for i, c in enumerate(other) for m in c}
    right = sum(len(c) - len({of.get(m, -1 - m) for m in c}) for c in key)
    return right, sum(len(c) - 1 for c in key)


def b3(key: list[set[int]], other: list[set[int]]) -> tuple[float, float]:
    of = {m: c for c in other for m in c}
    return sum(len(c & of.get(m, set())) / len(c) for c in key for m in c), sum(len(c) for c in key)


def ceafe(key: list[set[int]], other: list[set[int]]) -> float:
    if not key or not other:
        return 0.0
    similar = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in other] for a in key])
    return float(similar[linear_sum_assignment(-similar)].sum())


def f1(p: tuple[float, float], r: tuple[float, float]) -> float:
    a, b = p[0] / max(p[1], 1), r[0] / max(r[1], 1)
    return 200 * a * b / (a + b) if a + b else 0.0


def score(name: str, gold: dict[str, Gold], links: dict[str, dict[int, object]], mentions: dict[str, list[Mention]]) -> None:
    sums = np.zeros((3, 4))
    right = asked = answered = 0
    for document, truth in gold.items():
        key, answer = clusters_of(dict(truth.chain)), clusters_of(links[document])
        for row, measure in enumerate((muc, b3)):
            sums[row] += [*measure(answer, key), *measure(key, answer)]
        aligned = ceafe(key, answer)
        sums[2] += [aligned, len(answer), aligned, len(key)]
        kinds = {m.head: m.kind for m in mentions[document]}
        for head, word in enumerate(truth.words):
            if word.lower() not in THIRD or truth.upos[head] not in ("PRON", "DET") or head not in truth.chain:
                continue
            if not any(c == truth.chain[head] and h < head and truth.upos[h] not in ("PRON", "DET") for h, c in truth.chain.items()):
                continue
            asked += 1
            cluster = links[document].get(head)
            before = [h for h, c in links[document].items() if c == cluster and h < head and kinds.get(h) != "pronoun"] if cluster is not None else []
            answered += bool(before)
            right += bool(before) and truth.chain.get(max(before)) == truth.chain[head]
    values = [f1((x[0], x[1]), (x[2], x[3])) for x in sums]
    print(f"{name:9s} MUC {values[0]:5.1f}  B3 {values[1]:5.1f}  CEAFe {values[2]:5.1f}  CoNLL {sum(values) / 3:5.1f}"
          f"   pronouns {right} of {asked} right = {100 * right / max(asked, 1):.1f} %, of {answered} resolved {100 * right / max(answered, 1):.1f} %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mentions")
    parser.add_argument("treebank")
    parser.add_argument("--types", default="person,organization,place")
    options = parser.parse_args()
    text = opened(options.treebank)
    gold = read_gold(text, set(options.types.split(",")))
    mentions = read_mentions(options.mentions, text)
    ours = {d: {m.head: m.cluster if m.cluster >= 0 else ("alone", m.head) for m in mentions[d]} for d in gold}
    score("ours", gold, ours, mentions)
    score("nearest", gold, {d: nearest_name(mentions[d]) for d in gold}, mentions)
    score("string", gold, {d: string_only(mentions[d]) for d in gold}, mentions)


if __name__ == "__main__":
    sys.exit(main())
