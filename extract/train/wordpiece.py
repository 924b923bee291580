"""The uncased WordPiece tokenizer, word by word."""

from __future__ import annotations

import unicodedata
from pathlib import Path

MAX_WORD_PIECES = 16
"""Pieces kept of one word; the rest of a longer one is dropped."""
MAX_CHARS = 100


def _is_punctuation(c: str) -> bool:
    o = ord(c)
    ascii_symbol = 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126
    return ascii_symbol or unicodedata.category(c).startswith("P")


def _is_cjk(c: str) -> bool:
    o = ord(c)
    return (
        0x4E00 <= o <= 0x9FFF
        or 0x3400 <= o <= 0x4DBF
        or 0x20000 <= o <= 0x2A6DF
        or 0x2A700 <= o <= 0x2B73F
        or 0x2B740 <= o <= 0x2B81F
        or 0x2B820 <= o <= 0x2CEAF
        or 0xF900 <= o <= 0xFAFF
        or 0x2F800 <= o <= 0x2FA1F
    )


def basic_tokens(text: str) -> list[str]:
    """Lower-cased tokens without accents, split at white space, punctuation and CJK characters."""
    clean = []
    for c in text:
        if c in "\t\n\r" or unicodedata.category(c) == "Zs":
            clean.append(" ")
        elif c in "\0\ufffd" or unicodedata.category(c) in ("Cc", "Cf", "Cn", "Co", "Cs"):
            continue
        elif _is_cjk(c):
            clean.append(f" {c} ")
        else:
            clean.append(c)
    plain = [c for c in unicodedata.normalize("NFD", "".join(clean)) if unicodedata.category(c) != "Mn"]
    out: list[str] = []
    for token in "".join(plain).lower().split():
        fresh = True
        for c in token:
            if _is_punctuation(c):
                out.append(c)
                fresh = True
            elif fresh:
                out.append(c)
                fresh = False
            else:
                out[-1] += c
    return out


class WordPiece:
    """Greedy longest-match pieces of single words.

    Parameters
    ----------
    vocabulary : list of str
        The pieces in the order of their ids.
    """

    def __init__(self, vocabulary: list[str]) -> None:
        self.vocabulary = vocabulary
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unk, self.cls, self.sep, self.mask = (self.ids[t] for t in ("[UNK]", "[CLS]", "[SEP]", "[MASK]"))
        self._cache: dict[str, tuple[int, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """Read a vocabulary with one piece a line."""
        return cls(path.read_text(encoding="utf8").rstrip("\n").split("\n"))

    def pieces(self, word: str) -> tuple[int, ...]:
        """Ids of a word's pieces: at least one, at most `MAX_WORD_PIECES`.

        A word that is itself a special piece such as ``[unused1]`` is kept whole.
        """
        found = self._cache.get(word)
        if found is None:
            if word.startswith("[unused") and word in self.ids:
                found = (self.ids[word],)
            else:
                found = tuple(i for t in basic_tokens(word) for i in self._split(t))[:MAX_WORD_PIECES] or (self.unk,)
            self._cache[word] = found
        return found

    def _split(self, token: str) -> list[int]:
        if len(token) > MAX_CHARS:
            return [self.unk]
        out, begin = [], 0
        while begin < len(token):
            for end in range(len(token), begin, -1):
                i = self.ids.get(("##" if begin else "") + token[begin:end])
                if i is not None:
                    out.append(i)
                    begin = end
                    break
            else:
                return [self.unk]
        return out
