"""Nothing of an XML list is lost: each value is kept or reported, and what is new is noticed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.lists.lossless import (
    everything_in,
    noticed,
    read_bytes,
    texts_of,
    with_new_attributes,
    with_new_children,
    with_new_texts,
)

from nksanctions.lists.ofac_tables import SETS

FILES = Path(__file__).with_name("samples")

READ_AS_WORDS = {
    "eu.xml": {
        # Read as yes or no, as a mark in words, as a kind, or as nothing.
        "sanctionEntity/subjectType": set(),
        "subjectType/@code": {"person", "enterprise"},
        "subjectType/@classificationCode": {"P", "E"},
        "nameAlias/@gender": {"M"},
        "nameAlias/@nameLanguage": {"KO", "FR", "EN"},
        "nameAlias/@strong": {"true", "false"},
        "birthdate/@circa": {"true", "false"},
        "birthdate/@calendarType": {"GREGORIAN", "ISLAMIC"},
        "birthdate/@dayOfMonth": {"2", "3"},
        "birthdate/@monthOfYear": {"2", "3", "7"},
        "birthdate/@countryIso2Code": {"00"},
        "birthdate/@countryDescription": {"UNKNOWN"},
        "address/@asAtListingTime": {"true"},
        "identification/@diplomatic": {"true", "false"},
        "identification/@knownExpired": {"true"},
        "identification/@knownFalse": {"true"},
        "identification/@reportedLost": {"true"},
        "identification/@revokedByIssuer": {"true"},
        "identification/@countryIso2Code": {"00"},
        "identification/@countryDescription": {"UNKNOWN"},
        "identification/@identificationTypeCode": {"id", "imo", "regnumber", "swiftbic"}
        | {"fiscalcode", "tradelic"},
        "export/@generationDate": {"2026-03-05T16:47:04.449+01:00"},
    },
    "ofac-advanced.xml": {
        "IDRegistrationNo": {"IMO 9074729"},
        "Year": {"2026", "2020"},
    },
    "ofac-sdn.xml": {
        "Publish_Date": {"03/05/2026"},
        "Record_Count": {"3"},
        "sdnType": {"Individual", "Entity", "Vessel"},
        "category": {"strong", "weak"},
        "mainEntry": {"true", "false"},
        "dateOfBirth": {"07 Nov 1959", "circa 1960", "1961", "Mar 1962", "1963 to 1964"},
        "issueDate": {"02 Jan 2010"},
        "expirationDate": {"01 Jan 2020"},
        "idNumber": {"IMO 9074729", "Male"},
        "tonnage": {"5,000"},
        "idType": {
            "Gender",
            "Former Vessel Flag",
            "Secondary sanctions risk:",
            "Digital Currency Address - XBT",
        },
        "uid": {"73"},  # the second number of its kind: counted, the first is the example
        "title": {"Colonel; Director of an Invented Bureau"},
        "remarks": {"(Linked To: INVENTED BUREAU)", "Organization Established Date 07 Aug 1990."},
    },
    "uk.xml": {
        "DateGenerated": {"05/03/2026"},
        "LastUpdated": {"12/01/2026", "13/01/2026", "14/01/2026"},
        "DateDesignated": {"02/03/2016", "03/03/2016", "04/03/2016"},
        "DOB": {"01/03/1958", "dd/04/1959", "dd/mm/1960"},
        "IndividualEntityShip": {"Individual", "Entity", "Ship"},
        "SanctionsImposed": {"Asset freeze|Travel Ban"},
        "AssetFreeze": {"true"},
        "TravelBan": {"true"},
        "ArmsEmbargo": {"false"},
        "Gender": {"Male"},
    },
}
"""Values that are kept in another form, and so not found as they are written."""


@pytest.mark.parametrize("name", READ_AS_WORDS)
def test_each_value_of_a_file_is_kept_or_reported(name: str) -> None:
    data = (FILES / name).read_bytes()
    found = read_bytes(data)
    everything = everything_in(found)
    lost = [
        (where, text)
        for where, text in texts_of(data)
        if text not in everything
        and text not in READ_AS_WORDS[name].get(where, ())
        and not is_of_a_table(name, where)
    ]
    assert lost == []


def is_of_a_table(name: str, where: str) -> bool:
    """Whether a value is a word of the tables of OFAC's advanced form, or the number of one."""
    tag, _, attribute = where.partition("/@")
    return name == "ofac-advanced.xml" and (tag in SETS or attribute.endswith("ID"))


@pytest.mark.parametrize("name", READ_AS_WORDS)
def test_what_is_left_over_of_a_file_is_explained(name: str) -> None:
    found = read_bytes((FILES / name).read_bytes())
    assert [str(unread) for unread in found.report.left_over if not unread.why] == []
    assert found.report.problem_count == 0


@pytest.mark.parametrize("name", READ_AS_WORDS)
def test_an_attribute_that_is_new_is_noticed_wherever_it_stands(name: str) -> None:
    data, there = with_new_attributes((FILES / name).read_bytes())
    assert noticed(read_bytes(data, strict=False), "/@neverSeen") == there


@pytest.mark.parametrize("name", READ_AS_WORDS)
def test_an_element_that_is_new_is_noticed_wherever_it_stands(name: str) -> None:
    data, there = with_new_children((FILES / name).read_bytes())
    del there["SanctionsImposedIndicators"]  # the name of any child is that of a measure
    assert noticed(read_bytes(data, strict=False), "/neverSeen") == there


@pytest.mark.parametrize("name", READ_AS_WORDS)
def test_a_text_where_there_was_none_is_noticed_wherever_it_stands(name: str) -> None:
    data, there = with_new_texts((FILES / name).read_bytes())
    found = read_bytes(data, strict=False)
    left = [unread for unread in found.report.left_over if unread.example == "zzz"]
    tags = Counter(unread.path.removesuffix("/text()").rpartition("/")[2] for unread in left)
    assert tags.keys() == there.keys()
    assert sum(unread.count for unread in left) == there.total()
