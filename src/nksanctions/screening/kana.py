"""Katakana: how Japanese writes Korean syllables, and Latin letters for the rest.

Source: usage of Japanese newspapers and of the Ministry of Foreign Affairs of Japan.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from nksanctions.screening.hangul import decompose

__all__ = ["is_kana", "latin", "spellings"]

_ROWS: Final = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "t": "タチツテト", "d": "ダヂヅデド",
    "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ", "r": "ラリルレロ",
    "j": "ザジズゼゾ",
}  # fmt: skip
_ONSETS: Final = {
    "ㄱ": "k g", "ㄲ": "k", "ㄴ": "n", "ㄷ": "t d", "ㄸ": "t", "ㄹ": "r", "ㅁ": "m", "ㅂ": "p b", "ㅃ": "p", "ㅅ": "s",
    "ㅆ": "s", "ㅇ": "", "ㅈ": "ch j", "ㅉ": "ch", "ㅊ": "ch", "ㅋ": "k", "ㅌ": "t", "ㅍ": "p", "ㅎ": "h",
}  # fmt: skip
_VOWELS: Final = {
    "ㅏ": "a", "ㅐ": "e", "ㅑ": "ya", "ㅒ": "ye", "ㅓ": "o", "ㅔ": "e", "ㅕ": "yo", "ㅖ": "ye e", "ㅗ": "o", "ㅘ": "wa",
    "ㅙ": "we", "ㅚ": "we e", "ㅛ": "yo", "ㅜ": "u", "ㅝ": "wo", "ㅞ": "we", "ㅟ": "wi", "ㅠ": "yu", "ㅡ": "u", "ㅢ": "wi i",
    "ㅣ": "i",
}  # fmt: skip
_CODAS: Final = {
    "": [""], "ㄱ": ["ク", "ック", "ッ"], "ㄴ": ["ン"], "ㄷ": ["ッ", "ト"], "ㄹ": ["ル"], "ㅁ": ["ム", "ン"],
    "ㅂ": ["プ", "ップ", "ッ"], "ㅅ": ["ッ", "ト", "ス"], "ㅇ": ["ン"],
}  # fmt: skip
_SMALL: Final = {
    "ya": "ャ", "yu": "ュ", "yo": "ョ", "ye": "ェ", "wa": "ァ", "wi": "ィ", "we": "ェ", "wo": "ォ",
}  # fmt: skip
_ALONE: Final = {
    "ya": "ヤ", "yu": "ユ", "yo": "ヨ", "ye": "イェ", "wa": "ワ", "wi": "ウィ", "we": "ウェ", "wo": "ウォ",
}  # fmt: skip
_CH: Final = {
    "ch": {"a": "チャ", "i": "チ", "u": "チュ", "e": "チェ", "o": "チョ"},
    "j": {"a": "ジャ", "i": "ジ", "u": "ジュ", "e": "ジェ", "o": "ジョ"},
}


def is_kana(character: str) -> bool:
    """Whether a character is Katakana or Hiragana, or the mark of a long vowel.

    .. versionadded:: 26.1.0
    """
    return "\u3041" <= character <= "\u30fc" and character != "・"


def _open(onset: str, vowel: str) -> Iterator[str]:
    plain = vowel[-1]
    if onset in _CH:
        yield _CH[onset][plain]
        if vowel.startswith("w"):
            yield _CH[onset]["u"] + _SMALL[vowel]
    elif len(vowel) == 1:
        if onset == "t" and vowel in "iu":
            yield {"i": "ティ", "u": "トゥ"}[vowel]
        if onset == "d" and vowel in "iu":
            yield {"i": "ディ", "u": "ドゥ"}[vowel]
        yield _ROWS[onset]["aiueo".index(vowel)]
    elif onset == "":
        yield _ALONE[vowel]
    elif onset == "h" and vowel.startswith("w"):
        yield "フ" + _SMALL[vowel]
        yield "ホ" + _ALONE[vowel][-1]
    else:
        row = 2 if vowel.startswith("w") else 1
        yield _ROWS[onset][row] + _SMALL[vowel]


@cache
def spellings(syllable: str) -> tuple[tuple[str, float], ...]:
    """How Katakana writes a Hangul syllable, with weights.

    >>> spellings("최")[0], spellings("룡")[0]
    (('チェ', 1.0), ('リョン', 1.0))

    .. versionadded:: 26.1.0
    """
    onset, vowel, coda = decompose(syllable)
    found: dict[str, float] = {}
    for first in _ONSETS[onset].split(" "):
        for middle in _VOWELS[vowel].split(" "):
            for opened in _open(first, middle):
                for number, last in enumerate(_CODAS.get(coda, ["ッ"])):
                    found.setdefault(opened + last, 1.0 if number == 0 else 0.9)
    return tuple(found.items())


@cache
def latin(text: str) -> str:
    """Kana in Latin letters, as far as a comparison with Latin names needs.

    >>> latin("キムテヒ")
    'kimutehi'

    .. versionadded:: 26.1.0
    """
    found: list[str] = []
    for character in text:
        name = unicodedata.name(character, "")
        if "LETTER SMALL" in name:
            sound = name.rsplit(" ", 1)[1].lower()
            if found and sound != "tu":
                found[-1] = found[-1].rstrip("aiueo") + sound
        elif "LETTER" in name:
            found.append(name.rsplit(" ", 1)[1].lower())
    return "".join(found)
