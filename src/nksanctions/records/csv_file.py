"""CSV: a header with the names of fields, and a record a row.

An empty cell is left out, ``?`` is explicitly unknown. Rows are numbered as an editor numbers
lines, so the header is row 1, and a row that a quoted line break stretches is called by its first
line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from attrs import frozen

from nksanctions.records.case import ANNOTATIONS, Case, Intake
from nksanctions.records.columns import Column, columns
from nksanctions.records.problems import Problems

DELIMITERS: Final = (",", ";", "\t")


@frozen(kw_only=True)
class _Header:
    """The columns of a file; *known* are those that may be read, by name, with their place."""

    place: str
    width: int
    known: dict[str, int]


def read_csv(text: str, file: str, intake: Intake) -> Iterator[Case]:
    """Yield a case for each good row; note what is wrong with the others."""
    before = intake.problems.count
    rows = _rows(text, file, intake.problems)
    line, names = next(rows, (1, []))
    if intake.problems.count > before:
        return  # of a header that cannot be read, no row can be judged
    if not names:
        intake.problems.add(file, "the file is empty")
        return
    header = _header(names, f"{file} row {line}", intake)
    default = _default(header, intake)
    noted, any_row = intake.problems.count, False
    plans: dict[type[Any], list[tuple[int, Column]]] = {}
    beside = [(i, ANNOTATIONS[name]) for name, i in header.known.items() if name in ANNOTATIONS]
    naming = header.known.get("record")
    for row_number, row in rows:
        place, any_row = f"{file} row {row_number}", True
        if len(row) != header.width:
            intake.problems.add(place, _width(len(row), header.width))
            continue
        named = row[naming] if naming is not None else ""
        if not named and naming is None and default is None:
            continue  # said once, of the header
        use_default = not named and default is not None
        record_type = default if use_default else intake.record_type(place, named)
        if record_type is None:
            continue
        if (plan := plans.get(record_type)) is None:
            plan = plans[record_type] = _plan(header, record_type)
        if len(plan) + len(beside) < len(header.known):
            _note_foreign(place, row, header, record_type, intake)
        case = intake.case(
            place,
            record_type,
            [(column, row[i]) for i, column in plan if row[i]],
            [(column, row[i]) for i, column in beside if row[i]],
        )
        if case is not None:
            yield case
    if not any_row and intake.problems.count == noted:
        intake.problems.add(file, "a header, but no rows")


def _rows(text: str, file: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the number of its first line, cells stripped."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.add(f"{file} row {line}", _malformed(str(error)))
            continue
        if row and (len(row) > 1 or row[0].strip()):
            yield line, [cell.strip() for cell in row]


def _malformed(words: str) -> str:
    if "unexpected end of data" in words or "field limit" in words:
        return "malformed CSV: a quotation mark opens here that nothing closes"
    return f"malformed CSV: {words}; quote the whole cell, and double a quotation mark in it"


def _delimiter(text: str) -> str:
    """The delimiter that makes the most of the header line."""
    line = next((line for line in io.StringIO(text, newline="") if line.strip()), "").strip()
    fields = set(ANNOTATIONS).union(*(columns(t) for t in Intake(None, Problems()).types.values()))

    def fit(delimiter: str) -> tuple[int, int]:
        cells = [cell.strip(' "') for cell in line.split(delimiter)]
        return len(fields.intersection(cells)), len(cells)

    return max(DELIMITERS, key=fit)


def _header(names: list[str], place: str, intake: Intake) -> _Header:
    """Find the columns; note those that are unknown, without a name, or there twice."""
    owner = None if "record" in names else intake.default
    of = intake.types.values() if owner is None else (owner,)
    known: dict[str, int] = {}
    for number, name in enumerate(names):
        if name in known:
            first = known[name] + 1
            intake.problems.add(place, f"stands twice, in columns {first} and {number + 1}", name)
        elif name in ANNOTATIONS or any(name in columns(each) for each in of):
            known[name] = number
        elif not name:
            intake.problems.add(place, f"column {number + 1} has no name")
        else:
            shown = name if len(name) <= 60 and name.isprintable() else f"column {number + 1}"
            intake.problems.add(place, partial(intake.unknown_field, name, owner), shown)
    return _Header(place=place, width=len(names), known=known)


def _default(header: _Header, intake: Intake) -> type[Any] | None:
    """The record type of rows that name none: the caller's, or the one that the columns fit."""
    if intake.default is not None or "record" in header.known:
        return intake.default
    own = [name for name in header.known if name not in ANNOTATIONS]
    fitting = [name for name, each in intake.types.items() if columns(each).keys() >= set(own)]
    if own and len(fitting) == 1:
        return intake.types[fitting[0]]
    choices = ", ".join(fitting or intake.types)
    intake.problems.add(
        header.place,
        f"which type of record? add a column 'record', or name one for all: {choices}",
    )
    return None


def _plan(header: _Header, record_type: type[Any]) -> list[tuple[int, Column]]:
    own = columns(record_type)
    return [(i, own[name]) for name, i in header.known.items() if name in own]


def _note_foreign(
    place: str, row: list[str], header: _Header, record_type: type[Any], intake: Intake
) -> None:
    """Note cells in columns that belong to other types of records."""
    for name, i in header.known.items():
        if row[i] and name not in ANNOTATIONS and name not in columns(record_type):
            intake.problems.add(place, partial(intake.unknown_field, name, record_type), name)


def _width(cells: int, width: int) -> str:
    if cells > width:
        return f"{cells} cells where the header has {width}; does a cell with a comma lack quotes?"
    return f"{cells} cells where the header has {width}"
