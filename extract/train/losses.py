"""Training losses of the heads."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from .network import Batch, Network
from .news import ROLES
from .sources import SOME_NAME

SMOOTHING = 0.03


def tags(scores: Tensor, gold: Tensor, smoothing: float = SMOOTHING) -> Tensor:
    """Mean cross-entropy over the words that have a label; zero where none has."""
    flat = gold.reshape(-1)
    n = (flat >= 0).sum().clamp(min=1)
    loss = F.cross_entropy(scores.reshape(-1, scores.shape[-1]), flat, ignore_index=-100, label_smoothing=smoothing, reduction="sum")
    return loss / n


def names(scores: Tensor, gold: Tensor) -> Tensor:
    """Entity loss: cross-entropy, and where only "some name" is known (`SOME_NAME`), the improbability of O."""
    known = gold.where(gold >= 0, -100)
    some = gold == SOME_NAME
    share = (gold >= 0).sum() / (gold != -100).sum().clamp(min=1)
    rest = scores.reshape(-1, scores.shape[-1])[some.reshape(-1)].float()
    if not len(rest):
        return tags(scores, known)
    not_o = rest.logsumexp(-1) - rest[:, 1:].logsumexp(-1)
    return share * tags(scores, known) + 0.5 * (1 - share) * not_o.mean()


def parser(network: Network, h: Tensor, batch: Batch) -> Tensor:
    """Arcs by cross-entropy over the words of the sentence, labels on gold arcs."""
    arc_dep, arc_head, label_dep, label_head = network.parser.project(h)
    gold = batch.labels["head"]
    arcs = network.parser.arcs(arc_dep, arc_head, batch.sentence, batch.words)
    labels = network.parser.labels(label_dep, label_head, gold.clamp(min=0))
    return tags(arcs, gold, 0.0) + tags(labels, batch.labels["deprel"])


def gather(batch: Batch, kind: str) -> tuple[Tensor, Tensor, list[dict]]:
    """The links of a kind in a batch: their windows, their anchors, and the links themselves."""
    found = [(r, x) for r, window in enumerate(batch.links) for x in window if x["kind"] == kind]
    device = batch.ids.device
    rows = torch.tensor([r for r, _ in found], dtype=torch.long, device=device)
    anchors = torch.tensor([x["anchor"] for _, x in found], dtype=torch.long, device=device)
    return rows, anchors, [x for _, x in found]


def many_hot(links: list[dict], role: str, width: int, device: torch.device) -> Tensor:
    """One row a link with ones at the words of a role."""
    out = torch.zeros(len(links), width, device=device)
    for i, x in enumerate(links):
        out[i, x[role]] = 1
    return out


def linked(scores: Tensor, gold: Tensor, words: Tensor) -> Tensor:
    """Binary cross-entropy [anchors], summed over the words of the window."""
    return (F.binary_cross_entropy_with_logits(scores, gold, reduction="none") * words).sum(-1)


def attribution(network: Network, h: Tensor, batch: Batch) -> Tensor:
    """Tags of the three roles and links from cues."""
    scores = network.attribution.tags(h)
    loss = sum(tags(scores[..., 3 * i : 3 * i + 3], batch.labels[r]) for i, r in enumerate(ROLES))
    rows, anchors, found = gather(batch, "attribution")
    if found:
        s = network.attribution.links(h, batch.sentence, rows, anchors)
        for i, role in enumerate(("source", "content")):
            gold = many_hot(found, role, h.shape[1], h.device)
            loss = loss + 0.05 * linked(s[:, i], gold, batch.words[rows]).mean()
    return loss


def claims(network: Network, h: Tensor, batch: Batch) -> Tensor:
    """Relations of anchor words, flags, and links to both ends; an anchor of several claims has all their ends."""
    rows, anchors, found = gather(batch, "claim")
    relation, flags = network.claims.cue(h)
    gold = torch.zeros(h.shape[:2], dtype=torch.long, device=h.device)
    if found:
        gold[rows, anchors] = torch.tensor([x["relation"] for x in found], device=h.device)
    flat = gold.where(batch.words, -100).reshape(-1)
    loss = 8 * F.cross_entropy(relation.reshape(-1, relation.shape[-1]), flat, ignore_index=-100, label_smoothing=0.01)
    if not found:
        return loss
    wanted = torch.tensor([[x["negated"], x["hypothetical"]] for x in found], dtype=torch.float, device=h.device)
    loss = loss + 0.5 * F.binary_cross_entropy_with_logits(flags[rows, anchors].float(), wanted)
    merged: dict[tuple[int, int], dict] = {}
    for r, x in zip(rows.tolist(), found, strict=True):
        m = merged.setdefault((r, x["anchor"]), {"source": [], "target": []})
        for role in m:
            m[role] = m[role] + x[role]
    rows = torch.tensor([k[0] for k in merged], device=h.device)
    anchors = torch.tensor([k[1] for k in merged], device=h.device)
    s = network.claims.links(h, batch.sentence, rows, anchors)
    for i, role in enumerate(("source", "target")):
        gold_ends = many_hot(list(merged.values()), role, h.shape[1], h.device)
        known = gold_ends.any(-1)
        loss = loss + 0.4 * (linked(s[:, i], gold_ends, batch.words[rows]) * known).sum() / known.sum().clamp(min=1)
    return loss


def taught_claims(network: Network, h: Tensor, batch: Batch) -> Tensor:
    """What `claims` is to gold, to a teacher's probabilities; a word's flags and ends weigh as much as its relation is probable."""
    rows, anchors, found = gather(batch, "taught")
    relation, flags = network.claims.cue(h)
    gold = torch.zeros(relation.shape, device=h.device)
    gold[..., 0] = 1
    if found:
        gold[rows, anchors] = torch.tensor([x["relation"] for x in found], device=h.device)
    loss = 8 * F.cross_entropy(relation[batch.words].float(), gold[batch.words])
    if not found:
        return loss
    weight = 1 - gold[rows, anchors, 0]
    weight = weight / weight.sum()
    wanted = torch.tensor([x["flags"] for x in found], device=h.device)
    loss = loss + 0.5 * (F.binary_cross_entropy_with_logits(flags[rows, anchors].float(), wanted, reduction="none").mean(-1) * weight).sum()
    s = network.claims.links(h, batch.sentence, rows, anchors)
    for i, role in enumerate(("source", "target")):
        ends = torch.zeros(len(found), h.shape[1], device=h.device)
        for k, x in enumerate(found):
            ends[k, x[role]] = torch.tensor(x[f"{role} weights"], device=h.device)
        loss = loss + 0.4 * (linked(s[:, i], ends, batch.words[rows]) * weight).sum()
    return loss


def chains(network: Network, h: Tensor, batch: Batch) -> Tensor | None:
    """Improbability that a mention goes to none of its antecedents; mentions whose antecedents are elsewhere are left out."""
    rows, anchors, found = gather(batch, "chain")
    keep = [i for i, x in enumerate(found) if x["mentions"] or x["new"]]
    if not keep:
        return None
    found = [found[i] for i in keep]
    s = network.coreference(h, batch.sentence, rows[keep], anchors[keep])
    gold = torch.cat([torch.zeros(len(keep), 1, device=h.device), many_hot(found, "mentions", h.shape[1], h.device)], 1)
    gold[:, 0] = torch.tensor([float(x["new"]) for x in found], device=h.device)
    return (s.logsumexp(-1) - s.masked_fill(gold == 0, -1e9).logsumexp(-1)).mean()


def pairs(network: Network, start: Tensor, h: Tensor, batch: Batch) -> Tensor:
    """Classes of marked pairs, whatever their task."""
    rows, _, found = gather(batch, "pair")
    first = h[rows, [x["first"][0] for x in found]]
    second = h[rows, [x["second"][0] for x in found]]
    x = network.pairs(start[rows], first, second)
    loss = x.new_zeros(())
    for task, out in network.pairs.out.items():
        at = [i for i, link in enumerate(found) if link["task"] == task]
        if at:
            gold = torch.tensor([found[i]["label"] for i in at], device=h.device)
            loss = loss + F.cross_entropy(out(x[at]), gold, label_smoothing=0.05, reduction="sum") / len(found)
        at = [i for i, link in enumerate(found) if task in link.get("taught", ({},))[0]]
        if at:
            told = torch.tensor([found[i]["taught"][0][task] for i in at], device=h.device)
            loss = loss + 0.5 * F.cross_entropy(out(x[at]).float(), told, reduction="sum") / len(found)
    return loss


def total(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The losses of one batch by head, weighted; their sum is what is minimised."""
    start, h = network.piece_vectors(batch)
    out = {}
    if "head" in batch.labels:
        out["parse"] = parser(network, h, batch)
        out["upos"] = tags(network.upos(h), batch.labels["upos"])
    if "lemma" in batch.labels:
        out["lemma"] = 0.5 * tags(network.lemma(h), batch.labels["lemma"])
    if "entity" in batch.labels:
        out["entity"] = 1.5 * names(network.entity(h), batch.labels["entity"])
    if "cue" in batch.labels:
        out["attribution"] = attribution(network, h, batch)
    if batch.task == "claims":
        out["claims"] = claims(network, h, batch)
    if batch.task == "taught":
        out["taught"] = taught_claims(network, h, batch)
    elif batch.task == "pairs":
        out["pairs"] = pairs(network, start, h, batch)
    elif any(batch.links):
        loss = chains(network, h, batch)
        if loss is not None:
            out["chains"] = 0.3 * loss
    return out
