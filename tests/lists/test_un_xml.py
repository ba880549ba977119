"""The UN consolidated list: every field in its place, and nothing lost silently."""

from __future__ import annotations

import io
from datetime import date

import pytest
from tests.lists.files import UN, un

from nksanctions import lists
from nksanctions.errors import BadInputError
from nksanctions.lists import (
    DatePrecision,
    Designation,
    DocumentKind,
    Gender,
    IdentifierScheme,
    NameKind,
    NamePartKind,
    NameQuality,
    RoleKind,
    SubjectKind,
)


@pytest.fixture(scope="module")
def hong() -> Designation:
    return lists.read(un())["KPi.901"]


def test_the_whole_file_is_understood() -> None:
    found = lists.read(un())
    assert found.report.left_over == ()
    assert found.report.generated == date(2026, 2, 27)
    assert found.report.counts == {SubjectKind.INDIVIDUAL: 1, SubjectKind.ENTITY: 1}


def test_the_days_of_listing_and_amendment_are_kept(hong: Designation) -> None:
    assert hong.listed == date(2012, 5, 2)
    assert ("LISTED_ON", "2012-05-02-04:00") in hong.other
    assert hong.amended == (date(2016, 11, 30), date(2020, 1, 2))
    assert hong.tags == ("DPRK",)
    assert hong.uid == "1"


def test_names_keep_kind_quality_script_and_parts(hong: Designation) -> None:
    assert [(name.text, name.kind, name.quality, name.script) for name in hong.names] == [
        ("HONG KIL TONG", NameKind.PRIMARY, NameQuality.UNSTATED, "Latn"),
        ("홍길동", NameKind.ORIGINAL_SCRIPT, NameQuality.UNSTATED, "Hang"),
        ("Hong Kil-dong", NameKind.ALIAS, NameQuality.STRONG, "Latn"),
        ("Ilji-mae", NameKind.FORMER, NameQuality.WEAK, "Latn"),
    ]
    assert hong.names[0].part(NamePartKind.SECOND) == "KIL TONG"
    assert hong.strong_names == hong.names[:3]


def test_dates_of_birth_keep_their_uncertainty(hong: Designation) -> None:
    assert [(str(born.date), born.date.precision, born.note) for born in hong.births] == [
        ("5 February 1969", DatePrecision.DAY, ""),
        ("4 March 1968", DatePrecision.DAY, ""),
        ("1967", DatePrecision.YEAR, ""),
        ("about 1966", DatePrecision.YEAR, ""),
        ("between 1960 and 1965", DatePrecision.RANGE, "Approximately"),
        ("November 1973", DatePrecision.MONTH, ""),
        ("30-35 years old", DatePrecision.TEXT, ""),
    ]
    assert [born.alias for born in hong.births] == ["Hong Kil-dong", *[""] * 6]
    assert hong.births[-1].date.about


def test_places_papers_and_roles_are_kept(hong: Designation) -> None:
    assert [(p.city, p.country, p.alias) for p in hong.birth_places] == [
        ("Kaesong", "KP", "Hong Kil-dong"),
        ("Hamhung", None, ""),
    ]
    (address,) = hong.addresses
    assert (address.lines, address.postcode, address.is_former) == (
        ("1 Nowhere Street",),
        "7",
        True,
    )
    (paper,) = hong.documents
    assert (paper.kind, paper.number, paper.country) == (DocumentKind.PASSPORT, "X-12", "VN")
    assert (paper.city, str(paper.issued), paper.note) == ("Hanoi", "3 February 2001", "expired")
    assert paper.other == (
        ("TYPE_OF_DOCUMENT2", "Service passport"),
        ("COUNTRY_OF_ISSUE", "Viet Nam"),
    )
    assert [(role.text, role.kind) for role in hong.roles] == [
        ("Dr.", RoleKind.HONORIFIC),
        ("Clerk", RoleKind.POSITION),
        ("Keeper of seals", RoleKind.POSITION),
    ]
    assert hong.gender == Gender.MALE


def test_each_value_knows_where_it_stands(hong: Designation) -> None:
    assert str(hong.source_of(hong.births[0])) == (
        "un-consolidated, KPi.901, INDIVIDUAL_ALIAS[1]/DATE_OF_BIRTH"
    )


def test_an_entity_has_its_company_number() -> None:
    shipping = lists.read(un())["KPe.901"]
    assert shipping.identifier(IdentifierScheme.IMO_COMPANY) == "5954061"
    assert [name.kind for name in shipping.names] == [NameKind.PRIMARY, NameKind.FORMER]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("<DATAID>1<", "<SHOE>42</SHOE><DATAID>1<", "INDIVIDUALS/INDIVIDUAL/SHOE"),
        ("<DATAID>1<", "<SHOE/><DATAID>1<", "INDIVIDUALS/INDIVIDUAL/SHOE"),
        ("<DATAID>1", '<DATAID x="1">1', "INDIVIDUAL/DATAID/@x"),
        ("<QUALITY>Good", "<A><B>1</B></A><QUALITY>Good", "INDIVIDUAL/INDIVIDUAL_ALIAS/A/B"),
        ("<VALUE>Clerk", "hi<VALUE>Clerk", "INDIVIDUAL/DESIGNATION/text()"),
        ("<SORT_KEY/>", "<SORT_KEY>1</SORT_KEY>", "INDIVIDUALS/INDIVIDUAL/SORT_KEY"),
        ("<QUALITY>Good", "<QUALITY>Fine", "INDIVIDUAL/INDIVIDUAL_ALIAS/QUALITY"),
        ("<ENTITIES>", "<SHIPS><SHIP>A</SHIP></SHIPS><ENTITIES>", "CONSOLIDATED_LIST/SHIPS/SHIP"),
        ("<ENTITIES>", '<ENTITIES n="1">', "CONSOLIDATED_LIST/ENTITIES/@n"),
        ("dateGenerated", 'new="1" dateGenerated', "CONSOLIDATED_LIST/@new"),
        ("<DATAID>1", "<GENDER>Unknown</GENDER><DATAID>1", "INDIVIDUALS/INDIVIDUAL/GENDER"),
        ("<LISTED_ON>2018", "<LISTED_ON>2018-03-30</LISTED_ON><LISTED_ON>2018", "ENTITY/LISTED_ON"),
    ],
)
def test_what_is_not_understood_is_counted_by_its_path(old: str, new: str, path: str) -> None:
    report = lists.read(un(old, new)).report
    (left,) = report.left_over
    assert left.path.endswith(path)
    assert left.count == 1


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("1968-03-04", "1968-02-31", "KPi.901", "1968-02-31"),
        ("<YEAR>1967", "<YEAR>last year", "KPi.901", "last year"),
        ("<FROM_YEAR>1960", "<FROM_YEAR>1970", "KPi.901", "1970"),
        ("<LISTED_ON>2018-03-30", "<LISTED_ON>30 March", "KPe.901", "30 March"),
        ("<DATE_OF_ISSUE>2001-02-03", "<DATE_OF_ISSUE>soon", "KPi.901", "soon"),
        ("<TYPE_OF_DATE>BETWEEN", "<TYPE_OF_DATE>AROUND", "KPi.901", "AROUND"),
        (">KPe.901<", "><", "ENTITY", "reference"),
        ("<FIRST_NAME>NOWHERE SHIPPING", "<FIRST_NAME>", "KPe.901", "no primary name"),
        (">KPe.901<", ">KPi.901<", "KPi.901", "second entry"),
    ],
)
def test_a_bad_value_is_one_error_with_its_place(
    old: str, new: str, place: str, message: str
) -> None:
    with pytest.raises(BadInputError) as caught:
        lists.read(un(old, new))
    assert caught.value.count == 1
    assert place in str(caught.value)
    assert message in str(caught.value)


def test_a_bad_date_does_not_lose_the_person() -> None:
    found = lists.read(un("1968-03-04", "1968-02-31"), strict=False)
    assert any("1968-02-31" in born.date.text for born in found["KPi.901"].births)
    assert found.report.problem_count == 1
    assert found.report.skipped_count == 0


def test_a_nameless_entry_is_skipped_and_reported_when_asked() -> None:
    text = UN.replace("<FIRST_NAME>NOWHERE SHIPPING", "<FIRST_NAME>")
    text = text.replace("<ALIAS_NAME>SOMEWHERE SHIPPING", "<ALIAS_NAME>")
    found = lists.read(io.BytesIO(text.encode()), strict=False)
    assert [one.reference for one in found] == ["KPi.901"]
    assert found.report.skipped_count == 1
    assert "KPe.901" in str(found.report.skipped[0])


def test_a_stream_gives_the_good_entries_before_it_complains() -> None:
    stream = lists.stream(io.BytesIO(UN.replace("<YEAR>1967", "<YEAR>?").encode()))
    assert next(stream).reference == "KPi.901"
    assert next(stream).reference == "KPe.901"
    with pytest.raises(BadInputError):
        next(stream)
