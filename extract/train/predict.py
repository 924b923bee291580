"""Attributions, claims and pair classes of documents, decoded as simply as possible; the product's decoding is in C++."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from .batches import batched
from .documents import Document, pack
from .evaluate import best_bio
from .links import to_window
from .network import RELATIONS, Labels, Network
from .pairs import STANCE_SWAP, swapped
from .treebank import entity_spans
from .wordpiece import WordPiece

_BEFORE_HEAD = {"compound", "amod", "nummod", "flat", "nmod", "punct", "case"}
_BIO = ["O", "B-X", "I-X"]
_PERSONAL = set(["i", "me", "my", "mine", "myself", "he", "him", "his", "himself", "she", "her", "hers", "herself", "who", "whom", "whose"])
_PRONOUNS = _PERSONAL | set(("we us our ours ourselves it its itself they them their theirs themselves which that you your").split())


def _offsets(document: Document, words: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Spans of code points that a set of words covers; neighbours are joined."""
    out: list[list[int]] = []
    before = None
    for k, i in sorted(words):
        b, e = document.sentences[k].spans[i]
        joined = before is not None and (before == (k, i - 1) or i == 0 and before == (k - 1, len(document.sentences[k - 1].words) - 1))
        if joined:
            out[-1][1] = e
        else:
            out.append([b, e])
        before = (k, i)
    return out


@torch.no_grad()
def attributions(network: Network, tokenizer: WordPiece, documents: Sequence[Document], threshold: float = 0.5) -> list[dict[str, Any]]:
    """Attributions of each document: spans of source, cue and content in code points."""
    network.eval()
    found: dict[int, list[dict[str, Any]]] = {}
    windows = [(n, w) for n, d in enumerate(documents) for w in pack(d.sentences, tokenizer)]
    for index, batch in batched([w for _, w in windows], 4096):
        h = network.word_vectors(batch)
        tags = network.attribution.tags(h).float().log_softmax(-1).numpy()
        anchors, spans = [], []
        for row, i in enumerate(index):
            path = best_bio(tags[row, : len(windows[i][1].first), 3:6], _BIO)
            for b, e, _ in sorted(entity_spans([_BIO[t] for t in path])):
                anchors.append((row, b))
                spans.append((row, b, e))
        if not anchors:
            continue
        rows, at = torch.tensor(anchors).T
        scores = network.attribution.links(h, batch.sentence, rows, at).sigmoid().numpy()
        for (row, b, e), s in zip(spans, scores, strict=True):
            n, w = windows[index[row]]
            places = [(k, x) for k, first, last in w.origin for x in range(first, last)]
            d = documents[n]
            role = {r: [places[j] for j in range(len(places)) if s[c, j] > threshold] for c, r in enumerate(("source", "content"))}
            found.setdefault(n, []).append({"cue": _offsets(d, places[b:e]), **{r: _offsets(d, words) for r, words in role.items()}})
    return [{"id": d.id, "attributions": found.get(n, [])} for n, d in enumerate(documents)]


class Namer:
    """Names for the words at a claim's ends: entity spans, short noun phrases, pronouns through coreference."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.entities = []
        for k, s in enumerate(document.sentences):
            tags = [next((x[4:] for x in r[9].split("|") if x.startswith("NER=")), "O") for r in s.meta["predicted"]]
            self.entities += [((k, b), (k, e), kind) for b, e, kind in sorted(entity_spans(tags))]
        self.antecedent: dict[tuple[int, int], tuple[int, int]] = {}

    def text(self, k: int, begin: int, end: int) -> str:
        """The words as written."""
        spans = self.document.sentences[k].spans
        return re.sub(r"\s+", " ", self.document.text[spans[begin][0] : spans[end - 1][1]])

    def names(self, ref: tuple[int, int], depth: int = 0) -> list[str]:
        """Forms of the actor that a word heads, best first."""
        k, i = ref
        rows = self.document.sentences[k].meta["predicted"]
        word = rows[i][1].lower()
        if word in _PRONOUNS and depth < 4:
            back = self.antecedent.get(ref)
            if back is not None:
                return self.names(back, depth + 1)
            person = word in _PERSONAL
            earlier = [x for x in self.entities if x[0] < ref and (x[2] == "PERSON") == person]
            return [self.text(k2, b, e) for (k2, b), (_, e), _ in earlier[-1:]]
        out = []
        for (k2, b), (_, e), kind in self.entities:
            if k2 == k and b <= i < e:
                out.append(self.text(k, b, e))
                last = rows[e - 1][1]
                for (k3, b3), (_, e3), kind3 in self.entities:
                    if kind3 == kind == "PERSON" and e3 - b3 > 1 and self.document.sentences[k3].words[e3 - 1] == last:
                        out.insert(0, self.text(k3, b3, e3))
                        break
                if rows[b][7] in ("amod", "compound", "nmod:poss") and not b <= int(rows[b][6]) - 1 < e:
                    out.pop()
                break
        b = e = i
        while b > 0 and int(rows[b - 1][6]) - 1 in range(b, i + 1) and rows[b - 1][7].split(":")[0] in _BEFORE_HEAD:
            b -= 1
        while e + 1 < len(rows) and int(rows[e + 1][6]) - 1 in range(b, e + 1) and (rows[e + 1][7] == "flat" or rows[e + 1][1] == "-"):
            e += 1
        out.append(self.text(k, b, e + 1))
        below = {i}
        for j in range(i + 1, len(rows)):
            if int(rows[j][6]) - 1 in below and (rows[j][7] in ("nmod", "case", "det", "compound", "amod", "flat")):
                below.add(j)
        if len(below) > 1:
            out.append(self.text(k, b, max(below) + 1))
        return out


@torch.no_grad()
def claims(
    network: Network, labels: Labels, tokenizer: WordPiece, documents: Sequence[Document], threshold: float = 0.4, arc: float = 0.5
) -> list[dict[str, Any]]:
    """Claims of parsed documents (`evaluate.parse`), as score_claims.py reads them."""
    network.eval()
    namers = [Namer(d) for d in documents]
    windows = [(n, w) for n, d in enumerate(documents) for w in pack(d.sentences, tokenizer)]
    raw: list[tuple[int, Any, Any, int, float, np.ndarray, list]] = []
    for index, batch in batched([w for _, w in windows], 4096):
        h = network.word_vectors(batch)
        relation, flags = network.claims.cue(h)
        p = relation.float().softmax(-1) * batch.words[..., None]
        hits = (p[..., 1:].sum(-1) > threshold).nonzero()
        pronouns = []
        for row, i in enumerate(index):
            n, w = windows[i]
            words = [documents[n].sentences[k].words[x].lower() for k, b, e in w.origin for x in range(b, e)]
            pronouns += [(row, j) for j, x in enumerate(words) if x in _PRONOUNS]
        if pronouns:
            rows, at = torch.tensor(pronouns).T
            best = network.coreference(h, batch.sentence, rows, at).argmax(-1).tolist()
            for (row, j), b in zip(pronouns, best, strict=True):
                n, w = windows[index[row]]
                places = [(k, x) for k, f, t in w.origin for x in range(f, t)]
                if b:
                    namers[n].antecedent[places[j]] = places[b - 1]
        if not len(hits):
            continue
        s = network.claims.links(h, batch.sentence, hits[:, 0], hits[:, 1]).sigmoid().numpy()
        f = flags.float().sigmoid()
        for m, (row, at) in enumerate(hits.tolist()):
            n, w = windows[index[row]]
            places = [(k, x) for k, b, e in w.origin for x in range(b, e)]
            raw.append((n, places[at], places, int(p[row, at, 1:].argmax()) + 1, float(p[row, at, 1:].sum()), s[m], f[row, at].tolist()))
    out = [{"id": d.id, "claims": []} for d in documents]
    for n, anchor, places, relation, p, s, (negated, hypothetical) in raw:
        ends = []
        for role in (0, 1):
            scores = s[role, : len(places)]
            chosen = [j for j in range(len(places)) if scores[j] > arc] or [int(scores.argmax())]
            ends.append([(places[j], namers[n].names(places[j])) for j in chosen])
        for x, source in ends[0]:
            for y, target in ends[1]:
                if not source or not target or x == y or set(source) & set(target):
                    continue
                d = documents[n]
                word = d.sentences[anchor[0]].words[anchor[1]]
                out[n]["claims"].append({
                    "source": {"name": source[0], "aliases": source[1:]}, "relation": RELATIONS[relation - 1],
                    "target": {"name": target[0], "aliases": target[1:]}, "negated": negated > 0.5, "hypothetical": hypothetical > 0.5,
                    "confidence": round(p, 3), "evidence": word,
                })  # fmt: skip
    for o in out:
        seen: set = set()
        kept = []
        for c in sorted(o["claims"], key=lambda c: -c["confidence"]):
            key = (c["source"]["name"].split()[-1], c["relation"], c["target"]["name"].split()[-1])
            if key not in seen:
                seen.add(key)
                kept.append(c)
        o["claims"] = kept
    return out


@torch.no_grad()
def pair_probabilities(network: Network, tokenizer: WordPiece, documents: Sequence[Document], task: str) -> np.ndarray:
    """Class probabilities of marked sentences; for stance the mean of both orders of the marks."""
    network.eval()

    def run(docs: Sequence[Document]) -> np.ndarray:
        windows = []
        for d in docs:
            w = pack(d.sentences, tokenizer, 256)[0]
            w.links = to_window(d, w)
            windows.append(w)
        out = np.zeros((len(docs), network.pairs.out[task].out_features), dtype=np.float32)
        for index, batch in batched(windows, 4096):
            start, h = network.piece_vectors(batch)
            rows = torch.arange(len(index))
            ends = [[x[0][role][0] if x and x[0][role] else 0 for x in batch.links] for role in ("first", "second")]
            x = network.pairs(start[rows], h[rows, ends[0]], h[rows, ends[1]])
            out[index] = network.pairs.out[task](x).float().softmax(-1).numpy()
        return out

    p = run(documents)
    if task == "stance":
        p = (p + run([swapped(d) for d in documents])[:, list(STANCE_SWAP)]) / 2
    return p


def class_figures(gold: Sequence[int], told: Sequence[int], classes: int) -> dict[str, float]:
    """Micro and macro F1 in percent."""
    g, t = np.asarray(gold), np.asarray(told)
    each = [2 * ((g == c) & (t == c)).sum() / max(1, (g == c).sum() + (t == c).sum()) for c in range(classes) if (g == c).any()]
    return {"micro": round(100 * float((g == t).mean()), 2), "macro": round(100 * float(np.mean(each)), 2)}
