"""A run over many records as text, JSON, CSV or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from nksanctions.law.text import wrapped
from nksanctions.reports.answer import Answer, tally, worst

WIDTH: Final = 80

Painter = Callable[[str], str]
"""Colours a headline; the identity where there is no terminal."""


def as_text(
    answers: Sequence[Answer],
    *,
    explain: bool = False,
    compare: bool = False,
    paint: Painter = str,
    width: int = WIDTH,
) -> Iterator[str]:
    """Lines for a terminal: a block for each record, then the summary."""
    for answer in answers:
        yield from _block(answer, explain, compare, paint, width)
        yield ""
    yield from summary(answers, compare=compare, paint=paint, width=width)


def _block(
    answer: Answer, explain: bool, compare: bool, paint: Painter, width: int
) -> Iterator[str]:
    judgement, case = answer.judgement, answer.case
    place = f" ({case.place})" if answer.name != case.place else ""
    title = printable(f"{answer.name}{place}, as of {judgement.as_of}")
    yield from wrapped([title], "", width)
    possible = f" ({answer.possible})" if answer.possible else ""
    first, *rest = wrapped([f"{answer.headline}{possible}"], "  ", width)
    yield "  " + paint(answer.headline) + first[2 + len(answer.headline) :]
    yield from rest
    yield from wrapped(answer.sentences, "  ", width)
    notes = {
        "missing": [one.name for one in judgement.open_facts],
        "open points": [one.id for one in judgement.open_points],
        "contested": list(dict.fromkeys(one.id for one in judgement.contested)),
    }
    yield from wrapped([f"{k}: {', '.join(v)}" for k, v in notes.items() if v], "  ", width)
    cautions = [f"note, {one.citation}: {one.sentence}" for one in judgement.cautions]
    yield from wrapped(cautions, "  ", width)
    if compare:
        said = answer.difference or (
            f"as expected: {case.expected}" if case.expected else "nothing expected"
        )
        yield from map(str if answer.difference is None else paint, _told(printable(said), width))
    if explain:
        yield from wrapped(["why:"], "  ", width)
        for line in judgement.explain().render().splitlines():
            indent = len(line) - len(line.lstrip())
            yield from wrapped([line.lstrip()], " " * (4 + indent), width)
        yield from wrapped([f"what if: {way}" for way in judgement.what_if()], "  ", width)


def _told(text: str, width: int) -> Iterator[str]:
    return wrapped([text], "  ", width)


def printable(text: str) -> str:
    r"""Text from a file with what a terminal would obey shown as escapes.

    >>> print(printable("a\x1b[31mb"))
    a\x1b[31mb
    """
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


def summary(
    answers: Sequence[Answer], *, compare: bool = False, paint: Painter = str, width: int = WIDTH
) -> Iterator[str]:
    """How many records came out how, and what that makes of the whole."""
    noun = "record" if len(answers) == 1 else "records"
    yield f"{len(answers):,} {noun}"
    for name, count in tally(answers).items():
        yield f"{count:>7,}  {paint(name)}"
    if compare:
        expected = [answer for answer in answers if answer.case.expected]
        right = sum(answer.difference is None for answer in expected)
        yield f"{right:,} of {len(expected):,} as expected"
    else:
        words = {
            "CLEAR": "All clear.",
            "BREACH": "Something is prohibited or overdue.",
            "UNDECIDED": "Nothing is worse than undecided, needing approval, or due.",
        }
        yield from wrapped([words[worst(answers).name]], "", width)


def as_json(answers: Sequence[Answer], *, explain: bool = False) -> str:
    """A list with the whole judgement of each record; without *explain*, without the reasons."""
    return json.dumps([_plain(answer, explain) for answer in answers], indent=2, ensure_ascii=False)


def _plain(answer: Answer, explain: bool) -> Mapping[str, Any]:
    judgement = answer.judgement.to_dict()
    if not explain:
        del judgement["explanation"]
    return {
        "place": answer.case.place,
        "expected": answer.case.expected,
        "difference": answer.difference,
        **judgement,
    }


CSV_COLUMNS: Final = (
    "place",
    "reference",
    "record",
    "as_of",
    "policy",
    "answer",
    "possible",
    "provisions",
    "sentence",
    "missing",
    "open_points",
    "contested",
    "assumed",
    "duties",
    "cautions",
    "expected",
    "difference",
)


def as_csv(answers: Sequence[Answer]) -> str:
    """A row for each record, under `CSV_COLUMNS`; semicolons part several values in a cell."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for answer in answers:
        judgement = answer.judgement
        finding = judgement.finding
        cited = [finding.citation.id] if finding is not None else []
        cited += [duty.citation.id for duty in judgement.duties]
        row = (
            answer.case.place,
            getattr(answer.case.record, "reference", ""),
            type(answer.case.record).__name__,
            judgement.as_of.isoformat(),
            judgement.policy,
            answer.headline,
            answer.possible,
            "; ".join(dict.fromkeys(cited)),
            " ".join(answer.sentences),
            "; ".join(one.name for one in judgement.open_facts),
            "; ".join(one.id for one in judgement.open_points),
            "; ".join(dict.fromkeys(one.id for one in judgement.contested)),
            "; ".join(one.name for one in judgement.assumed),
            "; ".join(f"{one.rule}={one.status}" for one in judgement.duties),
            "; ".join(one.rule for one in judgement.cautions),
            answer.case.expected,
            answer.difference or "",
        )
        writer.writerow([inert(each) for each in row])
    return file.getvalue()


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def as_markdown(answers: Sequence[Answer], *, explain: bool = False) -> str:
    """A table of the records, and with *explain* a section with the reasons of each."""
    lines = ["| record | as of | answer | paragraph and reason | open |", "|---|---|---|---|---|"]
    for answer in answers:
        judgement = answer.judgement
        names = [one.name for one in judgement.open_facts]
        names += [one.id for one in judgement.open_points]
        cells = (
            answer.name,
            judgement.as_of.isoformat(),
            answer.headline + (f" ({answer.possible})" if answer.possible else ""),
            " ".join(answer.sentences),
            ", ".join(names),
        )
        lines.append("| " + " | ".join(map(cell, cells)) + " |")
    lines += ["", *(f"- {count:,} {name}" for name, count in tally(answers).items()), ""]
    if explain:
        for answer in answers:
            lines += [f"## {cell(answer.name)}", "", "```text"]
            lines += [str(answer.judgement), "", *answer.judgement.explain().render().splitlines()]
            lines += ["```", ""]
    return "\n".join(lines)


def cell(text: str) -> str:
    """A text that fits in one cell of a Markdown table, and stays text."""
    escaped = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return escaped.replace("`", "\\`").replace("\n", " ")
