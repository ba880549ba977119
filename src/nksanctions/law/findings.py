"""The parts of a judgement, as values: findings, duties, what is open, contested or assumed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import attrs
from attrs import field, frozen

from nksanctions.law.explain import REFUSED, Reason, fact
from nksanctions.law.outcome import DutyStatus, Outcome, only
from nksanctions.law.policy import Reading
from nksanctions.law.program import Program, side_name
from nksanctions.law.rules import Duty, ExceptionClause, Prohibition
from nksanctions.law.solution import Solution
from nksanctions.law.symbols import DaySymbol, held
from nksanctions.law.words import listed, shown
from nksanctions.models.deadline import Deadline
from nksanctions.models.facts import FactInfo, info
from nksanctions.models.provision import Citation, Verification


@frozen(kw_only=True)
class Finding:
    """What one prohibition says of the act.

    *outcome* is `INDETERMINATE` where *outcomes* holds several. *bound* is who breaks the provision
    by the act. *verified* says how the paragraph was verified.
    """

    rule: str
    title: str
    outcome: Outcome
    outcomes: frozenset[Outcome]
    citation: Citation
    adopted: date
    bound: str
    sentence: str
    verified: Verification


@frozen(kw_only=True)
class DutyFinding:
    """Where one duty stands, who is bound by it, and by when.

    *subject_to* names a determination that is the bound State's own and is not recorded; the status
    stands, subject to it. *convention* says in whose dates a deadline is counted; it is empty where
    the last day is a fixed day of the law.
    """

    rule: str
    title: str
    status: DutyStatus
    statuses: frozenset[DutyStatus]
    citation: Citation
    bound: str
    last_day: date
    convention: str
    subject_to: tuple[str, ...]
    sentence: str
    verified: Verification


@frozen(kw_only=True)
class CautionNote:
    """Something to be told beside the answer; it changes no outcome."""

    rule: str
    sentence: str
    citation: Citation
    verified: Verification


@frozen(kw_only=True)
class OpenFact:
    """An unknown fact that can still change an answer.

    *worst* is how many answers would be left after the least helpful value, *mean* on average.
    """

    name: str
    says: str
    by: str
    worst: int
    mean: float
    rules: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


@frozen(kw_only=True)
class OpenPoint:
    """A contested point that the policy leaves open and that can still change an answer.

    *live*: the known facts already make its readings differ; otherwise it hangs on the facts
    *under*.
    """

    id: str
    question: str
    readings: tuple[Reading, ...]
    live: bool
    under: tuple[str, ...]
    rules: tuple[str, ...]

    def __str__(self) -> str:
        return self.id


@frozen(kw_only=True)
class ContestedPoint:
    """A contested point that the policy decided, where another reading would change the answer."""

    id: str
    question: str
    taken: Reading
    other: Reading
    outcomes: frozenset[Outcome]
    rules: Mapping[str, frozenset[Any]] = field(hash=False)

    @property
    def would_say(self) -> str:
        """What the other reading would have said, rule by rule."""
        return "; ".join(
            f"{rule}: {_words(values)}" for rule, values in self.rules.items()
        ) or _words(self.outcomes)

    def __str__(self) -> str:
        return self.id


@frozen(kw_only=True)
class AssumedFact:
    """A default that mattered: the ordinary circumstance, or that nothing is recorded."""

    name: str
    says: str
    value: Any

    def __str__(self) -> str:
        return self.name


def open_facts(program: Program, solution: Solution, known: Any) -> tuple[OpenFact, ...]:
    """The unknown facts of *known* that can still change an answer, most decisive first.

    Of a group that is not known as a whole, such as an approval, the group is named.
    """
    found: dict[str, OpenFact] = {}
    for variable in solution.open_variables:
        if variable.name.startswith("point:"):
            continue
        ref = program.facts[variable.name]
        name, what = ref.name, ref.info
        if len(ref.path) > 1 and getattr(known, ref.path[0]) is None:
            name, what = ref.path[0], _field_info(program.record, ref.path[0])
        found.setdefault(
            name,
            OpenFact(
                name=name,
                says=what.says,
                by=str(what.actor),
                worst=variable.worst,
                mean=variable.mean,
                rules=variable.rules,
            ),
        )
    return tuple(found.values())


def open_points(program: Program, solution: Solution) -> tuple[OpenPoint, ...]:
    """The open points of law that can still change an answer."""
    return tuple(
        OpenPoint(
            id=point.id,
            question=point.question,
            readings=point.readings,
            live=variable.live,
            under=variable.under,
            rules=variable.rules,
        )
        for variable in solution.open_variables
        if variable.name.startswith("point:")
        for point in (program.points[variable.name.removeprefix("point:")],)
    )


def assumed_facts(
    program: Program, solution: Solution, record: Any, known: Any
) -> tuple[AssumedFact, ...]:
    """The defaults of *known* that mattered, with the values that they have in *record*."""
    found: list[AssumedFact] = []
    for name in program.assumed(known, solution):
        ref = program.facts.get(name)
        if ref is not None:
            value, says = fact(record, ref), ref.info.says
        else:
            value = getattr(record, name)
            says = _field_info(program.record, name).says
        found.append(AssumedFact(name=name, says=says, value=value))
    return tuple(found)


def _field_info(record: type[Any], name: str) -> FactInfo:
    what = info(attrs.fields_dict(record)[name])
    assert what is not None
    return what


_FAR = 99
"""More reasons than any scope has."""


def finding_of(
    program: Program, solution: Solution, rule: Prohibition, reasons: tuple[Reason, ...]
) -> Finding:
    """What a prohibition says of the act, put into words."""
    outcomes = solution.by_rule[rule.id]
    outcome = only(outcomes, Outcome.INDETERMINATE)
    provision = held(rule.cites.target, program.lookup)
    return Finding(
        rule=rule.id,
        title=rule.title,
        outcome=outcome,
        outcomes=outcomes,
        citation=provision.citation,
        adopted=provision.adopted,
        bound=rule.bound,
        sentence=_sentence(solution, rule, outcome, reasons),
        verified=provision.verified,
    )


def rank(one: Finding, reasons: tuple[Reason, ...]) -> tuple[int, int, int, int]:
    """The finding that decides comes first; of equals, that of the younger provision.

    Of those that do not cover the case, the nearest come first: fewest reasons keep it out.
    """
    gravities = [outcome.gravity for outcome in one.outcomes]
    misses = 0
    if one.outcome is Outcome.NOT_COVERED:
        misses = sum(reason.answer == "no" for reason in reasons)
        if len(reasons) == 1:  # not law yet, so nothing more was asked
            misses = _FAR
    return -max(gravities), -min(gravities), misses, -one.adopted.toordinal()


def _sentence(
    solution: Solution, rule: Prohibition, outcome: Outcome, reasons: tuple[Reason, ...]
) -> str:
    match outcome:
        case Outcome.NOT_COVERED:
            return _failing(reasons)
        case Outcome.PERMITTED:
            ways = {
                way.node.sentence if isinstance(way, ExceptionClause) else way.sentence
                for way in rule.unless
            }
            through = [one for one in reasons if one.answer == "yes" and one.sentence in ways]
            return f"let through: {listed([one.sentence for one in through])}"
        case Outcome.PROHIBITED:
            refused = any(below.sentence == REFUSED for one in reasons for below in one.reasons)
            end = "the request was refused" if refused else "no approval was given in time"
            return f"no exception holds, and {end}"
        case Outcome.PRESUMED_PROHIBITED:
            return "presumed so until that is rebutted"
        case Outcome.NEEDS_APPROVAL:
            asked = [way.sentence for way in rule.exemptions]
            return f"not unless, before the act, {listed(asked, 'or')}"
    return f"it depends on {listed(solution.core.depends_on[rule.id])}"


def duty_of(
    program: Program, solution: Solution, rule: Duty, reasons: tuple[Reason, ...]
) -> DutyFinding:
    """Where a duty stands, put into words."""
    statuses = solution.by_rule[rule.id]
    status = only(statuses, DutyStatus.INDETERMINATE)
    provision = held(rule.cites.target, program.lookup)
    as_of = program.as_of
    assert as_of is not None
    symbol = rule.last_day
    for due in reversed(rule.instead):
        if solution.core.conditions[side_name(rule, due.when)] == {True}:
            symbol = due.last_day
    last_day = symbol.resolve(as_of, program.lookup)
    deadline = _deadline(program, symbol)
    local_last_day = last_day
    if deadline is not None:
        local_last_day = deadline.local_last_day + timedelta(days=symbol.shift)
    done = {DutyStatus.NOT_OWED, DutyStatus.FULFILLED, DutyStatus.FULFILLED_LATE}
    subject_to = [
        subject.sentence
        for subject in rule.subject_to
        if not statuses <= done
        and solution.core.conditions[side_name(rule, subject.when)] != {False}
    ]
    match status:
        case DutyStatus.NOT_OWED:
            sentence = _not_owed(rule, reasons)
        case DutyStatus.FULFILLED:
            sentence = "done in time"
        case DutyStatus.FULFILLED_LATE:
            sentence = f"done after the last day, {shown(last_day)}"
        case DutyStatus.PENDING:
            sentence = "not yet opened"
        case DutyStatus.DUE:
            sentence = (
                "to be done at once: the text sets no number of days"
                if symbol.is_as_of
                else f"open until {shown(last_day)}, that day included"
            )
        case DutyStatus.OVERDUE:
            sentence = f"the last day was {shown(last_day)}"
            if as_of <= local_last_day:
                sentence += (
                    "; by its own date a State east of New York may count this day as the last"
                )
        case _:
            sentence = f"it depends on {listed(solution.core.depends_on[rule.id])}"
    return DutyFinding(
        rule=rule.id,
        title=rule.title,
        status=status,
        statuses=statuses,
        citation=provision.citation,
        bound=rule.bound,
        last_day=last_day,
        convention=deadline.convention if deadline is not None else "",
        subject_to=tuple(subject_to),
        sentence=sentence,
        verified=provision.verified,
    )


def _deadline(program: Program, symbol: DaySymbol) -> Deadline | None:
    """The deadline that a last day is, where it is one and no other day of the law."""
    kind, _, name = symbol.name.partition(":")
    if kind != "deadline":
        return None
    return held(symbol.provision, program.lookup).deadline(name)


def _not_owed(rule: Duty, reasons: tuple[Reason, ...]) -> str:
    waivers = {node.sentence for node in rule.waived}
    waived = [one.sentence for one in reasons if one.answer == "yes" and one.sentence in waivers]
    return waived[0] if waived else _failing(reasons)


def _failing(reasons: tuple[Reason, ...]) -> str:
    """The first sentence that keeps a case out, down to where one reason alone does."""
    failed = [one for one in reasons if one.answer == "no" and one.decides]
    return f"not so: {failed[0].sentence}" if failed else "outside the provision"


def _words(values: frozenset[Any]) -> str:
    ordered = sorted(values, key=lambda value: value.gravity)
    return listed([value.words for value in ordered], "or")
