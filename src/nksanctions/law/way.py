"""What would change the answer, of the things that somebody could lawfully do.

Only three kinds are ever named: a decision of the authority in advance, a lawful remedy that a rule
itself states (a shorter term, a report sent), and a fact to be established. Never another
nationality, another kind of permit or another date on a paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import attrs
from attrs import frozen

from nksanctions.law.explain import fact
from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.rules import Caution, Duty, Exemption, Prohibition
from nksanctions.law.symbols import held
from nksanctions.law.words import listed
from nksanctions.models.approval import Approval
from nksanctions.models.facts import Actor
from nksanctions.models.period import in_words
from nksanctions.models.provision import Citation

if TYPE_CHECKING:
    from nksanctions.law.findings import Finding
    from nksanctions.law.judgement import Judgement


@frozen(kw_only=True)
class Way:
    """Something that would change the answer, and who could do it.

    *outcomes* is what would be left; empty where that is not known beforehand. *past*: the day of
    the act has come, so that it only would have been.

    .. versionadded:: 26.1.0
    """

    kind: str
    by: str
    sentence: str
    outcomes: frozenset[Outcome] = frozenset()
    past: bool = False
    citations: tuple[Citation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "kind": self.kind,
            "by": self.by,
            "sentence": self.sentence,
            "outcomes": [one.value for one in sorted(self.outcomes, key=lambda o: o.gravity)],
            "past": self.past,
            "provisions": [citation.id for citation in self.citations],
        }

    def __str__(self) -> str:
        return f"{self.by}: {self.sentence}"


def ways(judgement: Judgement) -> tuple[Way, ...]:
    """Ways out of a judgement: decisions first, then remedies, then facts to establish."""
    return (*_decisions(judgement), *_remedies(judgement), *_facts(judgement))


def _decisions(judgement: Judgement) -> Iterator[Way]:
    program, record = judgement.program, judgement.known
    before = judgement.solution.by_rule
    seen: set[tuple[str, str]] = set()
    acts = {rule.id: rule for rule in program.rules if isinstance(rule, Prohibition)}
    for rule in (acts[finding.rule] for finding in sorted(judgement.findings, key=_gravest_first)):
        if max(outcome.gravity for outcome in before[rule.id]) < Outcome.NEEDS_APPROVAL.gravity:
            continue
        for way in rule.exemptions:
            key = (way.approval.name, way.by.value)
            if key in seen:
                continue
            act = fact(record, rule.act)
            after = _with_approval(record, way, act, judgement.as_of)
            outcomes = program.solution(after).outcomes
            if outcomes == judgement.outcomes or _gravest(outcomes) > _gravest(judgement.outcomes):
                continue
            seen.add(key)
            citation = held((way.cites or rule.cites).target, program.lookup).citation
            yield Way(
                kind="approval",
                by=str(way.actor),
                sentence=_approval_sentence(way, act, judgement.as_of, outcomes),
                outcomes=outcomes,
                past=act is not None and act <= judgement.as_of,
                citations=(citation,),
            )


def _gravest_first(one: Finding) -> tuple[int, int, str]:
    """An order that doesn't hang on that of the rules."""
    return -_gravest(one.outcomes), -one.adopted.toordinal(), one.rule


def _gravest(outcomes: frozenset[Outcome]) -> int:
    return max(outcome.gravity for outcome in outcomes)


def _with_approval(record: Any, way: Exemption, act: date | None, as_of: date) -> Any:
    on = None if act is None else min(as_of, act - timedelta(days=1))
    granted = Approval.granted(on, by=way.by)
    return attrs.evolve(record, **{way.approval.path[0]: granted})


def _approval_sentence(
    way: Exemption, act: date | None, as_of: date, outcomes: frozenset[Outcome]
) -> str:
    words = listed([o.words for o in sorted(outcomes, key=lambda o: o.gravity)], "or")
    if act is not None and act <= as_of:
        return (
            f"it would have been {words}, had a decision been given before {in_words(act)}:"
            f" {way.sentence}"
        )
    when = "the act" if act is None else in_words(act)
    return f"it is {words} if a decision is given before {when}: {way.sentence}"


def _remedies(judgement: Judgement) -> Iterator[Way]:
    program = judgement.program
    told = {note.rule for note in judgement.cautions}
    for rule in program.rules:
        if isinstance(rule, Caution) and rule.id in told and rule.remedy:
            citation = held(rule.cites.target, program.lookup).citation
            yield Way(
                kind="remedy", by=str(rule.actor), sentence=rule.remedy, citations=(citation,)
            )
    by_id = {rule.id: rule for rule in program.rules if isinstance(rule, Duty)}
    for found in judgement.duties:
        if not found.statuses & {DutyStatus.DUE, DutyStatus.OVERDUE, DutyStatus.PENDING}:
            continue
        for sentence in found.subject_to:
            yield Way(
                kind="determination",
                by=Actor.STATE.value,
                sentence=f"a record of {sentence}",
                citations=(found.citation,),
            )
        remedy = by_id[found.rule].remedy
        if remedy:
            late = ", late as it is" if found.status is DutyStatus.OVERDUE else ""
            yield Way(
                kind="remedy",
                by=Actor.STATE.value,
                sentence=f"{remedy}{late}",
                citations=(found.citation,),
            )


def _facts(judgement: Judgement) -> Iterator[Way]:
    for found in judgement.open_facts:
        if found.by == Actor.NOBODY.value:
            continue
        yield Way(
            kind="fact",
            by=found.by,
            sentence=f"establish {found.name}: {found.says}",
        )
