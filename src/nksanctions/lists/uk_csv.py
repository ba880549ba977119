"""The UK Sanctions List, CSV. What becomes of its columns stands in `uk_entry`.

It says the same as the XML, and becomes the same designations. An entry has as many rows as it has
values in its fullest column; they stand together and repeat the rest. The first line gives the day
of the report, the second the names of the columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from nksanctions.lists.csv_rows import rows
from nksanctions.lists.noted import Notes
from nksanctions.lists.opened import Opened, bad
from nksanctions.lists.report import ParseReport
from nksanctions.lists.uk_entry import UkEntry
from nksanctions.lists.values import date_in_words
from nksanctions.models import (
    ContactKind,
    Designation,
    DocumentKind,
    IdentifierScheme,
    RelationKind,
    RoleKind,
)

KEY: Final = "Unique ID"
_REPORT_DATE: Final = re.compile(r"Report Date\s*:\s*(.+)", re.IGNORECASE)

_TAKERS: Final[dict[str, Callable[[UkEntry, str, str], None]]] = {
    "Last Updated": lambda entry, text, path: entry.updated(path, text),
    "Date Designated": lambda entry, text, path: entry.designated(path, text),
    "OFSI Group ID": lambda entry, text, path: entry.number(
        IdentifierScheme.OFSI_GROUP, text, path
    ),
    "UN Reference Number": lambda entry, text, path: entry.number(
        IdentifierScheme.UN_REFERENCE, text, path
    ),
    "Title": lambda entry, text, path: entry.role(text, RoleKind.HONORIFIC, path),
    "Position": lambda entry, text, path: entry.role(text, RoleKind.POSITION, path),
    "Regime Name": lambda entry, text, path: entry.regime(text, path),
    "Designation source": lambda entry, text, path: entry.keep((path, text)),
    "Sanctions Imposed": lambda entry, text, _: entry.imposed(text),
    "Other Information": lambda entry, text, path: entry.comment(text, path),
    "UK Statement of Reasons": lambda entry, text, path: entry.reason(text, path),
    "Phone number": lambda entry, text, path: entry.contact(ContactKind.PHONE, text, path),
    "Website": lambda entry, text, path: entry.contact(ContactKind.WEBSITE, text, path),
    "Email address": lambda entry, text, path: entry.contact(ContactKind.EMAIL, text, path),
    "D.O.B": lambda entry, text, path: entry.born(text, path),
    "Nationality(/ies)": lambda entry, text, path: entry.nationality(text, path),
    "Gender": lambda entry, text, _: entry.gendered(text),
    "Type of entity": lambda entry, text, path: entry.detail("TypeOfEntity", text, path),
    "Subsidiaries": lambda entry, text, path: entry.tie(RelationKind.PARENT_OF, text, path),
    "Parent company": lambda entry, text, path: entry.tie(RelationKind.SUBSIDIARY_OF, text, path),
    "Business registration number (s)": lambda entry, text, path: entry.number(
        IdentifierScheme.REGISTRATION, text, path
    ),
    "IMO number": lambda entry, text, path: entry.imo(text, path),
    "Current owner/operator (s)": lambda entry, text, _: entry.of_ships("owners", text),
    "Previous owner/operator (s)": lambda entry, text, _: entry.of_ships("former_owners", text),
    "Current believed flag of ship": lambda entry, text, path: entry.of_ship(
        "flag_text", text, path
    ),
    "Previous flags": lambda entry, text, _: entry.of_ships("former_flags_text", text),
    "Type of ship": lambda entry, text, path: entry.of_ship("type", text, path),
    "Tonnage of ship": lambda entry, text, path: entry.tonnage(path, text),
    "Length of ship": lambda entry, text, path: entry.of_ship("length", text, path),
    "Year Built": lambda entry, text, path: entry.of_ship("built", text, path),
    "Hull identification number (HIN)": lambda entry, text, path: entry.of_ship(
        "hull_number", text, path
    ),
}
"""What becomes of a column that stands alone."""

_NAME: Final = (*(f"Name {number}" for number in range(1, 7)), "Name type", "Alias strength")
_SCRIPT: Final = (
    "Name non-latin script",
    "Non-latin script type",
    "Non-latin script language",
)
_ADDRESS: Final = (
    *(f"Address Line {number}" for number in range(1, 7)),
    "Address Postal Code",
    "Address Country",
)
_PASSPORT: Final = ("Passport number", "Passport additional information")
_NATIONAL_ID: Final = (
    "National Identifier number",
    "National Identifier additional information",
)
_BIRTH: Final = ("Town of birth", "Country of birth")
_TOGETHER: Final = frozenset(
    (*_NAME, *_SCRIPT, *_ADDRESS, *_PASSPORT, *_NATIONAL_ID, *_BIRTH, KEY, "Designation Type")
)


def entries(opened: Opened, report: ParseReport) -> Iterator[Designation]:
    """Yield the designations of the list in file order.

    Raises:
        BadInputError: If it has no header with the columns of the list.
    """
    found = rows(opened.file, opened.name)
    header = _header(found, opened.name, report)
    entry: UkEntry | None = None
    for line, cells in found:
        place = f"line {line}"
        if len(cells) != len(header):
            report.skip(place, f"has {len(cells)} columns; there are {len(header)}")
            continue
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
        reference = row[KEY]
        if not reference:
            report.skip(place, "is empty", KEY)
            continue
        if entry is None or entry.reference != reference:
            yield from _done(entry, report)
            notes = Notes(place=f"{place}, {reference}", report=report)
            entry = UkEntry(reference=reference, notes=notes)
        _take(row, entry, place, report)
    yield from _done(entry, report)


def _done(entry: UkEntry | None, report: ParseReport) -> Iterator[Designation]:
    if entry is None:
        return
    try:
        yield entry.designation("row")
    except ValueError as error:
        report.skip(entry.notes.place, str(error))


def _header(found: Iterator[tuple[int, list[str]]], name: str, report: ParseReport) -> list[str]:
    for line, cells in found:
        header = [cell.strip() for cell in cells]
        if KEY in header:
            if twice := sorted({one for one in header if header.count(one) > 1}):
                raise bad(name, f"two columns are called {', '.join(twice)}", f"line {line}")
            return header
        told = _REPORT_DATE.match(cells[0])
        if told is not None:
            made = date_in_words(told[1].strip().replace("-", " "))
            if made is None or made.day is None:
                report.problem(f"line {line}", f"{told[1]!r} is no date", "Report Date")
            else:
                report.generated = made.day
        elif any(header):
            report.unread("line above the header", ", ".join(filter(None, header)))
        if line > 10:
            break
    raise bad(name, f"no header with a column {KEY!r} in its first lines")


def _take(row: dict[str, str], entry: UkEntry, place: str, report: ParseReport) -> None:
    """Take in one row of an entry."""

    def group(names: tuple[str, ...]) -> list[str]:
        return [row.get(name, "") for name in names]

    try:
        entry.subject(row.get("Designation Type", ""))
    except ValueError as error:
        report.problem(entry.notes.place, str(error), "Designation Type")
    *parts, kind, strength = group(_NAME)
    entry.name(tuple(parts), kind, strength, place)
    text, script, language = group(_SCRIPT)
    entry.original_script(text, script, language, place)
    *lines, postcode, country = group(_ADDRESS)
    entry.address(tuple(lines), postcode, country, place)
    for paper, names in (
        (DocumentKind.PASSPORT, _PASSPORT),
        (DocumentKind.NATIONAL_ID, _NATIONAL_ID),
    ):
        number, note = group(names)
        entry.paper(paper, number, note, place)
    town, country = group(_BIRTH)
    entry.born_in(town, country, place)
    for name, text in row.items():
        if not text or name in _TOGETHER:
            continue
        taker = _TAKERS.get(name)
        if taker is None:
            report.unread(f"column {name!r}" if name else "column without a name", text)
        else:
            taker(entry, text, name)
