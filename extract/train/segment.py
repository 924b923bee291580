"""A small splitter into sentences and words, good enough to train on news; the product's own is in C++.

Words follow UD English: contractions and possessives apart, hyphens apart, abbreviations whole.
"""

from __future__ import annotations

import re

from .documents import Sentence

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Lt Col Maj Capt Sgt Rev Hon St Jr Sr Inc Corp Co Ltd Bros vs etc No Jan Feb Mar Apr "
    "Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind "
    "Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo"
).split()
_WORD = re.compile(
    r"\[unused\d\]"
    r"|https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|[@#]\w+"
    r"|(?:[A-Za-z]\.){2,}|\b[A-Z]\.(?=\s+[A-Z])"
    r"|\b(?:" + "|".join(_ABBREVIATIONS) + r")\."
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|bn|m|k)?\b"
    r"|[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b"
    r"|[cC]an(?=not\b)"
    r"|\w+(?:[&.]\w+)*"
    r"|\.{2,}|-{2,}|[!?]{2,}|\S",
)  # fmt: skip
_CLOSING = "\"'”’)]»"
_OPENING = "\"'“‘([«"
_NO_END = {f"{a}." for a in _ABBREVIATIONS if a not in ("Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "etc")}


def words(text: str, begin: int = 0) -> list[tuple[str, int, int]]:
    """Words with their code-point offsets in `text`, shifted by `begin`."""
    return [(m.group(), begin + m.start(), begin + m.end()) for m in _WORD.finditer(text)]


def split_sentences(tokens: list[tuple[str, int, int]], text: str) -> list[list[tuple[str, int, int]]]:
    """Cut words into sentences at line breaks and at full stops before something that begins a sentence."""
    out: list[list[tuple[str, int, int]]] = []
    current: list[tuple[str, int, int]] = []
    for i, token in enumerate(tokens):
        current.append(token)
        if i + 1 == len(tokens):
            break
        gap = text[token[2] : tokens[i + 1][1]]
        if "\n" in gap:
            out.append(current)
            current = []
            continue
        if not gap:
            continue
        tail = [t[0] for t in current[-3:]]
        while len(tail) > 1 and tail[-1] in _CLOSING:
            tail.pop()
        following = tokens[i + 1][0]
        starts = following[:1].isupper() or following[:1].isdigit() or following in _OPENING
        stop = tail[-1][-1:] in ".!?" and tail[-1] not in _NO_END and not (len(tail[-1]) == 2 and tail[-1][0].isupper())
        if stop and starts and not (tail[-1][:-1].count(".") and following[:1].islower()):
            abbreviated = tail[-1].count(".") > 1 and following not in ("The", "But", "He", "She", "It", "They", "In", "A", '"', "“")
            if not abbreviated:
                out.append(current)
                current = []
    if current:
        out.append(current)
    return out


def sentences(text: str) -> list[Sentence]:
    """Sentences of a text, with the words' offsets as spans."""
    out = []
    for s in split_sentences(words(text), text):
        out.append(Sentence([w for w, _, _ in s], {}, [(b, e) for _, b, e in s]))
    return out
