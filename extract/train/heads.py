"""Heads for claims, attributions, coreference and marked pairs."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .encoder import HIDDEN
from .quant import Linear

LINK = 128
"""Width of a link's projections."""
FAR = 3
"""Sentence distances are clipped to -FAR … FAR."""


class Links(nn.Module):
    """Scores of links from anchor words to all words of the window, one per role.

    ``leaky_relu(query(anchor)) · leaky_relu(key(word)) / sqrt(LINK) + distance[role, sentence distance]``
    """

    def __init__(self, roles: int) -> None:
        super().__init__()
        self.roles = roles
        self.query = Linear(HIDDEN, roles * LINK)
        self.key = Linear(HIDDEN, roles * LINK)
        self.distance = nn.Parameter(torch.full((roles, 2 * FAR + 1), -2.0))

    def forward(self, h: Tensor, sentence: Tensor, rows: Tensor, anchors: Tensor) -> Tensor:
        """Scores [anchors, roles, words]; anchor n is word ``anchors[n]`` of window ``rows[n]``."""
        q = F.leaky_relu(self.query(h[rows, anchors]), 0.1).view(len(rows), self.roles, LINK)
        k = F.leaky_relu(self.key(h), 0.1).view(*h.shape[:2], self.roles, LINK)[rows]
        s = torch.einsum("nrd,nwrd->nrw", q, k) / LINK**0.5
        apart = (sentence[rows] - sentence[rows, anchors][:, None]).clamp(-FAR, FAR) + FAR
        return s.float() + self.distance[:, apart].transpose(0, 1)


class Attribution(nn.Module):
    """BIO tags of source, cue and content, and links from a cue's first word to the words of its source and content."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(HIDDEN, 9)
        self.links = Links(2)


class Claims(nn.Module):
    """The relation that a word states, whether it is negated or hypothetical, and links to the heads of its two actors."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.hidden = Linear(HIDDEN, 256)
        self.relation = nn.Linear(256, relations)
        self.flags = nn.Linear(256, 2)
        self.links = Links(2)

    def cue(self, h: Tensor) -> tuple[Tensor, Tensor]:
        """Relation scores (0 is none) and flag scores of every word."""
        x = F.gelu(self.hidden(h))
        return self.relation(x), self.flags(x)


class Coreference(nn.Module):
    """Links from a mention's head to the heads of earlier mentions of the same, or to none."""

    def __init__(self) -> None:
        super().__init__()
        self.links = Links(1)
        self.none = nn.Linear(HIDDEN, 1)

    def forward(self, h: Tensor, sentence: Tensor, rows: Tensor, anchors: Tensor) -> Tensor:
        """Scores [anchors, 1 + words]: none first; words that are not before the anchor are out (-1e4)."""
        s = self.links(h, sentence, rows, anchors)[:, 0]
        before = torch.arange(s.shape[1], device=s.device) < anchors[:, None]
        return torch.cat([self.none(h[rows, anchors]).float(), s.masked_fill(~before, -1e4)], 1)


class Pairs(nn.Module):
    """Classes of a sentence with two marked actors, from the vectors of [CLS] and of the two opening marks."""

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.hidden = Linear(3 * HIDDEN, HIDDEN)
        self.out = nn.ModuleDict({k: nn.Linear(HIDDEN, n) for k, n in sizes.items()})
        self.drop = nn.Dropout(0.2)

    def forward(self, start: Tensor, first: Tensor, second: Tensor) -> Tensor:
        """The common layer of all classifiers; apply ``out[task]`` to it."""
        return self.drop(F.gelu(self.hidden(torch.cat([start, first, second], -1))))
