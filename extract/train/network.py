"""The whole network: one encoder, and heads that read its word vectors.

A word's vector is the hidden state of its first piece. Every head is described in FORMAT.md as the C++ reader applies it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .encoder import HIDDEN, DropoutPool, Encoder
from .heads import Attribution, Claims, Coreference, Pairs
from .quant import Linear

RELATIONS = ("accuse blame criticize reject deny demand threaten warn thank praise support promise agree apologize consult mediate").split()
"""Relations of claims; class 0 of every relation head is "none", class 1 + i is RELATIONS[i]."""
PLOVER = ("ACCUSE AGREE AID ASSAULT COERCE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST SANCTION SUPPORT THREATEN YIELD").split()
STANCE = ["neutral", "first+second", "second+first", "first-second", "second-first"]
"""Stance classes: who is for (+) or against (-) whom."""
HEAD_LABELS = {
    "attribution": [f"{p}-{r}" if p != "O" else "O" for r in ("SOURCE", "CUE", "CONTENT") for p in "OBI"],
    "claim": ["none", *RELATIONS],
    "claim_flags": ["negated", "hypothetical"],
    "stance": STANCE,
    "plover": PLOVER,
    "relation": ["none", *RELATIONS],
}
"""Label sets of the heads that are the same in every model; the model file lists them too."""
ARC, LABEL = 256, 96
"""Widths of the arc and the label projections of the parser."""


@dataclass
class Batch:
    """Windows as tensors; see `train.documents.Window` for the meaning of the fields."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor
    sentence: Tensor
    labels: dict[str, Tensor]
    task: str = ""
    links: list = field(default_factory=list)

    def to(self, device: torch.device) -> Batch:
        """The batch on a device."""
        if device.type == "cpu":
            return self
        moved = {k: v.to(device) for k, v in vars(self).items() if isinstance(v, Tensor)}
        return Batch(**{**vars(self), **moved, "labels": {k: v.to(device) for k, v in self.labels.items()}})


@dataclass
class Labels:
    """The label sets, in the order of the rows of their heads."""

    upos: list[str]
    deprel: list[str]
    entity: list[str]
    lemma_rules: list[tuple]


class Parser(nn.Module):
    """Deep biaffine arcs and labels (Dozat and Manning 2017), over words of one sentence."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.mlp = Linear(HIDDEN, 2 * ARC + 2 * LABEL)
        self.root = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.arc = Linear(ARC, ARC)
        self.label = Linear(LABEL, relations * LABEL)
        self.label_dep = nn.Linear(LABEL, relations)
        self.label_head = nn.Linear(LABEL, relations, bias=False)
        nn.init.xavier_uniform_(self.arc.weight)
        nn.init.normal_(self.label.weight, std=0.02)

    def project(self, h: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Dependent and head sides for arcs and labels of ``h`` [batch, words, HIDDEN], the root put first among heads."""
        root = self.root.expand(h.shape[0], 1, HIDDEN)
        p = F.leaky_relu(self.mlp(torch.cat([root, h], 1)), 0.1)
        arc_dep, arc_head, label_dep, label_head = p.split([ARC, ARC, LABEL, LABEL], -1)
        return arc_dep[:, 1:], arc_head, label_dep[:, 1:], label_head

    def arcs(self, dep: Tensor, head: Tensor, sentence: Tensor, words: Tensor) -> Tensor:
        """Scores [batch, dependents, 1 + heads]; -1e4 outside the sentence and for a word as its own head."""
        s = self.arc(dep) @ head.transpose(1, 2)
        same = (sentence[:, :, None] == sentence[:, None, :]) & words[:, None, :]
        same &= ~torch.eye(same.shape[1], dtype=torch.bool, device=same.device)
        same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        return s.masked_fill(~same, -1e4)

    def labels(self, dep: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Scores [batch, words, relations] of each word's arc to ``heads`` (0 the root, else 1 + word)."""
        g = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, LABEL))
        u = self.label(dep).view(*dep.shape[:2], -1, LABEL)
        return (u @ g.unsqueeze(-1)).squeeze(-1) + self.label_dep(dep) + self.label_head(g)


class Network(nn.Module):
    """Encoder and heads.

    Parameters
    ----------
    vocabulary : int
        Word pieces.
    labels : Labels
        Label sets; their lengths size the heads.
    """

    def __init__(self, vocabulary: int, labels: Labels) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.upos = nn.Linear(HIDDEN, len(labels.upos))
        self.lemma = Linear(HIDDEN, len(labels.lemma_rules))
        self.entity = nn.Linear(HIDDEN, len(labels.entity))
        self.parser = Parser(len(labels.deprel))
        self.attribution = Attribution()
        self.claims = Claims(1 + len(RELATIONS))
        self.coreference = Coreference()
        self.pairs = Pairs({"stance": 5, "plover": len(PLOVER), "relation": 1 + len(RELATIONS)})
        self.drop: DropoutPool | None = None

    def piece_vectors(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Vectors of [CLS] [batch, HIDDEN], and of the words' first pieces [batch, words, HIDDEN]."""
        h = self.encoder(batch.ids, batch.shapes, batch.mask)
        start = h[:, 0]
        h = h.gather(1, batch.first.unsqueeze(-1).expand(-1, -1, HIDDEN))
        if self.training and self.drop is not None:
            h = h * self.drop.mask(h.shape).to(h.device)
        return start, h

    def word_vectors(self, batch: Batch) -> Tensor:
        """Vectors [batch, words, HIDDEN] of the words' first pieces."""
        return self.piece_vectors(batch)[1]
