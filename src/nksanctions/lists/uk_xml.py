"""The UK Sanctions List, XML. What becomes of its fields stands in `uk_entry`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nksanctions.lists.noted import Notes
from nksanctions.lists.opened import Opened
from nksanctions.lists.report import ParseReport
from nksanctions.lists.uk_entry import UkEntry
from nksanctions.lists.xml_file import Node, xml_nodes
from nksanctions.models import (
    ContactKind,
    Designation,
    DocumentKind,
    IdentifierScheme,
    RelationKind,
    RoleKind,
)

_PARTS: Final = tuple(f"Name{number}" for number in range(1, 7))
_LINES: Final = tuple(f"AddressLine{number}" for number in range(1, 7))
_CONTACTS: Final = (
    ("PhoneNumbers", "PhoneNumber", ContactKind.PHONE),
    ("EmailAddresses", "EmailAddress", ContactKind.EMAIL),
    ("Websites", "Website", ContactKind.WEBSITE),
)
_PAPERS: Final = (
    ("Passport", DocumentKind.PASSPORT),
    ("NationalIdentifier", DocumentKind.NATIONAL_ID),
)
_SHIP_SEVERAL: Final = (
    ("CurrentOwnerOperators", "CurrentOwnerOperator", "owners"),
    ("PreviousOwnerOperators", "PreviousOwnerOperator", "former_owners"),
    ("PreviousFlags", "PreviousFlag", "former_flags_text"),
)
_SHIP_ONE: Final = (
    ("CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip", "flag_text"),
    ("TypeOfShipDetails", "TypeOfShip", "type"),
    ("LengthOfShipDetails", "LengthOfShip", "length"),
    ("YearsBuilt", "YearBuilt", "built"),
)


def entries(opened: Opened, report: ParseReport) -> Iterator[Designation]:
    """Yield the designations of the list in file order.

    Raises:
        BadInputError: If the file is damaged.
    """

    def root(node: Node) -> None:
        node.attribute("schemaLocation")
        node.attribute("noNamespaceSchemaLocation")

    units = ("Designation", "DateGenerated")
    for node in xml_nodes(opened.file, opened.name, report, units=units, root=root):
        if node.tag == "DateGenerated":
            notes = Notes(place=f"line {node.line}", report=report)
            report.generated = notes.day(node.tag, node.own_text())
            node.report_left(report)
            continue
        reference = node.take("UniqueID")
        place = f"line {node.line}, {reference or node.tag}"
        entry = UkEntry(reference=reference, notes=Notes(place=place, report=report))
        try:
            _Reader(node, entry).read()
            designation = entry.designation(node.tag)
        except ValueError as error:
            report.skip(place, str(error))
            continue
        node.report_left(report)
        yield designation


class _Reader:
    """Takes one element apart."""

    def __init__(self, node: Node, entry: UkEntry) -> None:
        self.node, self.entry = node, entry

    def read(self) -> None:
        node, entry = self.node, self.entry
        entry.subject(node.take("IndividualEntityShip"))
        entry.designated("DateDesignated", node.take("DateDesignated"))
        entry.updated("LastUpdated", node.take("LastUpdated"))
        entry.number(IdentifierScheme.OFSI_GROUP, node.take("OFSIGroupID"), "OFSIGroupID")
        for text in node.take_all("UNReferenceNumber"):
            entry.number(IdentifierScheme.UN_REFERENCE, text, "UNReferenceNumber")
        entry.regime(node.take("RegimeName"), "RegimeName")
        entry.keep(("DesignationSource", node.take("DesignationSource")))
        entry.imposed(node.take("SanctionsImposed"))
        entry.comment(node.take("OtherInformation"), "OtherInformation")
        entry.reason(node.take("UKStatementofReasons"), "UKStatementofReasons")
        self.indicators()
        self.names()
        for path, one in self.each("Addresses", "Address"):
            lines = tuple(map(one.take, _LINES))
            entry.address(lines, one.take("AddressPostalCode"), one.take("AddressCountry"), path)
        for text, path in self.texts(node, "Titles", "Title"):
            entry.role(text, RoleKind.HONORIFIC, path)
        for group, tag, kind in _CONTACTS:
            for text, path in self.texts(node, group, tag):
                entry.contact(kind, text, path)
        for _, one in self.each("IndividualDetails", "Individual"):
            self.individual(one)
        for _, one in self.each("EntityDetails", "Entity"):
            self.body(one)
        for _, one in self.each("ShipDetails", "Ship"):
            self.ship(one)

    def each(self, group: str, tag: str, of: Node | None = None) -> Iterator[tuple[str, Node]]:
        """The elements of a group, with their paths."""
        for held in (of or self.node).nodes(group):
            for number, one in enumerate(held.nodes(tag), 1):
                yield f"{group}/{tag}[{number}]", one

    def texts(self, of: Node, group: str, tag: str) -> Iterator[tuple[str, str]]:
        """The texts of a group's elements, with their paths."""
        for held in of.nodes(group):
            for number, text in enumerate(held.take_all(tag), 1):
                yield text, f"{group}/{tag}[{number}]"

    def indicators(self) -> None:
        """The measures once more, each as an element that says true or false."""
        told = {_bare(measure) for measure in self.entry.measures}
        for held in self.node.nodes("SanctionsImposedIndicators"):
            for tag in tuple(held.children):
                for text in held.take_all(tag):
                    is_so = self.entry.notes.truth(tag, text)
                    if is_so and _bare(tag) not in told:
                        self.entry.detail(tag, "true", f"SanctionsImposedIndicators/{tag}")

    def names(self) -> None:
        for path, one in self.each("Names", "Name"):
            parts = tuple(map(one.take, _PARTS))
            self.entry.name(parts, one.take("NameType"), one.take("AliasStrength"), path)
        for path, one in self.each("NonLatinNames", "NonLatinName"):
            self.entry.original_script(
                one.take("NameNonLatinScript"),
                one.take("NonLatinScriptType"),
                one.take("NonLatinScriptLanguage"),
                path,
            )

    def individual(self, of: Node) -> None:
        entry = self.entry
        for text, path in self.texts(of, "DOBs", "DOB"):
            entry.born(text, path)
        for text, path in self.texts(of, "Nationalities", "Nationality"):
            entry.nationality(text, path)
        for text, path in self.texts(of, "Positions", "Position"):
            entry.role(text, RoleKind.POSITION, path)
        for text, _ in self.texts(of, "Genders", "Gender"):
            entry.gendered(text)
        for path, one in self.each("BirthDetails", "Location", of):
            entry.born_in(one.take("TownOfBirth"), one.take("CountryOfBirth"), path)
        for tag, kind in _PAPERS:
            for path, one in self.each(f"{tag}Details", tag, of):
                note = one.take(f"{tag}AdditionalInformation")
                entry.paper(kind, one.take(f"{tag}Number"), note, path)

    def body(self, of: Node) -> None:
        entry = self.entry
        for text, path in self.texts(
            of, "BusinessRegistrationNumbers", "BusinessRegistrationNumber"
        ):
            entry.number(IdentifierScheme.REGISTRATION, text, path)
        for text, path in self.texts(of, "TypeOfEntities", "TypeOfEntity"):
            entry.detail("TypeOfEntity", text, path)
        for text, path in self.texts(of, "ParentCompanies", "ParentCompany"):
            entry.tie(RelationKind.SUBSIDIARY_OF, text, path)
        for text, path in self.texts(of, "Subsidiaries", "Subsidiary"):
            entry.tie(RelationKind.PARENT_OF, text, path)

    def ship(self, of: Node) -> None:
        entry = self.entry
        for text, path in self.texts(of, "IMONumbers", "IMONumber"):
            entry.imo(text, path)
        for group, tag, field in _SHIP_SEVERAL:
            for text, _ in self.texts(of, group, tag):
                entry.of_ships(field, text)
        for group, tag, field in _SHIP_ONE:
            for text, path in self.texts(of, group, tag):
                entry.of_ship(field, text, path)
        for text, path in self.texts(of, "TonnageOfShipDetails", "TonnageOfShip"):
            entry.tonnage(path, text)


def _bare(words: str) -> str:
    """Letters only, so that ``AssetFreeze`` is ``Asset freeze``."""
    return "".join(filter(str.isalpha, words.lower()))
