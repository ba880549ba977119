"""The checklist: raised, not raised, not known, and nothing else."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import nksanctions as nk
from nksanctions.errors import BadInputError, MalformedDataError
from nksanctions.indicators import red_flags
from nksanctions.models.facts import info
from nksanctions.testing import records

RAISED, NOT_RAISED, NOT_KNOWN = red_flags.FlagStatus
observations = records(nk.SupplierObservation) | records(nk.ITWorkerObservation)


def facts(record: Any) -> list[str]:
    return [one.name for one in attrs.fields(type(record)) if info(one) is not None]


@given(observations)
def test_a_flag_is_raised_by_any_of_its_facts_and_not_known_until_all_are(record: Any) -> None:
    for finding in nk.red_flags.check(record):
        values = [getattr(record, name) for name in finding.flag.raised_by]
        if True in values:
            assert finding.status is RAISED
        elif None in values:
            assert finding.status is NOT_KNOWN
        else:
            assert finding.status is NOT_RAISED
        open_names = {name for name in finding.flag.raised_by if getattr(record, name) is None}
        expected = open_names if finding.status is NOT_KNOWN else set()
        assert {fact.name for fact in finding.open_facts} == expected


@given(observations, st.data())
def test_more_observations_never_turn_a_flag(record: Any, data: st.DataObject) -> None:
    unknown = [name for name in facts(record) if getattr(record, name) is None]
    chosen = data.draw(st.sets(st.sampled_from(unknown)) if unknown else st.just(set()))
    richer = evolve(record, **{name: data.draw(st.booleans()) for name in sorted(chosen)})
    before, after = nk.red_flags.check(record), nk.red_flags.check(richer)
    for one, other in zip(before, after, strict=True):
        assert one.status in (NOT_KNOWN, other.status)


@pytest.mark.parametrize(
    ("observation", "raised"),
    [
        (nk.SupplierObservation(), []),
        (nk.SupplierObservation(wages_paid_to_others=True), ["SC18-06"]),
        (nk.SupplierObservation(workers_papers_kept=True), ["SC18-09"]),
        (nk.ITWorkerObservation(slow_to_answer=True), ["IT22-E13", "IT22-E14"]),
        (nk.ITWorkerObservation(many_addresses_one_account=True), ["IT22-P1", "IT25-04"]),
        (nk.ITWorkerObservation(threatens_to_publish=True), ["IT23-09", "IT25-01"]),
    ],
)
def test_what_raises_which_flags(observation: Any, raised: list[str]) -> None:
    assert [one.flag.id for one in nk.red_flags.check(observation).raised] == raised


def test_no_flag_is_raised_by_who_somebody_is() -> None:
    asked = " ".join(
        f"{one.says} {' '.join(one.raised_by)}" for one in nk.red_flags.flags()
    ).lower()
    for word in ("born", "citizen", "race", "ethnic", "accent", "korean name", "asian"):
        assert word not in asked


def test_a_checklist_lists_what_to_look_at_next() -> None:
    checklist = nk.red_flags.check(nk.SupplierObservation(price_below_market=True))
    assert "price_below_market" not in {fact.name for fact in checklist.open_facts}
    assert len(checklist.open_facts) == 11
    text = str(checklist)
    assert max(map(len, text.splitlines())) <= 80
    words = " ".join(text.split())
    assert "1 of 10 red flags raised, 0 not raised, 9 not known" in words
    for statement in nk.red_flags.statements():
        assert statement.says in words


def test_plain_data_holds_every_flag_with_its_source() -> None:
    plain = nk.red_flags.check(nk.ITWorkerObservation(avoids_camera=True)).to_dict()
    assert plain["raised"] == ["IT23-01"]
    assert len(plain["flags"]) == 46
    assert all(one["sources"] and one["verified"] for one in plain["flags"])
    (camera,) = [one for one in plain["flags"] if one["id"] == "IT23-01"]
    assert camera["evidence"] == {"avoids_camera": "yes"}


def test_flags_are_found_by_advisory_and_id() -> None:
    assert {one.advisory for one in nk.red_flags.flags(advisory="us-2018-07-23")} == {
        "us-2018-07-23"
    }
    assert nk.red_flags.flag("IT23-01").advisory == "us-kr-2023-10-18"
    with pytest.raises(BadInputError, match="no red flag 'IT23-1'; did you mean"):
        nk.red_flags.flag("IT23-1")
    with pytest.raises(BadInputError, match="no advisory 'x'; there are us-2018-07-23"):
        nk.red_flags.flags(advisory="x")
    with pytest.raises(KeyError, match="no red flag 'SC18-01' is asked of a ITWorkerObservation"):
        nk.red_flags.check(nk.ITWorkerObservation())["SC18-01"]


def test_what_is_no_observation_is_refused() -> None:
    with pytest.raises(TypeError, match="expected a SupplierObservation or ITWorkerObservation"):
        nk.red_flags.check(nk.WorkingConditions())  # type: ignore[arg-type]


def test_a_flag_that_no_observation_can_raise_is_refused() -> None:
    odd = evolve(nk.red_flags.flag("SC18-01"), raised_by=("price_below_market", "avoids_camera"))
    with pytest.raises(MalformedDataError, match="SC18-01: no observation has all of"):
        red_flags._record_of(odd)
