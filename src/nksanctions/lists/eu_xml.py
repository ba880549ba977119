"""The EU's consolidated list of financial sanctions, XML, schema 1.1.

Every element and attribute of the schema has its place in a `Designation`:

| in the list | becomes |
|---|---|
| `euReferenceNumber`, `logicalId` | `reference`, `uid` |
| `designationDate`, `delistingDate` | `listed`, `delisted` |
| `unitedNationId` | an identifier: the UN's reference |
| `regulation` | legal bases; its programme is a programme |
| `nameAlias` | `names`; its function and title are roles, its gender is `gender` |
| `birthdate` | `births` and `birth_places` |
| `citizenship`, `address`, `contactInfo` | `citizenships`, `addresses`, `contacts` |
| `identification` | `documents` of a person's papers, else `identifiers` |
| `regulationSummary` | the legal basis of the one value |
| `remark` | `comments` of the entry, a note of the one value |
| `additionalInformation` | `details` |

The list marks no name as the primary one; the first is taken for it. It writes `UNKNOWN` and the
code `00` for a country that it doesn't know, which is read as nothing.

Source: https://webgate.ec.europa.eu/fsd/fsf, schema 1.1, by the classes that public programs made
from it and by published entries; read on 24 November 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from attrs import evolve

from nksanctions.identifiers import country
from nksanctions.lists.noted import Notes, digits, named
from nksanctions.lists.opened import Opened
from nksanctions.lists.report import ParseReport
from nksanctions.lists.values import find_country, script_of
from nksanctions.lists.xml_file import Node, xml_nodes
from nksanctions.models import (
    BirthDate,
    Comment,
    Contact,
    ContactKind,
    Designation,
    Detail,
    Document,
    DocumentKind,
    Gender,
    Identifier,
    IdentifierScheme,
    LegalBasis,
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

LIST: Final = "eu-financial-sanctions"

_KINDS: Final = {"person": SubjectKind.INDIVIDUAL, "enterprise": SubjectKind.ENTITY}
_GENDERS: Final = {"M": Gender.MALE, "F": Gender.FEMALE}
_PARTS: Final = (
    ("firstName", NamePartKind.GIVEN),
    ("middleName", NamePartKind.MIDDLE),
    ("lastName", NamePartKind.FAMILY),
)
_LOW_QUALITY: Final = re.compile(r"\blow? quality\b", re.IGNORECASE)
_PAPERS: Final = {
    "passport": DocumentKind.PASSPORT,
    "id": DocumentKind.NATIONAL_ID,
    "ssn": DocumentKind.NATIONAL_ID,
    "nrn": DocumentKind.NATIONAL_ID,
    "nationcert": DocumentKind.NATIONAL_ID,
    "birthcert": DocumentKind.BIRTH_CERTIFICATE,
    "drivinglicence": DocumentKind.DRIVING_LICENCE,
    "residentperm": DocumentKind.RESIDENCE,
    "travelcardid": DocumentKind.OTHER,
    "electionid": DocumentKind.OTHER,
    "tradelic": DocumentKind.OTHER,
    "other": DocumentKind.OTHER,
}
_NUMBERS: Final = {
    "imo": IdentifierScheme.IMO,
    "swiftbic": IdentifierScheme.SWIFT,
    "regnumber": IdentifierScheme.REGISTRATION,
    "fiscalcode": IdentifierScheme.TAX,
}
_MARKS: Final = (
    ("diplomatic", "diplomatic"),
    ("knownExpired", "known expired"),
    ("knownFalse", "known false"),
    ("reportedLost", "reported lost"),
    ("revokedByIssuer", "revoked by issuer"),
)
_CONTACTS: Final = {
    "PHONE": ContactKind.PHONE,
    "FAX": ContactKind.FAX,
    "EMAIL": ContactKind.EMAIL,
    "WEB": ContactKind.WEBSITE,
}


def entries(opened: Opened, report: ParseReport) -> Iterator[Designation]:
    """Yield the designations of the list in file order.

    Raises:
        BadInputError: If the file is damaged.
    """

    def root(node: Node) -> None:
        node.attribute("schemaLocation")
        made = node.attribute("generationDate")
        try:
            report.generated = date.fromisoformat(made[:10]) if made else None
        except ValueError:
            report.problem("", f"{made!r} is no date", "generationDate")
        if number := node.attribute("globalFileId"):
            report.unread("export/@globalFileId", number, why="the publisher's number of the file")

    nodes = xml_nodes(opened.file, opened.name, report, units=("sanctionEntity",), root=root)
    for node in nodes:
        uid, reference = node.attribute("logicalId"), node.attribute("euReferenceNumber")
        place = f"line {node.line}, {reference or uid or node.tag}"
        try:
            designation = _Entry(node, Notes(place=place, report=report)).read(reference, uid)
        except ValueError as error:
            report.skip(place, str(error))
            continue
        node.report_left(report)
        yield designation


class _Entry:
    """One entry, on its way from an element to a designation."""

    def __init__(self, node: Node, notes: Notes) -> None:
        self.node, self.notes = node, notes
        self.gender: Gender | None = None
        self.roles: list[Role] = []
        self.births: list[BirthDate] = []
        self.birth_places: list[Place] = []
        self.contacts: list[Contact] = []
        self.details: list[Detail] = []
        self.documents: list[Document] = []
        self.identifiers: list[Identifier] = []

    def read(self, reference: str, uid: str) -> Designation:
        node, notes = self.node, self.notes
        united_nations = node.attribute("unitedNationId")
        for scheme, value, path in (
            (IdentifierScheme.EU_REFERENCE, reference, "@euReferenceNumber"),
            (IdentifierScheme.UN_REFERENCE, united_nations, "@unitedNationId"),
        ):
            if value:
                self.identifiers.append(Identifier(scheme=scheme, value=value, path=path))
        kind = self.kind()
        notes.keep([("designationDetails", node.attribute("designationDetails"))])
        listed = notes.day("designationDate", node.attribute("designationDate"))
        delisted = notes.day("delistingDate", node.attribute("delistingDate"))
        self.further(node, "additionalInformation")
        bases = tuple(self.regulation(one) for one in node.nodes("regulation"))
        names = tuple(self.names(kind))
        self.read_births()
        addresses = tuple(self.addresses())
        self.read_papers()
        return Designation(
            kind=kind,
            authority=ListingAuthority.EU,
            source=ListSource(list=LIST, entry=reference or uid, path="sanctionEntity"),
            reference=reference or uid,
            uid=uid,
            programmes=tuple(_programmes(bases)),
            legal_bases=bases,
            listed=listed,
            delisted=delisted,
            names=names,
            gender=self.gender,
            births=tuple(self.births),
            birth_places=tuple(self.birth_places),
            citizenships=tuple(self.citizenships()),
            roles=tuple(self.roles),
            addresses=addresses,
            documents=tuple(self.documents),
            identifiers=tuple(self.identifiers),
            contacts=tuple(self.contacts),
            comments=tuple(
                Comment(text=text, path=f"remark[{place}]")
                for place, text in enumerate(node.take_all("remark"), 1)
            ),
            details=tuple(self.details),
            other=tuple(notes.other),
        )

    def kind(self) -> SubjectKind:
        subject = self.node.node("subjectType")
        code = subject.attribute("code") if subject is not None else ""
        letter = subject.attribute("classificationCode") if subject is not None else ""
        if letter and letter != {"person": "P", "enterprise": "E"}.get(code):
            self.notes.keep([("classificationCode", letter)])
        if code not in _KINDS:
            raise ValueError(f"subjectType: {code!r} is neither person nor enterprise")
        return _KINDS[code]

    def regulation(self, node: Node) -> LegalBasis:
        published, in_force = "publicationDate", "entryIntoForceDate"
        return LegalBasis(
            title=node.attribute("numberTitle"),
            kind=node.attribute("regulationType"),
            organisation=node.attribute("organisationType"),
            programme=node.attribute("programme"),
            published=self.notes.day(published, node.attribute(published)),
            in_force=self.notes.day(in_force, node.attribute(in_force)),
            url=node.take("publicationUrl") or node.attribute("publicationUrl"),
            uid=node.attribute("logicalId"),
            other=named(
                ("corrigendum", node.take("corrigendum") or node.attribute("corrigendum")),
                *(("remark", text) for text in node.take_all("remark")),
            ),
        )

    def common(self, node: Node, path: str) -> dict[str, Any]:
        """What each value carries: number, act, remarks, language of the act."""
        summary = node.node("regulationSummary")
        self.further(node, f"{path}/additionalInformation")
        return {
            "uid": node.attribute("logicalId"),
            "path": path,
            "note": "; ".join(node.take_all("remark")),
            "basis": self.regulation(summary) if summary is not None else None,
            "other": named(("regulationLanguage", node.attribute("regulationLanguage"))),
        }

    def further(self, node: Node, path: str) -> None:
        for one in node.nodes("additionalInformation"):
            name = one.attribute("key") or one.take("key")
            value = one.attribute("value") or one.take("value") or one.own_text()
            if name or value:
                self.details.append(Detail(name=name or "information", value=value, path=path))

    def names(self, kind: SubjectKind) -> Iterator[Name]:
        for number, node in enumerate(self.node.nodes("nameAlias"), 1):
            path = f"nameAlias[{number}]"
            common = self.common(node, path)
            given = [(part, node.attribute(name)) for name, part in _PARTS]
            parts = tuple(NamePart(part, text) for part, text in given if text)
            text = node.attribute("wholeName") or " ".join(part.text for part in parts)
            alias = "" if number == 1 else text
            self.role(node.attribute("title"), RoleKind.HONORIFIC, alias, common, f"{path}/@title")
            self.role(
                node.attribute("function"), RoleKind.POSITION, alias, common, f"{path}/@function"
            )
            self.note_gender(node.attribute("gender"))
            strong = self.notes.truth("strong", node.attribute("strong"))
            language = node.attribute("nameLanguage")
            if not text:
                self.notes.wrong(path, "a name without a word in it")
                continue
            yield Name(
                text=text,
                kind=NameKind.PRIMARY if number == 1 else NameKind.ALIAS,
                quality=_quality(strong, common["note"]),
                script=script_of(text),
                language=language.lower(),
                parts=parts or (NamePart(NamePartKind.WHOLE, text),)
                if kind == SubjectKind.ENTITY
                else parts,
                **common,
            )

    def role(
        self, text: str, kind: RoleKind, alias: str, common: dict[str, Any], path: str
    ) -> None:
        """A role that a name carries; the same one under several names is told once."""
        told = {(one.text, one.kind, one.basis) for one in self.roles}
        if text and (text, kind, common["basis"]) not in told:
            self.roles.append(
                Role(text=text, kind=kind, alias=alias, path=path, basis=common["basis"])
            )

    def note_gender(self, text: str) -> None:
        found = _GENDERS.get(text)
        if self.gender is None:
            self.gender = found
        if text and (found is None or found != self.gender):
            self.notes.keep([("gender", text)])

    def citizenships(self) -> Iterator[Nationality]:
        for number, node in enumerate(self.node.nodes("citizenship"), 1):
            common = self.common(node, f"citizenship[{number}]")
            code, text = _country(node)
            common["other"] += named(
                ("region", node.attribute("region")),
                ("acquisitionDate", node.attribute("acquisitionDate")),
                ("disenfranchisementDate", node.attribute("disenfranchisementDate")),
            )
            if text or common["note"] or common["other"]:
                yield Nationality(text=text or common["note"], country=code, **common)

    def place(self, node: Node, common: dict[str, Any], *, lines: tuple[str, ...] = ()) -> Place:
        code, country_text = _country(node)
        return Place(
            text=node.attribute("place"),
            lines=lines,
            city=node.attribute("city"),
            region=node.attribute("region"),
            postcode=node.attribute("zipCode"),
            country=code,
            country_text=country_text,
            **common,
        )

    def read_births(self) -> None:
        for number, node in enumerate(self.node.nodes("birthdate"), 1):
            path = f"birthdate[{number}]"
            common = self.common(node, path)
            place = self.place(node, common)
            born = self.born(node, path)
            if born is not None:
                self.births.append(BirthDate(date=born, **common))
            if str(place):
                self.birth_places.append(place)
            elif born is None and common["note"]:
                self.births.append(BirthDate(date=UncertainDate.unread(common["note"]), **common))

    def born(self, node: Node, path: str) -> UncertainDate | None:
        take = node.attribute
        about = self.notes.truth("circa", take("circa")) or False
        calendar = take("calendarType")
        whole, year, month, day = (
            take("birthdate"),
            take("year"),
            take("monthOfYear"),
            take("dayOfMonth"),
        )
        first, last = take("yearRangeFrom"), take("yearRangeTo")
        written = whole or "-".join(filter(None, (year, month, day)))
        if first or last:
            written = f"{written} {first} to {last}".strip()
        if not written:
            return None
        if calendar not in ("", "GREGORIAN"):
            return evolve(UncertainDate.unread(written), about=about, calendar=calendar.lower())
        try:
            if whole:
                return UncertainDate.exact(date.fromisoformat(whole[:10]), about=about)
            if year and month and day:
                born = date(digits(year), digits(month), digits(day))
                return UncertainDate.exact(born, about=about)
            if year and month:
                return UncertainDate.month(digits(year), digits(month), about=about)
            if year and not day:
                return UncertainDate.year(digits(year), about=about)
            if first or last:
                return UncertainDate.between(
                    date(digits(first), 1, 1) if first else None,
                    date(digits(last), 12, 31) if last else None,
                    about=about,
                )
        except ValueError:
            pass
        self.notes.wrong(path, f"{written!r} is no date")
        return evolve(UncertainDate.unread(written), about=about)

    def addresses(self) -> Iterator[Place]:
        for number, node in enumerate(self.node.nodes("address"), 1):
            path = f"address[{number}]"
            common = self.common(node, path)
            for one in node.nodes("contactInfo"):
                key = one.attribute("key") or one.take("key")
                value = one.attribute("value") or one.take("value") or one.own_text()
                if value:
                    kind = _CONTACTS.get(key.upper(), ContactKind.OTHER)
                    self.contacts.append(
                        Contact(kind=kind, value=value, label=key, path=f"{path}/contactInfo")
                    )
            if self.notes.truth("asAtListingTime", node.attribute("asAtListingTime")):
                common["other"] += (("asAtListingTime", "true"),)
            street, box = node.attribute("street"), node.attribute("poBox")
            place = self.place(node, common, lines=(street,) if street else ())
            place = evolve(place, po_box=box)
            if str(place) or place.note:
                yield place

    def read_papers(self) -> None:
        for number, node in enumerate(self.node.nodes("identification"), 1):
            path = f"identification[{number}]"
            take = node.attribute
            common = self.common(node, path)
            code = take("identificationTypeCode")
            label = take("identificationTypeDescription") or code
            first, latin = take("number"), take("latinNumber")
            common["other"] += named(
                ("latinNumber", latin if first and latin != first else ""),
                ("region", take("region")),
                ("validFrom", take("validFrom")),
            )
            country_code, country_text = _country(node)
            common |= {
                "label": label,
                "country": country_code,
                "country_text": country_text,
                "issuer": take("issuedBy"),
                "issued": self.notes.dated("issueDate", take("issueDate")),
                "expires": self.notes.dated("validTo", take("validTo")),
                "marks": tuple(
                    words for name, words in _MARKS if self.notes.truth(name, take(name))
                ),
            }
            holder, written = take("nameOnDocument"), first or latin
            if (scheme := _NUMBERS.get(code.lower())) is not None and written:
                common["other"] += named(("nameOnDocument", holder))
                self.identifiers.append(Identifier(scheme=scheme, value=written, **common))
                continue
            if code and code.lower() not in _PAPERS and code.lower() not in _NUMBERS:
                self.notes.report.unread(
                    "sanctionEntity/identification/@identificationTypeCode", code
                )
                common["other"] += (("identificationTypeCode", code),)
            if written or common["note"] or holder:
                kind = _PAPERS.get(code.lower(), DocumentKind.OTHER)
                self.documents.append(Document(kind=kind, number=written, holder=holder, **common))


def _country(node: Node) -> tuple[str | None, str]:
    """The code and the words of a country; a known code stands for itself."""
    code, text = node.attribute("countryIso2Code"), node.attribute("countryDescription")
    text = "" if text == "UNKNOWN" else text
    if country.is_valid(code):
        return code.upper(), text or code
    return find_country(text), text or ("" if code == "00" else code)


def _quality(strong: bool | None, note: str) -> NameQuality:
    if _LOW_QUALITY.search(note):
        return NameQuality.WEAK
    if strong is None:
        return NameQuality.UNSTATED
    return NameQuality.STRONG if strong else NameQuality.WEAK


def _programmes(bases: tuple[LegalBasis, ...]) -> Iterator[Programme]:
    for tag in dict.fromkeys(basis.programme for basis in bases if basis.programme):
        acts = tuple(basis for basis in bases if basis.programme == tag)
        yield Programme(tag=tag, legal_bases=acts, path="regulation/@programme")
