"""OFAC's CSV files: rows, remarks, and what is wrong with either."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.lists.files import ADD, ALT, SDN, zipped

from nksanctions import lists
from nksanctions.errors import BadInputError
from nksanctions.lists import (
    ContactKind,
    DatePrecision,
    Designation,
    DocumentKind,
    Gender,
    IdentifierScheme,
    NameKind,
    NamePartKind,
    NameQuality,
    OfficialList,
    RelationKind,
    RoleKind,
    SubjectKind,
    UncertainDate,
)


def trio(sdn: str = SDN, alt: str = ALT, add: str = ADD, comments: str = "") -> io.BytesIO:
    return zipped(sdn_csv=sdn, alt_csv=alt, add_csv=add, sdn_comments_csv=comments)


@pytest.fixture(scope="module")
def found() -> OfficialList:
    return lists.read(trio())


@pytest.fixture(scope="module")
def hong(found: OfficialList) -> Designation:
    return found["901"]


def test_each_kind_of_entry_is_read(found: OfficialList) -> None:
    assert [one.kind for one in found] == [
        SubjectKind.INDIVIDUAL,
        SubjectKind.ENTITY,
        SubjectKind.VESSEL,
        SubjectKind.AIRCRAFT,
    ]
    assert found["901"].tags == ("DPRK2", "NPWMD")
    assert [basis.title for p in found["901"].programmes for basis in p.legal_bases] == [
        "E.O. 13687",
        "E.O. 13382",
    ]


def test_what_no_label_explains_is_kept_and_counted(found: OfficialList, hong: Designation) -> None:
    (left,) = found.report.left_over
    assert (left.path, left.count, left.example) == ("Remarks: likes kimchi …", 1, "likes kimchi")
    assert [comment.text for comment in hong.comments] == ["likes kimchi"]


def test_names_come_from_both_files_and_the_remarks(hong: Designation) -> None:
    assert [(name.text, name.kind, name.quality) for name in hong.names] == [
        ("HONG, Kil Tong", NameKind.PRIMARY, NameQuality.UNSTATED),
        ("KIL, Hong", NameKind.ALIAS, NameQuality.STRONG),
        ("ILJI", NameKind.ALIAS, NameQuality.WEAK),
    ]
    assert hong.names[0].part(NamePartKind.FAMILY) == "HONG"
    assert hong.names[0].part(NamePartKind.GIVEN) == "Kil Tong"


def test_remarks_become_facts(hong: Designation) -> None:
    assert [(str(born.date), born.is_main) for born in hong.births] == [
        ("7 November 1959", True),
        ("about 1960", False),
        ("between 1944 and 1945", False),
    ]
    assert [(p.text, p.country) for p in hong.birth_places] == [("Kaesong, North Korea", "KP")]
    assert [one.country for one in hong.nationalities] == ["KP"]
    assert [(one.country, one.is_main) for one in hong.citizenships] == [("CN", False)]
    assert hong.gender == Gender.MALE
    (paper,) = hong.documents
    assert (paper.kind, paper.number, paper.country) == (DocumentKind.PASSPORT, "PD12", "KP")
    assert (str(paper.issued), str(paper.expires)) == ("1 February 2010", "31 January 2015")
    assert [str(detail) for detail in hong.details] == [
        "Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201 and 510.210"
    ]
    assert [(c.kind, c.value) for c in hong.contacts] == [(ContactKind.EMAIL, "a@example.org")]
    assert [(r.kind, r.target) for r in hong.relations] == [
        (RelationKind.FAMILY_OF, "Hong Pan So"),
        (RelationKind.LINKED_TO, "NOWHERE SHIPPING"),
    ]
    wallet = hong.identifiers[1]
    assert (wallet.scheme, wallet.detail) == (IdentifierScheme.DIGITAL_CURRENCY, "XBT")


def test_a_title_that_remarks_repeat_is_one_role(hong: Designation) -> None:
    assert [(role.text, role.kind) for role in hong.roles] == [
        ("Clerk", RoleKind.UNSORTED),
        ("Keeper of seals", RoleKind.UNSORTED),
        ("Vice Minister of Seals", RoleKind.POSITION),
    ]


def test_numbers_of_bodies(found: OfficialList) -> None:
    body = found["902"]
    assert body.identifier(IdentifierScheme.IMO_COMPANY) == "5954061"
    assert body.identifier(IdentifierScheme.SWIFT) == "FOBKKPPY"
    assert body.relations[0].target == "A B.V."
    assert [(a.city, a.note, a.uid) for a in body.addresses] == [("Beira", "old", "6")]


def test_facts_of_craft(found: OfficialList) -> None:
    ship = found["903"].vessel
    assert ship is not None
    assert (ship.imo, ship.call_sign, ship.type) == ("9074729", "HMXX", "Crude Oil Tanker")
    assert (ship.deadweight, ship.gross_tonnage, ship.other) == (1200, None, (("GRT", "n/a"),))
    assert (ship.flag, ship.former_flags, ship.former_flags_text) == (
        "KP",
        ("PA", ""),
        ("Panama", "Nowhere"),
    )
    assert ship.built == UncertainDate.year(1990)
    assert found["903"].identifier(IdentifierScheme.MMSI) == "123456789"
    plane = found["904"].aircraft
    assert plane is not None
    assert (plane.model, plane.operators, plane.serial_number) == ("AN24", ("Air Nowhere",), "7")
    assert plane.other == (("Previous Aircraft Tail Number", "P-1"),)


@pytest.mark.parametrize("end", ["", "\x1a", "\x1a\n", "\r\n\x1a\r\n"])
def test_line_ends_and_control_z_make_no_difference(found: OfficialList, end: str) -> None:
    windows = {
        name: (text.replace("\n", "\r\n") + end)
        for name, text in (("sdn", SDN), ("alt", ALT), ("add", ADD))
    }
    assert lists.read(trio(**windows)).designations == found.designations


def test_a_folder_reads_as_the_zip_does(found: OfficialList, tmp_path: Path) -> None:
    for name, text in (("SDN.CSV", SDN), ("alt.csv", ALT), ("add.csv", ADD)):
        tmp_path.joinpath(name).write_text(text, encoding="utf-8")
    assert lists.read(tmp_path).designations == found.designations


def test_a_long_remark_is_put_together_again() -> None:
    cut = SDN.replace("likes kimchi; Clerk; Keeper of seals.", "likes ki")
    whole = lists.read(trio(cut, comments='901,"mchi; Clerk; Keeper of seals."\n'))["901"]
    assert whole == lists.read(trio())["901"]


def test_older_files_in_windows_encoding_are_read() -> None:
    file = zipped(sdn_csv=SDN.replace("Kil Tong", "Kil Töng").encode("cp1252"))
    assert lists.read(file)["901"].name == "HONG, Kil Töng"


def test_rows_of_no_entry_are_left_over_with_the_reason() -> None:
    report = lists.read(trio(alt=ALT + '77,1,"aka","X",-0- \n')).report
    left = {each.path: each for each in report.left_over}["alt.csv: rows of no entry"]
    assert (left.count, left.example) == (1, "77")
    assert "not of one day" in left.why


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ('901,"HONG, Kil Tong",', '901,"HONG, Kil Tong",1,', "sdn.csv line 1", "13 columns"),
        ("902,", "x,", "sdn.csv line 2", "'x' is not the number"),
        (',"vessel",', ',"boat",', "sdn.csv line 3, 903", "'boat' is none of"),
        ('"P-999"', '""', "sdn.csv line 4, 904", "SDN_Name"),
        ("902,", "901,", "901", "second entry"),
        ("DOB 07 Nov 1959", "DOB 31 Feb 1959", "sdn.csv line 1, 901", "31 Feb 1959"),
    ],
)
def test_a_bad_row_is_a_located_error_or_left_out(
    old: str, new: str, place: str, message: str
) -> None:
    changed = SDN.replace(old, new, 1)
    with pytest.raises(BadInputError) as caught:
        lists.read(trio(changed))
    assert place in str(caught.value)
    assert message in str(caught.value)
    report = lists.read(trio(changed), strict=False).report
    assert report.problem_count == caught.value.count == 1


def test_columns_that_are_shifted_are_told_row_by_row() -> None:
    shifted = SDN.replace(',"', ',"",', 1)
    with pytest.raises(BadInputError, match=r"sdn\.csv line 1"):
        lists.read(trio(shifted))


def test_a_date_that_is_none_stays_as_text() -> None:
    found = lists.read(trio(SDN.replace("07 Nov 1959", "31 Feb 1959")), strict=False)
    (first, *_) = found["901"].births
    assert (first.date.precision, first.date.text) == (DatePrecision.TEXT, "31 Feb 1959")


def test_without_sdn_csv_the_error_says_what_to_give() -> None:
    with pytest.raises(BadInputError, match=r"alt\.csv"):
        lists.read(zipped(alt_csv=ALT, add_csv=ADD))
    with pytest.raises(BadInputError, match=r"there is no sdn\.csv"):
        lists.read(zipped(alt_csv=ALT, add_csv=ADD), format="ofac-csv")
