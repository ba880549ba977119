"""A case from a file with its judgement, and how grave the whole is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum

from attrs import frozen

from nksanctions.law.findings import DutyFinding
from nksanctions.law.judgement import Judgement
from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.words import listed
from nksanctions.records import Case
from nksanctions.reports.expected import as_expected


class Verdict(IntEnum):
    """How a run ends; the numbers are the command's exit status.

    .. versionadded:: 26.1.0
    """

    CLEAR = 0
    BREACH = 1
    """Something is prohibited, presumed so, or overdue."""
    UNDECIDED = 3
    """Nothing worse than undecided, needing approval, or due."""


_BREACHES = {Outcome.PROHIBITED, Outcome.PRESUMED_PROHIBITED, DutyStatus.OVERDUE}
_WAITING = {
    Outcome.INDETERMINATE,
    Outcome.NEEDS_APPROVAL,
    DutyStatus.INDETERMINATE,
    DutyStatus.DUE,
}
_SETTLED = {DutyStatus.NOT_OWED, DutyStatus.FULFILLED, DutyStatus.FULFILLED_LATE}
_URGENCY = [
    DutyStatus.OVERDUE,
    DutyStatus.INDETERMINATE,
    DutyStatus.DUE,
    DutyStatus.PENDING,
    DutyStatus.FULFILLED_LATE,
    DutyStatus.FULFILLED,
    DutyStatus.NOT_OWED,
]


@frozen(kw_only=True)
class Answer:
    """A case and its judgement.

    *difference* says how the judgement differs from what the case expects; `None` where it does
    not, or where nothing is expected.
    """

    case: Case
    judgement: Judgement
    difference: str | None = None

    @classmethod
    def to(cls, case: Case, judgement: Judgement) -> Answer:
        """The answer to a case, compared with what the case expects."""
        difference = as_expected(judgement, case.expected) if case.expected else None
        return cls(case=case, judgement=judgement, difference=difference)

    @property
    def name(self) -> str:
        """The caller's reference, or the place where there is none."""
        return getattr(self.case.record, "reference", "") or self.case.place

    @property
    def said(self) -> list[Outcome | DutyStatus]:
        """The outcome, if there is an act, and the status of each duty."""
        outcome = self.judgement.outcome
        acts: list[Outcome | DutyStatus] = [] if outcome is None else [outcome]
        return [*acts, *(duty.status for duty in self.judgement.duties)]

    @property
    def verdict(self) -> Verdict:
        """How grave it is."""
        said = set(self.said)
        if said & _BREACHES:
            return Verdict.BREACH
        return Verdict.UNDECIDED if said & _WAITING else Verdict.CLEAR

    @property
    def headline(self) -> str:
        """The outcome in a word, or the most urgent status of a duty."""
        if self.judgement.outcome is not None:
            return self.judgement.outcome.words
        duties = self.urgent_duties
        return duties[0].status.words if duties else "NO RULE"

    @property
    def possible(self) -> str:
        """The outcomes or statuses still possible, where there are several."""
        values: list[Outcome] | list[DutyStatus]
        if self.judgement.outcome is not None:
            values = sorted(self.judgement.outcomes, key=lambda one: one.gravity)
        else:
            duties = self.urgent_duties
            statuses = duties[0].statuses if duties else ()
            values = sorted(statuses, key=lambda one: one.gravity)
        return listed([one.words for one in values], "or") if len(values) > 1 else ""

    @property
    def urgent_duties(self) -> list[DutyFinding]:
        """The duties, the most urgent first."""
        return sorted(self.judgement.duties, key=lambda duty: _URGENCY.index(duty.status))

    @property
    def sentences(self) -> list[str]:
        """What decides, with its paragraph: the gravest finding, or each duty not settled."""
        found: list[str] = []
        finding = self.judgement.finding
        if finding is not None:
            found.append(f"{finding.citation}: {finding.title}; {finding.sentence}.")
        duties = [duty for duty in self.urgent_duties if duty.status not in _SETTLED]
        if finding is None and not duties:
            duties = self.urgent_duties[:1]
        for duty in duties:
            status = f"{duty.status.words}: " if len(duties) > 1 else ""
            found.append(f"{duty.citation}: {status}{duty.title}; {duty.sentence}.")
            found += [f"Subject to {sentence}." for sentence in duty.subject_to]
        return found


def worst(answers: Iterable[Answer]) -> Verdict:
    """How grave a whole run is: a breach first, then what is undecided."""
    verdicts = {answer.verdict for answer in answers}
    if Verdict.BREACH in verdicts:
        return Verdict.BREACH
    return Verdict.UNDECIDED if Verdict.UNDECIDED in verdicts else Verdict.CLEAR


def tally(answers: Iterable[Answer]) -> dict[str, int]:
    """How many records have each headline, the gravest first."""
    counts: dict[str, int] = {}
    for answer in answers:
        counts[answer.headline] = counts.get(answer.headline, 0) + 1
    order = [*(o.words for o in reversed(Outcome)), *(s.words for s in _URGENCY), "NO RULE"]
    return {name: counts[name] for name in dict.fromkeys(order) if name in counts}


def open_names(judgement: Judgement) -> Iterator[str]:
    """The missing facts and the open points, by name."""
    yield from (one.name for one in judgement.open_facts)
    yield from (one.id for one in judgement.open_points)
