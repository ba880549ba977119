"""OFAC's Specially Designated Nationals list as advanced XML (``SDN_ADVANCED.XML``).

The file holds its words, places, papers, parties, ties and listings apart and joins them by
numbers. A party becomes a designation:

| in the file | becomes |
|---|---|
| `DistinctParty` | `reference`; a profile of it is a designation |
| `SanctionsEntry` | `listed`, `amended`, `delisted`, `programmes`, `legal_bases`, `measures` |
| `Alias`, `DocumentedName` | `names`, with parts, script, quality |
| `Feature` | births, places, nationalities, roles, contacts, vessel and aircraft facts, details |
| `IDRegDocument` | papers of a person, else identifiers |
| `Location` | addresses and places of birth |
| `ProfileRelationship`, `SanctionsEntryLink` | `relations` |
| `ExternalReference` | `details` |

The listings come after the parties, so that the file is read twice: first what is joined, then the
parties, one in memory at a time. A compressed or unseekable input is kept in a temporary file in
between.

Source: OFAC, schema ``sdn_advanced.xsd`` (http://www.un.org/sanctions/1.0) and its notes, by the
classes that public programs made from it and by published entries; read on 24 November 2026.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from nksanctions.lists.noted import Notes
from nksanctions.lists.ofac_entries import Joined
from nksanctions.lists.ofac_party import designation_of, name_of
from nksanctions.lists.ofac_tables import Tables
from nksanctions.lists.opened import Opened
from nksanctions.lists.report import ParseReport
from nksanctions.lists.twice import rewindable
from nksanctions.lists.xml_file import Node, xml_nodes
from nksanctions.models import Designation

_UNITS: Final = (
    "DateOfIssue",
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "ProfileRelationship",
    "SanctionsEntry",
    "SanctionsEntryLink",
)
JoinedReader = Callable[[Node, Notes], None]


def entries(opened: Opened, report: ParseReport) -> Iterator[Designation]:
    """Yield a designation for each profile of each party, in file order.

    Raises:
        BadInputError: If the file is damaged.
    """
    with rewindable(opened.file) as file:
        joined = _join(file, opened.name, report)
        file.seek(0)
        elsewhere = ParseReport()  # the rest of the file was told of in the first reading
        for node in xml_nodes(file, opened.name, elsewhere, units=_UNITS):
            if node.tag == "DistinctParty":
                yield from _party(node, joined, report)
        for what, left in (
            ("IDRegDocument of no identity", joined.papers),
            ("ProfileRelationship of no profile", joined.ties),
            ("SanctionsEntry of no profile", joined.listings),
        ):
            for number in left:
                report.unread(what, number, why="the file has nothing of this number")


def _join(file: BinaryIO, name: str, report: ParseReport) -> Joined:
    """Read all but the parties."""
    joined = Joined()
    tables = joined.tables
    readers: dict[str, JoinedReader] = {
        "DateOfIssue": lambda node, notes: _issued(node, notes, report),
        "ReferenceValueSets": lambda node, _: tables.read(node),
        "Location": tables.read_place,
        "IDRegDocument": joined.read_paper,
        "ProfileRelationship": joined.read_tie,
        "SanctionsEntry": joined.read_entry,
        "SanctionsEntryLink": joined.read_link,
    }

    def root(node: Node) -> None:
        node.attribute("schemaLocation")
        if version := node.attribute("Version"):
            report.unread("Sanctions/@Version", version, why="the version of the form")

    for node in xml_nodes(file, name, report, units=_UNITS, root=root):
        if node.tag == "DistinctParty":
            joined.names.update(name_of(node))
            continue
        place = f"line {node.line}, {node.tag} {node.attributes.get('ID', '')}".rstrip()
        readers[node.tag](node, Notes(place=place, report=report))
        node.report_left(report)
    return joined


def _issued(node: Node, notes: Notes, report: ParseReport) -> None:
    node.attribute("CalendarTypeID")  # stands before the table of calendars; it is our own
    report.generated = Tables().day(node, notes, "DateOfIssue")


def _party(node: Node, joined: Joined, report: ParseReport) -> Iterator[Designation]:
    fixed = node.attribute("FixedRef")
    comments = node.take_all("Comment")
    profiles = node.nodes("Profile")
    for profile in profiles:
        number = profile.attributes.get("ID", "")
        reference = fixed if fixed and len(profiles) == 1 else number
        place = f"line {node.line}, {reference or profile.tag}"
        notes = Notes(place=place, report=report)
        if fixed != reference:
            notes.keep([("FixedRef", fixed)])
        try:
            designation = designation_of(profile, reference, joined, notes, comments)
        except ValueError as error:
            report.skip(place, str(error))
            return
        yield designation
    node.report_left(report)
