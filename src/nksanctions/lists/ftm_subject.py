"""A subject of FollowTheMoney with what belongs to it, as a designation."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from attrs import evolve

from nksanctions.lists.ftm_entities import LINKS, Entity, left_over
from nksanctions.lists.noted import Notes, named
from nksanctions.lists.values import country_at_end, document_kind, script_of
from nksanctions.models import (
    AircraftFacts,
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
    ListingAuthority,
    ListingReason,
    ListSource,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    NameQuality,
    Nationality,
    Place,
    Programme,
    Relation,
    RelationKind,
    Role,
    RoleKind,
    SubjectKind,
    UncertainDate,
    VesselFacts,
)

LIST: Final = "followthemoney"

_KINDS: Final = {
    "Person": SubjectKind.INDIVIDUAL,
    "Vessel": SubjectKind.VESSEL,
    "Airplane": SubjectKind.AIRCRAFT,
}
_NAMES: Final = (
    ("name", NameKind.VARIANT, NameQuality.UNSTATED),
    ("alias", NameKind.ALIAS, NameQuality.STRONG),
    ("weakAlias", NameKind.ALIAS, NameQuality.WEAK),
    ("previousName", NameKind.FORMER, NameQuality.UNSTATED),
    ("abbreviation", NameKind.OTHER, NameQuality.UNSTATED),
)
_PARTS: Final = (
    ("lastName", NamePartKind.FAMILY),
    ("firstName", NamePartKind.GIVEN),
    ("middleName", NamePartKind.MIDDLE),
    ("secondName", NamePartKind.MIDDLE),
    ("fatherName", NamePartKind.PATRONYMIC),
    ("motherName", NamePartKind.MATRONYMIC),
    ("nameSuffix", NamePartKind.SUFFIX),
)
_NUMBERS: Final = {
    "imoNumber": IdentifierScheme.IMO,
    "mmsi": IdentifierScheme.MMSI,
    "callSign": IdentifierScheme.CALL_SIGN,
    "swiftBic": IdentifierScheme.SWIFT,
    "leiCode": IdentifierScheme.LEI,
    "dunsCode": IdentifierScheme.DUNS,
    "taxNumber": IdentifierScheme.TAX,
    "vatCode": IdentifierScheme.TAX,
    "innCode": IdentifierScheme.TAX,
    "registrationNumber": IdentifierScheme.REGISTRATION,
    "ogrnCode": IdentifierScheme.REGISTRATION,
    "okpoCode": IdentifierScheme.REGISTRATION,
    "uscCode": IdentifierScheme.REGISTRATION,
    "licenseNumber": IdentifierScheme.REGISTRATION,
    "icaoCode": IdentifierScheme.MODE_S,
    "serialNumber": IdentifierScheme.AIRCRAFT_SERIAL,
    "idNumber": IdentifierScheme.OTHER,
    "socialSecurityNumber": IdentifierScheme.OTHER,
    "cryptoAddress": IdentifierScheme.DIGITAL_CURRENCY,
}
_CONTACTS: Final = {
    "email": ContactKind.EMAIL,
    "phone": ContactKind.PHONE,
    "website": ContactKind.WEBSITE,
}
_GENDERS: Final = {
    "male": Gender.MALE,
    "female": Gender.FEMALE,
    "other": Gender.OTHER,
}
_AUTHORITIES: Final = {
    "us": ListingAuthority.US,
    "eu": ListingAuthority.EU,
    "gb": ListingAuthority.GB,
    "jp": ListingAuthority.JP,
    "kr": ListingAuthority.KR,
}
_LIST_NUMBERS: Final = {
    ListingAuthority.UN: IdentifierScheme.UN_REFERENCE,
    ListingAuthority.US: IdentifierScheme.OFAC_UID,
    ListingAuthority.EU: IdentifierScheme.EU_REFERENCE,
    ListingAuthority.GB: IdentifierScheme.UK_ID,
}
_OWN: Final = {
    ("Ownership", "owner"): RelationKind.OWNER_OF,
    ("Ownership", "asset"): RelationKind.OWNED_BY,
    ("Directorship", "director"): RelationKind.DIRECTOR_OF,
    ("Membership", "member"): RelationKind.MEMBER_OF,
    ("Representation", "agent"): RelationKind.ACTING_FOR,
    ("Family", "person"): RelationKind.FAMILY_OF,
    ("Family", "relative"): RelationKind.FAMILY_OF,
    ("Associate", "person"): RelationKind.ASSOCIATE_OF,
    ("Associate", "associate"): RelationKind.ASSOCIATE_OF,
    ("UnknownLink", "subject"): RelationKind.LINKED_TO,
    ("UnknownLink", "object"): RelationKind.LINKED_TO,
}


def designation_of(
    subject: Entity, belongings: list[Entity], names: dict[str, str], notes: Notes
) -> Designation:
    """The designation of a subject; *names* are those of the other entities, by id.

    Raises:
        ValueError: If it has no name.
    """
    return _Subject(subject, names, notes).designation(belongings)


class _Subject:
    """A subject, on its way to a designation."""

    def __init__(self, entity: Entity, names: dict[str, str], notes: Notes) -> None:
        self.entity, self.by_id, self.notes = entity, names, notes
        self.kind = _KINDS.get(entity.schema, SubjectKind.ENTITY)
        self.authorities: list[ListingAuthority] = []
        self.programmes: list[Programme] = []
        self.listed: list[date] = []
        self.amended: list[date] = []
        self.delisted: list[date] = []
        self.addresses: list[Place] = []
        self.documents: list[Document] = []
        self.identifiers: list[Identifier] = []
        self.relations: list[Relation] = []
        self.measures: list[str] = []
        self.reasons: list[ListingReason] = []
        self.details: list[Detail] = []
        self.open_sanctions = 0

    def designation(self, belongings: list[Entity]) -> Designation:
        entity = self.entity
        for one in belongings:
            self.belonging(one)
        self.addresses += [
            Place(text=text, country=code, country_text=words, path="address")
            for text in entity.take("address")
            for code, words in (country_at_end(text),)
        ]
        names = self.names()
        vessel, aircraft = self.vessel(), self.aircraft()
        self.numbers()
        for tag in (*entity.take("programId"), *entity.take("program")):
            self.programme(tag, "")
        amended = self.days("modifiedAt", entity.take("modifiedAt"))
        self.notes.keep(entity.beside.items())
        comments = tuple(
            Comment(text=text, path=name)
            for name in ("notes", "summary", "description")
            for text in entity.take(name)
        )
        found = Designation(
            kind=self.kind,
            authority=self.authority(),
            source=ListSource(list=LIST, entry=entity.id, path=entity.schema),
            reference=entity.id,
            programmes=tuple(self.programmes),
            listed=min(self.listed, default=None),
            amended=tuple(sorted({*self.amended, *amended})),
            delisted=max(self.delisted) if self.delisted and not self.open_sanctions else None,
            names=names,
            gender=self.gender(),
            births=tuple(self.births()),
            birth_places=self.birth_places(),
            nationalities=self.countries("nationality"),
            citizenships=self.countries("citizenship"),
            roles=self.roles(),
            addresses=tuple(self.addresses),
            documents=tuple(self.documents),
            identifiers=tuple(self.identifiers),
            contacts=self.contacts(),
            relations=tuple(self.relations),
            vessel=vessel,
            aircraft=aircraft,
            measures=tuple(dict.fromkeys(self.measures)),
            reasons=tuple(self.reasons),
            comments=comments,
            details=(*self.details, *(Detail(name=n, value=v) for n, v in left_over(entity))),
        )
        return evolve(found, other=tuple(self.notes.other))

    def names(self) -> tuple[Name, ...]:
        entity = self.entity
        found = [
            Name(text=text, kind=kind, quality=quality, script=script_of(text), path=name)
            for name, kind, quality in _NAMES
            for text in entity.take(name)
        ]
        caption = entity.beside.pop("caption", "")
        if caption and all(name.text != caption for name in found):
            self.notes.keep([("caption", caption)])
        found.sort(key=lambda name: (name.text != caption, name.path != "name"))
        if found:
            found[0] = evolve(found[0], kind=NameKind.PRIMARY, parts=self.parts())
        return tuple(
            evolve(name, kind=NameKind.ORIGINAL_SCRIPT)
            if name.kind == NameKind.VARIANT and name.script not in ("", "Latn")
            else name
            for name in found
        )

    def parts(self) -> tuple[NamePart, ...]:
        """The parts of the name, where the file has no part twice; else they become details."""
        held = self.entity.properties
        if any(len(held.get(name, ())) > 1 for name, _ in _PARTS):
            return ()
        return tuple(
            NamePart(kind, text) for name, kind in _PARTS for text in self.entity.take(name)
        )

    def day(self, field: str, text: str) -> date | None:
        """A whole day; a month or a year is kept as text, what is none is told."""
        date_like = _dated(text)
        if date_like is None:
            self.notes.wrong(field, f"{text!r} is no date such as 2017 or 2017-12-22")
        elif date_like.day is not None:
            return date_like.day
        self.notes.keep([(field, text)])
        return None

    def days(self, field: str, texts: list[str]) -> list[date]:
        return [day for text in texts if (day := self.day(field, text)) is not None]

    def dated(self, field: str, text: str) -> UncertainDate | None:
        if not text:
            return None
        found = _dated(text)
        if found is None:
            self.notes.wrong(field, f"{text!r} is no date such as 2017 or 2017-12-22")
        return found or UncertainDate.unread(text)

    def births(self) -> list[BirthDate]:
        return [
            BirthDate(date=born, path="birthDate")
            for text in self.entity.take("birthDate")
            if (born := self.dated("birthDate", text)) is not None
        ]

    def birth_places(self) -> tuple[Place, ...]:
        codes = self.entity.take("birthCountry")
        places = [
            Place(text=text, country=code, country_text=words, path="birthPlace")
            for text in self.entity.take("birthPlace")
            for code, words in (country_at_end(text),)
        ]
        known = {place.country for place in places}
        places += [
            Place(country=code.upper(), country_text=code, path="birthCountry")
            for code in codes
            if code.upper() not in known
        ]
        return tuple(places)

    def countries(self, name: str) -> tuple[Nationality, ...]:
        return tuple(
            Nationality(text=code, country=code.upper() if len(code) == 2 else None, path=name)
            for code in self.entity.take(name)
        )

    def gender(self) -> Gender | None:
        text = self.entity.first("gender")
        found = _GENDERS.get(text.lower())
        if text and found is None:
            self.notes.keep([("gender", text)])
        return found

    def roles(self) -> tuple[Role, ...]:
        return tuple(
            Role(text=text, kind=kind, path=name)
            for name, kind in (("title", RoleKind.HONORIFIC), ("position", RoleKind.POSITION))
            for text in self.entity.take(name)
        )

    def contacts(self) -> tuple[Contact, ...]:
        return tuple(
            Contact(kind=kind, value=text, path=name)
            for name, kind in _CONTACTS.items()
            for text in self.entity.take(name)
        )

    def numbers(self) -> None:
        for text in self.entity.take("passportNumber"):
            if all(one.number != text for one in self.documents):
                self.documents.append(
                    Document(kind=DocumentKind.PASSPORT, number=text, path="passportNumber")
                )
        for name, scheme in _NUMBERS.items():
            for text in self.entity.take(name):
                which = scheme
                if scheme == IdentifierScheme.IMO and self.kind == SubjectKind.ENTITY:
                    which = IdentifierScheme.IMO_COMPANY
                self.identifiers.append(Identifier(scheme=which, value=text, label=name, path=name))

    def vessel(self) -> VesselFacts | None:
        if self.kind != SubjectKind.VESSEL:
            return None
        entity = self.entity
        imo = entity.properties.get("imoNumber", [""])[0]
        flag, call_sign = entity.first("flag"), entity.properties.get("callSign", [""])[0]
        flags = entity.take("pastFlags")
        facts: dict[str, Any] = {
            "imo": imo,
            "type": entity.first("type"),
            "flag": flag.upper() or None,
            "flag_text": flag,
            "former_flags": tuple(code.upper() for code in flags),
            "former_flags_text": tuple(flags),
            "call_sign": call_sign,
            "deadweight": self.tons("deadweightTonnage"),
            "gross_tonnage": self.tons("grossRegisteredTonnage"),
            "built": self.dated("buildDate", entity.first("buildDate")),
            "owners": tuple(self.by_id.get(id) or id for id in entity.take("owner")),
            "operators": tuple(self.by_id.get(id) or id for id in entity.take("operator")),
        }
        return VesselFacts(**facts) if any(facts.values()) else None

    def tons(self, name: str) -> int | None:
        return self.notes.whole_number(name, self.entity.first(name))

    def aircraft(self) -> AircraftFacts | None:
        if self.kind != SubjectKind.AIRCRAFT:
            return None
        entity = self.entity
        facts: dict[str, Any] = {
            "model": entity.first("model"),
            "built": self.dated("buildDate", entity.first("buildDate")),
            "serial_number": entity.properties.get("serialNumber", [""])[0],
            "tail_number": entity.properties.get("registrationNumber", [""])[0],
            "mode_s": entity.properties.get("icaoCode", [""])[0],
            "operators": tuple(self.by_id.get(id) or id for id in entity.take("operator")),
        }
        return AircraftFacts(**facts) if any(facts.values()) else None

    def authority(self) -> ListingAuthority:
        several = dict.fromkeys(self.authorities)
        return self.authorities[0] if len(several) == 1 else ListingAuthority.OTHER

    def belonging(self, entity: Entity) -> None:
        """Take in an entity that belongs to the subject."""
        entity = evolve(entity, properties={k: list(v) for k, v in entity.properties.items()})
        match entity.schema:
            case "Sanction":
                self.sanction(entity)
            case "Address":
                self.address(entity)
            case "Passport" | "Identification":
                self.paper(entity)
            case "CryptoWallet":
                self.wallet(entity)
            case schema if schema in LINKS:
                self.link(entity)
            case schema:
                why = "kept as the detail of its id"
                self.notes.report.unread(f"entities: {schema} in another", entity.id, why=why)
                self.details.append(Detail(name=schema, value=entity.id, path=schema))

    def rest(self, entity: Entity) -> tuple[tuple[str, str], ...]:
        return (*left_over(entity), *named(*entity.beside.items()))

    def sanction(self, entity: Entity) -> None:
        take = entity.take
        take("entity")
        texts, countries = take("authority"), take("country")
        authority = _authority(texts, countries)
        self.authorities.append(authority)
        path = f"Sanction {entity.id}"
        scheme = _LIST_NUMBERS.get(authority, IdentifierScheme.OTHER)
        for which, label in ((scheme, "authorityId"), (IdentifierScheme.UN_REFERENCE, "unscId")):
            for text in take(label):
                given = Identifier(scheme=which, value=text, label=label, path=path)
                if all((one.scheme, one.value) != (which, text) for one in self.identifiers):
                    self.identifiers.append(given)
        titles, ids = take("program"), take("programId")
        for number, tag in enumerate(ids or titles):
            title = titles[number] if ids and len(titles) == len(ids) else ""
            self.programme(tag, "" if title == tag else title)
        if ids and len(titles) != len(ids):
            for title in titles:
                self.programme(title, "")
        starts = self.days("startDate", take("startDate"))
        self.listed += self.days("listingDate", take("listingDate")) or starts
        if starts and self.listed and min(starts) != min(self.listed):
            self.notes.keep([("startDate", day.isoformat()) for day in starts])
        ends = self.days("endDate", take("endDate"))
        self.delisted += ends
        self.open_sanctions += not ends
        self.amended += self.days("modifiedAt", take("modifiedAt"))
        self.measures += take("provisions")
        self.reasons += [ListingReason(text=text, path=path) for text in take("reason")]
        self.notes.keep([("authority", text) for text in (*texts, *countries)])
        self.details += [
            Detail(name=f"Sanction {name}", value=value, path=path)
            for name, value in self.rest(entity)
            if name not in ("caption", "datasets")
        ]

    def programme(self, tag: str, title: str) -> None:
        if all(tag not in (one.tag, one.title) for one in self.programmes):
            self.programmes.append(Programme(tag=tag, title=title, path="program"))

    def address(self, entity: Entity) -> None:
        first = entity.first
        full, country = first("full"), first("country")
        lines = tuple(filter(None, (first("street"), first("street2"))))
        place = Place(
            lines=lines,
            po_box=first("postOfficeBox"),
            city=first("city"),
            region=first("state") or first("region"),
            postcode=first("postalCode"),
            country=country.upper() or None,
            country_text=country,
            note=first("remarks"),
            uid=entity.id,
            path="addressEntity",
        )
        if not str(place).replace(country, ""):
            place = evolve(place, text=full)
        elif full and full != str(place):
            place = evolve(place, other=(("full", full),))
        entity.beside.pop("caption", None)
        entity.beside.pop("datasets", None)
        self.addresses.append(evolve(place, other=(*place.other, *self.rest(entity))))

    def paper(self, entity: Entity) -> None:
        first = entity.first
        entity.take("holder")
        label, country = first("type"), first("country")
        number = first("number") or first("passportNumber")
        kind = DocumentKind.PASSPORT if entity.schema == "Passport" else document_kind(label)
        entity.beside.pop("caption", None)
        entity.beside.pop("datasets", None)
        self.documents.append(
            Document(
                kind=kind,
                number=number,
                label=label,
                country=country.upper() or None,
                country_text=country,
                issuer=first("authority"),
                issued=self.dated("startDate", first("startDate")),
                expires=self.dated("endDate", first("endDate")),
                note=first("summary"),
                uid=entity.id,
                path=entity.schema,
                other=self.rest(entity),
            )
        )

    def wallet(self, entity: Entity) -> None:
        first = entity.first
        entity.take("holder")
        value = first("publicKey") or first("cryptoAddress") or first("accountId")
        entity.beside.pop("caption", None)
        entity.beside.pop("datasets", None)
        ticker = first("currency") or first("currencySymbol")
        if not value:
            self.details.append(Detail(name="CryptoWallet", value=entity.id, path="CryptoWallet"))
            return
        self.identifiers.append(
            Identifier(
                scheme=IdentifierScheme.DIGITAL_CURRENCY,
                value=value,
                detail=ticker,
                uid=entity.id,
                path="CryptoWallet",
                other=self.rest(entity),
            )
        )

    def link(self, entity: Entity) -> None:
        one, other = LINKS[entity.schema]
        ends = {name: entity.take(name) for name in (one, other)}
        own = one if self.entity.id in ends[one] else other
        others = ends[other if own == one else one]
        label = entity.first("role") or entity.first("relationship")
        kind = _OWN.get((entity.schema, own), RelationKind.OTHER)
        entity.beside.pop("caption", None)
        entity.beside.pop("datasets", None)
        since = self.dated("startDate", entity.first("startDate"))
        until = self.dated("endDate", entity.first("endDate"))
        note = entity.first("summary")
        rest = self.rest(entity)
        for target in others:
            self.relations.append(
                Relation(
                    kind=kind,
                    target=self.by_id.get(target, ""),
                    target_uid=target,
                    label=label or f"{entity.schema}, {own}",
                    since=since,
                    until=until,
                    note=note,
                    uid=entity.id,
                    path=entity.schema,
                    other=rest,
                )
            )


def _authority(texts: list[str], countries: list[str]) -> ListingAuthority:
    for code in countries:
        if code in _AUTHORITIES:
            return _AUTHORITIES[code]
    united = any("united nations" in text.lower() or "UNSC" in text for text in texts)
    return ListingAuthority.UN if united else ListingAuthority.OTHER


def _dated(text: str) -> UncertainDate | None:
    """A year, a month or a day, as FollowTheMoney writes them.

    >>> [str(_dated(text)) for text in ("1958", "1958-03", "1958-03-01T00:00:00", "1958-13")]
    ['1958', 'March 1958', '1 March 1958', 'None']
    """
    try:
        match len(text):
            case 4:
                return UncertainDate.year(int(text))
            case 7:
                return UncertainDate.month(int(text[:4]), int(text[5:]))
            case _:
                return UncertainDate.exact(date.fromisoformat(text[:10]))
    except ValueError:
        return None
