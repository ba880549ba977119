"""The words of an index, and which of them a word of a query may mean.

Two words are alike if they are equal; if they differ in ways that transliterations differ (doubled
letters, ``ou`` and ``u``, ``kh`` and ``h``); if they are one Korean word in two romanizations; or if
few letters differ: one in words of five letters or more, two in words of nine or more, or two
neighbours changed places. The look-up finds each such word without comparing all: words within a
distance share a piece (Li, Deng, Wang and Feng, *Pass-Join*, 2011).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise, product
from typing import Any, Final

from nksanctions.screening.edits import distance
from nksanctions.screening.hangul import is_hangul
from nksanctions.screening.korean import classes, pair, segment

__all__ = ["Vocabulary", "likeness", "romanized_alike"]

TRANSLITERATED: Final = 0.93
SAME_BUT_VOWELS: Final = 0.88
TOLD_APART: Final = 0.90
"""What is left where letters agree, but the words are Korean and a syllable differs."""
ROMANIZED: Final = 0.97

_STEPS: Final = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("dj", "j"),
    ("kh", "h"), ("gh", "h"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("z", "s"),
    ("ou", "u"), ("oo", "u"), ("w", "u"), ("v", "u"), ("ee", "i"), ("ei", "i"), ("ey", "i"), ("ie", "i"), ("y", "i"),
    ("ae", "e"), ("ai", "e"),
)  # fmt: skip
_ROMANIZED: Final = re.compile(
    r"(?:(?:kk|tt|pp|ss|jj|[cktp]h|[kgtdbpjshmnrly])?[aeiouwy]{1,4}(?:ng|[knmlptbgr](?![aeiouwy]))?)+$"
)
"""What every romanized Korean word of small letters looks like, and few others."""
_DOUBLED: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A word of which transliterations make no other.

    >>> sound("yousuf") == sound("yusuf"), sound("aleksandr") == sound("alexandr")
    (True, True)

    .. versionadded:: 26.1.0
    """
    for spelling, by in _STEPS:
        if spelling in word:
            word = word.replace(spelling, by)
    return _DOUBLED.sub(r"\1", word).removesuffix("h")


_VOWELS: Final = str.maketrans("oe", "ui")


@lru_cache(maxsize=65536)
def loose_sound(word: str) -> str:
    """As `sound`, without the difference of o and u, e and i, one a and two.

    >>> loose_sound("mohammed") == loose_sound("muhamid"), loose_sound("waleed")
    (True, 'ualid')

    .. versionadded:: 26.1.0
    """
    return _DOUBLED.sub(r"\1", sound(word).translate(_VOWELS))


def bound(shorter: int) -> int:
    """How many letters may differ between words of which the shorter has so many.

    .. versionadded:: 26.1.0
    """
    return 0 if shorter < 5 else 1 if shorter < 9 else 2


@lru_cache(maxsize=65536)
def _cuts(word: str) -> tuple[tuple[str, ...], ...]:
    """The syllables of a Korean word of two or more."""
    if all(map(is_hangul, word)):
        return (tuple(word),) if len(word) > 1 else ()
    if not word.isascii() or len(word) < 4 or not word.isalpha():
        return ()
    if not _ROMANIZED.match(word):
        return ()
    found = segment(word)
    return tuple(cut for cut in found[:3] if len(cut) == max(2, len(found[0])))


@lru_cache(maxsize=65536)
def romanized_alike(first: str, second: str) -> float:
    """How well two words agree as Korean words of as many syllables; 0 where they don't.

    >>> romanized_alike("taesong", "daeseong") > 0.9, romanized_alike("ryonbong", "namgang")
    (True, 0.0)

    .. versionadded:: 26.1.0
    """
    best = 0.0
    for ours, theirs in product(_cuts(first), _cuts(second)):
        if len(ours) == len(theirs):
            best = max(best, min(pair(a, b)[0] for a, b in zip(ours, theirs, strict=True)))
    return ROMANIZED * best if best >= 0.75 else 0.0


def _swapped(first: str, second: str) -> bool:
    """Whether two neighbouring letters changed places, and nothing else."""
    if len(first) != len(second):
        return False
    for at, letter in enumerate(first):
        if letter != second[at]:
            return (
                first[at : at + 2] == second[at : at + 2][::-1]
                and first[at + 2 :] == second[at + 2 :]
            )
    return False


def _by_letters_alike(first: str, second: str) -> float:
    """How alike two words are by their letters."""
    most = bound(min(len(first), len(second)))
    if not most:
        return 0.0
    apart = distance(first, second, most)
    if apart > 1 and _swapped(first, second):
        apart = 1
    return 0.96 - 1.1 * apart / max(len(first), len(second)) if apart <= most else 0.0


def likeness(first: str, second: str) -> float:
    """How alike two words are, from 0 to 1.

    >>> likeness("patrushev", "patrushev"), likeness("patrushev", "patrusheff") > 0.7
    (1.0, True)

    .. versionadded:: 26.1.0
    """
    if first == second:
        return 1.0
    if not (first.isalpha() and second.isalpha()):
        return 0.0
    as_korean = romanized_alike(first, second)
    if as_korean >= TRANSLITERATED:
        return as_korean
    found = _by_letters_alike(first, second)
    if min(len(first), len(second)) >= 4 and loose_sound(first) == loose_sound(second):
        same = sound(first) == sound(second)
        found = max(found, TRANSLITERATED if same else SAME_BUT_VOWELS)
    if not as_korean and found and _cuts(first) and _cuts(second):
        return TOLD_APART * found
    return max(found, as_korean)


class Vocabulary:
    """Words with numbers, and the look-up of the words that are alike.

    .. versionadded:: 26.1.0
    """

    __slots__ = (
        "_by_classes",
        "_by_letters",
        "_by_piece",
        "_by_sound",
        "_cache",
        "_number",
        "words",
    )

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words: tuple[str, ...] = words
        self._number = {word: number for number, word in enumerate(words)}
        by_piece: defaultdict[tuple[int, int, str], list[int]] = defaultdict(list)
        by_sound: defaultdict[str, list[int]] = defaultdict(list)
        by_letters: defaultdict[str, list[int]] = defaultdict(list)
        by_classes: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            if not word.isalpha():
                continue
            if len(word) >= 5:
                by_letters["".join(sorted(word))].append(number)
                for at, (start, end) in enumerate(_pieces(len(word))):
                    by_piece[len(word), at, word[start:end]].append(number)
            if len(word) >= 4:
                by_sound[loose_sound(word)].append(number)
            for key in _class_keys(word):
                by_classes[key].append(number)
        self._by_piece = {key: tuple(found) for key, found in by_piece.items()}
        self._by_sound = {key: tuple(found) for key, found in by_sound.items() if len(found) > 0}
        self._by_letters = {key: tuple(found) for key, found in by_letters.items()}
        self._by_classes = {key: tuple(found) for key, found in by_classes.items()}
        self._cache: dict[str, tuple[tuple[int, float], ...]] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {"words": self.words}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["words"])  # type: ignore[misc]  # the tables follow from the words

    def number(self, word: str) -> int | None:
        """The number of a word; `None` if the index has it not."""
        return self._number.get(word)

    def alike(self, word: str) -> tuple[tuple[int, float], ...]:
        """The words that are alike, by number, with how alike they are."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) > 100_000:
                self._cache.clear()
            found = self._cache[word] = self._find(word)
        return found

    def _find(self, word: str) -> tuple[tuple[int, float], ...]:
        exact = self._number.get(word)
        near: set[int] = set() if exact is None else {exact}
        if word.isalpha():
            words = self.words
            if len(word) >= 4:
                near.update(self._by_sound.get(loose_sound(word), ()))
            for key in _class_keys(word):
                near.update(self._by_classes.get(key, ()))
            if len(word) >= 5:
                by_letters = self._within(word)
                by_letters.update(self._by_letters.get("".join(sorted(word)), ()))
                near.update(each for each in by_letters if _by_letters_alike(word, words[each]))
        graded = ((number, likeness(word, self.words[number])) for number in near)
        return tuple(sorted((each for each in graded if each[1]), key=lambda each: -each[1]))

    def _within(self, word: str) -> set[int]:
        near: set[int] = set()
        length, by_piece = len(word), self._by_piece
        most = bound(length)
        for other in range(max(5, length - most), length + most + 1):
            allowed = bound(min(length, other))
            if abs(other - length) > allowed:
                continue
            for at, (start, end) in enumerate(_pieces(other)):
                for shifted in range(max(0, start - allowed), start + allowed + 1):
                    piece = word[shifted : shifted + end - start]
                    found = by_piece.get((other, at, piece))
                    if found is not None:
                        near.update(found)
        return near


@lru_cache(maxsize=256)
def _pieces(length: int) -> tuple[tuple[int, int], ...]:
    """The pieces of a word of that length, one more than letters may differ."""
    count = bound(length) + 1
    edges = [length * at // count for at in range(count + 1)]
    return tuple(pairwise(edges))


@lru_cache(maxsize=65536)
def _class_keys(word: str) -> tuple[tuple[str, ...], ...]:
    keys: dict[tuple[str, ...], None] = {}
    for cut in _cuts(word):
        for key in product(*(sorted(classes(piece)) for piece in cut)):
            keys[key] = None
            if len(keys) > 32:
                return tuple(keys)
    return tuple(keys)
