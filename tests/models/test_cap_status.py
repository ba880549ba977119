"""Caps with volumes against them, on both sides of each threshold and each day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions.errors import BadInputError
from nksanctions.models import Cap, Conversion, Period, Quantity, Several, Unit, Verification
from nksanctions.models.cap_status import CapState, CapStatus, Delivery

REFINED = Cap(
    name="refined",
    of="refined petroleum products",
    limits=(Quantity(500_000, Unit.BARRELS),),
    period=Period(date(2018, 1, 1)),
    every_months=12,
    thresholds=(75, 90, 95),
    stop_at=95,
)
CRUDE = Cap(
    name="crude",
    of="crude oil",
    limits=(Quantity(4_000_000, Unit.BARRELS), Quantity(525_000, Unit.TONS)),
    several=Several.CONTESTED,
    period=Period(date(2017, 12, 22)),
    every_months=12,
)
COAL = Cap(
    name="coal",
    of="coal",
    limits=(Quantity(400_870_018, Unit.US_DOLLARS), Quantity(7_500_000, Unit.TONS)),
    period=Period(date(2017, 1, 1), date(2018, 1, 1)),
    thresholds=(75, 90, 95),
    stop_at=95,
)
PERMITS = Cap(
    name="permits",
    of="work authorizations",
    baseline="the number of them on the day of adoption",
    period=Period(date(2017, 8, 6)),
)
CHINA = Conversion(
    name="china",
    of="refined petroleum products",
    from_unit=Unit.BARRELS,
    to_unit=Unit.TONS,
    factor="0.12",
    verified=Verification.SECONDARY,
)
ON = date(2019, 7, 1)


def barrels(amount: int | Decimal | str) -> Quantity:
    return Quantity(Decimal(amount), Unit.BARRELS)


def tons(amount: int) -> Quantity:
    return Quantity(amount, Unit.TONS)


def reached(status: CapStatus, number: int = 0) -> list[int]:
    return [one.percent for one in status.limits[number].thresholds if one.reached]


@pytest.mark.parametrize(
    ("amount", "crossed", "must_stop"),
    [
        ("374999.999", [], False),
        ("375000", [75], False),
        ("449999", [75], False),
        ("450000", [75, 90], False),
        ("474999.99", [75, 90], False),
        ("475000", [75, 90, 95], True),
        ("500000", [75, 90, 95], True),
    ],
)
def test_a_threshold_is_crossed_by_its_whole_amount(
    amount: str, crossed: list[int], must_stop: bool
) -> None:
    status = REFINED.status(on=ON, supplied=barrels(amount))
    assert (reached(status), status.must_stop) == (crossed, must_stop)
    assert status.reached_officially is (amount == "500000")
    assert [one.amount for one in status.limits[0].thresholds] == [375_000, 450_000, 475_000]


@pytest.mark.parametrize(
    ("on", "state", "term"),
    [
        (date(2017, 12, 31), CapState.NOT_YET, None),
        (date(2018, 1, 1), CapState.IN_FORCE, Period(date(2018, 1, 1), date(2019, 1, 1))),
        (date(2018, 12, 31), CapState.IN_FORCE, Period(date(2018, 1, 1), date(2019, 1, 1))),
        (date(2019, 1, 1), CapState.IN_FORCE, Period(date(2019, 1, 1), date(2020, 1, 1))),
    ],
)
def test_a_day_falls_into_a_term(on: date, state: CapState, term: Period | None) -> None:
    status = REFINED.status(on=on)
    assert (status.state, status.term) == (state, term)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2016, 12, 31), CapState.NOT_YET),
        (date(2017, 1, 1), CapState.IN_FORCE),
        (date(2017, 12, 31), CapState.IN_FORCE),
        (date(2018, 1, 1), CapState.EXPIRED),
    ],
)
def test_a_cap_that_ends_by_its_own_text_is_expired_the_day_after(
    on: date, state: CapState
) -> None:
    status = COAL.status(on=on, supplied=tons(7_500_000))
    assert status.state is state
    assert status.must_stop is (True if state.counts else None)


def test_a_share_is_exact_and_never_printed_up_to_a_threshold() -> None:
    volume = REFINED.status(on=ON, supplied=barrels("374999.999")).limits[0].supplied
    assert volume is not None
    assert volume.percent == Fraction(374_999_999, 5_000_000)
    assert str(volume) == "374,999.99 barrels, 74.99 %, 125,000 left"
    assert volume.left == Fraction(125_000_001, 1000)


def test_what_goes_beyond_the_limit_is_over_and_nothing_is_left() -> None:
    volume = REFINED.status(on=ON, supplied=barrels(612_345)).limits[0].supplied
    assert volume is not None
    assert volume.left == 0
    assert volume.over == 112_345


def test_alleged_volumes_stand_beside_recorded_ones_and_stop_nothing() -> None:
    status = REFINED.status(on=ON, supplied=barrels(100_000), alleged=barrels(2_000_000))
    assert (status.must_stop, status.reached_officially, status.reached_alleged) == (
        False,
        False,
        True,
    )
    (limit,) = status.limits
    assert limit.supplied is not None
    assert limit.alleged is not None
    assert limit.supplied.amount == 100_000
    assert limit.alleged.amount == 2_000_000
    assert [one.reached_alleged for one in limit.thresholds] == [True, True, True]


def test_without_volumes_nothing_is_answered() -> None:
    status = REFINED.status(on=ON)
    assert (status.must_stop, status.reached_officially, status.reached_alleged) == (None,) * 3
    assert [one.reached for one in status.limits[0].thresholds] == [None, None, None]


def test_another_unit_needs_a_rate_that_somebody_stands_for() -> None:
    with pytest.raises(ValueError, match="60,000 tons can't be held against a limit in barrels"):
        REFINED.status(on=ON, supplied=tons(60_000))
    status = REFINED.status(on=ON, supplied=tons(57_000), conversion=CHINA)
    assert status.limits[0].supplied is not None
    assert status.limits[0].supplied.amount == 475_000
    assert status.limits[0].supplied.converted_by == "china"
    assert status.must_stop is True


def test_the_rate_and_its_goods_are_told_where_one_was_used() -> None:
    said = "converted by china, a rate for refined petroleum products"
    assert said in CRUDE.status(on=ON, supplied=barrels(1), conversion=CHINA).notes
    assert said in str(REFINED.running_total([(ON, tons(1))], conversion=CHINA))
    assert not REFINED.status(on=ON, supplied=barrels(1), conversion=CHINA).notes


def test_printed_a_status_fits_80_columns() -> None:
    supplied = (barrels(3_999_999), tons(525_000))
    text = str(CRUDE.status(on=ON, supplied=supplied, alleged=supplied))
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize(
    ("in_barrels", "in_tons", "must_stop"),
    [
        (3_999_999, 524_999, False),
        (4_000_000, 525_000, True),
        pytest.param(4_000_000, 524_999, None, id="barrels alone"),
        pytest.param(3_999_999, 525_000, None, id="tons alone"),
    ],
)
def test_limits_that_states_join_either_way_are_indeterminate_where_they_part(
    in_barrels: int, in_tons: int, must_stop: bool | None
) -> None:
    status = CRUDE.status(on=ON, supplied=(barrels(in_barrels), tons(in_tons)))
    assert status.must_stop is status.reached_officially is must_stop
    assert any("indeterminate" in note for note in status.notes) is (must_stop is None)


@pytest.mark.parametrize(
    ("dollars", "in_tons", "must_stop"),
    [
        (380_000_000, 7_124_999, False),
        (380_000_000, 7_125_000, True),
        (380_826_518, 7_000_000, True),
    ],
)
def test_of_two_limits_the_lower_one_stops(dollars: int, in_tons: int, must_stop: bool) -> None:
    supplied = (Quantity(dollars, Unit.US_DOLLARS), tons(in_tons))
    assert COAL.status(on=date(2017, 5, 1), supplied=supplied).must_stop is must_stop


def test_one_limit_of_two_that_is_told_decides_only_when_it_is_reached() -> None:
    on = date(2017, 5, 1)
    below = COAL.status(on=on, supplied=tons(1))
    assert below.must_stop is None
    assert "the volume was not told in the unit of each limit" in below.notes[0]
    assert COAL.status(on=on, supplied=tons(7_500_000)).must_stop is True


def test_a_cap_with_a_baseline_takes_it_as_an_argument() -> None:
    def permits(count: int) -> bool | None:
        return PERMITS.status(
            on=ON,
            supplied=Quantity(count, Unit.AUTHORIZATIONS),
            baseline=Quantity(460, Unit.AUTHORIZATIONS),
        ).must_stop

    assert (permits(459), permits(460), permits(461)) == (False, True, True)
    assert PERMITS.status(on=ON).limits == ()
    with pytest.raises(ValueError, match="measured by the number of them on the day of adoption"):
        PERMITS.status(on=ON, supplied=Quantity(1, Unit.AUTHORIZATIONS))
    with pytest.raises(ValueError, match="leave baseline out"):
        REFINED.status(on=ON, baseline=barrels(1))


def test_the_same_unit_twice_is_no_amount() -> None:
    with pytest.raises(ValueError, match="each unit once"):
        REFINED.status(on=ON, supplied=(barrels(1), barrels(2)))


def test_a_running_total_gives_the_day_of_each_threshold() -> None:
    rows = [
        (date(2018, 12, 31), barrels(25_000)),
        (date(2018, 3, 1), barrels(374_999)),
        (date(2018, 3, 2), barrels(1)),
        (date(2018, 6, 1), barrels(100_000)),
        (date(2019, 1, 1), barrels(30_000)),
        (date(2017, 12, 31), barrels(7)),
    ]
    total = REFINED.running_total(rows)
    assert [(str(one.on), one.percent, one.stops) for one in total.crossings] == [
        ("2018-03-02", 75, False),
        ("2018-06-01", 90, False),
        ("2018-06-01", 95, True),
        ("2018-12-31", 100, False),
    ]
    first, second = total.terms
    assert first.after_stop == (date(2018, 12, 31),)
    assert [volumes[0].amount for _, volumes in first.rows] == [374_999, 375_000, 475_000, 500_000]
    assert second.status.must_stop is False
    assert second.rows[-1][1][0].amount == 30_000
    assert total.outside == ((date(2017, 12, 31), (barrels(7),)),)


def test_deliveries_in_another_unit_are_named_all_at_once() -> None:
    rows = [(ON, tons(1)), (ON, barrels(1)), (ON + timedelta(days=1), tons(2))]
    with pytest.raises(BadInputError) as caught:
        REFINED.running_total(rows)
    assert [line[:33] for line in str(caught.value).splitlines()] == [
        "delivery of 2019-07-01: 1 tons ca",
        "delivery of 2019-07-02: 2 tons ca",
    ]
    total = REFINED.running_total(rows, conversion=CHINA).terms[0].rows[-1][1][0]
    assert total.amount == 1 + Fraction(3) / Fraction("0.12")


def test_a_limit_that_some_deliveries_do_not_tell_is_left_open() -> None:
    on = date(2017, 5, 1)
    rows: list[Delivery] = [(on, (tons(10), Quantity(900, Unit.US_DOLLARS))), (on, tons(5))]
    (term,) = COAL.running_total(rows).terms
    dollars, weight = term.status.limits
    assert dollars.supplied is None
    assert weight.supplied is not None
    assert weight.supplied.amount == 15


def test_no_delivery_is_no_term() -> None:
    assert str(REFINED.running_total([])) == "no delivery"


days = st.dates(date(2017, 6, 1), date(2021, 12, 31))
deliveries = st.lists(st.tuples(days, st.integers(0, 200_000).map(barrels)), max_size=30)


@given(rows=deliveries)
def test_nothing_is_lost_and_order_makes_no_difference(
    rows: list[tuple[date, Quantity]],
) -> None:
    total = REFINED.running_total(rows)
    again = REFINED.running_total(reversed(rows))
    kept = sum(term.rows[-1][1][0].amount for term in total.terms)
    outside = sum(one.amount for _, amounts in total.outside for one in amounts)
    assert kept + Fraction(outside) == sum(Fraction(amount.amount) for _, amount in rows)
    assert [(one.on, one.percent) for one in total.crossings] == [
        (one.on, one.percent) for one in again.crossings
    ]


@given(rows=deliveries)
def test_a_running_total_agrees_with_the_status_of_its_sum(
    rows: list[tuple[date, Quantity]],
) -> None:
    for term in REFINED.running_total(rows).terms:
        amount = sum((one.amount for day, one in rows if day in term.term), Decimal(0))
        status = REFINED.status(on=term.term.start, supplied=barrels(amount))
        assert reached(status) == reached(term.status)
        crossed = {one.percent for one in term.crossings} - {100}
        assert crossed == set(reached(status))


@given(less=st.integers(0, 700_000), more=st.integers(0, 700_000))
def test_more_supply_never_opens_a_term(less: int, more: int) -> None:
    few = REFINED.status(on=ON, supplied=barrels(less))
    many = REFINED.status(on=ON, supplied=barrels(less + more))
    assert set(reached(few)) <= set(reached(many))
    assert many.must_stop or not few.must_stop
