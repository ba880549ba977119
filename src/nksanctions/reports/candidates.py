"""Candidates of a screening as text, JSON and rows of a table."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from nksanctions.models import Designation
from nksanctions.screening import Candidate, Part

COLUMNS: Final = (
    "row",
    "name",
    "list",
    "reference",
    "listed_name",
    "score",
    "agreement",
    "for",
    "against",
    "equals",
    "problem",
)


def caution() -> str:
    """What must be said beside candidates."""
    return (
        "Candidates are no findings: people share names. Compare birth dates, papers and\n"
        "offices before anything follows."
    )


def _known(one: Designation) -> str:
    """What the list says that tells people apart, in a line."""
    parts = [
        f"born {'; '.join(map(str, one.births))}" if one.births else "",
        f"papers {'; '.join(each.number for each in one.documents if each.number)}"
        if one.documents
        else "",
        f"IMO {one.vessel.imo}" if one.vessel is not None and one.vessel.imo else "",
        "; ".join(map(str, one.roles)),
    ]
    return ", ".join(filter(None, parts))


def as_text(
    names: Sequence[str],
    answers: Sequence[Sequence[Candidate]],
    paint: Callable[[str], str],
    *,
    explain: bool,
) -> str:
    """Candidates for people to read, within 80 columns as far as names allow."""
    lines: list[str] = []
    for name, answer in zip(names, answers, strict=True):
        lines.append(f"{paint(name)}: {_count(len(answer))}")
        for one in answer:
            place = f"{one.designation.source.list} {one.designation.reference}"
            lines.append(f"  {one.score:.3f}  {paint(one.designation.name)} [{place}]")
            if one.name.text != one.designation.name:
                lines.append(f"         as {one.name.text}")
            lines.append(f"         {one.agreement}")
            if known := _known(one.designation):
                lines += textwrap.wrap(
                    known, 80, initial_indent="         ", subsequent_indent="         "
                )
            if one.equals:
                others = ", ".join(one.equals)
                lines += textwrap.wrap(
                    f"as good a match: {others}",
                    80,
                    initial_indent="         ",
                    subsequent_indent="         ",
                )
            if explain:
                lines += [
                    "         " + line.strip() for line in str(one.explain()).splitlines()[1:]
                ]
        lines.append("")
    return "\n".join(lines)


def _count(number: int) -> str:
    if not number:
        return "no candidate"
    return "1 candidate" if number == 1 else f"{number} candidates"


def _plain(part: Part) -> dict[str, Any]:
    return {
        "query": part.query,
        "listed": part.listed,
        "role": part.role,
        "points": part.points,
        "reason": part.reason,
    }


def as_json(names: Sequence[str], answers: Sequence[Sequence[Candidate]]) -> str:
    """Candidates for programs to read: one object for each name."""
    found = [
        {
            "name": name,
            "candidates": [
                {
                    "list": one.designation.source.list,
                    "reference": one.designation.reference,
                    "name": one.designation.name,
                    "listed_name": one.name.text,
                    "score": one.score,
                    "agreement": one.agreement.value,
                    "parts": [_plain(part) for part in one.parts],
                    "equals": list(one.equals),
                }
                for one in answer
            ],
        }
        for name, answer in zip(names, answers, strict=True)
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def _said(parts: Sequence[Part]) -> str:
    return "; ".join(
        f"{part.role}{' ' + (part.query or part.listed) if part.query or part.listed else ''}:"
        f" {part.reason} ({part.points:+.3f})"
        for part in parts
    )


def _safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, in one line."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(("=", "+", "-", "@")) else flat


def cells(
    number: int, name: str, answer: Sequence[Candidate], problem: str
) -> Iterator[tuple[str, ...]]:
    """The rows of a table for one name: one for each candidate, or one that says there is none."""
    if not answer:
        yield (str(number), _safe(name), "", "", "", "", "", "", "", "", problem)
    for one in answer:
        yield (
            str(number),
            _safe(name),
            one.designation.source.list,
            one.designation.reference,
            _safe(one.name.text),
            f"{one.score:.4f}",
            one.agreement.value,
            _said(one.evidence_for),
            _said(one.evidence_against),
            "; ".join(one.equals),
            problem,
        )
