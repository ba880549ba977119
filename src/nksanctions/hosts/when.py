"""Days as precisely as a source gives them: a day, a month, a year, or a stretch.

Written as the Extended Date/Time Format does (ISO 8601-2, level 0), with ``..`` for an open end.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import field, frozen

from nksanctions.models.period import in_words

__all__ = ["When"]

_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_OPEN: Final = ".."


@frozen
class When:
    """A day, month, year or stretch, never made more precise than it was written.

    | written | means |
    |---|---|
    | ``2018-01-03`` | that day |
    | ``2016-07`` | some day in July 2016 |
    | ``2016`` | some day in 2016 |
    | ``2015/2016`` | from some day of the first to some day of the second |
    | ``../2018-01-03`` | by that day |
    | ``2017-08-05/..`` | from that day on |

    *first* and *last* are the earliest and the latest day that it can be; `None` is an open end.

    >>> July = When("2016-07")
    >>> July.first, July.last
    (datetime.date(2016, 7, 1), datetime.date(2016, 7, 31))
    >>> print(July, "|", When("../2018-01-03"), "|", When("2015/2016"))
    July 2016 | by 3 January 2018 | 2015 to 2016
    >>> When("2018/2017")
    Traceback (most recent call last):
    ValueError: '2018/2017' ends before it starts

    Raises:
        ValueError: If the text is none of these, or ends before it starts.

    .. versionadded:: 26.1.0
    """

    text: str
    first: date | None = field(init=False)
    last: date | None = field(init=False)

    @first.default
    def _first(self) -> date | None:
        return _ends(self.text)[0]

    @last.default
    def _last(self) -> date | None:
        return _ends(self.text)[1]

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first is not None and self.first == self.last

    def begins_by(self, day: date) -> bool:
        """Whether its earliest day is *day* or before."""
        return self.first is None or self.first <= day

    def ends_by(self, day: date) -> bool:
        """Whether its latest day is *day* or before."""
        return self.last is not None and self.last <= day

    def __contains__(self, day: date) -> bool:
        return self.begins_by(day) and (self.last is None or day <= self.last)

    def days(self, marks: Iterable[date]) -> tuple[date, ...]:
        """Its ends, and those of the *marks* that lie in it: the days that can make a difference.

        >>> [str(day) for day in When("2019-03").days([date(2019, 3, 22), date(2019, 4, 1)])]
        ['2019-03-01', '2019-03-22', '2019-03-31']
        """
        found = {mark for mark in marks if mark in self}
        found |= {end for end in (self.first, self.last) if end is not None}
        return tuple(sorted(found))

    def __str__(self) -> str:
        start, slash, end = self.text.partition("/")
        if not slash:
            return _words(start)
        if start == _OPEN:
            return f"by {_words(end)}"
        return f"from {_words(start)}" if end == _OPEN else f"{_words(start)} to {_words(end)}"


def _ends(text: str) -> tuple[date | None, date | None]:
    start, slash, end = text.partition("/")
    if not slash:
        return _span(start, text)
    if start == end == _OPEN:
        raise ValueError(f"{text!r} has no end at all")
    first = None if start == _OPEN else _span(start, text)[0]
    last = None if end == _OPEN else _span(end, text)[1]
    if first is not None and last is not None and last < first:
        raise ValueError(f"{text!r} ends before it starts")
    return first, last


def _span(part: str, text: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    found = _PARTIAL.fullmatch(part)
    if found is None:
        raise ValueError(
            f"{text!r} is no date such as 2017, 2017-09, 2017-09-28, 2015/2016 or ../2018-01-03"
        )
    year, month, day = (int(one) if one else None for one in found.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
        last = first
        if day is None:
            end = month or 12
            last = date(year, end, calendar.monthrange(year, end)[1])
    except ValueError as error:
        raise ValueError(f"{text!r} is no date: {error}") from error
    return first, last


def _words(part: str) -> str:
    first, last = _span(part, part)
    if first == last:
        return in_words(first)
    return in_words(first)[2:] if len(part) == len("2016-07") else part
