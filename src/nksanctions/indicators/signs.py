"""What indicators and red flags have in common: signs with reasons, and how they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from attrs import frozen

from nksanctions.indicators.files import Statement
from nksanctions.law import Explanation, OpenFact, Reason
from nksanctions.law.text import WIDTH, wrapped
from nksanctions.law.words import shown


@frozen(kw_only=True)
class Group:
    """The signs of one state: a heading, and for each its name and what stands behind it."""

    heading: str
    rows: tuple[tuple[str, str], ...]


def because(reason: Reason) -> tuple[str, ...]:
    """The sentences right below the sign's own that decide it."""
    return tuple(one.sentence for one in reason.reasons if one.decides)


def names(facts: Iterable[OpenFact]) -> str:
    """The names of open facts."""
    return ", ".join(fact.name for fact in facts)


def open_plain(facts: Iterable[OpenFact]) -> list[dict[str, str]]:
    """Open facts as plain data."""
    return [{"name": fact.name, "says": fact.says, "by": fact.by} for fact in facts]


def reason_plain(record: Any, reason: Reason) -> dict[str, Any]:
    """A reason as plain data, whole."""
    (found,) = Explanation(record, (reason,)).to_dict()
    return found


def evidence(record: Any, reason: Reason) -> tuple[tuple[str, str], ...]:
    """The facts that decided, with their values in words."""
    found: dict[str, str] = {}
    for _, one in reason.lines():
        for ref in one.facts:
            value = getattr(record, ref.path[0])
            if value is not None:
                found[ref.name] = shown(value)
    return tuple(found.items())


def title(record: Any) -> str:
    """The class of a record, and its reference."""
    reference = getattr(record, "reference", "")
    return type(record).__name__ + (f" {reference}" if reference else "")


def text(
    headline: str,
    record: Any,
    groups: Sequence[Group],
    statements: Iterable[Statement],
    width: int = WIDTH,
) -> str:
    """All of it as lines of at most *width* columns."""
    lines = [*wrapped([headline, title(record)], "", width)]
    for group in groups:
        if group.rows:
            lines.append(f"{group.heading}:")
            lines += wrapped([_row(*row) for row in group.rows], "  ", width)
    lines.append("To note:")
    lines += wrapped([one.says for one in statements], "  ", width)
    return "\n".join(lines)


def html(
    headline: str, record: Any, groups: Sequence[Group], statements: Iterable[Statement]
) -> str:
    """All of it as a small piece of HTML without style sheets of its own."""
    parts = [f"<p><strong>{escape(headline)}</strong><br>{escape(title(record))}</p>"]
    sections = [(group.heading, [_row(*row) for row in group.rows]) for group in groups]
    sections.append(("To note", [one.says for one in statements]))
    for heading, rows in sections:
        if rows:
            items = "".join(f"<li>{escape(row)}</li>" for row in rows)
            parts.append(f"<p><em>{escape(heading)}</em></p><ul>{items}</ul>")
    return f"<div>{''.join(parts)}</div>"


def _row(name: str, rest: str) -> str:
    return f"{name}: {rest}" if rest else name


def statements_plain(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    """Statements as plain data."""
    return [{"id": one.id, "says": one.says, "sources": list(one.sources)} for one in statements]
