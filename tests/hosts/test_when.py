from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions.hosts import When


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2018-01-03", date(2018, 1, 3), date(2018, 1, 3), "3 January 2018"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "February 2016"),
        ("2016-12", date(2016, 12, 1), date(2016, 12, 31), "December 2016"),
        ("2016", date(2016, 1, 1), date(2016, 12, 31), "2016"),
        ("2015/2016-03", date(2015, 1, 1), date(2016, 3, 31), "2015 to March 2016"),
        ("../2018-01-03", None, date(2018, 1, 3), "by 3 January 2018"),
        ("2017-08/..", date(2017, 8, 1), None, "from August 2017"),
    ],
)
def test_a_date_is_no_more_precise_than_it_was_written(
    text: str, first: date | None, last: date | None, words: str
) -> None:
    when = When(text)
    assert (when.first, when.last, str(when), when.text) == (first, last, words, text)


@pytest.mark.parametrize(
    "text",
    ["", "early 2016", "2016-13", "2016-02-30", "16-02", "2018/2017", "../..", "2016-2", "/"],
)
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=r"no date|ends before|no end at all"):
        When(text)


@given(st.dates(date(1950, 1, 1), date(2030, 12, 31)))
def test_a_day_lies_in_its_month_and_year_and_in_no_other(day: date) -> None:
    month, year = When(f"{day:%Y-%m}"), When(f"{day:%Y}")
    assert day in When(day.isoformat())
    assert day in month
    assert day in year
    assert month.last is not None
    assert month.last + timedelta(days=1) not in month
    assert (month.last + timedelta(days=1)).day == 1


def test_only_marks_inside_and_the_ends_can_make_a_difference() -> None:
    when = When("2019-03")
    inside, outside = date(2019, 3, 22), date(2019, 4, 1)
    assert when.days([inside, outside]) == (date(2019, 3, 1), inside, date(2019, 3, 31))
