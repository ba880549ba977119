"""What is known beside the name: birth date, nationality, numbers. It raises, lowers, or caps."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from nksanctions.identifiers import country, imo, issued_number
from nksanctions.models import (
    DatePrecision,
    Designation,
    IdentifierScheme,
    SubjectKind,
    UncertainDate,
)
from nksanctions.screening.scores import CONTRADICTED_CAP, Part

__all__ = ["as_birth_date", "as_kind", "born_part", "document_part", "imo_part", "nationality_part"]

SAME_DAY: Final = 0.04
WITHIN: Final = 0.02
SAME_NATIONALITY: Final = 0.01
OTHER_NATIONALITY: Final = -0.06
SAME_PAPER: Final = 0.04
BY_NUMBER_ALONE: Final = 0.80
SAME_SHIP: Final = 0.04
SHIP_ALONE: Final = 0.93
_ABOUT: Final = timedelta(days=366)
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def as_birth_date(born: date | UncertainDate | str | None) -> UncertainDate | None:
    """A birth date as the caller gives it: a date, an uncertain one, ``1959`` or ``1959-11``.

    >>> print(as_birth_date("1959-11"))
    November 1959

    Raises:
        ValueError: If a text is no year, month or day.

    .. versionadded:: 26.1.0
    """
    if born is None or isinstance(born, UncertainDate):
        return born
    if isinstance(born, date):
        return UncertainDate.exact(born)
    match = _ISO.fullmatch(born.strip())
    if match is None:
        raise ValueError(f"born: {born!r} is no 1959, 1959-11 or 1959-11-07")
    year, month, day = (int(each) if each else None for each in match.groups())
    try:
        if day is not None and month is not None and year is not None:
            return UncertainDate.exact(date(year, month, day))
        assert year is not None
        return UncertainDate.month(year, month) if month else UncertainDate.year(year)
    except ValueError as error:
        raise ValueError(f"born: {born!r} is no day of the calendar ({error})") from error


def as_kind(kind: SubjectKind | str | None) -> SubjectKind | None:
    """A kind of subject, or its word.

    Raises:
        ValueError: If there is no such kind.

    .. versionadded:: 26.1.0
    """
    if kind is None:
        return None
    try:
        return SubjectKind(kind)
    except ValueError as error:
        known = ", ".join(SubjectKind)
        raise ValueError(f"kind: {kind!r} is none of {known}") from error


def _widened(born: UncertainDate) -> UncertainDate:
    if not born.about or born.precision == DatePrecision.TEXT:
        return born
    return UncertainDate.between(
        born.earliest and born.earliest - _ABOUT, born.latest and born.latest + _ABOUT
    )


def _swapped(one: UncertainDate, other: UncertainDate) -> bool:
    """Whether day and month changed places."""
    a, b = one.day, other.day
    return a is not None and b is not None and (a.year, a.month, a.day) == (b.year, b.day, b.month)


def born_part(born: UncertainDate, designation: Designation, score: float) -> Part:
    """What a birth date does to a score: raises, leaves, or caps it."""
    listed = [birth.date for birth in designation.births if birth.date.precision != "text"]
    text = str(born)
    if not listed:
        return Part(query=text, role="birth date", points=0.0, reason="the list gives none")
    for other in listed:
        if born.day is not None and born.day == other.day and not (born.about or other.about):
            return Part(
                query=text,
                listed=str(other),
                role="birth date",
                points=SAME_DAY,
                reason="the same day",
            )
    for other in listed:
        if _widened(born).overlaps(_widened(other)):
            return Part(
                query=text,
                listed=str(other),
                role="birth date",
                points=WITHIN,
                reason="compatible",
            )
    for other in listed:
        if _swapped(born, other):
            return Part(
                query=text,
                listed=str(other),
                role="birth date",
                points=0.0,
                reason="day and month may have changed places",
            )
    return Part(
        query=text,
        listed="; ".join(map(str, listed)),
        role="birth date",
        points=round(min(0.0, CONTRADICTED_CAP - score), 4),
        reason="incompatible: another person, or a wrong date",
    )


def nationality_part(code: str, designation: Designation) -> Part:
    """What a nationality, or a vessel's flag, does to a score."""
    if designation.kind == SubjectKind.VESSEL:
        vessel = designation.vessel
        flag = [vessel.flag] if vessel is not None and vessel.flag else []
        listed = [*flag, *(vessel.former_flags if vessel is not None else ())]
        role = "flag"
    else:
        held = (*designation.nationalities, *designation.citizenships)
        listed = [each.country for each in held if each.country]
        role = "nationality"
    if not listed:
        return Part(query=code, role=role, points=0.0, reason="the list gives none")
    is_same = code in listed
    return Part(
        query=code,
        listed=", ".join(dict.fromkeys(listed)),
        role=role,
        points=SAME_NATIONALITY if is_same else OTHER_NATIONALITY,
        reason="the same" if is_same else "another",
    )


def document_part(number: str, designation: Designation, score: float) -> Part:
    """What the number of a paper does: the same number identifies nearly by itself."""
    listed = [each.number for each in designation.documents if each.number]
    same = [each for each in listed if issued_number.compact(each) == number]
    if same:
        return Part(
            query=number,
            listed=same[0],
            role="document",
            points=round(max(SAME_PAPER, BY_NUMBER_ALONE - score), 4),
            reason="the same number",
        )
    reason = "another number; a person may have several" if listed else "the list gives none"
    return Part(
        query=number, listed=", ".join(listed[:3]), role="document", points=0.0, reason=reason
    )


def imo_part(number: str, designation: Designation, score: float) -> Part:
    """What an IMO number does: it stays with the hull under every name and flag."""
    listed = [
        imo.compact(each.value)
        for each in designation.identifiers
        if each.scheme == IdentifierScheme.IMO
    ]
    if number in listed:
        return Part(
            query=number,
            listed=number,
            role="IMO number",
            points=round(max(SAME_SHIP, SHIP_ALONE - score), 4),
            reason="the same hull",
        )
    if listed:
        return Part(
            query=number,
            listed=", ".join(listed),
            role="IMO number",
            points=round(min(0.0, CONTRADICTED_CAP - score), 4),
            reason="another hull",
        )
    return Part(query=number, role="IMO number", points=0.0, reason="the list gives none")


def as_country(code: str | None) -> str | None:
    """A nationality by its code.

    Raises:
        InvalidCountryError: If it is no ISO 3166 code.

    .. versionadded:: 26.1.0
    """
    return None if code is None else country.validate(code)
