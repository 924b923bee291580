#!/usr/bin/env python3
"""Measures how often the speaker of an attribution gets the name that the article gave before.

    tests/bench/speakers.py GOLD.jsonl[.gz] EXTRACTED.jsonl [--errors N]

GOLD: PolNeAR's articles with `attributions` and `corenlp` (entities and coreference chains by CoreNLP). EXTRACTED: what
`claimgraph extract` makes of the same texts, without titles. Attributions count whose source is a person's name or a third-person
pronoun and whose speaker has been named before in at least two words:

    name      the source ends in a name whose surname ends exactly one longer name of a person before it ("Ms. Venn" after "Orla Venn")
    pronoun   CoreNLP's chain of the pronoun has a mention before it that is such a name; CoreNLP is wrong in about one pronoun
              of four, so that no system reaches 100 here

An attribution is found where an extracted one shares words with its cue and its source. It is right where the actor that
it gives as speaker has that name or one with the same first and last word. Nothing but the standard library is needed.
"""
import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

PRONOUNS = {"he", "she", "him", "her", "his", "who"}
TITLES = {"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "senator", "secretary", "governor", "mayor", "speaker"}


def rows(path: Path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def words(name: str) -> list[str]:
    found = [w for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name.lower())]
    found = [re.sub(r"['’]s$", "", w) for w in found]
    while found and found[0] in TITLES:
        del found[0]
    return found


def persons(text: str, sentences: list) -> list[tuple[int, list[str]]]:
    """Names of persons: where they begin, and their words."""
    found = []
    for s in sentences:
        at = 0
        while at < len(s):
            end = at
            while end < len(s) and s[end][4] == "PERSON":
                end += 1
            if end > at:
                name = words(text[s[at][0] : s[end - 1][1]])
                if name:
                    found.append((s[at][0], name))
            at = max(end, at + 1)
    return found


def expected_name(document: dict, source: list, names: list) -> tuple[str, list[str]] | None:
    """The kind of the source and the name that its speaker had before; None where nothing is known."""
    begin, end = source[0][0], source[-1][1]
    text = document["text"][begin:end]
    sentences = document["corenlp"]["sentences"]
    earlier = [n for at, n in names if at < begin and len(n) > 1]
    if text.lower() in PRONOUNS:
        for chain in document["corenlp"]["coref"]:
            spans = [(sentences[k][b][0], sentences[k][e - 1][1]) for k, b, e in chain]
            if (begin, end) not in spans:
                continue
            before = [words(document["text"][b:e]) for b, e in spans if b < begin]
            named = [n for n in earlier if n in before]
            return ("pronoun", named[-1]) if named else None
        return None
    inside = [n for at, n in names if begin <= at < end]
    if len(inside) != 1 or words(text)[-1:] != inside[0][-1:]:
        return None
    full = {tuple(n) for n in earlier if n[-1] == inside[0][-1]}
    return ("name", list(full.pop())) if len(full) == 1 else None


def covered(a: list, b: list) -> bool:
    return any(x < v and u < y for x, y in a for u, v in b)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("extracted", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="print so many speakers that are wrong")
    options = parser.parse_args()
    told = {d["id"]: d for d in rows(options.extracted)}
    count: Counter = Counter()
    errors = []
    for document in rows(options.gold):
        if "corenlp" not in document:
            continue
        names = persons(document["text"], document["corenlp"]["sentences"])
        result = told.get(document["id"], {})
        actors = {a["id"]: a for a in result.get("actors", [])}
        for gold in document["attributions"]:
            if not gold.get("source") or not gold.get("cue"):
                continue
            expected = expected_name(document, gold["source"], names)
            if expected is None:
                continue
            kind, name = expected
            count[kind, "all"] += 1
            same = [a for a in result.get("attributions", []) if covered(a["cue"], gold["cue"]) and covered(a["source"], gold["source"])]
            if not same:
                continue
            count[kind, "found"] += 1
            actor = actors.get(same[0].get("speaker") or "", {})
            forms = [words(n) for n in [actor.get("name", ""), *actor.get("aliases", [])]]
            if any(f and (f == name or len(f) > 1 and (f[0], f[-1]) == (name[0], name[-1])) for f in forms):
                count[kind, "right"] += 1
            else:
                errors.append((document["id"], kind, " ".join(name), actor.get("name", "-"), gold["source"]))
    for kind in ("name", "pronoun"):
        count["both", "all"] += count[kind, "all"]
        count["both", "found"] += count[kind, "found"]
        count["both", "right"] += count[kind, "right"]
    for kind in ("name", "pronoun", "both"):
        n, found, right = (count[kind, x] for x in ("all", "found", "right"))
        print(f"{kind:8s} {n:5d} attributions, {found:5d} found, {right:5d} with the name: {100 * right / max(1, found):5.1f} % of the found, {100 * right / max(1, n):5.1f} % of all")
    for error in errors[: options.errors]:
        print(*error)


if __name__ == "__main__":
    main()
