"""Designations as FollowTheMoney entities, JSON Lines.

A designation becomes a `Person`, `Organization`, `Vessel` or `Airplane` with a `Sanction`; its
papers become `Passport` and `Identification`, its addresses `Address`, its wallets `CryptoWallet`;
a tie to another entry, named by its reference, becomes the link that fits. FollowTheMoney has no
place for some things (a range of birth dates, words of the list): they stand in `notes`, as words.
The plain JSON of this library keeps everything; this is for tools that speak FollowTheMoney.

Source: https://followthemoney.tech/explorer/; names of schemata and properties as in
followthemoney 4.11.2.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from nksanctions.identifiers import country, imo
from nksanctions.models import (
    ContactKind,
    DatePrecision,
    Designation,
    DocumentKind,
    Identifier,
    IdentifierScheme,
    ListingAuthority,
    Name,
    NameKind,
    NamePartKind,
    NameQuality,
    Place,
    Relation,
    RelationKind,
    RoleKind,
    SubjectKind,
    UncertainDate,
)

Entity = dict[str, Any]

LONGEST: Final = 64
"""FollowTheMoney takes no longer text for an identifier; such a one is a note."""

_SCHEMATA: Final = {
    SubjectKind.INDIVIDUAL: "Person",
    SubjectKind.ENTITY: "Organization",
    SubjectKind.VESSEL: "Vessel",
    SubjectKind.AIRCRAFT: "Airplane",
}
_AUTHORITIES: Final = {
    ListingAuthority.UN: "United Nations Security Council",
    ListingAuthority.US: "Office of Foreign Assets Control",
    ListingAuthority.EU: "European Union",
    ListingAuthority.GB: "United Kingdom",
    ListingAuthority.JP: "Ministry of Finance of Japan",
    ListingAuthority.KR: "Republic of Korea",
}
_COUNTRIES: Final = {
    ListingAuthority.US: "us",
    ListingAuthority.EU: "eu",
    ListingAuthority.GB: "gb",
    ListingAuthority.JP: "jp",
    ListingAuthority.KR: "kr",
}
_OF_BODIES: Final = {
    IdentifierScheme.SWIFT: "swiftBic",
    IdentifierScheme.TAX: "taxNumber",
    IdentifierScheme.REGISTRATION: "registrationNumber",
    IdentifierScheme.LEI: "leiCode",
    IdentifierScheme.DUNS: "dunsCode",
    IdentifierScheme.IMO_COMPANY: "imoNumber",
    IdentifierScheme.IMO: "imoNumber",
    IdentifierScheme.OTHER: "idNumber",
}
_OF_PERSONS: Final = {
    IdentifierScheme.TAX: "taxNumber",
    IdentifierScheme.REGISTRATION: "registrationNumber",
    IdentifierScheme.OTHER: "idNumber",
}
_OF_VESSELS: Final = {
    IdentifierScheme.IMO: "imoNumber",
    IdentifierScheme.MMSI: "mmsi",
    IdentifierScheme.CALL_SIGN: "callSign",
    IdentifierScheme.REGISTRATION: "registrationNumber",
    IdentifierScheme.OTHER: "registrationNumber",
}
_OF_AIRCRAFT: Final = {
    IdentifierScheme.TAIL_NUMBER: "registrationNumber",
    IdentifierScheme.AIRCRAFT_SERIAL: "serialNumber",
    IdentifierScheme.MODE_S: "icaoCode",
    IdentifierScheme.REGISTRATION: "registrationNumber",
    IdentifierScheme.OTHER: "registrationNumber",
}
_IDENTIFIERS: Final = {
    SubjectKind.INDIVIDUAL: _OF_PERSONS,
    SubjectKind.ENTITY: _OF_BODIES,
    SubjectKind.VESSEL: _OF_VESSELS,
    SubjectKind.AIRCRAFT: _OF_AIRCRAFT,
}
_LIST_NUMBERS: Final = frozenset(
    {
        IdentifierScheme.UN_REFERENCE,
        IdentifierScheme.OFAC_UID,
        IdentifierScheme.EU_REFERENCE,
        IdentifierScheme.UK_ID,
        IdentifierScheme.OFSI_GROUP,
    }
)
_LINKS: Final = {
    RelationKind.OWNED_BY: ("Ownership", "asset", "owner"),
    RelationKind.FORMERLY_OWNED_BY: ("Ownership", "asset", "owner"),
    RelationKind.OWNER_OF: ("Ownership", "owner", "asset"),
    RelationKind.DIRECTOR_OF: ("Directorship", "director", "organization"),
    RelationKind.LEADER_OF: ("Directorship", "director", "organization"),
    RelationKind.MEMBER_OF: ("Membership", "member", "organization"),
    RelationKind.ACTING_FOR: ("Representation", "agent", "client"),
    RelationKind.FAMILY_OF: ("Family", "person", "relative"),
}


def write_ftm(designations: Iterable[Designation], file: BinaryIO) -> int:
    """Write designations to an open binary file as FollowTheMoney, an entity a line; how many.

    .. versionadded:: 26.1.0
    """
    count = 0
    for designation in designations:
        for entity in to_ftm(designation):
            text = json.dumps(entity, ensure_ascii=False, separators=(",", ":"))
            file.write(text.encode("utf-8", errors="backslashreplace") + b"\n")
            count += 1
    return count


def to_ftm(designation: Designation) -> tuple[Entity, ...]:
    """The entities of FollowTheMoney that say what a designation says, the subject first.

    .. versionadded:: 26.1.0
    """
    subject = _subject(designation)
    found = [subject, _sanction(designation, subject["id"])]
    found += _papers(designation, subject["id"])
    for address in designation.addresses:
        entity = _address(designation, address)
        if entity is not None:
            found.append(entity)
            _add(subject, "addressEntity", entity["id"])
    found += _wallets(designation, subject["id"])
    for document in designation.documents:
        if len(document.number) > LONGEST:
            _add(subject, "notes", str(document))
    for relation in designation.relations:
        link = _link(designation, relation, subject["id"])
        if link is not None:
            found.append(link)
        else:
            _add(subject, "notes", str(relation))
    unique = {entity["id"]: entity for entity in reversed(found)}
    return tuple(reversed(unique.values()))


def _id(*parts: str) -> str:
    return "nk-" + "-".join(
        re.sub(r"[^A-Za-z0-9.]+", "-", part).strip("-") or "0" for part in parts
    )


def _own_id(designation: Designation, kind: str, *parts: str) -> str:
    digest = hashlib.sha1("\x1f".join(parts).encode(), usedforsecurity=False).hexdigest()[:12]
    return _id(designation.source.list, designation.reference, kind, digest)


def _entity(designation: Designation, schema: str, id: str) -> Entity:
    return {"id": id, "schema": schema, "properties": {}, "datasets": [designation.source.list]}


def _add(entity: Entity, name: str, *values: str | None) -> None:
    held = entity["properties"].setdefault(name, [])
    held += [value for value in dict.fromkeys(values) if value and value not in held]
    if not held:
        del entity["properties"][name]


def _country(code: str | None) -> str | None:
    return code.lower() if code and country.is_valid(code) else None


def _days(day: UncertainDate | None) -> list[str]:
    """A date as FollowTheMoney writes it: a year, a month or a day; for a range its two ends."""
    if day is None or day.precision == DatePrecision.TEXT:
        return []
    lengths = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7, DatePrecision.DAY: 10}
    length = lengths.get(day.precision, 4)
    ends = (end for end in (day.earliest, day.latest) if end is not None)
    return list(dict.fromkeys(end.isoformat()[:length] for end in ends))


def _subject(designation: Designation) -> Entity:
    id = _id(designation.source.list, designation.reference)
    entity = _entity(designation, _SCHEMATA[designation.kind], id)
    entity["caption"] = designation.name
    for name in designation.names:
        _add(entity, _name_property(name), name.text)
    if "name" not in entity["properties"]:  # which FollowTheMoney asks for
        _add(entity, "name", designation.name)
    _add(entity, "program", *designation.tags)
    if designation.delisted is None:
        _add(entity, "topics", "sanction")
    if designation.kind in (SubjectKind.INDIVIDUAL, SubjectKind.ENTITY):
        _legal(entity, designation)
    if designation.kind == SubjectKind.INDIVIDUAL:
        _person(entity, designation)
    _vessel(entity, designation)
    _aircraft(entity, designation)
    for identifier in designation.identifiers:
        _identifier(entity, designation, identifier)
    _add(entity, "notes", *(str(comment) for comment in designation.comments))
    _add(entity, "notes", *(str(detail) for detail in designation.details))
    return entity


def _name_property(name: Name) -> str:
    if name.quality == NameQuality.WEAK:
        return "weakAlias"
    if name.kind in (NameKind.PRIMARY, NameKind.NEW, NameKind.VARIANT, NameKind.ORIGINAL_SCRIPT):
        return "name"
    return "previousName" if name.kind in (NameKind.FORMER, NameKind.MAIDEN) else "alias"


def _legal(entity: Entity, designation: Designation) -> None:
    properties = {
        ContactKind.EMAIL: "email",
        ContactKind.PHONE: "phone",
        ContactKind.WEBSITE: "website",
    }
    for contact in designation.contacts:
        name = properties.get(contact.kind, "notes")
        is_phone = contact.kind == ContactKind.PHONE
        if " " in contact.value.strip() or (is_phone and not contact.value.startswith("+")):
            name = "notes"  # FollowTheMoney would drop it
        _add(entity, name, str(contact) if name == "notes" else contact.value)


def _person(entity: Entity, designation: Designation) -> None:
    for kind, name in (
        (NamePartKind.FAMILY, "lastName"),
        (NamePartKind.GIVEN, "firstName"),
        (NamePartKind.MIDDLE, "middleName"),
        (NamePartKind.PATRONYMIC, "fatherName"),
    ):
        _add(entity, name, designation.names[0].part(kind))
    for born in designation.births:
        _add(entity, "birthDate", *_days(born.date))
        if born.date.about or born.date.precision in (DatePrecision.RANGE, DatePrecision.TEXT):
            _add(entity, "notes", f"Born {born}")
    for place in designation.birth_places:
        _add(entity, "birthPlace", str(place))
        _add(entity, "birthCountry", _country(place.country))
    _add(entity, "nationality", *(_country(one.country) for one in designation.nationalities))
    _add(entity, "citizenship", *(_country(one.country) for one in designation.citizenships))
    _add(entity, "gender", None if designation.gender is None else designation.gender.value)
    for role in designation.roles:
        _add(entity, "title" if role.kind == RoleKind.HONORIFIC else "position", role.text)


def _vessel(entity: Entity, designation: Designation) -> None:
    facts = designation.vessel
    if facts is None or designation.kind != SubjectKind.VESSEL:
        return
    _add(entity, "imoNumber", facts.imo if _is_imo(facts.imo) else None)
    _add(entity, "type", facts.type)
    _add(entity, "flag", _country(facts.flag))
    _add(entity, "pastFlags", *(_country(flag) for flag in facts.former_flags))
    _add(entity, "callSign", facts.call_sign)
    _add(entity, "deadweightTonnage", _number(facts.deadweight))
    _add(entity, "grossRegisteredTonnage", _number(facts.gross_tonnage))
    _add(entity, "buildDate", *_days(facts.built))
    for what, names in (
        ("Owner", facts.owners),
        ("Former owner", facts.former_owners),
        ("Operator", facts.operators),
    ):
        _add(entity, "notes", *(f"{what}: {name}" for name in names))
    _add(entity, "notes", *(f"{label}: {text}" for label, text in facts.other))


def _aircraft(entity: Entity, designation: Designation) -> None:
    facts = designation.aircraft
    if facts is None or designation.kind != SubjectKind.AIRCRAFT:
        return
    _add(entity, "model", facts.model)
    _add(entity, "buildDate", *_days(facts.built))
    _add(entity, "serialNumber", facts.serial_number)
    _add(entity, "registrationNumber", facts.tail_number)
    _add(entity, "icaoCode", facts.mode_s)
    _add(entity, "notes", *(f"Operator: {name}" for name in facts.operators))
    if facts.construction_number:
        _add(entity, "notes", f"Construction number: {facts.construction_number}")
    _add(entity, "notes", *(f"{label}: {text}" for label, text in facts.other))


def _number(number: int | None) -> str | None:
    return None if number is None else str(number)


def _identifier(entity: Entity, designation: Designation, identifier: Identifier) -> None:
    scheme = identifier.scheme
    if scheme in _LIST_NUMBERS or scheme == IdentifierScheme.DIGITAL_CURRENCY:
        return  # of the sanction, or an entity of its own
    name, value = _IDENTIFIERS[designation.kind].get(scheme), identifier.value
    if name is None or len(value) > LONGEST or (name == "imoNumber" and not _is_imo(value)):
        _add(entity, "notes", str(identifier))
    else:
        _add(entity, name, value)


def _is_imo(number: str) -> bool:
    """FollowTheMoney drops a number whose check digit is wrong."""
    return imo.is_valid(number) or imo.is_valid_company(number)


def _sanction(designation: Designation, subject: str) -> Entity:
    entity = _entity(
        designation, "Sanction", _id(designation.source.list, designation.reference, "sanction")
    )
    _add(entity, "entity", subject)
    _add(entity, "authority", _AUTHORITIES.get(designation.authority))
    _add(entity, "country", _COUNTRIES.get(designation.authority))
    _add(entity, "program", *designation.tags)
    _add(entity, "authorityId", designation.reference)
    for identifier in designation.identifiers:
        if identifier.scheme == IdentifierScheme.UN_REFERENCE:
            _add(entity, "unscId", identifier.value)
    bases = [basis for programme in designation.programmes for basis in programme.legal_bases]
    _add(entity, "provisions", *(basis.title for basis in (*bases, *designation.legal_bases)))
    _add(entity, "provisions", *designation.measures)
    _add(entity, "reason", *(reason.text for reason in designation.reasons))
    if designation.listed is not None:
        _add(entity, "listingDate", designation.listed.isoformat())
        _add(entity, "startDate", designation.listed.isoformat())
    if designation.delisted is not None:
        _add(entity, "endDate", designation.delisted.isoformat())
    _add(entity, "modifiedAt", *(day.isoformat() for day in designation.amended))
    return entity


def _papers(designation: Designation, subject: str) -> Iterator[Entity]:
    for document in designation.documents:
        if not 0 < len(document.number) <= LONGEST:
            continue
        schema = "Passport" if document.kind == DocumentKind.PASSPORT else "Identification"
        entity = _entity(
            designation,
            schema,
            _own_id(designation, "paper", document.kind, document.number, document.country_text),
        )
        _add(entity, "holder", subject)
        _add(entity, "number", document.number)
        _add(entity, "type", document.label or document.kind.value)
        _add(entity, "country", _country(document.country))
        _add(entity, "authority", document.issuer)
        _add(entity, "startDate", *_days(document.issued))
        _add(entity, "endDate", *_days(document.expires))
        _add(entity, "summary", document.note, *document.marks)
        yield entity


def _address(designation: Designation, place: Place) -> Entity | None:
    full = str(place)
    if not full:
        return None
    entity = _entity(designation, "Address", _own_id(designation, "address", full))
    _add(entity, "full", full)
    _add(entity, "street", ", ".join(place.lines))
    _add(entity, "postOfficeBox", place.po_box)
    _add(entity, "city", place.city)
    _add(entity, "region", place.region)
    _add(entity, "postalCode", place.postcode)
    _add(entity, "country", _country(place.country))
    _add(entity, "remarks", place.note)
    return entity


def _wallets(designation: Designation, subject: str) -> Iterator[Entity]:
    for identifier in designation.identifiers:
        if identifier.scheme == IdentifierScheme.DIGITAL_CURRENCY:
            key = _own_id(designation, "wallet", identifier.detail, identifier.value)
            entity = _entity(designation, "CryptoWallet", key)
            _add(entity, "holder", subject)
            _add(entity, "publicKey", identifier.value)
            _add(entity, "currency", identifier.detail)
            yield entity


def _link(designation: Designation, relation: Relation, subject: str) -> Entity | None:
    """The link to another entry of the same list; `None` where it is named only in words."""
    if not relation.target_uid:
        return None
    schema, own, others = _LINKS.get(relation.kind, ("UnknownLink", "subject", "object"))
    entity = _entity(
        designation,
        schema,
        _own_id(designation, "link", relation.kind, relation.target_uid),
    )
    _add(entity, own, subject)
    _add(entity, others, _id(designation.source.list, relation.target_uid))
    _add(entity, "relationship" if schema == "Family" else "role", relation.label or relation.kind)
    _add(entity, "startDate", *_days(relation.since))
    _add(entity, "endDate", *_days(relation.until))
    return entity
