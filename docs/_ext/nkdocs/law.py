"""Provisions, contested points and sources, from the data of the UN regime."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import nksanctions as nk
from nkdocs.links import point_link, provision_link, rule_link, source_links
from nkdocs.rules import provisions_read
from nkdocs.text import code, in_words, listed, slug, table
from nksanctions.models.deadline import Deadline
from nksanctions.models.provision import EffectKind, Provision
from nksanctions.regimes import Instrument, InstrumentKind
from nksanctions.reports.law import (
    BOUND,
    VERIFIED,
    cap_words,
    exemption_words,
    period_words,
    term_words,
    vote_words,
)

POLICIES = ("prevailing", "strict", "literal")


def instruments(_: str) -> Iterator[str]:
    """Every instrument, a row each."""
    rows = []
    for one in nk.un.catalogue.instruments.values():
        vote = _unbroken(str(one.vote)) if one.vote is not None else ""
        count = str(len(one.provisions)) if one.provisions else ""
        name = f"[{one.symbol}](#{slug('instrument', one.symbol)})"
        rows.append((_unbroken(in_words(one.day)), name, one.title, vote, count))
    yield from table(("Day", "Text", "What it does", "Vote", "Provisions"), rows)


def provisions(years: str) -> Iterator[str]:
    """The instruments of some years, such as ``2006-2015``, each with its provisions."""
    first, _, last = years.partition("-")
    readers = provisions_read()
    for instrument in nk.un.catalogue.instruments.values():
        if int(first) <= instrument.day.year <= int(last or first):
            yield from _instrument(instrument)
            for provision in instrument.provisions:
                yield from _provision(provision, readers.get(provision.id, ()))


def _instrument(instrument: Instrument) -> Iterator[str]:
    yield f"({slug('instrument', instrument.symbol)})="
    yield f"## {instrument.symbol}"
    yield ""
    yield f"{instrument.title}. {instrument.summary}"
    yield ""
    verb = "Voted down" if instrument.kind is InstrumentKind.DRAFT else "Adopted"
    yield f":{verb}: {in_words(instrument.day)}"
    if instrument.vote is not None:
        yield f":Vote: {vote_words(instrument.vote)}"
    if instrument.occasion:
        yield f":Occasion: {instrument.occasion}"
    for says in instrument.proposed:
        yield f":Proposed: {says}"
    for one in instrument.revisions:
        yield f":Revised: {in_words(one.on)}: {one.says}"
    if instrument.names:
        yield f":Lists: {'; '.join(instrument.names)}"
    yield f":Verified: {VERIFIED[instrument.verified]}. {instrument.verification_note}"
    if instrument.sources:
        yield f":Sources: {source_links(instrument.sources)}"
    yield ""


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
    yield f":Subject: {', '.join(filter(None, (provision.subject, provision.measure)))}"
    whom = "Empowers" if provision.kind is nk.ProvisionKind.EXEMPTION else "Addresses"
    yield f":{whom}: {listed([BOUND[one] for one in provision.bound])}"
    period = nk.un.in_force(provision.id)
    yield f":In force: {period_words(period) if period is not None else 'never'}"
    for effect in provision.effects:
        yield f":{effect.kind.value.capitalize()}: {_target(effect.kind, effect.target)}"
    for done in nk.un.catalogue.timeline.effects_on(provision.id):
        by = provision_link(done.by.id)
        yield f":Later law: {done.effect.kind.value} this from {in_words(done.on)}: {by}"
    for obligation in provision.obligations:
        if (deadline := obligation.deadline) is not None:
            local = ""
            if isinstance(deadline, Deadline) and deadline.fixed is None:
                day = in_words(deadline.local_last_day)
                local = f" ({day} by the date of a State east of New York)"
            words = f"{term_words(deadline)}{local}, for {deadline.what}"
            yield f":Last day: {words} ({code(obligation.duty)})"
    for cap in provision.caps:
        yield f":Cap: {cap_words(cap)}"
    for power in provision.exemptions:
        yield f":Exemption: {exemption_words(power)}"
    for says in provision.exceptions:
        yield f":Exception: {says}"
    points = [one for one in provision.points if one in nk.un.points]
    if points:
        yield f":Contested: {', '.join(map(point_link, points))}"
    if readers:
        yield f":Rules: {', '.join(map(rule_link, readers))}"
    yield f":Verified: {VERIFIED[provision.verified]}. {provision.verification_note}"
    yield f":Sources: {source_links(provision.sources)}"
    yield ""


def _target(kind: EffectKind, target: str) -> str:
    return code(target) if kind is EffectKind.INTRODUCES else provision_link(target)


def _unbroken(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")


def steps(measure: str) -> Iterator[str]:
    """What each provision of a measure did to earlier ones."""
    rows = []
    for provision in nk.un.provisions(measure=measure):
        if provision.kind in _STEPS:
            did = [f"{e.kind.value} {_target(e.kind, e.target)}" for e in provision.effects]
            rows.append(
                (
                    _unbroken(in_words(provision.adopted)),
                    provision_link(provision.id),
                    provision.kind.value,
                    listed(did) or "–",
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
        yield f"Bears on {bears}. Verified {VERIFIED[point.verified]}."
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
