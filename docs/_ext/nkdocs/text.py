"""Words and tables of generated Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import nksanctions as nk
from nksanctions.law.words import listed
from nksanctions.models.period import in_words

__all__ = ["cell", "code", "day_of_law", "in_words", "listed", "slug", "table"]


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table."""
    yield f"| {' | '.join(header)} |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield f"| {' | '.join(map(cell, row))} |"
    yield ""


def cell(text: str) -> str:
    """A text that fits in one cell; what is Markdown in it stays so."""
    return text.replace("|", "\\|").replace("\n", " ").strip() or "–"


def code(text: object) -> str:
    """A name as it is typed."""
    return f"`{text}`"


def slug(kind: str, name: str) -> str:
    """The target of an instrument, a provision, a point, a rule or a source."""
    return re.sub("[^a-z0-9]+", "-", f"{kind}-{name}".lower()).strip("-")


def day_of_law(text: str) -> str:
    """The day that a provision was adopted on, or the last day of one of its duties.

    *text* is a stable id, or an id and the name of a duty.
    """
    id, _, duty = text.partition(" ")
    provision = nk.un.provision(id)
    day: date = provision.deadline(duty).last_day if duty else provision.adopted
    return in_words(day)
