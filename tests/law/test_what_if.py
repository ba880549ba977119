"""Ways out that somebody could lawfully take, and what is never among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.law.oracles import DAYS, POLICIES, RECORDS
from tests.random_records import random_records

from nksanctions import (
    Approval,
    Authority,
    Checker,
    ContractRenewal,
    Determination,
    Filing,
    Judgement,
    Outcome,
    Policy,
    StateLabourReport,
    Way,
    WorkAuthorization,
    WorkerPresence,
    check,
    checker,
    un,
)
from nksanctions.law.rules import Duty, Exemption, Prohibition, nodes
from nksanctions.law.tree import Label
from nksanctions.models import Actor
from nksanctions.models.facts import info
from nksanctions.testing import records

ACT = date(2017, 12, 1)
PLANNED = WorkAuthorization(
    host="PL",
    nationalities=("KP",),
    granted_on=ACT,
    contract_in_writing=True,
    contract_finalized_on=date(2017, 11, 20),
    authorizations_at_adoption=462,
    authorizations_after=451,
)
OLDER = evolve(PLANNED, contract_finalized_on=date(2017, 5, 1))
EARNING = WorkerPresence(host="PL", nationalities=("KP",), earning_income=True)
REPORT = StateLabourReport(
    state="PL",
    relies_on_older_contracts=True,
    workers_at_adoption=462,
    repatriated_first_year=400,
)
ACTS: dict[type[Any], str] = {WorkAuthorization: "granted_on", ContractRenewal: "authorized_on"}
BEFORE = date(2017, 11, 1)


def ways(record: Any, as_of: date = BEFORE, kind: str = "", **options: Any) -> list[Way]:
    found = check(record, as_of=as_of, **options).what_if()
    return [way for way in found if kind in ("", way.kind)]


@pytest.mark.parametrize(
    ("as_of", "past"),
    [(BEFORE, False), (ACT - timedelta(days=1), False), (ACT, True), (date(2018, 1, 1), True)],
)
def test_a_decision_in_advance_helps_and_of_a_past_act_it_would_have(
    as_of: date, past: bool
) -> None:
    (way,) = ways(PLANNED, as_of)
    assert (way.kind, way.by, way.past) == ("approval", "the Committee", past)
    assert way.outcomes == {Outcome.PERMITTED}
    assert [citation.id for citation in way.citations] == ["UNSCR-2375-OP17b"]
    start = "it would have been PERMITTED, had a decision been given before 1 December 2017: "
    assert way.sentence.startswith(
        start if past else "it is PERMITTED if a decision is given before 1 December 2017: "
    )


def test_an_act_of_no_known_day_asks_for_a_decision_before_the_act() -> None:
    (way,) = ways(evolve(PLANNED, granted_on=None), kind="approval")
    assert not way.past
    assert "if a decision is given before the act: " in way.sentence


@pytest.mark.parametrize(
    "record",
    [
        OLDER,
        evolve(PLANNED, nationalities=("PL",)),
        evolve(PLANNED, host="TW"),
        evolve(PLANNED, approval=Approval.granted(date(2017, 10, 1))),
    ],
    ids=["older contract", "no DPRK national", "no Member State", "approved"],
)
def test_who_needs_no_way_out_is_told_of_none(record: WorkAuthorization) -> None:
    assert ways(record) == []


@pytest.mark.parametrize("valid_until", [date(2019, 12, 22), date(2019, 12, 23)])
@pytest.mark.parametrize(
    ("record", "field"),
    [
        (OLDER, "valid_until"),
        (ContractRenewal(host="PL", nationalities=("KP",)), "renewal_runs_until"),
    ],
    ids=["authorization", "renewal"],
)
def test_a_term_beyond_the_last_day_for_repatriation_could_be_shorter(
    record: Any, field: str, valid_until: date
) -> None:
    found = ways(evolve(record, **{field: valid_until}), date(2018, 1, 1), "remedy")
    if valid_until == date(2019, 12, 22):
        assert found == []
        return
    (way,) = found
    assert (way.by, way.past, way.outcomes) == ("the employer", False, frozenset())
    assert way.sentence == "a term that ends by that day"
    assert [citation.id for citation in way.citations] == ["UNSCR-2397-OP8a"]


def test_before_2397_no_shorter_term_is_named() -> None:
    assert ways(evolve(OLDER, valid_until=date(2021, 1, 1)), date(2017, 12, 21)) == []


@pytest.mark.parametrize(("as_of", "late"), [(date(2019, 3, 22), False), (date(2019, 3, 23), True)])
def test_a_report_that_is_owed_can_be_sent_late_as_it_is(as_of: date, late: bool) -> None:
    found = {way.sentence: way for way in ways(REPORT, as_of, "remedy")}
    suffix = ", late as it is" if late else ""
    assert set(found) == {
        "send the notification to the Committee, late as it is",
        f"send the midterm report to the Committee{suffix}",
        "send the final report to the Committee",
    }
    assert {way.by for way in found.values()} == {"the State"}


def test_a_report_that_was_sent_or_is_not_owed_is_not_named() -> None:
    sent = evolve(
        REPORT,
        notification=Filing.sent(date(2017, 12, 1)),
        midterm_report=Filing.sent(date(2019, 6, 1)),
    )
    assert [way.sentence for way in ways(sent, date(2019, 7, 1), "remedy")] == [
        "send the final report to the Committee"
    ]
    assert ways(evolve(REPORT, state="TW"), date(2019, 7, 1)) == []
    assert ways(sent, date(2019, 5, 1), "remedy") != ways(sent, date(2019, 7, 1), "remedy")


@pytest.mark.parametrize("as_of", [date(2019, 12, 22), date(2019, 12, 23)])
def test_a_state_that_has_determined_nothing_may_determine_itself(as_of: date) -> None:
    (way,) = ways(EARNING, as_of, "determination")
    assert (way.by, way.past, way.outcomes) == ("the State", False, frozenset())
    assert way.sentence.startswith("a record of the State's own determination whether")
    assert "prohibits repatriation" in way.sentence
    assert ways(EARNING, as_of, "remedy") == []


@pytest.mark.parametrize(
    "determination",
    [
        Determination.national(date(2019, 1, 1)),
        Determination.repatriation_prohibited(date(2019, 1, 1)),
        Determination.repatriation_not_prohibited(date(2019, 1, 1)),
    ],
    ids=lambda one: one.status.value,
)
def test_once_the_state_has_determined_no_determination_is_named(
    determination: Determination,
) -> None:
    record = evolve(EARNING, determination=determination)
    assert ways(record, date(2020, 1, 1), "determination") == []
    not_yet = evolve(record, determination=evolve(determination, date=date(2021, 1, 1)))
    assert len(ways(not_yet, date(2020, 1, 1), "determination")) == 1


def test_a_fact_to_establish_is_named_with_who_can() -> None:
    record = evolve(OLDER, authorizations_after=None, contract_finalized_on=None)
    found = {way.sentence.partition(":")[0]: way.by for way in ways(record, kind="fact")}
    assert found == {
        "establish contract_finalized_on": "the employer",
        "establish authorizations_after": "the State",
    }


def test_of_a_record_of_nothing_no_way_names_what_nobody_may_change() -> None:
    judgement = check(WorkAuthorization(act=None, kind=None), as_of=BEFORE)
    is_open = {fact.name for fact in judgement.open_facts}
    assert {"act", "kind", "host", "nationalities"} <= is_open
    named = {way.sentence for way in judgement.what_if() if way.kind == "fact"}
    assert named
    for name in ("act", "kind", "host", "nationalities"):
        assert not any(one.startswith(f"establish {name}:") for one in named)


def _actor(record_type: type[Any], name: str) -> str:
    field, _, part = name.partition(".")
    what = info(attrs.fields_dict(record_type)[field])
    assert what is not None
    if part:
        assert what.group is not None
        what = info(attrs.fields_dict(what.group)[part])
        assert what is not None
    return what.actor


EACH_RECORD = pytest.mark.parametrize("record_type", RECORDS, ids=lambda one: one.__name__)


@EACH_RECORD
@given(st.data())
def test_no_way_names_a_fact_that_nobody_can_lawfully_change(
    record_type: type[Any], data: st.DataObject
) -> None:
    record = data.draw(records(record_type))
    judgement = check(
        record, as_of=data.draw(st.sampled_from(DAYS)), policy=data.draw(st.sampled_from(POLICIES))
    )
    open_facts = {fact.name: fact for fact in judgement.open_facts}
    named = []
    for way in judgement.what_if():
        assert way.kind in ("approval", "remedy", "determination", "fact")
        assert way.by in {Actor.STATE, Actor.EMPLOYER, Actor.COMMITTEE}
        if way.kind == "fact":
            name, _, says = way.sentence.removeprefix("establish ").partition(": ")
            assert _actor(record_type, name) == way.by == open_facts[name].by
            assert says == open_facts[name].says
            named.append(name)
    assert named == [name for name, fact in open_facts.items() if fact.by != Actor.NOBODY]


def _approved(record: Any, as_of: date) -> Any:
    """The record with a decision of the Committee in time, that leaves nothing to be assumed."""
    act = getattr(record, ACTS[type(record)])
    on = None if act is None else min(as_of, act - timedelta(days=1))
    granted = Approval.granted(on, by=Authority.COMMITTEE_1718, under="UNSCR-2375-OP26")
    return evolve(record, approval=granted)


@pytest.mark.parametrize("record_type", ACTS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("assume", [True, False], ids=["assuming", "assuming nothing"])
def test_an_approval_gives_exactly_the_outcomes_that_its_way_names(
    record_type: type[Any], assume: bool
) -> None:
    tried = 0
    for seed, as_of in enumerate(DAYS):
        for policy in POLICIES:
            ask = checker(record_type, as_of=as_of, policy=policy, assume=assume)
            for record in random_records(record_type, 12, seed=seed, unknown=0.04):
                judgement = ask.judge(record)
                for way in judgement.what_if():
                    if way.kind != "approval":
                        continue
                    after = ask.judge(_approved(record, as_of))
                    assert after.outcomes == way.outcomes != judgement.outcomes
                    act = getattr(record, ACTS[record_type])
                    assert way.past is (act is not None and act <= as_of)
                    assert ("would have been" in way.sentence) is way.past
                    tried += 1
    assert tried > 50


@pytest.mark.parametrize("record_type", ACTS, ids=lambda one: one.__name__)
def test_a_decision_is_named_wherever_one_in_time_changes_the_outcome(
    record_type: type[Any],
) -> None:
    for seed, as_of in enumerate(DAYS):
        ask = Checker(record_type, as_of=as_of, policy=Policy.prevailing())
        for record in random_records(record_type, 40, seed=100 + seed, unknown=0):
            judgement = ask.judge(record)
            named = [way for way in judgement.what_if() if way.kind == "approval"]
            after = ask.judge(_approved(record, as_of))
            helps = _gravest(after) < _gravest(judgement)
            assert len(named) == helps, record


def _gravest(judgement: Judgement) -> int:
    return max(outcome.gravity for outcome in judgement.outcomes)


# No sentence says that a person must go back

_MUST = (
    r"(must|shall|should|will|has to|have to|is to|are to|needs to|need to|ought to"
    r"|is required to|are required to|is obliged to|are obliged to)"
)
_GO_BACK = re.compile(
    rf"\b{_MUST}\s+(\w+\s+){{0,3}}(be|get)\s+(\w+\s+){{0,3}}"
    r"(returned|repatriated|sent\s+(back|home)|deported|expelled|removed)\b"
    r"|\b(workers?|persons?|people|nationals?|who|attachés?|they|he|she)\s+"
    rf"{_MUST}\s+(\w+\s+){{0,2}}(leave|return|go\s+(back|home))\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("sentence", "says_so"),
    [
        ("the worker must be returned", True),
        ("workers shall all be repatriated by 22 December 2019", True),
        ("The person has to be sent back to the DPRK", True),
        ("DPRK nationals must leave the State", True),
        ("persons who are to be immediately deported", True),
        ("the State must repatriate DPRK nationals earning income", False),
        ("send the final report on repatriation", False),
        ("the number repatriated in the twelve months", False),
    ],
)
def test_the_net_catches_such_a_sentence(sentence: str, says_so: bool) -> None:
    assert bool(_GO_BACK.search(sentence)) is says_so


def _texts(value: Any) -> Iterator[str]:
    """Each text in plain data, lists, tuples and attrs classes."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _texts(getattr(value, field.name))


def _nobody_must_go_back(value: Any) -> int:
    seen = 0
    for text in _texts(value):
        assert not _GO_BACK.search(" ".join(text.split())), text
        seen += 1
    return seen


def test_no_provision_point_or_rule_says_that_a_person_must_go_back() -> None:
    assert _nobody_must_go_back(list(un.provisions.values())) > 50
    assert _nobody_must_go_back(list(un.points.values())) > 50
    sentences: list[str] = []
    for rule in un.rules:
        sentences += [node.sentence for node in nodes(rule) if isinstance(node, Label)]
        match rule:
            case Prohibition():
                ways_out = [way.sentence for way in rule.unless if isinstance(way, Exemption)]
                sentences += [rule.title, rule.bound, *ways_out]
            case Duty():
                sentences += [rule.title, rule.bound, rule.remedy]
                sentences += [one.sentence for one in rule.subject_to]
            case _:
                sentences += [rule.sentence, rule.remedy]
    assert _nobody_must_go_back(sentences) > 100


@EACH_RECORD
def test_no_answer_says_that_a_person_must_go_back(record_type: type[Any]) -> None:
    for seed, as_of in enumerate(DAYS):
        for policy in POLICIES:
            ask = Checker(record_type, as_of=as_of, policy=policy)
            for record in random_records(record_type, 5, seed=seed, unknown=0.1):
                judgement = ask.judge(record)
                assert _nobody_must_go_back([judgement.to_dict(), str(judgement)]) > 5


@pytest.mark.parametrize("as_of", [date(2019, 12, 22), date(2019, 12, 23), date(2024, 1, 1)])
def test_of_a_person_the_answer_names_the_states_duty_and_its_determination(as_of: date) -> None:
    for record in (EARNING, evolve(EARNING, earning_income=False, is_attache=True)):
        (duty,) = check(record, as_of=as_of).duties
        assert duty.title.startswith("The State's duty")
        assert duty.bound == "the host State"
        assert any("own determination" in one for one in duty.subject_to)
