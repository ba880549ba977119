"""What changed between two states of a list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.lists.invented import alias, person, snapshot

from nksanctions.errors import BadInputError, RefusedListError
from nksanctions.lists import (
    BirthDate,
    Comment,
    Designation,
    ListSource,
    Name,
    NamePart,
    NamePartKind,
    NameQuality,
    Place,
    UncertainDate,
    VesselFacts,
    diff,
)

OLD, NEW = date(2026, 2, 27), date(2026, 3, 9)


def changes(before: Designation, after: Designation) -> list[str]:
    found = diff(snapshot(OLD, [before]), snapshot(NEW, [after]))
    return [str(change) for one in found.amended for change in one.changes]


def test_new_struck_and_kept_entries_are_told_apart() -> None:
    found = diff(snapshot(OLD, [1, 2, 3]), snapshot(NEW, [4, 3, 1, 5]))
    assert [one.reference for one in found.listed] == ["KPi.004", "KPi.005"]
    assert [one.reference for one in found.delisted] == ["KPi.002"]
    assert found.amended == ()
    assert (found.entries_before, found.entries_now) == (3, 4)
    assert found


def test_a_list_in_another_order_is_no_change() -> None:
    found = diff(snapshot(OLD, [1, 2, 3]), snapshot(NEW, [3, 1, 2]))
    assert not found
    assert "No changes." in str(found)


NAMES = (Name(text="HONG"), alias("Old Hong"), alias("Hong the Elder"))
BORN = BirthDate(date=UncertainDate.year(1950))
KIL = NamePart(NamePartKind.GIVEN, "KIL")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param(
            {"listed": date(2016, 3, 2)},
            {"listed": date(2016, 3, 3)},
            ["listed: 2 March 2016 → 3 March 2016"],
            id="a day",
        ),
        pytest.param(
            {}, {"delisted": date(2026, 3, 1)}, ["delisted: added 1 March 2026"], id="a first value"
        ),
        pytest.param({"uid": "7"}, {}, ["uid: removed 7"], id="a last value"),
        pytest.param(
            {"names": NAMES}, {"names": NAMES[:1] + NAMES[:0:-1]}, [], id="another order of names"
        ),
        pytest.param(
            {"names": NAMES},
            {"names": (*NAMES[:2], alias("Hong the Younger"))},
            ["names: Hong the Elder → Hong the Younger"],
            id="one name for another",
        ),
        pytest.param(
            {"names": NAMES[:1]},
            {"names": NAMES},
            ["names: added Old Hong; added Hong the Elder"],
            id="two more names",
        ),
        pytest.param(
            {"names": (NAMES[0], alias("Old Hong", quality=NameQuality.WEAK))},
            {"names": NAMES[:2]},
            ["names: Old Hong (quality: weak) → Old Hong (quality: unstated)"],
            id="a fact of a name that reads the same",
        ),
        pytest.param(
            {"names": (Name(text="HONG KIL"),)},
            {"names": (Name(text="HONG KIL", parts=(KIL,)),)},
            ["names: HONG KIL (parts: none) → HONG KIL (parts: given KIL)"],
            id="parts of a name",
        ),
        pytest.param(
            {"names": (Name(text="HONG", path="FIRST_NAME"),)},
            {"names": (Name(text="HONG", path="SECOND_NAME"),)},
            [],
            id="another place in the file",
        ),
        pytest.param(
            {"births": (BORN,)},
            {"births": (BORN, BORN)},
            ["births: added 1950"],
            id="the same value twice",
        ),
        pytest.param(
            {"births": (BORN,)},
            {"births": (BirthDate(date=UncertainDate.year(1950, about=True)),)},
            ["births: 1950 → about 1950"],
            id="an uncertain date",
        ),
        pytest.param(
            {"addresses": (Place(city="Nampo", is_former=False),)},
            {"addresses": (Place(city="Nampo", is_former=True),)},
            ["addresses: Nampo (is former: no) → Nampo (is former: yes)"],
            id="a mark",
        ),
        pytest.param(
            {"comments": (Comment(text="a b c d " * 20 + "five " + "six " * 9),)},
            {"comments": (Comment(text="a b c d " * 20 + "seven " + "six " * 9),)},
            ["comments: … b c d five six six six … → … b c d seven six six six …"],
            id="a word in a long text",
        ),
        pytest.param(
            {"vessel": VesselFacts(imo="9074729", flag_text="A")},
            {"vessel": VesselFacts(imo="9074729", flag_text="B")},
            ["vessel flag text: A → B"],
            id="a vessel",
        ),
        pytest.param(
            {},
            {"vessel": VesselFacts(imo="9074729")},
            ["vessel imo: added 9074729"],
            id="the first facts of a vessel",
        ),
        pytest.param(
            {"other": (("SUBMITTED_BY", "A"),)},
            {"other": (("SUBMITTED_BY", "B"),)},
            ["other: SUBMITTED_BY A → SUBMITTED_BY B"],
            id="a field of the list's own",
        ),
    ],
)
def test_each_field_that_changed_is_told(
    before: dict[str, Any], after: dict[str, Any], told: list[str]
) -> None:
    assert changes(person(1, **before), person(1, **after)) == told
    assert changes(person(1, **before), person(1, **before)) == []


def test_the_source_of_an_entry_is_no_change() -> None:
    moved = evolve(person(1), source=ListSource(list="x", entry="KPi.001", path="elsewhere"))
    assert changes(person(1), moved) == []


def test_it_reads_like_a_change_notice() -> None:
    new = person(
        4,
        listed=date(2026, 3, 6),
        names=(Name(text="RIM KKOK JONG"), alias("Rim")),
        births=(BORN,),
    )
    found = diff(
        snapshot(OLD, [1, person(2, uid="7"), 3]), snapshot(NEW, [1, person(2, uid="8"), new])
    )
    assert str(found).splitlines() == [
        "un-consolidated: changes from 27 February 2026 to 9 March 2026",
        "",
        "Listed (1)",
        "  KPi.004  RIM KKOK JONG (individual), DPRK",
        "    listed: 6 March 2026",
        "    aliases: Rim",
        "    births: 1950",
        "",
        "Amended (1)",
        "  KPi.002  HONG KIL TONG (individual), DPRK",
        "    uid: 7 → 8",
        "",
        "Delisted (1)",
        "  KPi.003  HONG KIL TONG (individual), DPRK",
        "",
        "3 entries, before 3.",
    ]


@pytest.mark.parametrize(("now", "fits"), [(11, True), (10, True), (9, True), (8, False)])
def test_a_list_that_lost_more_than_a_tenth_is_refused(now: int, fits: bool) -> None:
    old, new = snapshot(OLD, range(1, 11)), snapshot(NEW, range(1, now + 1))
    if fits:
        diff(old, new)
    else:
        with pytest.raises(RefusedListError, match="8 entries where there were 10"):
            diff(old, new)
        assert len(diff(old, new, allow_fewer=True).delisted) == 2


def test_only_states_of_one_list_in_their_order_are_compared() -> None:
    with pytest.raises(BadInputError, match="one is of the list eu, the other of un-consolidated"):
        diff(snapshot(OLD, [1], of="eu"), snapshot(NEW, [1]))
    with pytest.raises(BadInputError, match="the order is wrong"):
        diff(snapshot(NEW, [1]), snapshot(OLD, [1]))
    assert not diff(snapshot(NEW, [1]), snapshot(NEW, [1]))


states = st.dictionaries(st.integers(1, 30), st.sampled_from(["A", "B"]), min_size=1)


@given(before=states, after=states)
def test_back_and_forth_are_mirror_images(before: dict[int, str], after: dict[int, str]) -> None:
    old = snapshot(OLD, [person(number, name) for number, name in before.items()])
    new = snapshot(OLD, [person(number, name) for number, name in after.items()])
    there, back = diff(old, new, allow_fewer=True), diff(new, old, allow_fewer=True)
    assert set(there.listed) == set(back.delisted)
    assert set(there.delisted) == set(back.listed)
    assert {one.before.reference for one in there.amended} == {
        one.after.reference for one in back.amended
    }
    assert len(there.listed) - len(there.delisted) == there.entries_now - there.entries_before
    assert {one.reference for one in there.listed} == {
        f"KPi.{number:03}" for number in after.keys() - before.keys()
    }
