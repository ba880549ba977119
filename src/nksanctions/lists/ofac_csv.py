"""OFAC's Specially Designated Nationals list in its CSV form, a folder or zip of four files.

``sdn.csv`` has an entry a row; ``alt.csv`` has the names beside the primary ones, ``add.csv`` the
addresses, ``sdn_comments.csv`` the ends of remarks that are longer than 1,000 characters. They have
no header rows and tie up by the first column, the entry's number. ``-0-`` stands for empty, and
the files end in a control-Z. Only ``sdn.csv`` must be there.

The files give no day of listing: `listed` is `None`. The primary name of an individual is split at
its first comma into family and given names. Remarks are parsed into facts.

Source: OFAC, specification of the SDN data files (``sdnmst.txt``, ``dat_spec.txt``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from nksanctions.lists import ofac_words as words
from nksanctions.lists.csv_rows import rows
from nksanctions.lists.ofac_remarks import Remarks
from nksanctions.lists.opened import Opened, bad
from nksanctions.lists.report import ParseReport
from nksanctions.lists.values import find_country, script_of
from nksanctions.models import (
    Designation,
    Identifier,
    IdentifierScheme,
    ListingAuthority,
    ListSource,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    NameQuality,
    Place,
    Role,
    RoleKind,
    SubjectKind,
)

LIST: Final = "ofac-sdn"
SIDE_FILES: Final = 1 << 25
"""The files beside sdn.csv have at most so many bytes each; the published ones have about 1 MB."""

_EMPTY: Final = frozenset({"-0-", "-0"})  # a file that is cut off may end in the second
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,6}")
_KINDS: Final = {
    "": SubjectKind.ENTITY,
    "individual": SubjectKind.INDIVIDUAL,
    "vessel": SubjectKind.VESSEL,
    "aircraft": SubjectKind.AIRCRAFT,
}
_COLUMNS: Final = {"sdn.csv": 12, "alt.csv": 5, "add.csv": 6, "sdn_comments.csv": 2}

Rows = dict[str, list[list[str]]]


def entries(opened: Opened, report: ParseReport) -> Iterator[Designation]:
    """Yield the designations in the order of ``sdn.csv``.

    Raises:
        BadInputError: If there is no ``sdn.csv``, or a file is no CSV file.
    """
    if "sdn.csv" not in opened.members:
        raise bad(opened.name, "there is no sdn.csv; give a folder or a zip of OFAC's CSV files")
    for name in opened.members:
        if name not in _COLUMNS:
            report.unread(name, why="a file that is none of OFAC's SDN files")
    alternates = _side_file("alt.csv", opened, report)
    addresses = _side_file("add.csv", opened, report)
    comments = _side_file("sdn_comments.csv", opened, report)
    for line, row in _rows("sdn.csv", opened, report):
        number = row[0]
        place = f"sdn.csv line {line}, {number}"
        of_entry = [side.pop(number, []) for side in (alternates, addresses, comments)]
        try:
            yield _entry(row, of_entry, place, report)
        except ValueError as error:
            report.skip(place, str(error))
    for name, side in (
        ("alt.csv", alternates),
        ("add.csv", addresses),
        ("sdn_comments.csv", comments),
    ):
        for number, left in side.items():
            why = "for an entry that sdn.csv does not have: the files are not of one day"
            report.unread(f"{name}: rows of no entry", number, why=why, count=len(left))


def _side_file(name: str, opened: Opened, report: ParseReport) -> Rows:
    found: Rows = {}
    size = 0
    for line, row in _rows(name, opened, report):
        found.setdefault(row[0], []).append([*row[1:], str(line)])
        size += sum(map(len, row))
        if size > SIDE_FILES:
            raise bad(opened.name, f"longer than {SIDE_FILES >> 20} MB", f"{name} line {line}")
    return found


def _rows(name: str, opened: Opened, report: ParseReport) -> Iterator[tuple[int, list[str]]]:
    """The sound rows of a file, with ``-0-`` made empty."""
    file = opened.member(name)
    if file is None:
        return
    for line, cells in rows(file, f"{opened.name}/{name}"):
        row = ["" if (text := cell.strip()) in _EMPTY else text for cell in cells]
        place = f"{name} line {line}"
        if len(row) != _COLUMNS[name]:
            report.skip(place, f"has {len(row)} columns; there are {_COLUMNS[name]}")
        elif _NUMBER.fullmatch(row[0]) is None:
            report.skip(place, f"{row[0][:40]!r} is not the number of an entry", "column 1")
        else:
            yield line, row


def _entry(
    row: list[str], of_entry: list[list[list[str]]], place: str, report: ParseReport
) -> Designation:
    number, name, kind_text, programmes, title, *vessel, remark = row
    if kind_text.lower() not in _KINDS:
        raise ValueError(f"SDN_Type: {kind_text[:40]!r} is none of {', '.join(_KINDS)[2:]}")
    if not name:
        raise ValueError("SDN_Name: is empty")
    kind = _KINDS[kind_text.lower()]
    alternates, addresses, comments = of_entry
    remarks = Remarks(kind=kind, report=report, place=place)
    remarks.parse("".join([remark, *(comment[0] for comment in comments)]), title)
    columns = _vessel(vessel)
    if columns and kind != SubjectKind.VESSEL:
        report.problem(place, f"the columns of vessels hold something: {vessel}", "Call_Sign")
    return Designation(
        kind=kind,
        authority=ListingAuthority.US,
        source=ListSource(list=LIST, entry=number, path="sdn.csv"),
        reference=number,
        programmes=tuple(words.programme(tag) for tag in words.tags(programmes)),
        names=(
            _name(name, kind, path="SDN_Name"),
            *(
                _alternate(alternate, kind, report, place)
                for alternate in alternates
                if alternate[2]
            ),
            *remarks.names,
        ),
        gender=remarks.gender,
        births=tuple(remarks.births),
        birth_places=tuple(remarks.birth_places),
        nationalities=tuple(remarks.nationalities),
        citizenships=tuple(remarks.citizenships),
        roles=(
            *(
                Role(text=text, kind=RoleKind.UNSORTED, path="Title")
                for part in title.split(";")
                if (text := part.strip())
            ),
            *remarks.roles,
        ),
        addresses=tuple(
            _address(address)
            for address in addresses
            if any(address[place] for place in (1, 2, 3, 4))
        ),
        documents=tuple(remarks.documents),
        identifiers=(
            Identifier(scheme=IdentifierScheme.OFAC_UID, value=number, path="ent_num"),
            *remarks.identifiers,
        ),
        contacts=tuple(remarks.contacts),
        relations=tuple(remarks.relations),
        vessel=remarks.vessel_facts(columns),
        aircraft=remarks.aircraft_facts(),
        comments=tuple(remarks.comments),
        details=tuple(remarks.details),
    )


def _name(text: str, of: SubjectKind, **given: Any) -> Name:
    family, comma, own = text.partition(",")
    if of == SubjectKind.INDIVIDUAL and comma and own.strip():
        parts: tuple[NamePart, ...] = (
            NamePart(NamePartKind.FAMILY, family.strip()),
            NamePart(NamePartKind.GIVEN, own.strip()),
        )
    else:
        parts = (NamePart(NamePartKind.WHOLE, text),)
    return Name(text=text, script=script_of(text), parts=parts, **given)


def _alternate(row: list[str], of: SubjectKind, report: ParseReport, place: str) -> Name:
    uid, type_text, text, note, line = row
    if type_text not in words.NAMES:
        report.problem(
            place, f"{type_text[:40]!r} is none of aka, fka, nka", f"alt.csv line {line}"
        )
    return _name(
        text,
        of,
        kind=words.NAMES.get(type_text, NameKind.OTHER),
        quality=NameQuality.STRONG,
        label=type_text,
        note=note,
        uid=uid,
        path=f"alt.csv line {line}",
    )


def _address(row: list[str]) -> Place:
    uid, street, city, country_text, note, line = row
    return Place(
        lines=(street,) if street else (),
        city=city,
        country=find_country(country_text),
        country_text=country_text,
        note=note,
        uid=uid,
        path=f"add.csv line {line}",
    )


def _vessel(cells: list[str]) -> dict[str, Any]:
    call_sign, kind, deadweight, gross, flag, owner = cells
    found: dict[str, Any] = {}
    other: list[tuple[str, str]] = []
    if call_sign:
        found["call_sign"] = call_sign
    if kind:
        found["type"] = kind
    for column, key, text in (
        ("Tonnage", "deadweight", deadweight),
        ("GRT", "gross_tonnage", gross),
    ):
        digits = text.replace(",", "")
        if digits.isascii() and digits.isdigit():
            found[key] = int(digits)
        elif text:
            other.append((column, text))
    if flag:
        found["flag"], found["flag_text"] = find_country(flag), flag
    if owner:
        found["owners"] = (owner,)
    if other:
        found["other"] = tuple(other)
    return found
