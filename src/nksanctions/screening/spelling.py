"""Korean names written in a system of romanization: the way back from Hangul.

>>> from nksanctions.screening.spelling import Style, spell
>>> [spell("최룡해", style) for style in (Style.DPRK, Style.BREVES, Style.OFAC, Style.PRESS)]
['Choe Ryong Hae', 'Ch\u2019oe Ryong-hae', "CH'OE, Ryong-hae", 'Choi Ryong-hae']

Source: as `nksanctions.screening.romanization`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from nksanctions.screening.hangul import ONSETS, VOWELS, as_south, decompose
from nksanctions.screening.romanization import SURNAMES

__all__ = ["Style", "spell"]


class Style(StrEnum):
    """A way to write a Korean name in Latin letters.

    .. versionadded:: 26.1.0
    """

    DPRK = "DPRK usage"
    BREVES = "McCune-Reischauer, breves and apostrophes"
    OFAC = "McCune-Reischauer as OFAC writes it"
    UNMARKED = "McCune-Reischauer without marks"
    REVISED = "Revised Romanization"
    PRESS = "South Korean press"
    ENGLISH = "common English"


_VOWELS: Final = [
    "a",
    "ae",
    "ya",
    "yae",
    "ŏ",
    "e",
    "yŏ",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wŏ",
    "we",
    "wi",
    "yu",
    "ŭ",
    "ŭi",
    "i",
]
_REVISED_VOWELS: Final = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
_MCCUNE_ONSETS: Final = [
    "k",
    "kk",
    "n",
    "t",
    "tt",
    "r",
    "m",
    "p",
    "pp",
    "s",
    "ss",
    "*",
    "ch",
    "tch",
    "ch'",
    "k'",
    "t'",
    "p'",
    "h",
]
_DPRK_ONSETS: Final = [
    "k",
    "kk",
    "n",
    "t",
    "tt",
    "r",
    "m",
    "p",
    "pp",
    "s",
    "ss",
    "*",
    "j",
    "jj",
    "ch",
    "kh",
    "th",
    "ph",
    "h",
]
_REVISED_ONSETS: Final = [
    "g",
    "kk",
    "n",
    "d",
    "tt",
    "r",
    "m",
    "b",
    "pp",
    "s",
    "ss",
    "*",
    "j",
    "jj",
    "ch",
    "k",
    "t",
    "p",
    "h",
]
_CODAS: Final = {"": "", "ㄱ": "k", "ㄴ": "n", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng"}
_VOICED: Final = {"k": "g", "t": "d", "p": "b", "ch": "j"}
_PRESS_SURNAMES: Final = {
    "김": "Kim", "이": "Lee", "박": "Park", "최": "Choi", "정": "Jung", "강": "Kang", "조": "Cho", "윤": "Yoon",
    "장": "Jang", "임": "Lim", "오": "Oh", "서": "Seo", "신": "Shin", "권": "Kwon", "안": "Ahn", "전": "Jeon",
    "유": "Yoo", "고": "Ko", "문": "Moon", "손": "Son", "배": "Bae", "백": "Baek", "허": "Heo", "심": "Shim",
    "노": "Roh", "곽": "Kwak", "성": "Sung", "주": "Joo", "우": "Woo", "구": "Koo", "엄": "Um", "천": "Chun", "방": "Bang",
}  # fmt: skip
_ENGLISH_SURNAMES: Final = {
    **_PRESS_SURNAMES, "이": "Rhee", "박": "Pak", "정": "Chung", "조": "Cho", "임": "Rim", "유": "Ryu", "신": "Sin",
    "장": "Chang", "노": "Noh", "최": "Choe",
}  # fmt: skip
_PRESS_GIVEN: Final = {
    "영": "young", "성": "sung", "정": "jung", "현": "hyun", "승": "seung", "경": "kyung", "병": "byung", "명": "myung",
    "철": "chul", "선": "sun", "순": "soon", "희": "hee", "우": "woo", "수": "soo", "준": "jun", "훈": "hoon", "숙": "sook",
    "섭": "sup", "혁": "hyuk", "국": "kook", "길": "gil", "룡": "ryong", "광": "kwang", "석": "suk", "덕": "duk", "범": "bum",
    "춘": "chun", "문": "moon", "운": "woon", "웅": "woong", "욱": "wook", "은": "eun", "식": "sik", "형": "hyung",
}  # fmt: skip
_NORTH_SURNAMES: Final = {
    "이": "리", "임": "림", "유": "류", "양": "량", "노": "로", "나": "라", "염": "렴", "여": "려", "육": "륙",
}  # fmt: skip


def _mccune(syllable: str, before: str) -> str:
    """A syllable with marks; after a vowel or a voiced sound its onset is voiced."""
    plain = _plain(syllable, _MCCUNE_ONSETS, _VOWELS)
    if not before or before[-1] not in "aeiouŏŭnmlg":
        return plain
    onset = next((each for each in ("ch'", "k'", "t'", "p'", "tch", "kk", "tt", "pp", "ch", "k", "t", "p") if plain.startswith(each)), "")  # fmt: skip
    return _VOICED.get(onset, onset) + plain[len(onset) :]


def _plain(syllable: str, onsets: Sequence[str], vowels: Sequence[str]) -> str:
    """A syllable by tables of onsets and vowels in the order of the letters of Hangul."""
    onset, vowel, coda = decompose(syllable)
    first = onsets[ONSETS.index(onset)].replace("*", "")
    return first + vowels[VOWELS.index(vowel)] + _CODAS.get(coda, "t")


def spell(hangul: str, style: Style) -> str:
    """Write a Korean name in Hangul, surname first, in a style of Latin letters.

    >>> spell("김영철", Style.REVISED), spell("구승섭", Style.OFAC)
    ('Gim Yeongcheol', "KU, Su'ng-so'p")

    Raises:
        ValueError: If it is no name in Hangul of two syllables or more.

    .. versionadded:: 26.1.0
    """
    if len(hangul) < 2:
        raise ValueError(f"{hangul!r} is not a name of two syllables or more")
    wide = 2 if hangul[:2] in SURNAMES and len(hangul) > 3 else 1
    surname, given = hangul[:wide], hangul[wide:]
    match style:
        case Style.DPRK:
            north = "".join(_NORTH_SURNAMES.get(each, each) for each in surname)
            vowels = [each.replace("ŏ", "o").replace("ŭ", "u") for each in _VOWELS]
            parts = [_plain(each, _DPRK_ONSETS, vowels).capitalize() for each in given]
            first = "".join(_plain(each, _DPRK_ONSETS, vowels) for each in north).capitalize()
            return " ".join((first, *parts))
        case Style.REVISED:
            parts = [_plain(each, _REVISED_ONSETS, _REVISED_VOWELS) for each in given]
            first = "".join(
                _plain(as_south(each), _REVISED_ONSETS, _REVISED_VOWELS) for each in surname
            )
            return f"{first.capitalize()} {''.join(parts).capitalize()}"
        case Style.PRESS | Style.ENGLISH:
            table = _PRESS_SURNAMES if style == Style.PRESS else _ENGLISH_SURNAMES
            plain = spell(hangul, Style.REVISED).split(" ")[0]
            first = table.get("".join(map(as_south, surname)), plain)
            parts = [
                _PRESS_GIVEN.get(each) or _plain(each, _REVISED_ONSETS, _REVISED_VOWELS)
                for each in given
            ]
            if style == Style.PRESS:
                return f"{first} {'-'.join(parts).capitalize()}"
            return f"{' '.join(each.capitalize() for each in parts)} {first}"
    return _in_mccune(surname, given, style)


def _in_mccune(surname: str, given: str, style: Style) -> str:
    first = ""
    for each in (_NORTH_SURNAMES.get(each, each) for each in surname):
        first += _mccune(each, first)
    parts: list[str] = []
    for each in given:
        parts.append(_mccune(each, parts[-1] if parts else ""))
    name = "-".join(parts).capitalize()
    match style:
        case Style.BREVES:
            return f"{first.capitalize()} {name}".replace("'", "\u2019")
        case Style.OFAC:
            text = f"{first.upper()}, {name}"
            for breve, plain in (("ŏ", "o'"), ("ŭ", "u'"), ("Ŏ", "O'"), ("Ŭ", "U'")):
                text = text.replace(breve, plain)
            return text
    text = f"{first.capitalize()} {name}".replace("'", "")
    for breve, plain in (("ŏ", "o"), ("ŭ", "u"), ("Ŏ", "O"), ("Ŭ", "U")):
        text = text.replace(breve, plain)
    return text
