"""Made-up sentences for the PLOVER roots: every phrase of ``codebook.csv`` with names and circumstances drawn around it.

Some roots have fewer than twenty rows in the training set; these phrases say what belongs to them.
"""

from __future__ import annotations

import csv
import random
from pathlib import Path

from .documents import Document
from .network import PLOVER
from .pairs import pair_document

ACTORS = (
    "Turkey|Kenya|Norway|Peru|Vietnam|Serbia|Egypt|Canada|Mongolia|Chile|Estonia|Jordan|Myanmar|Bolivia|"
    "the United States|the Philippines|South Korea|North Macedonia|Saudi Arabia|the European Union|the United Nations|"
    "the African Union|the World Bank|the prime minister of Latvia|President Mutombo|Prime Minister Halvorsen|"
    "Foreign Minister Okello|the Ethiopian government|the Ukrainian army|the Lebanese parliament|"
    "the Colombian authorities|Thai police|the interior ministry|the supreme court|the central bank|"
    "Indonesian officials|Iraqi security forces|Kurdish fighters|Maoist rebels|the separatists|opposition leaders|"
    "members of parliament|trade unions|farmers|students|doctors|hundreds of workers|human rights activists|journalists|"
    "local residents|refugees|two aid workers|a Russian businessman|the opposition party|the militia|the coast guard|"
    "its southern neighbour|the Vatican|the regional council"
).split("|")
BEFORE = (
    "|On Tuesday ,|Last week ,|In a statement ,|After months of tension ,|Earlier this year ,|State television said|"
    "Officials said that|According to a report ,"
).split("|")
AFTER = (
    ".|on Friday .|, officials said .|, according to state media .|after a border incident .|"
    "in the capital late on Sunday .|amid an economic crisis .|, a spokesman told reporters .|"
    "for the first time in a decade .|following the election .|, raising hopes in the region .|"
    ", to the dismay of its allies ."
).split("|")


def phrases() -> list[tuple[str, str]]:
    """Root and phrase of every row; ``{s}`` is the source, ``{t}`` the target."""
    with (Path(__file__).parent / "codebook.csv").open(encoding="utf8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [(r["root"], r["phrase"]) for r in rows]


def codebook(rng: random.Random) -> list[Document]:
    """One marked sentence for every phrase."""
    out = []
    for root, phrase in phrases():
        source, target = rng.sample(ACTORS, 2)
        told = phrase.format(s=f"[unused1] {source} [unused2]", t=f"[unused3] {target} [unused4]")
        before, after = rng.choice(("", rng.choice(BEFORE))), rng.choice(AFTER)
        out.append(pair_document(f"{before} {told} {after}".strip(), "plover", PLOVER.index(root)))
    return out
