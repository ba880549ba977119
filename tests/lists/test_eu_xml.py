"""The EU's list of financial sanctions, XML 1.1."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.lists.lossless import read_bytes

from nksanctions.errors import BadInputError
from nksanctions.lists import (
    ContactKind,
    Designation,
    DocumentKind,
    Gender,
    IdentifierScheme,
    ListingAuthority,
    NameKind,
    NamePart,
    NamePartKind,
    NameQuality,
    RoleKind,
    SubjectKind,
    UncertainDate,
    read,
)

FILE = Path(__file__).with_name("samples") / "eu.xml"


@pytest.fixture(scope="module")
def entries() -> tuple[Designation, ...]:
    return read(FILE).designations


@pytest.fixture
def hong(entries: tuple[Designation, ...]) -> Designation:
    return entries[0]


def test_the_list_is_recognised_and_dated() -> None:
    found = read(FILE)
    assert found.report.format == "eu-xml"
    assert found.report.generated == date(2026, 3, 5)
    assert [one.kind for one in found] == [SubjectKind.INDIVIDUAL, SubjectKind.ENTITY]


def test_an_entry_has_its_references_days_and_acts(hong: Designation) -> None:
    assert hong.authority == ListingAuthority.EU
    assert (hong.reference, hong.uid) == ("EU.9001.11", "500001")
    assert hong.identifier(IdentifierScheme.UN_REFERENCE) == "KPi.901"
    assert (hong.listed, hong.delisted) == (date(2016, 4, 1), date(2026, 2, 28))
    (programme,) = hong.programmes
    assert programme.tag == "PRK"
    assert programme.legal_bases == hong.legal_bases
    act = hong.legal_bases[0]
    assert (act.title, act.kind, act.organisation) == (
        "9999/2016 (OJ L000)",
        "amendment",
        "commission",
    )
    assert (act.published, act.in_force) == (date(2016, 4, 2), date(2016, 4, 3))
    assert [one.text for one in hong.comments] == [
        "Invented officer of an invented bureau.",
        "Second remark.",
    ]
    assert hong.other == (("designationDetails", "by Decision (CFSP) 9999/1"),)


def test_names_keep_kind_quality_script_and_parts(hong: Designation) -> None:
    first, original, weak = hong.names
    assert (first.text, first.kind, first.quality) == (
        "HONG Kil Tong",
        NameKind.PRIMARY,
        NameQuality.STRONG,
    )
    assert first.parts == (
        NamePart(NamePartKind.GIVEN, "Kil Tong"),
        NamePart(NamePartKind.MIDDLE, "U"),
        NamePart(NamePartKind.FAMILY, "HONG"),
    )
    assert first.basis is not None
    assert first.basis.title == "9999/2016 (OJ L000)"
    assert (original.script, original.language) == ("Hang", "ko")
    assert (weak.text, weak.quality, weak.note) == (
        "Kil DONG",
        NameQuality.WEAK,
        "low quality alias",
    )
    assert hong.gender == Gender.MALE


def test_roles_belong_to_the_names_that_carry_them(hong: Designation) -> None:
    assert [(role.text, role.kind, role.alias) for role in hong.roles] == [
        ("Colonel", RoleKind.HONORIFIC, ""),
        ("Director of an invented bureau", RoleKind.POSITION, ""),
        ("Adviser", RoleKind.POSITION, "Kil DONG"),
    ]


def test_dates_of_birth_keep_their_uncertainty(hong: Designation) -> None:
    exact, about, month, between, until, islamic = [birth.date for birth in hong.births]
    assert exact == UncertainDate.exact(date(1950, 2, 3))
    assert about == UncertainDate.year(1951, about=True)
    assert month == UncertainDate.month(1952, 3)
    assert between == UncertainDate.between(date(1953, 1, 1), date(1958, 12, 31), about=True)
    assert until == UncertainDate.between(None, date(1980, 12, 31))
    assert (islamic.text, islamic.calendar, islamic.day) == ("1339-7-2", "islamic", None)


def test_places_contacts_and_papers_are_kept(hong: Designation) -> None:
    (place,) = hong.birth_places
    assert (place.city, place.country) == ("Haeju", "KP")
    (address,) = hong.addresses
    assert (address.text, address.lines) == ("second pier", ("1 Harbour Street",))
    assert (address.po_box, address.postcode, address.city) == ("PO Box 7", "99999", "Nampo")
    assert [(one.kind, one.value) for one in hong.contacts][2:] == [
        (ContactKind.EMAIL, "hong@bureau.example"),
        (ContactKind.WEBSITE, "https://bureau.example"),
        (ContactKind.OTHER, "5555 HONG"),
    ]
    passport, card = hong.documents
    assert (passport.kind, passport.number, passport.country) == (
        DocumentKind.PASSPORT,
        "피-900000",
        "KP",
    )
    assert passport.marks == (
        "diplomatic",
        "known expired",
        "known false",
        "reported lost",
        "revoked by issuer",
    )
    assert passport.expires == UncertainDate.exact(date(2020, 5, 6))
    assert (card.kind, card.country, card.country_text) == (DocumentKind.NATIONAL_ID, None, "")
    (nation,) = hong.citizenships
    assert nation.country == "KP"


def test_numbers_of_a_body_are_identifiers(entries: tuple[Designation, ...]) -> None:
    assert [(one.scheme, one.value) for one in entries[1].identifiers] == [
        (IdentifierScheme.EU_REFERENCE, "EU.9002.12"),
        (IdentifierScheme.SWIFT, "INVEKPPY"),
        (IdentifierScheme.IMO, "9074729"),
        (IdentifierScheme.REGISTRATION, "REG-7"),
        (IdentifierScheme.TAX, "TAX-8"),
    ]
    assert [one.number for one in entries[1].documents] == ["LIC-9"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('designationDate="2016-04-01"', 'designationDate="2016-02-31"', "'2016-02-31' is no date"),
        ('birthdate="1950-02-03"', 'birthdate="1950-02-30"', "'1950-02-30' is no date"),
        ('monthOfYear="3" year="1952"', 'monthOfYear="13" year="1952"', "'1952-13' is no date"),
        ('year="1951"', 'year="99999999999999999999"', "is no date"),
        ('year="1951"', 'year="fifty"', "'fifty' is no date"),
        ('strong="true"', 'strong="perhaps"', "'perhaps' is neither true nor false"),
        ('generationDate="2026-03-05T', 'generationDate="5 MarchT', "is no date"),
    ],
)
def test_a_bad_value_of_a_good_entry_is_told_and_kept(old: str, new: str, says: str) -> None:
    data = FILE.read_text().replace(old, new, 1).encode()
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
    found = read_bytes(data, strict=False)
    assert len(found) == 2
    assert says in str(found.report)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('code="person"', 'code="starship"', "'starship' is neither person nor enterprise"),
        ('euReferenceNumber="EU.9001.11" logicalId="500001"', "", "a designation has one"),
        ('delistingDate="2026-02-28"', 'delistingDate="2006-02-28"', "lies before listed"),
        ('euReferenceNumber="EU.9002.12"', 'euReferenceNumber="EU.9001.11"', "a second entry"),
    ],
)
def test_an_entry_that_is_none_is_skipped_and_told(old: str, new: str, says: str) -> None:
    data = FILE.read_text().replace(old, new, 1).encode()
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
    found = read_bytes(data, strict=False)
    assert len(found) == 1
    assert found.report.skipped_count == 1


def test_without_a_reference_of_the_eu_the_number_of_the_file_stands_in() -> None:
    data = FILE.read_text().replace('euReferenceNumber="EU.9001.11"', 'euReferenceNumber=""', 1)
    found = read_bytes(data.encode()).designations[0]
    assert found.reference == "500001"
    assert found.identifier(IdentifierScheme.EU_REFERENCE) is None
