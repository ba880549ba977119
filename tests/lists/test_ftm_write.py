"""FollowTheMoney: entities that keep to its model, whatever the designation."""

from __future__ import annotations

import io
import json
from typing import Any

from hypothesis import given
from tests.lists.files import ADD, ALT, SDN, un, zipped
from tests.lists.ftm_table import problems_of

from nksanctions import lists
from nksanctions.lists import (
    Designation,
    ListingAuthority,
    ListSource,
    Name,
    Relation,
    RelationKind,
    SubjectKind,
)
from nksanctions.testing import designations


def by_schema(one: Designation) -> dict[str, dict[str, Any]]:
    return {entity["schema"]: entity for entity in lists.to_ftm(one)}


def test_a_person_keeps_names_dates_and_papers() -> None:
    found = by_schema(lists.read(un())["KPi.901"])
    person = found["Person"]["properties"]
    assert person["name"] == ["HONG KIL TONG", "홍길동"]
    assert person["alias"] == ["Hong Kil-dong"]
    assert person["weakAlias"] == ["Ilji-mae"]
    assert person["birthDate"] == [
        "1969-02-05",
        "1968-03-04",
        "1967",
        "1966",
        "1960",
        "1965",
        "1973-11",
    ]
    assert "Born between 1960 and 1965" in person["notes"]
    assert person["nationality"] == ["kp"]
    assert person["topics"] == ["sanction"]
    sanction = found["Sanction"]["properties"]
    assert sanction["unscId"] == ["KPi.901"]
    assert sanction["listingDate"] == ["2012-05-02"]
    assert found["Passport"]["properties"]["number"] == ["X-12"]


def test_ofac_s_acts_are_the_provisions_of_the_sanction() -> None:
    found = lists.read(zipped(sdn_csv=SDN, alt_csv=ALT, add_csv=ADD))
    hong, ship = by_schema(found["901"]), by_schema(found["903"])
    assert hong["Sanction"]["properties"]["provisions"] == ["E.O. 13687", "E.O. 13382"]
    assert hong["CryptoWallet"]["properties"]["currency"] == ["XBT"]
    assert hong["Person"]["properties"]["firstName"] == ["Kil Tong"]
    assert ship["Vessel"]["properties"]["imoNumber"] == ["9074729"]
    assert ship["Vessel"]["properties"]["pastFlags"] == ["pa"]


def test_a_tie_by_reference_is_a_link_and_one_in_words_a_note() -> None:
    one = Designation(
        kind=SubjectKind.ENTITY,
        authority=ListingAuthority.US,
        source=ListSource(list="x", entry="1"),
        reference="1",
        names=(Name(text="A"),),
        relations=(
            Relation(kind=RelationKind.OWNED_BY, target_uid="2"),
            Relation(kind=RelationKind.LINKED_TO, target="B", label="Linked To"),
        ),
    )
    found = by_schema(one)
    assert found["Ownership"]["properties"] == {
        "asset": ["nk-x-1"],
        "owner": ["nk-x-2"],
        "role": ["owned-by"],
    }
    assert found["Organization"]["properties"]["notes"] == ["Linked To B"]


@given(designations())
def test_any_designation_gives_entities_that_fit_the_model(one: Designation) -> None:
    entities = lists.to_ftm(one)
    assert len({entity["id"] for entity in entities}) == len(entities)
    problems = [
        problem
        for problem in problems_of(entities)
        # A text of nonsense may be an e-mail address without @, or longer than a name.
        if " is no email" not in problem
    ]
    assert problems == []


def test_a_file_is_an_entity_a_line() -> None:
    file = io.BytesIO()
    count = lists.write_ftm(lists.read(un()), file)
    entities = [json.loads(line) for line in file.getvalue().splitlines()]
    assert len(entities) == count
    assert [entity["schema"] for entity in entities if "caption" in entity] == [
        "Person",
        "Organization",
    ]
