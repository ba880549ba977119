"""Edit distance: by rapidfuzz where it is installed (extra ``fast``), else in Python.

Both give equal results.

>>> distance("patrushev", "patrushef", 2), distance("patrushev", "medvedev", 2)
(1, 3)
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["by_hand", "distance"]


def by_hand(first: str, second: str, most: int) -> int:
    """Levenshtein's distance in plain Python; *most* + 1 stands for anything above *most*.

    .. versionadded:: 26.1.0
    """
    if abs(len(first) - len(second)) > most:
        return most + 1
    start, end = 0, min(len(first), len(second))
    while start < end and first[start] == second[start]:
        start += 1
    first, second = first[start:], second[start:]
    while first and second and first[-1] == second[-1]:
        first, second = first[:-1], second[:-1]
    if not first or not second:
        return max(len(first), len(second))
    row = list(range(len(second) + 1))
    for at, letter in enumerate(first, 1):
        above, row[0] = row[0], at
        least = at
        for place, other in enumerate(second, 1):
            above, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, above + (letter != other)),
            )
            least = min(least, row[place])
        if least > most:
            return most + 1
    return min(row[-1], most + 1)


def _find() -> Callable[[str, str, int], int]:
    try:
        from rapidfuzz.distance import Levenshtein
    except ImportError:
        return by_hand
    fast = Levenshtein.distance

    def by_rapidfuzz(first: str, second: str, most: int) -> int:
        return fast(first, second, score_cutoff=most)

    return by_rapidfuzz


distance: Callable[[str, str, int], int] = _find()
"""Levenshtein's distance of two texts up to a bound; the bound plus 1 stands for anything above."""
