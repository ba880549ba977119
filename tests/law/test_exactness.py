"""Tricky spots on small rules, and small rules at random against every value there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations
from typing import Any

from attrs import frozen
from hypothesis import given, note
from hypothesis import strategies as st
from tests.law.brute_force import BruteForce
from tests.law.oracles import differences, question

from nksanctions import (
    ALWAYS,
    AS_OF,
    NEVER,
    Approval,
    ApprovalStatus,
    Authority,
    Checker,
    Citation,
    Deadline,
    Facts,
    Judgement,
    Obligation,
    Period,
    Point,
    Policy,
    Provision,
    Reading,
    Regime,
    all_of,
    any_of,
    caution,
    duty,
    exception,
    exemption,
    facts,
    fulfilment,
    label,
    prohibition,
    provision,
    reading,
)
from nksanctions.law.rules import Due, Rule
from nksanctions.law.tree import FactRef, Node
from nksanctions.models import Actor
from nksanctions.models.facts import Domain


class Kind(StrEnum):
    X = "x"
    Y = "y"
    Z = "z"


@frozen(kw_only=True)
class Sample:
    """A record with facts of each kind."""

    a: date | None = facts.day("the day a")
    b: date | None = facts.day("the day b", by_as_of=True)
    c: date | None = facts.day("the day c")
    m: int | None = facts.count("the number m")
    n: int | None = facts.count("the number n")
    p: bool | None = facts.flag("p")
    q: bool | None = facts.flag("q")
    r: bool | None = facts.flag("r", ordinary=False)
    kind: Kind | None = facts.choice("the kind", Kind)
    host: str | None = facts.country("the host")
    home: str | None = facts.country("the home")
    homes: tuple[str, ...] | None = facts.countries("the homes")
    approval: Approval | None = facts.act_of_authority(
        "the approval", Approval, actor=Actor.COMMITTEE
    )


f = Facts(Sample)

ZERO = date(2020, 6, 1)


def day(n: int) -> date:
    return ZERO + timedelta(days=n)


NOW = day(7)

LAW = Provision(
    citation=Citation(id="LAW", instrument="The law", pinpoint="no. 1"),
    adopted=day(4),
    bound="all",
    obligations=(
        Obligation(
            duty="report",
            bound="all",
            deadline=Deadline(name="report", what="the report", trigger=day(4), days=2),
        ),
    ),
    parameters={"early": day(5)},
)
ENDED = Provision(
    citation=Citation(id="ENDED", instrument="The law", pinpoint="no. 2"),
    adopted=day(3),
    in_force=Period(day(4), day(8)),
)
FUTURE = Provision(
    citation=Citation(id="FUTURE", instrument="The law", pinpoint="no. 3"), adopted=day(8)
)
POINTS = (
    Point(
        id="P-1",
        question="Which?",
        readings=(
            Reading(name="one", says="One.", held_by="nobody"),
            Reading(name="two", says="Two.", held_by="nobody"),
        ),
        prevailing="one",
    ),
    Point(
        id="P-2",
        question="Which of three?",
        readings=(
            Reading(name="one", says="One.", held_by="nobody"),
            Reading(name="two", says="Two.", held_by="nobody"),
            Reading(name="three", says="Three.", held_by="nobody"),
        ),
    ),
)


def regime(*rules: Rule) -> Regime:
    return Regime.of("sample", rules=rules, provisions=(LAW, ENDED, FUTURE), points=POINTS)


def forbidden(when: Node, *unless: Any, id: str = "rule", **rest: Any) -> Rule:
    """A prohibition in force since day 4, of an act on day a."""
    cites = provision(rest.pop("cites", "LAW"))
    return prohibition(
        id, title=id, cites=cites, bound="all", act=f.a, when=when, unless=unless, **rest
    )


def judged(
    record: Sample, *rules: Rule, as_of: date = NOW, policy: Policy | None = None
) -> Judgement:
    """The judgement, once brute force has said the same."""
    checker = Checker(Sample, as_of=as_of, policy=policy, regimes=[regime(*rules)])
    assert (
        differences(
            checker, EveryValue(**question(checker), most_read=1).exact(record), record, anew=True
        )
        == []
    )
    return checker.judge(record)


def open_facts(judgement: Judgement) -> set[str]:
    return {one.name for one in judgement.open_facts}


class EveryValue(BruteForce):
    """Fills unknown facts with each value of a stretch far wider than what the rules name."""

    def _values(self, ref: FactRef, known: Mapping[str, Any]) -> Sequence[Any]:
        match ref.info.domain:
            case Domain.DAY:
                days = [day(n) for n in range(-5, 19)]
                return [one for one in days if not ref.info.by_as_of or one <= self.as_of]
            case Domain.COUNT:
                return range(31)
            case Domain.COUNTRY:
                return COUNTRIES
            case Domain.COUNTRIES:
                return SETS
        return super()._values(ref, known)


NAMED = ("CH", "KP", "PL", "SE", "TW")
"""Switzerland became a Member in 2002; Taiwan is none."""
COUNTRIES = (*NAMED, "NZ", "PT", "PS", "VA")
"""With two more Members, and two more that are none, than a record names."""


def _subsets(codes: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(some for many in range(len(codes) + 1) for some in combinations(codes, many))


SETS = _subsets((*NAMED, "NZ", "VA"))


# Small rules at random

ATOMS: tuple[Node, ...] = (
    f.p,
    f.q,
    f.r,
    ALWAYS,
    NEVER,
    *(f.a < day(n) for n in (5, 6)),
    f.a >= day(9),
    f.b <= day(4),
    f.b > provision("LAW").adopted,
    f.c < provision("LAW").day("early"),
    f.c > day(6),
    f.a < f.b,
    f.b <= f.c,
    f.a < f.c,
    f.a + 2 < f.c,
    f.c + -1 >= f.b,
    f.a.equals(f.c),
    f.b <= AS_OF,
    f.c > AS_OF + 1,
    f.m < 3,
    f.n >= 2,
    f.m <= f.n,
    2 * f.m < f.n,
    f.n + 1 < 3 * f.m,
    (f.m + 2) * 2 > f.n,
    f.m.equals(f.n),
    f.kind.is_(Kind.X),
    f.kind.is_in(Kind.X, Kind.Y),
    f.kind.is_not(Kind.Z),
    f.host.is_un_member(on=AS_OF),
    f.host.is_in("KP", "PL"),
    f.home.is_un_member(on=date(2002, 9, 9)),
    f.home.is_un_member(on=date(2002, 9, 10)),
    f.home.is_in("KP"),
    f.homes.contains("KP"),
    f.homes.contains("PL"),
    f.homes.contains(f.host),
    f.homes.contains(f.home),
    f.homes.contains_other_than("KP", f.host),
    f.homes.contains_other_than("PL"),
    f.homes.contains_other_than(f.host, f.home),
    f.approval.status.is_(ApprovalStatus.GRANTED),
    f.approval.date < f.a,
)
atoms = st.integers(0, len(ATOMS) - 1).map(ATOMS.__getitem__)


def _joined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    some = st.lists(inner, min_size=2, max_size=4)
    return st.one_of(
        some.map(lambda parts: all_of(*parts)),
        some.map(lambda parts: any_of(*parts)),
        inner.map(lambda part: ~part),
        inner.map(lambda part: label("so it is", part)),
        st.tuples(inner, inner).map(lambda two: reading("P-1", one=two[0], two=two[1])),
        st.tuples(inner, inner, inner).map(
            lambda three: reading("P-2", one=three[0], two=three[1], three=three[2])
        ),
    )


trees = st.recursive(atoms, _joined, max_leaves=8)
few = st.recursive(atoms, _joined, max_leaves=3)


@st.composite
def prohibitions(draw: st.DrawFn, id: str) -> Rule:
    ways: list[Any] = [
        exception(label("so it is", node)) for node in draw(st.lists(trees, max_size=2))
    ]
    ways += [
        exemption(
            "somebody lets it through",
            f.approval,
            by=draw(st.sampled_from([Authority.COMMITTEE_1718, Authority.MEMBER_STATE])),
            under=[provision("LAW")] if draw(st.booleans()) else (),
            open_to=draw(few),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    return forbidden(
        draw(trees),
        *draw(st.permutations(ways)),
        id=id,
        cites=draw(st.sampled_from(["LAW", "LAW", "ENDED", "FUTURE"])),
        presumed=draw(st.booleans()),
    )


@st.composite
def duties(draw: st.DrawFn) -> Rule:
    return duty(
        "duty",
        title="a duty",
        cites=provision("LAW"),
        bound="all",
        when=all_of(f.p | ~f.p, draw(trees)),
        opens=draw(st.sampled_from([None, AS_OF + 1, provision("LAW").day("early")])),
        last_day=provision("LAW").last_day("report"),
        instead=[
            Due(last_day=provision("LAW").adopted + n, when=draw(few))
            for n in draw(st.lists(st.integers(0, 5), max_size=2))
        ],
        waived=[label("waived", node) for node in draw(st.lists(few, max_size=1))],
        fulfilled=[
            fulfilment(label("done", node), on=draw(st.sampled_from([f.b, f.approval.date])))
            for node in draw(st.lists(few, max_size=2))
        ],
    )


VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    **{name: st.integers(2, 11).map(day) for name in "abc"},
    **{name: st.integers(0, 8) for name in "mn"},
    **{name: st.booleans() for name in "pqr"},
    "kind": st.sampled_from(Kind),
    "host": st.sampled_from(NAMED),
    "home": st.sampled_from(NAMED),
    "homes": st.sampled_from(_subsets(NAMED)),
    "approval": st.one_of(
        st.just(Approval.none()),
        st.just(Approval.refused()),
        st.integers(2, 9).map(lambda n: Approval.granted(day(n))),
        st.builds(Approval.granted, by=st.sampled_from(Authority)),
        st.just(Approval(status=None, authority=Authority.COMMITTEE_1718)),
    ),
}


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    """A record of which up to four facts are not known."""
    known = {name: draw(values) for name, values in VALUES.items()}
    unknown = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=4, unique=True))
    return Sample(**known | dict.fromkeys(unknown))


@given(
    prohibitions("first"),
    prohibitions("second"),
    duties(),
    few,
    samples(),
    st.sampled_from([Policy.prevailing(), Policy.undecided(), Policy.strict()]),
)
def test_any_rules_are_answered_as_all_completions_say(
    first: Rule, second: Rule, owed: Rule, told: Node, record: Sample, policy: Policy
) -> None:
    note(f"{first}\n{second}\n{owed}\n{told}")
    noted = caution(
        "note", sentence="so it is", cites=provision("LAW"), when=all_of(f.p | ~f.p, told)
    )
    judged(record, first, second, owed, noted, policy=policy)
