"""Host countries: their facts, the sources, pictures, from the data set."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from nkdocs.text import code, listed, slug, table
from nksanctions import hosts as held
from nksanctions.hosts import Fact, HostCountry
from nksanctions.hosts.text import described, short
from nksanctions.plot import status, status_over_time, workers

_WEIGHT = {"secondary": "seen", "computed": "computed", "memory": "from memory"}


def countries(_: str) -> Iterator[str]:
    """Each host with its facts."""
    for host in held.dataset():
        yield f"({slug('host', host.code)})="
        yield f"## {host.name}"
        yield ""
        member = "" if host.code != "TW" else " It is no Member State; its measures are its own policy."
        yield f"{code(host.code)}, {len(host.facts)} facts.{member}"
        yield ""
        yield from _facts(host.facts)


def world(_: str) -> Iterator[str]:
    """The claims on the whole world."""
    yield from _facts(held.world().facts)


def _facts(facts: tuple[Fact, ...]) -> Iterator[str]:
    rows = []
    for fact in facts:
        says = described(fact)
        remarks = [fact.note, f"*Wrong as worded: {fact.flaw}*" if fact.flaw else ""]
        rows.append(
            (
                code(fact.id),
                " ".join(filter(None, (f"{says[0].upper()}{says[1:]}.".replace("..", "."), *remarks))),
                f"{fact.claimant} ({fact.claimant_kind.value.replace('-', ' ')})",
                f"{', '.join(map(_source_link, fact.sources))}"
                f" ({_WEIGHT.get(fact.verified.value, fact.verified.value)}, {fact.confidence})",
            )
        )
    yield from table(("Id", "Claim", "Claimant", "Source"), rows)


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


def picture(what: str) -> Iterator[str]:
    """A picture as SVG: ``workers PL KW``, ``status 2019-12-23`` or ``repatriation`` and days."""
    kind, *words = what.split()
    match kind:
        case "workers":
            figure: Any = workers(*words)
            told = f"DPRK workers over time in {listed([held.host(one).name for one in words])}"
        case "status":
            figure = status(as_of=date.fromisoformat(words[0]))
            told = f"Status of each duty by host on {words[0]}"
        case "repatriation":
            figure = status_over_time(*map(date.fromisoformat, words))
            told = f"The duty to repatriate by host on {listed(words)}"
        case _:
            raise ValueError(f"no picture is called {kind!r}")
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": "nksanctions"})
    svg = file.getvalue()
    svg = re.sub(r"\n\s*\n", "\n", svg[svg.index("<svg") :])
    svg = re.sub(r'<svg ([^>]*?)width="[^"]*"', r"<svg \1", svg, count=1)
    svg = re.sub(r'<svg ([^>]*?)height="[^"]*"', r"<svg \1", svg, count=1)
    yield "```{raw} html"
    yield f'<figure class="nk-picture" role="img" aria-label="{told}">'
    yield from svg.strip().splitlines()
    yield "</figure>"
    yield "```"
    yield ""
