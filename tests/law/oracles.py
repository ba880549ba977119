"""One question asked in every way that the library can answer it, beside brute force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import attrs
from tests.law.brute_force import POINT, BruteForce, Exact, value_of

from nksanctions import (
    ArmsTransfer,
    AssetDealing,
    ContractRenewal,
    EntryOrTransit,
    GoodsTransfer,
    ItemTransfer,
    Outcome,
    PetroleumSupply,
    Policy,
    StateLabourReport,
    WorkAuthorization,
    WorkerPresence,
    un,
)
from nksanctions.checking import Checker
from nksanctions.law.rules import Caution, Duty, Prohibition, Rule
from nksanctions.law.solution import Solution
from nksanctions.law.walk import Walker, both
from nksanctions.models.facts import FactKind, info

RECORDS: tuple[type[Any], ...] = (
    WorkAuthorization,
    ContractRenewal,
    WorkerPresence,
    StateLabourReport,
    AssetDealing,
    EntryOrTransit,
    GoodsTransfer,
    PetroleumSupply,
    ArmsTransfer,
    ItemTransfer,
)

SELDOM_CONTESTED = (AssetDealing, EntryOrTransit, PetroleumSupply, ArmsTransfer)
"""No point at all, or one in a corner that random records seldom reach, such as older liens."""

DAYS = (
    date(2017, 8, 5),
    date(2017, 9, 10),
    date(2017, 9, 11),
    date(2017, 11, 1),
    date(2017, 12, 16),
    date(2018, 6, 30),
    date(2019, 12, 22),
    date(2019, 12, 23),
    date(2020, 6, 1),
)
"""Before, between and after the days of the law, and some of these days themselves."""

POLICIES = (Policy.prevailing(), Policy.strict(), Policy.literal(), Policy.undecided())

QUESTIONS = tuple(product(DAYS, POLICIES))


def all_decided(*left_open: str) -> Policy:
    """Each point decided, by its first reading where practice has none, but for those left open."""
    policy = Policy.prevailing()
    for point in un.points.values():
        if point.prevailing is None:
            policy = policy.reading(point.id, point.readings[0].name)
    return policy.leaving_open(*left_open)


def brute_force(checker: Checker[Any], policy: Policy | None = None) -> BruteForce:
    """Brute force over the rules of a checker; under another policy, if one is given."""
    return BruteForce(**question(checker, policy))


def question(checker: Checker[Any], policy: Policy | None = None) -> dict[str, Any]:
    """What brute force needs to know of a checker."""
    program = checker.program
    return {
        "rules": program.rules,
        "as_of": checker.as_of,
        "lookup": program.lookup,
        "points": program.points.values(),
        "policy": policy or checker.policy,
    }


def defaults_released(record: Any) -> Iterator[tuple[str, Any]]:
    """Each field, or part of a group, that has its default, with the record without that value."""
    for attribute in attrs.fields(type(record)):
        name, what = attribute.name, info(attribute)
        if what is None or what.kind is FactKind.PLAIN:
            continue
        value = getattr(record, name)
        given = {what.ordinary_by: getattr(record, what.ordinary_by)} if what.ordinary_by else {}
        if value is None:
            continue
        if value == getattr(type(record)(**given), name):
            yield name, attrs.evolve(record, **{name: None})
        elif what.group is not None:
            for part in attrs.fields(what.group):
                inner = info(part)
                assert inner is not None
                if inner.kind is FactKind.ORDINARY and getattr(value, part.name) == part.default:
                    released = attrs.evolve(value, **{part.name: None})
                    yield f"{name}.{part.name}", attrs.evolve(record, **{name: released})


def differences(
    checker: Checker[Any], exact: Exact, record: Any, *, anew: bool = False
) -> list[tuple[str, Any, Any]]:
    """Where the library says of a record what its completions do not: place, said, expected.

    With *anew* the record is asked of a checker made for it alone, too.
    """
    return [found for found in _compared(checker, exact, record, anew=anew) if found[1] != found[2]]


def _compared(
    checker: Checker[Any], exact: Exact, record: Any, *, anew: bool
) -> Iterator[tuple[str, Any, Any]]:
    outcome = _one(exact)
    yield "compiled outcome", checker.outcome(record), outcome
    judgement = checker.judge(record)
    yield "judgement's outcome", judgement.outcome, outcome
    yield "judgement's outcomes", judgement.outcomes, exact.outcomes
    said: dict[str, Any] = {one.rule: one.outcomes for one in judgement.findings}
    said |= {one.rule: one.statuses for one in judgement.duties}
    told = {one.rule for one in judgement.cautions}
    cautions = {rule.id for rule in checker.program.rules if isinstance(rule, Caution)}
    rest = {id: values for id, values in exact.by_rule.items() if id not in cautions}
    yield "findings and duties", said, rest
    yield "cautions", told, {id for id in cautions if exact.by_rule[id] == {True}}
    facts = [name for name in exact.support if not name.startswith(POINT)]
    unknown_groups = {n.partition(".")[0] for n in facts if _group_unknown(record, n)}
    named = {n.partition(".")[0] if n.partition(".")[0] in unknown_groups else n for n in facts}
    yield "open facts", {one.name for one in judgement.open_facts}, named
    points = {name.removeprefix(POINT) for name in exact.support if name.startswith(POINT)}
    yield "open points", {one.id for one in judgement.open_points}, points
    for point in judgement.open_points:
        name = POINT + point.id
        yield f"{name} is live", point.live, name in exact.live
        yield f"{name} hangs on", set(point.under), exact.under.get(name, frozenset())
    for finding in judgement.findings:
        if finding.outcome is Outcome.INDETERMINATE:
            _, _, rest_of_it = finding.sentence.partition("it depends on ")
            names = set(rest_of_it.replace(" and ", ", ").split(", "))
            depends = {name.removeprefix(POINT) for name in exact.depends[finding.rule]}
            yield f"what {finding.rule} depends on", names, depends
    yield from _solved("diagram", checker.program.solve(record), exact)
    if anew:
        fresh = Checker(
            checker.record, as_of=checker.as_of, policy=checker.policy, regimes=checker.regimes
        )
        yield from _solved("diagram, made anew", fresh.program.solve(record), exact)
    yield from _walked(checker, exact, record)
    walker = checker.program.walker(record)
    duties = {rule.id: rule for rule in checker.program.rules if isinstance(rule, Duty)}
    for duty in judgement.duties:
        days = walker.last_days(duties[duty.rule])
        yield (
            f"last day of {duty.rule}",
            duty.last_day if duty.last_day in days else days,
            duty.last_day,
        )


def _solved(how: str, solution: Solution, exact: Exact) -> Iterator[tuple[str, Any, Any]]:
    yield how, solution.outcomes, exact.outcomes
    yield f"{how}: each rule", dict(solution.by_rule), dict(exact.by_rule)
    found = solution.open_variables
    yield f"{how}: support", {one.name for one in found}, set(exact.support)
    for one in found:
        worst, mean = exact.support.get(one.name, (None, None))
        yield f"{how}: {one.name} at worst", one.worst, worst
        if mean is not None:
            yield f"{how}: {one.name} on average", one.mean, mean
        rules = {id for id, names in exact.depends.items() if one.name in names}
        yield f"{how}: rules on {one.name}", set(one.rules), rules
    decisive = [(one.worst, one.mean) for one in found]
    yield f"{how}: order", decisive, sorted(decisive)


def _walked(checker: Checker[Any], exact: Exact, record: Any) -> Iterator[tuple[str, Any, Any]]:
    """Kleene's answer is never too narrow, and the same where nothing is open."""
    program = checker.program
    walker = program.walker(record)
    open_points = set(program.lowering.points) - set(program.decided)
    unknown = [n for n, ref in program.facts.items() if value_of(record, ref) is None]
    certain = not open_points and not unknown
    for rule in program.rules:
        walked = _by_walk(walker, rule)
        expected = exact.by_rule[rule.id]
        yield f"walk: {rule.id}", walked, walked | expected
        if certain:
            yield f"walk, all known: {rule.id}", walked, expected


def _by_walk(walker: Walker, rule: Rule) -> frozenset[Any]:
    match rule:
        case Prohibition():
            return walker.outcomes(rule)
        case Duty():
            return walker.statuses(rule)
    told = both([walker.in_time(rule), walker.value(rule.when)])
    return frozenset((True, False) if told is None else (told,))


def _one(exact: Exact) -> Outcome | None:
    if not exact.outcomes:
        return None
    found: Outcome
    (found,) = exact.outcomes if len(exact.outcomes) == 1 else (Outcome.INDETERMINATE,)
    return found


def _group_unknown(record: Any, name: str) -> bool:
    group, _, inside = name.partition(".")
    return bool(inside) and getattr(record, group) is None
