"""Days in ISO 8601 form, and what to say of other forms."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

_ENGLISH: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TIME = re.compile(r"[T ]\d\d?:\d\d.*", re.ASCII | re.DOTALL)
_YEAR_FIRST = re.compile(r"(\d{4})([-/. ]?)(\d\d?)\2(\d\d?)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d\d?)([-/. ])(\d\d?)\2(\d{4})", re.ASCII)
_DAY_MONTH = re.compile(r"(\d\d?)(?:st|nd|rd|th|\.)?[ -]*([a-z]{3,9})[., -]*(\d{4})", re.ASCII)
_MONTH_DAY = re.compile(r"([a-z]{3,9})[. ]*(\d\d?)(?:st|nd|rd|th)?[, ]+(\d{4})", re.ASCII)
_MONTHS = tuple(name.lower() for name in _ENGLISH)


def parse(text: str) -> date | None:
    """Read a day such as 2017-10-15; `None` if it has another form or is impossible.

    >>> parse("2017-10-15"), parse("20171015"), parse("2017-02-30")
    (datetime.date(2017, 10, 15), None, None)
    """
    if _ISO.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def explain(text: str) -> str:
    """Say what is wrong with a day that `parse` refuses.

    >>> print(explain("2017-02-30"))
    2017-02-30 is not a day: February 2017 has 28 days
    >>> print(explain("15 Oct 2017"))
    '15 Oct 2017' is not a date in the form 2017-10-15; did you mean 2017-10-15?
    >>> print(explain("03/04/2017"))
    '03/04/2017' is not a date in the form 2017-10-15; it could be 2017-03-04 or 2017-04-03
    """
    if (iso := _ISO.fullmatch(text)) is not None:
        return f"{text} is not a day: {_impossible(*map(int, iso.groups()))}"
    shown = repr(text if len(text) <= 60 else text[:59] + "…")
    problem = f"{shown} is not a date in the form 2017-10-15"
    meant = sorted({day.isoformat() for day in _readings(_TIME.sub("", text[:60]).lower())})
    if len(meant) == 1:
        return f"{problem}; did you mean {meant[0]}?"
    if meant:
        return f"{problem}; it could be {' or '.join(meant)}"
    if re.fullmatch(r"[34]\d{4}", text, re.ASCII):
        return f"{problem}; it looks like a spreadsheet's number for a day"
    return problem


def _impossible(year: int, month: int, day: int) -> str:
    if year == 0:
        return "there is no year 0"
    if not 1 <= month <= 12:
        swapped = parse(f"{year:04}-{day:02}-{month:02}")
        return f"there is no month {month}" + (f"; did you mean {swapped}?" if swapped else "")
    if day == 0:
        return "there is no day 0"
    last = calendar.monthrange(year, month)[1]
    return f"{_ENGLISH[month - 1]} {year} has {last} days"


def _readings(text: str) -> Iterator[date]:
    """Each day that a text in another form can mean."""
    tries: list[tuple[str, int, str]] = []
    if found := _YEAR_FIRST.fullmatch(text):
        year, separator, month, day = found.groups()
        if separator or len(text) == 8:
            tries.append((year, int(month), day))
    elif found := _YEAR_LAST.fullmatch(text):
        first, _, second, year = found.groups()
        tries += [(year, int(second), first), (year, int(first), second)]
    elif found := _DAY_MONTH.fullmatch(text):
        day, word, year = found.groups()
        tries.append((year, _month(word), day))
    elif found := _MONTH_DAY.fullmatch(text):
        word, day, year = found.groups()
        tries.append((year, _month(word), day))
    for year, number, day in tries:
        if (read := parse(f"{year}-{number:02}-{int(day):02}")) is not None:
            yield read


def _month(word: str) -> int:
    return next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(word)), 0)
