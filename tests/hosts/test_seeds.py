"""Every number on host countries in the articles that the project began from, with its source."""

from __future__ import annotations

from datetime import date

import pytest

import nksanctions as nk
from nksanctions import hosts
from nksanctions.hosts import Amount, Fact, HeadCount, NationalMeasure, Statement, Tally

VOA = "voa-2017-09-28"
TAIPEI = "taipeitimes-2023-04-08"
INDEPENDENT = "independent-2015"


def fact(id: str) -> Fact:
    return next(one for rows in hosts.dataset().facts.values() for one in rows if one.id == id)


@pytest.mark.parametrize(
    ("id", "value", "as_of", "source"),
    [
        ("PL-01", 147, "2014", VOA),
        ("PL-02", 129, "2015", VOA),
        ("PL-03a", 0, "2016", VOA),
        ("PL-03b", 0, "2017", VOA),
        ("PL-05", 550, "2016-07", VOA),
        ("PL-06", 400, "2017-01", VOA),
        ("TW-01b", 278, "2018-07", TAIPEI),
        ("W-11a", 41, "2017/2018-07-23", TAIPEI),
    ],
)
def test_a_number_stands_with_its_time_and_source(
    id: str, value: int, as_of: str, source: str
) -> None:
    found = fact(id)
    assert isinstance(found, HeadCount | hosts.DocumentCount | Tally)
    assert found.value == value
    assert found.as_of.text == as_of
    assert source in found.sources


def test_tens_of_thousands_two_days_and_1_7_billion_are_held_as_claims() -> None:
    tens, days, stolen = fact("W-01"), fact("W-35"), fact("W-32")
    assert isinstance(tens, HeadCount)
    assert (tens.at_least, tens.sources) == (10_000, (INDEPENDENT,))
    assert isinstance(days, Statement)
    assert (days.count, days.sources) == (2, (INDEPENDENT,))
    assert isinstance(stolen, Amount)
    assert (stolen.value, stolen.currency, stolen.at_most) == (1_700_000_000, "USD", True)
    assert stolen.during.text == "2022"


def test_the_days_of_the_articles_are_those_of_the_measures() -> None:
    found = {id: fact(id) for id in ("TW-03a", "TW-03b", "TW-03c", "PL-13", "KW-04")}
    assert all(isinstance(one, NationalMeasure) for one in found.values())
    days = {id: one.since.text for id, one in found.items() if isinstance(one, NationalMeasure)}
    assert days == {
        "TW-03a": "2016-08-12",
        "TW-03b": "2016-08-12",
        "TW-03c": "2016-08-12",
        "PL-13": "../2017-09-27",
        "KW-04": "../2017-08-31",
    }


def test_the_articles_own_errors_are_kept_with_what_is_wrong() -> None:
    assert "278 is the number of August 2016" in fact("TW-01b").flaw
    assert "no United Nations round" in fact("QA-05").flaw
    assert "an address on a list is history" in fact("OM-03").flaw
    assert "three States" in fact("W-32").note


def test_conflicting_claims_stand_side_by_side() -> None:
    september = [
        one.number for one in nk.host("KW").headcounts(population="workers")
        if date(2017, 9, 15) in one.as_of
    ]  # fmt: skip
    assert september == ["about 6,000", "2,000 to 2,500", "about 3,000"]
    mongolia = nk.host("MN")
    assert [one.number for one in mongolia.headcounts()] == ["2,123", "1,190"]
    assert [one.number for one in mongolia.documents(state="valid")] == ["1,221"]


def test_no_visas_is_not_read_as_no_workers() -> None:
    poland = nk.host("PL")
    assert [one.low for one in poland.documents(document="work-visa")] == [147, 129, 0, 0]
    assert [one.low for one in poland.headcounts() if date(2017, 1, 15) in one.as_of] == [400]


def test_on_hold_is_another_measure_than_stopped() -> None:
    kinds = {one.id: one.measure.value for one in nk.host("PL").measures(on=date(2017, 9, 28))}
    assert kinds["PL-13"] == "hold-decisions"
    assert kinds["PL-14"] == "stop-new-permits"
