"""The designations that the library holds itself."""

from __future__ import annotations

from datetime import date

import pytest

from nksanctions.lists import Action, ReasonCategory, RelationKind, SubjectKind, embedded, find

HELD = embedded()
SEVEN = {"23086", "23087", "23088", "23089", "23090", "23091", "23092"}
THREE = {"23083", "23084", "23085"}


def test_the_action_of_october_2017_has_seven_designated_and_three_identified() -> None:
    action = HELD.action("23089")
    assert (action.acted, action.release) == (date(2017, 10, 26), "sm0191")
    by_act = {
        act: {one.reference for one in action.designations if one.legal_bases[0].kind == act}
        for act in ("designated", "identified")
    }
    assert by_act == {"designated": SEVEN, "identified": THREE}
    for one in action.designations:
        order, tag = ("E.O. 13687", "DPRK2") if one.reference in SEVEN else ("E.O. 13722", "DPRK3")
        assert [basis.title for basis in one.legal_bases] == [order]
        assert one.tags == (tag,)
        assert one.listed == date(2017, 10, 26)


def test_the_action_of_december_2018_has_three_and_no_day_follows_from_a_number() -> None:
    action = HELD.action("26168")
    assert (action.acted, action.release) == (date(2018, 12, 10), "sm568")
    assert {one.reference for one in action.designations} == {"23212", "23213", "26168"}
    assert HELD["23213"].listed > HELD["24977"].listed  # type: ignore[operator]


@pytest.mark.parametrize("action", HELD.actions, ids=lambda action: action.id)
def test_as_many_are_held_as_were_announced_or_the_action_says_that_some_are_not(
    action: Action,
) -> None:
    held = {
        "individuals": sum(one.kind == SubjectKind.INDIVIDUAL for one in action.designations),
        "entities": sum(one.kind == SubjectKind.ENTITY for one in action.designations),
    }
    for kind, many in action.announced.items():
        assert held.get(kind, 0) <= many
        if held.get(kind, 0) < many:
            assert "not held here" in action.verification_note or "No member" in (
                action.verification_note
            )
    assert action.sources
    assert action.verification_note


def test_each_number_is_held_once_and_each_reason_is_said() -> None:
    references = [one.reference for one in HELD]
    assert len(references) == len(set(references)) == 105
    assert all(one.reasons[0].categories for one in HELD)


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("Ku Sung Sop", "23089"),
        ("KU, Su'ng-so'p", "23089"),
        ("Sung Sop KU", "23089"),
        ("kim min chol", "23092"),
        ("Choe Ryong Hae", "23213"),
        ("Pak Kwang-ho", "26168"),
        ("Jong Kyong Thaek", "23212"),
        ("External Construction Bureau", "23083"),
        ("Ch’olhyo’n Overseas Construction Company", "23084"),
        ("Cholhyon Overseas Construction Company", "23084"),
        ("Ch`olhyo`n Overseas Construction Company", "23084"),
        ("Jo Kyongchol", "23090"),
        ("23085", "23085"),
    ],
)
def test_a_name_is_found_as_lists_and_newspapers_spell_it(name: str, reference: str) -> None:
    assert [one.reference for one in HELD.find(name)] == [reference]


@pytest.mark.parametrize("name", ["", "  ", "Kim", "Improvement Department", "Ku Sung", "2308"])
def test_what_is_no_name_of_theirs_finds_nobody(name: str) -> None:
    assert find(HELD, name) == ()


def test_what_newspapers_got_wrong_is_put_right_and_said() -> None:
    pak = HELD["26168"]
    assert "Propaganda and Agitation Department" in pak.roles[0].text
    assert "improvement Department" in pak.comments[0].text
    in_algeria = [
        one.reference
        for one in HELD.action("23083").designations
        if "DZ" in {place.country for place in one.addresses}
    ]
    assert in_algeria == ["23084"]
    kim = HELD["23092"]
    assert [each.country for each in kim.nationalities] == ["KP"]
    assert {place.country for place in kim.addresses} == {"VN"}
    assert HELD["20118"].listed == date(2016, 7, 6)


def test_who_heads_what_is_held() -> None:
    heads = {
        one.reference: each.target_uid
        for one in HELD
        for each in one.relations
        if each.kind == RelationKind.LEADER_OF
    }
    assert heads["23213"] == "20123"
    assert heads["26168"] == "19528"
    assert heads["23212"] == "20129"


def test_reasons_stand_apart_from_tags() -> None:
    npwmd = [one for one in HELD if one.tags == ("NPWMD",)]
    assert npwmd
    assert all(ReasonCategory.IT_WORKERS in one.reasons[0].categories for one in npwmd)


def test_what_is_not_held_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        HELD["1"]
