"""The published lists are read whole, and what is left over is named here one by one."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from typing import Any

import attrs
import pytest
from tests.lists.ftm_table import problems_of
from tests.shared_data.conftest import DATA

from nksanctions import lists
from nksanctions.identifiers import digital_currency, imo, issued_number, swift, un_reference
from nksanctions.lists import DatePrecision, IdentifierScheme, OfficialList, SubjectKind

XML = DATA / "un-consolidated-2026-02-27.xml"


def test_the_un_list_has_its_entries(un: OfficialList) -> None:
    assert un.report.counts == {SubjectKind.INDIVIDUAL: 730, SubjectKind.ENTITY: 273}
    assert un.report.generated == date(2026, 2, 27)
    assert un.report.problem_count == 0


def test_the_1718_list_is_whole(un: OfficialList) -> None:
    listed = [one for one in un if "DPRK" in one.tags]
    assert Counter(one.kind for one in listed) == {
        SubjectKind.INDIVIDUAL: 80,
        SubjectKind.ENTITY: 75,
    }
    people = [f"KPi.{number:03}" for number in range(1, 81)]
    bodies = [f"KPe.{number:03}" for number in range(1, 76)]
    assert {one.reference for one in listed} == {*people, *bodies}
    by_year = Counter(one.listed.year for one in listed if one.listed is not None)
    assert by_year == {2009: 13, 2012: 3, 2013: 15, 2014: 1, 2016: 49, 2017: 52, 2018: 22}


def test_dates_of_birth_keep_ranges_about_and_aliases(un: OfficialList) -> None:
    births = [born for one in un for born in one.births]
    assert sum(born.date.precision == DatePrecision.RANGE for born in births) == 31
    assert sum(born.date.about for born in births) == 117
    assert sum(bool(born.alias) for born in births) == 58
    assert {born.date.text for born in births if born.date.precision == DatePrecision.TEXT} == {
        "30-35 years old",
        "24/06/1402 (Hijri Calendar)",
        "Between Aug. and Sep. 1977",
    }


def test_nothing_of_the_un_list_is_left_over(un: OfficialList) -> None:
    assert un.report.left_over == ()


def texts(value: Any) -> list[str]:
    """Every text that a designation holds."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in texts(each)]
    if attrs.has(type(value)):
        return [
            text
            for field in attrs.fields(type(value))
            for text in texts(getattr(value, field.name))
        ]
    return [str(value)] if value is not None else []


def test_each_word_of_the_un_list_is_in_a_designation(un: OfficialList) -> None:
    """A second reading, of its own, by the standard library: no text of the file is missing."""
    understood = {"EXACT", "APPROXIMATELY", "BETWEEN", "Male", "Female"}  # they are types of values
    for element in ET.parse(XML).getroot().iter():  # noqa: S314  (a file of ours, of known content)
        if element.tag not in ("INDIVIDUAL", "ENTITY"):
            continue
        one = un[(element.findtext("REFERENCE_NUMBER") or "").strip()]
        held = "\n".join(" ".join(text.split()) for text in texts(one))
        for part in element.iter():
            words = " ".join((part.text or "").split())
            assert not words or words in understood or words in held, (part.tag, words)


def test_each_un_reference_and_company_number_is_right(un: OfficialList) -> None:
    assert all(un_reference.is_valid(one.reference) for one in un)
    numbers = [
        each.value
        for one in un
        for each in one.identifiers
        if each.scheme == IdentifierScheme.IMO_COMPANY
    ]
    assert len(numbers) == 14
    assert all(map(imo.is_valid_company, numbers))


def test_the_ofac_list_has_its_entries(ofac: OfficialList) -> None:
    assert ofac.report.counts == {
        SubjectKind.INDIVIDUAL: 3845,
        SubjectKind.ENTITY: 2994,
        SubjectKind.VESSEL: 323,
        SubjectKind.AIRCRAFT: 217,
    }
    assert ofac.report.problem_count == 0
    tagged = Counter(one.kind for one in ofac if any(tag.startswith("DPRK") for tag in one.tags))
    assert tagged == {
        SubjectKind.INDIVIDUAL: 125,
        SubjectKind.VESSEL: 101,
        SubjectKind.AIRCRAFT: 16,
        SubjectKind.ENTITY: 146,
    }


def test_what_is_left_of_the_ofac_list_is_words_and_ten_foreign_comments(
    ofac: OfficialList,
) -> None:
    left = {each.path: each for each in ofac.report.left_over}
    comments = left.pop("sdn_comments.csv: rows of no entry")
    assert comments.count == 10  # the file of comments is of a later day than the others
    assert all(path.startswith("Remarks: ") for path in left)
    assert all(each.why == "kept as a comment" for each in left.values())
    kept = sum(len(one.comments) for one in ofac)
    assert sum(each.count for each in left.values()) == kept < 90  # of some 27,000 phrases


def test_each_name_of_ofac_s_files_is_in_a_designation(ofac: OfficialList) -> None:
    by_reference = {one.reference: {name.text for name in one.names} for one in ofac}
    for name, column in (("sdn.csv", 1), ("alt.csv", 3)):
        with (DATA / "ofac-sdn" / name).open(encoding="ascii", newline="") as file:
            for row in csv.reader(file):
                assert row[column].strip() in by_reference[row[0]]


@pytest.mark.parametrize(
    ("reference", "name", "tag", "basis", "born"),
    [
        ("23089", "KU, Sung Sop", "DPRK2", "E.O. 13687", "7 November 1959"),
        ("23092", "KIM, Min Chol", "DPRK2", "E.O. 13687", "21 September 1967"),
        ("23213", "CHOE, Ryong Hae", "DPRK2", "E.O. 13687", "15 January 1950"),
        ("26168", "PAK, Kwang Ho", "DPRK2", "E.O. 13687", "between 1946 and 1948"),
        ("23212", "JONG, Kyong Thaek", "DPRK2", "E.O. 13687", "between 1961 and 1963"),
        ("23083", "EXTERNAL CONSTRUCTION BUREAU", "DPRK3", "E.O. 13722", ""),
        ("23084", "CH'OLHYO'N OVERSEAS CONSTRUCTION COMPANY", "DPRK3", "E.O. 13722", ""),
    ],
)
def test_those_named_in_the_press_are_found(
    ofac: OfficialList, reference: str, name: str, tag: str, basis: str, born: str
) -> None:
    one = ofac[reference]
    assert (one.name, one.tags) == (name, (tag,))
    assert [str(each) for each in one.programmes[0].legal_bases] == [basis]
    assert "".join(str(each) for each in one.births) == born
    risk = next(each for each in one.details if each.name == "Secondary sanctions risk")
    assert risk.value == "North Korea Sanctions Regulations, sections 510.201 and 510.210"


def test_the_aliases_of_one_consul_are_all_there(ofac: OfficialList) -> None:
    assert {name.text for name in ofac["23089"].aliases} == {
        "KU, Su'ng-so'p",
        "KU, Seung Sub",
        "KU, Young Hyok",
    }


def test_the_numbers_of_the_ofac_list_are_as_they_should_be(ofac: OfficialList) -> None:
    numbers = [each for one in ofac for each in one.identifiers]
    assert all(swift.is_valid(e.value) for e in numbers if e.scheme == IdentifierScheme.SWIFT)
    coins = [each for each in numbers if each.scheme == IdentifierScheme.DIGITAL_CURRENCY]
    assert len(coins) == 2
    assert all(digital_currency.is_valid(each.detail, each.value) for each in coins)
    ships = [each.value for each in numbers if each.scheme == IdentifierScheme.IMO]
    assert sum(map(imo.is_valid, ships)) >= 0.98 * len(ships)
    papers = [paper.number for one in ofac for paper in one.documents]
    assert sum(map(issued_number.is_valid, papers)) >= 0.99 * len(papers)


@pytest.mark.parametrize("which", ["un", "ofac"])
def test_the_whole_list_goes_to_json_and_back(which: str, request: pytest.FixtureRequest) -> None:
    found: OfficialList = request.getfixturevalue(which)
    file = io.BytesIO()
    assert lists.write_json(found, file) == len(found)
    file.seek(0)
    again = lists.read(file)
    assert again.designations == found.designations
    assert again.report.counts == found.report.counts


@pytest.mark.parametrize("which", ["un", "ofac"])
def test_the_whole_list_is_sound_followthemoney(which: str, request: pytest.FixtureRequest) -> None:
    found: OfficialList = request.getfixturevalue(which)
    assert [problem for one in found for problem in problems_of(lists.to_ftm(one))] == []
