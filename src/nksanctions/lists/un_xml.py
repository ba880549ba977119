"""The United Nations Security Council consolidated list, XML.

Every field of the list has its place in a `Designation`:

| element | becomes |
|---|---|
| ``REFERENCE_NUMBER``, ``DATAID`` | ``reference``, ``uid`` |
| ``UN_LIST_TYPE`` | the tag of a programme |
| ``LISTED_ON``, ``LAST_DAY_UPDATED``, ``DELISTED_ON`` | ``listed``, ``amended``, ``delisted`` |
| ``FIRST_NAME`` … ``FOURTH_NAME``, ``NAME_ORIGINAL_SCRIPT``, aliases | ``names`` in parts |
| ``TITLE``, ``DESIGNATION`` | roles: honorific, position |
| dates and places of birth, those of aliases too | ``births``, ``birth_places`` |
| ``NATIONALITY``, addresses, documents | the same |
| ``COMMENTS1`` | ``comments``; a gender or an IMO number in it is a field too |
| ``VERSIONNUM``, ``LIST_TYPE``, ``SUBMITTED_BY``, ``SUBMITTED_ON`` | ``other`` |
| ``SORT_KEY``, ``SORT_KEY_LAST_MOD`` | nothing where they are empty, as in the published list |

Source: https://www.un.org/securitycouncil/content/un-sc-consolidated-list; the schema
``sc-sanctions.xsd`` named in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from attrs import evolve

from nksanctions.lists.opened import Opened
from nksanctions.lists.report import ParseReport
from nksanctions.lists.values import date_in_words, document_kind, find_country, kept, script_of
from nksanctions.lists.xml_file import Node, xml_nodes
from nksanctions.models import (
    BirthDate,
    Comment,
    DatePrecision,
    Designation,
    Document,
    Gender,
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

LIST: Final = "un-consolidated"

_NAMES: Final = (
    ("FIRST_NAME", NamePartKind.FIRST),
    ("SECOND_NAME", NamePartKind.SECOND),
    ("THIRD_NAME", NamePartKind.THIRD),
    ("FOURTH_NAME", NamePartKind.FOURTH),
)
_QUALITIES: Final = {
    "": (NameKind.ALIAS, NameQuality.UNSTATED),
    "Good": (NameKind.ALIAS, NameQuality.STRONG),
    "Low": (NameKind.ALIAS, NameQuality.WEAK),
    "a.k.a.": (NameKind.ALIAS, NameQuality.UNSTATED),
    "f.k.a.": (NameKind.FORMER, NameQuality.UNSTATED),
}
_OTHER: Final = (NameKind.OTHER, NameQuality.UNSTATED)
_GENDERS: Final = {"Male": Gender.MALE, "Female": Gender.FEMALE}
_FORMERLY: Final = re.compile(r"(?:previously|formerly) listed as", re.IGNORECASE)
_GENDER: Final = re.compile(r"\b[Gg]ender\s*:\s*([Mm]ale|[Ff]emale)\b")
_IMO: Final = re.compile(r"\bIMO (?:[Nn]umber|[Nn]o\.?)\s*:?\s*([0-9]{7})\b")


@lru_cache(maxsize=1024)
def _nationality(text: str, path: str) -> Nationality:
    return Nationality(text=text, country=find_country(text), path=path)


@lru_cache(maxsize=256)
def _programme(tag: str) -> Programme:
    return Programme(tag=tag, path="UN_LIST_TYPE")


def entries(opened: Opened, report: ParseReport) -> Iterator[Designation]:
    """Yield the designations of the consolidated list, individuals first, as the file has them.

    Raises:
        BadInputError: If the file is damaged.
    """

    def root(node: Node) -> None:
        made = node.attribute("dateGenerated")
        node.attribute("noNamespaceSchemaLocation")
        try:
            report.generated = date.fromisoformat(made[:10]) if made else None
        except ValueError:
            report.problem("", f"{made!r} is no date", "dateGenerated")

    nodes = xml_nodes(opened.file, opened.name, report, units=("INDIVIDUAL", "ENTITY"), root=root)
    for node in nodes:
        reference = node.take("REFERENCE_NUMBER")
        place = f"line {node.line}, {reference or node.tag}"
        try:
            designation = _Entry(node, reference, place, report).designation()
        except ValueError as error:
            report.skip(place, str(error))
            continue
        node.report_left(report)
        yield designation


class _Entry:
    """One entry, on its way from an element to a designation."""

    def __init__(self, node: Node, reference: str, place: str, report: ParseReport) -> None:
        self.node, self.reference, self.place, self.report = node, reference, place, report
        self.is_individual = node.tag == "INDIVIDUAL"
        self.births: list[BirthDate] = []
        self.birth_places: list[Place] = []
        self.other: list[tuple[str, str]] = []

    def day(self, field: str, text: str) -> date | None:
        """A day, in the file's own form; what follows it, a time or a zone, is kept beside."""
        try:
            found = date.fromisoformat(text[:10])
        except ValueError:
            self.report.problem(self.place, f"{text!r} is no date such as 2009-07-16", field)
            self.other.append((field, text))
            return None
        if len(text) > 10:
            self.other.append((field, text))
        return found

    def dated(self, field: str, text: str) -> UncertainDate:
        """A date with words for what is none."""
        try:
            return UncertainDate.exact(date.fromisoformat(text))
        except ValueError:
            found = kept(text)
            if found.precision == DatePrecision.TEXT:
                self.report.problem(self.place, f"{text!r} is no date such as 2009-07-16", field)
            return found

    def designation(self) -> Designation:
        node = self.node
        names = self.names()
        if names and names[0].kind != NameKind.PRIMARY:
            self.report.problem(self.place, "there is no primary name", "FIRST_NAME")
        self.own_births()
        self.own_birth_places()
        comments = tuple(
            Comment(text=text, path="COMMENTS1") for text in node.take_all("COMMENTS1")
        )
        amended = tuple(
            day
            for text in self.listed_values("LAST_DAY_UPDATED")
            if (day := self.day("LAST_DAY_UPDATED", text)) is not None
        )
        listed = node.take("LISTED_ON")
        delisted = node.take("DELISTED_ON")
        for key in ("VERSIONNUM", "SUBMITTED_BY", "SUBMITTED_ON"):
            if text := node.take(key):
                self.other.append((key, text))
        self.other += [("LIST_TYPE", text) for text in self.listed_values("LIST_TYPE")]
        for key in ("SORT_KEY", "SORT_KEY_LAST_MOD"):
            if text := node.take(key):
                self.report.unread(f"{node.path}/{key}", text)
        return Designation(
            kind=SubjectKind.INDIVIDUAL if self.is_individual else SubjectKind.ENTITY,
            authority=ListingAuthority.UN,
            source=ListSource(list=LIST, entry=self.reference, path=node.tag),
            reference=self.reference,
            uid=node.take("DATAID"),
            programmes=tuple(_programme(text) for text in node.take_all("UN_LIST_TYPE")),
            listed=self.day("LISTED_ON", listed) if listed else None,
            amended=amended,
            delisted=self.day("DELISTED_ON", delisted) if delisted else None,
            names=names,
            gender=self.gender(comments),
            births=tuple(self.births),
            birth_places=tuple(self.birth_places),
            nationalities=self.nationalities(),
            roles=self.roles(),
            addresses=self.addresses(),
            documents=self.documents(),
            identifiers=self.identifiers(comments),
            comments=comments,
            other=tuple(self.other),
        )

    def listed_values(self, tag: str) -> list[str]:
        """The texts of ``<TAG><VALUE>…</VALUE></TAG>``."""
        if tag not in self.node.children:
            return []
        found = self.node.nodes(tag)
        if len(found) == 1:
            return found[0].take_all("VALUE")
        return [text for node in found for text in node.take_all("VALUE")]

    def names(self) -> tuple[Name, ...]:
        node = self.node
        parts = tuple(
            NamePart(kind, text) for tag, kind in _NAMES if (text := node.take(tag)) != ""
        )
        whole = " ".join(part.text for part in parts)
        found: list[Name] = []
        if whole:
            if len(parts) == 1 and not self.is_individual:
                parts = (NamePart(NamePartKind.WHOLE, whole),)
            found.append(Name(text=whole, parts=parts, script=script_of(whole), path="FIRST_NAME"))
        found += [
            Name(
                text=text,
                kind=NameKind.ORIGINAL_SCRIPT,
                script=script_of(text),
                path="NAME_ORIGINAL_SCRIPT",
            )
            for text in node.take_all("NAME_ORIGINAL_SCRIPT")
        ]
        tag = f"{node.tag}_ALIAS"
        for number, alias in enumerate(node.nodes(tag), 1):
            name = self.alias(alias, f"{tag}[{number}]")
            if name is not None:
                found.append(name)
        return tuple(found)

    def alias(self, node: Node, path: str) -> Name | None:
        quality, text = node.take("QUALITY"), node.take("ALIAS_NAME")
        if not node.children and not quality and not text:
            return None
        note, born, city, country_text = (
            node.texts("NOTE", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")
            if node.children
            else ("", "", "", "")
        )
        if born:
            self.births.append(
                BirthDate(
                    date=self.dated("DATE_OF_BIRTH", born),
                    alias=text,
                    path=f"{path}/DATE_OF_BIRTH",
                )
            )
        if city or country_text:
            self.birth_places.append(
                Place(
                    city=city,
                    country=find_country(country_text),
                    country_text=country_text,
                    alias=text,
                    path=f"{path}/CITY_OF_BIRTH" if city else f"{path}/COUNTRY_OF_BIRTH",
                )
            )
        if not text:
            if quality or note:
                self.report.unread(f"{self.node.path}/{node.tag}", note or quality)
            return None
        kind, strength = _QUALITIES.get(quality, _OTHER)
        if quality not in _QUALITIES:
            self.report.unread(f"{self.node.path}/{node.tag}/QUALITY", quality)
        if note and _FORMERLY.match(note):
            kind = NameKind.FORMER
        return Name(
            text=text,
            kind=kind,
            quality=strength,
            label=quality,
            script=script_of(text),
            note=note,
            path=path,
        )

    def own_births(self) -> None:
        for number, node in enumerate(self.node.nodes("INDIVIDUAL_DATE_OF_BIRTH"), 1):
            path = f"INDIVIDUAL_DATE_OF_BIRTH[{number}]"
            try:
                born = self.born(node)
            except ValueError as error:
                words = self.left_words(node)
                self.report.problem(self.place, f"{error}: {words!r}", path)
                born = UncertainDate.unread(words)
            if born is not None:
                note = node.take("NOTE")
                self.births.append(BirthDate(date=born, note=note, path=path))

    @staticmethod
    def left_words(node: Node) -> str:
        """What a date that is none was made of."""
        return " ".join(text for tag in node.tags() for text in node.take_all(tag)) or "?"

    @staticmethod
    def born(node: Node) -> UncertainDate | None:
        """The date of birth of an element; `None` if the element is empty."""
        form = node.peek("TYPE_OF_DATE")
        about = form == "APPROXIMATELY"
        if form not in ("", "EXACT", "APPROXIMATELY", "BETWEEN"):
            raise ValueError(f"{form!r} is no type of date")
        found: UncertainDate | None = None
        if day := node.peek("DATE"):
            found = UncertainDate.exact(date.fromisoformat(day), about=about)
        elif year := node.peek("YEAR"):
            found = UncertainDate.year(int(year), about=about)
        else:
            first, last = node.peek("FROM_YEAR"), node.peek("TO_YEAR")
            if first or last:
                found = UncertainDate.between(
                    date(int(first), 1, 1) if first else None,
                    date(int(last), 12, 31) if last else None,
                    about=about,
                )
        node.texts("TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR")
        if found is not None:
            return found
        note = node.take("NOTE")
        if not note:
            return UncertainDate(precision=DatePrecision.TEXT, text=form) if form else None
        words = date_in_words(note)
        if words is None or about:
            return UncertainDate(precision=DatePrecision.TEXT, text=note, about=about)
        return evolve(words, text=note)

    def place_of(self, node: Node, path: str) -> Place | None:
        if not node.children:
            return None
        street, city, region, postcode, country_text, note = node.texts(
            "STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"
        )
        if not (street or city or region or postcode or country_text or note):
            return None
        return Place(
            lines=(street,) if street else (),
            city=city,
            region=region,
            postcode=postcode,
            country=find_country(country_text),
            country_text=country_text,
            note=note,
            is_former=note.lower().startswith(("previous", "former")),
            path=path,
        )

    def own_birth_places(self) -> None:
        tag = "INDIVIDUAL_PLACE_OF_BIRTH"
        for number, node in enumerate(self.node.nodes(tag), 1):
            place = self.place_of(node, f"{tag}[{number}]")
            if place is not None:
                self.birth_places.append(place)

    def addresses(self) -> tuple[Place, ...]:
        tag = f"{self.node.tag}_ADDRESS"
        places = (
            self.place_of(node, f"{tag}[{number}]")
            for number, node in enumerate(self.node.nodes(tag), 1)
        )
        return tuple(place for place in places if place is not None)

    def nationalities(self) -> tuple[Nationality, ...]:
        found = [
            _nationality(text, f"{tag}/VALUE[{number}]")
            for tag in ("NATIONALITY", "NATIONALITY2")
            for number, text in enumerate(self.listed_values(tag), 1)
        ]
        return tuple(found)

    def roles(self) -> tuple[Role, ...]:
        return tuple(
            Role(text=text, kind=kind, path=f"{tag}/VALUE[{number}]")
            for tag, kind in (("TITLE", RoleKind.HONORIFIC), ("DESIGNATION", RoleKind.POSITION))
            for number, text in enumerate(self.listed_values(tag), 1)
        )

    def documents(self) -> tuple[Document, ...]:
        found: list[Document] = []
        tag = f"{self.node.tag}_DOCUMENT"
        for number, node in enumerate(self.node.nodes(tag), 1):
            if not node.children:
                continue
            first, second, text, note = node.texts(
                "TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER", "NOTE"
            )
            held, country_text, city, issued = node.texts(
                "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE", "DATE_OF_ISSUE"
            )
            if not (first or second or text or note or held or country_text or city or issued):
                continue
            other = (("COUNTRY_OF_ISSUE", country_text),) if held and country_text else ()
            found.append(
                Document(
                    kind=document_kind(second or first),
                    label=" ".join(first.split()),
                    number=text,
                    country=find_country(held or country_text),
                    country_text=held or country_text,
                    city=city,
                    issued=self.dated("DATE_OF_ISSUE", issued) if issued else None,
                    note=note,
                    path=f"{tag}[{number}]",
                    other=(("TYPE_OF_DOCUMENT2", second), *other) if second else other,
                )
            )
        return tuple(found)

    def gender(self, comments: tuple[Comment, ...]) -> Gender | None:
        text = self.node.take("GENDER")
        if text:
            if text not in _GENDERS:
                self.report.unread(f"{self.node.path}/GENDER", text)
                self.other.append(("GENDER", text))
            return _GENDERS.get(text)
        for comment in comments:
            said = _GENDER.search(comment.text) if "ender" in comment.text else None
            if said is not None:
                return Gender(said[1].lower())
        return None

    def identifiers(self, comments: tuple[Comment, ...]) -> tuple[Identifier, ...]:
        return (
            Identifier(
                scheme=IdentifierScheme.UN_REFERENCE, value=self.reference, path="REFERENCE_NUMBER"
            ),
            *(
                # The number that an entity's comment gives is its own, as owner or manager.
                Identifier(
                    scheme=IdentifierScheme.IMO_COMPANY,
                    value=number,
                    label="IMO number",
                    path="COMMENTS1",
                )
                for comment in comments
                if "IMO" in comment.text
                for number in _IMO.findall(comment.text)
            ),
        )
