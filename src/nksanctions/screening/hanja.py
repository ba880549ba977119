"""Hanja: the Korean and the Mandarin readings of Chinese characters.

Traditional, simplified and Japanese forms are read alike: 崔龍海, 崔龙海 and 崔竜海 are 최룡해.
The table is written by ``tools/make_hanja.py`` from the Unihan database; its head says more.

Source: Unicode 15.0.0, Unihan database, fields kHangul and kMandarin.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from nksanctions.screening.hangul import as_south

__all__ = ["by_mandarin", "is_hanja", "korean", "mandarin", "syllables", "written"]

_CHINESE_SURNAMES = {
    "朴": "piao",
    "單": "shan",
    "单": "shan",
    "解": "xie",
    "曾": "zeng",
    "任": "ren",
}
"""Surnames that are read otherwise than the word."""


@cache
def _table() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    text = files("nksanctions.screening").joinpath("hanja.txt").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            character, read, mandarin_read = line.split(" ")
            chinese = () if mandarin_read == "-" else tuple(mandarin_read.split(","))
            found[character] = (tuple(read.split(",")), chinese)
    return found


def is_hanja(character: str) -> bool:
    """Whether a character is one of the unified Chinese characters.

    .. versionadded:: 26.1.0
    """
    code = ord(character)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x323AF


def korean(character: str) -> tuple[str, ...]:
    """The Korean readings of a character, those of names first; empty if none is known.

    >>> korean("龍"), korean("龙"), korean("竜")
    (('룡', '용'), ('룡', '용'), ('룡',))

    .. versionadded:: 26.1.0
    """
    return _table().get(character, ((), ()))[0]


def mandarin(character: str, *, surname: bool = False) -> tuple[str, ...]:
    """The Mandarin readings of a character without tones, ``v`` for ü; empty if none is known.

    >>> mandarin("成"), mandarin("朴"), mandarin("朴", surname=True)
    (('cheng',), ('pu',), ('piao',))

    .. versionadded:: 26.1.0
    """
    if surname and character in _CHINESE_SURNAMES:
        return (_CHINESE_SURNAMES[character],)
    return _table().get(character, ((), ()))[1]


@cache
def syllables() -> tuple[str, ...]:
    """Every syllable that is the reading of some character, as North and South write it.

    .. versionadded:: 26.1.0
    """
    found = {each for read, _ in _table().values() for each in read}
    return tuple(sorted(found | {as_south(each) for each in found}))


@cache
def _by_reading() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for character, (read, _) in _table().items():
        if ord(character) < 0x9FFF:
            found[read[0]].append(character)
            if as_south(read[0]) != read[0]:
                found[as_south(read[0])].append(character)
    return {each: tuple(characters) for each, characters in found.items()}


def written(syllable: str, *, simplified: bool = False) -> tuple[str, ...]:
    """Characters that are read so first, in the order of their code points.

    *simplified*: those of the Chinese standard set GB 2312, which has no traditional forms.

    >>> "金" in written("김"), "崔" in written("최")
    (True, True)

    .. versionadded:: 26.1.0
    """
    charset = "gb2312" if simplified else "euc_kr"
    return tuple(each for each in _by_reading().get(syllable, ()) if _encodes(each, charset))


def _encodes(character: str, charset: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@cache
def by_mandarin() -> Mapping[str, Mapping[str, float]]:
    """For each Mandarin syllable the Korean readings of its characters, with their shares.

    >>> max(by_mandarin()["he"], key=by_mandarin()["he"].get)
    '하'

    .. versionadded:: 26.1.0
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for character, (read, chinese) in _table().items():
        if ord(character) < 0x9FFF and chinese:
            counts[chinese[0]][as_south(read[0])] += 1
    return {
        sound: {each: count / max(found.values()) for each, count in found.items()}
        for sound, found in counts.items()
    }
