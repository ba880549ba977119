"""OFAC's Specially Designated Nationals list, ``sdn.xml``; its consolidated list has the same form.

| in the list | becomes |
|---|---|
| `uid` | `reference` |
| `lastName`, `firstName`, `aka` | `names`; a category of *weak* is their quality |
| `title` | roles |
| `program` | `programmes`, with the acts behind them where they are known |
| `id` | papers, numbers, and what else OFAC puts there: gender, websites, sanctions risks |
| dates and places of birth, nationalities, citizenships | the same, the main one marked |
| `address` | `addresses` |
| `vesselInfo` | the facts of a vessel |
| `remarks` | facts, as `ofac_remarks` says |

The file gives no day of listing: `listed` is `None`.

Source: OFAC, schema ``sdn.xsd`` (https://ofac.treasury.gov), by public programs that hold a copy;
read on 24 November 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from nksanctions.lists import ofac_words as words
from nksanctions.lists.noted import Notes
from nksanctions.lists.ofac_labels import Labelled, take
from nksanctions.lists.ofac_remarks import Remarks
from nksanctions.lists.opened import Opened
from nksanctions.lists.report import ParseReport
from nksanctions.lists.values import country_at_end, date_in_words, find_country, kept, script_of
from nksanctions.lists.xml_file import Node, xml_nodes
from nksanctions.models import (
    BirthDate,
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
    Nationality,
    Place,
    Programme,
    Role,
    RoleKind,
    SubjectKind,
    UncertainDate,
)

LIST: Final = "ofac-sdn"

_KINDS: Final = {
    "individual": SubjectKind.INDIVIDUAL,
    "entity": SubjectKind.ENTITY,
    "vessel": SubjectKind.VESSEL,
    "aircraft": SubjectKind.AIRCRAFT,
}
_QUALITIES: Final = {"strong": NameQuality.STRONG, "weak": NameQuality.WEAK}
_LINES: Final = ("address1", "address2", "address3")


def entries(opened: Opened, report: ParseReport) -> Iterator[Designation]:
    """Yield the designations of the list in file order.

    Raises:
        BadInputError: If the file is damaged.
    """

    def root(node: Node) -> None:
        node.attribute("schemaLocation")

    units = ("sdnEntry", "publshInformation")
    for node in xml_nodes(opened.file, opened.name, report, units=units, root=root):
        if node.tag == "publshInformation":
            _publication(node, report)
            continue
        uid = node.take("uid")
        place = f"line {node.line}, {uid or node.tag}"
        try:
            designation = _Entry(node, Notes(place=place, report=report)).designation(uid)
        except ValueError as error:
            report.skip(place, str(error))
            continue
        node.report_left(report)
        yield designation


def _publication(node: Node, report: ParseReport) -> None:
    notes = Notes(place=f"line {node.line}", report=report)
    made, count = node.take("Publish_Date"), node.take("Record_Count")
    month, _, rest = made.partition("/")
    day, _, year = rest.partition("/")
    iso = f"{year}-{month:0>2}-{day:0>2}" if year else made  # the file writes 03/25/2026
    report.generated = notes.day("Publish_Date", iso)
    report.published = notes.whole_number("Record_Count", count)
    if count and report.published is None:
        notes.wrong("Record_Count", f"{count!r} is no number")
    node.report_left(report)


class _Entry:
    """One entry, on its way from an element to a designation."""

    def __init__(self, node: Node, notes: Notes) -> None:
        self.node, self.notes = node, notes
        kind = node.take("sdnType")
        if kind.lower() not in _KINDS:
            raise ValueError(f"sdnType: {kind[:40]!r} is none of {', '.join(_KINDS)}")
        self.kind = _KINDS[kind.lower()]
        self.remarks = Remarks(kind=self.kind, report=notes.report, place=notes.place)

    def each(self, group: str, tag: str) -> Iterator[tuple[dict[str, Any], Node]]:
        """The elements of a group, with what each value of them carries."""
        for held in self.node.nodes(group):
            for number, one in enumerate(held.nodes(tag), 1):
                main = self.notes.truth("mainEntry", one.take("mainEntry"))
                path = f"{group}/{tag}[{number}]"
                yield {"uid": one.take("uid"), "is_main": main, "path": path}, one

    def designation(self, uid: str) -> Designation:
        node, remarks = self.node, self.remarks
        title, remark = node.take("title"), node.take("remarks")
        if remark.startswith("(") and remark.endswith(")") and remark.count("(") == 1:
            remark = remark[1:-1]
        remarks.parse(remark, title)
        self.read_ids()
        names = (self.name(node, NameKind.PRIMARY, path="lastName"), *self.aliases())
        births = (*self.births(), *remarks.births)
        birth_places = (*self.birth_places(), *remarks.birth_places)
        nationalities = (
            *self.nationalities("nationalityList", "nationality"),
            *remarks.nationalities,
        )
        citizenships = (
            *self.nationalities("citizenshipList", "citizenship"),
            *remarks.citizenships,
        )
        roles = tuple(
            Role(text=text, kind=RoleKind.UNSORTED, path="title")
            for part in title.split(";")
            if (text := part.strip())
        )
        return Designation(
            kind=self.kind,
            authority=ListingAuthority.US,
            source=ListSource(list=LIST, entry=uid, path="sdnEntry"),
            reference=uid,
            programmes=tuple(self.programmes()),
            names=(*(name for name in names if name is not None), *remarks.names),
            gender=remarks.gender,
            births=births,
            birth_places=birth_places,
            nationalities=nationalities,
            citizenships=citizenships,
            roles=(*roles, *remarks.roles),
            addresses=tuple(self.addresses()),
            documents=tuple(remarks.documents),
            identifiers=(
                Identifier(scheme=IdentifierScheme.OFAC_UID, value=uid, path="uid"),
                *remarks.identifiers,
            ),
            contacts=tuple(remarks.contacts),
            relations=tuple(remarks.relations),
            vessel=remarks.vessel_facts(self.vessel()),
            aircraft=remarks.aircraft_facts(),
            comments=tuple(remarks.comments),
            details=tuple(remarks.details),
            other=tuple(self.notes.other),
        )

    def programmes(self) -> Iterator[Programme]:
        for held in self.node.nodes("programList"):
            for number, tag in enumerate(held.take_all("program"), 1):
                yield words.programme(tag, f"programList/program[{number}]")

    def name(self, node: Node, kind: NameKind, **given: Any) -> Name | None:
        family, own = node.take("lastName"), node.take("firstName")
        text = ", ".join(filter(None, (family, own)))
        if not text:
            return None
        if self.kind == SubjectKind.INDIVIDUAL:
            pairs = ((NamePartKind.FAMILY, family), (NamePartKind.GIVEN, own))
            parts = tuple(NamePart(part, each) for part, each in pairs if each)
        else:
            text = " ".join(filter(None, (own, family)))
            parts = (NamePart(NamePartKind.WHOLE, text),)
        return Name(text=text, kind=kind, script=script_of(text), parts=parts, **given)

    def aliases(self) -> Iterator[Name]:
        for common, one in self.each("akaList", "aka"):
            label, category = one.take("type"), one.take("category")
            kind = words.NAMES.get(label.lower(), NameKind.OTHER)
            quality = _QUALITIES.get(category.lower(), NameQuality.UNSTATED)
            if label and kind == NameKind.OTHER:
                self.notes.wrong(
                    common["path"], f"{label[:40]!r} is none of a.k.a., f.k.a., n.k.a."
                )
            if category and quality == NameQuality.UNSTATED:
                label = f"{label}, {category}"
            name = self.name(one, kind, quality=quality, label=label, **common)
            if name is not None:
                yield name

    def read_ids(self) -> None:
        for common, one in self.each("idList", "id"):
            given = Labelled(
                label=one.take("idType"),
                value=one.take("idNumber"),
                country_text=one.take("idCountry"),
                issued=_dated(one.take("issueDate")),
                expires=_dated(one.take("expirationDate")),
                **common,
            )
            if given.label or given.value:
                take(self.remarks, given)

    def births(self) -> Iterator[BirthDate]:
        for common, one in self.each("dateOfBirthList", "dateOfBirthItem"):
            text = one.take("dateOfBirth")
            born = _dated(text)
            if born is None:
                continue
            if date_in_words(text) is None:
                self.notes.wrong(common["path"], f"{text!r} is no date that is understood")
            yield BirthDate(date=born, **common)

    def birth_places(self) -> Iterator[Place]:
        for common, one in self.each("placeOfBirthList", "placeOfBirthItem"):
            if text := one.take("placeOfBirth"):
                code, country_text = country_at_end(text)
                yield Place(text=text, country=code, country_text=country_text, **common)

    def nationalities(self, group: str, tag: str) -> Iterator[Nationality]:
        for common, one in self.each(group, tag):
            if text := one.take("country"):
                yield Nationality(text=text, country=find_country(text), **common)

    def addresses(self) -> Iterator[Place]:
        for common, one in self.each("addressList", "address"):
            state, region = one.take("stateOrProvince"), one.take("region")
            place = Place(
                lines=tuple(filter(None, map(one.take, _LINES))),
                city=one.take("city"),
                region=state or region,
                postcode=one.take("postalCode"),
                country_text=one.take("country"),
                other=(("region", region),) if state and region else (),
                **common,
            )
            if str(place):
                yield evolve(place, country=find_country(place.country_text))

    def vessel(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        node = self.node.node("vesselInfo")
        if node is None:
            return found
        notes = Notes(place=self.notes.place, report=self.notes.report)
        for field, text in (
            ("call_sign", node.take("callSign")),
            ("type", node.take("vesselType")),
            ("flag_text", node.take("vesselFlag")),
            ("deadweight", node.take("tonnage")),
            ("gross_tonnage", node.take("grossRegisteredTonnage")),
        ):
            value = notes.whole_number(field, text) if "weight" in field or "ton" in field else text
            if value not in (None, ""):
                found[field] = value
        if owner := node.take("vesselOwner"):
            found["owners"] = (owner,)
        if "flag_text" in found:
            found["flag"] = find_country(found["flag_text"])
        if notes.other:
            found["other"] = tuple(notes.other)
        if found and self.kind != SubjectKind.VESSEL:
            self.notes.wrong("vesselInfo", f"facts of a vessel, but it is {self.kind}")
        return found


def _dated(text: str) -> UncertainDate | None:
    return kept(text) if text else None
