"""Days in other forms than ISO 8601's, and what is said of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions.records.dates import explain, parse


@given(st.dates())
def test_a_day_in_iso_form_is_read(day: date) -> None:
    assert parse(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        "15/10/2017", "10/15/2017", "15.10.2017", "15-10-2017", "2017/10/15", "2017.10.15",
        "20171015", "15 Oct 2017", "15 October 2017", "15-Oct-2017", "15Oct2017", "15th Oct. 2017",
        "Oct 15, 2017", "October 15 2017", "OCTOBER 15th, 2017", "2017-10-15T00:00:00Z",
        "2017-10-15 00:00",
    ],
)  # fmt: skip
def test_one_day_in_another_form_is_suggested_but_not_taken(text: str) -> None:
    assert parse(text) is None
    assert explain(text).endswith("; did you mean 2017-10-15?")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("03/04/2017", "it could be 2017-03-04 or 2017-04-03"),
        ("03/03/2017", "did you mean 2017-03-03?"),
        ("2017-4-3", "did you mean 2017-04-03?"),
        ("2017-13-01", "there is no month 13; did you mean 2017-01-13?"),
        ("2017-13-32", "there is no month 13"),
        ("2017-00-10", "there is no month 0"),
        ("2017-10-00", "there is no day 0"),
        ("2016-02-30", "February 2016 has 29 days"),
        ("0000-01-01", "there is no year 0"),
        ("43023", "it looks like a spreadsheet's number for a day"),
        ("2017", "not a date in the form 2017-10-15"),
        ("15 Okt 2017", "not a date in the form 2017-10-15"),
        ("\uff11\uff15/10/2017", "not a date in the form 2017-10-15"),
        ("x" * 10_000, "xx…' is not a date"),
    ],
)
def test_what_is_wrong_with_a_day_is_said(text: str, message: str) -> None:
    assert parse(text) is None
    assert message in explain(text)


@given(st.text() | st.from_regex(r"\A\d{1,4}[-/. ]?(\d\d?|[A-Za-z]{3})[-/. ]?\d{1,4}\Z"))
def test_each_text_that_is_no_day_has_an_explanation(text: str) -> None:
    assert parse(text) is not None or explain(text)
