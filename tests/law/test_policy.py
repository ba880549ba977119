"""A policy decides points, leaves them open, and is a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from nksanctions import Point, Policy, Reading, UnknownReadingError, un


def reading(name: str) -> Reading:
    return Reading(name=name, says=f"{name}.", held_by="nobody")


ONE = Point(
    id="P-1",
    question="Which?",
    readings=(reading("wide"), reading("narrow")),
    prevailing="wide",
    strict="wide",
    literal="narrow",
)
TWO = Point(id="P-2", question="Which?", readings=(reading("wide"), reading("narrow")))
POINTS = (ONE, TWO)


@pytest.mark.parametrize(
    ("policy", "taken"),
    [
        (Policy(), "wide"),
        (Policy.prevailing(), "wide"),
        (Policy.strict(), "wide"),
        (Policy.literal(), "narrow"),
        (Policy.undecided(), None),
    ],
)
def test_each_policy_takes_its_own_reading_and_leaves_open_what_it_has_none_for(
    policy: Policy, taken: str | None
) -> None:
    assert policy.decide(POINTS) == {"P-1": taken, "P-2": None}


def test_a_reading_of_ones_own_goes_before_that_of_the_policy() -> None:
    policy = Policy.prevailing().reading("P-1", "narrow").reading("P-2", "wide")
    assert policy.decide(POINTS) == {"P-1": "narrow", "P-2": "wide"}
    assert policy.leaving_open("P-1").decide(POINTS) == {"P-1": None, "P-2": "wide"}
    assert policy.leaving_open("P-1", "P-2").decide(POINTS) == {"P-1": None, "P-2": None}
    again = policy.leaving_open("P-1").reading("P-1", "wide")
    assert again.decide(POINTS) == {"P-1": "wide", "P-2": "wide"}


def test_changing_a_policy_leaves_the_first_as_it_was() -> None:
    first = Policy.prevailing()
    first.reading("P-1", "narrow")
    first.leaving_open("P-1")
    assert first == Policy.prevailing()
    readings: dict[str, str | None] = {"P-1": "narrow"}
    own = Policy("prevailing", readings)
    readings["P-1"] = "wide"
    assert own.readings == {"P-1": "narrow"}
    with pytest.raises(TypeError):
        own.readings["P-1"] = "wide"  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        own.base = "strict"  # type: ignore[misc]


def test_two_policies_that_say_the_same_are_equal() -> None:
    one = Policy.strict().reading("P-1", "wide").leaving_open("P-2")
    other = Policy.strict().leaving_open("P-2").reading("P-1", "wide")
    assert one == other
    assert hash(one) == hash(other)
    assert one != Policy.strict().reading("P-1", "wide")
    assert Policy.strict() != Policy.literal()


@pytest.mark.parametrize(
    ("policy", "printed"),
    [
        (Policy.prevailing(), "prevailing"),
        (Policy.undecided(), "open"),
        (
            Policy.literal().leaving_open("P-2").reading("P-1", "wide"),
            "literal, P-1: wide, P-2 open",
        ),
    ],
)
def test_a_policy_prints_what_it_does(policy: Policy, printed: str) -> None:
    assert str(policy) == printed


@pytest.mark.parametrize("base", ["lenient", "", "Prevailing", "undecided"])
def test_a_policy_of_another_name_is_refused_with_those_there_are(base: str) -> None:
    with pytest.raises(UnknownReadingError, match="choose prevailing, strict, literal or open"):
        Policy(base)


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        (
            Policy().reading("P-9", "wide").leaving_open("P-8"),
            "the policy decides P-8, P-9; the points are P-1, P-2",
        ),
        (
            Policy().reading("P-2", "broad"),
            "P-2 has no reading 'broad'; its readings are wide, narrow",
        ),
        (Policy().reading("P-2", ""), "P-2 has no reading ''; its readings are wide, narrow"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(policy: Policy, says: str) -> None:
    with pytest.raises(UnknownReadingError) as error:
        policy.decide(POINTS)
    assert str(error.value) == says
    assert isinstance(error.value, ValueError)


@pytest.mark.parametrize(
    "names", [(), ("wide",), ("wide", "wide"), ("wide", "narrow", "wide")], ids=str
)
def test_a_point_has_two_readings_with_names_of_their_own(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="P-1: a point has two or more readings"):
        evolve(ONE, readings=tuple(map(reading, names)), prevailing=None, strict=None, literal=None)


@pytest.mark.parametrize("policy", ["prevailing", "strict", "literal"])
def test_a_point_names_only_readings_that_it_has(policy: str) -> None:
    taken: dict[str, Any] = {policy: "broad"}
    with pytest.raises(UnknownReadingError, match="P-2 has no reading 'broad'"):
        evolve(TWO, **taken)


def test_a_point_gives_its_reading_by_name() -> None:
    assert ONE.reading("narrow") is ONE.readings[1]
    with pytest.raises(UnknownReadingError, match="P-1 has no reading 'prevailing'"):
        ONE.reading("prevailing")


@pytest.mark.parametrize("make", [Policy.prevailing, Policy.strict, Policy.literal])
def test_the_policies_decide_the_points_of_the_law_and_leave_none_out(
    make: Callable[[], Policy],
) -> None:
    decided = make().decide(un.points.values())
    assert decided.keys() == un.points.keys()
    for point, name in decided.items():
        assert name == getattr(un.points[point], str(make()))
    assert any(decided.values())


def test_the_undecided_policy_decides_no_point_of_the_law() -> None:
    assert set(Policy.undecided().decide(un.points.values()).values()) == {None}
