"""Korean names by structure: what syllables a text may be, and whether two names agree.

A text is cut into syllables in every way that some romanization allows. Each syllable stands for
one or more Hangul syllables; two names agree where each pair of syllables has one in common. So
Choe Ryong Hae, Ch'oe Ryong-hae, Choi Yonghae, 최룡해 and 崔龍海 are one name, and Kim Yong Chol and
Kim Yong Chun are two, though one letter more or less parts them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Final

from attrs import frozen

from nksanctions.screening import hanja, mandarin
from nksanctions.screening.fold import fold
from nksanctions.screening.hangul import as_south, decompose, is_hangul, spellings
from nksanctions.screening.romanization import (
    ANY,
    SONORANT,
    SURNAMES,
    VOWEL,
    Reading,
    readings,
    surname_readings,
)

__all__ = ["KoreanName", "as_name", "classes", "meanings", "pair", "parse", "segment"]

_LONGEST_SPELLING: Final = 8
_MOST: Final = 4
"""Syllables of a name; five where the surname has two."""
_CUTS: Final = 6
_WORDS: Final = re.compile(r"[^\s,\-]+")
_BREVES: Final = re.compile(r"([ou])'")
_LEFT_OVER: Final = re.compile(r"(?<![kpt])(?<!ch)'")
_VOWELS: Final = frozenset("aeiouyŏŭw")
_COMPOUND: Final = frozenset(surname for surname in SURNAMES if len(surname) == 2)

_ONSET_CLASS: Final = {
    **dict.fromkeys("ㄱㄲㅋ", "k"), **dict.fromkeys("ㄷㄸㅌ", "t"), **dict.fromkeys("ㅂㅃㅍ", "p"),
    **dict.fromkeys("ㅈㅉㅊ", "c"), **dict.fromkeys("ㅅㅆ", "s"), "ㄴ": "n", "ㅁ": "m", "ㅎ": "h", "ㅇ": "",
}  # fmt: skip
_CODA_CLASS: Final = {
    "": "",
    "ㄴ": "N",
    "ㄹ": "L",
    "ㅁ": "M",
    "ㅇ": "G",
    "ㄱ": "K",
    "ㄲ": "K",
    "ㅂ": "P",
}
_NEAR_VOWELS: Final = frozenset(
    pair
    for group in (
        "ㅓㅗ",
        "ㅕㅛ",
        "ㅡㅜ",
        "ㅐㅔ",
        "ㅓㅜ",
        "ㅕㅠ",
        "ㅡㅓ",
        "ㅢㅣ",
        "ㅚㅙ",
        "ㅗㅜ",
        "ㅕㅔ",
        "ㅏㅓ",
        "ㅢㅡ",
        "ㅝㅓ",
        "ㅘㅏ",
    )
    for pair in (group, group[::-1])
)
_OFTEN: Final = (
    "철영성정남호룡광명일수해진경혁국동용현은만승훈민운길학종석선춘상창송대태기원섭준금봉순복옥희화미숙란"
    "련향향별심주인지재규식환근덕택병범관권삼산림렬률웅욱우무문하홍황강천충총청초윤유위"
)
"""Syllables of given names, roughly from the most frequent: for display, where spellings leave a choice."""


@frozen(kw_only=True)
class KoreanName:
    """One way to read a text as a Korean name, surname first.

    *keys* name the syllables for `meanings` and `pair`; *spans* are their places in the folded
    text. *surname_last*: the text has the surname at its end.

    .. versionadded:: 26.1.0
    """

    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    surname_last: bool = False
    is_mandarin: bool = False

    @property
    def hangul(self) -> str:
        """The likeliest Hangul of the name.

        >>> [name.hangul for name in parse("choe ryong hae")]
        ['최룡해']
        """
        return "".join(
            max(found, key=lambda h: (found[h][0], -_OFTEN.find(h) if h in _OFTEN else -99))
            for found in map(meanings, self.keys)
        )


@lru_cache(maxsize=65536)
def segment(word: str) -> tuple[tuple[str, ...], ...]:
    """Cut a folded word into romanized syllables, fewest first; empty if it can't be.

    >>> segment("ryonghae"), segment("yongil"), segment("smith")
    ((('ryong', 'hae'), ('ryong', 'ha', 'e')), (('yong', 'il'), ('yon', 'gil')), ())

    .. versionadded:: 26.1.0
    """
    ends: list[list[tuple[str, ...]]] = [[()], *([] for _ in word)]
    for start in range(len(word)):
        if not ends[start]:
            continue
        for end in range(min(len(word), start + _LONGEST_SPELLING), start, -1):
            piece = word[start:end]
            if readings(piece) or (end < len(word) and readings(piece, _context(word[end:]))):
                ends[end] += [(*cut, piece) for cut in ends[start] if len(cut) < _MOST]
    return tuple(sorted(ends[-1], key=lambda cut: (len(cut), -len(cut[0])))[:_CUTS])


def _context(rest: str) -> str:
    """How the next syllable begins, as far as a coda before it changes."""
    if not rest:
        return ""
    return SONORANT if rest[0] in "nmrl" else VOWEL if rest[0] in _VOWELS else ""


def _clean(word: str) -> str:
    """A word with its breves; an apostrophe stays where it marks aspiration."""
    return _LEFT_OVER.sub("", _BREVES.sub(lambda m: "ŏ" if m[1] == "o" else "ŭ", word))


_Cut = tuple[tuple[str, int, int], ...]
"""The syllables of a word with their places."""


def _cuts(word: str, start: int) -> list[_Cut]:
    """The ways to cut a word of a text, of any script."""
    if all(map(is_hangul, word)) or all(map(hanja.is_hanja, word)):
        if any(hanja.is_hanja(each) and not hanja.korean(each) for each in word):
            return []
        return [tuple((each, start + at, start + at + 1) for at, each in enumerate(word))]
    found = []
    clean = _clean(word)
    for cut in segment(clean):
        at, placed = start, []
        for piece in cut:
            width = _width(word, at - start, piece)
            placed.append((piece, at, at + width))
            at += width
        found.append(tuple(placed))
    return found


def _fewest(cuts: list[_Cut], words: int) -> list[_Cut]:
    """No cut into more syllables than a word of a name has: Hae is none of ha and e."""
    if words == 1 or not cuts:
        return cuts
    most = max(len(cuts[0]), 2 if words == 2 else 1)
    return [cut for cut in cuts if len(cut) <= most]


def _width(word: str, at: int, piece: str) -> int:
    """How many characters of the word as written a cleaned piece takes."""
    end = at
    for letter in piece:
        end += 1
        while end < len(word) and word[end] == "'" and letter != "'" and not piece.endswith("'"):
            end += 1
    while end < len(word) and word[end] == "'":
        end += 1
    return min(end, len(word)) - at


def _context_of(given: _Cut, at: int, folded: str) -> str:
    """What the next syllable does to a coda: nothing, if a space parts them."""
    if at + 1 == len(given):
        return ""
    (piece, _, end), (after, start, _) = given[at : at + 2]
    if not piece.isascii() or folded[end:start] not in ("", "-", "'"):
        return ""
    return _context(after)


def _name(surname: _Cut, given: _Cut, folded: str, *, last: bool) -> KoreanName | None:
    joined = "".join(piece for piece, _, _ in surname)
    key = "^" + joined
    if len(surname) > 1 and not (joined in _COMPOUND or surname_readings(joined)):
        return None
    if not given or len(given) > 3 or not meanings(key):
        return None
    keys = [key]
    for at, (piece, _, _) in enumerate(given):
        keys.append(piece + _context_of(given, at, folded))
    if not all(map(meanings, keys)):
        return None
    spans = ((surname[0][1], surname[-1][2]), *((start, end) for _, start, end in given))
    return KoreanName(keys=tuple(keys), spans=spans, surname_last=last)


@lru_cache(maxsize=16384)
def parse(folded: str) -> tuple[KoreanName, ...]:
    """Every way to read a folded text as a Korean name; empty if it is none.

    >>> [name.hangul for name in parse("ryonghae choe")]
    ['최룡해']
    >>> parse("john smith")
    ()

    .. versionadded:: 26.1.0
    """
    if len(folded) > 40:
        return ()
    words = [(match[0], match.start()) for match in _WORDS.finditer(folded)]
    if not 1 <= len(words) <= _MOST:
        return ()
    if not _may_be_korean(words):
        return ()
    cuts = [_fewest(_cuts(word, start), len(words)) for word, start in words]
    for end in {0, len(words) - 1} if len(words) > 1 else ():
        word, start = words[end]
        if not any(len(cut) == 1 for cut in cuts[end]) and surname_readings(_clean(word)):
            cuts[end] = [((_clean(word), start, start + len(word)),), *cuts[end]]
    if not all(cuts):
        return _compound(words, cuts, folded)
    found: dict[tuple[tuple[str, ...], bool], KoreanName] = {}
    for chosen in product(*cuts):
        for name in _orders(chosen, words, folded):
            found.setdefault((name.keys, name.surname_last), name)
            if len(found) == _CUTS:
                return tuple(found.values())
    for name in _compound(words, cuts, folded):
        found.setdefault((name.keys, name.surname_last), name)
    return tuple(found.values())


def _may_be_korean(words: list[tuple[str, int]]) -> bool:
    """A quick look: a surname at one end, or one word of another kind."""
    if len(words) == 1:
        word = words[0][0]
        return not word.isascii() or (5 <= len(word) <= 20 and _begins_with_surname(word))
    return any(
        not word.isascii() or surname_readings(_clean(word)) for word in (words[0][0], words[-1][0])
    )


def _begins_with_surname(word: str) -> bool:
    return any(surname_readings(_clean(word[:end])) for end in range(1, 6))


def _orders(
    chosen: tuple[_Cut, ...], words: list[tuple[str, int]], folded: str
) -> list[KoreanName]:
    pieces = tuple(piece for cut in chosen for piece in cut)
    if not 2 <= len(pieces) <= _MOST:
        return []
    found: list[KoreanName | None] = []
    if len(words) == 1:
        if len(pieces) > 2 or not words[0][0].isascii() or len(words[0][0]) > 4:
            found.append(_name(pieces[:1], pieces[1:], folded, last=False))
    else:
        if len(chosen[0]) == 1:
            found.append(_name(pieces[:1], pieces[1:], folded, last=False))
        if len(chosen[-1]) == 1 and "," not in folded:
            found.append(_name(pieces[-1:], pieces[:-1], folded, last=True))
    if is_hangul(pieces[0][0][0]) and pieces[0][0] + pieces[1][0] in _COMPOUND:
        found.append(_name(pieces[:2], pieces[2:], folded, last=False))
    return [name for name in found if name is not None]


def _compound(
    words: list[tuple[str, int]], cuts: list[list[_Cut]], folded: str
) -> tuple[KoreanName, ...]:
    """Names whose first or last word is a surname of two syllables: Namgung, Hwangbo."""
    found = []
    for at, rest in ((0, slice(1, None)), (len(words) - 1, slice(0, -1))):
        word, start = words[at]
        if not any(len(each) == 2 for each in surname_readings(_clean(word))):
            continue
        for chosen in product(*cuts[rest]):
            given = tuple(piece for cut in chosen for piece in cut)
            whole = ((_clean(word), start, start + len(word)),)
            name = _name(whole, given, folded, last=at > 0) if given else None
            found += [] if name is None else [name]
    return tuple(found[:2])


@lru_cache(maxsize=65536)
def meanings(key: str) -> dict[str, Reading]:
    """The Hangul that a syllable may stand for, with weights and systems.

    A key is a spelling, a Hangul syllable or a character; ``^`` marks a surname, ``%`` a Mandarin
    reading.

    >>> sorted(meanings("^ri")), sorted(meanings("룡")), meanings("^龍")["용"][0]
    (['이'], ['룡', '용'], 1.0)

    .. versionadded:: 26.1.0
    """
    is_surname = key.startswith("^")
    text = key[1:] if is_surname else key
    if text.startswith("%"):
        return mandarin.korean_readings(text[1:], is_surname=is_surname)
    if is_surname and text in SURNAMES:
        return {text: (1.0, ANY)}
    if len(text) == 1 and not text.isascii() and (is_hangul(text) or hanja.is_hanja(text)):
        forms = (text,) if is_hangul(text) else hanja.korean(text)
        if is_surname:
            return {as_south(form): (1.0, ANY) for form in forms if as_south(form) in SURNAMES}
        found: dict[str, Reading] = {}
        for weight, form in zip((1.0, 0.95, 0.9), forms, strict=False):
            found.setdefault(form, (weight, ANY))
            for other in spellings(form):
                found.setdefault(other, (0.92 * weight, ANY))
        return found
    if is_surname:
        return dict(surname_readings(text))
    context = text[-1] if text[-1] in (SONORANT, VOWEL) else ""
    return {
        each: reading
        for each, reading in readings(text.rstrip("+~"), context).items()
        if reading[0] >= 0.5
    }


@lru_cache(maxsize=65536)
def classes(key: str) -> frozenset[str]:
    """The classes of onset and coda that a syllable may have; surnames stand for themselves.

    Two syllables that agree or come near share a class, so that classes find candidates.

    >>> classes("chol") == classes("cheol")
    True

    .. versionadded:: 26.1.0
    """
    if key.startswith("^"):
        return frozenset(meanings(key))
    return frozenset(map(_class, meanings(key)))


@lru_cache(maxsize=4096)
def _class(syllable: str) -> str:
    onset, _, coda = decompose(as_south(syllable))
    return _ONSET_CLASS[onset] + "." + _CODA_CLASS.get(coda, "T")


def _both(first: int, second: int) -> int:
    """A bit for each pair of systems."""
    return sum(second << (7 * place) for place in range(7) if first >> place & 1)


@lru_cache(maxsize=1 << 18)
def pair(first: str, second: str) -> tuple[float, int]:
    """How well two syllables agree, from 0 to 1, and the pairs of systems in which they do.

    1 is the same spelling; a common reading gives its weight; near vowels in the same frame of
    consonants give 0.4; anything else 0.

    >>> pair("chol", "cheol")[0] > 0.9, pair("chol", "chun")[0], pair("hyok", "hak")[0]
    (True, 0.0, 0.0)

    .. versionadded:: 26.1.0
    """
    ours, theirs = meanings(first), meanings(second)
    best, systems = 0.0, 0
    for syllable, (weight, mask) in ours.items():
        other = theirs.get(syllable)
        if other is not None:
            common = min(weight, other[0])
            best = max(best, common)
            if common >= 0.7:
                systems |= _both(mask, other[1])
    if first.rstrip("+~") == second.rstrip("+~"):
        return 1.0, (1 << 49) - 1
    if best:
        return 0.97 * best, systems
    if first.startswith("^") or "%" in first or "%" in second:
        return 0.0, 0
    return (0.4, 0) if _near(ours, theirs) else (0.0, 0)


def _near(ours: dict[str, Reading], theirs: dict[str, Reading]) -> bool:
    for one, (weight, _) in ours.items():
        for other, (other_weight, _) in theirs.items():
            if min(weight, other_weight) >= 0.8 and _class(one) == _class(other):
                (onset, vowel, _), (other_onset, other_vowel, _) = decompose(one), decompose(other)
                if vowel == other_vowel or (
                    onset == other_onset and vowel + other_vowel in _NEAR_VOWELS
                ):
                    return True
    return False


def as_name(text: str) -> tuple[KoreanName, ...]:
    """Every way to read a text as a Korean name.

    >>> [name.hangul for name in as_name("KU, Su'ng-so'p")]
    ['구승섭']

    Raises:
        ValueError: If the text has no letter, or is longer than any name.

    .. versionadded:: 26.1.0
    """
    return parse(fold(text))
