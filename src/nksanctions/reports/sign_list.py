"""The indicators and the red flags themselves as a list: text, JSON, CSV or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs
from attrs import frozen

from nksanctions.indicators import forced_labour, red_flags
from nksanctions.indicators.files import Statement
from nksanctions.law.text import wrapped
from nksanctions.reports.formats import WIDTH, cell, inert


@frozen(kw_only=True)
class Entry:
    """One thing in a list, as it is told to somebody who reads the list."""

    id: str
    under: str
    title: str
    says: str
    not_by_itself: str = ""
    ours: str = ""
    raised_by: str = ""
    verified: str
    sources: str


def indicators(thresholds: Mapping[str, int]) -> Iterator[Entry]:
    """The eleven indicators, then the thresholds with the caller's numbers in place."""
    for one in forced_labour.indicators():
        yield Entry(
            id=one.name.id,
            under="Indicators of forced labour (ILO, 2012)",
            title=one.title,
            says=one.says,
            not_by_itself=one.alone,
            ours=one.ours,
            verified=one.verified.value,
            sources=", ".join(one.sources),
        )
    for each in forced_labour.thresholds(thresholds).values():
        yield Entry(
            id=each.id,
            under="Thresholds, none of them the ILO's for its indicators",
            title="",
            says=f"Counted where {each.sentence}.",
            ours=each.reason,
            verified=each.verified.value,
            sources=", ".join(each.sources),
        )


def flags(advisory: str | None) -> Iterator[Entry]:
    """The red flags of all advisories or one."""
    issued = {one.id: one for one in red_flags.advisories()}
    for one in red_flags.flags(advisory=advisory):
        of = issued[one.advisory]
        yield Entry(
            id=one.id,
            under=f"{of.by}, {of.issued}: {of.title} [{of.id}]. {one.heading}",
            title="",
            says=one.says,
            raised_by=", ".join(one.raised_by),
            verified=one.verified.value,
            sources=", ".join(one.sources),
        )


def written(entries: Sequence[Entry], statements: Iterable[Statement], form: str) -> str:
    """A list in one of the forms ``text``, ``json``, ``csv`` and ``markdown``."""
    told = [attrs.asdict(entry) for entry in entries]
    keys = [key for key in told[0] if any(one[key] for one in told)]
    match form:
        case "json":
            plain = [{key: one[key] for key in keys} for one in told]
            return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"
        case "csv":
            file = io.StringIO()
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(keys)
            writer.writerows([inert(one[key]) for key in keys] for one in told)
            return file.getvalue()
        case "markdown":
            heads = [key.replace("_", " ") for key in keys]
            lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(keys)]
            lines += [f"| {' | '.join(cell(one[key]) for key in keys)} |" for one in told]
            return "\n".join([*lines, "", *(f"- {one.says}" for one in statements), ""])
    return "\n".join(_lines(entries, statements)) + "\n"


def _lines(entries: Iterable[Entry], statements: Iterable[Statement]) -> Iterator[str]:
    above = ""
    for one in entries:
        if one.under != above:
            if above:
                yield ""
            yield from wrapped([one.under], "", WIDTH)
            above = one.under
        yield from wrapped([f"{f'{one.id} {one.title}'.strip()}: {one.says}"], "  ", WIDTH)
        rest = {
            "not by itself": one.not_by_itself,
            "ours": one.ours,
            "raised by": one.raised_by,
            one.verified: one.sources,
        }
        lines = [f"{key}: {text}" for key, text in rest.items() if text]
        yield from wrapped(lines, "      ", WIDTH)
    yield ""
    yield from wrapped([one.says for one in statements], "", WIDTH)
