"""Hangul syllables: taken apart, put together, and the initial-sound rule.

A syllable is an onset, a vowel and a coda. The South writes Sino-Korean ``ㄹ`` and ``ㄴ`` at the
head of a word otherwise than the North: 리 and 이, 로 and 노 are one surname in two orthographies.

Source: The Unicode Standard, chapter 3.12 (the arithmetic of Hangul syllables); the orthography of
the Republic of Korea (1988), articles 10 to 12 (the initial-sound rule).
"""

from __future__ import annotations

from functools import cache
from typing import Final

__all__ = [
    "CODAS",
    "ONSETS",
    "VOWELS",
    "as_south",
    "compose",
    "decompose",
    "is_hangul",
    "spellings",
]

ONSETS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS: Final = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST: Final = 0xAC00
_LAST: Final = 0xD7A3
_BEFORE_I: Final = frozenset("ㅑㅒㅕㅖㅛㅠㅣ")


def is_hangul(character: str) -> bool:
    """Whether a character is a whole Hangul syllable.

    .. versionadded:: 26.1.0
    """
    return _FIRST <= ord(character) <= _LAST


@cache
def decompose(syllable: str) -> tuple[str, str, str]:
    """The onset, vowel and coda of a syllable; an empty coda is the empty string.

    >>> decompose("룡"), decompose("하")
    (('ㄹ', 'ㅛ', 'ㅇ'), ('ㅎ', 'ㅏ', ''))

    Raises:
        ValueError: If it is no Hangul syllable.

    .. versionadded:: 26.1.0
    """
    if len(syllable) != 1 or not is_hangul(syllable):
        raise ValueError(f"{syllable!r} is not a Hangul syllable")
    place, coda = divmod(ord(syllable) - _FIRST, 28)
    onset, vowel = divmod(place, 21)
    return ONSETS[onset], VOWELS[vowel], CODAS[coda]


def compose(onset: str, vowel: str, coda: str = "") -> str:
    """The syllable of an onset, a vowel and a coda.

    >>> compose("ㅊ", "ㅗ"), compose("ㄱ", "ㅣ", "ㅁ")
    ('초', '김')

    .. versionadded:: 26.1.0
    """
    place = ONSETS.index(onset) * 21 + VOWELS.index(vowel)
    return chr(_FIRST + place * 28 + CODAS.index(coda))


@cache
def as_south(syllable: str) -> str:
    """A syllable as the South writes it at the head of a word.

    >>> [as_south(each) for each in "리류량로녀김"]
    ['이', '유', '양', '노', '여', '김']

    .. versionadded:: 26.1.0
    """
    onset, vowel, coda = decompose(syllable)
    if onset in "ㄹㄴ" and vowel in _BEFORE_I:
        return compose("ㅇ", vowel, coda)
    if onset == "ㄹ":
        return compose("ㄴ", vowel, coda)
    return syllable


@cache
def spellings(syllable: str) -> frozenset[str]:
    """The syllable, and those that the initial-sound rule makes of it or that it comes from.

    >>> sorted(spellings("용"))
    ['룡', '용']

    .. versionadded:: 26.1.0
    """
    onset, vowel, coda = decompose(syllable)
    found = {syllable, as_south(syllable)}
    if (onset == "ㅇ" and vowel in _BEFORE_I) or (onset == "ㄴ" and vowel not in _BEFORE_I):
        found.add(compose("ㄹ", vowel, coda))
    return frozenset(found)
