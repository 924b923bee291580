"""Word shapes: what an uncased vocabulary forgets about a word's letters.

FORMAT.md repeats these definitions for the C++ reader; change both together.
"""

from __future__ import annotations

from functools import lru_cache

BASE = ("lower", "title", "upper", "initial", "mixed", "digits", "alnum", "other")
"""Shapes of a word. Row 0 of the embedding is "none" (the special pieces), then these, then these at a sentence's start."""

NAMES = ("none", *BASE, *(f"{name}^" for name in BASE))


@lru_cache(maxsize=1 << 18)
def base_shape(word: str) -> int:
    """Shape of a word by its letters and digits alone; everything else in it is ignored.

    Parameters
    ----------
    word : str
        The word as written.

    Returns
    -------
    int
        Index into `BASE`.
    """
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdecimal() for c in word)
    if not letters:
        return 5 if digits else 7
    if digits:
        return 6
    upper = [c.isupper() for c in letters]
    if not any(upper):
        return 0
    if len(letters) == 1:
        return 3
    if all(upper):
        return 2
    if upper[0] and not any(upper[1:]):
        return 1
    return 4


def shape_row(word: str, initial: bool) -> int:
    """Row of the shape embedding for a word.

    Parameters
    ----------
    word : str
        The word as written.
    initial : bool
        Whether it is the first word of its sentence.

    Returns
    -------
    int
        1 to ``2 * len(BASE)``.
    """
    return 1 + base_shape(word) + (len(BASE) if initial else 0)
