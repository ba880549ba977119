"""OFAC's list as advanced XML."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from tests.lists.lossless import read_bytes

from nksanctions.errors import BadInputError
from nksanctions.lists import (
    Designation,
    DocumentKind,
    Gender,
    IdentifierScheme,
    NameKind,
    NamePart,
    NamePartKind,
    NameQuality,
    RelationKind,
    SubjectKind,
    UncertainDate,
    read,
    twice,
)

FILE = Path(__file__).with_name("samples") / "ofac-advanced.xml"


@pytest.fixture(scope="module")
def entries() -> tuple[Designation, ...]:
    return read(FILE).designations


@pytest.fixture
def hong(entries: tuple[Designation, ...]) -> Designation:
    return entries[0]


def test_the_list_is_recognised_and_dated() -> None:
    found = read(FILE)
    assert (found.report.format, found.report.generated) == ("ofac-advanced", date(2026, 3, 5))
    assert [(one.reference, one.kind) for one in found] == [
        ("99001", SubjectKind.INDIVIDUAL),
        ("99002", SubjectKind.ENTITY),
        ("99003", SubjectKind.VESSEL),
    ]


def test_a_listing_has_its_days_programmes_measures_and_acts(hong: Designation) -> None:
    assert (hong.listed, hong.delisted) == (date(2017, 10, 26), date(2025, 4, 5))
    assert hong.amended == (date(2019, 2, 3),)
    assert hong.tags == ("DPRK2",)
    assert hong.programmes[0].legal_bases[0].title == "E.O. 13687"
    assert hong.measures == ("Block",)
    (act,) = hong.legal_bases
    assert (act.title, act.kind, act.programme) == (
        "Executive Order 13687 (North Korea)",
        "Executive Order",
        "DPRK2",
    )
    assert {"narrative text https://narrative.example", "none of note", "all property"} <= {
        one.value for one in hong.details
    }
    assert [str(one) for one in hong.comments] == [
        "party comment",
        "profile comment",
        "identity comment",
        "entry comment",
        "event comment",
    ]


def test_names_keep_kind_quality_script_and_parts(hong: Designation) -> None:
    assert [(name.text, name.kind, name.quality, name.script) for name in hong.names] == [
        ("HONG, Kil Tong", NameKind.PRIMARY, NameQuality.UNSTATED, "Latn"),
        ("홍길동", NameKind.ORIGINAL_SCRIPT, NameQuality.UNSTATED, "Hang"),
        ("HKT", NameKind.ALIAS, NameQuality.WEAK, "Latn"),
        ("U THE GREAT", NameKind.FORMER, NameQuality.STRONG, "Latn"),
    ]
    first, _, short, former = hong.names
    assert first.parts == (
        NamePart(NamePartKind.FAMILY, "HONG"),
        NamePart(NamePartKind.GIVEN, "Kil Tong"),
    )
    assert first.note == "alias comment; name comment"
    assert ("acronym", "HKT") in short.other
    assert ("Regnal Name", "THE GREAT") in former.other


def test_features_become_facts(hong: Designation) -> None:
    assert [birth.date for birth in hong.births[:3]] == [
        UncertainDate.exact(date(1958, 3, 1)),
        UncertainDate.year(1961, about=True),
        UncertainDate.between(date(1963, 1, 1), date(1964, 12, 31)),
    ]
    islamic = hong.births[3].date
    assert (islamic.text, islamic.calendar, islamic.day) == ("1339-7-2", "islamic", None)
    assert hong.births[0].note == "from the passport"
    assert hong.gender == Gender.MALE
    assert [one.country for one in hong.nationalities] == ["KP"]
    assert [one.country for one in hong.citizenships] == ["KP"]
    assert [str(role) for role in hong.roles] == ["Director of an Invented Bureau"]
    (born_in,) = hong.birth_places
    assert (born_in.text, born_in.country) == ("Haeju, Korea, North", "KP")
    (coin,) = (one for one in hong.identifiers if one.scheme == IdentifierScheme.DIGITAL_CURRENCY)
    assert (coin.value, coin.detail) == ("1InventedAddress", "XBT")
    assert "Secondary sanctions risk: Invented Regulations, section 1" in map(str, hong.details)
    assert "Shoe size: forty-two" in map(str, hong.details)


def test_addresses_have_their_parts_and_other_spellings(
    hong: Designation, entries: tuple[Designation, ...]
) -> None:
    (address,) = hong.addresses
    assert address.lines == ("1 Harbour Street", "Second line", "Third line")
    assert (address.city, address.region, address.postcode, address.country) == (
        "Nampo",
        "South Pyongan",
        "99999",
        "KP",
    )
    assert ("ADDRESS1", "항구거리 1") in address.other
    (at_sea,) = entries[1].addresses
    assert (at_sea.text, at_sea.country, at_sea.country_text) == ("at sea", None, "")


def test_papers_are_joined_by_the_identity(
    hong: Designation, entries: tuple[Designation, ...]
) -> None:
    (passport,) = hong.documents
    assert (passport.kind, passport.number, passport.country, passport.alias) == (
        DocumentKind.PASSPORT,
        "P-900000",
        "KP",
        "HKT",
    )
    assert passport.issued == UncertainDate.exact(date(2010, 5, 6))
    assert passport.expires == UncertainDate.year(2020)
    assert passport.marks == ("Fraudulent",)
    assert ("Renewal Date", "8 July 2015") in passport.other
    assert [one.value for one in hong.identifiers if one.label == "Invented Register"] == [
        "REG-902"
    ]
    assert entries[2].identifier(IdentifierScheme.IMO) == "9074729"


def test_ties_are_read_from_the_side_that_has_them(entries: tuple[Designation, ...]) -> None:
    hong, body, ship = entries
    ties = [(tie.kind, tie.target_uid, tie.target, tie.is_former) for tie in hong.relations]
    assert ties == [
        (RelationKind.LEADER_OF, "99002", "INVENTED HARBOUR TRADING CORPORATION", True),
        (RelationKind.FAMILY_OF, "99003", "INVENTED STAR", False),
        (RelationKind.OTHER, "99002", "INVENTED HARBOUR TRADING CORPORATION", False),
    ]
    assert hong.relations[0].since == UncertainDate.year(2011)
    assert [(tie.kind, tie.target_uid) for tie in ship.relations] == [
        (RelationKind.OWNED_OR_CONTROLLED_BY, "99002"),
        (RelationKind.FAMILY_OF, "99001"),
    ]
    assert [(tie.label, tie.target_uid) for tie in body.relations] == [("Same action", "99001")]


def test_a_vessel_has_its_facts(entries: tuple[Designation, ...]) -> None:
    ship = entries[2].vessel
    assert ship is not None
    assert (ship.imo, ship.type, ship.flag, ship.call_sign) == (
        "9074729",
        "Bulk Cargo",
        "KP",
        "HMZZ",
    )


@pytest.mark.parametrize("in_memory", [100, 1 << 24])
def test_a_packed_file_that_is_read_twice_is_the_same_list(
    monkeypatch: pytest.MonkeyPatch, entries: tuple[Designation, ...], in_memory: int
) -> None:
    monkeypatch.setattr(twice, "IN_MEMORY", in_memory)
    assert read_bytes(gzip.compress(FILE.read_bytes())).designations == entries


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("<Month>10</Month>", "<Month>13</Month>", "'2017-13-26' is no date"),
        ("<Year>1958</Year><Month>3</Month>", "<Year>1958</Year><Month>0</Month>", "is no date"),
        ("<Year>1958</Year>", "<Year>MCMLVIII</Year>", "is no date"),
        ("<Year>1958</Year>", "<Year>99999999999999999999</Year>", "is no date"),
        ("<Day>6</Day>", "<Day>6-7-8</Day>", "is no date"),
        ('AliasTypeID="1400"', 'AliasTypeID="9"', "no AliasType has the number 9"),
        ('LocationID="501"', 'LocationID="999"', "no location has the number 999"),
        ('Acronym="true"', 'Acronym="perhaps"', "neither true nor false"),
        ('ProfileID="99003" ListID', 'ProfileID="99009" ListID', "no sanctions entry lists this"),
        (
            'EntryB-SanctionsEntryID="70002"',
            'EntryB-SanctionsEntryID="70009"',
            "no entry has the number 99001 or 70009",
        ),
        (">HKT<", "><", "a name without a word in it"),
    ],
)
def test_a_bad_value_or_reference_is_told_and_the_entry_kept(old: str, new: str, says: str) -> None:
    data = FILE.read_text("utf-8").replace(old, new, 1).encode()
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
    assert len(read_bytes(data, strict=False)) == 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('PartySubTypeID="1"', 'PartySubTypeID="77"', "'77' is none of individual, entity"),
        (">INVENTED STAR<", "><", "at least one"),
        ('<DistinctParty FixedRef="99003"', '<DistinctParty FixedRef="99002"', "a second entry"),
    ],
)
def test_a_party_that_is_none_is_skipped_and_told(old: str, new: str, says: str) -> None:
    data = FILE.read_text("utf-8").replace(old, new, 1).encode()
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
    found = read_bytes(data, strict=False)
    assert (len(found), found.report.skipped_count) == (2, 1)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('IdentityID="4003"', 'IdentityID="4999"', "IDRegDocument of no identity"),
        ('From-ProfileID="99003"', 'From-ProfileID="99999"', "ProfileRelationship of no profile"),
        (
            "</SanctionsEntries>",
            '<SanctionsEntry ID="5" ProfileID="5"/></SanctionsEntries>',
            "SanctionsEntry of no profile",
        ),
    ],
)
def test_what_belongs_to_nothing_is_reported(old: str, new: str, says: str) -> None:
    data = FILE.read_text("utf-8").replace(old, new, 1).encode()
    assert says in str(read_bytes(data, strict=False).report)


def test_a_party_of_two_profiles_is_two_designations() -> None:
    text = FILE.read_text("utf-8")
    start = text.index('<Profile ID="99003"')
    profile = text[start : text.index("</DistinctParty>", start)]
    text = text.replace(profile, "")
    end = text.index("</DistinctParty>", text.index('<Profile ID="99002"'))
    found = read_bytes((text[:end] + profile + text[end:]).encode(), strict=False)
    assert [one.reference for one in found] == ["99001", "99002", "99003"]
    assert ("FixedRef", "99002") in found.designations[2].other


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Associate Of", RelationKind.ASSOCIATE_OF),
        ("Providing support to:", RelationKind.SUPPORTS),
        ("Acting for or on behalf of", RelationKind.ACTING_FOR),
        ("Owned or Controlled By", RelationKind.OWNED_OR_CONTROLLED_BY),
        ("Principal Executive Officer", RelationKind.LEADER_OF),
        ("Owns, controls, or operates", RelationKind.OWNER_OF),
        ("playing a significant role in", RelationKind.OTHER),
    ],
)
def test_each_tie_of_the_list_has_its_kind(label: str, kind: RelationKind) -> None:
    data = FILE.read_text("utf-8").replace(">Leader or official of<", f">{label}<").encode()
    (tie, *_) = read_bytes(data).designations[0].relations
    assert (tie.kind, tie.label) == (kind, label)


@pytest.mark.parametrize(
    ("label", "value", "told"),
    [
        ("Vessel Tonnage", "5,000", ("deadweight", 5000)),
        ("Vessel Gross Registered Tonnage", "4355", ("gross_tonnage", 4355)),
        ("Vessel Owner", "Invented Pier Ltd", ("owners", ("Invented Pier Ltd",))),
        ("Vessel Year of Build", "1990", ("built", UncertainDate.year(1990))),
        ("Former Vessel Flag", "Panama", ("former_flags", ("PA",))),
    ],
)
def test_features_of_a_vessel_are_facts(label: str, value: str, told: tuple[str, object]) -> None:
    text = FILE.read_text("utf-8").replace(">Vessel Call Sign<", f">{label}<")
    ship = read_bytes(text.replace(">HMZZ<", f">{value}<").encode()).designations[2].vessel
    assert getattr(ship, told[0]) == told[1]
