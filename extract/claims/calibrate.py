#!/usr/bin/env python3
"""Measures the frames and fits the confidence of claims; prints how good both are on documents not fitted on.

usage: calibrate.py --claimgraph build/cli/claimgraph --claims ../shared/claims --scorer ../shared/tools/score_claims.py
                    [--model FILE] [--early FILE] [--write]

1. Extracts the training documents with --explain and takes every candidate claim with what speaks for it.
2. Measures each frame, asked alone: the share of its edges that the gold file has, drawn towards the mean of all frames as if PRIOR
   more edges of that mean had been seen. With --write: extract/data/lexicon/precision.json.
3. Fits a logistic regression from the candidates' features to whether the gold file has their edge; the frames' precisions
   that it sees come from the other FOLDS - 1 parts of the documents. The model has seen these documents in its training and is
   too sure there, so that frames seem to add little to it: a few numbers (an offset, a scale for what its arcs say and one for
   all else, and what it takes from a claim that no frame speaks for) are fitted to the development documents. With
   --write: extract/data/confidence.json, with a second table for the flag "hypothetical",
   fitted and adjusted in the same way.
4. Prints the expected calibration error over ten bins, and precision and recall by threshold; for the development
   documents every part of them by the numbers fitted to the others. The table is Markdown, for extract/model/README.md.

After --write, build claimgraph again: the tables are compiled in. To be run again after a new model file, changed frames or
changed actors. Standard library only; about two minutes.
"""
from __future__ import annotations

import argparse
import importlib.util
import json
import math
import subprocess
import tempfile
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

PRIOR = 5  # edges of mean precision that every frame is given
FOLDS = 5
PENALTY = 3.0  # of squared weights
FLAG_PENALTY = 1.0  # the same for the flag "hypothetical"
WORDS = 2.5  # logits by which words like "plans to" make an act hypothetical beside the flag of a model that has not seen it
DATA = Path(__file__).resolve().parent.parent / "data"
LEAST = 0.25  # default_min_confidence of extract/extractor.hpp
THRESHOLDS = (0.0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
ARC = "arc "  # features of the model's arcs begin so


class Candidate:
    """A claim that may be one, its features, and the gold edges of its document that it matches."""

    def __init__(self, document: str, claim: dict[str, Any], matches: list[int]) -> None:
        self.document = document
        self.matches = matches
        self.features = self.values(claim, "confidence")
        self.flag_features = self.values(claim, "hypothetical")
        self.frame: str | None = next((r["detail"] for r in claim["reasons"] if r["step"] == "frame"), None)
        self.fold = zlib.crc32(document.encode()) % FOLDS
        self.right = False
        self.hypothetical = False
        self.called_hypothetical = claim["hypothetical"]

    @staticmethod
    def values(claim: dict[str, Any], step: str) -> dict[str, float]:
        return {reason["detail"]: reason["value"] for reason in claim["reasons"] if reason["step"] == step}


def logit(p: float) -> float:
    p = min(max(p, 0.01), 0.99)
    return math.log(p / (1 - p))


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def mark_right(candidates: list[Candidate], kept: list[bool] | None = None) -> None:
    """The first kept candidate of an edge is right, further ones are not."""
    used = set()
    for at, candidate in enumerate(candidates):
        candidate.right = False
        if kept is not None and not kept[at]:
            continue
        for match in candidate.matches:
            if (candidate.document, match) not in used:
                used.add((candidate.document, match))
                candidate.right = True
                break


def load(options: argparse.Namespace, part: str, scorer: Any, extractor: str = "both") -> tuple[list[Candidate], int]:
    """All candidates of a part of the data, and the number of its gold edges."""
    with open(options.claims / f"{part}.gold.jsonl", encoding="utf8") as lines:
        gold = {doc["id"]: doc["claims"] for doc in map(json.loads, lines)}
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "candidates.jsonl"
        command = [options.claimgraph.resolve(), "extract", options.claims / f"{part}.docs.jsonl", "-o", output, "--quiet", "--explain"]
        command += ["--no-text", "--min-confidence", "0", "--extractor", extractor]
        model = options.early if part == "train" and options.early else options.model
        if model:
            command += ["--model", model]
        subprocess.run(command, check=True)
        with open(output, encoding="utf8") as lines:
            documents = [json.loads(line) for line in lines]
    candidates = []
    for document in documents:
        edges = [(edge, scorer.forms(edge["source"]), scorer.forms(edge["target"])) for edge in gold[document["id"]]]
        for claim in document["claims"]:
            source, target = scorer.actor_forms(claim["source"]), scorer.actor_forms(claim["target"])
            matches = [
                at
                for at, (edge, edge_source, edge_target) in enumerate(edges)
                if edge["relation"] == claim["relation"]
                and scorer.ends(edge, claim, edge["relation"], edge_source, edge_target, source, target)
            ]
            candidates.append(Candidate(document["id"], claim, matches))
            candidates[-1].hypothetical = any(edges[at][0]["hypothetical"] for at in matches)
    mark_right(candidates)
    return candidates, sum(map(len, gold.values()))


def measure_frames(candidates: list[Candidate], without_fold: int | None = None) -> dict[str, float]:
    found: Counter[str] = Counter()
    correct: Counter[str] = Counter()
    for candidate in candidates:
        if candidate.frame and candidate.fold != without_fold:
            found[candidate.frame] += 1
            correct[candidate.frame] += candidate.right
    mean = correct.total() / max(1, found.total())
    return defaultdict(
        lambda: mean, {frame: (correct[frame] + PRIOR * mean) / (found[frame] + PRIOR) for frame in sorted(found)}
    )


def solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Gaussian elimination with pivoting."""
    rows = [row[:] + [value] for row, value in zip(matrix, vector)]
    for column in range(len(rows)):
        pivot = max(range(column, len(rows)), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(column + 1, len(rows)):
            factor = rows[row][column] / rows[column][column]
            if factor:
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column])]
    found = [0.0] * len(rows)
    for row in reversed(range(len(rows))):
        rest = sum(rows[row][column] * found[column] for column in range(row + 1, len(rows)))
        found[row] = (rows[row][-1] - rest) / rows[row][row]
    return found


Row = tuple[dict[str, float], bool]  # features, and whether it is so


def fit(data: list[Row], penalty: float = PENALTY, start: dict[str, float] | None = None) -> dict[str, float]:
    """Logistic regression by Newton's method; the squared distance from `start` (0) is penalised."""
    names = sorted({name for features, _ in data for name in features})
    place = {name: at for at, name in enumerate(names)}
    rows = [([(place[name], value) for name, value in features.items()], right) for features, right in data]
    origin = [(start or {}).get(name, 0.0) for name in names]
    weights = origin[:]
    for _ in range(12):
        gradient = [penalty * (weight - first) for weight, first in zip(weights, origin)]
        curvature = [[penalty * (i == j) for j in range(len(names))] for i in range(len(names))]
        for features, right in rows:
            p = sigmoid(sum(weights[at] * value for at, value in features))
            slope, bend = p - right, p * (1 - p)
            for at, value in features:
                gradient[at] += slope * value
                row, scaled = curvature[at], bend * value
                for other, other_value in features:
                    row[other] += scaled * other_value
        step = solve(curvature, gradient)
        weights = [weight - change for weight, change in zip(weights, step)]
        if max(map(abs, step)) < 1e-4:
            break
    return dict(zip(names, weights))


def weigh(weights: dict[str, float], features: dict[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


OWN = "model alone"  # a feature with a number of its own on dev
DEV_PENALTY = 1.0  # of the few numbers fitted to dev


def in_parts(weights: dict[str, float], candidate: Candidate) -> dict[str, float]:
    """What the model's arcs say, and all else, in logits; and whether no frame speaks beside them."""
    arcs = weigh(weights, {name: value for name, value in candidate.features.items() if name.startswith(ARC)})
    return {"offset": 1.0, "arcs": arcs, "else": weigh(weights, candidate.features) - arcs, OWN: candidate.features.get(OWN, 0.0)}


def temper(weights: dict[str, float], candidates: list[Candidate]) -> dict[str, float]:
    """An offset, a scale for either part, and an addition for OWN: the model is surer where it was trained."""
    data = [(in_parts(weights, candidate), candidate.right) for candidate in candidates]
    return fit(data, DEV_PENALTY, {"arcs": 1.0, "else": 1.0})


def tempered(weights: dict[str, float], numbers: dict[str, float]) -> dict[str, float]:
    scaled = {n: w * numbers["arcs" if n.startswith(ARC) else "else"] for n, w in weights.items()}
    for name, feature in (("offset", "always"), (OWN, OWN)):
        scaled[feature] = scaled.get(feature, 0.0) + numbers[name]
    return scaled


def temper_flag(flag: dict[str, float], candidates: list[Candidate]) -> dict[str, float]:
    """The same for the flag "hypothetical": an offset, a scale, and how much more the words around the act count."""
    words = [name for name in flag if name not in ("always", "arc hypothetical")]
    data = [
        ({"offset": 1.0, "scale": weigh(flag, c.flag_features), "words": float(any(w in c.flag_features for w in words))}, c.hypothetical)
        for c in candidates
        if c.flag_features
    ]
    numbers = fit(data, FLAG_PENALTY, {"scale": 1.0, "words": WORDS})
    found = {name: weight * numbers["scale"] for name, weight in flag.items()}
    found["always"] += numbers["offset"]
    for name in words:
        found[name] += numbers.get("words", 0.0)
    return found


def see_precision(candidates: list[Candidate], precision: dict[str, float]) -> None:
    for candidate in candidates:
        if candidate.frame:
            candidate.features["frame"] = logit(precision[candidate.frame])


def calibration_error(probabilities: list[float], candidates: list[Candidate], bins: int = 10) -> float:
    error = 0.0
    for at in range(bins):
        inside = [(p, c.right) for p, c in zip(probabilities, candidates) if at == min(int(p * bins), bins - 1)]
        error += abs(sum(p for p, _ in inside) - sum(right for _, right in inside))
    return error / max(1, len(candidates))


def print_table(probabilities: list[float], candidates: list[Candidate], edges: int) -> None:
    print("| --min-confidence | claims | precision | recall | F1 |\n|---|---|---|---|---|")
    for threshold in THRESHOLDS:
        kept = [p >= threshold for p in probabilities]
        mark_right(candidates, kept)
        found, right = sum(kept), sum(c.right for c in candidates)
        precision, recall = right / max(1, found), right / edges
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"| {threshold:g} | {found} | {100 * precision:.1f} | {100 * recall:.1f} | {100 * f1:.1f} |")
    mark_right(candidates)


def write_json(path: Path, tables: dict[str, dict[str, float]], digits: int) -> None:
    lines = ['  "comment": "Written by extract/claims/calibrate.py: do not edit."']
    for key, values in tables.items():
        rows = ",\n".join(f"    {json.dumps(name)}: {values[name]:.{digits}f}" for name in sorted(values))
        lines.append(f'  "{key}": {{\n{rows}\n  }}')
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claimgraph", required=True, type=Path, help="the command")
    parser.add_argument("--claims", required=True, type=Path, help="folder of the claims data")
    parser.add_argument("--scorer", required=True, help="score_claims.py, whose rules say when an edge is right")
    parser.add_argument("--model", type=Path, help="model file (default: the command's own)")
    parser.add_argument(
        "--early", type=Path, help="an early state of the model's training, to read the training documents with: less sure of them"
    )
    parser.add_argument("--write", action="store_true", help="write the tables")
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", options.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)

    train, train_edges = load(options, "train", scorer)
    dev, dev_edges = load(options, "dev", scorer)
    frames_alone, _ = load(options, "train", scorer, "lexicon")
    precision = measure_frames(frames_alone)
    for fold in range(FOLDS):
        see_precision([c for c in train if c.fold == fold], measure_frames(frames_alone, without_fold=fold))
    see_precision(dev, precision)
    weights = fit([(c.features, c.right) for c in train])
    held_out = {}
    for fold in range(FOLDS):
        numbers = temper(weights, [c for c in dev if c.fold != fold])
        for candidate in dev:
            if candidate.fold == fold:
                held_out[id(candidate)] = sigmoid(weigh(numbers, in_parts(weights, candidate)))
    numbers = temper(weights, dev)
    print("numbers fitted to dev:", ", ".join(f"{name} {value:.2f}" for name, value in numbers.items()))
    for name, candidates, edges, probabilities in (
        ("train (fitted)", train, train_edges, [sigmoid(weigh(weights, c.features)) for c in train]),
        ("dev (held out)", dev, dev_edges, [held_out[id(c)] for c in dev]),
    ):
        error = calibration_error(probabilities, candidates)
        print(f"\n{name}: {len(candidates)} candidates, expected calibration error {error:.3f}\n")
        print_table(probabilities, candidates, edges)
    weights = tempered(weights, numbers)
    flag = fit([(c.flag_features, c.hypothetical) for c in train if c.right and c.flag_features], FLAG_PENALTY)
    rights = [c for c in dev if c.right]
    agree = 0
    for fold in range(FOLDS):
        of_others = temper_flag(flag, [c for c in rights if c.fold != fold])
        agree += sum(
            (weigh(of_others, c.flag_features) > 0 if c.flag_features else c.called_hypothetical) == c.hypothetical
            for c in rights
            if c.fold == fold
        )
    print(f"\nhypothetical: right for {100 * agree / max(1, len(rights)):.1f} % of dev's right candidates (held out)")
    flag = temper_flag(flag, rights)
    idle = Counter(c.frame for c in train if c.frame)
    idle.subtract(c.frame for c in train if c.frame and sigmoid(weigh(weights, c.features)) >= LEAST)
    all_of = Counter(c.frame for c in train if c.frame)
    print("frames of which no edge reaches --min-confidence:", *sorted(f for f in all_of if idle[f] == all_of[f]))
    if options.write:
        write_json(DATA / "lexicon" / "precision.json", {"precision": precision}, 2)
        write_json(DATA / "confidence.json", {"weights": weights, "hypothetical": flag}, 3)


if __name__ == "__main__":
    main()
