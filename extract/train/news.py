"""Claims and attributions as labels and links; see `train.links` for references.

Links of a document are dictionaries: ``kind`` ("attribution", "claim", "chain", "pair"), ``anchor`` (a word), ``words`` (lists of words
by role) and ``values`` (labels).
"""

from __future__ import annotations

import json
from pathlib import Path

from . import links
from .documents import Document, Sentence
from .network import RELATIONS, Labels
from .segment import sentences
from .sources import NONE, bio, headline
from .treebank import gum_mention_heads, open_text

ROLES = ("source", "cue", "content")
PRONOUNS = set(
    [
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "you",
        "your",
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "who",
        "whom",
        "whose",
        "which",
    ]
)


def polnear(path: Path, labels: Labels) -> list[Document]:
    """PolNeAR's articles: silver "entity", tags "source", "cue" and "content" (0 out, 1 begin, 2 inside), attributions, chains."""
    entity = {x: i for i, x in enumerate(labels.entity)}
    out = []
    with open_text(path) as file:
        for line in file:
            d = json.loads(line)
            if "corenlp" not in d:
                continue
            parts = []
            for s in d["corenlp"]["sentences"]:
                words = [d["text"][t[0] : t[1]] for t in s]
                silver = [NONE] * len(words) if headline(words) else [entity[x] for x in bio([t[4] for t in s])]
                tags = {r: [0] * len(words) for r in ROLES}
                parts.append(Sentence(words, {"entity": silver, **tags}, [(t[0], t[1]) for t in s]))
            doc = Document(d["id"], parts, d["text"])
            for a in d["attributions"]:
                words = {r: [w for span in a.get(r, []) for w in links.words_in(doc, *span)] for r in ROLES}
                for r, refs in words.items():
                    for n, (k, i) in enumerate(refs):
                        parts[k].labels[r][i] = 2 if n and parts[k].labels[r][i] != 1 else 1
                if words["cue"]:
                    doc.links.append({"kind": "attribution", "anchor": words["cue"][0], "words": words})
            doc.links += _chains(doc, d["corenlp"])
            out.append(doc)
    return out


def _chains(doc: Document, corenlp: dict) -> list[dict]:
    """CoreNLP's chains, as far as third-person pronouns point back by them."""
    out = []
    for chain in corenlp["coref"]:
        heads = []
        for k, b, e in chain:
            rows = corenlp["sentences"][k]
            top = [i for i in range(b, e) if not b < rows[i][5] <= e]
            heads.append((k, top[0] if top else e - 1))
        for ref in heads:
            word = doc.sentences[ref[0]].words[ref[1]].lower()
            if word in PRONOUNS and word[0] in "hst":
                earlier = [h for h in heads if h < ref]
                if earlier:
                    out.append({"kind": "chain", "anchor": ref, "words": {"mentions": earlier}, "values": {"new": 0}})
    return out


def add_gum_chains(document: Document) -> None:
    """Add links from the head of each mention in a document of GUM to the heads of the earlier ones of its chain."""
    seen: dict[str, list[links.Ref]] = {}
    for k, s in enumerate(document.sentences):
        for name, i in gum_mention_heads(s.meta["rows"]):
            earlier = seen.setdefault(name, [])
            values = {"new": int(not earlier)}
            document.links.append({"kind": "chain", "anchor": (k, i), "words": {"mentions": list(earlier)}, "values": values})
            earlier.append((k, i))


def claim_documents(path: Path) -> list[Document]:
    """The documents of a claims set, split into words; offsets count in title, blank line, text."""
    out = []
    with open_text(path) as file:
        for line in file:
            d = json.loads(line)
            text = (d["title"] + "\n\n" if d.get("title") else "") + d["text"]
            out.append(Document(d["id"], sentences(text), text))
    return out


def add_claims(documents: list[Document], gold: Path) -> dict[str, int]:
    """Turn gold edges into "claim" links of parsed documents.

    The anchor is the cue's highest content word; without a cue, the target's head, else the source's.

    Returns
    -------
    dict
        How many edges were there, and how many lack what.
    """
    by_id = {d.id: d for d in documents}
    count = dict.fromkeys(("edges", "lost", "no source", "no target", "no cue"), 0)
    with open_text(gold) as file:
        for line in file:
            g = json.loads(line)
            doc = by_id.get(g["id"])
            if doc is None:
                continue
            for c in g["claims"]:
                count["edges"] += 1
                link = _claim(doc, c, count)
                if link is None:
                    count["lost"] += 1
                else:
                    doc.links.append(link)
    return count


def _claim(doc: Document, c: dict, count: dict[str, int]) -> dict | None:
    found = links.find_spans(c["evidence"], doc.text)
    evidence = found[0] if found else None
    cues = links.find_spans(c.get("cue", ""), doc.text)
    cue = links.nearest(cues, *(evidence or (0, len(doc.text))), evidence or (0, 0)) or (cues[0] if cues else None)
    place = cue or evidence
    if place is None:
        return None
    touched = links.words_in(doc, *place)
    if not touched:
        return None
    first, last = touched[0][0], touched[-1][0]
    begin, end = doc.sentences[first].spans[0][0], doc.sentences[last].spans[-1][1]
    ends: dict[str, list[links.Ref]] = {"source": [], "target": []}
    for role in ends:
        spans = links.find_spans(c.get(f"{role}_mention", ""), doc.text)
        span = links.nearest(spans, begin, end, place) or links.nearest(spans, begin - 250, end + 250, place)
        head = links.head_of(doc, links.words_in(doc, *span)) if span else None
        if head is None:
            count[f"no {role}"] += 1
        else:
            ends[role] = [head]
    if cue:
        anchor = links.cue_anchor(doc, touched)
    else:
        count["no cue"] += 1
        anchor = next((x[0] for x in (ends["target"], ends["source"]) if x), None)
    if anchor is None:
        return None
    values = {
        "relation": RELATIONS.index(c["relation"]) + 1,
        "negated": int(c["negated"]),
        "hypothetical": int(c["hypothetical"]),
    }
    return {"kind": "claim", "anchor": anchor, "words": ends, "values": values}
