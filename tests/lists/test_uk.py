"""The UK Sanctions List, in its XML and its CSV form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
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
    RoleKind,
    SubjectKind,
    UncertainDate,
    diff,
    read,
    take_snapshot,
)

FILES = Path(__file__).with_name("samples")


@pytest.fixture(scope="module", params=["uk.xml", "uk.csv"])
def entries(request: pytest.FixtureRequest) -> tuple[Designation, ...]:
    found = read(FILES / request.param)
    assert found.report.generated == date(2026, 3, 5)
    assert [str(one) for one in found.report.left_over] == []
    return found.designations


@pytest.fixture
def hong(entries: tuple[Designation, ...]) -> Designation:
    return entries[0]


def test_both_forms_say_the_same() -> None:
    xml, csv = take_snapshot(FILES / "uk.xml"), take_snapshot(FILES / "uk.csv")
    plain = {
        "DesignationSource": "Designation source",
        "TonnageOfShipDetails/TonnageOfShip": "Tonnage of ship",
    }

    def renamed(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple((plain[name], text) for name, text in pairs)

    likened = []
    for one in xml.designations:
        vessel = one.vessel and evolve(one.vessel, other=renamed(one.vessel.other))
        likened.append(evolve(one, other=renamed(one.other), vessel=vessel))
    assert str(diff(evolve(xml, designations=tuple(likened)), csv)).count("No changes.") == 1


def test_an_entry_has_its_references_days_regime_and_measures(hong: Designation) -> None:
    assert (hong.reference, hong.kind) == ("DPR9001", SubjectKind.INDIVIDUAL)
    assert [(one.scheme, one.value) for one in hong.identifiers] == [
        (IdentifierScheme.UK_ID, "DPR9001"),
        (IdentifierScheme.OFSI_GROUP, "99001"),
        (IdentifierScheme.UN_REFERENCE, "KPi.901"),
    ]
    assert (hong.listed, hong.amended) == (date(2016, 3, 2), (date(2026, 1, 12),))
    assert hong.measures == ("Asset freeze", "Travel Ban")
    assert hong.legal_bases[0].title.startswith("The Democratic People's Republic of Korea")
    assert [str(one) for one in hong.reasons] == ["Heads an invented bureau."]
    assert [str(one) for one in hong.comments] == ["Invented person."]


def test_names_keep_kind_quality_and_parts(hong: Designation) -> None:
    assert {(name.text, name.kind, name.quality) for name in hong.names} == {
        ("KIL TONG C3 D4 E5 HONG", NameKind.PRIMARY, NameQuality.UNSTATED),
        ("Gil Hong", NameKind.VARIANT, NameQuality.UNSTATED),
        ("Old Hong", NameKind.ALIAS, NameQuality.WEAK),
        ("Hong the Elder", NameKind.ALIAS, NameQuality.STRONG),
        ("홍길동", NameKind.ORIGINAL_SCRIPT, NameQuality.UNSTATED),
    }
    assert hong.names[0].kind == NameKind.PRIMARY
    original = next(name for name in hong.names if name.kind == NameKind.ORIGINAL_SCRIPT)
    assert (original.script, original.language) == ("Hang", "Korean")
    assert hong.names[0].parts[-1] == NamePart(NamePartKind.SIXTH, "HONG")


def test_particulars_of_a_person_are_kept(hong: Designation) -> None:
    assert [birth.date for birth in hong.births] == [
        UncertainDate.exact(date(1958, 3, 1)),
        UncertainDate.month(1959, 4),
        UncertainDate.year(1960),
    ]
    assert [(role.text, role.kind) for role in hong.roles if role.kind == RoleKind.HONORIFIC] == [
        ("Colonel", RoleKind.HONORIFIC),
        ("Dr", RoleKind.HONORIFIC),
    ]
    assert [(one.kind, one.number, one.note) for one in hong.documents] == [
        (DocumentKind.PASSPORT, "P-900000", "issued 2010"),
        (DocumentKind.NATIONAL_ID, "ID-77", "invented card"),
    ]
    assert hong.gender == Gender.MALE
    assert hong.nationalities[0].country == "KP"
    assert [address.country for address in hong.addresses] == ["KP", "CN"]
    assert len(hong.contacts) == 3


def test_a_body_has_its_ties(entries: tuple[Designation, ...]) -> None:
    body = entries[1]
    assert {(one.kind, one.target) for one in body.relations} == {
        (RelationKind.SUBSIDIARY_OF, "Invented Bay Group"),
        (RelationKind.PARENT_OF, "Invented Pier Ltd"),
    }
    assert body.identifier(IdentifierScheme.REGISTRATION) == "REG-7"
    assert [str(one) for one in body.details] == ["TypeOfEntity: Trading company"]


def test_a_ship_has_its_facts(entries: tuple[Designation, ...]) -> None:
    ship = entries[2].vessel
    assert entries[2].kind == SubjectKind.VESSEL
    assert ship is not None
    assert (ship.imo, ship.flag, ship.type, ship.length) == (
        "9074729",
        "KP",
        "Bulk carrier",
        "104m",
    )
    assert ship.owners == ("Invented Pier Ltd", "Invented Quay Ltd")
    assert ship.former_flags == ("PA", "")
    assert ship.former_flags_text == ("Panama", "Atlantis")
    assert ship.built == UncertainDate.year(1990)
    assert [text for _, text in ship.other] == ["4,355"]
    assert entries[2].identifier(IdentifierScheme.IMO) == "9074729"


@pytest.mark.parametrize("name", ["uk.xml", "uk.csv"])
@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("02/03/2016", "31/02/2016", "'31/02/2016' is no date"),
        ("12/01/2026", "yesterday", "'yesterday' is no date"),
        ("01/03/1958", "31/02/1958", "'31/02/1958' is no date such as"),
        ("dd/04/1959", "04/1959", "'04/1959' is no date such as"),
    ],
)
def test_a_bad_value_is_told_and_the_entry_kept(name: str, old: str, new: str, says: str) -> None:
    data = (FILES / name).read_text("utf-8").replace(old, new).encode()
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
    found = read_bytes(data, strict=False)
    assert len(found) == 3
    assert new in repr(found.designations[0])


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("uk.xml", ">Individual<", ">Starship<", "'Starship' is none of Individual, Entity, Ship"),
        ("uk.csv", ",Individual,", ",Starship,", "'Starship' is none of Individual, Entity, Ship"),
        ("uk.xml", "DPR9002", "DPR9001", "a second entry has this reference"),
        ("uk.xml", "DPR9002", "", "a designation has one"),
        ("uk.csv", "DPR9002", "", "Unique ID: is empty"),
        ("uk.xml", "INVENTED HARBOUR TRADING CORPORATION", "", "at least one"),
        ("uk.csv", "INVENTED HARBOUR TRADING CORPORATION", "", "at least one"),
    ],
)
def test_an_entry_that_is_none_is_skipped_and_told(
    name: str, old: str, new: str, says: str
) -> None:
    data = (FILES / name).read_text("utf-8").replace(old, new).encode()
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
    found = read_bytes(data, strict=False)
    assert len(found) == 2
    assert found.report.skipped_count == 1


def test_rows_of_two_kinds_under_one_reference_are_told() -> None:
    data = (FILES / "uk.csv").read_text("utf-8").replace("DPR9002", "DPR9001").encode()
    with pytest.raises(BadInputError, match="'Entity', but an earlier row has individual"):
        read_bytes(data)


def test_a_value_that_no_field_takes_is_kept_as_it_is() -> None:
    text = (FILES / "uk.xml").read_text("utf-8")
    text = text.replace(">Male<", ">X<").replace(">1990<", ">about 1990<")
    text = text.replace("<IMONumber>9074729<", "<IMONumber>9074730</IMONumber><IMONumber>9074729<")
    found = read_bytes(text.replace(">ALias<", ">Nickname<").encode())
    hong, _, ship = found.designations
    assert ("gender", "X") in hong.other
    assert ship.vessel is not None
    assert ship.vessel.built is None
    assert ("YearsBuilt/YearBuilt", "about 1990") in ship.vessel.other
    assert ship.vessel.imo == "9074730"
    assert ("IMONumbers/IMONumber", "9074729") in ship.vessel.other
    assert [name.kind for name in hong.names if name.label.startswith("Nick")] == [NameKind.OTHER]


def test_a_measure_that_only_its_indicator_names_is_kept() -> None:
    text = (FILES / "uk.xml").read_text("utf-8")
    found = read_bytes(text.replace("<ArmsEmbargo>false", "<ArmsEmbargo>true").encode())
    assert [str(one) for one in found.designations[0].details] == ["ArmsEmbargo: true"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Town of birth", "Shoe size", "column 'Shoe size'"),
        ("Gender,Town of birth", "Gender,", "column without a name"),
        ("Report Date: 05-Mar-2026", "Some other line", "line above the header"),
    ],
)
def test_a_column_that_nobody_knows_is_noticed(old: str, new: str, says: str) -> None:
    text = (FILES / "uk.csv").read_text("utf-8")
    report = read_bytes(text.replace(old, new).encode()).report
    assert says in str(report)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("12/01/2026,DPR9001", "DPR9001", "has 57 columns; there are 58"),
        ("05-Mar-2026", "31-Feb-2026", "'31-Feb-2026' is no date"),
        ("Name 1,Name 2", "Name 1,Name 1", "two columns are called Name 1"),
    ],
)
def test_a_shifted_or_damaged_table_is_told(old: str, new: str, says: str) -> None:
    data = (FILES / "uk.csv").read_text("utf-8").replace(old, new, 1).encode()
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
