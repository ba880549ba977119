"""Deliveries added up against the limits of all States, and what that says of each of them.

A sum over many records is no fact of one. So a table of deliveries goes in, in any order; out come
the running totals with the days on which they came to a threshold, and the same records with
*within_cap* and *stopped* filled in, ready to be checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, Generic, TypeVar

import attrs
from attrs import frozen

from nksanctions.errors import BadInputError, Problem
from nksanctions.law.words import listed
from nksanctions.models.cap import Quantity, Unit
from nksanctions.models.cap_status import Crossing, RunningTotal, TermTotal, Volume
from nksanctions.models.conversion import Conversion
from nksanctions.models.goods import Direction, Goods, GoodsTransfer
from nksanctions.models.petroleum import PetroleumProduct, PetroleumSupply
from nksanctions.regimes.un import UN

__all__ = ["Totals", "coal_totals", "petroleum_totals"]

R = TypeVar("R", PetroleumSupply, GoodsTransfer)

_REFINED: Final = (("UNSCR-2375-OP14a", None), ("UNSCR-2397-OP5", None))
_CRUDE: Final = (("UNSCR-2397-OP4", None),)
_COAL: Final = (("UNSCR-2321-OP26", "coal-2016"), ("UNSCR-2321-OP26", "coal"))
_CRUDE_OF_A_STATE: Final = "UNSCR-2375-OP15"

_AVIATION: Final = frozenset(
    {
        PetroleumProduct.AVIATION_GASOLINE,
        PetroleumProduct.NAPHTHA_JET_FUEL,
        PetroleumProduct.KEROSENE_JET_FUEL,
        PetroleumProduct.KEROSENE_ROCKET_FUEL,
    }
)

_UNITS: Final = {
    "barrels": Unit.BARRELS,
    "tons": Unit.TONS,
    "value_us_dollars": Unit.US_DOLLARS,
}


@frozen(kw_only=True)
class Totals(Generic[R]):
    """Deliveries with what the totals say of them, and the running totals on record.

    *records* keeps the order in which they were given. *totals* are by the id of the provision that
    sets the limit: what the Committee was told of, which drives its Secretary's notices.

    .. versionadded:: 26.1.0
    """

    records: tuple[R, ...]
    totals: tuple[tuple[str, RunningTotal], ...]

    @property
    def notices(self) -> tuple[tuple[str, Crossing], ...]:
        """Each threshold that came to be reached: the provision, and the day with the total."""
        return tuple((id, one) for id, total in self.totals for one in total.crossings)

    def __str__(self) -> str:
        parts = [f"{UN.provision(id).citation}\n{total}" for id, total in self.totals]
        return "\n\n".join(parts) or "nothing that a limit counts"


def petroleum_totals(
    supplies: Iterable[PetroleumSupply],
    *,
    conversion: Conversion | str | None = None,
    baselines: Mapping[str, Quantity] | None = None,
    count_lpg: bool = False,
) -> Totals[PetroleumSupply]:
    """Supplies of crude oil and refined products against the limits that count on their days.

    A supply of which the Committee was not told (*told_committee* false) uses the limit up like any
    other, and moves no notice. Aviation fuel for an aircraft's flight there and back is not
    counted.

    >>> from datetime import date
    >>> months = [
    ...     PetroleumSupply(
    ...         state="CN",
    ...         product="refined-products",
    ...         supplied_on=date(2018, m, 28),
    ...         barrels=60_000,
    ...     )
    ...     for m in range(1, 10)
    ... ]
    >>> found = petroleum_totals(months)
    >>> for _, notice in found.notices:
    ...     print(notice.on, notice.percent)
    2018-07-28 75
    2018-08-28 90
    2018-08-28 95
    2018-09-28 100
    >>> [supply.stopped for supply in found.records][-2:]
    [False, True]

    Args:
        supplies: In any order. Each needs a product, a day, and an amount in barrels or tons.
        conversion: The rate for amounts in another unit than a limit, or its name.
        baselines: By State, what it supplied in the twelve months before S/RES/2375 (2017): its own
            limit on crude oil until 21 December 2017. Without, these supplies stay undecided.
        count_lpg: Whether propane and butane count as refined products (A-31-lpg).

    Raises:
        BadInputError: If a supply lacks its product, day or amount; each is named.
        ValueError: If no rate is held by the name.

    .. versionadded:: 26.1.0
    """
    given = tuple(supplies)
    _expect(given, "product", "supplied_on", ("barrels", "tons"))
    refined = {PetroleumProduct.REFINED_PRODUCTS, *_AVIATION}
    refined |= {PetroleumProduct.LIQUEFIED_PETROLEUM_GAS} if count_lpg else set()
    adder = _Adder(given, "supplied_on", conversion)
    adder.add(_REFINED, lambda one: one.product in refined and not one.for_flight)
    adder.add(_CRUDE, lambda one: one.product is PetroleumProduct.CRUDE_OIL, apart=True)
    for state, baseline in (baselines or {}).items():

        def crude_of(one: PetroleumSupply, state: str = state) -> bool:
            return one.product is PetroleumProduct.CRUDE_OIL and one.state == state

        adder.add(((_CRUDE_OF_A_STATE, None),), crude_of, baseline=baseline)
    return adder.totals()


def coal_totals(
    purchases: Iterable[GoodsTransfer], *, conversion: Conversion | str | None = None
) -> Totals[GoodsTransfer]:
    """Purchases of coal from the DPRK against the limits of S/RES/2321 (2016) OP 26.

    The limits are in US dollars and in tons, and the lower one counts: give both amounts. What only
    passes through Rajin is not counted.

    >>> from datetime import date
    >>> from nksanctions.models import GoodsTransfer
    >>> coal = GoodsTransfer(
    ...     state="CN",
    ...     direction="from-dprk",
    ...     goods="coal",
    ...     delivered_on=date(2016, 12, 20),
    ...     tons=1_200_000,
    ...     value_us_dollars=50_000_000,
    ... )
    >>> coal_totals([coal]).records[0].within_cap
    False

    Raises:
        BadInputError: If a purchase lacks its goods, day or amount; each is named.

    .. versionadded:: 26.1.0
    """
    given = tuple(purchases)
    _expect(given, "goods", "delivered_on", ("tons", "value_us_dollars"))
    adder = _Adder(given, "delivered_on", conversion)
    adder.add(
        _COAL,
        lambda one: (
            one.goods is Goods.COAL
            and one.direction is not Direction.TO_DPRK
            and not one.through_rajin
        ),
    )
    return adder.totals()


class _Adder(Generic[R]):
    """Holds the records while limits are applied to them."""

    def __init__(self, given: Sequence[R], day: str, conversion: Conversion | str | None) -> None:
        self._given: Sequence[R] = given
        self._day = day
        self._conversion = conversion
        self._facts: dict[int, dict[str, Any]] = {}
        self._totals: list[tuple[str, RunningTotal]] = []

    def add(
        self,
        caps: Iterable[tuple[str, str | None]],
        counts: Callable[[R], bool],
        *,
        apart: bool = False,
        baseline: Quantity | None = None,
    ) -> None:
        """Hold what *counts* against each cap. *apart*: the limit in tons has a fact of its own."""
        places = [place for place, one in enumerate(self._given) if counts(one)]
        places.sort(key=self._on)
        on_record = [
            p for p in places if getattr(self._given[p], "told_committee", None) is not False
        ]
        for id, name in caps:
            everything = self._running(id, name, places, baseline)
            recorded = self._running(id, name, on_record, baseline)
            if everything is None or recorded is None or not everything.terms:
                continue
            if recorded.terms:
                self._totals.append((id, recorded))
            on_the_way = dict(self._counted(recorded, on_record))
            for term in everything.terms:
                earlier: tuple[Volume, ...] = ()
                for place, volumes in self._of_term(term, places):
                    facts = self._facts.setdefault(place, {})
                    facts |= _within(volumes, len(everything.cap.limits) or 1, apart=apart)
                    if (stop_at := everything.cap.stop_at) is not None:
                        facts["stopped"] = any(one.reaches(stop_at) for one in earlier)
                    earlier = on_the_way.get(place, earlier)

    def _on(self, place: int) -> date:
        found: date = getattr(self._given[place], self._day)
        return found

    def _running(
        self, id: str, name: str | None, places: Sequence[int], baseline: Quantity | None
    ) -> RunningTotal | None:
        deliveries = [(self._on(place), _amounts(self._given[place])) for place in places]
        if not deliveries:
            return None
        return UN.running_total(
            id, deliveries, name=name, baseline=baseline, conversion=self._conversion
        )

    def _counted(
        self, total: RunningTotal, places: Sequence[int]
    ) -> Iterator[tuple[int, tuple[Volume, ...]]]:
        for term in total.terms:
            yield from self._of_term(term, places)

    def _of_term(
        self, term: TermTotal, places: Sequence[int]
    ) -> Iterator[tuple[int, tuple[Volume, ...]]]:
        """Each record that a term counts, with the total after it."""
        days = {day for day, _ in term.rows}
        mine = [place for place in places if self._on(place) in days]
        for place, (_, volumes) in zip(mine, term.rows, strict=True):
            yield place, volumes

    def totals(self) -> Totals[R]:
        """The records with what was found of them."""
        records = [
            attrs.evolve(one, **self._facts[place]) if place in self._facts else one
            for place, one in enumerate(self._given)
        ]
        return Totals(records=tuple(records), totals=tuple(self._totals))


def _on_record(record: PetroleumSupply | GoodsTransfer) -> bool:
    return not (isinstance(record, PetroleumSupply) and record.told_committee is False)


def _amounts(record: PetroleumSupply | GoodsTransfer) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(amount, unit)
        for name, unit in _UNITS.items()
        if (amount := getattr(record, name, None)) is not None
    )


def _within(volumes: Sequence[Volume], limits: int, *, apart: bool) -> dict[str, bool | None]:
    """What the totals say of the limits: kept, passed, or not told in the unit of each."""
    if apart:
        told = {one.limit.unit: one.over == 0 for one in volumes}
        return {
            "within_cap": told.get(Unit.BARRELS),
            "within_cap_tons": told.get(Unit.TONS),
        }
    if any(one.over > 0 for one in volumes):
        return {"within_cap": False}
    return {"within_cap": True if len(volumes) == limits else None}


def _expect(given: Sequence[Any], what: str, day: str, amounts: tuple[str, ...]) -> None:
    problems = []
    for number, record in enumerate(given, start=1):
        place = record.reference or f"record {number}"
        problems += [
            Problem(place=place, field=name, message="is needed to add it up")
            for name in (what, day)
            if getattr(record, name) is None
        ]
        if all(getattr(record, name) is None for name in amounts):
            message = f"is needed to add it up, or {listed(amounts[1:], 'or')}"
            problems.append(Problem(place=place, field=amounts[0], message=message))
    if problems:
        raise BadInputError(problems)
