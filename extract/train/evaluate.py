"""Predictions and figures on the dev sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from .batches import batched
from .documents import Document, pack
from .lemmas import apply_rule
from .network import Labels, Network
from .treebank import entity_spans, sentence_id
from .trees import decode
from .wordpiece import WordPiece


def best_bio(scores: np.ndarray, labels: list[str]) -> list[int]:
    """Viterbi over label scores [words, labels]: I-X only after B-X or I-X."""
    n = len(labels)
    allowed = np.zeros((n, n))
    start = np.zeros(n)
    for j, b in enumerate(labels):
        if b[0] == "I":
            start[j] = -np.inf
            for i, a in enumerate(labels):
                if a == "O" or a[2:] != b[2:]:
                    allowed[i, j] = -np.inf
    best = scores[0] + start
    back = []
    for row in scores[1:]:
        step = best[:, None] + allowed
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]


@torch.no_grad()
def parse(network: Network, labels: Labels, tokenizer: WordPiece, documents: Sequence[Document], tree: bool = True) -> None:
    """Parse documents: sets each sentence's ``meta["rows"]`` to CoNLL-U columns and ``meta["scores"]`` to entity scores."""
    network.eval()
    device = next(network.parameters()).device
    windows = [(d, w) for d in documents for w in pack(d.sentences, tokenizer)]
    for d in documents:
        for s in d.sentences:
            s.meta["predicted"] = [[""] * 10 for _ in s.words]
            s.meta["entity_scores"] = np.zeros((len(s.words), len(labels.entity)), dtype=np.float32)
    for index, batch in batched([w for _, w in windows], 4096):
        batch = batch.to(device)
        h = network.word_vectors(batch)
        upos, lemma, entity = (x(h).float().cpu() for x in (network.upos, network.lemma, network.entity))
        arc_dep, arc_head, label_dep, label_head = network.parser.project(h)
        arcs = network.parser.arcs(arc_dep, arc_head, batch.sentence, batch.words).cpu().numpy()
        heads = np.zeros(batch.first.shape, dtype=np.int64)
        for row, i in enumerate(index):
            w = windows[i][1]
            for k in range(len(w.origin)):
                at = np.flatnonzero(w.sentence == k)
                b, n = int(at[0]), len(at)
                s = np.concatenate([arcs[row, b : b + n, :1], arcs[row, b : b + n, 1 + b : 1 + b + n]], 1)
                best = decode(s) if tree else s.argmax(1)
                heads[row, b : b + n] = np.where(best == 0, 0, best + b)
        scores = network.parser.labels(label_dep, label_head, torch.from_numpy(heads).to(device)).float().cpu()
        root = labels.deprel.index("root")
        top = scores.index_fill(-1, torch.tensor([root]), -1e9).argmax(-1)
        up, lem = upos.argmax(-1), lemma.argmax(-1)
        for row, i in enumerate(index):
            d, w = windows[i]
            at = 0
            for k, b, e in w.origin:
                s = d.sentences[k]
                n = e - b
                tags = best_bio(entity[row, at : at + n].numpy(), labels.entity)
                s.meta["entity_scores"][b:e] = entity[row, at : at + n].softmax(-1).numpy()
                for j in range(n):
                    x = at + j
                    head = int(heads[row, x])
                    relation = "root" if head == 0 else labels.deprel[int(top[row, x])]
                    form = s.words[b + j]
                    misc = [] if tags[j] == 0 else [f"NER={labels.entity[tags[j]]}"]
                    if s.spans:
                        misc.append("start_char={}|end_char={}".format(*s.spans[b + j]))
                    s.meta["predicted"][b + j] = [
                        str(b + j + 1), form, apply_rule(labels.lemma_rules[int(lem[row, x])], form), labels.upos[int(up[row, x])],
                        "_", "_", str(0 if head == 0 else head - at + b), relation, "_", "|".join(misc) or "_",
                    ]  # fmt: skip
                at += n


def f1(hit: int, predicted: int, gold: int) -> float:
    """F1 in percent."""
    return 200 * hit / max(1, predicted + gold)


def parse_figures(documents: Sequence[Document]) -> dict[str, float]:
    """UPOS, lemma, UAS and LAS as score_parse.py counts them."""
    n = upos = lemma = uas = las = 0
    for d in documents:
        for s in d.sentences:
            for g, p in zip(s.meta["rows"], s.meta["predicted"], strict=True):
                n += 1
                upos += g[3] == p[3]
                lemma += g[2].lower() == p[2].lower()
                uas += g[6] == p[6]
                las += g[6] == p[6] and g[7].split(":")[0] == p[7].split(":")[0]
    return {k: round(100 * v / n, 2) for k, v in (("upos", upos), ("lemma", lemma), ("uas", uas), ("las", las))}


def entity_figures(documents: Sequence[Document], gold: dict[str, list[str]]) -> dict[str, Any]:
    """Exact-span F1 of persons, organisations and locations, in all and by type."""
    sentences = [s for d in documents for s in d.sentences]
    hit: dict[str, int] = {}
    told: dict[str, int] = {}
    real: dict[str, int] = {}
    for s in sentences:
        tags = gold[sentence_id(s.meta["comments"])]
        misc = [next((x[4:] for x in r[9].split("|") if x.startswith("NER=")), "O") for r in s.meta["predicted"]]
        p = {x for x in entity_spans(misc) if x[2] != "MISC"}
        g = {x for x in entity_spans(tags) if x[2] != "MISC"}
        for kind in ("PERSON", "ORGANIZATION", "LOCATION"):
            for count, spans in ((hit, p & g), (told, p), (real, g)):
                count[kind] = count.get(kind, 0) + sum(x[2] == kind for x in spans)
    out = {k: round(f1(hit[k], told[k], real[k]), 1) for k in hit}
    return {"entity": round(f1(sum(hit.values()), sum(told.values()), sum(real.values())), 2), **out}
