"""Designations and the dates of birth in them."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions.lists import Particular
from nksanctions.models import (
    DatePrecision,
    Designation,
    Identifier,
    IdentifierScheme,
    ListingAuthority,
    ListSource,
    Name,
    NameQuality,
    SubjectKind,
    UncertainDate,
)
from nksanctions.testing import designations

DAY, NEXT = date(1971, 6, 30), date(1971, 7, 1)


def one(**given: object) -> Designation:
    fields: dict[str, object] = {
        "kind": SubjectKind.ENTITY,
        "authority": ListingAuthority.UN,
        "source": ListSource(list="x", entry="1"),
        "reference": "1",
        "names": (Name(text="A"),),
    }
    return Designation(**{**fields, **given})  # type: ignore[arg-type]  # of any field


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (UncertainDate.exact(DAY), "30 June 1971"),
        (UncertainDate.exact(DAY, about=True), "about 30 June 1971"),
        (UncertainDate.month(1971, 2), "February 1971"),
        (UncertainDate.year(1971, about=True), "about 1971"),
        (UncertainDate.between(DAY, NEXT), "between 30 June 1971 and 1 July 1971"),
        (UncertainDate.between(DAY, None), "from 30 June 1971"),
        (UncertainDate.between(None, DAY), "until 30 June 1971"),
        (UncertainDate.unread("long ago"), "long ago"),
    ],
)
def test_a_date_reads_as_its_source_meant_it(found: UncertainDate, words: str) -> None:
    assert str(found) == words


@pytest.mark.parametrize(
    "fields",
    [
        {"earliest": NEXT, "latest": DAY, "precision": DatePrecision.RANGE},
        {"earliest": DAY, "latest": NEXT},
        {"earliest": DAY},
        {},
        {"precision": DatePrecision.RANGE},
        {"earliest": DAY, "precision": DatePrecision.YEAR},
        {"precision": DatePrecision.TEXT},
        {"precision": DatePrecision.TEXT, "text": "x", "earliest": DAY},
    ],
)
def test_a_date_that_contradicts_itself_does_not_exist(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        UncertainDate(**fields)  # type: ignore[arg-type]  # of any field


def test_a_month_has_its_days() -> None:
    leap = UncertainDate.month(1972, 2)
    assert leap.may_be(date(1972, 2, 29))
    assert not leap.may_be(date(1972, 3, 1))
    with pytest.raises(ValueError, match="month 13"):
        UncertainDate.month(1972, 13)


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_dates_overlap_where_a_day_fits_both(a: date, b: date, c: date, d: date) -> None:
    first = UncertainDate.between(min(a, b), max(a, b))
    second = UncertainDate.between(min(c, d), max(c, d))
    start = max(min(a, b), min(c, d))
    assert first.overlaps(second) == second.overlaps(first)
    assert first.overlaps(second) == (first.may_be(start) and second.may_be(start))
    assert first.overlaps(UncertainDate.unread("?"))


@pytest.mark.parametrize(
    ("listed", "delisted", "answers"),
    [
        (DAY, None, (False, True, True)),
        (DAY, NEXT, (False, True, False)),
        (None, None, (None, None, None)),
        (None, NEXT, (None, None, False)),
    ],
)
def test_whether_it_stood_on_a_day(
    listed: date | None, delisted: date | None, answers: tuple[bool | None, ...]
) -> None:
    found = one(listed=listed, delisted=delisted)
    days = (DAY - timedelta(days=1), DAY, NEXT)
    assert tuple(found.is_listed(day) for day in days) == answers


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"reference": ""}, "reference"),
        ({"names": ()}, "names"),
        ({"listed": NEXT, "delisted": DAY}, "lies before"),
    ],
)
def test_a_designation_that_cannot_be_does_not_exist(
    fields: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        one(**fields)


def test_a_name_has_a_text() -> None:
    with pytest.raises(ValueError, match="text"):
        Name(text="")


def test_weak_names_stand_apart() -> None:
    names = (Name(text="A"), Name(text="B", quality=NameQuality.WEAK), Name(text="C"))
    found = one(names=names)
    assert [name.text for name in found.strong_names] == ["A", "C"]
    assert [name.text for name in found.aliases] == ["B", "C"]


def test_identifiers_are_found_by_scheme() -> None:
    found = one(identifiers=(Identifier(scheme=IdentifierScheme.IMO, value="9074729"),))
    assert found.identifier(IdentifierScheme.IMO) == "9074729"
    assert found.identifier(IdentifierScheme.TAX) is None


@given(designations())
def test_any_designation_is_hashable_and_tells_each_source(found: Designation) -> None:
    assert hash(found) == hash(attrs.evolve(found))
    for field in attrs.fields(Designation):
        held = getattr(found, field.name)
        for value in held if isinstance(held, tuple) else ():
            if isinstance(value, Particular):
                source = found.source_of(value)
                assert (source.list, source.entry, source.path) == (
                    found.source.list,
                    found.source.entry,
                    value.path,
                )
