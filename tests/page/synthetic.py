#!/usr/bin/env python3
"""Writes extracted claims between invented actors, as `claimgraph extract` would: synthetic.py CLAIMS > claims.jsonl

A few actors take part in most claims, as in news; dates run over two years. The same number gives the same claims.
"""
import json
import random
import sys

STATES = ["Arvenia", "Belmark", "Corrand", "Dorvale", "Estmere", "Falkenia", "Gostria", "Haldane"]
ROLES = ["foreign minister", "envoy", "opposition leader", "spokeswoman", "general", "mayor"]
FIRST = ["Ilan", "Mira", "Tove", "Oskar", "Sefa", "Dario", "Lene", "Anouk", "Pavel", "Runa", "Yara", "Imre"]
LAST = ["Sorn", "Velde", "Markov", "Asker", "Tarn", "Holm", "Brandt", "Okoye", "Lindqvist", "Dane", "Ferro", "Kessel"]
GROUPS = [("Workers' Union", "organisation"), ("Free Valley Front", "armed_group"), ("Liberal League", "party"), ("Grain Company", "company"),
          ("High Court", "court"), ("Daily Courier", "media"), ("Fishers", "group")]
VERBS = {"accuse": ("accused", "of breaking the border accord"), "blame": ("blamed", "for the failure of the talks"),
         "criticize": ("criticized", "over the new tariff"), "demand": ("urged", "to open the bridge"), "thank": ("thanked", "for the shelter it gave"),
         "praise": ("praised", "for its patience"), "consult": ("met", "to speak about the river"), "agree": ("agreed with", "on a ceasefire"),
         "threaten": ("threatened", "with a boycott"), "support": ("supported", "in the dispute over grain")}


def actors(random_, count):
    out = [{"id": name.lower(), "name": name, "type": "state", "aliases": []} for name in STATES[:count]]
    while len(out) < count:
        state, number = random_.choice(STATES), len(out)
        if number % 3:
            name, kind = f"{random_.choice(FIRST)} {random_.choice(LAST)} {number}", "person"
        else:
            group, kind = random_.choice(GROUPS)
            name = f"{group} {number}"
        actor = {"id": f"actor-{number}", "name": name, "type": kind, "aliases": [], "side": state}
        if kind == "person":
            actor["role"] = random_.choice(ROLES)
        out.append(actor)
    return out


def end(actor, sentence, offset):
    begin = sentence.index(actor["name"])
    out = {"actor": actor["id"], "name": actor["name"], "mention": actor["name"], "span": [offset + begin, offset + begin + len(actor["name"])]}
    return out | ({"side": actor["side"]} if "side" in actor else {})


def piece(words, sentence, offset):
    begin = offset + sentence.index(words)
    return {"text": words, "span": [begin, begin + len(words)]}


def document(random_, everyone, number, size):
    month = random_.choice([2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 9, 10, 11, 14, 15, 17, 20, 21, 21, 21, 22, 23])
    date = f"{2024 + month // 12}-{month % 12 + 1:02}-{random_.randint(1, 28):02}"
    outlet = ["Morning Sample", "Evening Sample", "River Post"][number % 3]
    title = f"Day {number} of the talks on the river"
    text, claims, present = title + "\n\n", [], {}
    for at in range(size):
        source, target = (everyone[min(len(everyone) - 1, int(random_.paretovariate(0.75)) - 1)] for _ in range(2))
        if source is target:
            target = random_.choice([actor for actor in everyone if actor is not source])
        relation = random_.choice(list(VERBS))
        verb, charge = VERBS[relation]
        sentence = f"{source['name']} {verb} {target['name']} {charge} on Monday."
        claims.append({
            "id": f"{number:08x}{at:08x}", "source": end(source, sentence, len(text)), "relation": relation, "target": end(target, sentence, len(text)),
            "reporters": [], "negated": random_.random() < 0.05, "hypothetical": random_.random() < 0.08, "modality": "asserted", "tense": "past",
            "polarity": 0, "cue": piece(verb, sentence, len(text)), "charge": piece(charge.split(" ", 1)[1], sentence, len(text)),
            "evidence": {"text": sentence, "span": [len(text), len(text) + len(sentence)]}, "sentence": [len(text), len(text) + len(sentence)],
            "quote": "none", "confidence": round(random_.uniform(0.4, 0.99), 2), "extractor": "model"})
        present |= {source["id"]: source, target["id"]: target}
        text += sentence + " The hall was full, and nobody left before the end. "
    return {"id": f"doc-{number}", "title": title, "date": date, "outlet": outlet, "actors": list(present.values()), "attributions": [], "claims": claims, "text": text}


def main():
    wanted = int(sys.argv[1])
    random_ = random.Random(wanted)
    everyone = actors(random_, max(8, wanted // 5))
    written = number = 0
    while written < wanted:
        size = min(random_.randint(3, 9), wanted - written)
        print(json.dumps(document(random_, everyone, number, size), ensure_ascii=False))
        written += size
        number += 1


if __name__ == "__main__":
    main()
