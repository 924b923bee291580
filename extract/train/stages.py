"""What is trained in which stage, and what is measured after each epoch.

Stage one ("trees") fits the treebanks and names. Its model then parses the claims documents, so that cues and mentions have heads, and
stage two ("all") goes on from it with every head. Stage "plover" is for cross-validation: from stage one, with PLOVER alone.
"""

from __future__ import annotations

import gzip
import json
import pickle
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch

from . import evaluate, news, pairs, predict, sources
from .batches import training_batches
from .codebook import codebook
from .documents import Document, Window
from .network import PLOVER, STANCE, Labels, Network
from .segment import sentences
from .teach import Taught
from .trainer import shuffled
from .treebank import read_conllu, read_iob2
from .wordpiece import WordPiece

Batches = list[list[Window]]
HIDDEN_PIECES = 0.05
"""Share of word pieces that stage "all" replaces by [MASK], so that the small sets are not learned by heart."""
FOLDS = 5
"""Row i of PLOVER is in fold i % FOLDS."""


def exact() -> Any:
    """Switch the CPU's matrix products to full precision; returns what to give to `inexact`."""
    before = torch.backends.mkldnn.matmul.fp32_precision
    torch.backends.mkldnn.matmul.fp32_precision = "ieee"
    return before


def inexact(before: Any) -> None:
    """Undo `exact`."""
    torch.backends.mkldnn.matmul.fp32_precision = before


def trees_stage(
    shared: Path, labels: Labels, tokenizer: WordPiece, banks: list[Document], pieces: int, seed: int, limit: int
) -> Callable[[int], Batches]:
    """Treebanks in full and a quarter of the articles in each epoch."""
    trees = sources.treebank(banks, labels)
    articles = news.polnear(shared / "data/polnear/train.jsonl.gz", labels)
    if limit:
        trees, articles = trees[:limit], articles[:limit]
    for d in articles:
        d.links = []
        for s in d.sentences:
            s.labels = {"entity": s.labels["entity"]}

    def epoch(n: int) -> Batches:
        rng = random.Random(1000 * seed + n)
        some = rng.sample(articles, max(1, len(articles) // 4))
        return shuffled(
            [
                training_batches(trees, tokenizer, pieces, rng, "tree", 0.06),
                training_batches(some, tokenizer, pieces, rng, "news", 0.15),
            ],
            rng.randrange(1 << 30),
        )

    return epoch


def parsed_claims(
    shared: Path, name: str, network: Network, labels: Labels, tokenizer: WordPiece, cache: Path | None = None, limit: int = 0
) -> list[Document]:
    """Documents of a claims set, parsed by a network; kept in `cache` for the next time."""
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())
    documents = news.claim_documents(shared / f"claims/{name}.docs.jsonl")
    documents = documents[:limit] if limit else documents
    evaluate.parse(network, labels, tokenizer, documents)
    for d in documents:
        for s in d.sentences:
            s.meta.pop("entity_scores")
    if cache:
        cache.write_bytes(pickle.dumps(documents))
    return documents


def all_stage(
    shared: Path, labels: Labels, tokenizer: WordPiece, network: Network, banks: list[Document], out: Path, a: Any
) -> Callable[[int], Batches]:
    """Every task: treebanks, claims and stance in full, half of the articles and of a teacher's texts, PLOVER twice, in each epoch."""
    trees = sources.treebank(banks, labels)
    for d in trees:
        if d.id.startswith("GUM"):
            news.add_gum_chains(d)
    articles = news.polnear(shared / "data/polnear/train.jsonl.gz", labels)
    cache = None if a.limit else out / "claims.pickle"
    told = parsed_claims(shared, "train", network, labels, tokenizer, cache, a.limit)
    count = news.add_claims(told, shared / "claims/train.gold.jsonl")
    print(json.dumps(count), file=sys.stderr)
    stance = pairs.stance(shared / "data/dse/train.tsv")
    plover = pairs.plover(shared / "data/plover/train.tsv")
    related = pairs.relation_pairs(told)
    taught = []
    if a.taught:
        teacher = Taught.load(a.taught)
        teacher.add_to(stance)
        taught = teacher.documents
    if a.limit:
        trees, articles, stance, plover, related = (x[: a.limit] for x in (trees, articles, stance, plover, related))

    def epoch(n: int) -> Batches:
        rng = random.Random(1000 * a.seed + n)
        marked = [pairs.swapped(d) if rng.random() < 0.5 else d for d in stance]
        marked += plover * 2 + codebook(rng) + rng.sample(related, len(related) // 2)

        def part(documents: Sequence[Document], task: str, recased: float = 0.0, hidden: float = HIDDEN_PIECES) -> Batches:
            return training_batches(documents, tokenizer, a.pieces, rng, task, recased, hidden)

        some = rng.sample(articles, max(1, len(articles) // 2))
        silver = rng.sample(taught, len(taught) // 2)
        return shuffled(
            [
                part(trees, "tree", 0.05, 0.02),
                part(some, "news", 0.08),
                part(told, "claims", 0.05),
                part(silver, "taught", 0.05),
                part(marked, "pairs"),
            ],
            rng.randrange(1 << 30),
        )

    return epoch


def plover_stage(shared: Path, tokenizer: WordPiece, a: Any) -> Callable[[int], Batches]:
    """The PLOVER rows that are not held out, and the code book."""
    rows = [d for i, d in enumerate(pairs.plover(shared / "data/plover/train.tsv")) if i % FOLDS != a.fold]

    def epoch(n: int) -> Batches:
        rng = random.Random(1000 * a.seed + n)
        return shuffled([training_batches(rows + codebook(rng), tokenizer, a.pieces, rng, "pairs", 0.05, HIDDEN_PIECES)], n)

    return epoch


def tree_figures(network: Network, labels: Labels, tokenizer: WordPiece, shared: Path) -> dict[str, Any]:
    """Parsing and names on the dev sets."""
    documents = read_conllu(shared / "data/ud/ewt-dev.conllu.gz")
    before = exact()
    evaluate.parse(network, labels, tokenizer, documents)
    inexact(before)
    gold = read_iob2(shared / "data/ner/ewt-dev.iob2")
    return {**evaluate.parse_figures(documents), **evaluate.entity_figures(documents, gold)}


def score(shared: Path, script: str, gold: str, rows: list[dict[str, Any]], out: Path) -> list[str]:
    """Run one of the scorers of ../shared/tools on predictions; its lines."""
    path = out / f"{script}.jsonl"
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf8")
    command = [sys.executable, str(shared / f"tools/{script}.py"), str(shared / gold), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def pair_figures(network: Network, tokenizer: WordPiece, rows: list[Document], task: str, classes: int) -> dict[str, float]:
    """Micro and macro F1 on marked pairs."""
    told = predict.pair_probabilities(network, tokenizer, rows, task).argmax(-1)
    return predict.class_figures([d.links[0]["values"]["label"] for d in rows], told, classes)


def plover_figures(network: Network, tokenizer: WordPiece, shared: Path, fold: int) -> dict[str, Any]:
    """PLOVER on the rows that were held out."""
    rows = pairs.plover(shared / "data/plover/train.tsv")[fold::FOLDS]
    return {"fold": fold, "plover": pair_figures(network, tokenizer, rows, "plover", len(PLOVER))}


def news_figures(network: Network, labels: Labels, tokenizer: WordPiece, shared: Path, out: Path) -> dict[str, Any]:
    """Attributions, claims and stance on the dev sets."""
    before = exact()
    figures: dict[str, Any] = {}
    with gzip.open(shared / "data/polnear/dev.jsonl.gz", "rt", encoding="utf8") as file:
        articles = [json.loads(line) for line in file]
    documents = [Document(d["id"], sentences(d["text"]), d["text"]) for d in articles]
    rows = predict.attributions(network, tokenizer, documents)
    lines = score(shared, "score_attributions", "data/polnear/dev.jsonl.gz", rows, out)
    figures["attribution"] = [float(x.split("F1")[1].split()[0]) for x in lines]
    told = parsed_claims(shared, "dev", network, labels, tokenizer)
    for threshold in (0.3, 0.5):
        rows = predict.claims(network, labels, tokenizer, told, threshold)
        lines = score(shared, "score_claims", "claims/dev.gold.jsonl", rows, out)
        figures[f"claims@{threshold}"] = [float(x.split("F1")[1].split()[0]) for x in lines[:4]] + [lines[0].split("F1")[0].strip()]
    rows = pairs.stance(shared / "data/dse/valid.tsv")
    figures["stance"] = pair_figures(network, tokenizer, rows, "stance", len(STANCE))
    inexact(before)
    return figures
