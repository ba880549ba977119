"""What of the law is checked, drawn from the rules and the reasons on file."""

from __future__ import annotations

from collections.abc import Iterator

import nksanctions as nk
from nkdocs.links import provision_link, rule_link
from nkdocs.text import code, table


def counts(_: str) -> Iterator[str]:
    """By subject, how many binding provisions have rules, and how many none yet."""
    rows = nk.un.coverage().counts()
    every = [sum(row[place] for row in rows.values()) for place in range(3)]
    yield from table(
        ("Subject", "Binding", "With rules", "No rule yet"),
        [
            *((subject, *map(str, row)) for subject, row in rows.items()),
            ("in all", *map(str, every)),
        ],
    )


def provisions(subject: str) -> Iterator[str]:
    """Each provision of a subject with its rules, or why it has none."""
    entries = [one for one in nk.un.coverage() if one.provision.subject == subject]
    yield from table(
        ("Provision", "Binding", "Rules, or why there is none", "Record"),
        (
            (
                provision_link(one.provision.id),
                "yes" if one.provision.binding else "no",
                _said(one),
                ", ".join(map(code, one.records)) or "-",
            )
            for one in entries
        ),
    )


def subjects(_: str) -> Iterator[str]:
    """A section for each subject."""
    for subject in sorted({one.subject for one in nk.un.provisions.values()}):
        yield f"### {subject.capitalize()}"
        yield ""
        yield from provisions(subject)
        yield ""


def _said(entry: nk.CoverageEntry) -> str:
    if entry.rules:
        return ", ".join(map(rule_link, entry.rules))
    if entry.named_by:
        first, *more = entry.named_by
        others = f" and {len(more)} more" if more else ""
        return f"named by {rule_link(first)}{others}"
    return "no reason on file" if entry.reason is None else entry.reason.says
