"""A judgement as text for a terminal, and as a small page for a notebook."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Final, TypeVar

from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.words import listed, shown
from nksanctions.models.period import in_words

if TYPE_CHECKING:
    from nksanctions.law.findings import DutyFinding, Finding
    from nksanctions.law.judgement import Judgement

WIDTH = 80

_Said = TypeVar("_Said", bound="Finding | DutyFinding")

Section = tuple[str, list[str]]


def _answer(one: Any, possible: frozenset[Any]) -> str:
    words = [value.words for value in sorted(possible, key=lambda value: value.gravity)]
    return f"{one.words} ({listed(words, 'or')})" if len(words) > 1 else str(one.words)


def _cited(one: Finding | DutyFinding) -> str:
    return f"{one.citation} [{one.citation.id}, {one.verified}]"


_ALL: Final = 4
"""So many that say nothing of the case are shown one by one; of more, the nearest alone."""


def _nearest(
    every: Sequence[_Said], nothing: Outcome | DutyStatus
) -> tuple[list[_Said], list[str]]:
    """Those that say something, with the nearest of the others; and a line that names the rest."""
    silent = [one for one in every if _says(one) is nothing]
    if len(silent) <= _ALL:
        return list(every), []
    kept = 1 if len(silent) < len(every) else 3
    rest = silent[kept:]
    shown = [one for one in every if all(one is not other for other in rest)]
    named = listed(dict.fromkeys(str(one.citation) for one in rest))
    return shown, [f"{nothing.words} under {len(rest)} more rules: {named}."]


def _says(one: Finding | DutyFinding) -> Outcome | DutyStatus:
    return one.status if hasattr(one, "status") else one.outcome


def headline(judgement: Judgement) -> str:
    """The answer in a word or two: the outcome, or the statuses of the duties."""
    if judgement.outcome is not None:
        return _answer(judgement.outcome, judgement.outcomes)
    return ", ".join(dict.fromkeys(duty.status.words for duty in judgement.duties)) or "NO RULE"


def sections(judgement: Judgement) -> Iterator[Section]:
    """The parts of the answer that have something to say, each with its lines."""
    if judgement.findings:
        findings, more = _nearest(judgement.findings, Outcome.NOT_COVERED)
        yield (
            "Findings",
            [
                *(
                    f"{_answer(one.outcome, one.outcomes)}, {_cited(one)}:"
                    f" {one.title}; {one.sentence}. Bound: {one.bound}."
                    for one in findings
                ),
                *more,
            ],
        )
    if judgement.duties:
        lines = []
        duties, more = _nearest(judgement.duties, DutyStatus.NOT_OWED)
        for duty in duties:
            lines.append(
                f"{_answer(duty.status, duty.statuses)}, {_cited(duty)}:"
                f" {duty.title}; {duty.sentence}. Bound: {duty.bound}."
            )
            lines += [f"Subject to {sentence}." for sentence in duty.subject_to]
        yield "Duties", [*lines, *more]
    if judgement.cautions:
        yield "To note", [f"{one.citation}: {one.sentence}" for one in judgement.cautions]
    if judgement.open_facts:
        yield (
            "Missing facts, most decisive first",
            [f"{one.name}: {one.says} ({one.by})" for one in judgement.open_facts],
        )
    if judgement.open_points:
        yield (
            "Open points of law",
            [
                f"{one.id}: {one.question}"
                + ("" if one.live or not one.under else f" (hangs on {', '.join(one.under)})")
                for one in judgement.open_points
            ],
        )
    if judgement.contested:
        yield (
            "Contested",
            [
                f"{one.id}: taken as {one.taken.name}; read as {one.other.name}"
                f" ({one.other.held_by}), {one.would_say}"
                for one in judgement.contested
            ],
        )
    if judgement.assumed:
        yield (
            "Assumed",
            [f"{one.name}: {one.says}: {shown(one.value)}" for one in judgement.assumed],
        )


def title(judgement: Judgement) -> str:
    """Which record, on which day, under which policy."""
    reference = getattr(judgement.record, "reference", "")
    name = type(judgement.record).__name__ + (f" {reference}" if reference else "")
    return f"{name}, as of {in_words(judgement.as_of)}, policy {judgement.policy}"


def judgement_text(judgement: Judgement, width: int = WIDTH) -> str:
    """The whole answer as lines of at most *width* columns."""
    lines = [*wrapped([headline(judgement), title(judgement)], "", width)]
    for name, rows in sections(judgement):
        lines.append(f"{name}:")
        lines += wrapped(rows, "  ", width)
    return "\n".join(lines)


def wrapped(rows: Iterable[str], indent: str, width: int = WIDTH) -> Iterator[str]:
    """Each row in lines of at most *width* columns, what follows its first indented more."""
    for row in rows:
        yield from textwrap.wrap(
            row,
            width,
            initial_indent=indent,
            subsequent_indent=indent + "  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def judgement_html(judgement: Judgement) -> str:
    """The whole answer as a small piece of HTML without style sheets of its own."""
    parts: list[Any] = [
        f"<p><strong>{escape(headline(judgement))}</strong><br>{escape(title(judgement))}</p>"
    ]
    for name, rows in sections(judgement):
        items = "".join(f"<li>{escape(row)}</li>" for row in rows)
        parts.append(f"<p><em>{escape(name)}</em></p><ul>{items}</ul>")
    return f"<div>{''.join(parts)}</div>"
