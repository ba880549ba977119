"""Where a State's duties to report stand, by the reports that are known or said to be missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from nksanctions.hosts import half
from nksanctions.hosts.claims import at, by, presences
from nksanctions.hosts.facts import ExceptionGround, ImplementationReport, ReportKind
from nksanctions.hosts.judged import Ground, ground, marks
from nksanctions.hosts.when import When
from nksanctions.law.facts import Facts
from nksanctions.law.policy import Policy
from nksanctions.law.rules import duty, fulfilment
from nksanctions.law.symbols import provision
from nksanctions.law.tree import label
from nksanctions.models.approval import Filing, FilingStatus
from nksanctions.models.facts import Actor, act_of_authority, country, label_of_record
from nksanctions.models.labour import StateLabourReport
from nksanctions.models.provision import Provision
from nksanctions.regimes import UN, Regime
from nksanctions.regimes.un.rules.common import member_state

if TYPE_CHECKING:
    from nksanctions.hosts.country import HostCountry

__all__ = [
    "FINAL",
    "IMPLEMENTATION",
    "MIDTERM",
    "NOTIFY",
    "explanation",
    "final",
    "implementation",
    "implementation_provisions",
    "midterm",
    "notification",
]

NOTIFY: Final = "un.labour.notify-older-contracts"
MIDTERM: Final = "un.labour.midterm-report"
FINAL: Final = "un.labour.final-report"
IMPLEMENTATION: Final = "implementation-report"
"""The name of the duty in the catalogue to report on what was done under a resolution."""

_PROVISIONS: Final = {
    NOTIFY: "UNSCR-2375-OP17d",
    MIDTERM: "UNSCR-2397-OP8c",
    FINAL: "UNSCR-2397-OP8d",
}


@frozen(kw_only=True)
class _Sent:
    """What is known of one report: a claim, and each filing that it leaves possible."""

    says: str
    facts: tuple[str, ...]
    filings: tuple[Filing | None, ...]


def _sent(
    host: HostCountry, reports: Sequence[ImplementationReport], days: Sequence[date], as_of: date
) -> Iterator[_Sent]:
    """The claims about a report; that none was found, if there is no claim."""
    if not reports:
        yield _Sent(says="no report was found", facts=(), filings=(None,))
    for one in reports:
        if one.sent:
            yield _Sent(
                says=_told(one, as_of),
                facts=(one.id,),
                filings=tuple(map(Filing.sent, _submitted(host, one).days(days))),
            )
        else:
            assert one.submitted is not None
            last = one.submitted.last
            assert last is not None
            after = When(f"{last + timedelta(days=1)}/..").days(days) if last < as_of else ()
            later = tuple(Filing.sent(day) for day in after if day <= as_of)
            says = f"{by(one)}, none had come {at(When(f'../{last}'))}"
            if later:
                says += "; none of a later day was found"
            yield _Sent(says=says, facts=(one.id,), filings=(Filing.none(), *later))


def _told(report: ImplementationReport, as_of: date) -> str:
    nil = ", that there is nobody to repatriate" if report.nil else ""
    if report.submitted is None:
        return f"{by(report)}, sent on a day that was not seen{nil}"
    if not report.submitted.begins_by(as_of):
        return f"sent later, {at(report.submitted)}, {by(report)}{nil}"
    return f"{by(report)}, sent {at(report.submitted)}{nil}"


def _submitted(host: HostCountry, report: ImplementationReport) -> When:
    """When it was sent; of a report without a day, by the day that a source of it came out."""
    if report.submitted is not None:
        return report.submitted
    out = [
        source.published.last
        for key in report.sources
        if (source := host.sources[key]).published is not None
    ]
    days = [day for day in out if day is not None]
    return When(f"../{min(days)}") if days else When("1900/..")


def _of(host: HostCountry, kind: ReportKind) -> list[ImplementationReport]:
    return [one for one in host.reports if one.report is kind and one.decides]


def _labour(
    host: HostCountry, rule: str, kind: ReportKind, as_of: date, policy: Policy | None
) -> Iterator[Ground]:
    known, said, facts = _record(host)
    for sent in _sent(host, _of(host, kind), marks([_PROVISIONS[rule]], as_of), as_of):
        filings = [_filed(known, kind, filing) for filing in sent.filings]
        yield ground(
            "; ".join(filter(None, (sent.says, said.get(rule, "")))),
            filings[0] if len(filings) == 1 else known,
            rule=rule,
            as_of=as_of,
            policy=policy,
            completions=filings,
            facts=(*sent.facts, *facts.get(rule, ())),
            found=bool(sent.facts),
        )


def _filed(known: StateLabourReport, kind: ReportKind, filing: Filing | None) -> StateLabourReport:
    match kind:
        case ReportKind.NOTIFICATION:
            return evolve(known, notification=filing)
        case ReportKind.MIDTERM:
            return evolve(known, midterm_report=filing)
    return evolve(known, final_report=filing)


def _record(
    host: HostCountry,
) -> tuple[StateLabourReport, dict[str, str], dict[str, tuple[str, ...]]]:
    """What is known of a State whatever it sent; words and facts for each rule it bears on."""
    said, facts = {}, {}
    older = [one for one in host.exceptions if one.ground is ExceptionGround.OLDER_CONTRACTS]
    notified = _of(host, ReportKind.NOTIFICATION)
    relies: bool | None = True if older or notified else None
    if older:
        said[NOTIFY] = f"{by(older[0])}, it relies on older contracts"
        facts[NOTIFY] = tuple(one.id for one in older)
    elif relies is None:
        said[NOTIFY] = "whether the State relies on older contracts was not found"
    number, why, ids = _at_adoption(host)
    went = half.repatriated_in_first_year(host)
    if number == 0 and went is None:
        went = 0  # of nobody, nobody was repatriated
    if why:
        said[MIDTERM], facts[MIDTERM] = why, ids
    elif number is None and went is None:
        said[MIDTERM] = "whether there were workers at adoption was not found"
    record = StateLabourReport(
        state=host.code,
        relies_on_older_contracts=relies,
        notification=None,
        workers_at_adoption=number,
        repatriated_first_year=went,
        midterm_report=None,
        explanation=None,
        final_report=None,
    )
    return record, said, facts


def _at_adoption(host: HostCountry) -> tuple[int | None, str, tuple[str, ...]]:
    """A number of workers at adoption that stands for what is claimed: some, or none."""
    adopted = UN.provision(half.MIDTERM).adopted
    nil = [one for one in host.reports if one.nil]
    if nil:
        return 0, f"{by(nil[0])}, there were no workers", (nil[0].id,)
    for figures in host.figures:
        if figures.base is not None and figures.base > 0:
            return figures.base, "", ()
    claims = presences(host)
    there = [one for one in claims if not one.none and one.covers(adopted)]
    if there:
        return max(1, there[0].fact.low), f"{there[0].says}", (there[0].fact.id,)
    before = [one for one in claims if one.since <= adopted]
    if before and before[-1].none:
        return 0, before[-1].says, (before[-1].fact.id,)
    return None, "", ()


def notification(host: HostCountry, as_of: date, policy: Policy | None) -> Iterator[Ground]:
    """On the notification of older contracts."""
    yield from _labour(host, NOTIFY, ReportKind.NOTIFICATION, as_of, policy)


def midterm(host: HostCountry, as_of: date, policy: Policy | None) -> Iterator[Ground]:
    """On the midterm report."""
    yield from _labour(host, MIDTERM, ReportKind.MIDTERM, as_of, policy)


def final(host: HostCountry, as_of: date, policy: Policy | None) -> Iterator[Ground]:
    """On the final report."""
    yield from _labour(host, FINAL, ReportKind.FINAL, as_of, policy)


def explanation(host: HostCountry, as_of: date, policy: Policy | None) -> Iterator[Ground]:
    """On the explanation why less than half went, for each base that is claimed."""
    checks = half.halves_of(host, policy)
    for check in checks:
        records = [evolve(one, explanation=None) for one in check.records]
        yield ground(
            check.says,
            records[0],
            rule=half.EXPLAIN,
            as_of=as_of,
            policy=policy,
            completions=records,
            facts=check.facts,
        )
    if checks:
        return
    known, said, facts = _record(host)
    settled = known.workers_at_adoption == 0
    # With nobody there at adoption, half is half of none; otherwise the base is not known either.
    unknown = known if settled else evolve(known, workers_at_adoption=None, count_base=None)
    claims = list(half.unsettled(host)) or [
        (said[MIDTERM], facts[MIDTERM])
        if settled and MIDTERM in facts
        else ("how many of how many went in the first twelve months was not found", ())
    ]
    for says, ids in claims:
        yield ground(
            says,
            unknown,
            rule=half.EXPLAIN,
            as_of=as_of,
            policy=policy,
            facts=ids,
            found=bool(ids),
        )


# The general duty to report what was done under a resolution


@frozen(kw_only=True)
class ResolutionReport:
    """A State and its report on what it did under one resolution."""

    reference: str = label_of_record()
    state: str | None = country("the State that reports")
    report: Filing | None = act_of_authority("the report", Filing, actor=Actor.STATE)


def implementation_provisions() -> tuple[Provision, ...]:
    """The paragraphs of the catalogue that ask each State for a report on what it did."""
    return tuple(
        one
        for one in UN.provisions.values()
        if any(owed.duty == IMPLEMENTATION and owed.deadline for owed in one.obligations)
    )


@cache
def _regime(id: str) -> Regime:
    """The rule that one such paragraph makes; its last day is the catalogue's."""
    paragraph = provision(id)
    f: Any = Facts(ResolutionReport)
    rule = duty(
        f"un.reporting.{id.lower()}",
        title="Report on what was done to carry out the resolution",
        cites=paragraph,
        bound="each Member State",
        when=member_state(f.state),
        last_day=paragraph.last_day(IMPLEMENTATION),
        fulfilled=[
            fulfilment(
                label("the report was sent", f.report.status.is_(FilingStatus.SENT)),
                on=f.report.date,
            )
        ],
        remedy="send the report to the Council or its Committee",
    )
    return Regime.of(
        "un.reporting", rules=[rule], provisions=[UN.provision(id)], points=UN.points.values()
    )


def implementation(
    host: HostCountry, paragraph: Provision, as_of: date, policy: Policy | None
) -> tuple[str, tuple[Ground, ...]]:
    """The id of the rule on one such paragraph, and what the claims come to."""
    regime = _regime(paragraph.id)
    (rule,) = regime.rules
    symbol = paragraph.citation.instrument
    reports = [
        one
        for one in _of(host, ReportKind.IMPLEMENTATION)
        if symbol in (one.resolution, *one.covers)
    ]
    found = []
    for sent in _sent(host, reports, marks([paragraph.id], as_of), as_of):
        records = [ResolutionReport(state=host.code, report=filing) for filing in sent.filings]
        says = sent.says
        if sent.facts and not any(one.resolution == symbol for one in reports):
            # A report that goes over older resolutions too needn't be the first on them.
            says += "; whether an earlier one was sent was not found"
            earlier = Filing.sent(paragraph.adopted)
            records.append(ResolutionReport(state=host.code, report=earlier))
        found.append(
            ground(
                says,
                records[0] if len(records) == 1 else ResolutionReport(state=host.code, report=None),
                rule=rule.id,
                as_of=as_of,
                policy=policy,
                completions=records,
                facts=sent.facts,
                regimes=(regime,),
                found=bool(sent.facts),
            )
        )
    return rule.id, tuple(found)
