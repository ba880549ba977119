"""Notes on one entry while it is read: where it stands, what is wrong, what has no field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import Factory, define

from nksanctions.lists.report import ParseReport
from nksanctions.models import UncertainDate

_BRITISH: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TRUTHS: Final = {"true": True, "false": False, "1": True, "0": False, "": None}


@define(kw_only=True)
class Notes:
    """Where an entry stands, and what about it has no field of its own."""

    place: str
    report: ParseReport
    other: list[tuple[str, str]] = Factory(list)

    def day(self, field: str, text: str) -> date | None:
        """A day as ISO or the UK writes it; `None` for an empty one. What is none is kept as text.

        What follows the day, a time or a zone, is kept as text too.
        """
        if not text:
            return None
        try:
            found = _day(text)
        except ValueError:
            self.wrong(field, f"{text!r} is no date")
            self.other.append((field, text))
            return None
        if len(text) > 10:
            self.other.append((field, text))
        return found

    def dated(self, field: str, text: str) -> UncertainDate | None:
        """As `day`, for a field that can hold the text itself."""
        if not text:
            return None
        try:
            return UncertainDate.exact(_day(text))
        except ValueError:
            self.wrong(field, f"{text!r} is no date")
            return UncertainDate.unread(text)

    def whole_number(self, field: str, text: str) -> int | None:
        """A number such as ``4,355``; what is none is kept as text."""
        if not text:
            return None
        plain = text.replace(",", "").replace(" ", "")
        if plain.isascii() and plain.isdigit() and len(plain) <= 12:
            return int(plain)
        self.other.append((field, text))
        return None

    def truth(self, field: str, text: str) -> bool | None:
        """``true`` or ``false``; what is neither is kept as text."""
        key = text.lower()
        if key not in _TRUTHS:
            self.wrong(field, f"{text!r} is neither true nor false")
            self.other.append((field, text))
        return _TRUTHS.get(key)

    def keep(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep what has no field, under the list's own names; empty values are left out."""
        self.other += named(*pairs)

    def wrong(self, field: str, message: str) -> None:
        """Note that a value of the entry is wrong; the entry is kept."""
        self.report.problem(self.place, message, field)


def named(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Values with the list's own names for them; empty ones are left out.

    >>> named(("region", "Pyongyang"), ("zipCode", ""))
    (('region', 'Pyongyang'),)
    """
    return tuple((name, text) for name, text in pairs if text)


def digits(text: str) -> int:
    """The number of a year, a month or a day.

    >>> digits("2016"), digits("03")
    (2016, 3)

    Raises:
        ValueError: If it is none: at most four digits of ours.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise ValueError(f"{text[:40]!r} is no year, month or day")
    return int(text)


def _day(text: str) -> date:
    if (british := _BRITISH.fullmatch(text)) is not None:
        day, month, year = map(int, british.groups())
        return date(year, month, day)
    return date.fromisoformat(text[:10])
