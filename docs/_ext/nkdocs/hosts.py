"""Host countries: their facts, the sources, from the data set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nkdocs.text import code, slug, table
from nksanctions import hosts as held
from nksanctions.hosts import Fact, HostCountry
from nksanctions.hosts.text import described, short

_WEIGHT = {"secondary": "seen", "computed": "computed", "memory": "from memory"}


def countries(_: str) -> Iterator[str]:
    """Each host with its facts."""
    for host in held.dataset():
        yield f"({slug('host', host.code)})="
        yield f"## {host.name}"
        yield ""
        policy = "" if host.is_un_member(date.max) else " No Member State: its policy is its own."
        yield f"{code(host.code)}, {len(host.facts)} facts.{policy}"
        yield ""
        yield from _facts(host.facts)


def world(_: str) -> Iterator[str]:
    """The claims on the whole world."""
    yield from _facts(held.world().facts)


def _facts(facts: tuple[Fact, ...]) -> Iterator[str]:
    yield from table(("Id", "Claim", "Claimant", "Source"), map(_row, facts))


def _row(fact: Fact) -> tuple[str, str, str, str]:
    says = described(fact).removesuffix(".")
    claim = [f"{says[0].upper()}{says[1:]}.", fact.note]
    if fact.flaw:
        claim.append(f"*Wrong as worded: {fact.flaw}*")
    weight = _WEIGHT.get(fact.verified.value, fact.verified.value)
    sources = ", ".join(map(_source_link, fact.sources))
    return (
        code(fact.id),
        " ".join(filter(None, claim)),
        f"{fact.claimant} ({fact.claimant_kind.value.replace('-', ' ')})",
        f"{sources} ({weight}, {fact.confidence})",
    )


def _source_link(key: str) -> str:
    return f"[{key}](#{slug('host-source', key)})"


def sources(_: str) -> Iterator[str]:
    """Each source with its day and its address."""
    for key, source in held.dataset().sources.items():
        yield f"({slug('host-source', key)})="
        yield code(key)
        when = f" {source.published}." if source.published is not None else ""
        where = f" <{source.url}>" if source.url else ""
        yield f": {source.title}.{when}{where}"
        yield ""


def standing(days: str) -> Iterator[str]:
    """Where the duty to repatriate stood on these days, host by host."""
    asked = [date.fromisoformat(day) for day in days.split()]
    tables = [{row.code: row for row in held.table(as_of=day).of("repatriation")} for day in asked]
    rows = []
    for host in held.dataset():
        cells = [short(one[host.code].duty) for one in tables]
        if set(cells) != {"·"}:
            rows.append((_host_link(host), *cells))
    yield from table(("Host", *map(str, asked)), rows)


def _host_link(host: HostCountry) -> str:
    return f"[{host.name}](#{slug('host', host.code)})"
