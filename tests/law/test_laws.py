"""What holds of every record, every day of the question and every policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.law.oracles import (
    DAYS,
    POLICIES,
    RECORDS,
    SELDOM_CONTESTED,
    all_decided,
    defaults_released,
)
from tests.random_records import random_records

from nksanctions import (
    ALWAYS,
    AS_OF,
    Approval,
    ArmsTransfer,
    AssetDealing,
    Checker,
    ContractRenewal,
    DealingAct,
    EntryOrTransit,
    Facts,
    GoodsTransfer,
    ItemTransfer,
    Judgement,
    Outcome,
    PetroleumSupply,
    Policy,
    Regime,
    StateLabourReport,
    WorkAuthorization,
    WorkerPresence,
    check,
    checker,
    duty,
    label,
    provision,
    un,
)
from nksanctions.identifiers import country
from nksanctions.models.facts import Domain, FactInfo, info
from nksanctions.testing import records

EACH_RECORD = pytest.mark.parametrize("record_type", RECORDS, ids=lambda one: one.__name__)
ACTS = {
    WorkAuthorization: "granted_on",
    ContractRenewal: "authorized_on",
    AssetDealing: "dealt_on",
    EntryOrTransit: "entered_on",
    GoodsTransfer: "delivered_on",
    PetroleumSupply: "supplied_on",
    ArmsTransfer: "transferred_on",
    ItemTransfer: "transferred_on",
}
OPEN_TO_ALL = (WorkAuthorization, ContractRenewal)
"""Where an approval that is given lets every case through; elsewhere it is open to some."""

SCOPES: dict[type[Any], dict[str, Any]] = {
    WorkAuthorization: {"host": "PL", "nationalities": ("KP",)},
    ContractRenewal: {"host": "PL", "nationalities": ("KP",)},
    WorkerPresence: {"host": "PL", "nationalities": ("KP",)},
    AssetDealing: {"state": "PL", "act": DealingAct.USE, "assets_in_territory": True},
    EntryOrTransit: {"state": "PL", "nationalities": ("KP",)},
}
EACH_ACT = pytest.mark.parametrize("record_type", ACTS, ids=lambda one: one.__name__)

FIRST, LAST = date(2015, 1, 1), date(2024, 12, 31)

FEWER = settings(max_examples=settings().max_examples // 3)
"""For what takes long."""

days_asked = st.sampled_from(DAYS)
policies = st.sampled_from(POLICIES)


def inside_its_scope(record_type: type[Any]) -> st.SearchStrategy[Any]:
    """Records of the one host and nationality that the rules are about, in two of three cases."""
    scope = SCOPES.get(record_type, {})
    found = records(record_type)
    return st.one_of(
        found,
        *[found.map(lambda one: attrs.evolve(one, **scope))] * 2,
    )


def said(judgement: Judgement) -> dict[str, frozenset[Any]]:
    """What a judgement says: the outcomes, and the statuses of each duty."""
    return {"": judgement.outcomes} | {one.rule: one.statuses for one in judgement.duties}


def within(narrow: Mapping[str, frozenset[Any]], wide: Mapping[str, frozenset[Any]]) -> bool:
    return narrow.keys() == wide.keys() and all(narrow[rule] <= wide[rule] for rule in wide)


def unknown_paths(record: Any) -> Iterator[tuple[str, FactInfo]]:
    """Each fact, or whole group, that a record doesn't know."""
    for attribute in attrs.fields(type(record)):
        what = info(attribute)
        if what is None:
            continue
        value = getattr(record, attribute.name)
        if value is None:
            yield attribute.name, what
        elif what.group is not None:
            for part in attrs.fields(what.group):
                inner = info(part)
                assert inner is not None
                if getattr(value, part.name) is None:
                    yield f"{attribute.name}.{part.name}", inner


def values(what: FactInfo, as_of: date, *, unknown: bool = True) -> st.SearchStrategy[Any]:
    """Any value of a fact; what has happened has happened by the day of the question."""
    match what.domain:
        case Domain.FLAG:
            return st.booleans()
        case Domain.DAY:
            return st.dates(FIRST, as_of if what.by_as_of else LAST)
        case Domain.COUNT:
            return st.integers(0, 3000)
        case Domain.CHOICE:
            return st.sampled_from(list(what.choices or ()))
        case Domain.COUNTRY:
            return st.sampled_from(("PL", "RU", "TW", "KP")) | st.sampled_from(country.codes())
        case Domain.COUNTRIES:
            places = st.sampled_from(("KP", "PL", "CN", "KR"))
            return st.lists(places, unique=True, max_size=3).map(tuple)
        case Domain.HS_CODE:
            return st.sampled_from(("2701", "2601", "0306", "6109", "8701", "9703", "270900"))
        case Domain.TEXT:
            return st.sampled_from(("", "UNSCR-2375-OP17a", "UNSCR-2397-OP25"))
    assert what.group is not None
    return records(what.group, first=FIRST, last=as_of, unknown=unknown)


def with_value(record: Any, path: str, value: Any) -> Any | None:
    """The record with this fact; `None` where it contradicts another one."""
    name, _, part = path.partition(".")
    try:
        if part:
            value = attrs.evolve(getattr(record, name), **{part: value})
        return attrs.evolve(record, **{name: value})
    except ValueError:
        return None


@EACH_RECORD
@given(st.data())
def test_one_more_fact_never_widens_an_answer(record_type: type[Any], data: st.DataObject) -> None:
    record = data.draw(inside_its_scope(record_type))
    unknown = list(unknown_paths(record))
    assume(unknown)
    path, what = data.draw(st.sampled_from(unknown))
    as_of, policy = data.draw(days_asked), data.draw(policies)
    more = with_value(record, path, data.draw(values(what, as_of)))
    assume(more is not None)
    ask = checker(record_type, as_of=as_of, policy=policy)
    assert within(said(ask.judge(more)), said(ask.judge(record)))


@EACH_RECORD
@FEWER
@given(st.data())
def test_a_fact_that_is_not_listed_as_open_changes_nothing(
    record_type: type[Any], data: st.DataObject
) -> None:
    as_of, policy = data.draw(days_asked), data.draw(policies)
    ask = checker(record_type, as_of=as_of, policy=policy)
    record = data.draw(inside_its_scope(record_type))
    judgement = ask.judge(record)
    is_open = {one.name for one in judgement.open_facts}
    closed = [(path, what) for path, what in unknown_paths(record) if path not in is_open]
    assume(closed)
    path, what = data.draw(st.sampled_from(closed))
    more = with_value(record, path, data.draw(values(what, as_of)))
    assume(more is not None)
    assert said(ask.judge(more)) == said(judgement)


@EACH_RECORD
def test_one_more_decided_point_never_widens_an_answer(record_type: type[Any]) -> None:
    narrowed = 0
    for seed, as_of in enumerate(DAYS[5::3]):
        undecided = Checker(record_type, as_of=as_of, policy=Policy.undecided())
        many = random_records(record_type, 30, seed=seed, unknown=0.04)
        before = [undecided.judge(record) for record in many]
        is_open = {point.id: point for one in before for point in one.open_points}
        for point in is_open.values():
            for reading in point.readings:
                policy = Policy.undecided().reading(point.id, reading.name)
                decided = Checker(record_type, as_of=as_of, policy=policy)
                for one in before:
                    after = decided.judge(one.record)
                    assert within(said(after), said(one))
                    assert point.id not in {each.id for each in after.open_points}
                    narrowed += said(after) != said(one)
    assert narrowed or record_type in SELDOM_CONTESTED


@EACH_RECORD
@given(st.data())
def test_a_policy_that_decides_more_never_says_what_an_undecided_one_rules_out(
    record_type: type[Any], data: st.DataObject
) -> None:
    as_of, policy = data.draw(days_asked), data.draw(policies)
    record = data.draw(inside_its_scope(record_type))
    left_open = data.draw(st.sets(st.sampled_from(sorted(un.points)), max_size=4))
    undecided = said(check(record, as_of=as_of, policy=Policy.undecided()))
    partly = said(check(record, as_of=as_of, policy=policy.leaving_open(*sorted(left_open))))
    assert within(partly, undecided)
    assert within(said(check(record, as_of=as_of, policy=policy)), partly)


@EACH_RECORD
@FEWER
@given(st.data())
def test_filling_the_open_facts_leaves_only_points(
    record_type: type[Any], data: st.DataObject
) -> None:
    as_of = data.draw(days_asked)
    policy = data.draw(st.sampled_from((*POLICIES, all_decided())))
    ask = checker(record_type, as_of=as_of, policy=policy)
    record = data.draw(inside_its_scope(record_type))
    judgement = ask.judge(record)
    while judgement.open_facts:
        name = data.draw(st.sampled_from([one.name for one in judgement.open_facts]))
        what = dict(unknown_paths(record))[name]
        value = data.draw(values(what, as_of, unknown=False))
        filled = with_value(record, name, value)
        assume(filled is not None)
        record, judgement = filled, ask.judge(filled)
    if policy == all_decided():
        assert not judgement.open_points
    if not judgement.open_points:
        assert len(judgement.outcomes) == (record_type in ACTS)
        assert all(len(one.statuses) == 1 for one in judgement.duties)
    else:
        assert any(len(each) > 1 for each in said(judgement).values())


@EACH_ACT
@given(st.data())
def test_an_approval_of_the_day_before_the_act_never_makes_worse(
    record_type: type[Any], data: st.DataObject
) -> None:
    as_of, policy = data.draw(days_asked), data.draw(policies)
    act = data.draw(st.dates(date(2017, 8, 1), date(2020, 1, 31)))
    record = attrs.evolve(data.draw(inside_its_scope(record_type)), **_at(record_type, act))
    granted = Approval.granted(min(as_of, act - timedelta(days=1)))
    ask = checker(record_type, as_of=as_of, policy=policy)
    before = ask.judge(record)
    after = ask.judge(attrs.evolve(record, approval=granted))
    assert _gravest(after.outcomes) <= _gravest(before.outcomes)
    if record_type in OPEN_TO_ALL:
        assert after.outcomes <= {Outcome.NOT_COVERED, Outcome.PERMITTED}


def _at(record_type: type[Any], act: date) -> dict[str, Any]:
    changes: dict[str, Any] = {ACTS[record_type]: act}
    if record_type is WorkAuthorization:
        changes["valid_until"] = None
    if record_type is GoodsTransfer:
        changes["contract_finalized_on"] = None
    return changes


def _gravest(outcomes: Iterable[Outcome]) -> int:
    return max(outcome.gravity for outcome in outcomes)


def _shuffled(seed: int) -> Regime:
    rules = list(un.rules)
    Random(seed).shuffle(rules)  # noqa: S311
    assert rules != list(un.rules)
    return Regime.of(
        "shuffled", rules=rules, provisions=un.provisions.values(), points=un.points.values()
    )


@EACH_RECORD
@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_rules_changes_nothing(record_type: type[Any], seed: int) -> None:
    regime = _shuffled(seed)
    for as_of, policy in zip(DAYS, (*POLICIES, *POLICIES, POLICIES[0]), strict=True):
        plain = Checker(record_type, as_of=as_of, policy=policy)
        other = Checker(record_type, as_of=as_of, policy=policy, regimes=[regime])
        for record in random_records(record_type, 5, seed=seed, unknown=0.15):
            assert plain.outcome(record) is other.outcome(record)
            assert _unordered(plain.judge(record)) == _unordered(other.judge(record))


def _unordered(judgement: Judgement) -> dict[str, Any]:
    """The whole answer as plain data, with what stands in the order of the rules sorted."""
    answer = judgement.to_dict()
    answer["explanation"] = None
    for name in ("findings", "duties", "cautions", "open_facts", "open_points"):
        answer[name] = sorted(answer[name], key=repr)
    answer["open_points"] = [
        {**one, "under": sorted(one["under"])} for one in answer["open_points"]
    ]
    for one in answer["findings"] + answer["duties"]:
        depends, _, on = one["sentence"].partition("it depends on ")
        if on:
            one["sentence"] = (depends, sorted(on.replace(" and ", ", ").split(", ")))
    for one in answer["contested"]:
        one["would_say"] = sorted(one["would_say"].split("; "))
    answer["assumed"] = sorted(answer["assumed"], key=repr)
    answer["what_if"] = sorted([{**way, "provisions": None} for way in answer["what_if"]], key=repr)
    return answer


@EACH_RECORD
def test_a_batch_says_what_each_record_alone_is_told(record_type: type[Any]) -> None:
    for seed, as_of in enumerate(DAYS):
        for policy in POLICIES:
            many = random_records(record_type, 25, seed=seed, unknown=0.1)
            batch = Checker(record_type, as_of=as_of, policy=policy).outcomes(many)
            assert batch == [check(one, as_of=as_of, policy=policy).outcome for one in many]


@EACH_RECORD
@given(st.data())
def test_assuming_nothing_never_narrows_an_answer(
    record_type: type[Any], data: st.DataObject
) -> None:
    as_of, policy = data.draw(days_asked), data.draw(policies)
    record = data.draw(inside_its_scope(record_type))
    assuming = check(record, as_of=as_of, policy=policy)
    released = check(record, as_of=as_of, policy=policy, assume=False)
    assert within(said(assuming), said(released))
    assert released.assumed == ()
    assert released.record == record


@EACH_RECORD
@given(st.data())
def test_a_default_is_listed_as_assumed_exactly_where_its_release_changes_the_answer(
    record_type: type[Any], data: st.DataObject
) -> None:
    as_of, policy = data.draw(days_asked), data.draw(policies)
    record = data.draw(inside_its_scope(record_type))
    ask = checker(record_type, as_of=as_of, policy=policy)
    judgement = ask.judge(record)
    mattered = {
        name
        for name, released in defaults_released(record)
        if said(ask.judge(released)) != said(judgement)
    }
    assert {one.name for one in judgement.assumed} == mattered


@pytest.mark.parametrize("record_type", [WorkerPresence, StateLabourReport])
@given(st.data())
def test_a_record_without_an_act_has_no_outcome(
    record_type: type[Any], data: st.DataObject
) -> None:
    record = data.draw(inside_its_scope(record_type))
    as_of, policy = data.draw(days_asked), data.draw(policies)
    judgement = check(record, as_of=as_of, policy=policy)
    assert judgement.outcome is None
    assert judgement.outcomes == frozenset()
    assert judgement.findings == ()
    assert judgement.finding is None
    assert judgement.duties
    assert checker(record_type, as_of=as_of, policy=policy).outcome(record) is None


_BAN = provision("UNSCR-2375-OP17a")
_MEANWHILE = duty(
    "test.tell",
    title="Tell",
    cites=_BAN,
    bound="the host",
    when=Facts(WorkAuthorization).nationalities.contains("KP")
    & ~Facts(WorkAuthorization).follows_from_protection,
    last_day=provision("UNSCR-2375-OP17d").last_day("notification"),
    waived=[label("the host is Poland", Facts(WorkAuthorization).host.is_in("PL"))],
)
WITH_A_DUTY = Regime.of(
    "with a duty",
    rules=(_MEANWHILE, *un.rules),
    provisions=un.provisions.values(),
    points=un.points.values(),
)


@given(records(WorkAuthorization), days_asked, policies)
def test_a_duty_never_enters_the_outcome(
    record: WorkAuthorization, as_of: date, policy: Policy
) -> None:
    with_duty = checker(WorkAuthorization, as_of=as_of, policy=policy, regimes=[WITH_A_DUTY])
    plain = checker(WorkAuthorization, as_of=as_of, policy=policy)
    assert with_duty.judge(record).outcomes == plain.judge(record).outcomes
    assert with_duty.outcome(record) is plain.outcome(record)
    assert [one.rule for one in with_duty.judge(record).duties] == ["test.tell"]


@EACH_RECORD
@pytest.mark.parametrize("seed", range(3))
def test_a_checker_that_has_seen_others_answers_like_a_fresh_one(
    record_type: type[Any], seed: int
) -> None:
    as_of, policy = DAYS[3 * seed], POLICIES[seed]
    many = random_records(record_type, 10, seed=seed, unknown=0.15)

    def fresh(record: Any) -> dict[str, Any]:
        return Checker(record_type, as_of=as_of, policy=policy).judge(record).to_dict()

    alone = [fresh(record) for record in many]
    shared = Checker(record_type, as_of=as_of, policy=policy)
    assert [shared.judge(record).to_dict() for record in many] == alone
    assert [shared.judge(record).to_dict() for record in reversed(many)] == alone[::-1]
    backwards = Checker(record_type, as_of=as_of, policy=policy)
    backwards.outcomes(many)
    assert [backwards.judge(record).to_dict() for record in reversed(many)] == alone[::-1]


def test_an_undecided_point_that_no_rule_meets_is_not_open() -> None:
    f = Facts(WorkAuthorization)
    plain = duty(
        "test.plain",
        title="Plain",
        cites=_BAN,
        bound="all",
        when=label("always", ALWAYS) & (f.granted_on <= AS_OF),
        last_day=provision("UNSCR-2375-OP17d").last_day("notification"),
    )
    regime = Regime.of(
        "plain", rules=[plain], provisions=un.provisions.values(), points=un.points.values()
    )
    judgement = check(
        WorkAuthorization(), as_of=DAYS[3], policy=Policy.undecided(), regimes=[regime]
    )
    assert judgement.open_points == ()
    assert [one.name for one in judgement.open_facts] == ["granted_on"]
