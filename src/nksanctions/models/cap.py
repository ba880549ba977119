"""Caps: how much of a thing is let through, by whom, in which term."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen
from dateutil.relativedelta import relativedelta

from nksanctions.models.period import Period


class Unit(StrEnum):
    """What a quantity is counted in."""

    BARRELS = "barrels"
    TONS = "tons"
    """Metric tons."""
    US_DOLLARS = "us-dollars"
    AUTHORIZATIONS = "authorizations"
    ACCOUNTS = "accounts"
    PERSONS = "persons"


@frozen
class Quantity:
    """So much of something, in a unit.

    >>> print(Quantity(4_000_000, Unit.BARRELS))
    4,000,000 barrels
    >>> print(Quantity(Decimal("1.5"), Unit.TONS))
    1.5 tons

    Raises:
        ValueError: If the amount is no number of 0 or more.

    .. versionadded:: 26.1.0
    """

    amount: Decimal = field(converter=Decimal)
    unit: Unit = field(converter=Unit)

    @amount.validator
    def _no_less_than_nothing(self, _attribute: object, amount: Decimal) -> None:
        if not amount.is_finite() or amount < 0:
            raise ValueError(f"a quantity is 0 or more, not {amount}")

    def __str__(self) -> str:
        return f"{self.amount:,f} {self.unit.value.replace('us-dollars', 'US dollars')}"


class CountedPer(StrEnum):
    """Whose amounts are added up and held against a cap."""

    ALL_STATES = "all-states"
    STATE = "state"
    MISSION = "mission"
    """Each diplomatic mission or consular post of the DPRK."""
    DIPLOMAT = "diplomat"
    """Each accredited diplomat or consular officer of the DPRK."""


class Several(StrEnum):
    """What limits in several units mean together."""

    LOWER = "lower"
    """Whichever is reached first stops it."""
    CONTESTED = "contested"
    """The text joins them with "or": States read it either way."""


@frozen(kw_only=True)
class Cap:
    """A limit on an amount, as its provision sets it.

    *of* says what is counted. *limits* has one quantity, or several in different units, which
    *several* joins. A cap without limits is measured by what was so at another time: *baseline*
    says what, *baseline_period* when. *period* is the time in which the cap counts by its own text.
    *every_months* cuts it into terms, each with the whole limit; 0 is one term. In percent of the
    limit: at *thresholds* notice is given, from *stop_at* on the rest of the term is closed.

    >>> refined = Cap(
    ...     name="refined-petroleum",
    ...     of="refined petroleum products supplied to the DPRK",
    ...     limits=(Quantity(500_000, Unit.BARRELS),),
    ...     period=Period(date(2018, 1, 1)),
    ...     every_months=12,
    ... )
    >>> print(refined.term(date(2019, 7, 1)))
    from 1 January 2019 up to, not including, 1 January 2020

    .. versionadded:: 26.1.0
    """

    name: str
    of: str
    limits: tuple[Quantity, ...] = ()
    several: Several = Several.LOWER
    baseline: str = ""
    baseline_period: Period | None = None
    per: CountedPer = CountedPer.ALL_STATES
    period: Period
    every_months: int = 0
    thresholds: tuple[int, ...] = ()
    stop_at: int | None = None

    def __attrs_post_init__(self) -> None:
        if bool(self.limits) is bool(self.baseline):
            raise ValueError(f"{self.name}: a cap has limits, or else a baseline")
        units = [limit.unit for limit in self.limits]
        if len(set(units)) < len(units):
            raise ValueError(f"{self.name}: two limits are in the same unit")

    def terms(self) -> Iterator[Period]:
        """Its terms, one after another; without end where nothing ends them."""
        if not self.every_months:
            yield self.period
            return
        number, start = 0, self.period.start
        while start in self.period:
            number += 1
            end = self.period.start + relativedelta(months=self.every_months * number)
            if self.period.end is not None:
                end = min(end, self.period.end)
            yield Period(start, end)
            start = end

    def term(self, on: date) -> Period | None:
        """The term that a day falls into; `None` outside the cap's own period."""
        if on not in self.period:
            return None
        return next(term for term in self.terms() if on in term)
