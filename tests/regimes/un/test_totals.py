"""Deliveries added up: the petroleum year, the coal cap, and what that says of each delivery."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from nksanctions import (
    BadInputError,
    Direction,
    Goods,
    GoodsTransfer,
    Outcome,
    PetroleumProduct,
    PetroleumSupply,
    Policy,
    Quantity,
    check,
)
from nksanctions.regimes.un.totals import coal_totals, petroleum_totals

MONTHS = (30, 25, 40, 45, 50, 55, 60, 70, 75, 25, 20, 10)
"""Thousands of barrels in each month of 2018: invented, so that each threshold has its month."""
CONDITIONS = {
    "told_committee": True,
    "listed_parties": False,
    "livelihood": True,
    "livelihood_shown": True,
    "earns_for_programmes": False,
}


def supply(day: date, barrels: int, **more: Any) -> PetroleumSupply:
    """A supply of diesel that meets every condition but, perhaps, the limit."""
    fields: dict[str, Any] = CONDITIONS | {"state": "CN", "product": "refined-products"} | more
    return PetroleumSupply(supplied_on=day, barrels=barrels, **fields)


YEAR = tuple(supply(date(2018, m, 28), 1000 * many) for m, many in enumerate(MONTHS, start=1))


def test_the_notices_of_2018_fall_on_their_days() -> None:
    """375,000, 450,000 and 475,000 barrels, and then the limit itself."""
    notices = petroleum_totals(YEAR).notices
    assert [(id, one.on, one.percent, one.stops) for id, one in notices] == [
        ("UNSCR-2397-OP5", date(2018, 8, 28), 75, False),
        ("UNSCR-2397-OP5", date(2018, 9, 28), 90, False),
        ("UNSCR-2397-OP5", date(2018, 10, 28), 95, True),
        ("UNSCR-2397-OP5", date(2018, 12, 28), 100, False),
    ]


def test_supply_is_let_through_until_the_stop_and_no_longer() -> None:
    found = petroleum_totals(YEAR).records
    assert [one.stopped for one in found] == [False] * 10 + [True] * 2
    outcomes = [check(one, as_of=date(2019, 2, 1)).outcome for one in found]
    assert outcomes == [Outcome.PERMITTED] * 10 + [Outcome.PROHIBITED] * 2


def test_the_running_total_reads_in_the_order_of_the_months() -> None:
    ((id, total),) = petroleum_totals(reversed(YEAR)).totals
    (term,) = total.terms
    barrels = [int(volumes[0].amount) for _, volumes in term.rows]
    assert id == "UNSCR-2397-OP5"
    assert barrels == [
        30_000, 55_000, 95_000, 140_000, 190_000, 245_000, 305_000, 375_000, 450_000, 475_000,
        495_000, 505_000,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "stopped"),
    [
        pytest.param(474_999, False, id="a barrel short of 95 percent"),
        pytest.param(475_000, True, id="T19: 475,000 barrels on record"),
    ],
)
def test_at_95_percent_the_next_supply_must_stop(before: int, stopped: bool) -> None:
    supplies = [supply(date(2018, 3, 1), before), supply(date(2018, 3, 2), 10)]
    assert petroleum_totals(supplies).records[1].stopped is stopped


@pytest.mark.parametrize(
    ("barrels", "within"),
    [pytest.param(500_000, True, id="the limit"), pytest.param(500_001, False, id="a barrel over")],
)
def test_the_limit_itself_may_be_used(barrels: int, within: bool) -> None:
    (found,) = petroleum_totals([supply(date(2018, 3, 1), barrels)]).records
    assert found.within_cap is within


def test_each_year_begins_anew() -> None:
    supplies = [supply(date(2018, 12, 31), 499_000), supply(date(2019, 1, 1), 1_000)]
    found = petroleum_totals(supplies).records
    assert [(one.within_cap, one.stopped) for one in found] == [(True, False), (True, False)]


def test_the_last_quarter_of_2017_has_a_limit_of_its_own() -> None:
    days = (date(2017, 9, 30), date(2017, 10, 1), date(2017, 12, 31), date(2018, 1, 1))
    found = petroleum_totals([supply(day, 300_000) for day in days])
    assert [one.within_cap for one in found.records] == [None, True, False, True]
    assert [id for id, _ in found.totals] == ["UNSCR-2375-OP14a", "UNSCR-2397-OP5"]


def test_what_the_committee_was_not_told_uses_the_limit_and_moves_no_notice() -> None:
    hidden = supply(date(2018, 2, 1), 490_000, told_committee=False)
    found = petroleum_totals([hidden, supply(date(2018, 3, 1), 20_000)])
    assert found.notices == ()
    assert [(one.within_cap, one.stopped) for one in found.records] == [
        (True, False),
        (False, False),
    ]


def test_fuel_for_a_flight_is_not_counted() -> None:
    fuel = supply(date(2018, 3, 1), 500, product="kerosene-type-jet-fuel", for_flight=True)
    assert petroleum_totals([fuel]).totals == ()
    (counted,) = petroleum_totals([evolve(fuel, for_flight=False)]).records
    assert counted.within_cap is True


def test_gas_counts_where_it_is_read_as_a_refined_product() -> None:
    gas = supply(date(2018, 3, 1), 600_000, product="liquefied-petroleum-gas")
    assert petroleum_totals([gas]).records[0].within_cap is None
    assert petroleum_totals([gas], count_lpg=True).records[0].within_cap is False


def test_crude_oil_is_held_against_barrels_and_tons() -> None:
    crude = PetroleumSupply(
        state="CN",
        product=PetroleumProduct.CRUDE_OIL,
        supplied_on=date(2018, 5, 1),
        barrels=3_900_000,
        tons=530_000,
    )
    (found,) = petroleum_totals([crude]).records
    assert (found.within_cap, found.within_cap_tons) == (True, False)
    strict = check(found, as_of=date(2018, 6, 1), policy=Policy.strict())
    assert strict.outcome is Outcome.PROHIBITED
    open_point = check(found, as_of=date(2018, 6, 1))
    assert [str(point) for point in open_point.open_points] == ["A-23"]


def test_crude_oil_of_autumn_2017_is_held_against_the_states_own_year() -> None:
    crude = PetroleumSupply(
        state="CN", product=PetroleumProduct.CRUDE_OIL, supplied_on=date(2017, 11, 1), tons=600_000
    )
    assert petroleum_totals([crude]).records[0].within_cap is None
    own = petroleum_totals([crude], baselines={"CN": Quantity(520_000, "tons")})
    assert own.records[0].within_cap is False
    assert petroleum_totals([crude], baselines={"RU": Quantity(1, "tons")}).records == (crude,)


def test_tons_take_a_rate_that_somebody_stands_for() -> None:
    diesel = evolve(supply(date(2018, 3, 1), 1), barrels=None, tons=60_000)
    with pytest.raises(BadInputError, match="60,000 tons can't be held"):
        petroleum_totals([diesel])
    found = petroleum_totals([diesel], conversion="refined-petroleum-china-2018")
    assert found.records[0].within_cap is True


def test_coal_is_held_against_the_lower_of_value_and_weight() -> None:
    def coal(day: date, tons: int, dollars: int) -> GoodsTransfer:
        return GoodsTransfer(
            state="CN",
            direction=Direction.FROM_DPRK,
            goods=Goods.COAL,
            delivered_on=day,
            tons=tons,
            value_us_dollars=dollars,
        )

    found = coal_totals(
        [
            coal(date(2016, 12, 1), 1_000_000, 50_000_000),
            coal(date(2016, 12, 31), 866, 3_495_895),
            coal(date(2017, 1, 1), 7_200_000, 100_000_000),
            coal(date(2017, 2, 19), 10, 1_000),
        ]
    )
    assert [one.within_cap for one in found.records] == [True, False, True, True]
    assert [one.stopped for one in found.records] == [False, True, False, True]


def test_coal_told_in_tons_alone_is_undecided_unless_it_is_too_much() -> None:
    def coal(tons: int) -> GoodsTransfer:
        return GoodsTransfer(
            direction=Direction.FROM_DPRK,
            goods=Goods.COAL,
            delivered_on=date(2017, 2, 1),
            tons=tons,
        )

    assert coal_totals([coal(10)]).records[0].within_cap is None
    assert coal_totals([coal(7_500_001)]).records[0].within_cap is False


def test_each_supply_that_can_not_be_added_up_is_named() -> None:
    bad = [
        PetroleumSupply(reference="cargo 7", product=PetroleumProduct.CRUDE_OIL, barrels=1),
        PetroleumSupply(supplied_on=date(2018, 3, 1), product=PetroleumProduct.CRUDE_OIL),
        PetroleumSupply(supplied_on=date(2018, 3, 1), tons=1),
    ]
    with pytest.raises(BadInputError) as error:
        petroleum_totals(bad)
    assert str(error.value).splitlines() == [
        "cargo 7, supplied_on: is needed to add it up",
        "record 2, barrels: is needed to add it up, or tons",
        "record 3, product: is needed to add it up",
    ]


@given(st.permutations(YEAR))
def test_the_order_in_which_supplies_are_given_changes_nothing(
    supplies: list[PetroleumSupply],
) -> None:
    found = petroleum_totals(supplies)
    assert found.notices == petroleum_totals(YEAR).notices
    assert set(found.records) == set(petroleum_totals(YEAR).records)
    assert [one.supplied_on for one in found.records] == [one.supplied_on for one in supplies]
