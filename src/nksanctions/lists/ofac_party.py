"""One party of OFAC's advanced XML, joined with what the rest of the file says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from nksanctions.lists import ofac_words as words
from nksanctions.lists.noted import Notes, named
from nksanctions.lists.ofac_entries import Joined, Listing
from nksanctions.lists.ofac_labels import Labelled, take
from nksanctions.lists.ofac_remarks import Remarks
from nksanctions.lists.ofac_tables import NOTHING
from nksanctions.lists.values import country_at_end, find_country, script_of
from nksanctions.lists.xml_file import Node
from nksanctions.models import (
    BirthDate,
    Comment,
    Designation,
    Detail,
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
_PARTS: Final = {
    "Last Name": NamePartKind.FAMILY,
    "First Name": NamePartKind.GIVEN,
    "Middle Name": NamePartKind.MIDDLE,
    "Maiden Name": NamePartKind.MAIDEN,
    "Patronymic": NamePartKind.PATRONYMIC,
    "Matronymic": NamePartKind.MATRONYMIC,
    "Nickname": NamePartKind.NICKNAME,
    "Suffix": NamePartKind.SUFFIX,
    "Prefix": NamePartKind.PREFIX,
    "Entity Name": NamePartKind.WHOLE,
    "Vessel Name": NamePartKind.WHOLE,
    "Aircraft Name": NamePartKind.WHOLE,
}
_LABELS: Final = {
    "Vessel Flag Country": "Vessel Flag",
    "Email": "Email Address",
}
_REFERENCES: Final = ("IDRegDocumentReference", "SanctionsEntryReference")


def designation_of(
    node: Node, reference: str, joined: Joined, notes: Notes, comments: list[str]
) -> Designation:
    """The designation of a profile; *comments* are those of the party around it.

    Raises:
        ValueError: If it is none: it has no name, no reference, or no kind that is known.
    """
    return _Party(node, reference, joined, notes).designation(comments)


def name_of(node: Node) -> Iterator[tuple[str, str]]:
    """The number and the primary name of each profile of a party, looked at and left as it is."""
    for profile in node.children.get("Profile", ()):
        aliases = [
            alias
            for identity in profile.children.get("Identity", ())
            for alias in identity.children.get("Alias", ())
        ]
        aliases.sort(key=lambda alias: alias.attributes.get("Primary") != "true")
        for alias in aliases[:1]:
            for name in alias.children.get("DocumentedName", ())[:1]:
                texts = [
                    value.text
                    for part in name.children.get("DocumentedNamePart", ())
                    for value in part.children.get("NamePartValue", ())
                ]
                yield profile.attributes.get("ID", ""), " ".join(texts)


class _Party:
    """One profile of a party, on its way to a designation."""

    def __init__(self, node: Node, reference: str, joined: Joined, notes: Notes) -> None:
        self.node, self.reference, self.joined, self.notes = node, reference, joined, notes
        self.profile = node.attribute("ID")
        self.kind = self.subject()
        self.remarks = Remarks(kind=self.kind, report=notes.report, place=notes.place)
        self.names: list[Name] = []
        self.by_number: dict[str, str] = {}
        self.addresses: list[Place] = []
        self.comments: list[Comment] = []

    def word(self, kind: str, number: str) -> str:
        """The word behind a number, empty where it says that nothing is known."""
        text = self.joined.tables.word(kind, number, self.notes)
        return "" if text.lower() in NOTHING else text

    def subject(self) -> SubjectKind:
        number = self.node.attribute("PartySubTypeID")
        tables = self.joined.tables
        text = self.word("PartySubType", number)
        if not text:
            text = self.word("PartyType", tables.fact("PartySubType", number, "PartyTypeID"))
        if text.lower() not in _KINDS:
            raise ValueError(f"PartySubTypeID: {text[:40]!r} is none of {', '.join(_KINDS)}")
        return _KINDS[text.lower()]

    def designation(self, comments: list[str]) -> Designation:
        node, remarks = self.node, self.remarks
        self.comments += [Comment(text=text, path="DistinctParty") for text in comments]
        self.comments += [Comment(text=text, path="Profile") for text in node.take_all("Comment")]
        for tag in _REFERENCES:
            self.references(node, tag)
        for identity in node.nodes("Identity"):
            self.identity(identity)
        for feature in node.nodes("Feature"):
            self.feature(feature)
        for external in node.nodes("ExternalReference"):
            self.external(external)
        held = self.joined.listings.pop(self.profile, None)
        if held is None:
            self.notes.wrong("SanctionsEntry", "no sanctions entry lists this profile")
            held = Listing()
        ties = self.joined.ties.pop(self.profile, [])
        if self.profile != self.reference:
            self.notes.keep([("Profile ID", self.profile)])
        names = sorted(self.names, key=lambda name: name.kind != NameKind.PRIMARY)
        return Designation(
            kind=self.kind,
            authority=ListingAuthority.US,
            source=ListSource(list=LIST, entry=self.reference, path="DistinctParty"),
            reference=self.reference,
            programmes=tuple(held.programmes),
            legal_bases=tuple(held.bases),
            listed=held.listed,
            amended=tuple(held.amended),
            delisted=held.delisted,
            names=(*names, *remarks.names),
            gender=remarks.gender,
            births=tuple(remarks.births),
            birth_places=tuple(remarks.birth_places),
            nationalities=tuple(remarks.nationalities),
            citizenships=tuple(remarks.citizenships),
            roles=tuple(remarks.roles),
            addresses=tuple(self.addresses),
            documents=tuple(remarks.documents),
            identifiers=(
                Identifier(scheme=IdentifierScheme.OFAC_UID, value=self.reference, path="FixedRef"),
                *remarks.identifiers,
            ),
            contacts=tuple(remarks.contacts),
            relations=(*ties, *remarks.relations),
            vessel=remarks.vessel_facts({}),
            aircraft=remarks.aircraft_facts(),
            measures=tuple(held.measures),
            comments=(*self.comments, *held.comments, *remarks.comments),
            details=(*remarks.details, *held.details),
            other=(*self.notes.other, *held.other),
        )

    def references(self, node: Node, tag: str) -> None:
        """The way to a paper or an entry, which names this party itself."""
        for one in node.nodes(tag):
            for name in (tag.replace("Reference", "ID"), "DocumentID"):
                one.attribute(name)

    def identity(self, node: Node) -> None:
        number = node.attribute("ID")
        self.same(node.attribute("FixedRef"), "Identity FixedRef")
        path = f"Identity {number}"
        if self.notes.truth("Primary", node.attribute("Primary")) is False:
            self.notes.keep([("Identity not primary", number)])
        if self.notes.truth("False", node.attribute("False")):
            self.notes.keep([("Identity false", number)])
        self.comments += [Comment(text=text, path=path) for text in node.take_all("Comment")]
        self.references(node, "IDRegDocumentReference")
        groups: dict[str, str] = {}
        for held in node.nodes("NamePartGroups"):
            for master in held.nodes("MasterNamePartGroup"):
                for one in master.nodes("NamePartGroup"):
                    kind = self.word("NamePartType", one.attribute("NamePartTypeID"))
                    groups[one.attribute("ID")] = kind
        for alias in node.nodes("Alias"):
            self.alias(alias, groups)
        for paper, name in self.joined.papers.pop(number, []):
            primary = self.names[0].uid if self.names else ""
            tied = "" if name in ("", primary) else self.by_number.get(name, "")
            other = () if tied or name in ("", primary) else (("DocumentedNameID", name),)
            take(self.remarks, evolve(paper, alias=tied, other=(*paper.other, *other)))

    def same(self, reference: str, field: str) -> None:
        """A reference that repeats the party's own; another one is kept."""
        if reference != self.reference:
            self.notes.keep([(field, reference)])

    def alias(self, node: Node, groups: dict[str, str]) -> None:
        self.same(node.attribute("FixedRef"), "Alias FixedRef")
        label = self.word("AliasType", node.attribute("AliasTypeID"))
        primary = self.notes.truth("Primary", node.attribute("Primary")) or False
        weak = self.notes.truth("LowQuality", node.attribute("LowQuality"))
        note = "; ".join(node.take_all("Comment"))
        other = [
            ("period", str(day))
            for period in node.nodes("DatePeriod")
            if (day := self.joined.tables.period(period, self.notes, "Alias")) is not None
        ]
        kind = words.NAMES.get(label.lower())
        if kind is None:
            kind = NameKind.PRIMARY if primary else NameKind.ALIAS
            if label not in ("", "Name"):
                self.notes.report.unread(f"alias type {label!r}", label, why="kept as a label")
        strong = NameQuality.UNSTATED if primary else NameQuality.STRONG
        for number, one in enumerate(node.nodes("DocumentedName")):
            self.name(
                one,
                groups,
                Name(
                    text="?",
                    kind=kind,
                    quality=NameQuality.WEAK if weak else strong,
                    label="" if label == "Name" else label,
                    note=note,
                    is_main=primary,
                    other=tuple(other),
                ),
                first=number == 0,
            )

    def name(self, node: Node, groups: dict[str, str], like: Name, *, first: bool) -> None:
        number = node.attribute("ID")
        self.same(node.attribute("FixedRef"), "DocumentedName FixedRef")
        status = self.word("DocNameStatus", node.attribute("DocNameStatusID"))
        self.references(node, "IDRegDocumentReference")
        other = [*like.other, *named(("status", status))]
        notes = [like.note, *node.take_all("Comment")]
        parts: list[NamePart] = []
        script = ""
        for part in node.nodes("DocumentedNamePart"):
            lead, trail = part.attribute("LeadingChars"), part.attribute("TrailingChars")
            for value in part.nodes("NamePartValue"):
                text = f"{lead}{value.own_text()}{trail}"
                kind = groups.get(value.attribute("NamePartGroupID"), "")
                which = value.attribute("ScriptID")
                self.word("Script", which)
                script = script or self.joined.tables.fact("Script", which, "ScriptCode")
                state = self.word("ScriptStatus", value.attribute("ScriptStatusID"))
                other += named(("script status", state))
                if self.notes.truth("Acronym", value.attribute("Acronym")):
                    other.append(("acronym", text))
                if text:
                    found = _PARTS.get(kind, NamePartKind.OTHER)
                    if kind and found == NamePartKind.OTHER:
                        other.append((kind, text))
                    parts.append(NamePart(found, text))
        for one in node.nodes("DocumentedNameCountry"):
            country = self.word("Country", one.attribute("CountryID"))
            other += named(("country", country), ("country comment", one.take("Comment")))
        text = self.whole(parts)
        if not text:
            self.notes.wrong(f"DocumentedName {number}", "a name without a word in it")
            return
        kind = like.kind
        if kind == NameKind.PRIMARY and not first:
            kind = NameKind.VARIANT if script in ("", "Latn") else NameKind.ORIGINAL_SCRIPT
        self.by_number[number] = text
        self.names.append(
            evolve(
                like,
                text=text,
                kind=kind,
                script=script or script_of(text),
                parts=tuple(parts),
                uid=number,
                note="; ".join(filter(None, notes)),
                path=f"DocumentedName {number}",
                other=tuple(dict.fromkeys(other)),
            )
        )

    def whole(self, parts: list[NamePart]) -> str:
        """The parts in a row; those of a person with the family name first and a comma."""
        family = " ".join(part.text for part in parts if part.kind == NamePartKind.FAMILY)
        rest = " ".join(part.text for part in parts if part.kind != NamePartKind.FAMILY)
        if self.kind == SubjectKind.INDIVIDUAL:
            return ", ".join(filter(None, (family, rest)))
        return " ".join(part.text for part in parts)

    def feature(self, node: Node) -> None:
        number = node.attribute("ID")
        label = self.word("FeatureType", node.attribute("FeatureTypeID")).strip()
        links: list[tuple[str, str]] = []
        for one in node.nodes("IdentityReference"):
            one.attribute("IdentityID")
            link = self.word("IdentityFeatureLinkType", one.attribute("IdentityFeatureLinkTypeID"))
            links += named(("link", link))
        for version in node.nodes("FeatureVersion"):
            self.version(version, label, number, tuple(links))

    def version(
        self, node: Node, label: str, number: str, links: tuple[tuple[str, str], ...]
    ) -> None:
        tables, notes = self.joined.tables, self.notes
        uid = node.attribute("ID")
        reliability = self.word("Reliability", node.attribute("ReliabilityID"))
        self.references(node, "IDRegDocumentReference")
        note = "; ".join(node.take_all("Comment"))
        days = [
            day
            for one in node.nodes("DatePeriod")
            if (day := tables.period(one, notes, label)) is not None
        ]
        texts, kinds = self.details(node)
        places = [
            place
            for one in node.nodes("VersionLocation")
            if (place := tables.place(one.attribute("LocationID"), notes)) is not None
        ]
        other = (
            *links,
            *named(
                ("reliability", reliability),
                ("feature", number),
                *(("detail type", kind) for kind in kinds),
            ),
        )
        given = Labelled(
            label=_LABELS.get(label, label),
            value="",
            path=f"Feature {number}",
            uid=uid,
            note=note,
            other=other,
        )
        self.values(given, days, texts, places)

    def details(self, node: Node) -> tuple[list[str], list[str]]:
        """The texts of a version, and their types where these say more than text or look-up."""
        texts: list[str] = []
        kinds: list[str] = []
        for one in node.nodes("VersionDetail"):
            kind = self.word("DetailType", one.attribute("DetailTypeID"))
            if kind.lower() not in ("", "text", "lookup", "date", "country"):
                kinds.append(kind)
            reference = self.word("DetailReference", one.attribute("DetailReferenceID"))
            texts += filter(None, (reference, one.own_text()))
        return texts, kinds

    def values(
        self, given: Labelled, days: list[UncertainDate], texts: list[str], places: list[Place]
    ) -> None:
        """Take in the values of a version, by the label that they stand under."""
        common: dict[str, Any] = {
            "uid": given.uid,
            "note": given.note,
            "path": given.path,
            "other": given.other,
        }
        match given.label:
            case "Birthdate":
                self.remarks.births += [BirthDate(date=day, **common) for day in days]
                texts += map(str, places)
            case "Place of Birth" | "Location":
                held = self.addresses if given.label == "Location" else self.remarks.birth_places
                held += [
                    evolve(one, **(common | {"other": one.other + given.other})) for one in places
                ]
                held += [_in_one_piece(text, common) for text in texts]
                texts = list(map(str, days))
            case "Nationality Country" | "Citizenship Country":
                kept = self.remarks.nationalities
                if given.label.startswith("Citizen"):
                    kept = self.remarks.citizenships
                for text in (*texts, *(one.country_text or str(one) for one in places)):
                    kept.append(Nationality(text=text, country=find_country(text), **common))
                texts = list(map(str, days))
            case "Title":
                for text in texts:
                    role = Role(text=text, kind=RoleKind.UNSORTED, **common)
                    self.remarks.roles.append(role)
                texts = [*map(str, days), *map(str, places)]
            case _:
                texts = [*texts, *map(str, days), *map(str, places)]
                for text in texts or [""]:
                    take(self.remarks, evolve(given, value=text))
                return
        for text in texts:
            self.remarks.details.append(Detail(name=given.label, value=text, **common))

    def external(self, node: Node) -> None:
        kind = self.word("ExRefType", node.attribute("ExRefTypeID")) or "external reference"
        other: list[tuple[str, str]] = []
        for link in node.nodes("SubLink"):
            target = self.word("TargetType", link.attribute("TargetTypeID"))
            texts = (target, link.take("Description"), link.take("DirectURL"))
            other.append(("link", " ".join(filter(None, texts))))
        self.remarks.details.append(
            Detail(
                name=kind,
                value=" ".join(filter(None, (node.take("ExRefValue"), node.take("DirectURL")))),
                note=node.take("Comment"),
                path="ExternalReference",
                other=tuple(other),
            )
        )


def _in_one_piece(text: str, common: dict[str, Any]) -> Place:
    """A place in one piece, which ends in its country where the list names it."""
    code, country_text = country_at_end(text)
    return Place(text=text, country=code, country_text=country_text, **common)
