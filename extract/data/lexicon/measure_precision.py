#!/usr/bin/env python3
"""Measures how often each frame of the lexicon is right, and writes precision.json.

usage: measure_precision.py GOLD.jsonl PREDICTED.jsonl --scorer score_claims.py > precision.json

GOLD and PREDICTED as score_claims.py takes them; PREDICTED comes from `claimgraph extract`. A frame's precision is the
share of its edges that the gold file has, drawn towards the mean of all frames as if PRIOR more edges of that mean
had been seen, so that rare frames get no extreme values. Standard library only.
"""
import argparse
import importlib.util
import json
from collections import Counter

PRIOR = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold")
    parser.add_argument("predicted")
    parser.add_argument("--scorer", required=True, help="score_claims.py, whose rules say when an edge is right")
    args = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", args.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)

    def right(gold: dict, claim: dict) -> bool:
        return gold["relation"] == claim["relation"] and scorer.ends(
            gold, claim, gold["relation"], scorer.forms(gold["source"]), scorer.forms(gold["target"]),
            scorer.actor_forms(claim["source"]), scorer.actor_forms(claim["target"]))

    with open(args.gold, encoding="utf8") as lines:
        gold = {doc["id"]: doc["claims"] for doc in map(json.loads, lines)}
    found, correct = Counter(), Counter()
    with open(args.predicted, encoding="utf8") as lines:
        for doc in map(json.loads, lines):
            claims = doc["claims"]
            hits = {j for _, j in scorer.match(gold.get(doc["id"], []), claims, right)}
            for j, claim in enumerate(claims):
                kind, _, frame = claim["extractor"].partition(":")
                if kind == "lexicon":
                    found[frame] += 1
                    correct[frame] += j in hits
    mean = sum(correct.values()) / max(1, sum(found.values()))
    rows = [f'    "{frame}": {(correct[frame] + PRIOR * mean) / (found[frame] + PRIOR):.2f}' for frame in sorted(found)]
    print('{\n  "comment": "Written by measure_precision.py: do not edit.",\n  "precision": {\n' + ",\n".join(rows) + "\n  }\n}")


if __name__ == "__main__":
    main()
