"""Asking the rules about facts that are known in part.

A claim often gives a month where the law asks for a day, or says that somebody left and not where
to. Each way to complete it that could matter is a record of its own; all go to the same rules, and
the statuses are gathered. The law itself is read nowhere here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from attrs import frozen

from nksanctions.checking import check
from nksanctions.law.findings import DutyFinding, Finding
from nksanctions.law.judgement import Judgement
from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.policy import Policy
from nksanctions.models.deadline import Deadline
from nksanctions.models.provision import Provision
from nksanctions.regimes import ALL, UN, Regime

__all__ = ["Ground", "Standing", "ask", "finding", "ground", "marks"]

Standing = DutyStatus | Outcome
"""Where a duty stands, or what a prohibition says of acts."""


@frozen(kw_only=True)
class Ground:
    """One claim, or the lack of one, and what the rules say on it.

    *says* tells the claim in words, *facts* are the ids of the facts that it rests on, *judgement*
    is the rules' answer on a record that holds what is known. *found* is false where no claim was
    found on whether the duty was done: that is no claim that it wasn't.

    .. versionadded:: 26.1.0
    """

    says: str
    facts: tuple[str, ...] = ()
    statuses: frozenset[Standing]
    judgement: Judgement
    contested: tuple[str, ...] = ()
    found: bool = True


@lru_cache(maxsize=8192)
def ask(
    record: Any, as_of: date, policy: Policy | None, regimes: Sequence[Regime] = ALL
) -> Judgement:
    """The judgement of a record; the same question gives the same one."""
    return check(record, as_of=as_of, policy=policy, regimes=regimes)


def finding(judgement: Judgement, rule: str) -> DutyFinding | Finding:
    """What the judgement says by this rule."""
    every: list[DutyFinding | Finding] = [*judgement.duties, *judgement.findings]
    return next(one for one in every if one.rule == rule)


def ground(
    says: str,
    record: Any,
    *,
    rule: str,
    as_of: date,
    policy: Policy | None,
    completions: Iterable[Any] = (),
    facts: Iterable[str] = (),
    regimes: Sequence[Regime] = ALL,
    found: bool = True,
) -> Ground:
    """The rules' answer on a claim: on each of its completions, or on the record itself."""
    known = ask(record, as_of, policy, regimes)
    asked = [ask(one, as_of, policy, regimes) for one in completions] or [known]
    statuses: frozenset[Standing] = frozenset().union(
        *(one.solution.by_rule[rule] for one in asked)
    )
    contested: dict[str, None] = {}
    for one in asked:
        contested |= dict.fromkeys(point.id for point in one.contested if rule in point.rules)
        contested |= dict.fromkeys(point.id for point in one.open_points if rule in point.rules)
    return Ground(
        says=says,
        facts=tuple(facts),
        statuses=statuses,
        judgement=known if len(asked) > 1 else asked[0],
        contested=tuple(contested),
        found=found,
    )


def marks(provisions: Iterable[str], as_of: date) -> tuple[date, ...]:
    """The days around which an answer can change: adoption, last days, the day of the question."""
    days = {as_of}
    for id in provisions:
        provision: Provision = UN.provision(id)
        days.add(provision.adopted)
        days |= {
            one.deadline.last_day
            for one in provision.obligations
            if isinstance(one.deadline, Deadline)
        }
    return tuple(sorted(day + timedelta(days=step) for day in days for step in (-1, 0, 1)))
