"""Facts and duties of a host as lines for a terminal, and the table of status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from nksanctions.hosts.claims import at, counted
from nksanctions.hosts.country import HostCountry
from nksanctions.hosts.facts import (
    Amount,
    CompanyActivity,
    DocumentCount,
    Fact,
    Flow,
    HeadCount,
    ImplementationReport,
    NationalMeasure,
    RepatriationFigures,
    Sector,
    Statement,
    Tally,
)
from nksanctions.hosts.file import HostSource
from nksanctions.hosts.standing import HostDuty
from nksanctions.hosts.table import StatusTable
from nksanctions.law.text import WIDTH, wrapped
from nksanctions.models.period import in_words

__all__ = [
    "SHORT",
    "described",
    "duties_text",
    "facts_lines",
    "facts_text",
    "host_text",
    "short",
    "table_markdown",
    "table_text",
]

_SECTIONS: Final[tuple[tuple[type[Fact], str], ...]] = (
    (HeadCount, "People counted (stocks)"),
    (DocumentCount, "Visas and permits (papers, not people)"),
    (Flow, "People who came or went (flows)"),
    (RepatriationFigures, "Figures under S/RES/2397 (2017) OP 8"),
    (NationalMeasure, "Measures"),
    (ImplementationReport, "Reports"),
    (Statement, "Statements"),
    (Sector, "Sectors"),
    (CompanyActivity, "DPRK bodies named as active (no count of workers)"),
    (Amount, "Money"),
    (Tally, "Numbers of States and reports"),
)


def described(fact: Fact) -> str:
    """A fact in words, without its claimant.

    >>> import nksanctions as nk
    >>> described(nk.host("PL").documents()[0])
    '147 work visas issued in 2014'
    """
    match fact:
        case HeadCount() | DocumentCount():
            number = "no" if fact.high == 0 else fact.number
            over = f", in {fact.countries} countries" if fact.countries else ""
            return f"{number} {counted(fact)} {at(fact.as_of)}{over}"
        case Flow():
            return f"{fact.number} {fact.flow.value.replace('-', ' ')} {at(fact.during)}"
        case RepatriationFigures():
            return _figures(fact)
        case NationalMeasure():
            name = fact.measure.value.replace("-", " ")
            end = f", until {fact.until}" if fact.until is not None else ""
            ground = f" Ground given: {fact.basis}." if fact.basis else ""
            actor = f"{fact.actor} ({fact.actor_kind})"
            return f"{name}, {at(fact.since)}{end}, by {actor}: {fact.says}{ground}"
        case ImplementationReport():
            return _report(fact)
        case Statement():
            ground = f" ({fact.ground.value.replace('-', ' ')})" if fact.ground is not None else ""
            return f"{fact.kind.value}{ground}, {at(fact.as_of)}: {fact.says}"
        case Sector():
            return f"{fact.sector}, {at(fact.as_of)}"
        case CompanyActivity():
            return f"{fact.body}, {at(fact.as_of)}"
        case Amount():
            about = "up to " if fact.at_most else "about " if fact.approximate else ""
            return f"{about}{fact.currency} {fact.value:,} {at(fact.during)}: {fact.says}"
        case Tally():
            return f"{fact.number} {fact.of.value.replace('-', ' ')} {at(fact.as_of)}"
    raise TypeError(f"no words for a {type(fact).__name__}")


def _figures(fact: RepatriationFigures) -> str:
    parts = []
    went = fact.repatriated if fact.repatriated is not None else fact.repatriated_at_least
    if went is not None:
        parts.append(f"{went:,} repatriated")
    if fact.base is not None or fact.base_at_most is not None:
        number = f"{fact.base:,}" if fact.base is not None else f"at most {fact.base_at_most:,}"
        when = f" of {fact.base_as_of}" if fact.base_as_of is not None else ""
        parts.append(f"of {number} {fact.base_of or 'workers'}{when}")
    if fact.share is not None:
        parts.append(fact.share.value.replace("-", " "))
    if fact.remaining is not None:
        parts.append(f"{fact.remaining:,} left")
    return f"{', '.join(parts)}, {at(fact.during)}"


def _report(fact: ImplementationReport) -> str:
    name = fact.report.value.replace("-", " ")
    if not fact.sent:
        return f"no {name} under {fact.resolution} {at(fact.submitted)}" if fact.submitted else name
    day = f"sent {at(fact.submitted)}" if fact.submitted is not None else "sent, day not seen"
    more = f" (and {', '.join(fact.covers)})" if fact.covers else ""
    nil = ", nobody to repatriate" if fact.nil else ""
    symbol = f", {fact.symbol}" if fact.symbol is not None else ", no symbol confirmed"
    return f"{name} under {fact.resolution}{more}, {day}{nil}{symbol}"


def facts_text(host: HostCountry, width: int = WIDTH) -> str:
    """The facts of a host, kind by kind, each with its claimant and its sources."""
    member = "UN member" if host.is_un_member(date.max) else "no UN member"
    lines = list(wrapped([f"{host.name} ({host.code}), {member}"], "", width))
    lines += facts_lines(host.facts, host.sources, width)
    if not host.facts:
        lines += wrapped(
            ["No facts are held; that doesn't mean that there are no workers."], "  ", width
        )
    return "\n".join(lines)


def facts_lines(
    facts: Iterable[Fact], sources: Mapping[str, HostSource], width: int = WIDTH
) -> Iterator[str]:
    """Facts under a heading for each kind."""
    every = tuple(facts)
    for kind, heading in _SECTIONS:
        held = [fact for fact in every if isinstance(fact, kind)]
        if held:
            yield f"{heading}:"
        for fact in held:
            # The sources in short: their keys, which `sources` resolves.
            yield from wrapped([f"{fact.id}  {described(fact)}"], "  ", width)
            yield from wrapped([_claim(fact, sources)], "      ", width)


def _claim(fact: Fact, sources: Mapping[str, HostSource]) -> str:
    titles = "; ".join(str(sources[key]) if key in sources else key for key in fact.sources)
    note = f" Note: {fact.note}" if fact.note else ""
    flaw = f" Wrong as worded: {fact.flaw}" if fact.flaw else ""
    return (
        f"{fact.claimant} ({fact.claimant_kind}); {fact.verified}, {fact.confidence}"
        f" confidence. Source: {titles.rstrip('.')}.{note}{flaw}"
    )


def duties_text(duties: Iterable[HostDuty], width: int = WIDTH) -> Iterator[str]:
    """Each duty with its last day, where it stands and why."""
    for duty in duties:
        last = f", last day {in_words(duty.last_day)}" if duty.last_day is not None else ""
        call = "" if duty.binding else " (a call)"
        yield from wrapped([f"{duty.words}: {duty.citation}{call}{last}"], "  ", width)
        yield from wrapped([f"{duty.title}."], "      ", width)
        yield from wrapped([f"Why: {duty.why}."], "      ", width)
        yield from wrapped([f"Subject to {one}." for one in duty.subject_to], "      ", width)
        if duty.contested:
            yield from wrapped([f"Contested points: {', '.join(duty.contested)}"], "      ", width)


def host_text(
    host: HostCountry, duties: Iterable[HostDuty], as_of: date, width: int = WIDTH
) -> str:
    """The facts up to a day, then the duties on it."""
    shown = host.until(as_of)
    return "\n".join(
        [
            facts_text(shown, width),
            f"Duties as of {in_words(as_of)}:",
            *duties_text(duties, width),
        ]
    )


SHORT: Final = {
    "un.labour.notify-older-contracts": "notified",
    "un.labour.repatriation": "repatriated",
    "un.labour.midterm-report": "midterm",
    "un.labour.explain-less-than-half": "explained",
    "un.labour.final-report": "final",
}
"""The duties that the table for a terminal shows, with the headings of their columns."""

_ABBREVIATED: Final = {
    "not-owed": "not owed",
    "fulfilled": "done",
    "fulfilled-late": "done late",
    "pending": "pending",
    "due": "DUE",
    "overdue": "OVERDUE",
}


def short(duty: HostDuty) -> str:
    """A status in a word; with ``?``, the gravest of several that are possible.

    Where several are possible and no claim bears on it, there is nothing to say: ``·``.
    """
    worst = max(duty.statuses, key=lambda one: one.gravity, default=None)
    if worst is None:
        return "no act"
    if len(duty.statuses) > 1 and not any(one.found for one in duty.grounds):
        return _NOTHING
    word = _ABBREVIATED.get(worst.value, worst.value.replace("-", " "))
    return word if len(duty.statuses) == 1 else f"{word}?"


def table_text(table: StatusTable, width: int = WIDTH) -> str:
    """A line for each host, then what each repatriation rests on."""
    names: dict[str, str] = {}
    cells: dict[str, dict[str, str]] = {}
    for row in table:
        names[row.code] = row.country
        cells.setdefault(row.code, {})[row.rule] = short(row.duty)
    column = 12
    first = width - column * len(SHORT)
    head = "".join(f"{one:<{column}}" for one in SHORT.values()).rstrip()
    lines = [f"Status on {in_words(table.as_of)}", "", f"{'':{first}}{head}"]
    for code, by_rule in cells.items():
        name = names[code] if len(names[code]) < first - 3 else f"{names[code][: first - 5]}…"
        words = "".join(f"{by_rule.get(rule, ''):<{column}}" for rule in SHORT).rstrip()
        lines.append(f"{code} {name:<{first - 3}}{words}")
    lines.append("")
    lines += wrapped([_LEGEND], "", width)
    lines.append("")
    for row in table.of("un.labour.repatriation"):
        if short(row.duty) != _NOTHING:
            lines += wrapped([f"{row.code}, repatriation: {row.duty.why}."], "", width)
    return "\n".join(lines)


_NOTHING: Final = "·"

_LEGEND: Final = (
    "With a question mark the status is indeterminate, and the gravest of those possible is shown;"
    " a dot says that no claim was found. Done means done on the claim of whoever says so; what the"
    " status of the duty to repatriate rests on stands below. Duties are the State's, and subject"
    " to its own determinations."
)


def table_markdown(table: StatusTable) -> str:
    """The table as Markdown: a line for each duty of each host, with its ground."""
    lines = [
        "| Host | Paragraph | Last day | Status | Why |",
        "|---|---|---|---|---|",
    ]
    for row in table:
        duty = row.duty
        last = "" if duty.last_day is None else duty.last_day.isoformat()
        possible = f" ({', '.join(duty.possible)})" if len(duty.possible) > 1 else ""
        cells = (
            f"{row.country} ({row.code})",
            str(duty.citation),
            last,
            duty.words + possible,
            duty.why,
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
