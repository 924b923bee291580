"""What a trained network says of texts without gold: soft targets from which the next one learns beside the gold (Hinton et al. 2015).

Two kinds: claims of articles and sentences that are annotated for something else, and PLOVER roots and relations of marked pairs.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from . import news, pairs, predict
from .batches import batched
from .documents import Document, Sentence, pack
from .network import Labels, Network
from .wordpiece import WordPiece

LEAST = 0.03
"""Probabilities below are taken for zero, so that what is kept is small."""


@dataclass
class Taught:
    """A teacher's word.

    Attributes
    ----------
    documents : list of Document
        With links of kind "taught": an anchor, ``values`` relation (probability of each class) and flags, words and their weights by role.
    pairs : list
        For each row of the stance set, marks as they are and exchanged: probabilities of the tasks without labels there.
    """

    documents: list[Document]
    pairs: list[tuple[dict[str, list[float]], dict[str, list[float]]]]

    def save(self, path: Path) -> None:
        """Write to a file."""
        path.write_bytes(pickle.dumps(self))

    @staticmethod
    def load(path: Path) -> Taught:
        """Read what `save` wrote."""
        return pickle.loads(path.read_bytes())

    def add_to(self, rows: Sequence[Document]) -> None:
        """Give the rows of the stance set what the teacher says of them."""
        for d, told in zip(rows, self.pairs, strict=True):
            d.links[0]["values"]["taught"] = told


def unmarked(document: Document) -> Document:
    """A marked sentence without its marks."""
    return Document(document.id, [Sentence([w for w in document.sentences[0].words if not w.startswith("[unused")])])


@torch.no_grad()
def teach_claims(network: Network, tokenizer: WordPiece, documents: Sequence[Document]) -> None:
    """Add links of kind "taught" to documents, in place; their other links and labels are dropped."""
    network.eval()
    for d in documents:
        d.links = []
        for s in d.sentences:
            s.labels = {}
    windows = [(n, w) for n, d in enumerate(documents) for w in pack(d.sentences, tokenizer)]
    for index, batch in batched([w for _, w in windows], 4096):
        h = network.word_vectors(batch)
        relation, flags = network.claims.cue(h)
        p = relation.float().softmax(-1)
        hits = ((1 - p[..., 0] > LEAST) & batch.words).nonzero()
        if not len(hits):
            continue
        s = network.claims.links(h, batch.sentence, hits[:, 0], hits[:, 1]).sigmoid()
        flag = flags.float().sigmoid()
        for m, (row, at) in enumerate(hits.tolist()):
            n, w = windows[index[row]]
            places = [(k, x) for k, b, e in w.origin for x in range(b, e)]
            link = {"kind": "taught", "anchor": places[at], "words": {}, "weights": {}}
            link["values"] = {"relation": p[row, at].tolist(), "flags": flag[row, at].tolist()}
            for role, name in enumerate(("source", "target")):
                near = [j for j in range(len(places)) if s[m, role, j] > LEAST]
                link["words"][name] = [places[j] for j in near]
                link["weights"][name] = [round(float(s[m, role, j]), 3) for j in near]
            documents[n].links.append(link)


def teach(network: Network, labels: Labels, tokenizer: WordPiece, shared: Path) -> Taught:
    """Ask a network about the articles and the stance set of ../shared."""
    marked = pairs.stance(shared / "data/dse/train.tsv")
    documents = news.polnear(shared / "data/polnear/train.jsonl.gz", labels) + [unmarked(d) for d in marked]
    teach_claims(network, tokenizer, documents)
    orders = []
    for rows in (marked, [pairs.swapped(d) for d in marked]):
        told = {task: predict.pair_probabilities(network, tokenizer, rows, task).round(3).tolist() for task in ("plover", "relation")}
        orders.append([{task: told[task][i] for task in told} for i in range(len(rows))])
    return Taught(documents, list(zip(*orders, strict=True)))
