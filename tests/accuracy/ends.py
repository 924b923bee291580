#!/usr/bin/env python3
"""How often the mention at the end of a gold claim gets the right name.

usage: ends.py MENTIONS DOCS.jsonl GOLD.jsonl [--scorer score_claims.py] [--list]

MENTIONS is the program `mentions` of this folder. Where the gold has `source_mention` and `target_mention` (train), our
mention of the same words in the evidence is looked at. Where it has not (dev), the mentions in the evidence whose own
words are among the gold's forms, else the evidence's pronouns; one of several right is enough. A mention is right if
its actor's name is among the gold's forms. --list prints every pronoun and description end.
"""
from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
from collections import Counter, defaultdict


def load_scorer(path: str):
    spec = importlib.util.spec_from_file_location("score_claims", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mentions")
    parser.add_argument("docs")
    parser.add_argument("gold")
    parser.add_argument("--scorer", default="../shared/tools/score_claims.py")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    forms = load_scorer(options.scorer).forms
    texts = {}
    for line in open(options.docs, encoding="utf8"):
        document = json.loads(line)
        title = document.get("title")
        texts[document["id"]] = f"{title}\n\n{document['text']}" if title else document["text"]
    found = defaultdict(list)
    for line in subprocess.run([options.mentions, options.docs], check=True, capture_output=True, text=True).stdout.splitlines():
        document, _, _, _, kind, _, _, _, begin, end, words, name = line.split("\t")
        found[document].append((int(begin), int(end), kind, words, name))
    right, total = Counter(), Counter()
    rows = []
    for line in open(options.gold, encoding="utf8"):
        document = json.loads(line)
        text = texts.get(document["id"], "")
        for claim in document["claims"]:
            at = text.find(claim["evidence"])
            if at < 0:
                continue
            inside = [m for m in found[document["id"]] if m[0] < at + len(claim["evidence"]) and m[1] > at]
            for end in ("source", "target"):
                accepted = forms(claim[end])
                if f"{end}_mention" in claim:
                    words = claim[f"{end}_mention"]
                    inside_words = [m for m in inside if words and (m[3] in words or words in m[3])]
                    same = max(inside_words, key=lambda m: min(len(m[3]), len(words)) - abs(len(m[3]) - len(words)), default=None)
                    if not same:
                        continue
                    kind, ok, names = same[2], bool(accepted & forms([same[4]])), f"{same[3]} = {same[4]}"
                else:
                    standing = [m for m in inside if m[2] != "pronoun" and accepted & forms([m[3]])]
                    standing = standing or [m for m in inside if m[2] == "pronoun"]
                    if not standing:
                        continue
                    kind = standing[0][2]
                    ok = any(accepted & forms([m[4]]) for m in standing)
                    names = "; ".join(f"{m[3]} = {m[4]}" for m in standing)
                kind = {"role": "description", "adjective": "name"}.get(kind, kind)
                total[kind] += 1
                right[kind] += ok
                if kind in ("pronoun", "description"):
                    rows.append(("right" if ok else "WRONG", kind, document["id"], claim[end][0], names, claim["evidence"]))
    for kind in sorted(total):
        print(f"{kind:12s} {right[kind]} of {total[kind]} = {100 * right[kind] / total[kind]:.1f} %")
    both = right["pronoun"] + right["description"], total["pronoun"] + total["description"]
    print(f"pronouns and descriptions {both[0]} of {both[1]} = {100 * both[0] / max(both[1], 1):.1f} %")
    if options.list:
        for row in rows:
            print(*row, sep=" | ")


if __name__ == "__main__":
    sys.exit(main())
