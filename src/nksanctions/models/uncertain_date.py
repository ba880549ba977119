"""Dates as official lists give them: a day, a month, a year, a range, "about"."""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum

from attrs import frozen

from nksanctions.models.period import in_words, month_in_words


class DatePrecision(StrEnum):
    """How much of a date a source gives."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    """Between two days, months or years; one end may be open."""
    TEXT = "text"
    """Words that name no day; *text* holds them."""


@frozen(kw_only=True)
class UncertainDate:
    """A date with the uncertainty that its source states.

    The day lies from *earliest* to *latest*, both included; `None` is an open end. *about*: the
    source calls it approximate, so that the day may lie outside. *text* holds what the source wrote
    where these fields do not say it all; *calendar* is the source's, if it is not Gregorian.

    >>> UncertainDate.year(1971).may_be(date(1971, 6, 30))
    True
    >>> print(UncertainDate.between(date(1944, 1, 1), date(1945, 12, 31)))
    between 1944 and 1945
    >>> print(UncertainDate.exact(date(1959, 11, 7), about=True))
    about 7 November 1959

    Raises:
        ValueError: If *latest* lies before *earliest*, or the fields do not fit the precision.

    .. versionadded:: 26.1.0
    """

    earliest: date | None = None
    latest: date | None = None
    precision: DatePrecision = DatePrecision.DAY
    about: bool = False
    text: str = ""
    calendar: str = ""

    def __attrs_post_init__(self) -> None:
        earliest, latest = self.earliest, self.latest
        if self.precision == DatePrecision.TEXT:
            if earliest is not None or latest is not None or not self.text:
                raise ValueError("a date of precision 'text' has a text and no bounds")
        elif earliest is None or latest is None:
            if self.precision != DatePrecision.RANGE or earliest is latest:
                raise ValueError("earliest and latest: only a range may have one open end")
        elif latest < earliest:
            raise ValueError(f"latest {latest} lies before earliest {earliest}")
        elif self.precision == DatePrecision.DAY and latest != earliest:
            raise ValueError(f"latest: a day is one day, not {earliest} to {latest}")

    @classmethod
    def exact(cls, day: date, *, about: bool = False, text: str = "") -> UncertainDate:
        """One day."""
        return cls(earliest=day, latest=day, about=about, text=text)

    @classmethod
    def month(cls, year: int, month: int, *, about: bool = False, text: str = "") -> UncertainDate:
        """A month of a year.

        Raises:
            ValueError: If there is no such month.
        """
        if not 1 <= month <= 12:
            raise ValueError(f"month {month} is not in 1 to 12")
        last = calendar.monthrange(year, month)[1]
        return cls(
            earliest=date(year, month, 1),
            latest=date(year, month, last),
            precision=DatePrecision.MONTH,
            about=about,
            text=text,
        )

    @classmethod
    def year(cls, year: int, *, about: bool = False, text: str = "") -> UncertainDate:
        """A whole year.

        Raises:
            ValueError: If the year is not in 1 to 9999.
        """
        return cls(
            earliest=date(year, 1, 1),
            latest=date(year, 12, 31),
            precision=DatePrecision.YEAR,
            about=about,
            text=text,
        )

    @classmethod
    def between(
        cls, earliest: date | None, latest: date | None, *, about: bool = False, text: str = ""
    ) -> UncertainDate:
        """From a day to a day, both included; `None` is an open end.

        Raises:
            ValueError: If *latest* lies before *earliest*, or both ends are open.
        """
        return cls(
            earliest=earliest,
            latest=latest,
            precision=DatePrecision.RANGE,
            about=about,
            text=text,
        )

    @classmethod
    def unread(cls, text: str) -> UncertainDate:
        """Words that name no day, kept as they stand."""
        return cls(precision=DatePrecision.TEXT, text=text)

    @property
    def day(self) -> date | None:
        """The day, where the source names one; `None` where it does not."""
        return self.earliest if self.precision == DatePrecision.DAY else None

    def may_be(self, day: date) -> bool:
        """Whether *day* lies within the bounds; words without a day exclude none.

        It takes the bounds at their word: a caller who allows for *about* widens them.
        """
        return (self.earliest is None or self.earliest <= day) and (
            self.latest is None or day <= self.latest
        )

    def overlaps(self, other: UncertainDate) -> bool:
        """Whether some day fits both.

        >>> UncertainDate.year(1961).overlaps(UncertainDate.exact(date(1961, 4, 22)))
        True
        """
        ends_before = (
            self.latest is not None and other.earliest is not None and self.latest < other.earliest
        )
        starts_after = (
            self.earliest is not None and other.latest is not None and other.latest < self.earliest
        )
        return not (ends_before or starts_after)

    def __str__(self) -> str:
        about = "about " if self.about else ""
        earliest, latest = self.earliest, self.latest
        match self.precision:
            case DatePrecision.TEXT:
                return self.text
            case DatePrecision.RANGE:
                if earliest is None or latest is None:
                    bound = "from" if latest is None else "until"
                    day = earliest or latest
                    assert day is not None
                    return f"{about}{bound} {in_words(day)}"
                if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
                    return f"{about}between {earliest.year} and {latest.year}"
                return f"{about}between {in_words(earliest)} and {in_words(latest)}"
        assert earliest is not None
        match self.precision:
            case DatePrecision.YEAR:
                return f"{about}{earliest.year}"
            case DatePrecision.MONTH:
                return f"{about}{month_in_words(earliest)}"
        return f"{about}{in_words(earliest)}"
