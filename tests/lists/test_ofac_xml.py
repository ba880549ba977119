"""OFAC's list as sdn.xml."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.lists.lossless import read_bytes

from nksanctions.errors import BadInputError, RefusedListError
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
    take_snapshot,
)

FILE = Path(__file__).with_name("samples") / "ofac-sdn.xml"


@pytest.fixture(scope="module")
def entries() -> tuple[Designation, ...]:
    return read(FILE).designations


@pytest.fixture
def hong(entries: tuple[Designation, ...]) -> Designation:
    return entries[0]


def test_the_list_is_recognised_dated_and_counted() -> None:
    report = read(FILE).report
    assert (report.format, report.generated) == ("ofac-xml", date(2026, 3, 5))
    assert (report.published, report.designations) == (3, 3)


def test_a_file_that_holds_fewer_entries_than_it_says_makes_no_snapshot(tmp_path: Path) -> None:
    path = tmp_path / "sdn.xml"
    path.write_text(FILE.read_text().replace("<Record_Count>3", "<Record_Count>4"))
    with pytest.raises(RefusedListError, match="it says that it has 4 entries, and holds 3"):
        take_snapshot(path)
    assert take_snapshot(path, allow_fewer=True).published == 4


def test_names_have_kind_quality_and_parts(hong: Designation) -> None:
    assert [(name.text, name.kind, name.quality) for name in hong.names] == [
        ("HONG, Kil Tong", NameKind.PRIMARY, NameQuality.UNSTATED),
        ("HONG, Gil Dong", NameKind.ALIAS, NameQuality.STRONG),
        ("OLD HONG", NameKind.FORMER, NameQuality.WEAK),
    ]
    assert hong.names[1].parts == (
        NamePart(NamePartKind.FAMILY, "HONG"),
        NamePart(NamePartKind.GIVEN, "Gil Dong"),
    )
    assert hong.names[1].uid == "11"


def test_programmes_have_the_acts_behind_them(hong: Designation) -> None:
    assert hong.tags == ("DPRK2", "INVENTED-EO")
    assert [act.title for act in hong.programmes[0].legal_bases] == ["E.O. 13687"]
    assert hong.programmes[1].legal_bases == ()


def test_births_keep_their_uncertainty_and_the_main_one_its_mark(hong: Designation) -> None:
    assert [(birth.date, birth.is_main) for birth in hong.births] == [
        (UncertainDate.exact(date(1959, 11, 7)), True),
        (UncertainDate.year(1960, about=True), False),
        (UncertainDate.year(1961), False),
        (UncertainDate.month(1962, 3), False),
        (UncertainDate.between(date(1963, 1, 1), date(1964, 12, 31)), False),
    ]
    assert hong.nationalities[0].country == "KP"
    assert hong.citizenships[0].country == "CN"


def test_ids_go_where_their_type_says(hong: Designation) -> None:
    assert [(one.kind, one.number, one.country) for one in hong.documents] == [
        (DocumentKind.PASSPORT, "P-900000", "KP"),
        (DocumentKind.PASSPORT, "IP-6", None),
        (DocumentKind.NATIONAL_ID, "ID-7", "CN"),
    ]
    assert hong.documents[0].issued == UncertainDate.exact(date(2010, 1, 2))
    assert hong.documents[0].expires == UncertainDate.exact(date(2020, 1, 1))
    assert hong.gender == Gender.MALE
    (coin,) = (one for one in hong.identifiers if one.scheme == IdentifierScheme.DIGITAL_CURRENCY)
    assert (coin.value, coin.detail) == ("1InventedAddress", "XBT")
    assert [str(one) for one in hong.details] == [
        "Secondary sanctions risk: Invented Regulations, section 1"
    ]
    assert [one.value for one in hong.contacts] == ["hong@bureau.example"]


def test_remarks_become_facts(hong: Designation, entries: tuple[Designation, ...]) -> None:
    assert [(tie.kind, tie.target) for tie in hong.relations] == [
        (RelationKind.LINKED_TO, "INVENTED BUREAU")
    ]
    assert [str(role) for role in hong.roles] == ["Colonel", "Director of an Invented Bureau"]
    assert [str(one) for one in entries[1].details] == [
        "Organization Established Date: 07 Aug 1990"
    ]


def test_a_vessel_has_its_facts(entries: tuple[Designation, ...]) -> None:
    ship = entries[2].vessel
    assert entries[2].kind == SubjectKind.VESSEL
    assert ship is not None
    assert (ship.imo, ship.call_sign, ship.flag, ship.former_flags) == (
        "9074729",
        "HMZZ",
        "KP",
        ("PA",),
    )
    assert (ship.deadweight, ship.gross_tonnage, ship.owners) == (
        5000,
        4355,
        ("Invented Pier Ltd",),
    )
    assert entries[2].identifier(IdentifierScheme.MMSI) == "445000000"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("07 Nov 1959", "31 Feb 1959", "'31 Feb 1959' is no date that is understood"),
        (">a.k.a.<", ">known as<", "'known as' is none of a.k.a., f.k.a., n.k.a."),
        ("<mainEntry>true", "<mainEntry>perhaps", "neither true nor false"),
        ("03/05/2026", "02/31/2026", "'2026-02-31' is no date"),
        ("<Record_Count>3", "<Record_Count>many", "'many' is no number"),
        ("<sdnType>Vessel", "<sdnType>Entity", "facts of a vessel, but it is entity"),
    ],
)
def test_a_bad_value_is_told_and_the_entry_kept(old: str, new: str, says: str) -> None:
    data = FILE.read_text().replace(old, new, 1).encode()
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
    assert len(read_bytes(data, strict=False)) == 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("<sdnType>Entity", "<sdnType>Starship", "'Starship' is none of individual, entity"),
        ("<lastName>INVENTED STAR</lastName>", "", "at least one"),
        ("<uid>99003</uid>", "", "a designation has one"),
        ("<uid>99003<", "<uid>99002<", "a second entry has this reference"),
    ],
)
def test_an_entry_that_is_none_is_skipped_and_told(old: str, new: str, says: str) -> None:
    data = FILE.read_text().replace(old, new, 1).encode()
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
    found = read_bytes(data, strict=False)
    assert (len(found), found.report.skipped_count) == (2, 1)


def test_an_id_of_a_type_that_nobody_knows_is_kept_and_noticed() -> None:
    data = FILE.read_text().replace("<idType>MMSI<", "<idType>Shoe size<").encode()
    found = read_bytes(data)
    assert [str(one) for one in found.designations[2].details] == ["Shoe size: 445000000"]
    assert "label 'Shoe size': 1, such as '445000000'" in str(found.report)
