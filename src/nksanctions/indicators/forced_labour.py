"""The ILO's indicators of forced labour, asked of `WorkingConditions`.

Each indicator is a predicate over the facts of the record. It is met, not met, or open; an open one
names exactly the facts on which it still depends. What the list means as a whole stands in
`statements`: an indicator is a sign, and no number of them is a finding.

>>> from nksanctions.models import WorkingConditions
>>> account = WorkingConditions(
...     identity_papers="withheld", days_off=2, days_off_per="year", minders=True
... )
>>> assessment = assess(account)
>>> [finding.indicator.id for finding in assessment.met]
['FL03', 'FL07', 'FL11']
>>> assessment["isolation"].status, [str(fact) for fact in assessment["isolation"].open_facts]
(<IndicatorStatus.OPEN: 'open'>, ['contact_restricted', 'place_cut_off'])
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

import attrs
from attrs import field, frozen

from nksanctions.errors import BadInputError, Problem
from nksanctions.indicators import signs
from nksanctions.indicators.files import (
    ForcedLabourIndicator,
    IndicatorText,
    SetBy,
    Statement,
    Threshold,
    forced_labour_file,
)
from nksanctions.law import (
    Explanation,
    Facts,
    Inquiry,
    OpenFact,
    Question,
    Reason,
    all_of,
    any_of,
    label,
    question,
)
from nksanctions.law.tree import Label, Node
from nksanctions.models.conditions import (
    DaysOffPer,
    HoursPer,
    IdentityPapers,
    WorkingConditions,
)
from nksanctions.models.provision import Verification

__all__ = [
    "Assessment",
    "ForcedLabourIndicator",
    "IndicatorFinding",
    "IndicatorStatus",
    "IndicatorText",
    "SetBy",
    "Statement",
    "Threshold",
    "assess",
    "indicators",
    "questions",
    "statements",
    "thresholds",
]


class IndicatorStatus(StrEnum):
    """What the facts of a record say of an indicator.

    .. versionadded:: 26.1.0
    """

    MET = "met"
    NOT_MET = "not-met"
    OPEN = "open"
    """The facts that are known do not decide it."""

    @property
    def words(self) -> str:
        """As it is printed."""
        return self.value.replace("-", " ")


_STATUS: Final = {
    True: IndicatorStatus.MET,
    False: IndicatorStatus.NOT_MET,
    None: IndicatorStatus.OPEN,
}


@frozen(kw_only=True)
class IndicatorFinding:
    """What the facts say of one indicator, why, and what it still depends on.

    *because* holds the sentences that decide, *evidence* the facts behind them, *thresholds* the
    numbers of ours on which it rests. *verified* and *sources* tell where the indicator is from.

    .. versionadded:: 26.1.0
    """

    indicator: ForcedLabourIndicator
    title: str
    status: IndicatorStatus
    because: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    open_facts: tuple[OpenFact, ...]
    thresholds: tuple[Threshold, ...]
    reason: Reason
    verified: Verification
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.indicator.id} {self.title}: {self.status.words}"


@frozen(kw_only=True)
class Assessment:
    """The eleven indicators on one record: which are met, which not, which are open.

    There is no total and no verdict: `statements` say why, and belong to every answer.

    .. versionadded:: 26.1.0
    """

    record: WorkingConditions
    findings: tuple[IndicatorFinding, ...]
    open_facts: tuple[OpenFact, ...]
    """The unknown facts on which some indicator depends, most decisive first."""
    statements: tuple[Statement, ...] = field(repr=False)

    @property
    def met(self) -> tuple[IndicatorFinding, ...]:
        """The indicators that are met."""
        return self._of(IndicatorStatus.MET)

    @property
    def not_met(self) -> tuple[IndicatorFinding, ...]:
        """The indicators that are not met, whatever the open facts are."""
        return self._of(IndicatorStatus.NOT_MET)

    @property
    def open(self) -> tuple[IndicatorFinding, ...]:
        """The indicators that the facts known do not decide."""
        return self._of(IndicatorStatus.OPEN)

    def _of(self, status: IndicatorStatus) -> tuple[IndicatorFinding, ...]:
        return tuple(one for one in self.findings if one.status is status)

    @property
    def headline(self) -> str:
        """How many are met, not met and open."""
        return (
            f"{len(self.met)} of {len(self.findings)} indicators met,"
            f" {len(self.not_met)} not met, {len(self.open)} open"
        )

    def __iter__(self) -> Iterator[IndicatorFinding]:
        return iter(self.findings)

    def __getitem__(self, indicator: str) -> IndicatorFinding:
        """The finding on an indicator, by member, name or short name such as ``FL07``."""
        for one in self.findings:
            if indicator in (one.indicator.value, one.indicator.id):
                return one
        raise KeyError(f"no indicator {indicator!r}; there are {', '.join(ForcedLabourIndicator)}")

    def explain(self) -> Explanation:
        """Why, indicator by indicator, down to the facts."""
        return Explanation(self.record, tuple(one.reason for one in self.findings))

    def to_dict(self) -> dict[str, Any]:
        """The whole answer as plain data, ready for JSON."""
        return {
            "record": type(self.record).__name__,
            "reference": self.record.reference,
            "met": [one.indicator.id for one in self.met],
            "not_met": [one.indicator.id for one in self.not_met],
            "open": [one.indicator.id for one in self.open],
            "indicators": [
                {
                    "id": one.indicator.id,
                    "name": one.indicator.value,
                    "title": one.title,
                    "status": one.status.value,
                    "because": list(one.because),
                    "evidence": dict(one.evidence),
                    "open_facts": [fact.name for fact in one.open_facts],
                    "thresholds": [_threshold_plain(each) for each in one.thresholds],
                    "explanation": signs.reason_plain(self.record, one.reason),
                    "verified": one.verified.value,
                    "sources": list(one.sources),
                }
                for one in self.findings
            ],
            "open_facts": signs.open_plain(self.open_facts),
            "statements": signs.statements_plain(self.statements),
        }

    def groups(self) -> tuple[signs.Group, ...]:
        """The parts of the answer, as they are printed."""
        return (
            signs.Group(
                heading="Met",
                rows=tuple((_name(one), "; ".join(one.because)) for one in self.met),
            ),
            signs.Group(
                heading="Open, with the facts that would decide",
                rows=tuple((_name(one), signs.names(one.open_facts)) for one in self.open),
            ),
            signs.Group(heading="Not met", rows=tuple((_name(one), "") for one in self.not_met)),
            signs.Group(
                heading="Thresholds that are not the ILO's",
                rows=tuple((one.sentence, f"{one.reason} [{one.id}]") for one in self.used()),
            ),
        )

    def used(self) -> tuple[Threshold, ...]:
        """The thresholds on which something that is met rests."""
        found = {each.id: each for one in self.met for each in one.thresholds}
        return tuple(found.values())

    def __str__(self) -> str:
        return signs.text(self.headline, self.record, self.groups(), self.statements)

    def _repr_html_(self) -> str:
        return signs.html(self.headline, self.record, self.groups(), self.statements)


def assess(
    conditions: WorkingConditions, *, thresholds: Mapping[str, int] | None = None
) -> Assessment:
    """Ask the eleven indicators of a record.

    *thresholds* puts numbers of your own in place of the library's, by id.

    >>> full_weeks = WorkingConditions(hours=55, hours_per="week", days_off=1, days_off_per="week")
    >>> assess(full_weeks)["FL11"].status.words
    'open'
    >>> [str(fact) for fact in assess(full_weeks)["FL11"].open_facts]
    ['hours_exceed_law']
    >>> assess(full_weeks, thresholds={"hours-a-week": 48})["FL11"].status.words
    'met'

    Raises:
        TypeError: If it is no `WorkingConditions`.
        BadInputError: If a threshold is not there, or is no whole number.

    Source: ILO, *Indicators of Forced Labour* (2012); the thresholds name theirs.

    .. versionadded:: 26.1.0
    """
    limits = _limits(thresholds or {})
    answers = _inquiry(limits).ask(conditions)
    by_sentence = {one.sentence: one for one in limits}
    found = []
    for text in forced_labour_file().indicator:
        answer = answers[text.name.value]
        told = [one.sentence for _, one in answer.reason.lines()]
        found.append(
            IndicatorFinding(
                indicator=text.name,
                title=text.title,
                status=_STATUS[answer.holds],
                because=signs.because(answer.reason) if answer.holds else (),
                evidence=signs.evidence(conditions, answer.reason),
                open_facts=answer.open_facts,
                thresholds=tuple(by_sentence[one] for one in told if one in by_sentence),
                reason=answer.reason,
                verified=text.verified,
                sources=text.sources,
            )
        )
    return Assessment(
        record=conditions,
        findings=tuple(found),
        open_facts=answers.open_facts,
        statements=forced_labour_file().statement,
    )


def indicators() -> tuple[IndicatorText, ...]:
    """What each indicator says, in the ILO's order.

    >>> print(indicators()[6].title)
    Retention of identity documents

    .. versionadded:: 26.1.0
    """
    return forced_labour_file().indicator


def statements() -> tuple[Statement, ...]:
    """What must be read with every assessment.

    >>> [one.id for one in statements()]
    ['one-or-several', 'sign-not-finding', 'resolutions-apart']

    .. versionadded:: 26.1.0
    """
    return forced_labour_file().statement


def thresholds(given: Mapping[str, int] | None = None) -> Mapping[str, Threshold]:
    """The numbers from which on a condition counts, by id; none of them is the ILO's.

    *given* puts numbers of your own in place of some.

    >>> thresholds()["days-off-a-year"].value, thresholds()["days-off-a-year"].set_by.value
    (52, 'ilo-convention')

    Raises:
        BadInputError: If a threshold is not there, or is no whole number.

    .. versionadded:: 26.1.0
    """
    return MappingProxyType({one.id: one for one in _limits(given or {})})


def questions(thresholds: Mapping[str, int] | None = None) -> tuple[Question, ...]:
    """The indicators as questions, for an inquiry or a rule of your own.

    >>> asked = questions()[6]
    >>> asked.id, asked.sentence
    ('retention-of-identity-documents', 'Retention of identity documents')

    Raises:
        BadInputError: If a threshold is not there, or is no whole number.

    .. versionadded:: 26.1.0
    """
    return _questions(_limits(thresholds or {}))


def _limits(given: Mapping[str, Any]) -> tuple[Threshold, ...]:
    known = {one.id: one for one in forced_labour_file().threshold}
    problems = []
    for id, value in given.items():
        if id not in known:
            message = f"no such threshold; there are {', '.join(known)}"
            problems.append(Problem(place="thresholds", field=str(id), message=message))
        elif isinstance(value, bool) or not isinstance(value, int) or value < 0:
            message = f"expected a whole number, 0 or more, got {value!r}"
            problems.append(Problem(place="thresholds", field=id, message=message))
    if problems:
        raise BadInputError(problems)
    return tuple(
        one
        if given.get(one.id, one.value) == one.value
        else attrs.evolve(
            one, value=given[one.id], set_by=SetBy.CALLER, reason="Set by the caller.", sources=()
        )
        for one in known.values()
    )


@lru_cache(maxsize=32)
def _inquiry(limits: tuple[Threshold, ...]) -> Inquiry[WorkingConditions]:
    return Inquiry(WorkingConditions, _questions(limits))


def _questions(limits: tuple[Threshold, ...]) -> tuple[Question, ...]:
    asked = _predicates({one.id: one for one in limits})
    return tuple(
        question(text.name.value, label(text.title, asked[text.name]))
        for text in forced_labour_file().indicator
    )


def _predicates(limits: Mapping[str, Threshold]) -> dict[ForcedLabourIndicator, Node]:
    """What each indicator asks of the facts, in the order in which the ILO describes it."""
    f = Facts(WorkingConditions)
    one = ForcedLabourIndicator

    most = {per: limits[f"hours-a-{per}"].value for per in HoursPer}
    least = {per: limits[f"days-off-a-{per}"].value for per in DaysOffPer}

    def counted(id: str, node: Node) -> Label:
        return label(limits[id].sentence, node)

    return {
        one.ABUSE_OF_VULNERABILITY: any_of(
            label("somebody takes advantage of the worker's weak position", f.vulnerability_abused),
            label(
                "the worker was assigned to the work without a choice, or sent as a punishment",
                f.sent_without_choice,
            ),
        ),
        one.DECEPTION: any_of(
            label("what the worker was promised was not true", f.deceived),
            label("the terms of the contract are kept from the worker", f.contract_hidden),
        ),
        one.RESTRICTION_OF_MOVEMENT: any_of(
            label("the worker is not free to come and go", f.movement_restricted),
            label("minders, guards or cameras watch where the worker goes", f.minders),
        ),
        one.ISOLATION: any_of(
            label("the worker can't reach, or be reached by, people outside", f.contact_restricted),
            label("the place is unknown, or remote with no way to leave it", f.place_cut_off),
        ),
        one.PHYSICAL_AND_SEXUAL_VIOLENCE: any_of(
            label("the worker or a close person is beaten or hurt", f.physical_violence),
            label("the worker or a close person is sexually abused", f.sexual_violence),
        ),
        one.INTIMIDATION_AND_THREATS: any_of(
            label("the worker is threatened", f.threats_to_worker),
            label("the worker's family is threatened with reprisals", f.threats_to_relatives),
            label("the worker is punished when a target is missed", f.punished_for_output),
        ),
        one.RETENTION_OF_IDENTITY_DOCUMENTS: label(
            "passport or papers are kept, and the worker can't get at them",
            f.identity_papers.is_(IdentityPapers.WITHHELD),
        ),
        one.WITHHOLDING_OF_WAGES: any_of(
            label("wages are kept back on purpose", f.wages_withheld),
            counted("wage-share-taken", f.wage_share_taken >= limits["wage-share-taken"].value),
        ),
        one.DEBT_BONDAGE: all_of(
            label(
                "a debt, an advance or fees of recruitment are to be worked off",
                f.debt_owed | f.recruitment_fees_owed,
            ),
            label("they bind the worker to the work", f.debt_binds),
        ),
        one.ABUSIVE_WORKING_AND_LIVING_CONDITIONS: any_of(
            label("the work is dangerous or degrading, without protection", f.hazardous_work),
            label("the lodging is unfit to live in", f.housing_unfit),
            label("food, water or medical care is not enough", f.food_insufficient),
        ),
        one.EXCESSIVE_OVERTIME: any_of(
            label("the hours go beyond law or collective agreement", f.hours_exceed_law),
            *(
                counted(f"hours-a-{per}", f.hours_per.is_(per) & (f.hours > most[per]))
                for per in reversed(HoursPer)
            ),
            *(
                counted(f"days-off-a-{per}", f.days_off_per.is_(per) & (f.days_off < least[per]))
                for per in DaysOffPer
            ),
        ),
    }


def _name(one: IndicatorFinding) -> str:
    return f"{one.indicator.id} {one.title}"


def _threshold_plain(one: Threshold) -> dict[str, Any]:
    return {
        "id": one.id,
        "value": one.value,
        "says": one.sentence,
        "set_by": one.set_by.value,
        "reason": one.reason,
        "verified": one.verified.value,
        "sources": list(one.sources),
    }
