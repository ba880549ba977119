"""Tricky spots on small rules, and small rules at random against every value there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve, frozen
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
    DutyStatus,
    Facts,
    Judgement,
    Obligation,
    Outcome,
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
from nksanctions.law.rules import Due, Prohibition, Rule
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
    bound=("all",),
    obligations=(
        Obligation(
            duty="report",
            bound=("all",),
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


def forbidden(when: Node, *unless: Any, id: str = "rule", **rest: Any) -> Prohibition:
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


# Tricky spots


def test_a_fact_that_occurs_with_both_signs_is_decided_where_kleene_is_not() -> None:
    either_way = any_of(f.c < day(6), f.c >= day(6))
    rule = forbidden(either_way)
    judgement = judged(Sample(a=day(5)), rule)
    assert judgement.outcome is Outcome.PROHIBITED
    assert judgement.open_facts == ()
    walker = judgement.program.walker(judgement.record)
    assert walker.outcomes(rule) == {Outcome.NOT_COVERED, Outcome.PROHIBITED}


def test_rules_that_depend_on_one_fact_are_one_function() -> None:
    judgement = judged(Sample(a=day(5)), forbidden(f.p, id="if"), forbidden(~f.p, id="if not"))
    assert judgement.outcome is Outcome.PROHIBITED
    assert judgement.open_facts == ()
    assert {one.outcome for one in judgement.findings} == {Outcome.INDETERMINATE}


@pytest.mark.parametrize(
    ("between", "possible"),
    [
        pytest.param((3, 5), False, id="one day for three"),
        pytest.param((3, 6), False, id="two days for three"),
        pytest.param((3, 7), True, id="three days for three"),
        pytest.param((3, 12), True, id="many days for three"),
    ],
)
def test_three_unknown_days_in_a_row_need_three_days(
    between: tuple[int, int], possible: bool
) -> None:
    first, last = (day(n) for n in between)
    in_a_row = all_of(f.c > first, f.c < f.b, f.b < f.a, f.a < last)
    judgement = judged(Sample(), forbidden(in_a_row), as_of=day(15))
    assert judgement.outcomes == {Outcome.NOT_COVERED, *([Outcome.PROHIBITED] if possible else ())}
    assert open_facts(judgement) == ({"a", "b", "c"} if possible else set())


def test_three_unknown_days_never_go_in_a_circle() -> None:
    circle = all_of(f.a < f.b, f.b < f.c, f.c < f.a)
    assert judged(Sample(), forbidden(circle)).outcome is Outcome.NOT_COVERED
    assert judged(Sample(a=day(5)), forbidden(circle)).outcome is Outcome.NOT_COVERED


def test_the_better_order_of_two_unknown_days_is_the_one_that_leaves_less() -> None:
    """Once c is known, b may lie before it, on it, or after it."""
    rules = (
        forbidden(f.b < f.c, id="before"),
        forbidden(f.b > f.c, exception(label("p", f.p)), presumed=True, id="after"),
    )
    judgement = judged(Sample(a=day(5), p=False), *rules)
    assert len(judgement.outcomes) == 3
    assert {one.name: one.worst for one in judgement.open_facts} == {"b": 3, "c": 3}


@pytest.mark.parametrize(
    ("test", "possible"),
    [
        pytest.param(all_of(f.c > day(5), f.c < day(6)), False, id="no day in between"),
        pytest.param(all_of(f.c >= day(5), f.c < day(6)), True, id="the first day alone"),
        pytest.param(all_of(f.c > day(5), f.c <= day(6)), True, id="the last day alone"),
        pytest.param(all_of(f.c > day(5), f.c < day(7)), True, id="one day in between"),
        pytest.param(all_of(f.c + 2 > day(7), f.c + -1 < day(5)), False, id="shifted"),
        pytest.param(all_of(f.b > f.c, f.b < f.c + 1), False, id="no day between two unknown"),
        pytest.param(all_of(f.b > f.c, f.b < f.c + 2), True, id="one day between two unknown"),
        pytest.param(f.b > AS_OF, False, id="what has happened is not ahead"),
        pytest.param(f.b >= AS_OF, True, id="what has happened may be of today"),
        pytest.param(f.c > AS_OF, True, id="what is planned may be ahead"),
    ],
)
def test_days_that_leave_no_room_are_not_imagined(test: Node, possible: bool) -> None:
    judgement = judged(Sample(a=day(5)), forbidden(test))
    assert judgement.outcomes == {Outcome.NOT_COVERED, *([Outcome.PROHIBITED] if possible else ())}


def test_a_day_on_record_may_be_ahead_even_if_an_unknown_one_is_not() -> None:
    ahead = forbidden(f.b > AS_OF)
    assert judged(Sample(a=day(5), b=day(8)), ahead).outcome is Outcome.PROHIBITED
    assert judged(Sample(a=day(5), b=day(7)), ahead).outcome is Outcome.NOT_COVERED


@pytest.mark.parametrize(
    ("test", "possible"),
    [
        pytest.param(all_of(2 * f.m < f.n, f.n < 2 * f.m + 1), False, id="nothing in between"),
        pytest.param(all_of(2 * f.m < f.n, f.n < 2 * f.m + 2), True, id="the odd ones"),
        pytest.param(all_of(2 * f.m < f.n, f.n + 1 < 3 * f.m), True, id="from 3 and 7 on"),
        pytest.param(
            all_of(2 * f.m < f.n, f.n + 1 < 3 * f.m, f.n < 7), False, id="not below 3 and 7"
        ),
        pytest.param(all_of(2 * f.m < f.n, f.n + 1 < 3 * f.m, f.n < 8), True, id="just 3 and 7"),
        pytest.param(all_of(3 * f.m < 2 * f.n, 2 * f.n < 3 * f.m + 2), True, id="a strip"),
        pytest.param((f.m + 1) * 2 < 2, False, id="none below nothing"),
        pytest.param((f.m + 1) * 2 <= 2, True, id="nothing"),
    ],
)
def test_numbers_with_scale_and_shift_meet_where_they_do(test: Node, possible: bool) -> None:
    judgement = judged(Sample(a=day(5)), forbidden(test))
    assert judgement.outcomes == {Outcome.NOT_COVERED, *([Outcome.PROHIBITED] if possible else ())}


@pytest.mark.parametrize(("m", "n"), [(None, 6), (2, None), (None, 5), (3, None)])
def test_one_of_two_numbers_with_a_scale_is_enough_where_it_is(
    m: int | None, n: int | None
) -> None:
    more_than_half = forbidden(2 * f.m < f.n)
    judgement = judged(Sample(a=day(5), m=m, n=n), more_than_half)
    assert open_facts(judgement) == {"m" if m is None else "n"}


HOSTS_OWN = forbidden(~f.homes.contains(f.host))


@pytest.mark.parametrize(
    ("host", "homes", "possible"),
    [
        (None, None, {Outcome.NOT_COVERED, Outcome.PROHIBITED}),
        ("PL", None, {Outcome.NOT_COVERED, Outcome.PROHIBITED}),
        (None, ("PL", "KP"), {Outcome.NOT_COVERED, Outcome.PROHIBITED}),
        (None, (), {Outcome.PROHIBITED}),
        ("PL", ("KP",), {Outcome.PROHIBITED}),
        ("PL", ("KP", "PL"), {Outcome.NOT_COVERED}),
    ],
)
def test_whether_a_host_is_among_homes_hangs_on_what_is_unknown(
    host: str | None, homes: tuple[str, ...] | None, possible: set[Outcome]
) -> None:
    judgement = judged(Sample(a=day(5), host=host, homes=homes), HOSTS_OWN)
    assert judgement.outcomes == possible
    unknown = {name for name, value in (("host", host), ("homes", homes)) if value is None}
    assert open_facts(judgement) == (unknown if len(possible) > 1 else set())


@pytest.mark.parametrize(
    "test",
    [
        pytest.param(all_of(*(f.homes.contains(c) for c in ("KP", "PL", "SE", "TW"))), id="four"),
        pytest.param(
            all_of(
                f.host.is_un_member(on=AS_OF),
                f.home.is_un_member(on=AS_OF),
                f.homes.contains(f.host),
                ~f.homes.contains(f.home),
            ),
            id="two Members, one of them among the homes",
        ),
        pytest.param(
            all_of(
                f.host.is_un_member(on=date(2002, 9, 10)),
                ~f.host.is_un_member(on=date(2002, 9, 9)),
            ),
            id="a Member since a certain day",
        ),
        pytest.param(
            all_of(
                f.homes.contains(f.host),
                f.homes.contains(f.home),
                f.homes.contains_other_than("KP", f.host, f.home),
                ~f.host.is_in("KP"),
                ~f.homes.contains("KP"),
            ),
            id="three homes, none of them named",
        ),
    ],
)
def test_countries_are_found_for_whatever_is_asked_of_them(test: Node) -> None:
    judgement = judged(Sample(a=day(5)), forbidden(test))
    assert judgement.outcomes == {Outcome.NOT_COVERED, Outcome.PROHIBITED}


def test_a_country_that_was_never_both_is_not_imagined() -> None:
    left = all_of(
        f.host.is_un_member(on=date(2002, 9, 9)), ~f.host.is_un_member(on=date(2002, 9, 10))
    )
    assert judged(Sample(a=day(5)), forbidden(left)).outcome is Outcome.NOT_COVERED


def test_a_contested_point_is_one_variable_in_all_rules() -> None:
    first = forbidden(reading("P-1", one=ALWAYS, two=f.p), id="first")
    second = forbidden(reading("P-1", one=f.p, two=ALWAYS), id="second")
    judgement = judged(Sample(a=day(5), p=False), first, second, policy=Policy.undecided())
    assert judgement.outcome is Outcome.PROHIBITED
    assert judgement.open_points == ()
    assert {one.outcome for one in judgement.findings} == {Outcome.INDETERMINATE}
    alone = judged(Sample(a=day(5), p=False), first, policy=Policy.undecided())
    assert [(one.id, one.live) for one in alone.open_points] == [("P-1", True)]


def test_a_point_whose_readings_agree_on_the_facts_is_moot() -> None:
    rule = forbidden(reading("P-2", one=f.p, two=f.p | f.q, three=f.p & ~f.q))
    moot = judged(Sample(a=day(5), p=True, q=False), rule)
    assert (moot.outcome, moot.open_points) == (Outcome.PROHIBITED, ())
    split = judged(Sample(a=day(5), p=True, q=True), rule)
    assert (split.outcome, len(split.open_points)) == (Outcome.INDETERMINATE, 1)


def test_a_contested_point_names_each_other_reading_that_would_change_the_answer() -> None:
    rule = forbidden(reading("P-2", one=f.p, two=f.q, three=f.p | f.q))
    policy = Policy.prevailing().reading("P-2", "one")
    judgement = judged(Sample(a=day(5), p=False, q=True), rule, policy=policy)
    assert [(one.id, one.other.name) for one in judgement.contested] == [
        ("P-2", "two"),
        ("P-2", "three"),
    ]
    agreed = judged(Sample(a=day(5), p=True, q=True), rule, policy=policy)
    assert agreed.contested == ()


BY_COMMITTEE = exemption("the Committee agrees", f.approval, by=Authority.COMMITTEE_1718)
BY_STATE = exemption("the State agrees", f.approval, by=Authority.MEMBER_STATE, open_to=f.q)
REFUSED = Approval(status=ApprovalStatus.REFUSED, authority=Authority.COMMITTEE_1718, date=day(6))


@pytest.mark.parametrize(
    ("approval", "q", "outcome"),
    [
        pytest.param(Approval.none(), True, Outcome.NEEDS_APPROVAL, id="both may be asked"),
        pytest.param(Approval.none(), False, Outcome.NEEDS_APPROVAL, id="one may be asked"),
        pytest.param(REFUSED, True, Outcome.NEEDS_APPROVAL, id="the other may still be asked"),
        pytest.param(REFUSED, False, Outcome.PROHIBITED, id="the other is not open"),
        pytest.param(REFUSED, None, Outcome.INDETERMINATE, id="not known whether it is open"),
        pytest.param(Approval.refused(day(6)), True, Outcome.PROHIBITED, id="whoever it was"),
        pytest.param(
            evolve(REFUSED, authority=Authority.OTHER), False, Outcome.NEEDS_APPROVAL, id="nobody"
        ),
    ],
)
def test_of_two_exemptions_one_may_be_refused(
    approval: Approval, q: bool | None, outcome: Outcome
) -> None:
    rule = forbidden(f.p, BY_COMMITTEE, BY_STATE)
    judgement = judged(Sample(a=day(9), p=True, q=q, approval=approval), rule)
    assert judgement.outcome is outcome


def test_an_exemption_that_is_not_open_to_the_case_lets_nothing_through() -> None:
    granted = Approval.granted(day(4), by=Authority.MEMBER_STATE)
    rule = forbidden(f.p, BY_STATE)
    shut = Sample(a=day(9), p=True, q=False, approval=granted)
    assert judged(shut, rule).outcome is Outcome.PROHIBITED
    assert judged(evolve(shut, q=True), rule).outcome is Outcome.PERMITTED


def test_a_presumption_is_less_grave_than_a_prohibition_in_any_order() -> None:
    presumed = forbidden(f.p, presumed=True, id="presumed")
    certain = forbidden(f.q, id="certain")
    both = Sample(a=day(5), p=True, q=True)
    for rules in ((presumed, certain), (certain, presumed)):
        assert judged(both, *rules).outcome is Outcome.PROHIBITED
        assert judged(evolve(both, q=False), *rules).outcome is Outcome.PRESUMED_PROHIBITED
        assert judged(evolve(both, q=None), *rules).outcomes == {
            Outcome.PRESUMED_PROHIBITED,
            Outcome.PROHIBITED,
        }


@pytest.mark.parametrize(
    ("act", "outcome"),
    [
        (3, Outcome.NOT_COVERED),
        (4, Outcome.PROHIBITED),
        (7, Outcome.PROHIBITED),
        (8, Outcome.NOT_COVERED),
        (None, Outcome.INDETERMINATE),
    ],
)
def test_a_provision_that_ends_covers_its_first_day_and_not_its_end(
    act: int | None, outcome: Outcome
) -> None:
    rule = forbidden(f.p, cites="ENDED")
    judgement = judged(Sample(a=None if act is None else day(act), p=True), rule, as_of=day(9))
    assert judgement.outcome is outcome


@pytest.mark.parametrize(
    ("as_of", "outcome"),
    [(7, Outcome.NOT_COVERED), (8, Outcome.PROHIBITED), (9, Outcome.PROHIBITED)],
)
def test_a_provision_is_no_law_before_it_is_adopted(as_of: int, outcome: Outcome) -> None:
    rule = forbidden(f.p, cites="FUTURE")
    judgement = judged(Sample(a=day(11), p=True), rule, as_of=day(as_of))
    assert judgement.outcome is outcome
    unknown = judged(Sample(), rule, as_of=day(as_of))
    assert (unknown.outcome is Outcome.NOT_COVERED) is (as_of < 8)


def owed(**changes: Any) -> Rule:
    """A duty of who is p: in force since day 4, due by day 6, done by q on day b."""
    return duty(
        "duty",
        **{
            "title": "a duty",
            "cites": provision("LAW"),
            "bound": "all",
            "when": f.p,
            "last_day": provision("LAW").last_day("report"),
            "fulfilled": [fulfilment(label("done", f.q), on=f.b)],
            **changes,
        },
    )


FROM_DAY_FIVE = {"last_day": provision("LAW").day("early")}
AT_ONCE = Due(last_day=provision("LAW").adopted, when=f.r)


@pytest.mark.parametrize(
    ("as_of", "changes", "record", "status"),
    [
        (3, {}, {}, DutyStatus.NOT_OWED),
        (4, {}, {}, DutyStatus.DUE),
        (6, {}, {}, DutyStatus.DUE),
        (7, {}, {}, DutyStatus.OVERDUE),
        (5, FROM_DAY_FIVE, {}, DutyStatus.DUE),
        (6, FROM_DAY_FIVE, {}, DutyStatus.OVERDUE),
        (4, {"opens": provision("LAW").day("early")}, {}, DutyStatus.PENDING),
        (5, {"opens": provision("LAW").day("early")}, {}, DutyStatus.DUE),
        (5, {"instead": [AT_ONCE]}, {"r": False}, DutyStatus.DUE),
        (4, {"instead": [AT_ONCE]}, {"r": True}, DutyStatus.DUE),
        (5, {"instead": [AT_ONCE]}, {"r": True}, DutyStatus.OVERDUE),
        (5, {"instead": [AT_ONCE]}, {"r": None}, DutyStatus.INDETERMINATE),
        (7, {"instead": [AT_ONCE]}, {"r": None}, DutyStatus.OVERDUE),
        (9, {}, {"q": True, "b": day(6)}, DutyStatus.FULFILLED),
        (9, {}, {"q": True, "b": day(7)}, DutyStatus.FULFILLED_LATE),
        (9, {}, {"q": True, "b": day(9)}, DutyStatus.FULFILLED_LATE),
        (9, {}, {"q": True, "b": day(10)}, DutyStatus.OVERDUE),
        (9, {}, {"q": True, "b": None}, DutyStatus.INDETERMINATE),
        (6, {}, {"q": True, "b": None}, DutyStatus.FULFILLED),
        (6, {}, {"q": None, "b": None}, DutyStatus.INDETERMINATE),
        (9, {"waived": [label("waived", f.r)]}, {"r": True}, DutyStatus.NOT_OWED),
        (9, {}, {"p": False}, DutyStatus.NOT_OWED),
    ],
)
def test_a_duty_stands_where_its_days_say(
    as_of: int, changes: dict[str, Any], record: dict[str, Any], status: DutyStatus
) -> None:
    given = Sample(**{"p": True, "q": False, **record})
    (found,) = judged(given, owed(**changes), as_of=day(as_of)).duties
    assert found.status is status


def test_of_an_undated_fulfilment_the_day_is_what_is_missing() -> None:
    judgement = judged(Sample(p=True, q=True), owed(), as_of=day(9))
    (found,) = judgement.duties
    assert found.statuses == {DutyStatus.FULFILLED, DutyStatus.FULFILLED_LATE}
    assert open_facts(judgement) == {"b"}
    assert judgement.outcome is None


@pytest.mark.parametrize(
    ("instead", "record", "last"),
    [
        ((), {}, 6),
        ((AT_ONCE,), {"r": True}, 4),
        ((AT_ONCE,), {"r": False}, 6),
        ((AT_ONCE, Due(last_day=provision("LAW").day("early"), when=f.p)), {"r": True}, 4),
        ((AT_ONCE, Due(last_day=provision("LAW").day("early"), when=f.p)), {"r": False}, 5),
        ((Due(last_day=provision("LAW").last_day("report") + 3, when=f.p),), {}, 9),
    ],
)
def test_the_first_other_last_day_that_holds_is_the_one_that_is_told(
    instead: tuple[Due, ...], record: dict[str, Any], last: int
) -> None:
    given = Sample(**{"p": True, "q": False, **record})
    (found,) = judged(given, owed(instead=instead), as_of=day(12)).duties
    assert (found.status, found.last_day) == (DutyStatus.OVERDUE, day(last))


@pytest.mark.parametrize(
    ("last_day", "as_of", "told"),
    [
        pytest.param(provision("LAW").last_day("report"), 7, True, id="a day after the deadline"),
        pytest.param(provision("LAW").last_day("report"), 8, False, id="two days after it"),
        pytest.param(provision("LAW").last_day("report") + 1, 8, True, id="a day after, moved"),
        pytest.param(provision("LAW").day("early"), 6, False, id="a fixed day of the law"),
        pytest.param(provision("LAW").adopted + 1, 6, False, id="a day counted from another"),
    ],
)
def test_only_a_deadline_can_end_a_day_later_by_another_calendar(
    last_day: Any, as_of: int, told: bool
) -> None:
    given = Sample(p=True, q=False)
    (found,) = judged(given, owed(last_day=last_day), as_of=day(as_of)).duties
    assert found.status is DutyStatus.OVERDUE
    assert ("east of New York" in found.sentence) is told


def test_another_last_day_that_holds_is_no_deadline_of_another_calendar() -> None:
    given = Sample(p=True, q=False, r=True)
    (found,) = judged(given, owed(instead=[AT_ONCE]), as_of=day(7)).duties
    assert found.sentence == "the last day was 5 June 2020"


@pytest.mark.parametrize(
    ("approval", "named"),
    [
        pytest.param(None, {"approval"}, id="the group"),
        pytest.param(Approval(status=None, date=day(4)), {"approval.status"}, id="its status"),
        pytest.param(
            Approval(status=None), {"approval.status", "approval.date"}, id="its status and day"
        ),
        pytest.param(Approval.granted(), {"approval.date"}, id="its day"),
        pytest.param(
            evolve(Approval.granted(day(4)), authority=None), {"approval.authority"}, id="by whom"
        ),
        pytest.param(
            evolve(Approval.granted(), authority=None),
            {"approval.authority", "approval.date"},
            id="by whom and when",
        ),
        pytest.param(Approval.granted(day(4)), set(), id="nothing"),
        pytest.param(Approval.pending(), set(), id="nothing, as it is before the authority"),
    ],
)
def test_of_a_group_what_is_unknown_is_named(approval: Approval | None, named: set[str]) -> None:
    rule = forbidden(f.p, BY_COMMITTEE)
    judgement = judged(Sample(a=day(5), p=True, approval=approval), rule)
    assert open_facts(judgement) == named


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


LAST_DAYS = (
    provision("LAW").last_day("report"),
    provision("LAW").day("early"),
    provision("LAW").adopted + 4,
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
        last_day=draw(st.sampled_from(LAST_DAYS)),
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
