"""The law itself as text, and as plain values for JSON: a paragraph, an instrument, a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Final

import attrs

from nksanctions.law.policy import Point
from nksanctions.law.text import WIDTH, wrapped
from nksanctions.law.words import listed, shown
from nksanctions.models.approval import Authority
from nksanctions.models.cap import Cap, Several
from nksanctions.models.deadline import AnyDeadline, Deadline, RecurringDeadline
from nksanctions.models.period import Period, in_words
from nksanctions.models.provision import (
    Effect,
    EffectKind,
    ExemptionForm,
    ExemptionPower,
    Provision,
)
from nksanctions.regimes import Caveat, Regime
from nksanctions.regimes.instrument import Instrument, Vote
from nksanctions.regimes.timeline import Standing
from nksanctions.regimes.words import BOUND, length

__all__ = [
    "BOUND",
    "VERIFIED",
    "cap_words",
    "caveat_text",
    "exemption_words",
    "instrument_text",
    "listing_text",
    "period_words",
    "plain",
    "point_text",
    "provision_text",
    "rules_reading",
    "term_words",
    "vote_words",
]

VERIFIED: Final = {
    "official-text": "in the official text",
    "secondary": "in secondary sources",
    "memory": "from memory",
}
"""How a fact of law was verified, in words."""

_DONE: Final = {
    EffectKind.TIGHTENS: "tightened",
    EffectKind.RELAXES: "relaxed",
    EffectKind.EXTENDS: "extended",
    EffectKind.CLARIFIES: "clarified",
    EffectKind.OVERTAKES: "overtaken",
    EffectKind.REPLACES: "replaced",
    EffectKind.ENDS: "ended",
}


def provision_text(
    provision: Provision, regime: Regime, *, on: date | None = None, width: int = WIDTH
) -> Iterator[str]:
    """Lines for a terminal: what a provision says, of whom, and what became of it."""
    yield from wrapped([f"{provision.citation} [{provision.id}]"], "", width)
    yield from wrapped([provision.summary], "  ", width)
    binding = "binding" if provision.binding else "not binding"
    rows = [
        ("Kind", f"{provision.kind.value}, {binding}"),
        ("Subject", ", ".join(filter(None, (provision.subject, provision.measure)))),
        ("Addresses", listed([BOUND.get(one, one) for one in provision.bound])),
        ("In force", _in_force(provision, regime)),
    ]
    if on is not None:
        standing = regime.standing(provision.id, on=on)
        rows.append(("Standing", f"{standing.value.replace('-', ' ')} on {in_words(on)}"))
    rows += [("It", _effect(one)) for one in provision.effects]
    rows += [("Later", one) for one in _later(provision, regime)]
    for obligation in provision.obligations:
        if obligation.deadline is not None:
            says = f"{term_words(obligation.deadline)}: {obligation.deadline.what}"
            rows.append(("Last day", says))
    rows += [("Cap", cap_words(cap)) for cap in provision.caps]
    rows += [("Exemption", exemption_words(power)) for power in provision.exemptions]
    rows += [("Exception", says) for says in provision.exceptions]
    rows += [("Value", f"{name}: {shown(v)}") for name, v in provision.parameters.items()]
    rows += [("Contested", _question(id, regime)) for id in provision.points]
    rows += [("Rule", rule) for rule in rules_reading(provision.id, regime)]
    note = f" {provision.verification_note}" if provision.verification_note else ""
    rows.append(("Verified", f"{VERIFIED[provision.verified]}.{note}"))
    rows += [("Source", _source(key, regime)) for key in provision.sources]
    yield from _table(rows, width)


def instrument_text(
    instrument: Instrument, regime: Regime, *, on: date | None = None, width: int = WIDTH
) -> Iterator[str]:
    """Lines for a terminal: what an instrument is, and its provisions, one line each."""
    yield from wrapped([f"{instrument.symbol}: {instrument.title}"], "", width)
    if instrument.summary:
        yield from wrapped([instrument.summary], "  ", width)
    verb = "Adopted" if instrument.adopted is not None else "Voted down"
    rows = [(verb, in_words(instrument.day)), ("Kind", instrument.kind.value)]
    if instrument.vote is not None:
        rows.append(("Vote", vote_words(instrument.vote)))
    if instrument.meeting is not None:
        rows.append(("Meeting", f"{instrument.meeting}"))
    rows += [("Occasion", instrument.occasion), ("Press", instrument.press)]
    counts = attrs.asdict(instrument.listed)
    rows.append(("Lists", listed([_counted(n, what) for what, n in counts.items() if n])))
    rows += [("Name", name) for name in instrument.names]
    rows += [("Proposed", says) for says in instrument.proposed]
    rows += [("Revised", f"{in_words(one.on)}: {one.says}") for one in instrument.revisions]
    note = f" {instrument.verification_note}" if instrument.verification_note else ""
    rows.append(("Verified", f"{VERIFIED[instrument.verified]}.{note}"))
    yield from _table([row for row in rows if row[1]], width)
    if instrument.provisions:
        yield ""
        yield from listing_text(instrument.provisions, regime, on=on, width=width)


def listing_text(
    provisions: Iterable[Provision],
    regime: Regime,
    *,
    on: date | None = None,
    width: int = WIDTH,
) -> Iterator[str]:
    """Lines for a terminal: each provision with its summary, in the order given."""
    for provision in provisions:
        marks = [provision.kind.value]
        if not provision.binding:
            marks.append("not binding")
        if on is not None:
            standing = regime.standing(provision.id, on=on)
            marks += [standing.value.replace("-", " ")] * (standing is not Standing.IN_FORCE)
        yield from wrapped([f"{provision.id}  ({', '.join(marks)})"], "", width)
        yield from wrapped([provision.summary], "    ", width)


def point_text(point: Point, regime: Regime, *, width: int = WIDTH) -> Iterator[str]:
    """Lines for a terminal: a contested point with its readings."""
    yield from wrapped([f"{point.id}: {point.question}"], "", width)
    for reading in point.readings:
        yield from wrapped([f"{reading.name}: {reading.says}"], "  ", width)
        yield from wrapped([f"Held by: {reading.held_by}"], "    ", width)
    taken = [
        (name.capitalize(), getattr(point, name) or "left open")
        for name in ("prevailing", "strict", "literal")
    ]
    bears_on = regime.catalogue.bears_on.get(point.id, ())
    rows = [*taken, ("Bears on", ", ".join(bears_on)), ("Note", point.note)]
    yield from _table([row for row in rows if row[1]], width)


def caveat_text(caveat: Caveat, *, width: int = WIDTH) -> Iterator[str]:
    """Lines for a terminal: something to be said that no reading decides."""
    yield from wrapped([f"{caveat.id}: {caveat.says}"], "", width)
    yield from _table([("Bears on", ", ".join(caveat.bears_on))], width)


def _table(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Names in a column and what they say beside them; a name that repeats is printed once."""
    rows = list(rows)
    column = max((len(name) for name, _ in rows), default=0) + 2
    last = ""
    for name, says in rows:
        title = "" if name == last else name
        first, *rest = wrapped([says], "", width - 2 - column)
        yield f"  {title:<{column}}{first}"
        yield from (f"  {'':<{column}}{line.strip()}" for line in rest)
        last = name


def _counted(number: int, what: str) -> str:
    """A number of things that are named in the plural.

    >>> _counted(1, "entities"), _counted(2, "vessels"), _counted(1, "individuals")
    ('1 entity', '2 vessels', '1 individual')
    """
    return f"{number} {what}" if number != 1 else f"1 {what.removesuffix('s').replace('ie', 'y')}"


def vote_words(vote: Vote) -> str:
    """How the members voted, in words."""
    vetoed = f", vetoed by {listed(vote.vetoed_by)}" if vote.vetoed_by else ""
    abstaining = f", {listed(vote.abstaining)} abstaining" if vote.abstaining else ""
    return f"{vote} (in favour, against, abstained){vetoed}{abstaining}"


def _in_force(provision: Provision, regime: Regime) -> str:
    period = regime.in_force(provision.id)
    if period is None:
        return "never: it was replaced before its first day"
    return period_words(period)


def period_words(period: Period) -> str:
    """A period in words, its last day included."""
    if period.end is None:
        return f"from {in_words(period.start)}"
    last = in_words(period.end - timedelta(days=1))
    return f"from {in_words(period.start)} to {last}"


def _effect(effect: Effect) -> str:
    since = f" from {in_words(effect.since)}" if effect.since is not None else ""
    what = "the measure " if effect.kind is EffectKind.INTRODUCES else ""
    return f"{effect.kind.value} {what}{effect.target}{since}"


def _later(provision: Provision, regime: Regime) -> Iterator[str]:
    for change in regime.catalogue.timeline.effects_on(provision.id):
        yield f"{_DONE[change.effect.kind]} on {in_words(change.on)} by {change.by.id}"


def term_words(deadline: AnyDeadline) -> str:
    """When a duty ends, in words."""
    if isinstance(deadline, Deadline):
        if deadline.fixed is not None:
            return in_words(deadline.last_day)
        term = length(deadline.months, deadline.days)
        return f"{in_words(deadline.last_day)}, {term} after {in_words(deadline.trigger)}"
    if isinstance(deadline, RecurringDeadline):
        until = f" until {in_words(deadline.until)}" if deadline.until is not None else ""
        every = length(deadline.every_months, deadline.every_days)
        return f"every {every} from {in_words(deadline.trigger)}{until}"
    term = length(deadline.months, deadline.days)
    if deadline.recurs:
        return f"every {term}, once {deadline.event}"
    return f"{term} after {deadline.event}"


def cap_words(cap: Cap) -> str:
    """A cap in words: how much of what, for whom, in which term."""
    amount = " or ".join(map(str, cap.limits)) or cap.baseline
    lower = len(cap.limits) > 1 and cap.several is Several.LOWER
    joined = ", whichever is reached first" if lower else ""
    terms = f", every {length(cap.every_months, 0)}" if cap.every_months else ""
    per = cap.per.value.replace("-", " ").replace("state", "State")
    whose = f"{per} together" if per == "all States" else f"each {per}"
    notices = [f"notice at {share} %" for share in cap.thresholds if share != cap.stop_at]
    stop = [f"stop at {cap.stop_at} %"] if cap.stop_at is not None else []
    told = f"; {listed([*notices, *stop])}" if notices or stop else ""
    return f"{cap.of}: {amount}{joined}, {whose}, {period_words(cap.period)}{terms}{told}"


def exemption_words(power: ExemptionPower) -> str:
    """Who may let a case through, in words."""
    when = "beforehand" if power.in_advance else "not necessarily beforehand"
    each = ", case by case" if power.case_by_case else ""
    says = f": {power.says}" if power.says else ""
    return f"{_does(power)}, {when}{each}{says}"


def _does(power: ExemptionPower) -> str:
    who = BOUND.get(power.by, power.by)
    of_the_state = power.by == Authority.MEMBER_STATE
    match power.form:
        case ExemptionForm.APPROVAL:
            return f"{who} must approve"
        case ExemptionForm.DETERMINATION:
            return f"{who} must find the conditions met"
        case ExemptionForm.NOTIFICATION if of_the_state:
            return f"{who} decides and tells the Committee"
        case ExemptionForm.NOTIFICATION:
            return f"{who} must be told"
        case ExemptionForm.NO_OBJECTION:
            time = f" within {power.working_days} working days" if power.working_days else ""
            if of_the_state:
                return f"{who} tells the Committee, which may object{time}"
            return f"{who} may object{time}"


def _question(id: str, regime: Regime) -> str:
    point = regime.points.get(id)
    if point is not None:
        return f"{id}: {point.question}"
    caveat = regime.catalogue.caveats.get(id)
    return f"{id}: {caveat.says}" if caveat is not None else id


def _source(key: str, regime: Regime) -> str:
    source = regime.catalogue.sources.get(key)
    return f"{source.title} <{source.url}>" if source is not None else key


def rules_reading(provision: str, regime: Regime) -> tuple[str, ...]:
    """The ids of the rules that read a provision."""
    return tuple(rule.id for rule in regime.rules if rule.cites.id == provision)


def plain(value: object) -> Any:
    """What `json` can write: days as 2017-09-11, exact numbers, enumerations by their value.

    >>> plain(Period(date(2017, 9, 11)))
    {'start': '2017-09-11', 'end': None}
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    shape: Any = type(value)
    if attrs.has(shape):
        return {one.name: plain(getattr(value, one.name)) for one in attrs.fields(shape)}
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        return [plain(one) for one in value]
    return value
