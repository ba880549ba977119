"""Questions put to records: exact answers, exact support, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from typing import Any

import pytest
from attrs import asdict, evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

import nksanctions as nk
from nksanctions.errors import RuleError, UnknownProvisionError
from nksanctions.law import Inquiry, question
from nksanctions.law.tree import Node
from nksanctions.models.facts import choice, count, day, flag


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@frozen(kw_only=True)
class Small:
    """A record with few values, so that all of them can be tried."""

    a: bool | None = flag("a")
    b: bool | None = flag("b")
    c: bool | None = flag("c", ordinary=False)
    colour: Colour | None = choice("the colour", Colour)
    n: int | None = count("the number")


@frozen(kw_only=True)
class Other:
    """Another record."""

    a: bool | None = flag("a")
    on: date | None = day("the day")


VALUES: dict[str, tuple[Any, ...]] = {
    "a": (False, True),
    "b": (False, True),
    "c": (False, True),
    "colour": tuple(Colour),
    "n": tuple(range(6)),
}
F = nk.Facts(Small)
LEAVES: list[Node] = [
    F.a,
    F.b,
    F.c,
    F.colour.is_(Colour.RED),
    F.n < 2,
    F.n >= 4,
    F.n.equals(3),
]
nodes = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: nk.all_of(*parts)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: nk.any_of(*parts)),
        inner.map(lambda part: ~part),
    ),
    max_leaves=6,
)
smalls = st.builds(
    Small, **{name: st.none() | st.sampled_from(values) for name, values in VALUES.items()}
)


def completions(record: Small) -> list[Small]:
    unknown = [name for name, value in asdict(record).items() if value is None]
    each = product(*(VALUES[name] for name in unknown))
    return [evolve(record, **dict(zip(unknown, values, strict=True))) for values in each]


def ask(node: Node, record: Small) -> nk.Answer:
    return Inquiry(Small, [question("q", nk.label("it is so", node))]).ask(record)["q"]


@given(nodes, smalls)
def test_an_answer_is_what_all_completions_agree_on(node: Node, record: Small) -> None:
    inquiry = Inquiry(Small, [question("q", nk.label("it is so", node))])
    said = {inquiry.ask(one)["q"].holds for one in completions(record)}
    assert None not in said
    answer = inquiry.ask(record)["q"]
    assert answer.holds is (said.pop() if len(said) == 1 else None)
    assert answer.reason.answer == {True: "yes", False: "no", None: "open"}[answer.holds]


@given(nodes, smalls)
def test_the_open_facts_are_those_that_can_change_the_answer(node: Node, record: Small) -> None:
    inquiry = Inquiry(Small, [question("q", nk.label("it is so", node))])
    answers = {one: inquiry.ask(one)["q"].holds for one in completions(record)}
    matter = {
        name
        for name, value in asdict(record).items()
        if value is None
        for one, said in answers.items()
        if any(answers[evolve(one, **{name: other})] is not said for other in VALUES[name])
    }
    assert {fact.name for fact in inquiry.ask(record)["q"].open_facts} == matter


def test_an_unknown_fact_that_cancels_out_leaves_nothing_open() -> None:
    answer = ask(F.a | ~F.a, Small())
    assert answer.holds is True
    assert answer.open_facts == ()
    assert answer.reason.answer == "yes"


def test_each_question_names_its_own_open_facts() -> None:
    inquiry = Inquiry(
        Small, [question("a", nk.label("a", F.a)), question("both", nk.label("both", F.a & F.b))]
    )
    answers = inquiry.ask(Small())
    assert [fact.name for fact in answers["a"].open_facts] == ["a"]
    assert {fact.name for fact in answers["both"].open_facts} == {"a", "b"}
    assert {fact.name for fact in answers.open_facts} == {"a", "b"}
    assert [answer.question for answer in answers] == ["a", "both"]


def test_a_default_that_mattered_is_told() -> None:
    inquiry = Inquiry(Small, [question("c", nk.label("c", F.c))])
    assert [str(fact) for fact in inquiry.ask(Small()).assumed] == ["c"]
    assert inquiry.ask(Small(c=None))["c"].holds is None


def test_a_contested_point_is_decided_by_the_policy_or_open() -> None:
    point = nk.Point(
        id="P-1",
        question="Which?",
        readings=(
            nk.Reading(name="one", says="a", held_by="some"),
            nk.Reading(name="other", says="b", held_by="others"),
        ),
        prevailing="one",
    )
    asked = [question("q", nk.label("it is so", nk.reading("P-1", one=F.a, other=F.b)))]
    record = Small(a=True, b=False)
    assert Inquiry(Small, asked, points=[point]).ask(record)["q"].holds is True
    answers = Inquiry(Small, asked, points=[point], policy=nk.Policy("open")).ask(record)
    assert answers["q"].holds is None
    assert [str(one) for one in answers["q"].open_points] == ["P-1"]
    assert answers.open_facts == ()


def test_the_explanation_goes_down_to_the_facts() -> None:
    inquiry = Inquiry(Small, [question("q", nk.label("few", nk.label("below two", F.n < 2)))])
    text = inquiry.ask(Small(n=1)).explain().render()
    assert text == "yes: few\n  yes: below two [n: 1]"


def test_a_question_may_name_the_day_it_is_asked_on() -> None:
    f = nk.Facts(Other)
    past = question("past", nk.label("the day has come", f.on <= nk.AS_OF))
    inquiry = Inquiry(Other, [past], as_of=date(2020, 1, 1))
    assert inquiry.ask(Other(on=date(2020, 1, 1)))["past"].holds is True
    assert inquiry.ask(Other(on=date(2020, 1, 1) + timedelta(1)))["past"].holds is False
    with pytest.raises(RuleError, match="past asks for the day of the question; give as_of"):
        Inquiry(Other, [past])


def test_a_question_may_cite_a_provision_that_is_looked_up() -> None:
    f = nk.Facts(Other)
    later = question("later", nk.label("after", f.on > nk.provision("UNSCR-2375-OP17a").adopted))
    record = Other(on=date(2017, 9, 12))
    assert Inquiry(Other, [later], lookup=nk.un.provision).ask(record)["later"].holds is True
    with pytest.raises(UnknownProvisionError, match="give a lookup"):
        Inquiry(Other, [later]).ask(record)


def test_questions_that_do_not_fit_are_refused() -> None:
    with pytest.raises(RuleError, match="q: a question needs a label"):
        question("q", F.a)
    one = question("q", nk.label("a", F.a))
    with pytest.raises(RuleError, match="two questions are called q"):
        Inquiry(Small, [one, one])
    with pytest.raises(RuleError, match="q reads a of a Small, not of a Other"):
        Inquiry(Other, [one])
    with pytest.raises(TypeError, match="expected a Small, got a Other"):
        Inquiry(Small, [one]).ask(Other())  # type: ignore[arg-type]
