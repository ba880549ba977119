"""The 50 percent rules: both sides of the threshold, layers, bounds, cycles, control."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions.consequences import (
    Holding,
    OwnershipFinding,
    owned_by_listed,
    ownership_rule,
    read_holdings,
)
from nksanctions.errors import BadInputError


def holds(owner: str, owned: str, percent: Any, *, controls: bool = False) -> Holding:
    return Holding(owner=owner, owned=owned, percent=percent, controls=controls)


def asked(*holdings: Holding, under: str = "us", listed: tuple[str, ...] = ("A", "B")) -> object:
    return owned_by_listed("X", holdings, listed=listed, under=under, rest_unlisted=True).reached


@pytest.mark.parametrize(
    ("percent", "us", "eu", "gb"),
    [
        ("49.99", False, False, False),
        (50, True, False, False),
        ("50.01", True, True, True),
        (100, True, True, True),
    ],
)
def test_fifty_is_enough_for_ofac_and_not_for_the_others(
    percent: Any, us: bool, eu: bool, gb: bool
) -> None:
    table = [holds("A", "X", percent)]
    for under, expected in (("us", us), ("eu", eu), ("gb", gb)):
        assert asked(*table, under=under) is expected


def test_shares_of_several_listed_owners_add_up() -> None:
    table = [holds("A", "X", 30), holds("B", "X", "20.5")]
    assert asked(*table) is True
    assert asked(*table, under="eu") is True
    finding = owned_by_listed("X", table, listed="AB", under="gb", rest_unlisted=True)
    assert finding.reached is None
    assert finding.missing == ("whether A and B act together in X",)


@pytest.mark.parametrize(("under", "expected"), [("us", False), ("eu", True), ("gb", True)])
def test_control_alone_is_enough_in_the_eu_and_the_uk_and_not_for_ofac(
    under: str, expected: bool
) -> None:
    assert asked(holds("A", "X", 5, controls=True), under=under) is expected


def test_an_entity_that_is_reached_counts_in_full() -> None:
    """A has 50 of M and M has 50 of X: not a quarter of X, but all that M holds."""
    assert asked(holds("A", "M", 50), holds("M", "X", 50)) is True
    assert asked(holds("A", "M", 49), holds("M", "X", 100)) is False
    assert asked(holds("A", "M", 50), holds("M", "X", 25), holds("B", "X", 25)) is True


def test_a_long_chain_is_followed_and_told_from_the_listed_owner_on() -> None:
    names = [f"E{n}" for n in range(200)]
    table = [holds("A", "E0", 60), *(holds(a, b, 60) for a, b in pairwise(names))]
    finding = owned_by_listed("E199", table, listed=["A"])
    assert finding.reached is True
    assert [step.entity for step in finding.steps] == names


def test_entities_that_own_each_other_are_not_reached_by_that() -> None:
    circle = [holds("X", "Y", 60), holds("Y", "X", 60)]
    assert asked(*circle) is False
    assert asked(*circle, holds("A", "Y", 40)) is False
    assert asked(holds("X", "Y", 50), holds("Y", "X", 60), holds("A", "Y", 50)) is True


def test_the_listed_one_itself_is_reached() -> None:
    finding = owned_by_listed("A", [], listed=["A"])
    assert finding.reached is True
    assert finding.at_least == finding.at_most == Fraction(100)


@pytest.mark.parametrize(
    ("holding", "expected"),
    [
        (Holding(owner="A", owned="X"), None),
        (Holding(owner="A", owned="X", at_least=50), True),
        (Holding(owner="A", owned="X", at_least=10, at_most=50), None),
        (Holding(owner="A", owned="X", at_least=10, at_most="49.9"), False),
    ],
)
def test_bounds_decide_where_they_can(holding: Holding, expected: bool | None) -> None:
    finding = owned_by_listed("X", [holding], listed=["A"], rest_unlisted=True)
    assert finding.reached is expected
    if expected is None:
        assert finding.missing == (f"the share of A in X: {holding}".replace("A holds ", ""),)


def test_what_the_table_leaves_out_may_be_anybodys() -> None:
    table = [holds("A", "X", 30), holds("C", "X", 20)]
    finding = owned_by_listed("X", table, listed=["A"])
    assert finding.reached is None
    assert finding.missing == ("who holds the other 50% of X",)
    assert (finding.at_least, finding.at_most) == (Fraction(30), Fraction(80))
    accounted = [*table, holds("D", "X", 31)]
    assert owned_by_listed("X", accounted, listed=["A"]).reached is False
    assert asked(*table) is False


def test_shares_are_exact() -> None:
    third = Fraction(100, 3)
    table = [holds(owner, "X", third) for owner in "ABC"]
    assert owned_by_listed("X", table, listed="AB").at_least == Fraction(200, 3)
    tenths = [holds(f"L{n}", "X", 0.1) for n in range(500)]
    listed = [f"L{n}" for n in range(500)]
    assert owned_by_listed("X", tenths, listed=listed, rest_unlisted=True).reached is True
    assert owned_by_listed("X", tenths, listed=listed[1:], rest_unlisted=True).reached is False


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        ({"percent": 101}, "share: 101 to 101 percent"),
        ({"percent": -1}, "share: -1 to -1 percent"),
        ({"percent": "half"}, "expected percent such as 25"),
        ({"percent": 5, "at_least": 5}, "percent: give it or bounds"),
        ({"at_least": 30, "at_most": 20}, "share: 30 to 20 percent"),
        ({"owned": "A"}, "can't hold a share in itself"),
    ],
)
def test_a_share_that_is_none_is_refused(given_: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Holding(**{"owner": "A", "owned": "X", **given_})


def test_shares_above_the_whole_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="X: the shares add up to 110 percent"):
        asked(holds("A", "X", 60), holds("B", "X", 50))


def test_an_unknown_authority_is_refused_with_those_that_are() -> None:
    with pytest.raises(KeyError, match="us, eu, gb"):
        ownership_rule("jp")


def test_each_rule_says_how_it_was_verified() -> None:
    for under in ("us", "eu", "gb"):
        rule = ownership_rule(under)
        assert rule.note
        assert rule.says
        assert rule.sources or rule.verified == "memory"


# A table from a file


def test_a_table_is_read_from_csv() -> None:
    text = b"\xef\xbb\xbfowner,owned,percent,controls\nA,X,30.5%,no\nB,X,,yes\n"
    first, second = read_holdings(BytesIO(text))
    assert first == holds("A", "X", "30.5")
    assert (second.least, second.most) == (Fraction(0), Fraction(100))
    assert second.controls


def test_every_problem_of_a_table_is_told_at_once() -> None:
    text = b"owner,owned,percent,controls\nA,X,half,no\n,X,5,no\nA,A,5,no\nA,X,5,perhaps\n"
    with pytest.raises(BadInputError) as caught:
        read_holdings(BytesIO(text))
    message = str(caught.value)
    for line, part in ((2, "percent"), (3, "owner"), (4, "itself"), (5, "perhaps")):
        assert f":{line}" in message
        assert part in message


def test_a_column_that_is_none_is_named() -> None:
    with pytest.raises(BadInputError, match="'share'"):
        read_holdings(BytesIO(b"owner,owned,share\nA,X,30\n"))


# Against plain enumeration


NAMES = ("A", "B", "M", "N", "X")
EDGES = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES[2:])).filter(
    lambda pair: pair[0] != pair[1]
)


@st.composite
def tables(draw: st.DrawFn) -> list[Holding]:
    """Tables whose bounds can all be true at once: the largest shares stay within the whole."""
    left = dict.fromkeys(NAMES, 100)
    found = []
    for owner, owned in draw(st.lists(EDGES, max_size=8, unique=True)):
        most = draw(st.integers(0, left[owned]))
        least = draw(st.integers(0, most))
        left[owned] -= most
        found.append(
            Holding(
                owner=owner,
                owned=owned,
                at_least=least,
                at_most=most,
                controls=draw(st.booleans()),
            )
        )
    return found


def plainly(table: list[Holding], shares: list[int], under: str, together: bool) -> set[str]:
    """Who is reached when each share is known, by going round until nothing changes."""
    reached = {"A", "B"}
    for _ in NAMES:
        for name in NAMES:
            held = [
                (share, one)
                for share, one in zip(shares, table, strict=True)
                if one.owned == name and one.owner in reached
            ]
            total = sum(share for share, _ in held)
            largest = max([share for share, _ in held], default=0)
            share = total if under != "gb" or together else largest
            controlled = under != "us" and any(one.controls for _, one in held)
            if controlled or (share >= 50 if under == "us" else share > 50):
                reached.add(name)
    return reached


@given(tables(), st.sampled_from(["us", "eu", "gb"]), st.data())
def test_an_answer_holds_for_every_share_within_the_bounds(
    table: list[Holding], under: str, data: st.DataObject
) -> None:
    finding = owned_by_listed("X", table, listed=["A", "B"], under=under, rest_unlisted=True)
    some = [data.draw(st.integers(int(one.least), int(one.most))) for one in table]
    least, most = [int(one.least) for one in table], [int(one.most) for one in table]
    for together in (True, False):
        if finding.reached is not None:
            assert ("X" in plainly(table, some, under, together)) is finding.reached
    low, high = (
        "X" in plainly(table, least, under, together=False),
        "X" in plainly(table, most, under, together=True),
    )
    assert finding.reached is (low if low == high else None)
    assert bool(finding.missing) is (finding.reached is None)


@given(tables())
def test_an_answer_is_told_by_steps_that_end_at_the_entity(table: list[Holding]) -> None:
    finding: OwnershipFinding = owned_by_listed("X", table, listed=["A", "B"])
    assert str(finding).startswith("X: ")
    if finding.reached is not False:
        assert finding.steps[-1].entity == "X"
