"""The calendar of the United Nations regime: each last day that its paragraphs set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from nksanctions.regimes.calendar import deadlines

LATE = date(2026, 11, 24)

ONE_TIME = [
    ("UNSCR-1718-OP11", "implementation-report", "2006-11-13"),
    ("UNSCR-1874-OP22", "implementation-report", "2009-07-27"),
    ("UNSCR-2094-OP25", "implementation-report", "2013-06-05"),
    ("UNSCR-2270-OP33b", "closure", "2016-05-31"),
    ("UNSCR-2270-OP35", "closure", "2016-05-31"),
    ("UNSCR-2270-OP40", "implementation-report", "2016-05-31"),
    ("UNSCR-2321-OP7", "item-list", "2016-12-15"),
    ("UNSCR-2321-OP31", "closure", "2017-02-28"),
    ("UNSCR-2321-OP36", "implementation-report", "2017-02-28"),
    ("UNSCR-2371-OP4", "item-list", "2017-08-20"),
    ("UNSCR-2371-OP5", "item-list", "2017-09-04"),
    ("UNSCR-2371-OP8", "last-import", "2017-09-04"),
    ("UNSCR-2371-OP9", "last-import", "2017-09-04"),
    ("UNSCR-2371-OP10", "last-import", "2017-09-04"),
    ("UNSCR-2371-OP8", "import-notification", "2017-09-19"),
    ("UNSCR-2371-OP9", "import-notification", "2017-09-19"),
    ("UNSCR-2371-OP10", "import-notification", "2017-09-19"),
    ("UNSCR-2371-OP18", "implementation-report", "2017-11-03"),
    ("UNSCR-2375-OP16", "last-import", "2017-12-10"),
    ("UNSCR-2375-OP16", "import-notification", "2018-01-24"),
    ("UNSCR-2375-OP17d", "notification", "2017-12-15"),
    ("UNSCR-2375-OP18c", "closure", "2018-01-09"),
    ("UNSCR-2375-OP19", "implementation-report", "2017-12-10"),
    ("UNSCR-2397-OP6a", "last-import", "2018-01-21"),
    ("UNSCR-2397-OP6a", "import-notification", "2018-02-05"),
    ("UNSCR-2397-OP8a", "repatriation", "2019-12-22"),
    ("UNSCR-2397-OP8c", "measuring-period", "2018-12-22"),
    ("UNSCR-2397-OP8c", "midterm-report", "2019-03-22"),
    ("UNSCR-2397-OP8d", "final-report", "2020-03-22"),
    ("UNSCR-2397-OP17", "implementation-report", "2018-03-22"),
    ("UNSCR-2680-OP1", "end-of-mandate", "2024-04-30"),
]


@pytest.mark.parametrize(("provision", "duty", "last_day"), ONE_TIME)
def test_each_last_day_is_the_one_that_the_paragraph_sets(
    provision: str, duty: str, last_day: str
) -> None:
    found = [entry for entry in deadlines(as_of=LATE) if entry.key == f"{provision}/{duty}"]
    assert [str(entry.last_day) for entry in found] == [last_day]


def test_suppliers_of_crude_oil_report_every_90_days() -> None:
    year = (date(2018, 1, 1), date(2018, 12, 31))
    found = deadlines(as_of=LATE, between=year, state="PL", subject="petroleum")
    assert [str(one.last_day) for one in found if one.duty == "supply-report"] == [
        "2018-03-22",
        "2018-06-20",
        "2018-09-18",
        "2018-12-17",
    ]


@pytest.mark.parametrize(
    ("key", "event", "days"),
    [
        ("UNSCR-2375-OP18c", date(2017, 12, 1), ["2018-03-31"]),
        ("UNSCR-2397-OP5", date(2018, 1, 3), ["2018-02-02", "2018-03-04", "2018-04-03"]),
        ("UNSCR-2397-OP9c", date(2018, 8, 31), ["2019-02-28"]),
    ],
)
def test_what_hangs_on_an_event_is_counted_from_its_day(
    key: str, event: date, days: list[str]
) -> None:
    found = deadlines(as_of=LATE, events={key: event}, between=(event, date(2019, 12, 31)))
    counted = [str(entry.last_day) for entry in found if entry.occurred == event]
    assert counted[: len(days)] == days


def test_only_what_is_counted_from_an_event_has_no_day() -> None:
    undated = [entry.key for entry in deadlines(as_of=LATE, undated=True) if entry.day is None]
    assert undated == [
        "UNSCR-2375-OP18c/closure-after-refusal",
        "UNSCR-2397-OP5/supply-notification",
        "UNSCR-2397-OP9c/earliest-release",
    ]


def test_poland_reads_its_labour_duties_on_new_years_day_2019() -> None:
    found = deadlines(state="PL", as_of=date(2019, 1, 1), subject="labour")
    assert [(str(one.last_day), one.words, one.duty) for one in found] == [
        ("2017-12-15", "PASSED", "notification"),
        ("2018-12-22", "PASSED", "measuring-period"),
        ("2019-03-22", "DUE", "midterm-report"),
        ("2019-12-22", "DUE", "repatriation"),
        ("2020-03-22", "DUE", "final-report"),
    ]


def test_the_committee_its_secretary_and_the_panel_have_days_of_their_own() -> None:
    owed = {entry.provision.id for entry in deadlines(as_of=LATE, bound="committee-1718")}
    assert {"UNSCR-1718-OP12", "UNSCR-2321-OP7"} <= owed
    assert "UNSCR-2397-OP8a" not in owed


def test_the_calendar_is_as_the_snapshot_has_it(
    snapshot: Callable[[str, str], None],
) -> None:
    calendar = deadlines(as_of=LATE, undated=True)
    snapshot("calendar.txt", f"{calendar}\n")
