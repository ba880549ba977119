"""Reading FollowTheMoney."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.lists.lossless import everything_in, read_bytes

from nksanctions.errors import BadInputError
from nksanctions.lists import (
    Designation,
    DocumentKind,
    Gender,
    IdentifierScheme,
    ListingAuthority,
    NameKind,
    NameQuality,
    RelationKind,
    SubjectKind,
    UncertainDate,
    ftm_entities,
    ftm_read,
    read,
    twice,
    write_ftm,
)
from nksanctions.testing import designations

FILE = Path(__file__).with_name("samples") / "ftm.json"


@pytest.fixture(scope="module")
def entries() -> tuple[Designation, ...]:
    return read(FILE).designations


@pytest.fixture
def hong(entries: tuple[Designation, ...]) -> Designation:
    return entries[0]


def test_subjects_with_a_sanction_are_designations() -> None:
    found = read(FILE)
    assert found.report.format == "ftm"
    assert [(one.reference, one.kind) for one in found] == [
        ("inv-1", SubjectKind.INDIVIDUAL),
        ("inv-2", SubjectKind.ENTITY),
        ("inv-4", SubjectKind.VESSEL),
        ("inv-5", SubjectKind.AIRCRAFT),
    ]
    assert [str(unread) for unread in found.report.left_over] == [
        "entities: Person without a sanction: 1, such as 'inv-3' "
        "(related to somebody listed, and not listed)"
    ]


def values_in(value: Any) -> Iterator[str]:
    """Every value of an entity, nested ones too."""
    if isinstance(value, dict):
        for name, held in value.items():
            if name not in ("schema", "target"):
                yield from values_in(held)
    elif isinstance(value, list):
        for one in value:
            yield from values_in(one)
    else:
        yield str(value)


def test_each_value_of_the_file_is_kept_or_reported() -> None:
    everything = everything_in(read(FILE)).lower()
    lines = FILE.read_text("utf-8").splitlines()
    not_found = {
        text
        for line in lines
        for text in values_in(json.loads(line))
        if text.lower() not in everything
    }
    # FollowTheMoney makes captions itself; of the person without a sanction the id is kept.
    assert not_found == {"Invented sanction", "role.rca"}


def test_names_keep_kind_quality_and_script(hong: Designation) -> None:
    assert [(name.text, name.kind, name.quality) for name in hong.names] == [
        ("Hong Kil Tong", NameKind.PRIMARY, NameQuality.UNSTATED),
        ("HONG KIL TONG", NameKind.VARIANT, NameQuality.UNSTATED),
        ("홍길동", NameKind.ORIGINAL_SCRIPT, NameQuality.UNSTATED),
        ("Hong Gil-dong", NameKind.ALIAS, NameQuality.STRONG),
        ("HKT", NameKind.ALIAS, NameQuality.WEAK),
        ("Old Hong", NameKind.FORMER, NameQuality.UNSTATED),
        ("H.K.T.", NameKind.OTHER, NameQuality.UNSTATED),
    ]
    assert [part.text for part in hong.names[0].parts] == ["Hong", "Kil Tong"]


def test_a_sanction_gives_days_authority_and_programme(
    hong: Designation, entries: tuple[Designation, ...]
) -> None:
    assert hong.authority == ListingAuthority.UN
    assert (hong.listed, hong.amended, hong.delisted) == (
        date(2016, 3, 2),
        (date(2020, 1, 2),),
        None,
    )
    assert ("startDate", "2016-03-03") in hong.other
    assert hong.tags == ("DPRK",)
    assert hong.measures == ("Asset freeze",)
    assert hong.identifier(IdentifierScheme.UN_REFERENCE) == "KPi.901"
    vessel = entries[2]
    assert (vessel.listed, vessel.delisted) == (date(2017, 1, 1), date(2025, 4, 5))


def test_an_entity_of_several_lists_has_no_single_authority(
    entries: tuple[Designation, ...],
) -> None:
    body = entries[1]
    assert body.authority == ListingAuthority.OTHER
    assert body.identifier(IdentifierScheme.OFAC_UID) == "99002"
    assert body.identifier(IdentifierScheme.UK_ID) == "DPR9002"
    assert (body.listed, body.delisted) == (date(2019, 1, 2), None)
    assert ("startDate", "2018") in body.other


def test_particulars_are_joined_wherever_they_stand(hong: Designation) -> None:
    assert [birth.date for birth in hong.births] == [
        UncertainDate.exact(date(1958, 3, 1)),
        UncertainDate.month(1959, 4),
        UncertainDate.year(1960),
    ]
    assert [place.country for place in hong.birth_places] == ["KP", "CN"]
    assert hong.gender == Gender.MALE
    address, text = hong.addresses
    assert address.lines == ("1 Harbour Street", "Second line")
    assert (address.city, address.country, address.note) == ("Nampo", "KP", "office")
    assert (text.text, text.country) == ("2 Pier Street, Nampo, North Korea", "KP")
    assert [(one.kind, one.number) for one in hong.documents] == [
        (DocumentKind.PASSPORT, "P-900000"),
        (DocumentKind.NATIONAL_ID, "ID-78"),
    ]
    (coin,) = (one for one in hong.identifiers if one.scheme == IdentifierScheme.DIGITAL_CURRENCY)
    assert (coin.value, coin.detail) == ("1InventedAddress", "XBT")
    assert "shoeSize: 42" in map(str, hong.details)


def test_links_are_ties_of_both_ends(entries: tuple[Designation, ...]) -> None:
    hong, body, ship, _ = entries
    assert [(tie.kind, tie.target_uid, tie.target) for tie in hong.relations] == [
        (RelationKind.OWNER_OF, "inv-2", "Invented Harbour Ltd"),
        (RelationKind.FAMILY_OF, "inv-3", "Sister Hong"),
    ]
    assert ("percentage", "60") in hong.relations[0].other
    assert hong.relations[0].until == UncertainDate.exact(date(2012, 1, 1))
    assert [(tie.kind, tie.target_uid) for tie in body.relations] == [
        (RelationKind.OWNED_BY, "inv-1")
    ]
    assert [(tie.kind, tie.target_uid, tie.target) for tie in ship.relations] == [
        (RelationKind.OWNED_BY, "inv-2", "Invented Harbour Ltd")
    ]


def test_vessels_and_aircraft_have_their_facts(entries: tuple[Designation, ...]) -> None:
    ship, plane = entries[2].vessel, entries[3].aircraft
    assert ship is not None
    assert (ship.imo, ship.flag, ship.former_flags, ship.deadweight) == (
        "9074729",
        "KP",
        ("PA", "KH"),
        5000,
    )
    assert (ship.owners, ship.operators) == (("Invented Harbour Ltd",), ("inv-9",))
    assert plane is not None
    assert (plane.model, plane.tail_number, plane.mode_s) == ("Invented-5", "P-000", "720000")
    assert plane.built == UncertainDate.month(1985, 6)


@pytest.mark.parametrize("in_memory", [100, 1 << 24])
def test_order_and_size_of_the_file_make_no_difference(
    monkeypatch: pytest.MonkeyPatch, entries: tuple[Designation, ...], in_memory: int
) -> None:
    monkeypatch.setattr(twice, "IN_MEMORY", in_memory)
    lines = FILE.read_bytes().splitlines(keepends=True)
    found = read_bytes(b"".join(reversed(lines)))
    assert {one.reference for one in found} == {one.reference for one in entries}
    assert {one.name for one in found} == {one.name for one in entries}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("not json", "no JSON"),
        ('{"id": "x"', "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[1]", "it is no object"),
        ('{"schema": "Person", "properties": {}}', "lacks an id or a schema"),
        ('{"id": 7, "schema": "Person", "properties": {}}', "lacks an id or a schema"),
        ('{"id": "x", "schema": "Person", "properties": []}', "properties are no object"),
        ('{"id": "x", "schema": "Person", "properties": {"a": {"id": "y"}}}', "lacks an id"),
    ],
)
def test_a_line_that_is_no_entity_is_told_and_left_out(line: str, says: str) -> None:
    data = FILE.read_bytes() + line.encode() + b"\n"
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
    found = read_bytes(data, strict=False)
    assert (len(found), found.report.skipped_count) == (4, 1)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"1958-03-01"', '"1958-02-31"', "'1958-02-31' is no date such as"),
        ('"2016-03-02"', '"in March"', "'in March' is no date such as"),
    ],
)
def test_a_bad_date_is_told_and_kept(old: str, new: str, says: str) -> None:
    data = FILE.read_text("utf-8").replace(old, new).encode()
    with pytest.raises(BadInputError, match=says):
        read_bytes(data)
    assert new.strip('"') in everything_in(read_bytes(data, strict=False))


def test_what_belongs_to_nothing_is_reported() -> None:
    more = (
        '{"id": "p", "schema": "Passport", "properties": {"holder": ["nobody"]}}\n'
        '{"id": "e", "schema": "Event", "properties": {"name": ["x"]}}\n'
    )
    report = str(read_bytes(FILE.read_bytes() + more.encode()).report)
    assert "Passport of no subject: 1, such as 'nobody'" in report
    assert "entities: Event: 1, such as 'e'" in report


def test_a_person_without_a_name_is_skipped() -> None:
    data = FILE.read_text("utf-8").replace('"name": ["INVENTED STAR"], ', "")
    with pytest.raises(BadInputError, match="at least one"):
        read_bytes(data.encode())


def test_a_file_of_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ftm_read, "MOST", 3)
    with pytest.raises(BadInputError, match="more than 3 entities beside"):
        read_bytes(FILE.read_bytes())
    monkeypatch.setattr(ftm_entities, "LONGEST", 100)
    with pytest.raises(BadInputError, match="line 1: longer than"):
        read_bytes(FILE.read_bytes())


@given(designations())
def test_what_was_written_is_read_again(one: Designation) -> None:
    file = io.BytesIO()
    write_ftm([one], file)
    found = read_bytes(file.getvalue(), strict=False)
    (again,) = found.designations
    assert again.name == one.name.strip()
    assert again.kind == one.kind
    assert {name.text for name in again.names} == {name.text.strip() for name in one.names}
    assert (again.listed, again.delisted) == (one.listed, one.delisted)
    assert set(again.tags) == set(one.tags)
    if one.authority in ("un", "us", "eu", "gb", "jp", "kr"):
        assert again.authority == one.authority
