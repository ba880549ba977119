"""The answer for one record: what the law says, why, what is missing, what would change it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs
from attrs import field, frozen

from nksanctions.law.explain import Explanation, Reason, fact
from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.policy import Reading
from nksanctions.law.program import Program, Solution, only, side_name
from nksanctions.law.rules import Caution, Duty, ExceptionClause, Prohibition, Rule
from nksanctions.law.symbols import held
from nksanctions.law.way import Way, ways
from nksanctions.law.words import listed, shown
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
    stands, subject to it.
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


class Judgement:
    """What the law says of a record on the day of the question.

    `outcome` is the gravest finding of all prohibitions, `None` where the record has no act;
    `outcomes` is every one that the unknown facts and open points leave possible. Duties stand
    apart in `duties` and never enter the outcome.

    .. versionadded:: 26.1.0
    """

    __slots__ = (
        "_duties",
        "_findings",
        "_known",
        "_known_reasons",
        "program",
        "record",
        "solution",
    )

    def __init__(self, program: Program, record: Any, known: Any) -> None:
        self.program: Program = program
        self.record: Any = record
        self._known = known  # the record, without the defaults that are not to be assumed
        self.solution: Solution = program.solution(known)
        self._known_reasons: dict[str, tuple[Reason, ...]] = {}
        self._findings: tuple[Finding, ...] | None = None
        self._duties: tuple[DutyFinding, ...] | None = None

    def _reasons(self, rule: Rule) -> tuple[Reason, ...]:
        found = self._known_reasons.get(rule.id)
        if found is None:
            found = self.program.explainer.reasons(rule, self._known)
            self._known_reasons[rule.id] = found
        return found

    @property
    def as_of(self) -> date:
        """The day of the question: what is known and due then."""
        assert self.program.as_of is not None
        return self.program.as_of

    @property
    def policy(self) -> str:
        """The policy, as it is printed."""
        return str(self.program.policy)

    @property
    def outcome(self) -> Outcome | None:
        """The one outcome, `INDETERMINATE` for several, `None` where there is no act."""
        return self.solution.outcome

    @property
    def outcomes(self) -> frozenset[Outcome]:
        """Every outcome that is still possible."""
        return self.solution.outcomes

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What each prohibition says, the gravest first."""
        if self._findings is None:
            program = self.program
            found = [
                _finding(program, self.solution, rule, self._reasons(rule))
                for rule in program.rules
                if isinstance(rule, Prohibition)
            ]
            found.sort(key=_rank)
            self._findings = tuple(found)
        return self._findings

    @property
    def finding(self) -> Finding | None:
        """The gravest finding, the one that decides; `None` where there is no act."""
        return self.findings[0] if self.findings else None

    @property
    def duties(self) -> tuple[DutyFinding, ...]:
        """Where each duty stands."""
        if self._duties is None:
            program = self.program
            self._duties = tuple(
                _duty(program, self.solution, rule, self._reasons(rule))
                for rule in program.rules
                if isinstance(rule, Duty)
            )
        return self._duties

    @property
    def cautions(self) -> tuple[CautionNote, ...]:
        """What should be told beside the answer."""
        return tuple(
            CautionNote(
                rule=rule.id,
                sentence=rule.sentence,
                citation=provision.citation,
                verified=provision.verified,
            )
            for rule in self.program.rules
            if isinstance(rule, Caution) and self.solution.by_rule[rule.id] == {True}
            for provision in (held(rule.cites.target, self.program.lookup),)
        )

    @property
    def open_facts(self) -> tuple[OpenFact, ...]:
        """The unknown facts that can still change an answer, most decisive first.

        Of a group that is not known as a whole, such as an approval, the group is named.
        """
        found: dict[str, OpenFact] = {}
        for variable in self.solution.open_variables:
            if variable.name.startswith("point:"):
                continue
            ref = self.program.facts[variable.name]
            name, what = ref.name, ref.info
            if len(ref.path) > 1 and getattr(self._known, ref.path[0]) is None:
                name, what = ref.path[0], _field_info(self.program.record, ref.path[0])
            found.setdefault(
                name,
                OpenFact(
                    name=name,
                    says=what.says,
                    by=what.actor.value,
                    worst=variable.worst,
                    mean=variable.mean,
                    rules=variable.rules,
                ),
            )
        return tuple(found.values())

    @property
    def open_points(self) -> tuple[OpenPoint, ...]:
        """The open points of law that can still change an answer."""
        points = self.program.points
        return tuple(
            OpenPoint(
                id=point.id,
                question=point.question,
                readings=point.readings,
                live=variable.live,
                under=variable.under,
                rules=variable.rules,
            )
            for variable in self.solution.open_variables
            if variable.name.startswith("point:")
            for point in (points[variable.name.removeprefix("point:")],)
        )

    @property
    def contested(self) -> tuple[ContestedPoint, ...]:
        """The points that the policy decided, where another reading would change the answer."""
        return tuple(
            ContestedPoint(
                id=point.id,
                question=point.question,
                taken=point.reading(contest.taken),
                other=point.reading(contest.other),
                outcomes=contest.outcomes,
                rules=contest.rules,
            )
            for contest in self.solution.contested
            for point in (self.program.points[contest.point],)
        )

    @property
    def assumed(self) -> tuple[AssumedFact, ...]:
        """The defaults that mattered."""
        found: list[AssumedFact] = []
        for name in self.program.assumed(self._known, self.solution):
            ref = self.program.facts.get(name)
            if ref is not None:
                value, says = fact(self.record, ref), ref.info.says
            else:
                value = getattr(self.record, name)
                says = _field_info(self.program.record, name).says
            found.append(AssumedFact(name=name, says=says, value=value))
        return tuple(found)

    def explain(self) -> Explanation:
        """Why, rule by rule: sentences, what they came to, the facts read."""
        program = self.program
        rules = {rule.id: rule for rule in program.rules}
        answers = [(one.rule, one.outcome.words) for one in self.findings]
        answers += [(one.rule, one.status.words) for one in self.duties]
        return Explanation(
            self._known,
            tuple(
                Reason(
                    sentence=_title(rules[id]),
                    answer=answer,
                    citation=held(rules[id].cites.target, program.lookup).citation,
                    reasons=self._reasons(rules[id]),
                )
                for id, answer in answers
            ),
        )

    def what_if(self) -> tuple[Way, ...]:
        """Ways out that somebody could lawfully take, or could have taken, and who."""
        return ways(self)

    def to_dict(self) -> dict[str, Any]:
        """The whole answer as plain data, ready for JSON; it can be stored and compared."""
        return {
            "record": type(self.record).__name__,
            "reference": getattr(self.record, "reference", ""),
            "as_of": self.as_of.isoformat(),
            "policy": self.policy,
            "outcome": None if self.outcome is None else self.outcome.value,
            "outcomes": _values(self.outcomes),
            "findings": [
                {
                    "rule": one.rule,
                    "provision": one.citation.id,
                    "citation": str(one.citation),
                    "outcome": one.outcome.value,
                    "outcomes": _values(one.outcomes),
                    "bound": one.bound,
                    "sentence": one.sentence,
                    "verified": one.verified.value,
                }
                for one in self.findings
            ],
            "duties": [
                {
                    "rule": one.rule,
                    "provision": one.citation.id,
                    "citation": str(one.citation),
                    "status": one.status.value,
                    "statuses": _values(one.statuses),
                    "bound": one.bound,
                    "last_day": one.last_day.isoformat(),
                    "convention": one.convention,
                    "subject_to": list(one.subject_to),
                    "sentence": one.sentence,
                    "verified": one.verified.value,
                }
                for one in self.duties
            ],
            "cautions": [
                {"rule": one.rule, "provision": one.citation.id, "sentence": one.sentence}
                for one in self.cautions
            ],
            "open_facts": [
                {"name": one.name, "says": one.says, "by": one.by} for one in self.open_facts
            ],
            "open_points": [
                {"id": one.id, "question": one.question, "live": one.live, "under": list(one.under)}
                for one in self.open_points
            ],
            "contested": [
                {
                    "id": one.id,
                    "question": one.question,
                    "taken": one.taken.name,
                    "other": one.other.name,
                    "held_by": one.other.held_by,
                    "would_say": one.would_say,
                    "sources": list(one.other.sources),
                }
                for one in self.contested
            ],
            "assumed": [
                {"name": one.name, "says": one.says, "value": shown(one.value)}
                for one in self.assumed
            ],
            "explanation": self.explain().to_dict(),
            "what_if": [way.to_dict() for way in self.what_if()],
        }

    def __repr__(self) -> str:
        said = self.outcome.name if self.outcome is not None else None
        duties = "".join(f", {one.rule}: {one.status.name}" for one in self.duties)
        return f"<Judgement of a {type(self.record).__name__}: {said}{duties}>"

    def __str__(self) -> str:
        from nksanctions.law.text import judgement_text

        return judgement_text(self)

    def _repr_html_(self) -> str:
        from nksanctions.law.text import judgement_html

        return judgement_html(self)


def _finding(
    program: Program, solution: Solution, rule: Prohibition, reasons: tuple[Reason, ...]
) -> Finding:
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


def _rank(one: Finding) -> tuple[int, int, int]:
    """The finding that decides comes first; of equals, that of the younger provision."""
    gravities = [outcome.gravity for outcome in one.outcomes]
    return -max(gravities), -min(gravities), -one.adopted.toordinal()


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
            return "no exception holds, and no approval was given in time"
        case Outcome.PRESUMED_PROHIBITED:
            return "presumed so until that is rebutted"
        case Outcome.NEEDS_APPROVAL:
            asked = [way.sentence for way in rule.exemptions]
            return f"not unless, before the act, {listed(asked, 'or')}"
    return f"it depends on {listed(solution.core.depends_on[rule.id])}"


def _duty(
    program: Program, solution: Solution, rule: Duty, reasons: tuple[Reason, ...]
) -> DutyFinding:
    statuses = solution.by_rule[rule.id]
    status = only(statuses, DutyStatus.INDETERMINATE)
    provision = held(rule.cites.target, program.lookup)
    as_of = program.as_of
    assert as_of is not None
    source = held(rule.last_day.provision, program.lookup)
    deadline = source.deadline(rule.last_day.name.partition(":")[2])
    last_day = deadline.last_day
    for due in rule.instead:
        if solution.core.conditions[side_name(rule, due.when)] == {True}:
            last_day = due.last_day.resolve(as_of, program.lookup)
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
            sentence = f"open until {shown(last_day)}, that day included"
        case DutyStatus.OVERDUE:
            sentence = f"the last day was {shown(last_day)}"
            if as_of <= deadline.local_last_day:
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
        convention=deadline.convention,
        subject_to=tuple(subject_to),
        sentence=sentence,
        verified=provision.verified,
    )


def _not_owed(rule: Duty, reasons: tuple[Reason, ...]) -> str:
    waivers = {node.sentence for node in rule.waived}
    waived = [one.sentence for one in reasons if one.answer == "yes" and one.sentence in waivers]
    return waived[0] if waived else _failing(reasons)


def _title(rule: Rule) -> str:
    return rule.sentence if isinstance(rule, Caution) else rule.title


def _field_info(record: type[Any], name: str) -> FactInfo:
    what = info(attrs.fields_dict(record)[name])
    assert what is not None
    return what


def _failing(reasons: tuple[Reason, ...]) -> str:
    """The first sentence that keeps a case out, down to where one reason alone does."""
    failed = [one for one in reasons if one.answer == "no" and one.decides]
    return f"not so: {failed[0].sentence}" if failed else "outside the provision"


def _words(values: frozenset[Any]) -> str:
    ordered = sorted(values, key=lambda value: value.gravity)
    return listed([value.words for value in ordered], "or")


def _values(values: frozenset[Any]) -> list[str]:
    return [value.value for value in sorted(values, key=lambda value: value.gravity)]
