"""The answer for one record: what the law says, why, what is missing, what would change it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

import attrs
from attrs import field, frozen

from nksanctions.law.explain import Explainer, Explanation, Reason, fact
from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.policy import Reading
from nksanctions.law.program import Program, Solution, only
from nksanctions.law.rules import Caution, Duty, ExceptionClause, Prohibition, Rule
from nksanctions.law.symbols import held
from nksanctions.law.tree import Node
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

    __slots__ = ("program", "record", "solution")

    def __init__(self, program: Program, solution: Solution, record: Any) -> None:
        self.program = program
        self.solution = solution
        self.record = record

    @property
    def _answers(self) -> _Answers:
        if self.solution.answers is None:
            self.solution.answers = _Answers(self.program, self.solution, self.record)
        found: _Answers = self.solution.answers
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
        return self._answers.findings

    @property
    def finding(self) -> Finding | None:
        """The gravest finding, the one that decides; `None` where there is no act."""
        return self.findings[0] if self.findings else None

    @property
    def duties(self) -> tuple[DutyFinding, ...]:
        """Where each duty stands."""
        return self._answers.duties

    @property
    def cautions(self) -> tuple[CautionNote, ...]:
        """What should be told beside the answer."""
        return self._answers.cautions

    @property
    def open_facts(self) -> tuple[OpenFact, ...]:
        """The unknown facts that can still change an answer, most decisive first.

        Of a group that is not known as a whole, such as an approval, the group is named.
        """
        return self._answers.open_facts(
            frozenset(group for group in self.program.groups if getattr(self.record, group) is None)
        )

    @property
    def open_points(self) -> tuple[OpenPoint, ...]:
        """The open points of law that can still change an answer."""
        return self._answers.open_points

    @property
    def contested(self) -> tuple[ContestedPoint, ...]:
        """The points that the policy decided, where another reading would change the answer."""
        return self._answers.contested

    @property
    def assumed(self) -> tuple[AssumedFact, ...]:
        """The defaults that mattered."""
        return self._answers.assumed(self.record)

    def explain(self) -> Explanation:
        """Why, rule by rule: sentences, what they came to, the facts read."""
        return Explanation(self.record, self._answers.reasons)

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


class _Answers:
    """What all records with one key share, in words."""

    def __init__(self, program: Program, solution: Solution, record: Any) -> None:
        self.program = program
        self.solution = solution
        walker = program.walker(record)  # any record with this key reads the same
        self.explainer = Explainer(walker, walker.readings)
        self._open: dict[frozenset[str], tuple[OpenFact, ...]] = {}

    @cached_property
    def rules(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.program.rules}

    def _law(self, rule: Rule) -> tuple[Citation, Verification]:
        provision = held(rule.cites.target, self.program.lookup)
        return provision.citation, provision.verified

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        acts = [self.explainer.rule(self.rules[f.rule], f.outcome.words) for f in self.findings]
        duties = [self.explainer.rule(self.rules[d.rule], d.status.words) for d in self.duties]
        return (*acts, *duties)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        found: list[Finding] = []
        for rule in self.program.rules:
            if not isinstance(rule, Prohibition):
                continue
            outcomes = self.solution.by_rule[rule.id]
            citation, verified = self._law(rule)
            outcome = only(outcomes, Outcome.INDETERMINATE)
            found.append(
                Finding(
                    rule=rule.id,
                    title=rule.title,
                    outcome=outcome,
                    outcomes=outcomes,
                    citation=citation,
                    bound=rule.bound,
                    sentence=self._sentence(rule, outcome),
                    verified=verified,
                )
            )
        found.sort(key=self._rank)
        return tuple(found)

    def _rank(self, one: Finding) -> tuple[int, int, int]:
        """The finding that decides comes first; of equals, that of the younger provision."""
        gravities = [outcome.gravity for outcome in one.outcomes]
        adopted = held(self.rules[one.rule].cites.target, self.program.lookup).adopted
        return -max(gravities), -min(gravities), -adopted.toordinal()

    def _sentence(self, rule: Prohibition, outcome: Outcome) -> str:
        reasons = self.explainer.rule(rule, outcome.words).reasons
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
        return f"it depends on {listed(self._depends(rule.id))}"

    def _depends(self, id: str) -> list[str]:
        """The facts and points on which one rule's own answer depends, in the order of the tree."""
        support = self.solution.solver.diagram(self.solution.fns[id]).support
        ordered = sorted(support, key=self.program.lowering.order)
        return [name.removeprefix("point:") for name in ordered]

    @cached_property
    def duties(self) -> tuple[DutyFinding, ...]:
        return tuple(self._duty(rule) for rule in self.program.rules if isinstance(rule, Duty))

    def _surely(self, node: Node) -> bool | None:
        """Whether a predicate is true whatever the open facts are; `None` where it depends."""
        env = {**self.solution.env, **self.program.decided}
        image = self.program.image(self.program.space.set(self.program.lowering.node(node), env))
        return next(iter(image)) if len(image) == 1 else None

    def _duty(self, rule: Duty) -> DutyFinding:
        statuses = self.solution.by_rule[rule.id]
        status = only(statuses, DutyStatus.INDETERMINATE)
        citation, verified = self._law(rule)
        as_of = self.program.as_of
        assert as_of is not None
        provision = held(rule.last_day.provision, self.program.lookup)
        deadline = provision.deadline(rule.last_day.name.partition(":")[2])
        last_day = deadline.last_day
        for due in rule.instead:
            if self._surely(due.when) is True:
                last_day = due.last_day.resolve(as_of, self.program.lookup)
        done = {DutyStatus.NOT_OWED, DutyStatus.FULFILLED, DutyStatus.FULFILLED_LATE}
        subject_to = [
            subject.sentence
            for subject in rule.subject_to
            if not statuses <= done and self._surely(subject.when) is not False
        ]
        sentence = {
            DutyStatus.NOT_OWED: self._not_owed(rule) if status is DutyStatus.NOT_OWED else "",
            DutyStatus.FULFILLED: "done in time",
            DutyStatus.FULFILLED_LATE: f"done after the last day, {shown(last_day)}",
            DutyStatus.PENDING: "not yet opened",
            DutyStatus.DUE: f"open until {shown(last_day)}, that day included",
            DutyStatus.OVERDUE: f"the last day was {shown(last_day)}",
            DutyStatus.INDETERMINATE: f"it depends on {listed(self._depends(rule.id))}",
        }[status]
        if status is DutyStatus.OVERDUE and as_of <= deadline.local_last_day:
            sentence += "; by its own date a State east of New York may count this day as the last"
        return DutyFinding(
            rule=rule.id,
            title=rule.title,
            status=status,
            statuses=statuses,
            citation=citation,
            bound=rule.bound,
            last_day=last_day,
            convention=deadline.convention,
            subject_to=tuple(subject_to),
            sentence=sentence,
            verified=verified,
        )

    def _not_owed(self, rule: Duty) -> str:
        reasons = self.explainer.rule(rule, DutyStatus.NOT_OWED.words).reasons
        waivers = {node.sentence for node in rule.waived}
        waived = [
            one.sentence for one in reasons if one.answer == "yes" and one.sentence in waivers
        ]
        return waived[0] if waived else _failing(reasons)

    @cached_property
    def cautions(self) -> tuple[CautionNote, ...]:
        found: list[CautionNote] = []
        for rule in self.program.rules:
            if isinstance(rule, Caution) and self.solution.by_rule[rule.id] == {True}:
                citation, verified = self._law(rule)
                found.append(
                    CautionNote(
                        rule=rule.id, sentence=rule.sentence, citation=citation, verified=verified
                    )
                )
        return tuple(found)

    def open_facts(self, groups: frozenset[str]) -> tuple[OpenFact, ...]:
        """The open facts; those of a group that is not known as a whole are one."""
        if groups in self._open:
            return self._open[groups]
        found: dict[str, OpenFact] = {}
        for variable in self.solution.open_variables:
            if variable.name.startswith("point:"):
                continue
            ref = self.program.facts[variable.name]
            whole = ref.path[0] in groups
            name = ref.path[0] if whole else ref.name
            what = _field_info(self.program.record, name) if whole else ref.info
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
        self._open[groups] = tuple(found.values())
        return self._open[groups]

    @cached_property
    def open_points(self) -> tuple[OpenPoint, ...]:
        found: list[OpenPoint] = []
        for variable in self.solution.open_variables:
            if variable.name.startswith("point:"):
                point = self.program.points[variable.name.removeprefix("point:")]
                found.append(
                    OpenPoint(
                        id=point.id,
                        question=point.question,
                        readings=point.readings,
                        live=variable.live,
                        under=variable.under,
                        rules=variable.rules,
                    )
                )
        return tuple(found)

    @cached_property
    def contested(self) -> tuple[ContestedPoint, ...]:
        found: list[ContestedPoint] = []
        for contest in self.solution.contested:
            point = self.program.points[contest.point]
            found.append(
                ContestedPoint(
                    id=point.id,
                    question=point.question,
                    taken=point.reading(contest.taken),
                    other=point.reading(contest.other),
                    outcomes=contest.outcomes,
                    rules=contest.rules,
                )
            )
        return tuple(found)

    def assumed(self, record: Any) -> tuple[AssumedFact, ...]:
        found: list[AssumedFact] = []
        for name in self.solution.assumed:
            ref = self.program.facts.get(name)
            if ref is not None:
                value, says = fact(record, ref), ref.info.says
            else:
                value, says = getattr(record, name), _field_info(type(record), name).says
            found.append(AssumedFact(name=name, says=says, value=value))
        return tuple(found)


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
