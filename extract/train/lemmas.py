"""Lemma rules: edit scripts that turn a word form into its lemma.

A rule is ``("word", text)``, which replaces the whole form, or ``(case, front, prefix, back, suffix)``: change the
form's case, drop `front` code points at its start and `back` at its end, then put `prefix` before and `suffix` after
what is left. `case` is one of "lower", "keep", "title" (first code point upper, the rest lower) and "upper".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

Rule = tuple[str, int, str, int, str] | tuple[str, str]

CASES = {
    "lower": str.lower,
    "keep": str,
    "title": lambda s: s[:1].upper() + s[1:].lower(),
    "upper": str.upper,
}


def apply_rule(rule: Rule, form: str) -> str:
    """The lemma that a rule makes of a form; the lower-cased form where the rule cannot be applied.

    Parameters
    ----------
    rule : Rule
        As described above.
    form : str
        The word as written.

    Returns
    -------
    str
        Never empty.
    """
    if len(rule) == 2:
        return rule[1]
    case, front, prefix, back, suffix = rule
    if front + back > len(form):
        return form.lower()
    base = CASES[case](form)
    return prefix + base[front : len(base) - back] + suffix or form.lower()


@lru_cache(maxsize=1 << 18)
def find_rule(form: str, lemma: str) -> Rule:
    """The smallest rule that turns `form` into `lemma`.

    Ties go to the earlier case of "lower", "keep", "title", "upper". A pair that shares fewer than two code points (one for words
    of one or two) becomes a whole-word rule.
    """
    best: tuple[int, Rule] | None = None
    for case, change in CASES.items():
        base = change(form)
        if len(base) != len(form):
            continue
        m = SequenceMatcher(None, base, lemma, autojunk=False).find_longest_match()
        if m.size < min(2, len(form), len(lemma)) or m.size == 0:
            continue
        back, suffix = len(base) - m.a - m.size, lemma[m.b + m.size :]
        cost = m.a + m.b + back + len(suffix)
        if best is None or cost < best[0]:
            best = cost, (case, m.a, lemma[: m.b], back, suffix)
    if best is None or best[0] > len(form) + len(lemma) - 2 and len(form) > 2:
        return ("word", lemma)
    return best[1]


def collect_rules(pairs: Iterable[tuple[str, str]], most: int = 1000, least: int = 2) -> list[Rule]:
    """The commonest rules of a training set, commonest first.

    Parameters
    ----------
    pairs : iterable of (form, lemma)
        The training words.
    most, least : int
        Keep at most `most` rules, each seen `least` times or more.
    """
    counts = Counter(find_rule(f, x) for f, x in pairs)
    ranked = sorted(counts.items(), key=lambda kv: (-kv[1], str(kv[0])))
    return [rule for rule, n in ranked[:most] if n >= least]
