"""Each indicator on both sides of what it asks, and what holds of all of them."""

from __future__ import annotations

from itertools import product
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import nksanctions as nk
from nksanctions.errors import BadInputError
from nksanctions.law.tree import Test, walk
from nksanctions.models.facts import Domain, info
from nksanctions.testing import question_mutants, records

MET, NOT_MET, OPEN = nk.forced_labour.IndicatorStatus
assess = nk.forced_labour.assess
conditions = records(nk.WorkingConditions)

WITHIN = {"hours_exceed_law": False, "days_off": 1, "days_off_per": "week"}
SHORT = {"hours_exceed_law": False, "hours": 40, "hours_per": "week"}

TABLE: list[tuple[str, dict[str, Any], Any]] = [
    ("FL01", {"vulnerability_abused": True}, MET),
    ("FL01", {"sent_without_choice": True}, MET),
    ("FL01", {"vulnerability_abused": False}, OPEN),
    ("FL01", {"vulnerability_abused": False, "sent_without_choice": False}, NOT_MET),
    ("FL02", {"deceived": True}, MET),
    ("FL02", {"contract_hidden": True}, MET),
    ("FL02", {"deceived": False, "contract_hidden": False}, NOT_MET),
    ("FL03", {"movement_restricted": True}, MET),
    ("FL03", {"minders": True}, MET),
    ("FL03", {"movement_restricted": False}, OPEN),
    ("FL03", {"movement_restricted": False, "minders": False}, NOT_MET),
    ("FL04", {"contact_restricted": True}, MET),
    ("FL04", {"place_cut_off": True}, MET),
    ("FL04", {"minders": True, "movement_restricted": True}, OPEN),
    ("FL04", {"contact_restricted": False, "place_cut_off": False}, NOT_MET),
    ("FL05", {"physical_violence": True}, MET),
    ("FL05", {"sexual_violence": True}, MET),
    ("FL05", {"physical_violence": False, "sexual_violence": False}, NOT_MET),
    ("FL06", {"threats_to_worker": True}, MET),
    ("FL06", {"threats_to_relatives": True}, MET),
    ("FL06", {"punished_for_output": True}, MET),
    ("FL06", {"threats_to_worker": False, "threats_to_relatives": False}, OPEN),
    (
        "FL06",
        {"threats_to_worker": False, "threats_to_relatives": False, "punished_for_output": False},
        NOT_MET,
    ),
    ("FL07", {"identity_papers": "withheld"}, MET),
    ("FL07", {"identity_papers": "returned-on-demand"}, NOT_MET),
    ("FL07", {"identity_papers": "with-worker"}, NOT_MET),
    ("FL07", {"identity_papers_with": "employer"}, OPEN),
    ("FL08", {"wages_withheld": True}, MET),
    ("FL08", {"wage_share_taken": 50}, MET),
    ("FL08", {"wages_withheld": False, "wage_share_taken": 49}, NOT_MET),
    ("FL08", {"wages_withheld": False}, OPEN),
    ("FL09", {"debt_owed": True, "debt_binds": True}, MET),
    ("FL09", {"recruitment_fees_owed": True, "debt_binds": True}, MET),
    ("FL09", {"recruitment_fees_owed": True}, OPEN),
    ("FL09", {"debt_owed": True, "debt_binds": False}, NOT_MET),
    ("FL09", {"debt_owed": False, "recruitment_fees_owed": False}, NOT_MET),
    ("FL10", {"hazardous_work": True}, MET),
    ("FL10", {"housing_unfit": True}, MET),
    ("FL10", {"food_insufficient": True}, MET),
    (
        "FL10",
        {"hazardous_work": False, "housing_unfit": False, "food_insufficient": False},
        NOT_MET,
    ),
    ("FL11", {"hours_exceed_law": True}, MET),
    ("FL11", {"hours": 61, "hours_per": "week"}, MET),
    ("FL11", {"hours": 60, "hours_per": "week"}, OPEN),
    ("FL11", {"hours": 14, "hours_per": "day"}, MET),
    ("FL11", {"hours": 13, "hours_per": "day"}, OPEN),
    ("FL11", {"hours": 61}, MET),
    ("FL11", {"hours": 13}, OPEN),
    ("FL11", {"days_off": 0}, MET),
    ("FL11", {"days_off": 0, "days_off_per": "week"}, MET),
    ("FL11", {"days_off": 1, "days_off_per": "week"}, OPEN),
    ("FL11", {"days_off": 3, "days_off_per": "month"}, MET),
    ("FL11", {"days_off": 4, "days_off_per": "month"}, OPEN),
    ("FL11", {"days_off": 51, "days_off_per": "year"}, MET),
    ("FL11", {"days_off": 52, "days_off_per": "year"}, OPEN),
    ("FL11", {"days_off": 2}, OPEN),
    ("FL11", WITHIN | {"hours": 60, "hours_per": "week"}, NOT_MET),
    ("FL11", WITHIN | {"hours": 61, "hours_per": "week"}, MET),
    ("FL11", WITHIN | {"hours": 13, "hours_per": "day"}, NOT_MET),
    ("FL11", WITHIN | {"hours": 14, "hours_per": "day"}, MET),
    ("FL11", WITHIN | {"hours": 14, "hours_per": "week"}, NOT_MET),
    ("FL11", WITHIN | {"hours": 14, "hours_per": None}, OPEN),
    ("FL11", SHORT | {"days_off": 0, "days_off_per": "week"}, MET),
    ("FL11", SHORT | {"days_off": 1, "days_off_per": "week"}, NOT_MET),
    ("FL11", SHORT | {"days_off": 3, "days_off_per": "month"}, MET),
    ("FL11", SHORT | {"days_off": 4, "days_off_per": "month"}, NOT_MET),
    ("FL11", SHORT | {"days_off": 51, "days_off_per": "year"}, MET),
    ("FL11", SHORT | {"days_off": 52, "days_off_per": "year"}, NOT_MET),
    ("FL11", SHORT | {"days_off": 4, "days_off_per": None}, OPEN),
    (
        "FL11",
        {
            "hours_exceed_law": False,
            "hours": 60,
            "hours_per": "week",
            "days_off": 1,
            "days_off_per": "week",
        },
        NOT_MET,
    ),
]


@pytest.mark.parametrize(("indicator", "facts", "status"), TABLE)
def test_what_meets_an_indicator(indicator: str, facts: dict[str, Any], status: Any) -> None:
    assert assess(nk.WorkingConditions(**facts))[indicator].status is status


WEEKLY = "Excessive overtime: the worker has fewer than 1 day off a week: "
SAME = {
    "Excessive overtime: the worker works more than 60 hours a week: part 1 of 2 dropped",
    "Excessive overtime: the worker works more than 60 hours a week: hours_per with day",
    f"{WEEKLY}part 1 of 2 dropped",
    f"{WEEKLY}days_off_per with month",
    f"{WEEKLY}days_off_per with year",
    "Excessive overtime: the worker has fewer than 4 days off a month: days_off_per with year",
}
"""Mutants that are the same question: more than 60 is more than 13, and none is fewer than four."""


def answers(asked: nk.Question) -> list[bool | None]:
    """What a question comes to on each record of the table."""
    inquiry = nk.Inquiry(nk.WorkingConditions, [asked])
    return [inquiry.ask(nk.WorkingConditions(**facts))[asked.id].holds for _, facts, _ in TABLE]


@pytest.mark.parametrize("asked", nk.forced_labour.questions(), ids=lambda one: one.id)
def test_the_table_tells_each_mutant_of_an_indicator_from_it(asked: nk.Question) -> None:
    right = answers(asked)
    survivors = {what for what, mutant in question_mutants(asked) if answers(mutant) == right}
    assert survivors == (SAME if asked.id == "excessive-overtime" else set())


def test_of_an_empty_record_everything_is_open() -> None:
    assessment = assess(nk.WorkingConditions())
    assert {one.status for one in assessment} == {OPEN}
    assert assessment.headline == "0 of 11 indicators met, 0 not met, 11 open"


def test_no_indicator_reads_who_somebody_is() -> None:
    read = {
        ref.name
        for one in nk.forced_labour.questions()
        for node in walk(one.when)
        if isinstance(node, Test)
        for ref in node.facts
    }
    facts = {one.name for one in attrs.fields(nk.WorkingConditions) if info(one) is not None}
    assert facts - read == {
        "host",
        "place",
        "nationalities",
        "identity_papers_with",
        "wages_withheld_by",
    }


def completions(record: nk.WorkingConditions, names: list[str]) -> list[nk.WorkingConditions]:
    """The record with each combination of values that stand for all of these facts."""
    values: list[tuple[Any, ...]] = []
    for name in names:
        what = info(attrs.fields_dict(nk.WorkingConditions)[name])
        assert what is not None
        if what.domain is Domain.FLAG:
            values.append((False, True))
        elif what.choices is not None:
            values.append(tuple(what.choices))
        else:
            values.append((49, 50))  # of the counts, only the share is asked here
    found = []
    for each in product(*values):
        told: dict[str, Any] = dict(zip(names, each, strict=True))
        try:
            found.append(evolve(record, **told))
        except ValueError:  # who keeps the papers is known, so the worker does not
            continue
    return found


@given(conditions, st.data())
def test_more_information_never_turns_what_is_met_or_not(
    record: nk.WorkingConditions, data: st.DataObject
) -> None:
    unknown = [
        one.name
        for one in attrs.fields(nk.WorkingConditions)
        if info(one) is not None and getattr(record, one.name) is None
    ]
    told = data.draw(conditions)
    chosen = data.draw(st.sets(st.sampled_from(unknown)) if unknown else st.just(set()))
    try:
        richer = evolve(record, **{name: getattr(told, name) for name in chosen})
    except ValueError:
        return  # what is told does not fit what was known
    before, after = assess(record), assess(richer)
    for one, other in zip(before, after, strict=True):
        if one.status is not OPEN:
            assert other.status is one.status
        assert {f.name for f in other.open_facts} <= {f.name for f in one.open_facts}


@given(conditions)
def test_an_open_indicator_names_exactly_the_facts_that_can_still_change_it(
    record: nk.WorkingConditions,
) -> None:
    read = {
        one.id: list(
            dict.fromkeys(
                ref.name
                for node in walk(one.when)
                if isinstance(node, Test)
                for ref in node.facts
                if getattr(record, ref.name) is None
            )
        )
        for one in nk.forced_labour.questions()
        if one.id != "excessive-overtime"
    }
    assessment = assess(record)
    for id, names in read.items():
        every = completions(record, names)
        said = {one: assess(one)[id].status for one in every}
        finding, statuses = assessment[id], set(said.values())
        assert finding.status is (statuses.pop() if len(statuses) == 1 else OPEN)
        matter = {
            name
            for name in names
            for one in every
            for other in completions(one, [name])
            if said[one] is not said[other]
        }
        assert {fact.name for fact in finding.open_facts} == matter


@given(conditions)
def test_the_parts_of_an_assessment_agree(record: nk.WorkingConditions) -> None:
    assessment = assess(record)
    assert len(assessment.met) + len(assessment.not_met) + len(assessment.open) == 11
    named = {fact.name for one in assessment for fact in one.open_facts}
    assert {fact.name for fact in assessment.open_facts} == named
    for one in assessment:
        assert bool(one.open_facts) is (one.status is OPEN)
        assert bool(one.because) is (one.status is MET)
        assert one.reason.answer == {MET: "yes", NOT_MET: "no", OPEN: "open"}[one.status]
    plain = assessment.to_dict()
    assert plain["met"] == [one.indicator.id for one in assessment.met]
    assert [one["status"] for one in plain["indicators"]] == [one.status for one in assessment]


def test_a_finding_tells_the_facts_and_the_thresholds_it_rests_on() -> None:
    assessment = assess(
        nk.WorkingConditions(days_off=2, days_off_per="year", minders=True, reference="s1")  # type: ignore[arg-type]
    )
    overtime = assessment["excessive-overtime"]
    assert overtime.because == ("the worker has fewer than 52 days off a year",)
    assert dict(overtime.evidence) == {"days_off": "2", "days_off_per": "year"}
    assert [one.id for one in overtime.thresholds] == ["days-off-a-year"]
    assert [one.id for one in assessment.used()] == ["days-off-a-year"]
    assert assessment["FL03"].thresholds == ()
    assert str(assessment["FL03"]) == "FL03 Restriction of movement: met"


def test_thresholds_of_ones_own_are_marked_as_such() -> None:
    record = nk.WorkingConditions(wages_withheld=False, wage_share_taken=30)
    assert assess(record)["FL08"].status is NOT_MET
    finding = assess(record, thresholds={"wage-share-taken": 30})["FL08"]
    assert finding.status is MET
    (threshold,) = finding.thresholds
    assert threshold.set_by is nk.forced_labour.SetBy.CALLER
    assert threshold.sentence == "others take 30 per cent of the wages or more"


def test_a_threshold_that_is_not_there_or_no_number_is_refused_with_the_others() -> None:
    with pytest.raises(BadInputError) as caught:
        assess(nk.WorkingConditions(), thresholds={"hours": 40, "hours-a-day": -1})
    assert str(caught.value).splitlines() == [
        "thresholds, hours: no such threshold; there are hours-a-week, hours-a-day,"
        " days-off-a-week, days-off-a-month, days-off-a-year, wage-share-taken",
        "thresholds, hours-a-day: expected a whole number, 0 or more, got -1",
    ]


def test_another_record_or_indicator_is_refused() -> None:
    with pytest.raises(TypeError, match="expected a WorkingConditions, got a WorkerPresence"):
        assess(nk.WorkerPresence())  # type: ignore[arg-type]
    with pytest.raises(KeyError, match="no indicator 'FL12'; there are abuse-of-vulnerability"):
        assess(nk.WorkingConditions())["FL12"]


def test_the_text_fits_80_columns_and_says_how_to_read_it() -> None:
    assessment = assess(nk.WorkingConditions(minders=True, hours=90, hours_per="week"))  # type: ignore[arg-type]
    text = str(assessment)
    assert max(map(len, text.splitlines())) <= 80
    words = " ".join(text.split())
    for statement in nk.forced_labour.statements():
        assert statement.says in words
    assert "FL11 Excessive overtime: the worker works more than 60 hours a week" in words
    assert "is forced labour" not in words.replace("no forced labour", "")


def test_the_page_for_a_notebook_escapes_what_stands_in_the_record() -> None:
    page = assess(nk.WorkingConditions(reference="<b>"))._repr_html_()
    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_a_rule_of_ones_own_can_read_the_record_and_the_indicators() -> None:
    f = nk.Facts(nk.WorkingConditions)
    met = {one.id: one.when for one in nk.forced_labour.questions()}
    asked = nk.question(
        "dprk-and-papers",
        nk.label(
            "a DPRK national's papers are withheld",
            f.nationalities.contains("KP") & met["retention-of-identity-documents"],
        ),
    )
    record = nk.WorkingConditions(nationalities=("KP",), identity_papers="withheld")  # type: ignore[arg-type]
    assert nk.Inquiry(nk.WorkingConditions, [asked]).ask(record)["dprk-and-papers"].holds is True
