"""Working conditions: what a record may hold, on both sides of every bound."""

from __future__ import annotations

from typing import Any

import pytest

from nksanctions.models import DaysOffPer, Holder, IdentityPapers, WorkingConditions


@pytest.mark.parametrize(
    "given",
    [
        {"days_off": 366, "days_off_per": "year"},
        {"days_off": 366},
        {"days_off": 31, "days_off_per": "month"},
        {"days_off": 7, "days_off_per": "week"},
        {"hours": 24, "hours_per": "day"},
        {"hours": 168, "hours_per": "week"},
        {"hours": 168},
        {"wage_share_taken": 0},
        {"wage_share_taken": 100},
        {"identity_papers": "with-worker"},
        {"identity_papers_with": "recruiter"},
        {"identity_papers": "withheld", "identity_papers_with": "employer"},
    ],
)
def test_what_can_be_is_taken(given: dict[str, Any]) -> None:
    WorkingConditions(**given)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"days_off": 367, "days_off_per": "year"}, "days_off: 367 is more than a year has"),
        ({"days_off": 367}, "days_off: 367 is more than a year has"),
        ({"days_off": 32, "days_off_per": "month"}, "days_off: 32 is more than a month has"),
        ({"days_off": 8, "days_off_per": "week"}, "days_off: 8 is more than a week has"),
        ({"days_off_per": "day"}, "days_off_per: expected one of week, month, year"),
        ({"hours": 25, "hours_per": "day"}, "hours: 25 is more than a day has"),
        ({"hours": 169}, "hours: 169 is more than a week has"),
        ({"hours_per": "month"}, "hours_per: expected one of day, week"),
        ({"wage_share_taken": 101}, "wage_share_taken: 101 is more than 100 per cent"),
        (
            {"identity_papers": "with-worker", "identity_papers_with": "employer"},
            "identity_papers_with: papers that are with the worker",
        ),
        ({"days_off": -1}, "days_off: -1 is below 0"),
        ({"minders": "yes"}, "minders: expected true or false"),
        ({"identity_papers": "gone"}, "identity_papers: expected one of with-worker"),
    ],
)
def test_what_cannot_be_is_refused_by_the_name_of_the_field(
    given: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match="^" + message):
        WorkingConditions(**given)


def test_words_become_members() -> None:
    record = WorkingConditions(
        identity_papers="withheld",  # type: ignore[arg-type]
        identity_papers_with="state-official",  # type: ignore[arg-type]
        days_off=2,
        days_off_per="year",  # type: ignore[arg-type]
    )
    assert record.identity_papers is IdentityPapers.WITHHELD
    assert record.identity_papers_with is Holder.STATE_OFFICIAL
    assert record.days_off_per is DaysOffPer.YEAR


def test_nothing_is_taken_for_granted() -> None:
    record = WorkingConditions()
    names = [name for name in record.__attrs_attrs__ if name.name != "reference"]
    assert all(getattr(record, one.name) is None for one in names)
