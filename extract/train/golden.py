"""Fixed inputs with the trainer's outputs, to which the C++ tests hold the engine."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from . import evaluate
from .batches import collate
from .documents import Document, Sentence, build_window, plan
from .network import Batch, Labels, Network
from .quant import set_int8
from .trees import decode
from .wordpiece import WordPiece

EXAMPLES: dict[str, list[str]] = {
    "two-sentences": [
        "Minister Orla Venn of the Sudmark Party thanked Harbour Watch on Tuesday .",
        "She said the Nordane government had n't kept its 2019 promises .",
    ],
    "pair": ["[unused3] Harbour Watch [unused4] was criticized by [unused1] Orla Venn [unused2] for its report ."],
    "capitals": ["VENN ACCUSES NORDANE OF BREAKING THE TRUCE"],
    "lower": ["orla venn met jonas tarrek in port elmira"],
    "quotation": [
        "“ We will never agree to this , ” Tarrek , 54 , told the Elmira Courier .",
        "The company 's lawyers rejected the claim .",
        "No one from the U.N. office in Vell was hurt , a spokesman said .",
    ],
}
"""Sentences written for this project; words are separated by blanks."""
PAIR = "pair"
ANCHORS = 6
"""Links are written for so many anchors: the first words of the window."""


def _short(x: torch.Tensor) -> list:
    return np.round(x.float().numpy(), 3).tolist()


def _outputs(network: Network, labels: Labels, batch: Batch, bounds: list[tuple[int, int]]) -> dict[str, Any]:
    hidden = network.encoder(batch.ids, batch.shapes, batch.mask)
    h = network.word_vectors(batch)
    arc_dep, arc_head, label_dep, label_head = network.parser.project(h)
    arcs = network.parser.arcs(arc_dep, arc_head, batch.sentence, batch.words)[0]
    entity = network.entity(h)[0]
    heads, tags = [], []
    for b, e in bounds:
        s = torch.cat([arcs[b:e, :1], arcs[b:e, 1 + b : 1 + e]], 1).numpy()
        heads += [0 if x == 0 else int(x) + b for x in decode(s)]
        tags += [labels.entity[t] for t in evaluate.best_bio(entity[b:e].numpy(), labels.entity)]
    scores = network.parser.labels(label_dep, label_head, torch.tensor([heads]))[0]
    scores[:, labels.deprel.index("root")] = -1e9
    relations = ["root" if x == 0 else labels.deprel[int(scores[i].argmax())] for i, x in enumerate(heads)]
    return {
        "hidden": [{"piece": p, "values": _short(hidden[0, p, :16])} for p in (0, 1, hidden.shape[1] - 1)],
        "upos_scores": _short(network.upos(h)[0]),
        "entity_scores": _short(entity),
        "arc_scores": [_short(arcs[b:e, [0, *range(1 + b, 1 + e)]]) for b, e in bounds],
        "upos": [labels.upos[i] for i in network.upos(h)[0].argmax(-1)],
        "lemma_rule": network.lemma(h)[0].argmax(-1).tolist(),
        "heads": heads,
        "deprel": relations,
        "entity": tags,
        **_learned(network, batch, h, min(ANCHORS, len(relations))),
    }


def _pairs(network: Network, batch: Batch) -> dict[str, Any]:
    """Scores of the pair heads; the first actor's mark is where ``[unused1]`` stands."""
    start, h = network.piece_vectors(batch)
    marks = {w: i for i, w in enumerate(EXAMPLES[PAIR][0].split())}
    x = network.pairs(start, h[:, marks["[unused1]"]], h[:, marks["[unused3]"]])
    return {"pair_scores": {task: _short(out(x)[0]) for task, out in network.pairs.out.items()}}


def _learned(network: Network, batch: Batch, h: torch.Tensor, words: int) -> dict[str, Any]:
    """Outputs of the heads for claims, attributions and coreference; the anchors are the first words."""
    relation, flags = network.claims.cue(h)
    rows, anchors = torch.zeros(words, dtype=torch.long), torch.arange(words)
    claim = network.claims.links(h, batch.sentence, rows, anchors)
    quoted = network.attribution.links(h, batch.sentence, rows, anchors)
    return {
        "claim_scores": _short(relation[0]),
        "claim_flags": _short(flags[0]),
        "claim_links": {r: _short(claim[:, i]) for i, r in enumerate(("source", "target"))},
        "attribution_tags": _short(network.attribution.tags(h)[0]),
        "attribution_links": {r: _short(quoted[:, i]) for i, r in enumerate(("source", "content"))},
        "coreference": _short(network.coreference(h, batch.sentence, rows, anchors)),
    }


@torch.no_grad()
def write_golden(network: Network, labels: Labels, tokenizer: WordPiece, folder: Path) -> None:
    """Write one JSON file for each of `EXAMPLES`, ``marked/pair.json`` for a marked one.

    Keys: "sentences" (words), "pieces", "shapes", "first" (piece of each word), "bounds" (words of each sentence), and under "fp32" and
    "int8" the outputs; "heads" count words of the window from 1, 0 is the root; "arc_scores" has one matrix a sentence, the root's column
    first; "claim_links" and their like have one row an anchor; "fp32" means the file's rounded weights with float activations.
    """
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in EXAMPLES.items():
        sentences = Document(name, [Sentence(line.split()) for line in lines]).sentences
        window = build_window(sentences, plan(sentences, tokenizer)[0], tokenizer)
        batch = collate([window], len(window.ids), 1)
        edges = [int(x) for x in np.flatnonzero(np.diff(window.sentence, prepend=-1))] + [len(window.first)]
        bounds = list(itertools.pairwise(edges))
        out: dict[str, Any] = {
            "sentences": [s.words for s in sentences],
            "pieces": window.ids.tolist(),
            "shapes": window.shapes.tolist(),
            "first": window.first.tolist(),
            "bounds": bounds,
        }
        for key in ("fp32", "int8"):
            set_int8(network, key == "int8")
            out[key] = _outputs(network, labels, batch, bounds)
            if name == PAIR:
                out[key] |= _pairs(network, batch)
        set_int8(network, False)
        place = folder / "marked" if name == PAIR else folder
        place.mkdir(exist_ok=True)
        (place / f"{name}.json").write_text(json.dumps(out, ensure_ascii=False) + "\n", encoding="utf8")
