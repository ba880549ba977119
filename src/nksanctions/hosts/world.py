"""Totals over the whole world, each as its claimant gives it, and how far they lie apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from nksanctions.hosts.facts import Fact, HeadCount, Tally
from nksanctions.hosts.times import when_of
from nksanctions.hosts.when import When

__all__ = ["World"]


@frozen(kw_only=True)
class World:
    """What is claimed of all host countries together.

    *totals* are head counts over the world, *tallies* numbers of States or reports. They are never
    added up or averaged: `spread` says how far the totals lie apart.

    >>> from datetime import date
    >>> from nksanctions import hosts
    >>> world = hosts.world(as_of=date(2018, 1, 31))
    >>> world.spread("2017/2018-01")
    (93000, 147000)

    .. versionadded:: 26.1.0
    """

    totals: tuple[HeadCount, ...]
    tallies: tuple[Tally, ...]
    facts: tuple[Fact, ...]

    @classmethod
    def of(cls, facts: Iterable[Fact], as_of: date | None = None) -> World:
        """The claims of such facts that are about *as_of* or an earlier day."""
        held = tuple(
            fact
            for fact in facts
            if as_of is None or (when := when_of(fact)[1]) is None or when.begins_by(as_of)
        )
        return cls(
            totals=tuple(one for one in held if isinstance(one, HeadCount)),
            tallies=tuple(one for one in held if isinstance(one, Tally)),
            facts=held,
        )

    def spread(self, during: str | None = None) -> tuple[int, int] | None:
        """The lowest and the highest total, of those that name a number and have no known flaw.

        *during*, written as in `When`, keeps the totals that lie in that stretch. `None` where
        there is none.
        """
        stretch = None if during is None else When(during)
        numbers = [
            bound
            for one in self.totals
            if not one.flaw and (stretch is None or _within(one.as_of, stretch))
            for bound in (one.low, one.high)
            if bound
        ]
        return (min(numbers), max(numbers)) if numbers else None


def _within(when: When, stretch: When) -> bool:
    begins = stretch.first is None or (when.first is not None and stretch.first <= when.first)
    return begins and (
        stretch.last is None or (when.last is not None and when.last <= stretch.last)
    )
