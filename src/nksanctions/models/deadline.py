"""Last days of duties: one, one after another, or counted from an event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import field, frozen
from dateutil.relativedelta import relativedelta

from nksanctions.models.period import Period


@frozen(kw_only=True)
class Deadline:
    """The last day of a duty, that day included.

    Either *fixed* by the text or *months* and *days* after the *trigger*, counted in the dates of
    *convention*. Some States count from their own calendar, a day later: `local_last_day`. The duty
    opens on the trigger.

    >>> final = Deadline(
    ...     name="final-report", what="the final report", trigger=date(2017, 12, 22), months=27
    ... )
    >>> print(final.last_day, final.local_last_day)
    2020-03-22 2020-03-23

    .. versionadded:: 26.1.0
    """

    name: str
    what: str
    trigger: date
    months: int = 0
    days: int = 0
    fixed: date | None = None
    convention: str = "New York"

    @property
    def last_day(self) -> date:
        """The last day on which the duty is done in time."""
        return self.fixed or _later(self.trigger, self.months, self.days)

    @property
    def local_last_day(self) -> date:
        """The last day for a State east of New York that counts from its own date."""
        return self.last_day if self.fixed is not None else self.last_day + timedelta(days=1)


@frozen(kw_only=True)
class RecurringDeadline:
    """A duty that comes again and again: each term's last day, that day included.

    The first term begins on the *trigger*; each lasts *every_months* and *every_days*, and every
    last day is counted from the trigger itself, so that month ends don't drift. No last day lies
    after *until*.

    >>> crude = RecurringDeadline(
    ...     name="supply-report",
    ...     what="the report on crude oil",
    ...     trigger=date(2017, 12, 22),
    ...     every_days=90,
    ... )
    >>> [str(one.last_day) for one in crude.within(Period(date(2018, 1, 1), date(2018, 9, 1)))]
    ['2018-03-22', '2018-06-20']

    .. versionadded:: 26.1.0
    """

    name: str
    what: str
    trigger: date
    every_months: int = 0
    every_days: int = 0
    until: date | None = None
    convention: str = "New York"

    def __attrs_post_init__(self) -> None:
        if self.every_months <= 0 and self.every_days <= 0:
            raise ValueError(f"{self.name}: what recurs has a term of months or days")

    def term(self, number: int) -> Deadline:
        """The deadline of one term, the first being number 1.

        Raises:
            ValueError: If there is no term of that number.
        """
        if number < 1:
            raise ValueError(f"{self.name}: terms count from 1, not {number}")
        opens = _later(
            self.trigger, self.every_months * (number - 1), self.every_days * (number - 1)
        )
        last_day = _later(self.trigger, self.every_months * number, self.every_days * number)
        if self.until is not None and last_day > self.until:
            raise ValueError(f"{self.name}: the last term ends by {self.until}")
        return Deadline(
            name=self.name,
            what=self.what,
            trigger=opens,
            days=(last_day - opens).days,
            convention=self.convention,
        )

    def terms(self) -> Iterator[Deadline]:
        """The deadlines of all terms, one after another; without end where nothing ends them."""
        number = 1
        while True:
            try:
                term = self.term(number)
            except (ValueError, OverflowError):  # the last term, or the calendar's end
                return
            yield term
            number += 1

    def within(self, period: Period) -> tuple[Deadline, ...]:
        """The deadlines whose last day lies in a period.

        Raises:
            ValueError: If neither the period nor the duty ends.
        """
        if period.end is None and self.until is None:
            raise ValueError(f"{self.name} recurs without end: give a period that ends")
        found = []
        for term in self.terms():
            if period.end is not None and term.last_day >= period.end:
                break
            if term.last_day in period:
                found.append(term)
        return tuple(found)


@frozen(kw_only=True)
class RelativeDeadline:
    """A last day counted from an event that only the facts tell, such as a refusal.

    *event* names it in words. With *recurs* the duty comes again, each time so many months and days
    after the last time.

    >>> closing = RelativeDeadline(
    ...     name="closure",
    ...     what="closing the venture",
    ...     event="the Committee refuses the request",
    ...     days=120,
    ... )
    >>> print(closing.after(date(2017, 12, 1)).last_day)
    2018-03-31

    .. versionadded:: 26.1.0
    """

    name: str
    what: str
    event: str
    months: int = 0
    days: int = 0
    recurs: bool = False
    convention: str = "New York"

    def after(self, day: date) -> Deadline:
        """The deadline, where the event falls on this day."""
        return Deadline(
            name=self.name,
            what=self.what,
            trigger=day,
            months=self.months,
            days=self.days,
            convention=self.convention,
        )

    def recurring(self, first: date) -> RecurringDeadline:
        """Each deadline, where the event falls first on this day.

        Raises:
            ValueError: If the duty comes only once.
        """
        if not self.recurs:
            raise ValueError(f"{self.name} comes once: ask for `after`")
        return RecurringDeadline(
            name=self.name,
            what=self.what,
            trigger=first,
            every_months=self.months,
            every_days=self.days,
            convention=self.convention,
        )


AnyDeadline = Deadline | RecurringDeadline | RelativeDeadline


@frozen(kw_only=True)
class Obligation:
    """A duty that a provision lays on those it binds, with its deadline where it has one.

    *bound* are `Bound` values.
    """

    duty: str
    bound: tuple[str, ...] = field()
    deadline: AnyDeadline | None = None


def _later(day: date, months: int, days: int) -> date:
    if months:
        day += relativedelta(months=months)
    return day + timedelta(days=days)
