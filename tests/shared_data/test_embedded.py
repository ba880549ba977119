"""The designations that the library holds, beside OFAC's list as published in early 2019."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import nksanctions as nk
from nksanctions.lists import Designation, OfficialList, SubjectKind, embedded, find

DATA = Path(__file__).parents[3] / "shared" / "data" / "ofac-sdn"
NEWEST = 26_168
"""The list ends about here; later numbers are not on it."""

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the published lists are not here")
HELD = [one for one in embedded() if int(one.reference) <= NEWEST]


@pytest.fixture(scope="module")
def ofac() -> OfficialList:
    return nk.lists.read(DATA)


@pytest.mark.parametrize("held", HELD, ids=lambda one: one.reference)
def test_each_agrees_with_the_list(ofac: OfficialList, held: Designation) -> None:
    listed = ofac[held.reference]
    assert held.kind == listed.kind
    assert held.name == listed.name
    assert held.tags == listed.tags
    assert {name.text for name in held.aliases} <= {name.text for name in listed.aliases}
    if held.births:
        assert held.births[0].date == listed.births[0].date or held.births[0].date.overlaps(
            listed.births[0].date
        )
    assert {place.country for place in held.addresses} == {
        place.country for place in listed.addresses if place.country
    }
    assert {paper.number for paper in held.documents} <= {
        paper.number for paper in listed.documents
    }


def test_most_of_those_held_are_on_the_list() -> None:
    assert len(HELD) == 53


@pytest.mark.parametrize(
    ("name", "reference", "day", "order", "kind"),
    [
        ("Ku Sung Sop", "23089", "2017-10-26", "US-EO-13687", SubjectKind.INDIVIDUAL),
        ("Kim Min Chol", "23092", "2017-10-26", "US-EO-13687", SubjectKind.INDIVIDUAL),
        ("Choe Ryong Hae", "23213", "2018-12-10", "US-EO-13687", SubjectKind.INDIVIDUAL),
        ("Pak Kwang Ho", "26168", "2018-12-10", "US-EO-13687", SubjectKind.INDIVIDUAL),
        ("Jong Kyong Thaek", "23212", "2018-12-10", "US-EO-13687", SubjectKind.INDIVIDUAL),
        ("External Construction Bureau", "23083", "2017-10-26", "US-EO-13722", SubjectKind.ENTITY),
        (
            "Ch’olhyo’n Overseas Construction Company",
            "23084",
            "2017-10-26",
            "US-EO-13722",
            SubjectKind.ENTITY,
        ),
    ],
)
def test_the_names_in_the_news_are_found_with_day_and_law(
    ofac: OfficialList, name: str, reference: str, day: str, order: str, kind: SubjectKind
) -> None:
    (found,) = find(ofac, name)
    assert (found.reference, found.kind) == (reference, kind)
    told = nk.meaning(found, on=date.fromisoformat("2026-11-24"))
    assert told.listed == date.fromisoformat(day)
    assert told.for_("US")[0].laws[0].id == order
    polish = {one.force for one in told.for_("PL")}
    assert nk.Force.EXPOSES in polish
    assert nk.Force.DOES_NOT_BIND in polish
    assert nk.Force.BINDS not in polish
