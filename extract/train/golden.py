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
from .network import Labels, Network
from .quant import set_int8
from .trees import decode
from .wordpiece import WordPiece

EXAMPLES: dict[str, list[str]] = {
    "two-sentences": [
        "Minister Orla Venn of the Sudmark Party thanked Harbour Watch on Tuesday .",
        "She said the Nordane government had n't kept its 2019 promises .",
    ],
    "capitals": ["VENN ACCUSES NORDANE OF BREAKING THE TRUCE"],
    "lower": ["orla venn met jonas tarrek in port elmira"],
    "quotation": [
        "“ We will never agree to this , ” Tarrek , 54 , told the Elmira Courier .",
        "The company 's lawyers rejected the claim .",
        "No one from the U.N. office in Vell was hurt , a spokesman said .",
    ],
}
"""Sentences written for this project; words are separated by blanks."""


def _outputs(network: Network, labels: Labels, batch: Any, bounds: list[tuple[int, int]]) -> dict[str, Any]:
    def short(x: torch.Tensor) -> list:
        return np.round(x.float().numpy(), 4).tolist()

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
        "hidden": [{"piece": p, "values": short(hidden[0, p, :16])} for p in (0, 1, hidden.shape[1] - 1)],
        "upos_scores": short(network.upos(h)[0]),
        "entity_scores": short(entity),
        "arc_scores": [short(arcs[b:e, [0, *range(1 + b, 1 + e)]]) for b, e in bounds],
        "upos": [labels.upos[i] for i in network.upos(h)[0].argmax(-1)],
        "lemma_rule": network.lemma(h)[0].argmax(-1).tolist(),
        "heads": heads,
        "deprel": relations,
        "entity": tags,
    }


@torch.no_grad()
def write_golden(network: Network, labels: Labels, tokenizer: WordPiece, folder: Path) -> None:
    """Write one JSON file for each of `EXAMPLES`.

    Keys: "sentences" (words), "pieces", "shapes", "first" (piece of each word), "bounds" (words of each sentence), and under "fp32" and
    "int8" the outputs; "heads" count words of the window from 1, 0 is the root; "arc_scores" has one matrix a sentence, the root's column
    first; "fp32" means the file's rounded weights with float activations.
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
        set_int8(network, False)
        (folder / f"{name}.json").write_text(json.dumps(out, ensure_ascii=False) + "\n", encoding="utf8")
