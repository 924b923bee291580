#!/usr/bin/env python3
"""Rewrites the section "Actors of a news archive" of docs/accuracy.md.

    tests/accuracy/archive.py build/cli/claimgraph ../shared/data/news

Merges the actors of both news files together as `build` does and lists the 50 nodes with most claims. Which of them are
wrong, and why, stands in archive_wrong.csv (id,why), written by hand; a node that is no longer there is named on stderr.
"""

import csv
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/accuracy.md"
BEGIN, END = "<!-- archive: begin -->", "<!-- archive: end -->"
NODES = 50


def key(name: str) -> str:
    """The name without case, accents and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[.'’]", "", plain.lower())
    return re.sub(r"[^a-z0-9&+]+", " ", plain).strip().removeprefix("the ")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def merged(command: str, news: Path, folder: Path) -> list[dict]:
    """The documents of the archive with merged actors."""
    guardian = folder / "guardian.jsonl"
    with gzip.open(news / "guardian-dev.jsonl.gz", "rb") as packed, guardian.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    out = folder / "merged.jsonl"
    # The news leads carry no date; they are of the second half of 2004.
    subprocess.run([command, "extract", news / "ag-world-dev.jsonl", guardian, "--date", "2004-10", "--merge", "names", "--no-text", "-o", out], check=True)
    with out.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def states(documents: list[dict]) -> tuple[int, list[str]]:
    """How many states are named, and who else but a person or a group of people bears a state's name."""
    state_of = {}
    for row in rows(ROOT / "extract/data/actors_states.csv"):
        for name in [row["name"], *row["aliases"].split("|")]:
            if name and ":" not in name:
                state_of.setdefault(key(name), row["id"])
    named, others = set(), set()
    for document in documents:
        for actor in document["actors"]:
            state = state_of.get(key(actor["name"]))
            if state is None or actor["type"] == "group":
                continue
            named.add(state)
            if actor["id"] != state:
                others.add(f"{actor['name']} ({actor['type']}, {actor['id']})")
    return len(named), sorted(others)


def section(documents: list[dict]) -> str:
    claims, spoken_in = Counter(), defaultdict(set)
    actors, sides = {}, defaultdict(Counter)
    for document in documents:
        for actor in document["actors"]:
            actors.setdefault(actor["id"], actor)
            if actor.get("side"):
                sides[actor["id"]][actor["side"]] += 1
            spoken_in[actor["id"]].add(document["id"])
        for claim in document["claims"]:
            for end in (claim["source"], claim["target"]):
                claims[end["actor"]] += 1
    wrong = {row["id"]: row["why"] for row in rows(Path(__file__).with_name("archive_wrong.csv"))}
    top = sorted(claims, key=lambda i: (-claims[i], i))[:NODES]
    for gone in wrong.keys() - set(top):
        print(f"{gone} is no longer among the first {NODES}: take it out of archive_wrong.csv", file=sys.stderr)
    count, others = states(documents)
    marked = [i for i in top if i in wrong]
    lines = [
        f"{len(documents):,} articles of shared/data/news together (news leads of 2004, articles of 2018 and 2019): "
        f"{sum(claims.values()) // 2:,} claims between {len(claims):,} nodes.",
        "",
        f"{count} states are named, each of them one node"
        + (". Their names are borne by others, too: " + "; ".join(others) if others else ", and nobody else has the name of one")
        + ".",
        "",
        f"The {NODES} nodes with most claims; {len(marked)} are marked as wrong:",
        "",
        "| node | type | side | claims | articles | wrong |",
        "|---|---|---|---|---|---|",
    ]
    for i in top:
        actor = actors[i]
        side = sides[i].most_common(1)[0][0] if sides[i] else ""
        lines.append(f"| {actor['name']} | {actor['type']} | {side} | {claims[i]} | {len(spoken_in[i])} | {wrong.get(i, '')} |")
    return "\n".join(lines)


def main() -> None:
    command, news = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        text = section(merged(command, Path(news), Path(folder)))
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# Accuracy\n"
    if BEGIN not in page:
        page = (
            page.rstrip("\n")
            + "\n\n## Actors of a news archive\n\nWritten by `tests/accuracy/archive.py build/cli/claimgraph ../shared/data/news`; "
            + f"what is wrong is marked by hand.\n\n{BEGIN}\n{END}\n"
        )
    head, rest = page.split(BEGIN)
    tail = rest.split(END)[1]
    PAGE.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
