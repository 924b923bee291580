"""Maximum spanning trees with one root child (Chu-Liu and Edmonds)."""

from __future__ import annotations

import numpy as np


def _edmonds(scores: np.ndarray) -> np.ndarray:
    """Best heads for scores [dependents, heads] over the same nodes; node 0 is the root and has head -1."""
    n = scores.shape[0]
    heads = scores.argmax(1)
    heads[0] = -1
    color = np.zeros(n, dtype=int)
    cycle: list[int] = []
    for start in range(1, n):
        path, v = [], start
        while v > 0 and color[v] == 0:
            color[v] = start + 1
            path.append(v)
            v = int(heads[v])
        if v > 0 and color[v] == start + 1:
            cycle = path[path.index(v) :]
            break
    if not cycle:
        return heads
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    own = scores[cycle, heads[cycle]]
    small = np.full((len(outside) + 1,) * 2, -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(cycle, outside)] - own[:, None]
    enter = into.argmax(0)
    small[-1, :-1] = into.max(0)
    out = scores[np.ix_(outside, cycle)]
    leave = out.argmax(1)
    small[:-1, -1] = out.max(1)
    np.fill_diagonal(small, -np.inf)
    inner = _edmonds(small)
    result = heads.copy()
    k = len(outside)
    for i in range(1, k):
        result[outside[i]] = cycle[leave[i]] if inner[i] == k else outside[inner[i]]
    breaker = int(inner[k])
    entered = cycle[enter[breaker]]
    result[entered] = outside[breaker]
    return result


def decode(scores: np.ndarray) -> np.ndarray:
    """Heads of the best tree with exactly one child of the root.

    Parameters
    ----------
    scores : float array [words, 1 + words]
        Column 0 is the root, column 1 + j word j.

    Returns
    -------
    int array [words]
        0 for the root's child, else 1 + head.
    """
    n = scores.shape[0]
    greedy = scores.argmax(1)
    roots = np.flatnonzero(greedy == 0)

    def tree(s: np.ndarray) -> np.ndarray:
        full = np.full((n + 1, n + 1), -np.inf)
        full[1:] = s
        np.fill_diagonal(full, -np.inf)
        return _edmonds(full)[1:]

    if len(roots) == 1:
        result = tree(scores)
        if (result == 0).sum() == 1:
            return result
    # Taking the root's column down by a constant keeps the order among trees with one child of the root, and makes all others worse.
    lowered = scores.astype(np.float64).copy()
    lowered[:, 0] -= 1e5
    return tree(lowered)
