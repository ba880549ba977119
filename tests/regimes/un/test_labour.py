"""The labour rules: the tables, row by row, and the mutants that they kill."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from tests.regimes.un import labour_tables as tables

from nksanctions import DutyStatus, Outcome, check, un
from nksanctions.law.kit import Bench, Example
from nksanctions.law.rules import Prohibition

TABLES: dict[str, tuple[Any, tuple[tables.Case, ...]]] = {
    "un.labour.no-new-authorizations": (tables.BAN_PLAIN, tables.BAN),
    "un.labour.ceiling": (tables.CEILING_PLAIN, tables.CEILING),
    "un.labour.no-new-authorizations.renewal": (tables.RENEWAL_PLAIN, tables.RENEWAL_BAN),
    "un.labour.ceiling.renewal": (tables.RENEWAL_CEILING_PLAIN, tables.RENEWAL_CEILING),
    "un.labour.repatriation": (tables.PRESENCE_PLAIN, tables.PRESENCE),
    "un.labour.notify-older-contracts": (tables.REPORT_PLAIN, tables.NOTIFICATION),
    "un.labour.midterm-report": (tables.REPORT_PLAIN, tables.MIDTERM),
    "un.labour.explain-less-than-half": (tables.REPORT_PLAIN, tables.EXPLANATION),
    "un.labour.final-report": (tables.REPORT_PLAIN, tables.FINAL),
}
CAUTIONS: dict[str, tuple[Any, tuple[tables.Told, ...]]] = {
    "un.labour.vigilance": (tables.VIGILANCE_PLAIN, tables.VIGILANCE),
    "un.labour.vigilance.renewal": (tables.RENEWAL_VIGILANCE_PLAIN, tables.RENEWAL_VIGILANCE),
    "un.labour.outlasts-repatriation": (tables.OUTLASTS_PLAIN, tables.OUTLASTS),
    "un.labour.outlasts-repatriation.renewal": (
        tables.RENEWAL_OUTLASTS_PLAIN,
        tables.RENEWAL_OUTLASTS,
    ),
}
RULES = {rule.id: rule for rule in un.rules}


def _rows() -> list[Any]:
    return [
        pytest.param(rule, plain, case, id=f"{rule.removeprefix('un.labour.')}: {case.id}")
        for rule, (plain, cases) in TABLES.items()
        for case in cases
    ]


@pytest.mark.parametrize(("rule", "plain", "case"), _rows())
def test_the_rule_says_what_the_paragraph_says(rule: str, plain: Any, case: tables.Case) -> None:
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
        pytest.param(rule, plain, case, id=f"{rule.removeprefix('un.labour.')}: {case.id}")
        for rule, (plain, cases) in CAUTIONS.items()
        for case in cases
    ],
)
def test_the_caution_is_told_where_it_should_be(rule: str, plain: Any, case: tables.Told) -> None:
    judgement = check(evolve(plain, **case.changes), as_of=case.as_of)
    assert (rule in {one.rule for one in judgement.cautions}) is case.told


def test_each_rule_has_a_table() -> None:
    assert {*TABLES, *CAUTIONS} == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_each_mutant_of_the_rule_is_killed_under_each_reading(rule: str) -> None:
    plain, cases = TABLES[rule] if rule in TABLES else CAUTIONS[rule]
    examples = [Example(record=evolve(plain, **case.changes), as_of=case.as_of) for case in cases]
    bench = Bench(RULES[rule], un)
    assert [str(one) for one in bench.survivors(examples)] == []
