"""The answer for one record: what the law says, why, what is missing, what would change it."""

from __future__ import annotations

from datetime import date
from typing import Any

from nksanctions.law.explain import Explanation, Reason
from nksanctions.law.findings import (
    AssumedFact,
    CautionNote,
    ContestedPoint,
    DutyFinding,
    Finding,
    OpenFact,
    OpenPoint,
    assumed_facts,
    duty_of,
    finding_of,
    open_facts,
    open_points,
    rank,
)
from nksanctions.law.outcome import Outcome
from nksanctions.law.program import Program
from nksanctions.law.rules import Caution, Duty, Prohibition, Rule
from nksanctions.law.solution import Solution
from nksanctions.law.symbols import held
from nksanctions.law.way import Way, ways
from nksanctions.law.words import shown


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
        "_reasons_told",
        "known",
        "program",
        "record",
        "solution",
    )

    def __init__(self, program: Program, record: Any, known: Any) -> None:
        self.program: Program = program
        self.record: Any = record
        self.known: Any = known
        """The record as it was judged: without the defaults that are not to be assumed."""
        self.solution: Solution = program.solution(known)
        self._reasons_told: dict[str, tuple[Reason, ...]] = {}
        self._findings: tuple[Finding, ...] | None = None
        self._duties: tuple[DutyFinding, ...] | None = None

    def _reasons(self, rule: Rule) -> tuple[Reason, ...]:
        found = self._reasons_told.get(rule.id)
        if found is None:
            found = self.program.explainer.reasons(rule, self.known)
            self._reasons_told[rule.id] = found
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
            found = []
            for rule in program.rules:
                if isinstance(rule, Prohibition):
                    reasons = self._reasons(rule)
                    one = finding_of(program, self.solution, rule, reasons)
                    found.append((rank(one, reasons), one))
            found.sort(key=lambda ranked: ranked[0])
            self._findings = tuple(one for _, one in found)
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
                duty_of(program, self.solution, rule, self._reasons(rule))
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
        return open_facts(self.program, self.solution, self.known)

    @property
    def open_points(self) -> tuple[OpenPoint, ...]:
        """The open points of law that can still change an answer."""
        return open_points(self.program, self.solution)

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
        return assumed_facts(self.program, self.solution, self.record, self.known)

    def explain(self) -> Explanation:
        """Why, rule by rule: sentences, what they came to, the facts read."""
        program = self.program
        rules = {rule.id: rule for rule in program.rules}
        answers = [(one.rule, one.outcome.words) for one in self.findings]
        answers += [(one.rule, one.status.words) for one in self.duties]
        return Explanation(
            self.known,
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


def _title(rule: Rule) -> str:
    return rule.sentence if isinstance(rule, Caution) else rule.title


def _values(values: frozenset[Any]) -> list[str]:
    return [value.value for value in sorted(values, key=lambda value: value.gravity)]
