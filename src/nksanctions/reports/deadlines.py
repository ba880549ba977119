"""Deadlines as JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
from typing import Final

from nksanctions.regimes.calendar import Calendar
from nksanctions.regimes.calendar_entry import CalendarEntry, shown_party
from nksanctions.reports.formats import cell, inert

__all__ = ["CSV_COLUMNS", "as_csv", "as_json", "as_markdown"]


def as_json(calendar: Calendar) -> str:
    """The calendar with its entries and notes as a JSON object."""
    plain = {
        "as_of": calendar.as_of.isoformat(),
        "state": calendar.state,
        "convention": calendar.convention.value,
        "deadlines": [entry.to_dict() for entry in calendar],
        "notes": list(calendar.notes),
    }
    return json.dumps(plain, indent=2, ensure_ascii=False)


CSV_COLUMNS: Final = (
    "last_day",
    "local_last_day",
    "status",
    "possible",
    "provision",
    "citation",
    "subject",
    "binding",
    "duty",
    "what",
    "bound",
    "state",
    "opens",
    "counted",
    "event",
    "occurred",
    "term",
    "fulfilled_on",
    "notes",
    "verified",
    "key",
)


def as_csv(calendar: Calendar) -> str:
    """A row for each entry, under `CSV_COLUMNS`; semicolons part several values in a cell."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for entry in calendar:
        plain = entry.to_dict()
        writer.writerow([inert(_text(plain[column])) for column in CSV_COLUMNS])
    return file.getvalue()


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(map(str, value))
    return str(value)


def as_markdown(calendar: Calendar) -> str:
    """A table of the entries, and the notes below it."""
    lines = [
        f"## {cell(calendar.title)}",
        "",
        "| last day | status | duty | paragraph | owed by |",
        "|---|---|---|---|---|",
    ]
    lines += ["| " + " | ".join(map(cell, _row(entry))) + " |" for entry in calendar]
    lines += ["", *(f"- {cell(note)}" for note in calendar.legend)]
    return "\n".join(lines).rstrip() + "\n"


def _row(entry: CalendarEntry) -> tuple[str, ...]:
    day = entry.counted if entry.day is None else entry.day.isoformat()
    call = "" if entry.binding else " (a call)"
    return (
        day,
        entry.words.lower(),
        " ".join((entry.what, *(f"({note})" for note in entry.notes))),
        f"{entry.provision.citation} [{entry.provision.id}]{call}",
        ", ".join(shown_party(one) for one in entry.bound),
    )
