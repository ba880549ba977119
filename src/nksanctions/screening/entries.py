"""A listed name in the form that is compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nksanctions.models import Designation, Name, NameQuality, SubjectKind
from nksanctions.screening import hanja, kana, mandarin
from nksanctions.screening.cyrillic import in_latin
from nksanctions.screening.fold import LONGEST, bare, fold
from nksanctions.screening.korean import KoreanName, meanings, pair, parse
from nksanctions.screening.words import factor, in_words

__all__ = ["Entry", "Words", "entries", "forms", "split_acronym", "split_office", "split_title"]

Words = tuple[tuple[str, str], ...]
"""The words of a name, each as written and as compared."""

_TITLE: Final = re.compile(r"^(?:(?:mr|mrs|ms|miss|dr|prof|comrade)\b[ ,-]*)+(?=\S)")
_OFFICES: Final = (
    "vice|deputy|first|general|gen|lt|maj|col|colonel|marshal|captain|capt|admiral|adm|minister"
    "|chairman|director|ambassador|president|premier|secretary|supreme|leader|lieutenant|major|of"
    "|state"
)
_OFFICE: Final = re.compile(rf"^(?:(?:{_OFFICES})\b[ ,-]*)+(?=\S)")
_OTHER_SCRIPT: Final = re.compile(r"[^()]*[\u3040-\u9fff\uac00-\ud7a3][^()]*")
_ACRONYM: Final = re.compile(r"\s*\(([A-Z]{2,8})\)")
_BRACKETS: Final = re.compile(r"[()]")


class Entry:
    """One listed name, read. Made once, never changed."""

    __slots__ = (
        "is_joined",
        "is_weak",
        "kind",
        "known",
        "korean",
        "name",
        "number",
        "text",
        "words",
    )

    def __init__(
        self,
        *,
        number: int,
        name: Name,
        kind: SubjectKind,
        text: str,
        words: Words,
        korean: tuple[KoreanName, ...],
        is_joined: bool,
    ) -> None:
        self.number: int = number
        """The place of its designation in the index."""
        self.name: Name = name
        self.kind: SubjectKind = kind
        self.text: str = text
        """The name, folded."""
        self.words: Words = words
        self.korean: tuple[KoreanName, ...] = korean
        self.known: tuple[tuple[frozenset[str], ...], ...] = ((),) * len(korean)
        """For each reading as a Korean name the Hangul that the list's other spellings leave."""
        self.is_weak: bool = name.quality == NameQuality.WEAK
        self.is_joined: bool = is_joined


def split_title(folded: str) -> tuple[str, str]:
    """A form of address at the head of a name, and the name.

    >>> split_title("mr kim yong chol"), split_title("kim yong chol")
    (('mr ', 'kim yong chol'), ('', 'kim yong chol'))

    .. versionadded:: 26.1.0
    """
    match = _TITLE.match(folded)
    return (match[0], folded[match.end() :]) if match else ("", folded)


def split_office(folded: str) -> tuple[str, str]:
    """What stands beside a Korean name, an office or the name in another script, and the name.

    >>> split_office("vice marshal hwang pyong so"), split_office("general bureau")
    (('vice marshal ', 'hwang pyong so'), ('', 'general bureau'))
    >>> split_office("kim jong un 김정은")
    ('김정은', 'kim jong un')

    .. versionadded:: 26.1.0
    """
    match = _OFFICE.match(folded)
    if match is not None and " " in folded[match.end() :] and parse(folded[match.end() :]):
        return match[0], folded[match.end() :]
    if folded.isascii():
        return "", folded
    words = folded.replace(",", " ").split()
    latin = " ".join(word for word in words if bare(word).isascii())
    others = " ".join(word for word in words if not bare(word).isascii())
    if latin and parse(latin):
        return others, latin
    if latin and parse(others):
        return latin, others
    if len(words) > 1 and parse(words[0]):
        return " ".join(words[1:]), words[0]
    return "", folded


def split_acronym(text: str) -> tuple[str, str]:
    """A name without the acronym in brackets beside it, and the acronym.

    >>> split_acronym("FOREIGN TRADE BANK (FTB)"), split_acronym("LEADER (HONG KONG)")
    (('FOREIGN TRADE BANK', 'FTB'), ('LEADER (HONG KONG)', ''))

    .. versionadded:: 26.1.0
    """
    match = _ACRONYM.search(text) if "(" in text else None
    if match is None:
        return text, ""
    rest = text[: match.start()] + text[match.end() :]
    return (rest.strip(), match[1]) if sum(map(str.isalpha, rest)) >= 5 else (text, "")


def forms(folded: str) -> Iterator[Words]:
    """The ways to take a text as words: as written, joined, in Latin letters.

    >>> list(forms("chong chon gang"))[1], list(forms("\u674e\u65b9\u4f1f"))[-1]
    ((('chong chon gang', 'chongchongang'),), (('李方伟', 'li'), ('', 'fangwei')))

    .. versionadded:: 26.1.0
    """
    plain = bare(folded)
    words = in_words(plain)
    yield words
    if "-" in folded and (hyphened := in_words(bare(folded.replace("-", "")))) != words:
        yield hyphened
    if plain.isascii():
        if (joined := _joined(words)) is not None or (joined := _name_joined(words)) is not None:
            yield joined
        return
    if any("\u0400" <= each <= "\u04ff" for each in plain):
        yield tuple((word, in_latin(word)) for word in plain.split())
    compact = plain.replace(" ", "")
    if all(map(hanja.is_hanja, compact)):
        sounds = mandarin.latin(compact).split()
        yield tuple((compact if at == 0 else "", sound) for at, sound in enumerate(sounds))
    elif all(kana.is_kana(each) for each in compact):
        yield tuple((word, kana.latin(word)) for word in plain.split())


def _name_joined(words: Words) -> Words | None:
    """The short words that name a body as one: Chong Bong Shipping is Chongbong Shipping."""
    own = [at for at, (_, each) in enumerate(words) if factor(each) == 1 and not each.isdigit()]
    if not 2 <= len(own) <= 3 or own[-1] - own[0] != len(own) - 1 or len(words) == len(own):
        return None
    run = [words[at][0] for at in own]
    if max(map(len, run)) > 7 or not all(map(str.isalpha, run)):
        return None
    return (*words[: own[0]], (" ".join(run), "".join(run)), *words[own[-1] + 1 :])


def _joined(words: Words) -> Words | None:
    """Short words as one: Chong Chon Gang is Chongchongang."""
    letters = [each for each in words if not each[1].isdigit()]
    tail = [each for each in words if each[1].isdigit()]
    if not 2 <= len(letters) <= 4 or words[len(letters) :] != tuple(tail):
        return None
    joined = "".join(each for each, _ in letters)
    if len(joined) < 4 or max(len(each) for each, _ in letters) > 7 or not joined.isalpha():
        return None
    return ((" ".join(each for each, _ in letters), joined), *tail)


def _texts(name: Name) -> Iterator[str]:
    """The whole name, and what stands in brackets where it is another script or an acronym."""
    text = name.text
    if "(" not in text:
        yield text
        return
    rest, acronym = split_acronym(text)
    if acronym:
        yield rest
        yield acronym
        return
    inner = [each.strip() for each in _BRACKETS.split(text) if each.strip()]
    if any(_OTHER_SCRIPT.fullmatch(each) for each in inner):
        yield from inner
    else:
        yield text


def _learn(made: list[Entry]) -> None:
    """Let the spellings of one person explain each other: Ch'un-so'ng says which Chun Song."""
    names = [name for entry in made for name in entry.korean]
    if len({name.keys for name in names}) < 2:
        return
    for entry in made:
        entry.known = tuple(_left_by(name, names) for name in entry.korean)


def _left_by(name: KoreanName, others: list[KoreanName]) -> tuple[frozenset[str], ...]:
    left = [frozenset(meanings(key)) for key in name.keys]
    for other in others:
        if len(other.keys) == len(left) and all(
            pair(a, b)[0] >= 0.7 for a, b in zip(name.keys, other.keys, strict=True)
        ):
            common = [
                known & {each for each, (weight, _) in meanings(key).items() if weight >= 0.9}
                for known, key in zip(left, other.keys, strict=True)
            ]
            if all(common):
                left = common
    return tuple(left)


def entries(number: int, designation: Designation) -> list[Entry]:
    """The names of a designation, read; names without a letter are left out."""
    made = list(_entries(number, designation))
    if designation.kind == SubjectKind.INDIVIDUAL:
        _learn(made)
    return made


def _entries(number: int, designation: Designation) -> Iterator[Entry]:
    kind = designation.kind
    is_person = kind == SubjectKind.INDIVIDUAL
    for name in designation.names:
        for text in _texts(name):
            try:
                folded = fold(text[:LONGEST])
            except ValueError:
                continue
            korean = parse(folded) if is_person else ()
            for at, words in enumerate(forms(folded)):
                is_joined = at > 0
                if is_person and is_joined and folded.isascii() and not korean:
                    break
                yield Entry(
                    number=number,
                    name=name,
                    kind=kind,
                    text=folded,
                    words=words,
                    korean=korean,
                    is_joined=is_joined,
                )
