"""Designations as a table: one row each, for a spreadsheet. It is not meant to be read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import BinaryIO, Final

from nksanctions.models import Designation, IdentifierScheme, NameQuality


def _many(values: Iterable[object]) -> str:
    return "; ".join(dict.fromkeys(" ".join(str(value).split()) for value in values))


def _of_scheme(scheme: IdentifierScheme) -> Callable[[Designation], str]:
    return lambda one: _many(each.value for each in one.identifiers if each.scheme == scheme)


COLUMNS: Final[dict[str, Callable[[Designation], str]]] = {
    "list": lambda one: one.source.list,
    "reference": lambda one: one.reference,
    "kind": lambda one: one.kind.value,
    "name": lambda one: " ".join(one.name.split()),
    "aliases": lambda one: _many(n for n in one.aliases if n.quality != NameQuality.WEAK),
    "weak_aliases": lambda one: _many(n for n in one.aliases if n.quality == NameQuality.WEAK),
    "programmes": lambda one: _many(one.tags),
    "legal_bases": lambda one: _many(
        (*(basis for each in one.programmes for basis in each.legal_bases), *one.legal_bases)
    ),
    "listed": lambda one: "" if one.listed is None else one.listed.isoformat(),
    "amended": lambda one: _many(one.amended),
    "delisted": lambda one: "" if one.delisted is None else one.delisted.isoformat(),
    "gender": lambda one: "" if one.gender is None else one.gender.value,
    "births": lambda one: _many(one.births),
    "birth_places": lambda one: _many(one.birth_places),
    "nationalities": lambda one: _many((*one.nationalities, *one.citizenships)),
    "roles": lambda one: _many(one.roles),
    "addresses": lambda one: _many(one.addresses),
    "documents": lambda one: _many(one.documents),
    "imo": _of_scheme(IdentifierScheme.IMO),
    "flag": lambda one: "" if one.vessel is None else one.vessel.flag_text,
    "relations": lambda one: _many(one.relations),
    "reasons": lambda one: _many(one.reasons),
    "comments": lambda one: _many(one.comments),
}
"""The columns, and how each is made; several values are divided by semicolons."""


def write_csv(designations: Iterable[Designation], file: BinaryIO) -> int:
    """Write designations to an open binary file as CSV, UTF-8, with a header; how many.

    A cell that a spreadsheet would take for a formula starts with an apostrophe.

    .. versionadded:: 26.1.0
    """
    text = io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    count = 0
    for designation in designations:
        rows.writerow([_safe(column(designation)) for column in COLUMNS.values()])
        count += 1
    text.flush()
    text.detach()
    return count


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
