"""Provisions, contested points and sources, from the data of the UN regime."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import nksanctions as nk
from nkdocs.links import point_link, provision_link, rule_link, source_links
from nkdocs.rules import provisions_read
from nkdocs.text import code, in_words, listed, slug, table
from nksanctions.models.deadline import (
    Deadline,
    Obligation,
    RecurringDeadline,
    RelativeDeadline,
)
from nksanctions.models.provision import Provision
from nksanctions.regimes.instrument import Instrument

POLICIES = ("prevailing", "strict", "literal")

_BOUND = {
    "member-states": "Member States",
    "flag-states": "flag States",
    "dprk": "the DPRK",
    "committee-1718": "the 1718 Committee",
    "committee-secretary": "the secretary of the 1718 Committee",
    "secretary-general": "the Secretary-General",
    "panel-of-experts": "the Panel of Experts",
    "security-council": "the Security Council",
    "international-financial-institutions": "international financial institutions",
    "aid-providers": "those who give aid",
    "persons": "natural and legal persons",
    "national-authorities": "national authorities",
    "member-state": "the Member State itself",
}

_VERIFIED = {
    "official-text": "in the official text",
    "secondary": "in secondary sources",
    "memory": "from memory",
}


def provisions(_: str) -> Iterator[str]:
    """Each instrument with its provisions."""
    readers = provisions_read()
    for instrument in nk.un.catalogue.instruments.values():
        yield f"## {instrument.symbol}"
        yield ""
        yield f"{instrument.title}. {_day(instrument)}."
        yield ""
        for provision in instrument.provisions:
            yield from _provision(provision, readers.get(provision.id, ()))


def _day(instrument: Instrument) -> str:
    verb = "Adopted" if instrument.adopted is not None else "Voted down"
    return f"{verb} on {in_words(instrument.day)}"


def _provision(provision: Provision, readers: Iterable[str]) -> Iterator[str]:
    part = f", part {provision.citation.part}" if provision.citation.part else ""
    yield f"({slug('provision', provision.id)})="
    yield f"### {provision.citation.pinpoint}{part}"
    yield ""
    yield provision.summary
    yield ""
    yield f":Stable id: {code(provision.id)}"
    binding = "" if provision.binding else ", not binding"
    yield f":Kind: {provision.kind.value}{binding}"
    whom = "Empowers" if provision.kind is nk.ProvisionKind.EXEMPTION else "Addresses"
    yield f":{whom}: {listed([_BOUND[one] for one in provision.bound])}"
    yield f":In force: {provision.in_force}"
    for effect in provision.effects:
        yield f":{effect.kind.value.capitalize()}: {provision_link(effect.target)}"
    for obligation in provision.obligations:
        yield from _obligation(obligation)
    for power in provision.exemptions:
        when = "in advance" if power.in_advance else "not necessarily in advance"
        each = ", case by case" if power.case_by_case else ""
        yield f":Exemption: by {_BOUND[power.by]}, {when}{each}"
    if provision.points:
        yield f":Contested: {', '.join(map(point_link, provision.points))}"
    if readers:
        yield f":Rules: {', '.join(map(rule_link, readers))}"
    yield f":Verified: {_VERIFIED[provision.verified]}. {provision.verification_note}"
    yield f":Sources: {source_links(provision.sources)}"
    yield ""


def _obligation(obligation: Obligation) -> Iterator[str]:
    match obligation.deadline:
        case None:
            return
        case Deadline() as deadline:
            last = _last_day(deadline)
        case RecurringDeadline() as deadline:
            every = _term(deadline.every_months, deadline.every_days)
            last = f"every {every}, counted from {in_words(deadline.trigger)}"
        case RelativeDeadline() as deadline:
            term = _term(deadline.months, deadline.days)
            last = f"{term} after the event: {deadline.event}"
            last = f"each {last}" if deadline.recurs else last
    yield f":Last day: {last}, for {deadline.what} ({code(obligation.duty)})"


def _term(months: int, days: int) -> str:
    pairs = ((months, "months"), (days, "days"))
    return " and ".join(f"{number} {unit}" for number, unit in pairs if number)


def _last_day(deadline: Deadline) -> str:
    last = f"**{in_words(deadline.last_day)}**"
    if deadline.fixed is not None:
        return last
    local = f"{in_words(deadline.local_last_day)} by the date of a State east of New York"
    return f"{last} ({_term(deadline.months, deadline.days)} after adoption; {local})"


def steps(subject: str) -> Iterator[str]:
    """What each provision did to earlier ones."""
    rows = []
    for provision in nk.un.provisions.values():
        if provision.kind in _STEPS:
            did = [f"{e.kind.value} {provision_link(e.target)}" for e in provision.effects]
            rows.append(
                (
                    in_words(provision.adopted).replace(" ", "\N{NO-BREAK SPACE}"),
                    provision_link(provision.id),
                    provision.kind.value,
                    listed(did) or f"the first on {subject}",
                )
            )
    yield from table(("Adopted", "Paragraph", "Kind", "What it does to earlier law"), rows)


_STEPS = {
    nk.ProvisionKind.CALL,
    nk.ProvisionKind.CAP,
    nk.ProvisionKind.OBLIGATION,
    nk.ProvisionKind.PROHIBITION,
}
"""What binds or calls on States; the rest is ways out and reports."""


def policies(_: str) -> Iterator[str]:
    """What each built-in policy takes of each point."""
    yield from table(
        ("Point", *map(code, POLICIES)),
        (
            (point_link(point.id), *(_taken(point, name) for name in POLICIES))
            for point in nk.un.points.values()
        ),
    )


def points(_: str) -> Iterator[str]:
    """Each contested point with its readings."""
    for point in nk.un.points.values():
        yield f"({slug('point', point.id)})="
        yield f"## {point.id}"
        yield ""
        yield f"*{point.question}*"
        yield ""
        for reading in point.readings:
            by = [name for name in POLICIES if getattr(point, name) == reading.name]
            taken = f" Taken by the policy {listed(map(code, by))}." if by else ""
            yield f"{code(reading.name)}"
            yield f": {reading.says}{taken}"
            yield ""
            sources = f" ({source_links(reading.sources)})" if reading.sources else ""
            yield f"  Held by: {reading.held_by.removesuffix('.')}{sources}."
            yield ""
        if point.note:
            yield point.note
            yield ""
        bears = ", ".join(map(provision_link, nk.un.catalogue.bears_on[point.id]))
        yield f"Bears on {bears}. Verified {_VERIFIED[point.verified]}."
        yield ""


def _taken(point: nk.Point, policy: str) -> str:
    name = getattr(point, policy)
    return code(name) if name is not None else "open"


def caveats(_: str) -> Iterator[str]:
    """What should be said of provisions, and no reading decides."""
    for caveat in nk.un.catalogue.caveats.values():
        yield f"({slug('point', caveat.id)})="
        yield f"{caveat.id}"
        bears = ", ".join(map(provision_link, caveat.bears_on))
        yield f": {caveat.says} Bears on {bears}. Sources: {source_links(caveat.sources)}."
        yield ""


def sources(_: str) -> Iterator[str]:
    """Each source with its address and what it was used for."""
    for key, source in nk.un.catalogue.sources.items():
        yield f"({slug('source', key)})="
        yield f"{code(key)}"
        yield f": {source.title}. Used for: {source.used_for}. <{source.url}>"
        yield ""
