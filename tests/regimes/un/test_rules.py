"""The rules of the regime: the tables, row by row, and the mutants that they kill."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.regimes.un import (
    arms_tables,
    freeze_tables,
    labour_tables,
    petroleum_tables,
    trade_tables,
    travel_tables,
)
from tests.regimes.un.labour_tables import Case, Told

from nksanctions import DutyStatus, Outcome, check, un
from nksanctions.law.kit import Bench, Example
from nksanctions.law.rules import Prohibition

SUBJECTS = (
    labour_tables,
    freeze_tables,
    travel_tables,
    trade_tables,
    petroleum_tables,
    arms_tables,
)
TABLES: dict[str, tuple[Any, tuple[Case, ...]]] = {
    rule: table for subject in SUBJECTS for rule, table in subject.TABLES.items()
}
CAUTIONS: dict[str, tuple[Any, tuple[Told, ...]]] = {
    rule: table for subject in SUBJECTS for rule, table in subject.CAUTIONS.items()
}
RULES = {rule.id: rule for rule in un.rules}


def _rows() -> list[Any]:
    return [
        pytest.param(rule, plain, case, id=f"{rule.removeprefix('un.')}: {case.id}")
        for rule, (plain, cases) in TABLES.items()
        for case in cases
    ]


@pytest.mark.parametrize(("rule", "plain", "case"), _rows())
def test_the_rule_says_what_the_paragraph_says(rule: str, plain: Any, case: Case) -> None:
    judgement = check(evolve(plain, **case.changes), as_of=case.as_of)
    if isinstance(RULES[rule], Prohibition):
        said: Any = next(one.outcome for one in judgement.findings if one.rule == rule)
        assert said is (case.says or Outcome.INDETERMINATE)
    else:
        said = next(one.status for one in judgement.duties if one.rule == rule)
        assert said is (case.says or DutyStatus.INDETERMINATE)


@pytest.mark.parametrize(
    ("rule", "plain", "case"),
    [
        pytest.param(rule, plain, case, id=f"{rule.removeprefix('un.')}: {case.id}")
        for rule, (plain, cases) in CAUTIONS.items()
        for case in cases
    ],
)
def test_the_caution_is_told_where_it_should_be(rule: str, plain: Any, case: Told) -> None:
    judgement = check(evolve(plain, **case.changes), as_of=case.as_of)
    assert (rule in {one.rule for one in judgement.cautions}) is case.told


def test_each_rule_has_a_table() -> None:
    assert {*TABLES, *CAUTIONS} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_each_mutant_of_the_rule_is_killed_under_each_reading(rule: str) -> None:
    plain, cases = TABLES[rule] if rule in TABLES else CAUTIONS[rule]
    # What is decided is compared sooner than what is open: a mutant dies at the first difference.
    ordered: list[Any] = sorted(cases, key=lambda case: getattr(case, "says", True) is None)
    examples = [Example(record=evolve(plain, **case.changes), as_of=case.as_of) for case in ordered]
    bench = Bench(RULES[rule], un)
    assert [str(one) for one in bench.survivors(examples)] == []
