"""A cell of a CSV file or a value of a JSON object, and the fact that it states.

`parse` is quick and says nothing of what is wrong; `nksanctions.records.complaints` does.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any, Final

from nksanctions.identifiers import country, hs_code
from nksanctions.models.facts import Domain
from nksanctions.records import dates
from nksanctions.records.columns import Column

BAD: Final[Any] = object()
"""What `parse` returns for a value that does not fit."""

UNKNOWN: Final = "?"
"""What a file says of a fact that is explicitly unknown."""

NO_COUNTRY: Final = "none"
"""What a CSV cell says of an empty set of countries: a stateless person's nationalities."""

MOST_DIGITS: Final = 18
FLAGS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def parse(column: Column, raw: object) -> Any:
    """The value of a field, `None` for explicitly unknown, or `BAD`.

    >>> from nksanctions.models import WorkAuthorization
    >>> from nksanctions.records.columns import columns
    >>> of = columns(WorkAuthorization)
    >>> parse(of["nationalities"], "KP;PL"), parse(of["contract_in_writing"], "Yes")
    (('KP', 'PL'), True)
    >>> parse(of["granted_on"], "?") is None, parse(of["granted_on"], "soon") is BAD
    (True, True)
    """
    info = column.info
    if info is None:
        return "" if raw is None else _text(raw)
    if raw is None or raw == UNKNOWN:
        return None
    match info.domain:
        case Domain.FLAG:
            return _flag(raw)
        case Domain.DAY:
            return _day(raw)
        case Domain.COUNT:
            return _count(raw)
        case Domain.CHOICE:
            return _choice(info.choices, raw)
        case Domain.COUNTRY:
            return _country(raw)
        case Domain.COUNTRIES:
            return _countries(raw)
        case Domain.TEXT:
            return _text(raw)
        case Domain.HS_CODE:
            return _hs_code(raw)
        case Domain.GROUP:
            return parse(column.word, raw) if column.word is not None else BAD


def as_text(value: object) -> str:
    """Write a value as a CSV cell; `parse` reads it back.

    >>> as_text(None), as_text(True), as_text(("KP", "PL")), as_text(dt.date(2017, 10, 15))
    ('?', 'true', 'KP;PL', '2017-10-15')
    """
    match value:
        case None:
            return UNKNOWN
        case bool():
            return "true" if value else "false"
        case dt.date():
            return value.isoformat()
        case tuple():
            return ";".join(value) or NO_COUNTRY
        case StrEnum():
            return value.value
        case _:
            return str(value)


def is_text(raw: str) -> bool:
    """Whether a text can be written to a file: a JSON escape may hold half a character."""
    return raw.isascii() or not any("\ud800" <= character <= "\udfff" for character in raw)


def _text(raw: object) -> Any:
    return raw if isinstance(raw, str) and is_text(raw) else BAD


def _flag(raw: object) -> Any:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, int):
        return bool(raw) if raw in {0, 1} else BAD
    return FLAGS.get(raw.lower(), BAD) if isinstance(raw, str) else BAD


def _day(raw: object) -> Any:
    if isinstance(raw, dt.date):
        return BAD if isinstance(raw, dt.datetime) else raw
    day = dates.parse(raw) if isinstance(raw, str) else None
    return BAD if day is None else day


def _count(raw: object) -> Any:
    if isinstance(raw, str):
        is_number = raw.isascii() and raw.isdigit() and len(raw) <= MOST_DIGITS
        return int(raw) if is_number else BAD
    is_number = isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < 10**MOST_DIGITS
    return raw if is_number else BAD


def _choice(choices: type[StrEnum] | None, raw: object) -> Any:
    if choices is None or not isinstance(raw, str):
        return BAD
    try:
        return choices(raw)
    except ValueError:
        return BAD


def _country(raw: object) -> Any:
    return country.compact(raw) if isinstance(raw, str) and country.is_valid(raw) else BAD


def _hs_code(raw: object) -> Any:
    return hs_code.compact(raw) if isinstance(raw, str) and hs_code.is_valid(raw) else BAD


def _countries(raw: object) -> Any:
    if raw == NO_COUNTRY:
        return ()
    each = raw.split(";") if isinstance(raw, str) else raw
    if not isinstance(each, list | tuple):
        return BAD
    codes = tuple(_country(one) for one in each)
    return BAD if BAD in codes else codes
