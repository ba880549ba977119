"""Compiled code, judgement, diagram and walk say what all completions of a record say."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from tests.law.brute_force import BruteForce, Exact
from tests.law.oracles import (
    QUESTIONS,
    RECORDS,
    SELDOM_CONTESTED,
    all_decided,
    brute_force,
    defaults_released,
    differences,
)
from tests.random_records import random_records

from nksanctions.checking import Checker
from nksanctions.law.rules import Prohibition
from nksanctions.models.facts import info

EACH_RECORD = pytest.mark.parametrize("record_type", RECORDS, ids=lambda one: one.__name__)


@EACH_RECORD
def test_every_way_to_the_answer_agrees_with_all_completions(record_type: type[Any]) -> None:
    for seed, (as_of, policy) in enumerate(QUESTIONS):
        checker = Checker(record_type, as_of=as_of, policy=policy)
        brute = brute_force(checker)
        many = 8 if len(checker.program.rules) < 8 else 2  # brute force is slow over many rules
        for record in random_records(record_type, many, seed=seed, unknown=0.15):
            exact = brute.exact(record)
            assert differences(checker, exact, record, anew=True) == []


@EACH_RECORD
def test_brute_force_by_patterns_is_brute_force_one_by_one(record_type: type[Any]) -> None:
    policy = all_decided("A-03", "A-06")
    tried = 0
    for seed, (as_of, _) in enumerate(QUESTIONS):
        brute = brute_force(Checker(record_type, as_of=as_of, policy=policy))
        for record in random_records(record_type, 3, seed=100 + seed, unknown=0.05, max_unknown=1):
            if _completions(brute, record) < 1_500:
                tried += 1
                assert brute.plain(record) == brute.exact(record)
    assert tried > 45


def _completions(brute: BruteForce, record: Any) -> int:
    many = 1
    for values in brute.values(record)[1].values():
        many *= len(values)
    return many


@EACH_RECORD
def test_a_record_without_a_single_fact_is_answered_too(record_type: type[Any]) -> None:
    nothing = record_type(
        **{a.name: None for a in attrs.fields(record_type) if info(a) is not None}
    )
    for as_of, policy in QUESTIONS[::5]:
        checker = Checker(record_type, as_of=as_of, policy=policy)
        judgement = checker.judge(nothing)
        assert checker.outcome(nothing) is judgement.outcome
        walker = checker.program.walker(nothing)
        for rule in checker.program.rules:
            if isinstance(rule, Prohibition):
                found = next(one for one in judgement.findings if one.rule == rule.id)
                assert found.outcomes <= walker.outcomes(rule)


@EACH_RECORD
def test_a_point_is_contested_where_another_reading_gives_other_completions(
    record_type: type[Any],
) -> None:
    contested = 0
    for seed, (as_of, policy) in enumerate(QUESTIONS[::3]):
        checker = Checker(record_type, as_of=as_of, policy=policy)
        program = checker.program
        others = {
            (point, other): brute_force(checker, policy.reading(point, other))
            for name, taken in program.decided.items()
            for other in program.readings[name]
            for point in [name.removeprefix("point:")]
            if other != taken
        }
        brute = brute_force(checker)
        for record in random_records(record_type, 6, seed=200 + seed, unknown=0.04):
            exact = brute.exact(record)
            expected = {}
            for key, other in others.items():
                found = other.exact(record)
                if _answer(checker, found) != _answer(checker, exact):
                    changed = {
                        id: found.by_rule[id]
                        for id in program.judged
                        if found.by_rule[id] != exact.by_rule[id]
                    }
                    expected[key] = (found.outcomes, changed)
            said = {
                (one.id, one.other.name): (one.outcomes, dict(one.rules))
                for one in checker.judge(record).contested
            }
            assert said == expected
            contested += len(expected)
    assert contested or record_type in SELDOM_CONTESTED


@EACH_RECORD
def test_a_default_is_assumed_where_its_release_gives_other_completions(
    record_type: type[Any],
) -> None:
    mattered = 0
    for seed, (as_of, policy) in enumerate(QUESTIONS[::3]):
        checker = Checker(record_type, as_of=as_of, policy=policy)
        brute = brute_force(checker)
        for record in random_records(record_type, 6, seed=300 + seed, unknown=0.04):
            answer = _answer(checker, brute.exact(record))
            expected = {
                name
                for name, released in defaults_released(record)
                if _answer(checker, brute.exact(released)) != answer
            }
            assert {one.name for one in checker.judge(record).assumed} == expected
            mattered += len(expected)
    assert mattered


def _answer(checker: Checker[Any], exact: Exact) -> Any:
    return exact.outcomes, {id: exact.by_rule[id] for id in checker.program.duties}
