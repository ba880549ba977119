"""Deadlines at month ends, citations, and provisions that nobody can change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from nksanctions import Citation, Deadline, Obligation, Period, Provision, un

RULE = Provision(
    citation=Citation(id="HOUSE-7", instrument="House rules", pinpoint="no. 7"),
    adopted=date(2020, 1, 1),
    summary="no noise",
    obligations=(
        Obligation(duty="undated", bound=("all",)),
        Obligation(
            duty="report",
            bound=("all",),
            deadline=Deadline(name="report", what="the report", trigger=date(2020, 1, 1), months=1),
        ),
    ),
    parameters={"decibels": 40},
)


def deadline(trigger: date, months: int = 0, days: int = 0, fixed: date | None = None) -> Deadline:
    return Deadline(
        name="report", what="the report", trigger=trigger, months=months, days=days, fixed=fixed
    )


@pytest.mark.parametrize(
    ("trigger", "months", "days", "last_day"),
    [
        pytest.param(date(2017, 12, 22), 24, 0, date(2019, 12, 22), id="2397: repatriation"),
        pytest.param(date(2017, 12, 22), 15, 0, date(2019, 3, 22), id="2397: midterm"),
        pytest.param(date(2017, 12, 22), 27, 0, date(2020, 3, 22), id="2397: final"),
        pytest.param(date(2017, 9, 11), 0, 90, date(2017, 12, 10), id="2375: ninety days"),
        pytest.param(date(2017, 8, 31), 6, 0, date(2018, 2, 28), id="31 August, six months"),
        pytest.param(date(2019, 8, 31), 6, 0, date(2020, 2, 29), id="into a leap year"),
        pytest.param(date(2017, 8, 31), 1, 0, date(2017, 9, 30), id="31 to 30"),
        pytest.param(date(2017, 9, 30), 1, 0, date(2017, 10, 30), id="30 stays 30"),
        pytest.param(date(2020, 2, 29), 12, 0, date(2021, 2, 28), id="leap day, a year"),
        pytest.param(date(2020, 2, 29), 48, 0, date(2024, 2, 29), id="leap day, four years"),
        pytest.param(date(2018, 2, 28), 1, 0, date(2018, 3, 28), id="28 stays 28"),
        pytest.param(date(2017, 8, 31), 6, 1, date(2018, 3, 1), id="months first, then days"),
        pytest.param(date(2017, 12, 31), 0, 1, date(2018, 1, 1), id="over the year"),
        pytest.param(date(2017, 12, 22), 0, 0, date(2017, 12, 22), id="at once"),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_of_the_month(
    trigger: date, months: int, days: int, last_day: date
) -> None:
    assert deadline(trigger, months, days).last_day == last_day


def test_a_fixed_day_stands_whatever_else_is_said() -> None:
    fixed = deadline(date(2017, 9, 11), 3, 4, fixed=date(2017, 12, 15))
    assert fixed.last_day == date(2017, 12, 15)
    assert fixed.local_last_day == date(2017, 12, 15)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 60), st.integers(0, 400))
def test_a_state_east_of_new_york_may_count_one_day_more(
    trigger: date, months: int, days: int
) -> None:
    found = deadline(trigger, months, days)
    assert found.local_last_day - found.last_day == timedelta(days=1)
    assert found.last_day >= trigger
    assert found.convention == "New York"


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 60))
def test_a_number_of_months_ends_in_the_month_that_is_so_many_on(
    trigger: date, months: int
) -> None:
    last = deadline(trigger, months).last_day
    assert 12 * (last.year - trigger.year) + last.month - trigger.month == months
    assert last.day == trigger.day or (last + timedelta(days=1)).day == 1
    assert last.day <= trigger.day


def test_a_provision_finds_its_deadline_by_the_duty() -> None:
    assert RULE.deadline("report").last_day == date(2020, 2, 1)
    for name in ("undated", "none"):
        with pytest.raises(KeyError, match=f"HOUSE-7 has no deadline named '{name}'"):
            RULE.deadline(name)


def test_a_provision_applies_from_its_adoption_unless_it_says_otherwise() -> None:
    assert RULE.in_force == Period(date(2020, 1, 1))
    later = Period(date(2020, 3, 1), date(2021, 1, 1))
    assert evolve(RULE, in_force=later).in_force == later


def test_a_citation_prints_without_our_own_letter() -> None:
    assert str(un.provision("UNSCR-2375-OP17a").citation) == "S/RES/2375 (2017) OP 17"
    assert str(RULE) == "House rules no. 7: no noise"
    assert RULE.id == "HOUSE-7"


def test_a_provision_is_a_value_that_nobody_changes() -> None:
    parameters = {"decibels": 40}
    one = evolve(RULE, parameters=parameters)
    parameters["decibels"] = 50
    assert one.parameters["decibels"] == 40
    with pytest.raises(TypeError):
        one.parameters["decibels"] = 50  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        RULE.summary = "noise"  # type: ignore[misc]
    assert one == RULE
    assert hash(one) == hash(RULE)


def test_a_later_text_never_moves_the_day_of_an_earlier_one() -> None:
    assert un.provision("UNSCR-2371-OP11").adopted == date(2017, 8, 5)
    assert un.provision("UNSCR-2375-OP17a").adopted == date(2017, 9, 11)
    assert un.provision("UNSCR-2397-OP8a").deadline("repatriation").last_day == date(2019, 12, 22)
