"""A stretch of days, half-open."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen


@frozen
class Period:
    """Days from *start* up to, not including, *end*; no *end* means still open.

    >>> listed = Period(date(2009, 7, 16), date(2017, 6, 2))
    >>> date(2017, 6, 1) in listed, date(2017, 6, 2) in listed
    (True, False)
    >>> print(Period(date(2017, 9, 11)))
    from 11 September 2017

    Raises:
        ValueError: If *end* does not follow *start*.

    .. versionadded:: 26.1.0
    """

    start: date
    end: date | None = field(default=None)

    @end.validator
    def _end_follows_start(self, _attribute: object, end: date | None) -> None:
        if end is not None and end <= self.start:
            raise ValueError(f"end {end} must follow start {self.start}")

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def until(self, day: date) -> Period | None:
        """What is left of it before *day*; `None` if nothing is.

        >>> print(Period(date(2016, 11, 30)).until(date(2017, 8, 5)))
        from 30 November 2016 up to, not including, 5 August 2017
        """
        if day <= self.start:
            return None
        return self if self.end is not None and self.end <= day else Period(self.start, day)

    def __str__(self) -> str:
        until = "" if self.end is None else f" up to, not including, {in_words(self.end)}"
        return f"from {in_words(self.start)}{until}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(day: date) -> str:
    """Write a day as UN texts do, whatever the locale.

    >>> in_words(date(2017, 12, 22))
    '22 December 2017'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month_in_words(day: date) -> str:
    """Write the month of a day as UN texts do.

    >>> month_in_words(date(2017, 12, 22))
    'December 2017'
    """
    return f"{_MONTHS[day.month - 1]} {day.year}"
