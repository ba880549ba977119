"""A period is half-open, and a day in words is the same everywhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from nksanctions import Period
from nksanctions.models.period import in_words

START, END = date(2017, 9, 11), date(2017, 12, 22)


@pytest.mark.parametrize(
    ("day", "is_inside"),
    [
        (START - timedelta(days=1), False),
        (START, True),
        (END - timedelta(days=1), True),
        (END, False),
        (END + timedelta(days=1), False),
    ],
)
def test_the_start_is_inside_and_the_end_is_not(day: date, is_inside: bool) -> None:
    assert (day in Period(START, END)) is is_inside


def test_a_period_without_an_end_is_open() -> None:
    assert date.max in Period(START)
    assert START - timedelta(days=1) not in Period(START)


@pytest.mark.parametrize("end", [START, START - timedelta(days=1)])
def test_an_end_follows_the_start(end: date) -> None:
    with pytest.raises(ValueError, match=f"end {end} must follow start {START}"):
        Period(START, end)


@given(st.dates(), st.dates(), st.dates())
def test_two_periods_that_meet_share_no_day_and_leave_none_out(a: date, b: date, day: date) -> None:
    first, last = sorted((a, b))
    if first == last:
        last = date.max
    if first == last:
        return
    before_last, from_last = Period(first, last), Period(last)
    assert (day in before_last) + (day in from_last) == (day in Period(first))


def test_a_period_is_a_value() -> None:
    assert Period(START, END) == Period(START, END)
    assert hash(Period(START, END)) == hash(Period(START, END))
    assert Period(START) != Period(START, END)
    with pytest.raises(FrozenInstanceError):
        Period(START).end = END  # type: ignore[misc]


def test_a_period_reads_as_a_sentence() -> None:
    assert str(Period(START)) == "from 11 September 2017"
    assert (
        str(Period(START, END)) == "from 11 September 2017 up to, not including, 22 December 2017"
    )


@given(st.dates(min_value=date(1, 1, 1)))
def test_a_day_in_words_names_day_month_and_year(day: date) -> None:
    number, month, year = in_words(day).split(" ")
    assert (int(number), int(year)) == (day.day, day.year)
    assert month[:3] == "JanFebMarAprMayJunJulAugSepOctNovDec"[3 * day.month - 3 : 3 * day.month]
