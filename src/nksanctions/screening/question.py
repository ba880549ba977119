"""A question to the index: a name and what is known beside it, read and checked."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from typing import Final

from attrs import frozen

from nksanctions.identifiers import imo as imo_numbers
from nksanctions.identifiers import issued_number
from nksanctions.models import SubjectKind, UncertainDate
from nksanctions.screening import evidence, mandarin
from nksanctions.screening.entries import split_acronym, split_office, split_title
from nksanctions.screening.fold import checked, fold
from nksanctions.screening.korean import KoreanName, meanings, parse

__all__ = ["Asked", "Query", "ask"]

_IMO: Final = re.compile(r"\bimo[^0-9a-z]*(?:no|number)?[^0-9a-z]*(\d{7})\b|^(\d{7})$")


@frozen(kw_only=True)
class Query:
    """One question of a batch: a name, and what is known beside it.

    .. versionadded:: 26.1.0
    """

    name: str
    born: date | UncertainDate | str | None = None
    nationality: str | None = None
    kind: SubjectKind | str | None = None
    document: str | None = None
    imo: str | None = None
    on: date | None = None


@frozen(kw_only=True)
class Asked:
    """A question, read."""

    folded: str
    title: str
    acronym: str
    rest: str
    korean: tuple[KoreanName, ...]
    mandarin: tuple[KoreanName, ...]
    born: UncertainDate | None
    nationality: str | None
    kind: SubjectKind | None
    document: str | None
    imo: str | None
    imo_in_name: str
    on: date | None

    @property
    def has_evidence(self) -> bool:
        """Whether anything beside the name and the kind is known."""
        return not (
            self.born is None
            and self.nationality is None
            and self.document is None
            and self.imo is None
        )


def ask(query: Query) -> Asked:
    """Read a question.

    Raises:
        ValueError: If the name has no letter, or something beside it is none of its kind.
    """
    name, acronym = split_acronym(checked(query.name))
    folded = fold(name)
    imo_in_name, rest, number = "", folded, None
    match = _IMO.search(folded)
    if match is not None and imo_numbers.is_valid(match[1] or match[2]):
        number = match[1] or match[2]
        imo_in_name = match[0]
        rest = (folded[: match.start()] + folded[match.end() :]).strip(" ,-'")
    title, rest = split_title(rest)
    korean = parse(rest)
    if not korean:
        office, rest = split_office(rest)
        title = f"{title} {office}".strip()
        korean = parse(rest)
    document = None if query.document is None else issued_number.validate(query.document)
    return Asked(
        folded=folded,
        title=title,
        acronym=acronym.lower(),
        rest=rest,
        korean=korean,
        mandarin=_as_mandarin(rest),
        born=evidence.as_birth_date(query.born),
        nationality=evidence.as_country(query.nationality),
        kind=evidence.as_kind(query.kind),
        document=document,
        imo=number if query.imo is None else imo_numbers.validate(query.imo),
        imo_in_name=imo_in_name,
        on=query.on,
    )


def _as_mandarin(folded: str) -> tuple[KoreanName, ...]:
    """The ways to read a Latin text as the Mandarin reading of a Korean name."""
    if not folded.isascii():
        return ()
    words = [(match[0], match.start()) for match in re.finditer(r"[a-z]+", folded)]
    if not 2 <= len(words) <= 3:
        return ()
    found = []
    orders = [(words[0], words[1:], False)]
    if len(words) == 2 and "," not in folded:
        orders.append((words[1], words[:1], True))
    for surname, given, last in orders:
        if not meanings("^%" + surname[0]):
            continue
        for cuts in product(*(mandarin.cut(word) for word, _ in given)):
            pieces, spans = ["^%" + surname[0]], [(surname[1], surname[1] + len(surname[0]))]
            for (_, start), cut in zip(given, cuts, strict=True):
                at = start
                for piece in cut:
                    pieces.append("%" + piece)
                    spans.append((at, at + len(piece)))
                    at += len(piece)
            if 2 <= len(pieces) <= 3 and all(map(meanings, pieces)):
                found.append(
                    KoreanName(
                        keys=tuple(pieces),
                        spans=tuple(spans),
                        surname_last=last,
                        is_mandarin=True,
                    )
                )
    return tuple(found[:3])
